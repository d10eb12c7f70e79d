// Every view: where it is and what shows that it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { holds, same, stands } from './bench.js';
import { picture } from './shots.js';

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');

/** The views of a store that holds a plan, by name. narrowed is what questions ask for. */
export function viewsOf(plan, task, narrowed = 'q=安吉县') {
  return {
    home: { address: '/', ready: '.documents li' },
    list: { address: `/list?${narrowed}`, ready: '[role=row][data-index]', count: '.list h1' },
    'list, grouped': { address: `/list?${narrowed}&group=agency`, ready: '[role=row].head', count: '.list h1' },
    'list, a task opened': { address: `/list?${narrowed}&task=${task}`, ready: 'dialog .sheet', count: '.list h1' },
    graph: { address: `/graph?${narrowed}`, ready: '.twin tbody tr', count: '.graph .end' },
    'graph as a table': { address: `/graph?${narrowed}&table=1`, ready: '.twin tbody tr', count: '.graph .end' },
    matrix: { address: `/matrix?${narrowed}`, ready: 'td[data-shade] a, .nothing', count: '.told' },
    map: { address: `/map?${narrowed}`, ready: '.drawing svg, .nothing', count: '.beside' },
    timeline: { address: '/timeline', ready: 'main .told, .nothing', count: 'main .told, .nothing' },
    network: { address: `/network?${narrowed}`, ready: '.twin tbody tr, .twin li, .empty', count: '.network > p, .empty' },
    reader: { address: `/read/${plan}`, ready: 'article [data-start]', count: '.facts' },
    entity: { address: '/entity/region:330523', ready: 'article h1', count: 'article h1' },
    'entity, a task': { address: `/entity/${task}`, ready: 'article h1', count: 'article h1' },
    compare: { address: `/compare?left=${plan}`, ready: '.compare .hint', count: '.compare h1' },
    wall: { address: `/wall?${narrowed}`, ready: '.paper svg text', count: '.told' },
    upload: { address: '/upload', ready: '.drop', count: '.upload h1' },
    help: { address: '/help', ready: 'article dl', count: 'article h1' },
    embedded: { address: `/list?${narrowed}&embed=1&theme=dark`, ready: '[role=row][data-index]', count: '.list h1', bare: true },
  };
}

/** Rules of axe that look at colours: half of its work. Another theme changes nothing else, another language changes everything else. */
const colours = ['color-contrast', 'link-in-text-block'];

/** What axe finds: the rules that are broken with the first place of each. */
export async function audit(page, which) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  const off = Object.fromEntries((which === 'words' ? colours : []).map((rule) => [rule, { enabled: false }]));
  const options = {
    runOnly: which === 'colours' ? { type: 'rule', values: colours } : { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21aa', 'wcag22aa'] },
    rules: which === 'colours' ? {} : { region: { enabled: true }, 'target-size': { enabled: true }, ...off },
    resultTypes: ['violations'],
    elementRef: false,
  };
  return page.evaluate(async (options) => {
    const { violations } = await window.axe.run(document, options);
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 120)} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`).join(' | ')}`);
  }, options);
}

/** How far the document reaches beyond the window, and what reaches furthest. */
async function overflow(page) {
  return page.evaluate(() => {
    const root = document.documentElement;
    const by = root.scrollWidth - root.clientWidth;
    if (by <= 0) return '';
    const wide = [...document.querySelectorAll('body *')].filter((one) => one.getBoundingClientRect().right > root.clientWidth + 1);
    return `${by} px by ${wide.slice(-3).map((one) => `${one.localName}.${one.getAttribute('class')}`).join(', ')}`;
  });
}

/** Views that are pictured in the dark and in English too; the others look the same in other colours and words. */
const pictured = { 1440: ['list', 'graph', 'matrix', 'timeline', 'entity', 'reader'], 390: ['list', 'reader'] };

const wide = { width: 1440, height: 900 };
const narrow = { width: 390, height: 844, hasTouch: true, isMobile: true };

/** Puts the page into a theme and a language, as its own buttons do. */
async function dress(page, theme, lang) {
  const now = () => page.evaluate(() => ({ theme: document.documentElement.dataset.theme, lang: document.documentElement.lang.slice(0, 2) }));
  const press = (label) => page.locator('header nav button', label).evaluate((button) => button.click());
  if ((await now()).theme !== theme) await press({ has: page.locator('svg') });
  if ((await now()).lang !== lang) {
    await press({ hasNot: page.locator('svg') });
    await page.waitForFunction((to) => document.documentElement.lang.startsWith(to), lang);
  }
  same('theme and language', await now(), { theme, lang });
}

/**
 * Opens a view wide, and by its link in a context of another that knows nothing of it, on a phone; tells the same there; each in both themes
 * and languages.
 */
export async function opened(bench, name, view) {
  const shifts = [];
  const findings = [];
  let audits = 0;
  const look = async (page, size, theme, lang, audited) => {
    if (!view.bare) await dress(page, theme, lang);
    const text = await page.evaluate(() => document.body.innerText.length);
    holds('text on the page', text > 40, text, 'more than 40 characters');
    const wideBy = await overflow(page);
    holds(`${lang} ${theme}, what reaches out of the window`, wideBy === '', wideBy, 'nothing');
    if (audited) audits++;
    if (audited) findings.push(...(await audit(page, audited)).map((found) => `${size.width} px, ${lang}, ${theme}: ${found}`));
    await bench.shot(page, `${name} ${size.width} ${lang} ${theme}`);
    const plain = theme === 'light' && lang === 'zh';
    if (plain || (theme === 'dark' && lang === 'en' && pictured[size.width].includes(name))) await picture(bench, page, name, { theme, lang });
  };
  let link = bench.origin + view.address;
  let told = null;
  for (const size of [wide, narrow]) {
    const context = await bench.context(size);
    const title = size === wide ? `${name} opens at 1440 px` : `${name} opens by its link at 390 px, tells the same, and reaches not out of the window`;
    await bench.claim(`${title}: light, dark, 中文, English; no error, nothing refused, nothing asked of others`, async (on) => {
      const page = await bench.page(context);
      on(page);
      await page.goto(link);
      await stands(page, view.ready);
      if (view.count) {
        const says = (await page.locator(view.count).first().innerText()).replaceAll(/\s+/g, ' ').trim();
        if (told === null) told = says;
        same('headline', says, told);
        holds('headline', says !== '', says, 'a text');
      }
      link = page.url();
      const { shift, shifted } = await page.evaluate(() => ({ shift: window.seen.shift, shifted: window.seen.shifted }));
      shifts.push({ width: size.width, shift, shifted });
      await look(page, size, 'light', 'zh', 'all');
      if (!view.bare) {
        await look(page, size, 'dark', 'zh', size === wide && 'colours');
        await look(page, size, 'dark', 'en', '');
        await look(page, size, 'light', 'en', size === narrow && 'words');
      }
      await bench.quiet(page);
    });
    await context.close();
  }
  await bench.claim(`${name} has no fault that axe knows, light and dark, at both widths`, async () => {
    same('violations', findings, []);
    same('audits', audits, view.bare ? 2 : 4);
  });
  await bench.claim(`${name} stays where it is while it loads: layout shift under 0.05`, async () => {
    const most = shifts.reduce((a, b) => (b.shift > a.shift ? b : a), { width: 0, shift: 0, shifted: [] });
    bench.figures[`layout shift, ${name}`] = Number(most.shift.toFixed(4));
    holds(`layout shift at ${most.width} px: ${[...new Set(most.shifted)].join(', ')}`, shifts.length === 2 && most.shift < 0.05, most.shift, 'under 0.05');
  });
}
