// What is taken along: files that are opened and compared with what is shown, and printed pages.
import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { holds, same, stands } from './bench.js';
import { numbers } from './graphs.js';

const row = '[role=row][data-index]';

/** The file that a button saves. */
export async function saved(page, button) {
  const [download] = await Promise.all([page.waitForEvent('download'), button.click()]);
  return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) };
}

/** Cells of a CSV as Excel reads it. */
export function cellsOfCsv(text) {
  const rows = [[]];
  for (const [, quoted, plain, end] of text.replace(/^\uFEFF/, '').matchAll(/(?:"((?:[^"]|"")*)"|([^",\r\n]*))(,|\r?\n|$)/g)) {
    rows.at(-1).push(quoted === undefined ? plain : quoted.replaceAll('""', '"'));
    if (end === '') break;
    if (end !== ',') rows.push([]);
  }
  return rows.filter((cells) => cells.some((cell) => cell !== ''));
}

/** Cells of each sheet of a workbook, by the browser's own parser of XML. */
export async function cellsOfWorkbook(context, bytes) {
  const files = Object.fromEntries(Object.entries(unzipSync(bytes)).map(([name, content]) => [name, /\.(xml|rels)$/.test(name) ? strFromU8(content) : '']));
  const page = await context.newPage(); // of nobody: no content policy
  const sheets = await page.evaluate((all) => {
    const parse = (name) => {
      const read = new DOMParser().parseFromString(all[name], 'application/xml');
      if (read.querySelector('parsererror')) throw new Error(`${name} is no XML`);
      return read;
    };
    const text = (one) => [...one.getElementsByTagName('t')].map((t) => t.textContent).join('');
    const shared = all['xl/sharedStrings.xml'] ? [...parse('xl/sharedStrings.xml').getElementsByTagName('si')].map(text) : [];
    const value = (cell) => {
      const v = cell.getElementsByTagName('v')[0]?.textContent ?? '';
      return cell.getAttribute('t') === 's' ? shared[Number(v)] : cell.getAttribute('t') === 'inlineStr' ? text(cell) : v;
    };
    return Object.keys(all).filter((name) => /^xl\/worksheets\/[^/]+\.xml$/.test(name)).sort().map((name) => [...parse(name).getElementsByTagName('row')].map((one) => [...one.getElementsByTagName('c')].map(value)));
  }, files);
  await page.close();
  return sheets;
}

export async function files(bench, on) {
  const { context, page } = await bench.open(on, '/list?q=安吉县', row);
  const [shown] = numbers(await page.locator('.list h1').innerText());
  const titles = await page.locator(`${row} button.title`).evaluateAll((all) => all.map((one) => one.textContent.trim().replace(/^[\d.、\s]+/, '')));
  holds('titles', titles.length > 2 && titles.every((title) => title.length > 1), titles, 'some');
  const squeezed = (text) => text.replaceAll(/\s/g, '');
  const check = (what, rows) => {
    same(`rows of the ${what} below its head, tasks of the list`, rows.length - 1, shown);
    same(`cells of each row of the ${what}`, new Set(rows.map((cells) => cells.length)).size, 1);
    const texts = rows.slice(1).map((cells) => squeezed(cells.join('|')));
    const order = titles.map((title) => texts.findIndex((text) => text.includes(squeezed(title))));
    same(`where tasks of the window stand in the ${what}`, order, titles.map((_, i) => i));
  };
  const sheet = await saved(page, page.getByRole('link', { name: /CSV/i }).first());
  check('CSV', cellsOfCsv(sheet.bytes.toString('utf8')));
  const book = await saved(page, page.getByRole('link', { name: /Excel|XLSX/i }).first());
  const sheets = await cellsOfWorkbook(context, book.bytes);
  const tasks = sheets.find((rows) => rows.length - 1 === shown);
  holds('sheets of the workbook', tasks !== undefined, sheets.map((rows) => rows.length), `one with ${shown} tasks below a head`);
  const wide = Math.max(...tasks.map((cells) => cells.length)); // empty cells at the end of a row are left out of a workbook
  check('workbook', tasks.map((cells) => [...cells, ...Array(wide - cells.length).fill('')]));
  await bench.quiet(page);
  await context.close();
}

export async function table(bench, on) {
  const { context, page } = await bench.open(on, '/matrix?q=安吉县', 'td[data-shade] a');
  const shown = await page.locator('main tbody tr').evaluateAll((rows) => rows.map((one) => [one.querySelector('th').textContent.trim(), ...[...one.querySelectorAll('td:not(.sum)')].map((cell) => cell.textContent.trim())]));
  const { bytes } = await saved(page, page.getByRole('button', { name: /CSV/ }));
  const rows = cellsOfCsv(bytes.toString('utf8')).filter((cells) => shown.some(([name]) => name === cells[0]));
  same('rows of the CSV, rows of the matrix', rows.length, shown.length);
  const sum = (cells) => cells.map(Number).filter((n) => n > 0).reduce((all, n) => all + n, 0);
  // Beside what is shown a row tells its sum.
  same('sums of the rows', rows.map((cells) => [cells[0], cells.length - shown[0].length <= 1]), shown.map(([name]) => [name, true]));
  for (const [i, [name, ...cells]] of shown.entries()) {
    const found = rows[i].slice(1).filter((cell) => Number(cell) > 0).map(Number);
    holds(`the numbers of ${name}`, cells.filter((cell) => cell !== '').every((cell) => found.includes(Number(cell))) && sum(rows[i].slice(1)) >= sum(cells), found, cells.filter((cell) => cell !== ''));
  }
  await bench.quiet(page);
  await context.close();
}

/** Sizes of the pages of a PDF in millimetres, each with how many there are. */
function pagesOf(pdf) {
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox\s*\[\s*([\d.]+)\s+([\d.]+)\s+([\d.]+)\s+([\d.]+)\s*\]/g)];
  const sizes = {};
  for (const [, x, y, right, top] of boxes) {
    const name = `${Math.round(((right - x) / 72) * 25.4)} × ${Math.round(((top - y) / 72) * 25.4)} mm`;
    sizes[name] = (sizes[name] ?? 0) + 1;
  }
  return sizes;
}

export async function wall(bench, on) {
  const { context, page } = await bench.open(on, '/wall?q=安吉县', '.paper svg text');
  const [pages, tasks] = numbers(await page.locator('.told').innerText());
  same('sheets', await page.locator('.paper svg').count(), pages);
  const files = [];
  for (let n = 0; n < pages; n++) files.push(await saved(page, page.locator('figure').nth(n).getByRole('button', { name: /SVG/ })));
  const blank = await context.newPage();
  const read = await blank.evaluate((all) =>
    all.map((text) => {
      const read = new DOMParser().parseFromString(text, 'image/svg+xml');
      const root = read.documentElement;
      return {
        fault: read.querySelector('parsererror')?.textContent ?? '', root: `${root.namespaceURI} ${root.localName}`, size: `${root.getAttribute('width')} ${root.getAttribute('height')}`,
        words: [...root.querySelectorAll('text')].map((one) => one.textContent), alive: root.querySelectorAll('script, foreignObject, image, a').length,
      };
    }),
    files.map((file) => file.bytes.toString('utf8')),
  );
  await blank.close();
  for (const [n, sheet] of read.entries()) {
    same(`faults of ${files[n].name}`, sheet.fault, '');
    same(`what ${files[n].name} is, and what in it could ask others or run`, [sheet.root, sheet.size, sheet.alive], ['http://www.w3.org/2000/svg svg', '420mm 297mm', 0]);
    holds(`the source on ${files[n].name}`, sheet.words.some((text) => text.includes('湖州市') && /来源/.test(text)), sheet.words.slice(-4), '来源 and the title of the plan');
  }
  const words = read.flatMap((sheet) => sheet.words);
  same('words on the sheets that are saved, words on those that are shown', words, await page.locator('.paper svg text').allTextContents());
  holds('tasks on the sheets', words.filter((text) => /^\d+(\.\d+)*$/.test(text)).length >= tasks, words.length, `numbers of ${tasks} tasks`);
  for (const [size, want] of [['a3', '420 × 297 mm'], ['a0', '1189 × 841 mm']]) {
    if (size === 'a0') {
      await page.goto(`${bench.origin}/wall?q=安吉县&size=a0`);
      await stands(page, '.paper svg text');
    }
    const pdf = await page.pdf({ preferCSSPageSize: true, printBackground: true });
    same(`pages of the ${size} that is printed`, pagesOf(pdf), { [want]: await page.locator('.paper').count() });
  }
  await bench.quiet(page);
  await context.close();
}

export async function printed(bench, on) {
  const context = await bench.context();
  // The window of the system's printer is not opened: what there is to print then is counted.
  await context.addInitScript(() => {
    window.print = () => {
      dispatchEvent(new Event('beforeprint'));
      window.printed = document.querySelectorAll('[role=grid] .line.row').length;
      dispatchEvent(new Event('afterprint'));
    };
  });
  const page = await bench.page(context);
  on(page);
  await page.goto(`${bench.origin}/list`);
  await stands(page, row);
  const [all] = numbers(await page.locator('.list h1').innerText());
  const drawn = await page.locator(row).count();
  await page.getByRole('button', { name: '打印' }).click();
  await page.waitForFunction(() => window.printed !== undefined);
  same('tasks that are printed', await page.evaluate(() => window.printed), all);
  holds('tasks that are drawn while nobody prints', drawn < all, drawn, `fewer than the ${all}, for the claim to say anything`);
  const { length } = Object.entries(pagesOf(await page.pdf({ format: 'A4', landscape: true })));
  same('sizes of its pages', length, 1);
  for (const address of ['/list', '/matrix']) {
    await page.goto(bench.origin + address);
    await stands(page, address === '/list' ? row : 'td[data-shade] a');
    await page.emulateMedia({ media: 'print' });
    same(`what of ${address} is on paper and has no use there`, await page.evaluate(() => [...document.querySelectorAll('header nav, main .button, main select, main input')].filter((one) => one.checkVisibility()).map((one) => one.outerHTML.slice(0, 80))), []);
    const pages = pagesOf(await page.pdf({ format: 'A4', landscape: true }));
    holds(`pages of ${address}`, pages['297 × 210 mm'] > 0, pages, 'A4, lying');
    bench.figure(`pages of ${address} on paper`, pages['297 × 210 mm']);
    await page.emulateMedia({ media: null });
  }
  await bench.quiet(page);
  await context.close();
}
