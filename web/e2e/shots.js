// Pictures of pages, for the comparison with those that are kept in golden: the test in Go compares them, see picture_test.go.

/** What of a page looks different each time, or on another machine: only how much is drawn there is compared. */
const loose = ['.stage', '.question .tools .small', '.version-date'];

/** Parts of a page by which a difference is named. */
const parts = () => {
  const found = [];
  const seen = document.querySelectorAll('header, header nav, main, main section, main aside, main nav, main article, main form, main table, main .card, .legend, .facets, .chips, .panel, dialog, h1, h2, fieldset');
  for (const one of seen) {
    const { x, y, width, height } = one.getBoundingClientRect();
    const names = (one.getAttribute('class') ?? '').split(/\s+/).filter((name) => name !== '' && !name.startsWith('svelte-'));
    const words = /^H\d$/.test(one.tagName) ? ` “${one.textContent.trim().slice(0, 20)}”` : '';
    if (width * height > 0 && y < innerHeight && y + height > 0) found.push({ name: [one.localName, ...names].join('.') + words, x, y, width, height });
  }
  return found;
};

const boxesOf = (selectors) =>
  selectors.flatMap((selector) =>
    [...document.querySelectorAll(selector)].map((one) => {
      const { x, y, width, height } = one.getBoundingClientRect();
      return { name: selector, x, y, width, height };
    }),
  );

const named = (text) => text.replaceAll(/[^\p{L}\p{N}]+/gu, '-');

/** Takes a picture of what the window shows. damage says what was done to the page on purpose: then the comparison must find it. */
export async function picture(bench, page, view, { theme = 'light', lang = 'zh', damage = '' } = {}) {
  const { width } = page.viewportSize();
  const name = named(`${view}-${width}-${theme}-${lang}`);
  const file = damage === '' ? `${name}.png` : `${name}-${named(damage)}.png`;
  await page.mouse.move(0, 0);
  await page.waitForFunction(() => !document.querySelector('.stage:not([data-settled])')); // what is laid out stands still
  await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
  await page.screenshot({ path: `${bench.kept}/${file}`, animations: 'disabled', caret: 'hide' });
  bench.pictures.push({ name, view, damage, file, parts: await page.evaluate(parts), loose: await page.evaluate(boxesOf, loose) });
}

/** What letters look like here: without Chinese ones, or with others, pictures cannot be compared. Widths are those of 100 px letters. */
export async function letters(bench) {
  const context = await bench.context();
  const page = await context.newPage();
  await page.goto(`${bench.origin}/help`);
  const found = await page.evaluate(() => {
    const canvas = document.createElement('canvas').getContext('2d', { willReadFrequently: true });
    const family = getComputedStyle(document.body).fontFamily;
    const measured = (text, weight) => {
      canvas.canvas.width = 900;
      canvas.canvas.height = 160;
      canvas.font = `${weight} 100px ${family}`;
      canvas.fillText(text, 10, 120);
      const { data } = canvas.getImageData(0, 0, 900, 160);
      let ink = 0;
      for (let i = 3; i < data.length; i += 4) ink += data[i];
      return { width: Math.round(canvas.measureText(text).width), ink: Math.round(ink / 255) };
    };
    return { 'Chinese letters': measured('政策图谱', 400), 'bold Chinese letters': measured('政策图谱', 700), 'Latin letters': measured('Policy graph', 400), digits: measured('0123456789', 400) };
  });
  await context.close();
  return found;
}

const property = (selector, name, value) => ({
  does: ([selector, name, value]) => document.querySelector(selector).style.setProperty(name, value),
  undoes: ([selector, name]) => document.querySelector(selector).style.removeProperty(name),
  given: [selector, name, value],
});

/** Damages that a comparison must see, by view: each is done to the page, and undone. */
export const damages = {
  list: {
    'its facets are hidden': property('main aside', 'visibility', 'hidden'),
    'its columns collapse': property('main .list', 'display', 'block'),
    'its colours are lost': property('html', 'filter', 'grayscale(1)'),
    'its rows are gone': property('[role=grid]', 'visibility', 'hidden'),
    'its theme is another': { does: () => (document.documentElement.dataset.theme = 'dark'), undoes: () => (document.documentElement.dataset.theme = 'light') },
    'its style sheets are missing': {
      does: () => [...document.styleSheets].forEach((sheet) => (sheet.disabled = true)),
      undoes: () => [...document.styleSheets].forEach((sheet) => (sheet.disabled = false)),
    },
  },
  graph: {
    'its legend is missing': property('.legend', 'visibility', 'hidden'),
    'nothing is drawn in it': property('.stage', 'visibility', 'hidden'),
  },
};
