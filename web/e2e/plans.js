// Plans that are brought: an ordinary one, and one that would be markup if text were not kept as text.
import { ask, holds, same, stands } from './bench.js';
import { picture } from './shots.js';
import { viewsOf } from './views.js';

const ordinary = `苍南县山塘整治实施方案（2027—2029年）

一、重点任务

1. 整治病险山塘。力争到2028年底前完成病险山塘整治46座。（县水利局牵头，县财政局、县自然资源和规划局配合）

2. 建设山塘监测平台。2027年6月底前建成全县山塘监测平台。（县水利局牵头，县大数据发展管理局配合）

3. 完善巡查制度。2029年底前山塘巡查覆盖率达到100%。（县应急管理局牵头，各乡镇人民政府配合）
`;

const image = '<img src=x onerror=window.__xss=1>';
const script = '<script>window.__xss=2</script>';
const link = 'javascript:window.__xss=3';
const markup = `苍南县${image}山塘${script}防护实施方案

一、重点${image}任务

1. 建设${script}防护平台。2027年6月底前建成${image}防护平台，见${link}，覆盖率达到90%。（县${image}水利局牵头，县${script}财政局、县水利局配合）

2. 修缮"><svg onload=window.__xss=4>堤坝。2028年底前完成堤坝修缮12处。（县水利局牵头，安吉县<a href="${link}">财政局</a>配合）
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

const documents = async (bench) => (await ask(bench.origin, '{ documents(first: 20) { edges { node { id title } } } }')).documents.edges.map((edge) => edge.node);

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

/** What of a page is markup that came out of a document, or was run. */
const alive = () => ({
  ran: window.__xss ?? null,
  markup: [...document.querySelectorAll('img, svg[onload], script:not([src]), a[href^="javascript:" i], iframe')].map((one) => one.outerHTML.slice(0, 100)),
});

export async function hostile(bench, context) {
  let plan = null;
  await bench.claim('a plan that holds markup is taken in as text', async (on) => {
    const page = await bench.page(context);
    on(page);
    const before = new Set((await documents(bench)).map((one) => one.id));
    await bring(page, bench, `${image.replaceAll('/', '')}.txt`, markup);
    same('what lives in the trial', await page.evaluate(alive), { ran: null, markup: [] });
    await page.getByRole('button', { name: '保留入库' }).click();
    await page.locator('.verdict[data-phase=kept]').waitFor();
    same('what lives in the result', await page.evaluate(alive), { ran: null, markup: [] });
    plan = (await documents(bench)).find((one) => !before.has(one.id));
    holds('the title of the plan', plan?.title.includes('<img'), plan, 'one that holds markup');
    await bench.quiet(page);
    await page.close();
  });
  if (!plan) return;
  const { tasks } = await ask(bench.origin, 'query ($plan: ID!) { tasks(where: { documents: [$plan] }, first: 5) { edges { node { id label agencies { other { id label } } } } } }', { plan: plan.id });
  await bench.claim('tasks of the plan are called by its markup', async () => holds('labels', tasks.edges.some(({ node }) => node.label.includes('<script>')), tasks.edges.map(({ node }) => node.label), 'one with <script>'));
  const views = viewsOf(plan.id, tasks.edges[0].node.id, `doc=${plan.id}`);
  const others = [...new Set(tasks.edges.flatMap(({ node }) => node.agencies.map(({ other }) => other.id)))];
  for (const id of others) views[`entity ${id}`] = { address: `/entity/${encodeURIComponent(id)}`, ready: 'article h1' };
  views.compare = { address: `/compare?left=${plan.id}&right=${(await documents(bench)).find((one) => one.id !== plan.id).id}`, ready: '.compare section.card li' };
  for (const [name, view] of Object.entries(views)) {
    await bench.claim(`a plan that holds markup is text in ${name}`, async (on) => {
      const page = await bench.page(context);
      on(page);
      await page.goto(bench.origin + view.address);
      await stands(page, view.ready);
      same('what lives', await page.evaluate(alive), { ran: null, markup: [] });
      if (name === 'reader' || name === 'home') holds('the text', (await page.locator('main').innerText()).includes('<img src=x onerror='), name, 'the signs as printed');
      await bench.shot(page, `markup ${name.replaceAll(/[^a-z0-9 ,]/g, '')}`);
      await bench.quiet(page);
      await page.close();
    });
  }
}
