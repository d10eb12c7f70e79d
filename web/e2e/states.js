// States of views that only come by doing something, pictured; and damaged pages, whose pictures the comparison must not take for the others.
import { damages, picture } from './shots.js';

export async function states(bench, plan, task) {
  for (const width of [1440, 390]) {
    const size = width === 390 ? { width, height: 844, hasTouch: true, isMobile: true } : {};
    await bench.claim(`suggestions open under the search box, at ${width} px`, async (on) => {
      const { context, page } = await bench.open(on, '/', '.documents li', size);
      await page.locator('input[data-search]').pressSequentially('nth');
      await page.getByRole('option').first().waitFor();
      await page.locator('[role=option] .count').first().waitFor();
      await page.waitForFunction(() => document.querySelector('form[role=search]').getAttribute('aria-busy') !== 'true');
      await picture(bench, page, 'home with suggestions');
      await bench.quiet(page);
      await context.close();
    });
  }
  await bench.claim('a sentence of the plan that is chosen has its statements beside it', async (on) => {
    const { context, page } = await bench.open(on, `/read/${plan}?from=${task.start}&to=${task.end}`, '.reader .panel blockquote');
    await picture(bench, page, 'reader with statements');
    await bench.quiet(page);
    await context.close();
  });
  await bench.claim('a node of the graph that is chosen has its sentences beside it', async (on) => {
    const { context, page } = await bench.open(on, '/graph?q=安吉县&sel=region:330523', '.graph aside blockquote');
    await picture(bench, page, 'graph with sentences');
    await bench.quiet(page);
    await context.close();
  });
  for (const [view, all] of Object.entries(damages)) {
    await bench.claim(`the ${view} is damaged for the comparison`, async (on) => {
      const { context, page } = await bench.open(on, `/${view}?q=安吉县`, view === 'list' ? '.facets [role=checkbox]' : '.twin tbody tr');
      for (const [damage, { does, undoes, given }] of Object.entries(all)) {
        await page.evaluate(does, given);
        await picture(bench, page, view, { damage });
        await page.evaluate(undoes, given);
      }
      await context.close();
    });
  }
}
