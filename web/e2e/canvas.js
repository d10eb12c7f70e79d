// The picture of the graph: where it cannot be painted its table stands there, and what was done to it is in its link.
import { holds, same, stands } from './bench.js';

const anji = 'region:330523';
const shown = (page) =>
  page.evaluate(() => ({
    head: document.querySelector('.graph .end').textContent,
    relations: [...document.querySelectorAll('.twin tbody tr')].map((row) => row.textContent.replaceAll(/\s+/g, ' ')).sort(),
    pinned: [...new URLSearchParams(location.search).get('pin')?.split('|') ?? []],
  }));

const seen = (page) => page.locator('.twin').evaluate((one) => !one.classList.contains('visually-hidden'));
const laid = (page) => page.waitForFunction(() => document.querySelector('.stage')?.dataset.settled);

/** A browser without WebGL, and one that loses it and gets it back. */
export async function unpainted(bench, on) {
  const without = await bench.context();
  await without.addInitScript(() => {
    const real = HTMLCanvasElement.prototype.getContext;
    HTMLCanvasElement.prototype.getContext = function (kind, ...more) {
      return kind.includes('webgl') ? null : real.call(this, kind, ...more);
    };
  });
  const bare = await bench.page(without);
  on(bare);
  for (const [address, twin] of [['/graph?q=安吉县', '.twin tbody tr'], ['/network?q=安吉县', '.twin tbody tr']]) {
    await bare.goto(bench.origin + address);
    await stands(bare, twin);
    await bare.locator('.canvas', { hasText: 'WebGL' }).waitFor();
    holds(`the table of ${address}`, await seen(bare), 'hidden', 'to be seen');
  }
  await bench.quiet(bare);
  await without.close();

  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/graph?q=安吉县`);
  await stands(page, '.twin tbody tr');
  await laid(page);
  same('the table is seen', await seen(page), false);
  await page.evaluate(() => {
    window.lost = [...document.querySelectorAll('.stage canvas')].flatMap((one) => one.getContext('webgl2')?.getExtension('WEBGL_lose_context') ?? []);
    window.lost[0].loseContext();
  });
  await page.locator('.canvas .blank[role=status]').waitFor();
  same('the table is seen once the picture is lost', await seen(page), true);
  await page.evaluate(() => window.lost[0].restoreContext());
  await page.locator('.canvas .blank[role=status]').waitFor({ state: 'detached' });
  same('the table is seen once the picture is back', await seen(page), false);
  await bench.quiet(page);
  await context.close();
}

/** Steps of all kinds are taken; the link shows another what they led to, and lets him take them back. */
export async function link(bench, on) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/graph?q=安吉县&sel=${anji}`);
  await stands(page, '.twin tbody tr');
  await laid(page);
  const stage = page.locator('.stage');
  const press = async (key) => {
    await stage.press(key);
    await stands(page, '.twin tbody tr');
  };
  await press('Enter');
  await press('p');
  await press('ArrowRight');
  await press('Enter');
  await press('ArrowLeft');
  await press('Delete');
  await page.getByRole('button', { name: '路径', exact: true }).click();
  await page.getByLabel('从', { exact: true }).fill('安吉县');
  await page.getByLabel('到', { exact: true }).fill('上海市');
  await page.getByRole('button', { name: '查找路径' }).click();
  await page.locator('.graph [role=status]', { hasText: '条路径' }).waitFor({ state: 'attached' });
  const here = await shown(page);
  same('pins in the address', here.pinned.length, 1);
  await bench.quiet(page);

  const other = await bench.page(await bench.context());
  on(other);
  await other.goto(page.url());
  await stands(other, '.twin tbody tr');
  same('what the link shows', await shown(other), here);
  await other.locator('.stage').press('u');
  await other.waitForFunction((was) => document.querySelector('.graph .end').textContent !== was, here.head);
  await other.locator('.stage').press('Shift+U');
  await other.waitForFunction((was) => document.querySelector('.graph .end').textContent === was, here.head);
  await bench.quiet(other);
  await other.context().close();
  await context.close();
}
