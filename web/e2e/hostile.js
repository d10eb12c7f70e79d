// A plan of 120 payloads, through every view, every file and GraphiQL: nothing of it runs, nothing asks others, everything is shown as printed.
import { writeFileSync } from 'node:fs';
import { ask, holds, same, stands } from './bench.js';
import { cellsOfCsv, cellsOfWorkbook, saved } from './exports.js';
import { payloads, planOf } from './payloads.js';
import { bring, documents } from './plans.js';
import { site } from './server.js';
import { viewsOf } from './views.js';

const name = '<img src=x onerror=window.__xss=121>.html';
const inert = { ran: [], strange: [] };

// Signs that print nothing are left out when a plan is read, which its findings tell; line breaks are where the page breaks lines.
const squeezed = (text) => text.replaceAll(/[\s\u200b\u202c\u202e]/g, '');
const shownIn = (text) => {
  const all = squeezed(text);
  return payloads.filter((one) => all.includes(squeezed(one.text))).length;
};

/** What was run, and what of the page no view of ours has: attributes that are scripts, elements that ask others, links that leave. */
const alive = () => {
  const foreign = 'img, iframe, embed, object, portal, video, audio, base, marquee, plaintext, xmp, noembed, frameset, math, animate, set, image, meta[http-equiv], script:not([src])';
  const asks = ['src', 'srcset', 'href', 'xlink:href', 'action', 'formaction', 'data', 'poster', 'background', 'srcdoc'];
  const leaves = (value) => {
    const to = URL.parse(value, location.href);
    return to === null || (to.origin !== location.origin && !['blob:', 'file:'].includes(to.protocol));
  };
  const strange = (one) =>
    one.matches(foreign) || [...one.attributes].some(({ name, value }) => /^on/i.test(name) || (asks.includes(name) && leaves(value)) || (name === 'style' && /url\(|expression|__xss/i.test(value))) || (one.localName === 'style' && /outside\.invalid/.test(one.textContent));
  return { ran: window.seen.ran, strange: [...document.querySelectorAll('*')].filter((one) => strange(one) && !(one.localName === 'link' && one.relList.contains('icon'))).map((one) => one.outerHTML.slice(0, 120)) };
};

/** Payloads do run where somebody takes them for markup: else that nothing ran would say nothing. */
async function control(bench, on) {
  const careless = await site(() => '<!doctype html><title>x</title><main></main>');
  const context = await bench.context();
  try {
    const page = await context.newPage();
    on(page);
    const asked = new Set();
    await page.route(/outside\.invalid/, (route) => route.fulfill({ status: 204 })); // which leads the page nowhere
    page.on('request', (request) => request.url().includes('outside.invalid') && asked.add(request.url()));
    await page.goto(`http://127.0.0.1:${careless.port}/`);
    await page.evaluate((all) => all.forEach((text) => document.querySelector('main').appendChild(document.createElement('div')).setHTMLUnsafe(`${text}<b title="${text}">`)), payloads.map(({ text }) => text));
    await page.waitForFunction(() => new Set(window.seen.ran).size >= 12);
    const { strange } = await page.evaluate(alive);
    const ran = new Set(await page.evaluate(() => window.seen.ran)).size;
    holds('what asked others, what is no element of ours', asked.size >= 4 && strange.length > 40, [asked.size, strange.length], 'at least 4, more than 40');
    bench.figure('payloads that run on a page that takes them for markup', `${ran} run, ${asked.size} ask others, ${strange.length} strange elements`);
  } finally {
    await context.close();
    await careless.end();
  }
}

const question = `query ($plan: ID!) { tasks(where: { documents: [$plan] }, first: 100) { edges { node { id label
  agencies { other { id label } } policies { id label } platforms { id label } targets { id label } section { id label } } } } }`;

/** Has the page bring the plan; gives its id. */
async function taken(bench, on, context) {
  const page = await bench.page(context);
  on(page);
  const before = new Set((await documents(bench)).map((one) => one.id));
  await bring(page, bench, name, planOf(payloads), 'text/html');
  same('what lives in the trial', await page.evaluate(alive), inert);
  holds('the trial', (await page.locator('main').innerText()).includes('120'), await page.locator('main').innerText(), 'that it found 120 tasks');
  await page.getByRole('button', { name: '保留入库' }).click();
  await page.locator('.verdict[data-phase=kept]').waitFor();
  same('what lives in the result', await page.evaluate(alive), inert);
  const plan = (await documents(bench)).find((one) => !before.has(one.id));
  holds('the title of the plan', plan?.title.includes('<img src=x onerror='), plan, 'one that holds markup');
  await bench.quiet(page);
  await page.close();
  return plan.id;
}

/** The first of each sort of thing whose name has the signs of a payload. */
function sample(tasks) {
  const sorts = { agency: (one) => one.agencies.map(({ other }) => other), policy: (one) => one.policies, platform: (one) => one.platforms, target: (one) => one.targets, section: (one) => [one.section] };
  return Object.entries(sorts).flatMap(([sort, of]) => {
    const found = tasks.flatMap(of).filter((other) => other && /xss|outside\.invalid|[<>{}]/.test(other.label));
    return found.length > 0 ? [[`entity, ${/^[aeiou]/.test(sort) ? 'an' : 'a'} ${sort}`, { address: `/entity/${encodeURIComponent(found[0].id)}`, ready: 'article h1', says: found[0].label }]] : [];
  });
}

export async function hostile(bench, context) {
  await bench.claim('payloads run where they are taken for markup, and it is seen', (on) => control(bench, on));
  let plan = null;
  await bench.claim('a plan that holds markup is taken in as text', async (on) => (plan = await taken(bench, on, context)));
  if (!plan) return;
  const { tasks } = await ask(bench.origin, question, { plan });
  const nodes = tasks.edges.map(({ node }) => node);
  await bench.claim('tasks of the plan are called by its markup', async () => {
    const labels = nodes.map((one) => one.label).join('\n');
    holds('payloads in the first 100 labels', shownIn(labels) > 50 && labels.includes('<script>'), shownIn(labels), 'more than 50');
  });
  const sampled = sample(nodes);
  const views = { ...viewsOf(plan, nodes[0].id, `doc=${plan}`), ...Object.fromEntries(sampled), timeline: { address: `/timeline?doc=${plan}`, ready: 'g[data-entry]' } };
  await bench.claim('things of other kinds are called by markup', async () => same('kinds', sampled.map(([name]) => name), ['entity, an agency', 'entity, a policy', 'entity, a platform', 'entity, a target', 'entity, a section']));
  views.compare = { address: `/compare?left=${plan}&right=${(await documents(bench)).find((one) => one.id !== plan).id}`, ready: '.compare section.card li' };
  const told = [];
  for (const [name, view] of Object.entries(views)) {
    await bench.claim(`a plan that holds markup is text in ${name}`, async (on) => {
      const page = await bench.page(context);
      on(page);
      await page.goto(bench.origin + view.address);
      await stands(page, view.ready);
      await bench.shot(page, `markup ${name}`);
      const more = page.locator('main .twin > button');
      while (await more.count()) await more.first().evaluate((button) => button.click());
      await whole(page, name === 'list' && nodes.length);
      same('what lives', await page.evaluate(alive), inert);
      const text = await page.locator('body').evaluate((body) => body.textContent);
      told.push(`${name} ${shownIn(text)}`);
      if (view.says) holds('what it is called', text.includes(view.says), text.slice(0, 200), view.says);
      if (name === 'reader') same('payloads that are shown as printed', shownIn(text), payloads.length);
      if (name === 'list') same('titles that the list leaves out', nodes.filter((one) => !squeezed(text).includes(squeezed(one.label))).map((one) => one.label), []);
      if (name === 'home') holds('the text', text.includes('<img src=x onerror='), text.slice(0, 200), 'the signs as printed');
      if (name === 'wall') await sheet(bench, page, context);
      await bench.quiet(page);
      await page.close();
    });
  }
  await files(bench, context, plan);
  await bench.claim('a plan that holds markup is text in an answer in GraphiQL', (on) => graphiql(bench, on, context, plan));
  bench.figure('payloads tried', `${payloads.length} in ${Object.keys(views).length} views, 8 formats, a sheet and GraphiQL; seen as printed: ${told.join(', ')}`);
}

/** Has the page draw all of what it draws only where one looks, as for paper. */
async function whole(page, rows) {
  await page.evaluate(() => (window.print = () => dispatchEvent(new Event('beforeprint'))));
  if (!rows) return page.evaluate(() => window.print());
  await page.getByRole('button', { name: '打印' }).click(); // it fetches all first
  await page.waitForFunction((rows) => document.querySelectorAll('[role=grid] .printed .row').length >= rows, rows);
}

/** A sheet for the wall that was saved, in a window of its own. */
async function sheet(bench, page, context) {
  const { bytes } = await saved(page, page.locator('figure').first().getByRole('button', { name: /SVG/ }));
  const file = `${bench.kept}/wall of payloads.svg`;
  writeFileSync(file, bytes);
  const alone = await bench.page(context, ['file://']);
  await alone.goto(`file://${encodeURI(file)}`);
  same('what lives in the sheet', await alone.evaluate(alive), inert);
  const text = await alone.evaluate(() => `${document.documentElement.localName} ${document.documentElement.textContent}`);
  holds('the sheet', text.startsWith('svg ') && squeezed(text).includes(squeezed(payloads[0].text)), text.slice(0, 300), 'an svg with the first payload as text');
  await bench.quiet(alone);
  await alone.close();
}

const term = String.raw`(?:<[^<>"{}|^\x60\\\u0000-\u0020]*>|_:\S+)`;
const quad = new RegExp(String.raw`^${term} ${term} (?:${term}|"(?:[^"\\\n\r]|\\[tbnrf"'\\]|\\u[0-9A-Fa-f]{4}|\\U[0-9A-Fa-f]{8})*"(?:@[\w-]+|\^\^${term})?)(?: ${term})? \.$`);

/** Faults of a file by a reader of its format, and all its text. */
const readers = {
  csv: async (_, bytes) => cells(cellsOfCsv(bytes.toString('utf8'))),
  tsv: async (_, bytes) => cells(bytes.toString('utf8').replace(/^\uFEFF/, '').split(/\r?\n/).map((line) => line.split('\t'))),
  xlsx: async (context, bytes) => cells((await cellsOfWorkbook(context, bytes)).flat()),
  graphml: (context, bytes) => xml(context, bytes, 'graphml'),
  gexf: (context, bytes) => xml(context, bytes, 'gexf'),
  jsonld: async (_, bytes) => ({ faults: [], text: strings(JSON.parse(bytes)) }),
  cytoscape: async (_, bytes) => ({ faults: [], text: strings(JSON.parse(bytes)) }),
  nquads: async (_, bytes) => {
    const lines = bytes.toString('utf8').trimEnd().split('\n');
    return { faults: lines.filter((line) => !line.startsWith('#') && !quad.test(line)).slice(0, 3), text: lines.map((line) => line.replaceAll(/\\(["\\])/g, '$1')).join('\n') };
  },
};

/** Cells that a spreadsheet would take for a formula are faults. */
function cells(rows) {
  const all = rows.flat();
  return { faults: all.filter((cell) => /^[=+\-@＝＋－＠\t\r]/.test(cell)), text: all.join('\n') };
}

const strings = (value) => (typeof value === 'string' ? value : typeof value === 'object' && value !== null ? Object.values(value).map(strings).join('\n') : '');

async function xml(context, bytes, root) {
  const page = await context.newPage();
  const read = await page.evaluate((text) => {
    const read = new DOMParser().parseFromString(text, 'application/xml');
    return { root: read.documentElement.localName, fault: read.querySelector('parsererror')?.textContent ?? '', text: [read.documentElement.textContent, ...[...read.querySelectorAll('*')].flatMap((one) => [...one.attributes].map(({ value }) => value))].join('\n') };
  }, bytes.toString('utf8'));
  await page.close();
  return { faults: read.fault === '' && read.root === root ? [] : [`${read.root}: ${read.fault}`], text: read.text };
}

async function files(bench, context, plan) {
  for (const [format, read] of Object.entries(readers)) {
    await bench.claim(`a plan that holds markup is text in a file of ${format}`, async () => {
      const response = await context.request.get(`${bench.origin}/export?format=${format}&document=${encodeURIComponent(plan)}`, { headers: { 'X-Policygraph-CSRF': '1' } });
      const headers = response.headers();
      same('answer', response.status(), 200);
      holds('how it is sent', headers['content-disposition'].startsWith('attachment;') && headers['x-content-type-options'] === 'nosniff' && !/html|svg/.test(headers['content-type']), headers, 'a file that a browser saves and does not guess about');
      const { faults, text } = await read(context, await response.body());
      same('faults', faults, []);
      holds('payloads in it', shownIn(text) > 60, shownIn(text), 'more than 60');
      bench.figure(`payloads in a file of ${format}`, shownIn(text));
    });
  }
}

async function graphiql(bench, on, context, plan) {
  const page = await bench.page(context);
  on(page);
  const query = `{ tasks(where: { documents: ["${plan}"] }, first: 100) { edges { node { title text } } } }`;
  await page.route('**/graphiql/examples.json', (route) => route.fulfill({ json: [{ name: 'payloads', title: payloads[0].text, query }] }));
  await page.goto(`${bench.origin}/graphiql/`);
  await page.locator('.graphiql-query-editor .view-lines').first().waitFor();
  await page.locator('.examples button').first().click();
  await page.waitForFunction(() => document.querySelector('.graphiql-response .view-lines')?.textContent.includes('xss'));
  const { ran, strange } = await page.evaluate(alive);
  same('what lives', { ran, strange: strange.filter((one) => /xss|outside\.invalid/.test(one)) }, inert); // its editor has elements of its own
  await bench.shot(page, 'markup graphiql');
  await bench.quiet(page);
  await page.close();
}
