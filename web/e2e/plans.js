// Plans that are brought, chosen or dropped: tried first, then kept or discarded.
import { ask, holds, same, stands } from './bench.js';
import { picture } from './shots.js';

const ordinary = `苍南县山塘整治实施方案（2027—2029年）

一、重点任务

1. 整治病险山塘。力争到2028年底前完成病险山塘整治46座。（县水利局牵头，县财政局、县自然资源和规划局配合）

2. 建设山塘监测平台。2027年6月底前建成全县山塘监测平台。（县水利局牵头，县大数据发展管理局配合）

3. 完善巡查制度。2029年底前山塘巡查覆盖率达到100%。（县应急管理局牵头，各乡镇人民政府配合）
`;

/** Has the page try a file; it is not kept yet. */
export async function bring(page, bench, name, content, mimeType = 'text/plain') {
  await page.goto(`${bench.origin}/upload`);
  await stands(page, '.drop');
  await page.locator('input[type=file]').setInputFiles({ name, mimeType, buffer: Buffer.from(content) });
  await page.locator('.verdict[data-phase=tried]').waitFor();
}

/** Has the page try a file and keep it; gives the id of what it is. */
export async function keep(page, bench, name, content, mimeType) {
  const before = new Set((await documents(bench)).map((one) => one.id));
  await bring(page, bench, name, content, mimeType);
  await page.getByRole('button', { name: '保留入库' }).click();
  await page.locator('.verdict[data-phase=kept]').waitFor();
  return (await documents(bench)).find((one) => !before.has(one.id)).id;
}

/** Files that are dragged onto the page are as good as those that are chosen. */
export async function dropped(bench, on, context) {
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/upload`);
  await stands(page, '.drop');
  const before = await documents(bench);
  const files = await page.evaluateHandle((text) => {
    const dragged = new DataTransfer();
    dragged.items.add(new File([text], '山塘.txt', { type: 'text/plain' }));
    dragged.items.add(new File(['只有一句话。'], '便条.txt', { type: 'text/plain' }));
    return dragged;
  }, ordinary.replaceAll('苍南县', '泰顺县'));
  await page.locator('.drop').dispatchEvent('drop', { dataTransfer: files });
  await page.locator('.verdict[data-phase=tried]').waitFor();
  same('files that were tried', await page.locator('[data-outcome]').count(), 2);
  const doubted = await page.locator('article', { hasText: '便条' }).innerText();
  holds('what looks suspicious', /没有找到任务/.test(doubted), doubted, 'that there is no task in it');
  await page.getByRole('button', { name: '放弃' }).click();
  await stands(page, '.drop');
  same('documents after discarding', (await documents(bench)).length, before.length);
  await bench.quiet(page);
  await page.close();
}

/** The plans of the store, the latest first. */
export const documents = async (bench) => (await ask(bench.origin, '{ documents(first: 20) { edges { node { id title } } } }')).documents.edges.map((edge) => edge.node);

export async function upload(bench, on, context) {
  const page = await bench.page(context);
  on(page);
  const before = await documents(bench);
  await bring(page, bench, '山塘整治.txt', ordinary);
  same('tasks that were found', (await page.locator('.found .main strong').innerText()).trim(), '3');
  same('documents after a trial', (await documents(bench)).length, before.length);
  await bench.shot(page, 'upload tried');
  await picture(bench, page, 'upload tried');
  await page.getByRole('button', { name: '保留入库' }).click();
  await page.locator('.verdict[data-phase=kept]').waitFor();
  same('documents after keeping', (await documents(bench)).length, before.length + 1);
  await page.locator('article .actions a[href^="/list"]').click();
  await stands(page, '[role=row][data-index]');
  same('rows of the list', await page.locator('[role=row][data-index]').count(), 3);
  holds('the list', (await page.locator('[role=grid]').innerText()).includes('整治病险山塘'), await page.locator('[role=grid]').innerText(), 'the task 整治病险山塘');
  await bench.quiet(page);
  await page.close();
}
