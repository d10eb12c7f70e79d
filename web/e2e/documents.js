// What people do with plans that they brought: compare them, follow their dates, read the page of a PDF.
import { ask, holds, same, stands } from './bench.js';
import { numbers } from './graphs.js';
import { bring, keep } from './plans.js';
import { picture } from './shots.js';

const first = `庆元县林道养护实施方案（2027—2029年）

一、重点任务

1. 修复受损林道。力争到2028年底前完成林道修复120公里。（县林业局牵头，县财政局配合）

2. 建设林火监测平台。2027年6月底前建成全县林火监测平台。（县林业局牵头，县大数据发展管理局配合）

3. 推广林下种植。2029年底前林下种植面积达到3万亩。（县农业农村局牵头，各乡镇人民政府配合）

4. 开展古道调查。（县文化和广电旅游体育局牵头）
`;

// 120 becomes 150, the platform is put in other words, the survey is left out, training is added.
const later = first
  .replace('完成林道修复120公里', '完成林道修复150公里')
  .replace('建成全县林火监测平台', '建成覆盖全县的林火监测平台')
  .replace(/\n4\. .*\n/, '\n4. 开展护林员培训。2027年底前培训护林员400人次。（县林业局牵头，县人力资源和社会保障局配合）\n');

const other = `龙泉市林道养护行动计划（2027—2030年）

一、重点任务

1. 修复受损林道。力争到2028年底前完成林道修复90公里。（市林业局牵头，市财政局配合）

2. 清理枯死松木。2030年底前清理枯死松木2万株。（市林业局牵头，各街道办事处配合）
`;

/** The id of the plan whose title begins so; it is brought where it is not there yet, so that each claim can be tried alone. */
async function held(page, bench, begins, name, text) {
  const { documents } = await ask(bench.origin, '{ documents(first: 20) { edges { node { id title } } } }');
  return documents.edges.find(({ node }) => node.title.startsWith(begins))?.node.id ?? keep(page, bench, name, text);
}

/** What the filters count by what became of a task, and what became of those that are shown. */
const compared = async (page) => ({
  changes: Object.fromEntries(await page.locator('.filters [data-change]').evaluateAll((all) => all.map((one) => [one.dataset.change, Number(one.textContent.match(/\d+/))]).filter(([, n]) => n > 0))),
  rows: await page.locator('.compare li.row').evaluateAll((all) => all.map((one) => one.dataset.change)),
});

export async function versions(bench, on, context) {
  const page = await bench.page(context);
  on(page);
  const plan = await keep(page, bench, '林道养护.txt', first);
  await bring(page, bench, '林道养护.txt', later);
  same('what the second text would do', await page.locator('[data-outcome]').getAttribute('data-outcome'), 'CHANGED');
  await page.getByRole('button', { name: '保留入库' }).click();
  await page.locator('.verdict[data-phase=kept]').waitFor();

  // The page offers the versions itself: nobody knows numbers of commits.
  await page.goto(`${bench.origin}/compare?left=${plan}&right=${plan}`);
  await stands(page, '.compare .chooser select');
  const former = page.locator('.chooser').first().locator('select').nth(1);
  await former.waitFor();
  const options = await former.locator('option').evaluateAll((all) => all.map((one) => one.value));
  same('versions that are offered, with the latest', options.length, 2);
  await former.selectOption(options[1]);
  await stands(page, '.compare li.row');
  const { changes, rows } = await compared(page);
  same('rows, by what became of them', Object.fromEntries(Object.keys(changes).map((one) => [one, rows.filter((row) => row === one).length])), changes);
  same('what was left out, what was added', [changes.MISSING, changes.ADDED], [1, 1]);
  const stronger = page.locator('.compare li.row', { hasText: '修复受损林道' });
  same('what became of 120 km', await stronger.getAttribute('data-change'), 'STRENGTHENED');
  const sides = await stronger.locator('.side').allInnerTexts();
  holds('its two sides', sides.length === 2 && sides[0].includes('120公里') && sides[1].includes('150公里'), sides, '120 on the left, 150 on the right');
  holds('marks on what differs', (await stronger.locator('.side del').count()) > 0 && (await stronger.locator('.side ins').count()) > 0, sides, 'words that went on the left, words that came on the right');
  await picture(bench, page, 'compare of versions');
  await page.locator('.filters [data-change=ADDED]').click();
  await page.waitForFunction(() => document.querySelectorAll('.compare li.row').length === 1);
  holds('the row that was added', /护林员培训/.test(await page.locator('.compare li.row').innerText()), await page.locator('.compare li.row').innerText(), '开展护林员培训');
  await bench.quiet(page);
  await page.close();
}

export async function two(bench, on, context) {
  const page = await bench.page(context);
  on(page);
  const left = await held(page, bench, '庆元县', '林道养护.txt', later);
  const right = await held(page, bench, '龙泉市', '龙泉林道.txt', other);
  await page.goto(`${bench.origin}/compare`);
  await page.locator('.chooser select').nth(1).waitFor();
  await page.locator('.chooser select').first().selectOption(left);
  await page.locator('.chooser select').last().selectOption(right);
  await stands(page, '.compare li.row');
  const heads = await page.locator('.compare section h2').allInnerTexts();
  holds('heads of the two sides', heads.length === 2 && heads[0].startsWith('庆元县') && heads[1].startsWith('龙泉市'), heads, 'both titles, the one that was chosen first on the left');
  const pair = page.locator('.compare li.row', { hasText: '修复受损林道' });
  const sides = await pair.locator('.side').allInnerTexts();
  holds('both sides of 修复受损林道', sides.length === 2 && sides.every((text) => text.includes('修复受损林道')), sides, 'the task of both plans in one row');
  const link = page.url();
  await page.getByRole('button', { name: '左右互换' }).click();
  await page.waitForFunction(() => document.querySelector('.compare section h2')?.textContent.trim().startsWith('龙泉市'));
  await page.goto(link);
  await stands(page, '.compare li.row');
  same('heads by the link', await page.locator('.compare section h2').allInnerTexts(), heads);
  await pair.locator('a.read').first().click();
  await stands(page, 'article .inside');
  holds('what the left sentence leads to', (await page.locator('article .inside').allInnerTexts()).join('').includes('林道'), page.url(), 'the sentence in its plan');
  await bench.quiet(page);
  await page.close();
}

export async function dates(bench, on, context) {
  const page = await bench.page(context);
  on(page);
  const plan = await held(page, bench, '龙泉市', '龙泉林道.txt', other);
  await page.goto(`${bench.origin}/timeline?doc=${plan}`);
  await stands(page, 'g[data-entry]');
  const [n] = numbers(await page.locator('main .told').innerText());
  same('signs on the line', await page.locator('g[data-entry]').count(), n);
  const years = (await page.locator('.chart .period').allTextContents()).map((text) => text.match(/\d{4}/)[0]);
  same('years', years, ['2028', '2030']);
  await picture(bench, page, 'timeline of a plan');
  await page.locator('g[data-entry]').last().focus();
  await page.keyboard.press('Enter');
  await page.locator('dialog[open] blockquote').first().waitFor();
  const says = await page.locator('dialog[open]').innerText();
  holds('what is said of it', says.includes('2030年底前') && says.includes('市林业局') && says.includes('2030年12月31日'), says, 'its words, its agency, and its last day');
  const link = page.url();
  await page.keyboard.press('Escape');
  await page.locator('dialog[open]').waitFor({ state: 'detached' });
  await page.goto(link);
  await page.locator('dialog[open] blockquote').first().waitFor();
  await bench.quiet(page);
  await page.close();
}

const printed = `<!doctype html><html lang="zh-CN"><meta charset="utf-8"><title>云和县水车修缮工作方案</title>
<h1>云和县水车修缮工作方案（2027—2028年）</h1><h2>一、重点任务</h2>
<p>1. 查清水车现状。2027年3月底前完成全县水车普查。（县水利局牵头，县文化和广电旅游体育局配合）</p>
<p style="break-before: page">2. 修缮水车二十架。2028年10月底前完成修缮并通过验收。（县文化和广电旅游体育局牵头，县财政局配合）</p></html>`;

/** A PDF of two pages is taken in; the sentence of its second page is said to stand there. */
export async function pdf(bench, on, context) {
  const press = await context.newPage();
  await press.setContent(printed);
  const file = await press.pdf({ format: 'A4' });
  await press.close();
  const page = await bench.page(context);
  on(page);
  const plan = await keep(page, bench, '水车.pdf', file, 'application/pdf');
  await page.goto(`${bench.origin}/list?doc=${plan}`);
  await stands(page, '[role=row][data-index]');
  same('tasks of the PDF', numbers(await page.locator('.list h1').innerText())[0], 2);
  await page.locator('[role=row][data-index] button.title', { hasText: '修缮水车' }).click();
  await page.locator('dialog .links a.primary').click();
  await stands(page, 'article .inside');
  holds('what it leads to', (await page.locator('article .inside').allInnerTexts()).join('').includes('修缮水车二十架'), page.url(), 'the second task');
  await page.locator('.reader .panel blockquote').first().waitFor();
  const places = await page.locator('.reader .panel figcaption').allInnerTexts();
  holds('where the panel says that it stands', places.some((text) => text.includes('第 2 页')), places, '第 2 页');
  holds('where nothing of it stands', places.every((text) => !text.includes('第 1 页')), places, 'no page 1');
  await bench.quiet(page);
  await page.close();
}
