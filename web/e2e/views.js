// Every view: where it is and what shows that it stands.
import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { ask, holds, same, stands } from './bench.js';

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
    matrix: { address: `/matrix?${narrowed}`, ready: 'td[data-shade] a, .empty', count: '.told' },
    map: { address: `/map?${narrowed}`, ready: '.drawing svg, .empty', count: '.beside' },
    timeline: { address: `/timeline?${narrowed}`, ready: '.told, .empty', count: '.told, .empty' },
    network: { address: `/network?${narrowed}`, ready: '.twin tbody tr, .twin li, .empty', count: '.network > p, .empty' },
    reader: { address: `/read/${plan}`, ready: 'article [data-start]', count: '.facts' },
    entity: { address: '/entity/region:330523', ready: 'article h1', count: 'article h1' },
    'entity, a task': { address: `/entity/${task}`, ready: 'article h1', count: 'article h1' },
    compare: { address: `/compare?left=${plan}`, ready: '.compare .hint', count: '.compare h1' },
    wall: { address: `/wall?${narrowed}`, ready: '.paper svg text', count: '.told' },
    upload: { address: '/upload', ready: '.drop', count: '.upload h1' },
    help: { address: '/help', ready: 'article dl', count: 'article h1' },
    embedded: { address: `/list?${narrowed}&embed=1`, ready: '[role=row][data-index]', count: '.list h1' },
  };
}

export const dressed = (address, options) => {
  const url = new URL(address, 'http://here');
  for (const [name, value] of Object.entries(options)) url.searchParams.set(name, value);
  return url.pathname + url.search;
};

/** What axe finds: the rules that are broken with the first place of each. */
export async function audit(page) {
  if (!(await page.evaluate(() => 'axe' in window))) await page.evaluate(axe);
  return page.evaluate(async () => {
    // What the browser leaves out because it is far from the window keeps the colours it had: axe is to see all of it.
    const all = new CSSStyleSheet();
    all.replaceSync('* { content-visibility: visible !important; }');
    document.adoptedStyleSheets = [all];
    const { violations } = await window.axe.run(document, {
      runOnly: { type: 'tag', values: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa'] },
      rules: { region: { enabled: true }, 'target-size': { enabled: true } },
      resultTypes: ['violations'],
      elementRef: false,
    });
    return violations.map(({ id, nodes }) => `${id} ×${nodes.length}: ${nodes.slice(0, 3).map((node) => `${node.target.join(' ')} ${node.html.slice(0, 120)} — ${(node.any[0] ?? node.all[0] ?? node.none[0])?.message ?? ''}`).join(' | ')}`);
  });
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

const other = { light: 'dark', dark: 'light' };

// Each view is loaded in four of the eight, and changes its theme in place for the other four.
const looks = [
  { width: 1440, height: 900, lang: 'zh', theme: 'light' },
  { width: 1440, height: 900, lang: 'en', theme: 'dark' },
  { width: 390, height: 844, lang: 'zh', theme: 'dark' },
  { width: 390, height: 844, lang: 'en', theme: 'light' },
];

/** Opens a view in every look. */
export async function eachLook(bench, contexts, name, view) {
  const shifts = [];
  const findings = [];
  for (const look of looks) {
    const wide = look.width > 1000;
    await bench.claim(`${name} opens at ${look.width} px, ${look.lang}, ${look.theme} and ${other[look.theme]}: nothing refused, nothing asked of others${wide ? '' : ', nothing reaches out of the window'}`, async (on) => {
      const page = await bench.page(contexts[look.width]);
      on(page);
      try {
        await page.goto(bench.origin + dressed(view.address, { lang: look.lang, theme: look.theme }));
        await stands(page, view.ready);
        for (const theme of [look.theme, other[look.theme]]) {
          if (theme !== look.theme) await page.evaluate((to) => (document.documentElement.dataset.theme = to), theme);
          const at = await page.evaluate(() => ({ theme: document.documentElement.dataset.theme, lang: document.documentElement.lang.slice(0, 2), text: document.body.innerText.length }));
          same('theme and language', [at.theme, at.lang], [theme, look.lang]);
          holds('text on the page', at.text > 40, at.text, 'more than 40 characters');
          same('what reaches out of the window', await overflow(page), '');
          if (look.lang === (wide ? 'zh' : 'en')) findings.push(...(await audit(page)).map((found) => `${look.width} px, ${theme}: ${found}`));
          await bench.shot(page, `${name} ${look.width} ${look.lang} ${theme}`);
        }
        const seen = await page.evaluate(() => ({ shift: window.seen.shift, shifted: window.seen.shifted }));
        shifts.push({ ...look, ...seen });
        await bench.quiet(page);
      } finally {
        await page.close();
      }
    });
  }
  await bench.claim(`${name} has no fault that axe knows, light and dark, at both widths`, async () => same('violations', findings, []));
  await bench.claim(`${name} stays where it is while it loads: layout shift under 0.05`, async () => {
    const most = shifts.reduce((a, b) => (b.shift > a.shift ? b : a), { shift: 0, shifted: [] });
    bench.figures[`layout shift, ${name}`] = Number(most.shift.toFixed(4));
    holds(`layout shift at ${most.width} px, ${most.lang}: ${[...new Set(most.shifted)].join(', ')}`, shifts.length === looks.length && most.shift < 0.05, most.shift, 'under 0.05');
  });
}

/** The address of a view shows others the same. */
export async function shared(bench, name, view, from) {
  await bench.claim(`the link of ${name} shows others the same`, async (on) => {
    const page = await bench.page(from);
    on(page);
    await page.goto(bench.origin + view.address);
    await stands(page, view.ready);
    const [link, told] = [page.url(), await page.locator(view.count).first().innerText()];
    await page.close();
    const context = await bench.context();
    try {
      const second = await bench.page(context);
      on(second);
      await second.goto(link);
      await stands(second, view.ready);
      same('headline', await second.locator(view.count).first().innerText(), told);
      holds('headline', told.trim() !== '', told, 'a text');
    } finally {
      await context.close();
    }
  });
}

