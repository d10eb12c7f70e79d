// What people bring along and what goes wrong: their languages and themes, a login link, a server that stops, a page of somebody else.
import { readFileSync } from 'node:fs';
import { holds, same, stands } from './bench.js';
import { Server, site } from './server.js';

const row = '[role=row][data-index]';

export async function preferences(bench, on) {
  for (const { colorScheme, locale, theme, lang, says } of [
    { colorScheme: 'dark', locale: 'en-GB', theme: 'dark', lang: 'en', says: 'List' },
    { colorScheme: 'light', locale: 'zh-TW', theme: 'light', lang: 'zh', says: '清单' },
    { colorScheme: 'dark', locale: 'zh-CN', theme: 'dark', lang: 'zh', says: '清单' },
    { colorScheme: 'light', locale: 'fr-FR', theme: 'light', lang: 'en', says: 'List' },
  ]) {
    const context = await bench.context({ colorScheme, locale });
    const page = await bench.page(context);
    on(page);
    const looks = () => page.evaluate(() => {
      const [r, g, b] = getComputedStyle(document.documentElement).backgroundColor.match(/\d+/g).map(Number);
      return { theme: r + g + b < 384 ? 'dark' : 'light', lang: document.documentElement.lang.slice(0, 2), says: document.querySelector('nav.tabs a').textContent };
    });
    await page.goto(`${bench.origin}/list?q=安吉县`);
    await stands(page, row);
    same(`a browser that asks for ${colorScheme} and ${locale}`, await looks(), { theme, lang, says });
    if (colorScheme === 'dark' && lang === 'en') {
      // What was chosen by hand stays chosen, whatever the browser asks for.
      await page.locator('header nav button:has(svg)').click();
      await page.locator('header nav button', { hasText: '中文' }).click();
      await page.waitForFunction(() => document.documentElement.lang.startsWith('zh'));
      await page.reload();
      await stands(page, row);
      same('after choosing by hand and opening the page again', await looks(), { theme: 'light', lang: 'zh', says: '清单' });
    }
    await bench.quiet(page);
    await context.close();
  }
}

/** The server says how to log in; its link lets one browser write, once. */
export async function login(bench, on, link) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/upload`);
  await stands(page, '.drop');
  const told = page.locator('main code', { hasText: 'policygraph token login' });
  await told.waitFor();
  const says = await page.locator('main').innerText();
  holds('what is said to those who may not write', says.includes('需要写入权限') && says.includes('log in'), says, 'what is needed, the link that was printed, and the command for another');
  await bench.quiet(page);
  await page.goto(link);
  same('where the link leads', new URL(page.url()).origin, bench.origin);
  await stands(page, 'main h1');
  same('what of the link is left in the address', new URL(page.url()).search, '');
  await page.goto(`${bench.origin}/upload`);
  await stands(page, '.drop');
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  same('notices to those who may', await told.count(), 0);
  await bench.quiet(page);
  const cookies = await context.cookies();
  holds('the cookie', cookies.length === 1 && cookies[0].httpOnly && cookies[0].sameSite === 'Strict', cookies, 'one, for the server only, that other sites do not send');
  await context.close();

  const second = await bench.context();
  const response = await second.request.get(link, { maxRedirects: 0 });
  same('answer to the link when it was used', response.status(), 401);
  same('cookies of the second browser', (await second.cookies()).length, 0);
  await second.close();
  return cookies;
}

/** The link can be pasted where one would upload, too. */
export async function pasted(bench, on, link) {
  const context = await bench.context();
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/upload`);
  await stands(page, '.drop');
  const box = page.getByPlaceholder('log in', { exact: false });
  const enter = page.locator('main form button[type=submit]');
  await box.fill(link.slice(0, -3)); // as of a line that was not copied to its end
  await enter.click();
  await page.locator('main section [role=alert]').waitFor();
  await box.fill(link);
  await enter.click();
  await box.waitFor({ state: 'detached' });
  same('where one is', new URL(page.url()).pathname, '/upload');
  same('cookies', (await context.cookies()).map((one) => [one.httpOnly, one.sameSite]), [[true, 'Strict']]);
  const others = (await page.problems()).filter((one) => !/status of 401/.test(one)); // that of the first try
  same('errors besides', others, []);
  await context.close();
}

/** The server stops while somebody reads, and comes back. */
export async function stopped(bench, on, program) {
  const server = new Server(program);
  try {
    await server.start();
    const there = bench.at(server.origin);
    const context = await there.context();
    const page = await there.page(context);
    on(page);
    await page.goto(`${server.origin}/list?q=安吉县`);
    await stands(page, row);
    await page.locator('.facets [role=checkbox]').first().waitFor();
    const before = await page.locator('.list h1').innerText();
    await server.stop();
    await page.locator('.facets [role=checkbox]').nth(1).click(); // fewer tasks than the first
    const alert = page.locator('main .main [role=alert]');
    await alert.waitFor();
    const says = await alert.innerText();
    holds('what is said', says.includes('没有应答') && says.includes('policygraph'), says, 'what happened and what to do');
    await alert.getByRole('button', { name: '重试' }).click();
    await alert.waitFor();
    await server.start();
    await alert.getByRole('button', { name: '重试' }).click();
    await stands(page, row);
    await alert.waitFor({ state: 'detached' });
    const after = await page.locator('.list h1').innerText();
    holds('the list after it', /\d/.test(after) && after !== before, after, `the narrower one, not ${before}`);

    // A view whose script was not there yet.
    await server.stop();
    await page.getByRole('link', { name: '矩阵', exact: true }).click();
    const whole = page.locator('main [role=alert]');
    await whole.waitFor();
    await server.start();
    await whole.getByRole('button', { name: '重试' }).first().click();
    await stands(page, 'td[data-shade] a');
    const others = (await page.problems()).filter((one) => !/^console: (Failed to load resource|WebSocket)/.test(one) && !/dynamically imported module|ERR_CONNECTION|Failed to fetch/.test(one));
    same('errors besides those of a server that is not there', others, []);
    await context.close();
  } finally {
    await server.end();
  }
}

/** The example of the documentation, on a site of somebody else: it shows the views where the server names that site, and not where it does not. */
export async function embedded(bench, on, program, example) {
  const text = readFileSync(example, 'utf8');
  let server;
  const other = await site(() => text.replaceAll('http://127.0.0.1:8080', server.origin));
  server = new Server(program, '--embed-origin', `http://127.0.0.1:${other.port}`);
  try {
    await server.start();
    const context = await bench.at(server.origin).context();
    const page = await bench.at(server.origin).page(context, [`http://127.0.0.1:${other.port}/`]);
    on(page);
    await page.goto(`http://127.0.0.1:${other.port}/`);
    const [list, matrix] = [page.frameLocator('policygraph-view >> nth=0 >> iframe'), page.frameLocator('policygraph-view >> nth=1 >> iframe')];
    await list.locator(row).first().waitFor();
    await matrix.locator('td[data-shade] a').first().waitFor();
    same('headers in the frames', [await list.locator('body > header, #app > header').count(), await matrix.locator('body > header, #app > header').count()], [0, 0]);
    const frames = await page.locator('policygraph-view iframe').evaluateAll((all) => all.map((one) => ({ title: one.title, height: Math.round(one.getBoundingClientRect().height) })));
    same('what screen readers call the frames', frames.map((one) => one.title), ['安吉县的任务清单', '单位与地区矩阵']);
    holds('heights of the frames', Math.abs(frames[0].height - 520) <= 4 && Math.abs(frames[1].height - 630) <= 6, frames, '520 px, and 70 % of the window');
    await page.locator('policygraph-view').first().evaluate((one) => one.setAttribute('question', 'q=上海市'));
    await list.locator('.chips', { hasText: '上海市' }).waitFor();
    await bench.at(server.origin).quiet(page);

    const stranger = await context.newPage();
    await stranger.goto(`http://localhost:${other.port}/`);
    await stranger.locator('policygraph-view iframe').nth(1).waitFor();
    await stranger.waitForLoadState('load');
    const shown = await Promise.all(stranger.frames().slice(1).map((frame) => frame.locator(row).count().catch(() => 0)));
    holds('what a site shows that the server does not name', stranger.frames().length === 3 && shown.every((n) => n === 0), shown, 'two frames with nothing in them');
    await context.close();
  } finally {
    await server.end();
    await other.end();
  }
}
