// Tries the explorer in Chromium: node run.js '{"origin": …, "login": …, "plans": {"origin": …, "login": …}, "program": …, "chromium": …, "result": …}'
// Prints a line for each claim, writes all of them with the figures to result, and ends with 1 where one does not hold.
import { writeFileSync } from 'node:fs';
import { chromium } from 'playwright-core';
import * as asking from './asking.js';
import { ask, Bench, launch } from './bench.js';
import * as canvas from './canvas.js';
import * as documents from './documents.js';
import * as exported from './exports.js';
import { firstPage, hub, many } from './figures.js';
import { forged } from './forged.js';
import * as graphs from './graphs.js';
import * as habits from './habits.js';
import { hostile } from './hostile.js';
import { keyboard, newcomer, reader } from './journeys.js';
import * as numbers from './numbers.js';
import { dropped, upload } from './plans.js';
import { letters } from './shots.js';
import { states } from './states.js';
import { opened, viewsOf } from './views.js';

const { origin, login, plans, program, example, chromium: executablePath, shots, kept, result, only = '' } = JSON.parse(process.argv[2]);
const browser = await chromium.launch({ executablePath, handleSIGINT: false, ...launch });
const bench = new Bench(origin, browser, shots, kept);
const tell = (letters) => writeFileSync(result, JSON.stringify({ claims: bench.results, figures: bench.figures, pictures: bench.pictures, letters }, null, 1));
process.once('SIGINT', () => {
  // Those who started this have no more patience: what was found until now is told, and what was started ends with this.
  bench.results.push({ name: 'the whole is tried', ok: false, ms: 0, where: origin, why: 'it took too long: this machine does much else' });
  tell(null);
  process.exit(1);
});
const brought = bench.at(plans.origin); // where plans are brought, so that what the others count stays the same
let alike = null;
try {
  const { documents: all, tasks } = await ask(origin, '{ documents(first: 1) { edges { node { id } } } tasks(involving: ["安吉县"], first: 1) { edges { node { id start end } } } }');
  const plan = all.edges[0].node.id;
  const task = tasks.edges[0].node;
  const views = viewsOf(plan, task.id);
  const writer = await brought.context();

  // Figures first, while nothing else runs; then views and journeys side by side, for a page mostly waits.
  const one = (name, body) => [name, () => bench.claim(name, body)];
  const alone = [
    ['first page', () => firstPage(bench)],
    one('a hub with 5,000 neighbours expands', (on) => hub(bench, on, program)),
    one('a graph of 20,000 nodes answers to keys', (on) => many(bench, on)),
  ];
  const abreast = [
    ...Object.entries(views).map(([name, view]) => [`view ${name}`, () => opened(bench, name, view)]),
    ['states', () => states(bench, plan, task)],
    one('a newcomer reads the sentence within three clicks, and takes the list along', (on) => newcomer(bench, on)),
    one('everything is done without a mouse', (on) => keyboard(bench, on)),
    one('a line is understood, and shown as conditions', (on) => asking.asked(bench, on)),
    one('what is copied is what is shown', (on) => asking.copied(bench, on)),
    one('where there is nothing it is said what to do', (on) => asking.nothing(bench, on)),
    one('words of the plan that are clicked show what they say', (on) => asking.marks(bench, on, plan)),
    one('the graph expands, undoes and redoes, its table says the same, and its link opens the same', (on) => graphs.graph(bench, on)),
    one('nodes of the graph are pinned, collapsed, hidden, and come back; kinds are left out', (on) => graphs.tools(bench, on)),
    one('the graph finds the path between two', (on) => graphs.path(bench, on)),
    one('the graph is gone about by keys alone', (on) => graphs.keys(bench, on)),
    one('a graph that cannot be painted shows its table, and is painted when it can be', (on) => canvas.unpainted(bench, on)),
    one('a graph opens by its link with every step and pin', (on) => canvas.link(bench, on)),
    one('the reader lands on the sentence, at 1440 px', (on) => reader(bench, on, plan, task, 1440)),
    one('the reader lands on the sentence, at 390 px', (on) => reader(bench, on, plan, task, 390)),
    one('a cell of the matrix opens as many tasks as it says', (on) => numbers.matrix(bench, on)),
    one('a square of the map opens as many tasks as it says', (on) => numbers.map(bench, on)),
    one('a pair of the network opens as many tasks as it says', (on) => numbers.network(bench, on)),
    one('each number of an entity opens as many tasks as it says', (on) => numbers.entity(bench, on)),
    one('files of the list hold what is shown', (on) => exported.files(bench, on)),
    one('the file of the matrix holds what is shown', (on) => exported.table(bench, on)),
    one('sheets for the wall are saved as SVG and printed on A3 and A0', (on) => exported.wall(bench, on)),
    one('list and matrix are printed whole, without what is of no use on paper', (on) => exported.printed(bench, on)),
    one('language and theme are those that the browser asks for, or that were chosen', (on) => habits.preferences(bench, on)),
    one('a login link is pasted where one would upload', (on) => habits.pasted(bench, on, login)),
    one('a server that stops is told of, and found again', (on) => habits.stopped(bench, on, program)),
    one('the example of the documentation shows views on the page of another, and of nobody else', (on) => habits.embedded(bench, on, program, example)),
  ];
  const writing = [
    one('a login link lets a browser write, once', async (on) => writer.addCookies(await habits.login(brought, on, plans.login))),
    one('a plan that is brought is tried, kept, and in the list', (on) => upload(brought, on, writer)),
    one('plans that are dropped are tried, doubted, and discarded', (on) => dropped(brought, on, writer)),
    one('two versions of a plan are compared', (on) => documents.versions(brought, on, writer)),
    one('two plans are compared', (on) => documents.two(brought, on, writer)),
    one('dates of a plan stand in the timeline', (on) => documents.dates(brought, on, writer)),
    one('a PDF is taken in, and its pages are told', (on) => documents.pdf(brought, on, writer)),
    ['forged', () => forged(brought, writer)],
    ['markup', () => hostile(brought, writer)],
  ];
  const wanted = new RegExp(only);
  const entrance = writing[0]; // the others need it
  const needed = (queue) => wanted.test(queue[0]) || (queue === entrance && writing.some(([name]) => wanted.test(name)));
  const inTurn = async (queue) => {
    for (let next = queue.shift(); next; next = queue.shift()) await next[1]();
  };
  const chosen = [alone, abreast, writing].map((queue) => queue.filter(needed));
  await inTurn(chosen[0]);
  await Promise.all([inTurn(chosen[1]), inTurn(chosen[1]), inTurn(chosen[2]).then(() => inTurn(chosen[1]))]);
  if (bench.pictures.length > 0) alike = await letters(bench);
} catch (error) {
  bench.results.push({ name: 'the whole is tried', ok: false, ms: 0, where: origin, why: String(error.stack ?? error) });
  console.log(`FAIL  the whole is tried\n      ${error.stack ?? error}`);
} finally {
  await browser.close();
}
const failed = bench.results.filter((one) => !one.ok).length;
console.log(`${bench.results.length} claims, ${failed} do not hold, ${Math.round(performance.now() - bench.started)} ms`);
tell(alike);
process.exitCode = failed > 0 ? 1 : 0;
