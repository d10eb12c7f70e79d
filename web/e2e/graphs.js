// What people do in the graph.
import { holds, same } from './bench.js';
import { picture } from './shots.js';

export const numbers = (text) => (text.match(/\d[\d,]*/g) ?? []).map((one) => Number(one.replaceAll(',', '')));

const anji = 'region:330523';

/** Counts of the graph as its head tells them. */
async function counts(page) {
  const [nodes, edges] = numbers(await page.locator('.graph .end').innerText());
  return { nodes, edges };
}

/** Waits until there are more or fewer nodes than there were. */
const changed = (page, from) => page.waitForFunction((was) => document.querySelector('.graph .end').textContent.match(/\d[\d,]*/)?.[0].replaceAll(',', '') !== String(was), from);

/** All rows of the table that says the same as the graph: the two things of each. */
async function relations(page) {
  const more = page.locator('.twin > button'); // it shows 200 rows at a time
  while (await more.count()) await more.first().evaluate((button) => button.click());
  return page.locator('.twin tbody tr').evaluateAll((rows) => rows.map((one) => [...one.querySelectorAll('a')].map((link) => decodeURIComponent(new URL(link.href).pathname))));
}

const things = async (page) => [...new Set((await relations(page)).flat())].sort();

async function open(bench, on, address) {
  const { context, page } = await bench.open(on, address, '.twin tbody tr');
  return { context, page, stage: page.locator('.stage'), press: (name) => page.getByRole('button', { name, exact: true }).click() };
}

export async function graph(bench, on) {
  const { context, page, stage, press } = await open(bench, on, `/graph?q=安吉县&sel=${anji}`);
  const before = await counts(page);
  await stage.focus();
  await stage.press('Enter');
  await changed(page, before.nodes);
  const after = await counts(page);
  holds('nodes after expanding 安吉县', after.nodes > before.nodes && after.nodes <= before.nodes + 25, after.nodes, `more than ${before.nodes}, at most 25 more`);
  await stage.press('u');
  await changed(page, after.nodes);
  same('nodes and edges after undo', await counts(page), before);
  await press('重做');
  await changed(page, before.nodes);
  same('nodes and edges after redo', await counts(page), after);
  await picture(bench, page, 'graph expanded');

  const twin = await relations(page);
  const legend = (await page.locator('.legend li button .number').allInnerTexts()).reduce((sum, n) => sum + Number(n), 0);
  const pairs = new Set(twin.map(([a, b]) => [a, b].sort().join(' ')));
  const named = new Set(twin.flat());
  same('pairs in the table, edges in the graph', pairs.size, after.edges);
  same('nodes in the legend, nodes in the graph', legend, after.nodes);
  holds('things in the table', named.size <= after.nodes && named.size > after.nodes * 0.8, named.size, `the ${after.nodes} nodes, but for those that stand alone`);

  // Somebody else opens the link.
  const here = await things(page);
  const other = await open(bench, on, page.url().slice(bench.origin.length));
  same('nodes and edges by the link', await counts(other.page), after);
  same('things by the link', await things(other.page), here);
  await bench.quiet(other.page);
  await other.context.close();
  await bench.quiet(page);
  await context.close();
}

export async function tools(bench, on) {
  const { context, page, press } = await open(bench, on, `/graph?q=安吉县&sel=${anji}`);
  const before = await counts(page);
  await press('固定');
  await page.getByRole('button', { name: '取消固定', exact: true }).waitFor();
  await press('取消固定');
  await page.getByRole('button', { name: '固定', exact: true }).waitFor();

  await press('展开');
  await changed(page, before.nodes);
  const expanded = await counts(page);
  await press('收起');
  await changed(page, expanded.nodes);
  same('nodes and edges after collapsing what was expanded', await counts(page), before);
  await press('撤销');
  await changed(page, before.nodes);
  same('nodes and edges after undoing that', await counts(page), expanded);
  await press('撤销');
  await changed(page, expanded.nodes);

  await press('隐藏');
  await changed(page, before.nodes);
  const hidden = await counts(page);
  same('nodes after hiding 安吉县', hidden.nodes, before.nodes - 1);
  holds('edges after hiding 安吉县', hidden.edges < before.edges, hidden.edges, `fewer than ${before.edges}`);
  holds('things in the table', !(await things(page)).some((one) => one.endsWith(anji)), 'region:330523', 'not there');
  await press('撤销');
  await changed(page, hidden.nodes);
  same('nodes and edges after undoing that', await counts(page), before);

  // A kind is left out and comes back by its button of the legend.
  const kind = page.locator('.legend button', { hasText: '任务' });
  const [tasks] = numbers(await kind.innerText());
  await kind.click();
  await changed(page, before.nodes);
  same('nodes without tasks', (await counts(page)).nodes, before.nodes - tasks);
  await kind.click();
  await changed(page, before.nodes - tasks);
  same('nodes with them again', await counts(page), before);
  await bench.quiet(page);
  await context.close();
}

export async function path(bench, on) {
  const { context, page, press } = await open(bench, on, `/graph?q=安吉县&sel=${anji}`);
  const from = page.getByLabel('从', { exact: true });
  const goal = page.getByLabel('到', { exact: true });
  await press('路径');
  same('where it begins', await from.inputValue(), '安吉县');
  await goal.fill('虚构的地名');
  await press('查找路径');
  await page.locator('.graph [role=status]', { hasText: '虚构的地名' }).waitFor({ state: 'attached' });
  await goal.fill('上海市');
  await press('查找路径');
  await page.locator('.graph [role=status]', { hasText: '条路径' }).waitFor({ state: 'attached' });
  const said = await page.locator('.graph [role=status]').innerText();
  const [found, steps] = numbers(said);
  holds('what it says', found > 0 && steps > 0, said, 'a number of paths, and of steps');
  // The way is there indeed: from one to the other over rows of the table, in as many steps.
  const rows = await relations(page);
  const ends = await page.evaluate(() => Object.fromEntries(new URLSearchParams(location.search)));
  let reached = new Set([`/entity/${ends.from}`]);
  for (let i = 0; i < steps; i++) reached = new Set([...reached, ...rows.filter(([a, b]) => reached.has(a) || reached.has(b)).flat()]);
  holds(`what is reached from ${ends.from} in ${steps} steps`, reached.has(`/entity/${ends.to}`), [...reached].slice(0, 20), ends.to);
  await bench.quiet(page);
  await context.close();
}

/** Arrows go from node to node, Enter opens, Delete hides, u takes back; what is chosen is told and its sentences stand beside. */
export async function keys(bench, on) {
  const { context, page, stage } = await open(bench, on, '/graph?q=安吉县');
  const before = await counts(page);
  let steps = 0;
  while (!(await stage.evaluate((one) => one === document.activeElement)) && steps++ < 100) await page.keyboard.press('Tab');
  same('what Tab comes to', await page.evaluate(() => document.activeElement.getAttribute('role')), 'application');
  await page.keyboard.press('ArrowRight');
  const panel = page.locator('.graph aside h2');
  await panel.waitFor();
  const chosen = await panel.innerText();
  const said = await page.locator('.graph [role=status]').innerText();
  holds('what is told of the chosen one', said.includes(chosen) && numbers(said.replace(chosen, '')).length > 0, said, `${chosen}, and its number of neighbours`);
  const seen = new Set([chosen]);
  for (const key of ['ArrowRight', 'ArrowDown', 'ArrowLeft', 'ArrowUp', 'ArrowRight']) {
    const was = page.url();
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    if (page.url() !== was) seen.add(new URL(page.url()).searchParams.get('sel'));
  }
  holds('nodes that arrows came to', seen.size > 2, [...seen], 'more than two');
  await page.keyboard.press('Delete');
  await changed(page, before.nodes);
  same('nodes after Delete', (await counts(page)).nodes, before.nodes - 1);
  await page.keyboard.press('u');
  await changed(page, before.nodes - 1);
  same('after u', await counts(page), before);
  await page.keyboard.press('Escape');
  await page.locator('.graph aside').waitFor({ state: 'detached' });
  await bench.quiet(page);
  await context.close();
}
