// A number opens a list of as many tasks, wherever it stands.
import { holds, same, stands } from './bench.js';
import { numbers } from './graphs.js';

const row = '[role=row][data-index]';

/** What the head of a list says, and how many rows it says that there are. */
async function listed(page) {
  await stands(page, row);
  const [n] = numbers(await page.locator('.list h1').innerText());
  same('rows of the list', Number(await page.locator('[role=grid]').getAttribute('aria-rowcount')) - 1, n);
  return n;
}

export async function matrix(bench, on) {
  const { context, page } = await bench.open(on, '/matrix?q=安吉县', 'td[data-shade] a');
  const cells = await page.locator('td[data-shade] a').evaluateAll((links) => links.map((link) => Number(link.textContent)));
  holds('cells', cells.length > 10, cells.length, 'more than 10');
  for (const wanted of [Math.max(...cells), Math.min(...cells)]) {
    const cell = page.locator('td[data-shade] a').nth(cells.indexOf(wanted));
    const label = await cell.getAttribute('aria-label');
    holds('what the cell is called', numbers(label).at(-1) === wanted, label, `a name with ${wanted}`);
    await cell.click();
    same(`tasks of ${label}`, await listed(page), wanted);
    await page.goBack();
    await stands(page, 'td[data-shade] a');
  }
  await bench.quiet(page);
  await context.close();
}

export async function map(bench, on) {
  const { context, page } = await bench.open(on, '/map', '.drawing svg');
  const tiles = page.locator('.drawing g[data-code]');
  const counts = await tiles.evaluateAll((all) => all.map((one) => Number(one.querySelector('.count')?.textContent ?? 0)));
  same('squares of the Yangtze delta', counts.length, 41);
  const most = Math.max(...counts);
  holds('tasks of the darkest square', most > 0, most, 'more than none');
  await tiles.nth(counts.indexOf(most)).click();
  const tasks = page.getByRole('link', { name: '查看任务', exact: true });
  await tasks.waitFor();
  same('what the square says beside the map', numbers(await page.locator('.beside .big').innerText())[0], most);
  await tasks.click();
  same('tasks of the square', await listed(page), most);
  await page.goBack();
  await stands(page, '.beside table');
  const [name, count] = await page.locator('.beside tbody tr').last().evaluate((one) => [one.querySelector('a').textContent, Number(one.querySelector('td').textContent)]);
  await page.locator('.beside tbody tr').last().getByRole('link').click();
  same(`tasks of ${name}, by the table`, await listed(page), count);
  await bench.quiet(page);
  await context.close();
}

export async function entity(bench, on) {
  const { context, page } = await bench.open(on, '/entity/region:330523', 'article h1');
  const links = await page.locator('article a[href^="/list"]').evaluateAll((all) =>
    all.map((one) => ({ href: one.getAttribute('href'), says: one.querySelector('.number')?.textContent ?? one.textContent, where: one.closest('section')?.querySelector('h2, h3')?.textContent ?? '' })),
  );
  const counted = links.map((link) => ({ ...link, n: numbers(link.says)[0] })).filter((link) => link.n !== undefined);
  holds('numbers that open a list', counted.length >= 6, counted, 'at least 6');
  const some = counted.filter((link, i) => counted.findIndex((one) => one.where === link.where) === i); // the first of each part of the page
  for (const link of some) {
    await page.locator(`article a[href="${link.href}"]`).first().click();
    same(`tasks by the number at “${link.where.trim()}”, ${link.href}`, await listed(page), link.n);
    await page.goBack();
    await stands(page, 'article h1');
  }
  bench.figure('numbers of the page of 安吉县 that were followed', some.length);
  await bench.quiet(page);
  await context.close();
}

export async function network(bench, on) {
  const { context, page } = await bench.open(on, '/network', '.twin tbody tr');
  const link = page.locator('.twin tbody a[href^="/list"]').first();
  const n = Number(await link.innerText());
  await link.click();
  same('tasks of the first pair', await listed(page), n);
  await bench.quiet(page);
  await context.close();
}
