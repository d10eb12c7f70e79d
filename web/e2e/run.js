// Tries the explorer in Chromium: node run.js '{"origin": …, "login": …, "chromium": …, "shots": …, "result": …}'
// Prints a line for each claim, writes all of them with the figures to result, and ends with 1 where one does not hold.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import { ask, Bench, launch } from './bench.js';
import { firstPage, hub, many } from './figures.js';
import { graph, keyboard, newcomer, reader } from './journeys.js';
import { hostile, upload } from './plans.js';
import { opened, viewsOf } from './views.js';

const { origin, login, chromium: executablePath, shots, result, only = '' } = JSON.parse(process.argv[2]);
const browser = await chromium.launch({ executablePath, ...launch });
const bench = new Bench(origin, browser, shots);
try {
  const { documents, tasks } = await ask(origin, '{ documents(first: 1) { edges { node { id } } } tasks(involving: ["安吉县"], first: 1) { edges { node { id start end } } } }');
  const plan = documents.edges[0].node.id;
  const task = tasks.edges[0].node;
  const views = viewsOf(plan, task.id);

  // Figures first, while nothing else runs; then views and journeys side by side, for a page mostly waits; what writes comes last.
  const one = (name, body) => [name, () => bench.claim(name, body)];
  const alone = [
    ['first page', () => firstPage(bench)],
    one('a hub with 5,000 neighbours expands', (on) => hub(bench, on)),
    one('a graph of 20,000 nodes answers to keys', (on) => many(bench, on)),
  ];
  const abreast = [
    one('a newcomer reads the sentence within three clicks, and takes the list along', (on) => newcomer(bench, on)),
    one('everything is done without a mouse', (on) => keyboard(bench, on)),
    one('the graph expands, undoes and redoes, and its table says the same', (on) => graph(bench, on)),
    one('the reader lands on the sentence, at 1440 px', (on) => reader(bench, on, plan, task, 1440)),
    one('the reader lands on the sentence, at 390 px', (on) => reader(bench, on, plan, task, 390)),
    ...Object.entries(views).map(([name, view]) => [`view ${name}`, () => opened(bench, name, view)]),
  ];
  const writing = [
    one('a plan that is brought is tried, kept, and in the list', (on) => upload(bench, on, login)),
    ['markup', () => hostile(bench)],
  ];
  const wanted = new RegExp(only);
  const inTurn = async (queue) => {
    for (let next = queue.shift(); next; next = queue.shift()) if (wanted.test(next[0])) await next[1]();
  };
  await inTurn(alone);
  await Promise.all([inTurn(abreast), inTurn(abreast)]);
  await inTurn(writing);
} catch (error) {
  bench.results.push({ name: 'the whole is tried', ok: false, ms: 0, where: origin, why: String(error.stack ?? error) });
  console.log(`FAIL  the whole is tried\n      ${error.stack ?? error}`);
} finally {
  await browser.close();
}
const failed = bench.results.filter((one) => !one.ok).length;
console.log(`${bench.results.length} claims, ${failed} do not hold, ${Math.round(performance.now() - bench.started)} ms`);
writeFileSync(result, JSON.stringify({ claims: bench.results, figures: bench.figures }, null, 1));
process.exitCode = failed > 0 ? 1 : 0;
