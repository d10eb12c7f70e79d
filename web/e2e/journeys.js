// What people do: a newcomer, one without a mouse, one who reads.
import { readFileSync } from 'node:fs';
import { ask, holds, same, stands } from './bench.js';

const row = '[role=row][data-index]';

export async function newcomer(bench, on) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  let clicks = 0;
  const click = async (locator) => {
    clicks++;
    await locator.click();
  };
  await page.goto(`${bench.origin}/`);
  await page.locator('input[data-search]').pressSequentially('安吉');
  await click(page.getByRole('option').filter({ has: page.locator('.label', { hasText: /^安吉县$/ }) }).first());
  await stands(page, row);
  await click(page.locator(`${row} button.title`).first());
  const duty = page.locator('dialog .said').filter({ hasText: '安吉县' }).filter({ has: page.locator('blockquote') }).first();
  const sentence = await duty.locator('blockquote .words').first().innerText();
  holds('the sentence beside the duty', /安吉/.test(sentence), sentence, 'words of the plan that name 安吉县');
  await click(page.locator('dialog .links a.primary'));
  await stands(page, 'article .inside');
  const read = (await page.locator('article .inside').allInnerTexts()).join('');
  holds('the marked sentence of the plan', read.includes('安吉') || read.length > 20, read, 'the task that names 安吉县');
  holds('clicks', clicks <= 3, clicks, 'at most 3');
  await bench.quiet(page);
  await page.goBack();
  await page.locator('dialog[open] .sheet').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await stands(page, row);
  for (const [name, begins, label] of [['xlsx', [0x50, 0x4b, 0x03, 0x04], /Excel|XLSX/i], ['csv', [0xef, 0xbb, 0xbf], /CSV/i]]) {
    const [download] = await Promise.all([page.waitForEvent('download'), page.getByRole('link', { name: label }).first().click()]);
    const bytes = readFileSync(await download.path());
    holds(`${name}, named ${download.suggestedFilename()}`, bytes.length > 200 && download.suggestedFilename().endsWith(`.${name}`), bytes.length, 'a file of some size with its suffix');
    same(`first bytes of ${name}`, [...bytes.subarray(0, begins.length)], begins);
    if (name === 'csv') holds('rows of the CSV', bytes.toString('utf8').trim().split('\n').length > 1, bytes.toString('utf8').slice(0, 80), 'a head and rows');
  }
  await context.close();
}

export async function keyboard(bench, on) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/help`);
  await stands(page, 'article dl');
  await page.keyboard.press('/');
  await page.keyboard.type('安吉');
  await page.getByRole('option').first().waitFor();
  for (let i = 0; i < 10; i++) {
    await page.keyboard.press('ArrowDown');
    if (await page.locator('[role=option][aria-selected=true] .label', { hasText: /^安吉县$/ }).count()) break;
  }
  await page.keyboard.press('Enter');
  await stands(page, row);
  const focused = () => page.evaluate(() => document.activeElement?.getAttribute('role') ?? document.activeElement?.localName);
  let steps = 0;
  while ((await focused()) !== 'row' && steps < 200) {
    await page.keyboard.press('Tab');
    steps++;
  }
  same('what Tab comes to', await focused(), 'row');
  bench.figure('Tab presses from the search box to the first row', steps);
  await page.keyboard.press('ArrowDown');
  await page.waitForFunction(() => document.activeElement?.getAttribute('data-index') === '1');
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] .sheet').waitFor();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  same('what has the focus after the drawer', await focused(), 'row');
  await page.keyboard.press('3');
  await page.waitForURL(/\/matrix/);
  await page.keyboard.press('?');
  await page.waitForURL(/\/help/);
  await bench.quiet(page);
  await context.close();
}

/** Where the marked words are and what of the window shows the text. */
const standing = () => {
  const boxes = [...document.querySelectorAll('article .inside')].map((one) => one.getBoundingClientRect());
  const article = document.querySelector('article').getBoundingClientRect();
  const root = document.scrollingElement;
  return {
    top: Math.round(Math.min(...boxes.map((box) => box.top))),
    bottom: Math.round(Math.max(...boxes.map((box) => box.bottom))),
    covered: (Math.min(article.bottom, innerHeight) - Math.max(article.top, 0)) / innerHeight,
    scrolled: [...document.querySelectorAll('html, body, #app, main, .reader, .middle, article')].filter((one) => one !== root && one.scrollTop !== 0).map((one) => `${one.localName}.${one.className}`),
    inside: root.scrollTop + innerHeight <= root.scrollHeight + 1,
    words: document.querySelector('article .inside')?.textContent ?? '',
  };
};

export async function reader(bench, on, plan, task, width) {
  const context = await bench.context({ width, height: width > 1000 ? 900 : 844 });
  const page = await bench.page(context);
  on(page);
  const { document } = await ask(bench.origin, 'query ($plan: ID!) { document(id: $plan) { tasks(first: 100) { edges { node { start end } } } } }', { plan });
  const tasks = document.tasks.edges.map((edge) => edge.node);
  for (const { start, end } of [tasks[0], task, tasks.at(-1)]) {
    await page.goto(`${bench.origin}/read/${plan}?from=${start}&to=${end}`);
    await stands(page, 'article .inside');
    await page.waitForFunction(() => document.activeElement?.hasAttribute('data-at')); // it has landed
    await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => requestAnimationFrame(done)))));
    const at = await page.evaluate(standing);
    holds(`the words at ${start}`, at.top >= 0 && at.top < (width > 1000 ? 900 : 844), at, 'their beginning in the window');
    same(`boxes that were scrolled besides the window at ${start}`, at.scrolled, []);
    holds(`the window at ${start}`, at.inside && at.covered > (width > 1000 ? 0.5 : 0.35), at, 'filled by the text of the plan');
  }
  await page.keyboard.press('n');
  await page.waitForFunction(() => document.querySelectorAll('article .inside').length > 0);
  await bench.quiet(page);
  await context.close();
}
