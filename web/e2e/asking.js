// What people ask, how it is understood, what they copy, and what is said where there is nothing.
import { ask, holds, same, stands } from './bench.js';
import { numbers } from './graphs.js';

const row = '[role=row][data-index]';

/** Initials and pinyin find a thing; a line is understood and shown as conditions, each of which can be taken away. */
export async function asked(bench, on) {
  const { context, page } = await bench.open(on, '/', '.documents li');
  const box = page.locator('input[data-search]');
  for (const typed of ['nthxq', 'nantaihuxinqu', '南太湖新区']) {
    await box.fill(typed);
    await page.locator('[role=option]', { hasText: '南太湖新区' }).first().waitFor();
  }
  await box.fill('市科技局牵头 涉及 上海');
  await box.press('Enter');
  await page.waitForURL(/\/list\?/);
  await stands(page, row);
  const chips = page.locator('.chips');
  const says = (await chips.innerText()).replaceAll(/\s+/g, ' ');
  holds('how the line is understood', ['科学技术局', '牵头', '上海'].every((part) => says.includes(part)), says, 'the agency, its part, and the place');
  const [narrow] = numbers(await page.locator('.list h1').innerText());
  await chips.getByRole('button', { name: /去掉条件.*牵头/ }).click();
  await page.waitForFunction(() => !document.querySelector('.chips').innerText.includes('牵头'));
  await stands(page, row);
  const [wide] = numbers(await page.locator('.list h1').innerText());
  holds('tasks without one condition', wide >= narrow && narrow > 0, [narrow, wide], 'as many or more');
  await page.goBack();
  await page.waitForFunction(() => document.querySelector('.chips').innerText.includes('牵头'));
  await stands(page, row);
  same('tasks after going back', numbers(await page.locator('.list h1').innerText())[0], narrow);
  await bench.quiet(page);
  await context.close();
}

/** What is copied is what is shown: the link, and a query that others can put. */
export async function copied(bench, on) {
  const { context, page } = await bench.open(on, '/list?q=安吉县', row, { permissions: ['clipboard-read', 'clipboard-write'] });
  const [shown] = numbers(await page.locator('.list h1').innerText());
  const clipboard = () => page.evaluate(() => navigator.clipboard.readText());
  await page.getByRole('button', { name: '复制链接' }).click();
  await page.getByRole('button', { name: '已复制' }).first().waitFor();
  same('the link', await clipboard(), page.url());
  await page.getByRole('button', { name: '复制 GraphQL' }).click();
  await page.waitForFunction(async () => /^\s*(query|\{|#)/.test(await navigator.clipboard.readText()));
  const { tasks } = await ask(bench.origin, await clipboard());
  same('tasks by the query that was copied', tasks.totalCount, shown);
  await bench.quiet(page);
  await context.close();
}

/** Where nothing is found every view says so, and what to do. */
export async function nothing(bench, on) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  for (const view of ['list', 'graph', 'matrix', 'map', 'timeline', 'network', 'wall']) {
    await page.goto(`${bench.origin}/${view}?q=查无此县&text=查无此事`);
    await stands(page, 'main .empty, main .nothing, main .card');
    const says = (await page.locator('main').innerText()).replaceAll(/\s+/g, ' ');
    holds(`what ${view} says where there is nothing`, /没有/.test(says) && /去掉|换一/.test(says), says, 'that there is nothing, and what to do');
  }
  for (const address of ['/read/document:none', '/entity/region:none', '/entity/%E4%B8%8D']) {
    await page.goto(bench.origin + address);
    await stands(page, 'main h1');
    const says = await page.locator('main').innerText();
    holds(`what ${address} says`, says.trim().length > 10, says, 'that it is not there, and what to do');
  }
  await bench.quiet(page);
  await context.close();
}

/** A click on words of the plan shows what they say, n goes on to the next ones, a kind can be left out. */
export async function marks(bench, on, plan) {
  const { context, page } = await bench.open(on, `/read/${plan}`, 'article mark');
  const mark = page.locator('article mark[data-kind=REGION]').first();
  const words = (await mark.innerText()).trim();
  await mark.click();
  const panel = page.locator('.reader .panel');
  await panel.locator('blockquote').first().waitFor();
  const link = page.url();
  holds('the address of what was clicked', /from=\d+/.test(link), link, 'one that leads back to it');
  holds('what the panel says', (await panel.innerText()).includes(words), await panel.innerText(), words);
  await page.keyboard.press('n');
  await page.waitForURL((url) => url.href !== link);
  await page.goto(link);
  await panel.locator('blockquote').first().waitFor();
  same('words that are marked by the link', (await page.locator('article .inside').allInnerTexts()).join('').trim(), words);

  const button = page.locator('.legend button', { has: page.locator('[data-kind=REGION]') });
  const regions = () => page.locator('article mark[data-kind=REGION]').count();
  await button.click();
  same('the button of a kind that is left out', await button.getAttribute('aria-pressed'), 'false');
  await page.waitForFunction(() => document.querySelectorAll('article mark[data-kind=REGION]').length === 0);
  await button.click();
  await page.waitForFunction(() => document.querySelectorAll('article mark[data-kind=REGION]').length > 0);
  holds('marks of it after that', (await regions()) > 0, await regions(), 'some');
  await bench.quiet(page);
  await context.close();
}
