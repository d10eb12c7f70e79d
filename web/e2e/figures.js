// Figures of the issue that a browser can tell. Bounds are generous, for machines differ; the figures themselves are told.
import { performance } from 'node:perf_hooks';
import { holds, stands } from './bench.js';

/** What the first page weighs, and when it can be used. */
export async function firstPage(bench) {
  const context = await bench.context();
  const page = await bench.page(context);
  const loaded = [];
  page.on('response', (response) => ['script', 'stylesheet'].includes(response.request().resourceType()) && loaded.push(response));
  await bench.claim('the search box of the first page is there', async (on) => {
    on(page);
    await page.goto(`${bench.origin}/`);
    await page.locator('input[data-search]').fill('安吉');
    const at = await page.evaluate(() => window.seen.box);
    bench.figure('search box there after, ms', Math.round(at));
    holds('ms', at > 0, at, 'that it was seen; how soon is a figure, and the aim is 1000');
    await stands(page, '.documents li');
    await bench.quiet(page);
  });
  await bench.claim('scripts and styles of the first page are under 60 kB as sent', async (on) => {
    on(page);
    const sizes = await Promise.all(loaded.map(async (response) => [new URL(response.url()).pathname, (await response.request().sizes()).responseBodySize]));
    const sum = sizes.reduce((all, [, size]) => all + size, 0);
    bench.figure('script and style of the first page, bytes as sent', sum);
    holds(sizes.map((one) => one.join(' ')).join(', '), sizes.length >= 2 && sum > 10_000 && sum < 60_000, sum, 'under 60000');
  });
  await context.close();
}

const claim = (n, from, to) => ({ __typename: 'Statement', id: `statement:made${n}`, predicate: 'LEADS', origin: 'EXPLICIT', subject: from, object: to });
const thing = (kind, n) => ({ __typename: 'Task', id: `${kind.toLowerCase()}:made/${n}`, kind, label: `虚构${n}号` });

/** Answers one operation of the page with what make returns; all else goes to the server. */
async function answering(page, operation, make) {
  await page.route('**/graphql', async (route) => {
    const { query = '', variables = {} } = route.request().postDataJSON() ?? {};
    if (!query.includes(`query ${operation}`)) return route.continue();
    await route.fulfill({ json: { data: make(variables) } });
  });
}

const count = (page) => page.locator('.graph .end').innerText().then((text) => Number(text.match(/\d[\d,]*/)?.[0].replaceAll(',', '')));

/** Milliseconds until the page has painted what an action did. */
async function painted(page, action, until, given) {
  const began = performance.now();
  await action();
  await page.waitForFunction(until, given);
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  return Math.round(performance.now() - began);
}

export async function hub(bench, on) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  const centre = { id: 'region:330523', kind: 'REGION', label: '安吉县' };
  const tasks = Array.from({ length: 5000 }, (_, n) => thing('AGENCY', n));
  await answering(page, 'GraphNeighborhood', () => ({
    neighborhood: { of: [{ ref: centre.id, entity: centre }], nodes: [centre, ...tasks], statements: tasks.map((one, n) => claim(n, one, centre)), omitted: [] },
  }));
  await page.goto(`${bench.origin}/graph?q=安吉县&sel=${centre.id}`);
  await stands(page, '.twin tbody tr');
  const before = await count(page);
  await page.locator('.stage').focus();
  const ms = await painted(page, () => page.keyboard.press('Enter'), (was) => !document.querySelector('.graph .end').textContent.includes(`${was} `), before);
  holds('nodes after it', (await count(page)) > before, await count(page), `more than ${before}`);
  bench.figure('a hub with 5,000 neighbours expanded after, ms', ms);
  await bench.quiet(page);
  await context.close();
}

export async function many(bench, on) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  const size = 20_000;
  const centre = { id: 'region:330523', kind: 'REGION', label: '安吉县' };
  const agencies = Array.from({ length: 200 }, (_, n) => thing('AGENCY', n));
  await answering(page, 'GraphQuestion', () => ({
    tasks: {
      totalCount: size, involving: [{ ref: '安吉县', entity: centre }], suggestions: [], candidates: [],
      edges: Array.from({ length: size }, (_, n) => {
        const task = thing('TASK', n);
        return { node: { ...task, agencies: [{ node: claim(`a${n}`, agencies[n % 200], task) }] }, reasons: [{ via: n < 500 ? [claim(`r${n}`, centre, task)] : [] }] };
      }),
    },
  }));
  const began = performance.now();
  await page.goto(`${bench.origin}/graph?q=安吉县`);
  await page.waitForFunction(() => Number((document.querySelector('.graph .end')?.textContent.match(/\d[\d,]*/)?.[0] ?? '0').replaceAll(',', '')) > 20_000, null, { timeout: 40_000 });
  await page.locator('.stage').focus();
  bench.figure('a graph of 20,000 nodes stands after, ms', Math.round(performance.now() - began));
  const keys = [];
  for (const key of ['ArrowRight', 'ArrowLeft', '+', '-']) {
    const at = performance.now();
    await page.keyboard.press(key);
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
    keys.push(Math.round(performance.now() - at));
  }
  bench.figure('a key answered in it after, ms', keys.join(', '));
  holds('keys that were answered', keys.length > 0 && keys.every((ms) => ms > 0), keys, 'all of them; how soon is a figure');
  await bench.quiet(page);
  await context.close();
}
