// Figures of the issue that a browser can tell. Bounds are generous, for machines differ; the figures themselves are told.
import { execFile } from 'node:child_process';
import { rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { performance } from 'node:perf_hooks';
import { promisify } from 'node:util';
import { ask, holds, same, stands } from './bench.js';
import { Server } from './server.js';

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

const around = 5000;

/** A plan in which one agency leads so many tasks. */
function planOfHub() {
  const digits = '〇一二三四五六七八九';
  const ordinal = (n) => (n < 10 ? digits[n] : `${n < 20 ? '' : digits[Math.floor(n / 10)]}十${n % 10 ? digits[n % 10] : ''}`);
  const lines = ['苍南县山塘逐处整治清单（2027—2029年）'];
  for (let n = 0; n < around; n++) {
    if (n % 100 === 0) lines.push(`${ordinal(n / 100 + 1)}、第${ordinal(n / 100 + 1)}片区整治任务`);
    lines.push(`${(n % 100) + 1}. 整治第${n + 1}号山塘。2028年底前完成第${n + 1}号山塘整治。（县水利局牵头）`);
  }
  return `${lines.join('\n\n')}\n`;
}

/** Notes in the page when a key was pressed, when the head told another count, and when that was painted; and what was asked meanwhile. */
function watchKeys() {
  const noted = { at: 0, told: 0, painted: 0, asked: [] };
  Object.defineProperty(window, 'noted', { value: noted });
  const head = () => document.querySelector('.graph .end')?.textContent;
  const then = (done) =>
    requestAnimationFrame(() => {
      const { port1, port2 } = new MessageChannel(); // its message comes when the frame is done
      port1.onmessage = done;
      port2.postMessage(0);
    });
  addEventListener('keydown', (event) => {
    Object.assign(noted, { at: event.timeStamp, told: 0, painted: 0, asked: [] });
    const was = head();
    const look = () => {
      if (event.key === 'Enter' && head() === was) return void requestAnimationFrame(look);
      noted.told = performance.now();
      then(() => (noted.painted = performance.now()));
    };
    look();
  }, true);
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) if (entry.name.endsWith('/graphql')) noted.asked.push([entry.startTime, entry.responseEnd]);
  }).observe({ type: 'resource' });
}

const median = (values) => [...values].sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Presses a key; gives the milliseconds until its effect was painted, and those until the first answer of the server was there. */
async function pressed(page, key) {
  await page.keyboard.press(key);
  await page.waitForFunction(() => window.noted.painted > 0);
  return page.evaluate(() => {
    const { at, painted, asked } = window.noted;
    return { ms: Math.round(painted - at), server: asked.length > 0 ? Math.round(asked[0][1] - asked[0][0]) : 0 };
  });
}

const settled = (page) => page.waitForFunction(() => document.querySelector('.stage')?.dataset.settled);

/** A real hub: the plan lies in a store of its own, and the server answers for it. */
export async function hub(bench, on, program) {
  const server = new Server(program);
  const file = join(server.store, '..', `${crypto.randomUUID()}.txt`);
  try {
    writeFileSync(file, planOfHub());
    await promisify(execFile)(program, ['ingest', file, '--store', server.store]);
    await server.start();
    const { tasks } = await ask(server.origin, '{ tasks(involving: ["苍南县水利局"], first: 1) { totalCount involving { entity { id } } } }');
    same('tasks of the hub', tasks.totalCount, around);
    const context = await bench.at(server.origin).context();
    await context.addInitScript(watchKeys);
    const page = await bench.at(server.origin).page(context);
    on(page);
    await page.goto(`${server.origin}/graph?q=苍南县水利局&sel=${encodeURIComponent(tasks.involving[0].entity.id)}`);
    await stands(page, '.twin tbody tr');
    await settled(page);
    await page.locator('.stage').focus();
    const first = await count(page);
    const taken = [];
    for (let n = 1; n <= 5; n++) {
      taken.push(await pressed(page, 'Enter'));
      same(`nodes after ${n} expansions`, await count(page), first + n * 25);
      await stands(page, '.twin tbody tr');
    }
    const left = (await page.locator('.graph [role=status]').innerText()).match(/\d+/g).map(Number);
    holds('what is told to be left', left[1] > around - first - 200 && left[1] < around, left[1], `nearly ${around}`);
    bench.figure('a hub with 5,000 neighbours expanded after, ms', `${taken[0].ms} at first, ${median(taken.map((one) => one.ms))} as a median of five`);
    bench.figure('of which the server answered the first after, ms', taken[0].server);
    await bench.quiet(page);
    await context.close();
  } finally {
    await server.end();
    rmSync(file, { force: true });
  }
}

const count = (page) => page.locator('.graph .end').innerText().then((text) => Number(text.match(/\d[\d,]*/)?.[0].replaceAll(',', '')));

/** Answers the question of the page with so many tasks, in the page itself: what is measured is the page, not how an answer gets there. */
function answerMany(size) {
  const thing = (kind, n) => ({ __typename: kind === 'TASK' ? 'Task' : 'Agency', id: `${kind.toLowerCase()}:made/${n}`, kind, label: `虚构${n}号` });
  const claim = (n, from, to) => ({ __typename: 'Statement', id: `statement:made${n}`, predicate: 'LEADS', origin: 'EXPLICIT', subject: from, object: to });
  const centre = { __typename: 'Region', id: 'region:330523', kind: 'REGION', label: '安吉县' };
  const agencies = Array.from({ length: 200 }, (_, n) => thing('AGENCY', n));
  const edges = Array.from({ length: size }, (_, n) => {
    const task = thing('TASK', n);
    return { node: { ...task, agencies: [{ node: claim(`a${n}`, agencies[n % 200], task) }] }, reasons: [{ via: n < 500 ? [claim(`r${n}`, centre, task)] : [] }] };
  });
  const body = JSON.stringify({ data: { tasks: { totalCount: size, involving: [{ ref: '安吉县', entity: centre }], suggestions: [], candidates: [], edges } } });
  const real = window.fetch;
  window.fetch = (address, options) => (options?.body?.includes?.('query GraphQuestion') ? Promise.resolve(new Response(body)) : real(address, options));
}

export async function many(bench, on) {
  const context = await bench.context();
  await context.addInitScript(watchKeys);
  await context.addInitScript(answerMany, 20_000);
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/graph?q=安吉县`);
  await page.waitForFunction(() => Number((document.querySelector('.graph .end')?.textContent.match(/\d[\d,]*/)?.[0] ?? '0').replaceAll(',', '')) > 20_000, null, { timeout: 40_000 });
  await page.locator('.stage').focus();
  bench.figure('a graph of 20,000 nodes stands after, ms', Math.round(await page.evaluate(() => performance.now())));
  const keys = ['ArrowRight', 'ArrowLeft', '+', '-', 'ArrowDown', 'ArrowUp', '+', '-'];
  for (const when of ['while it is laid out', 'once it stands still']) {
    const taken = [];
    for (const key of keys) taken.push((await pressed(page, key)).ms);
    bench.figure(`a key answered in it ${when} after, ms`, `${taken.join(', ')}; median ${median(taken)}`);
    holds('keys that were answered', taken.every((ms) => ms > 0), taken, 'all of them; how soon is a figure');
    await settled(page);
  }
  same('rows of its table in the page', await page.locator('.twin tbody tr').count(), 200);
  await bench.quiet(page);
  await context.close();
}
