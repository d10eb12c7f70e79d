// What the claims share: pages that are watched for what must never happen, claims by name with what failed where, figures that are told.
import { performance } from 'node:perf_hooks';

/** How long a state is waited for. Nothing here sleeps: a page is as fast as the machine lets it be. */
export const patience = 30_000;

// WebGL is drawn by software, so that a canvas is the same everywhere; the pages themselves are not composed by it, which takes twice as long.
const switches = [
  '--no-sandbox', '--disable-quic', '--no-first-run', '--disable-background-networking', '--disable-component-update', '--disable-sync',
  '--disable-extensions', '--host-resolver-rules=MAP * ~NOTFOUND, EXCLUDE localhost, EXCLUDE 127.0.0.1', '--enable-unsafe-swiftshader', '--disable-gpu-compositing', '--font-render-hinting=none', '--disable-lcd-text',
];

export const launch = { args: switches };

/** Runs before anything of a page: keeps what the content policy refused, how far the layout moved, and when the search box was there. */
function watchInside() {
  const seen = { refused: [], shift: 0, shifted: [], box: 0, ran: [] };
  Object.defineProperty(window, 'seen', { value: seen });
  // Only what came out of a document and was run sets this, see payloads.js. In a frame or a window of its own it is heard of by the console.
  Object.defineProperty(window, '__xss', { set: (n) => console.error(`payload ${seen.ran[seen.ran.push(n) - 1]} was run`) });
  document.addEventListener('securitypolicyviolation', (event) => seen.refused.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile ?? ''}:${event.lineNumber}`));
  new PerformanceObserver((list) => {
    for (const entry of list.getEntries()) {
      if (entry.hadRecentInput) continue;
      seen.shift += entry.value;
      for (const { node } of entry.sources) if (node?.nodeType === 1) seen.shifted.push(`${node.localName}.${node.getAttribute('class') ?? ''}`);
    }
  }).observe({ type: 'layout-shift', buffered: true });
  new MutationObserver((_, observer) => {
    if (!document.querySelector('input[data-search]')) return;
    seen.box = performance.now();
    observer.disconnect();
  }).observe(document, { childList: true, subtree: true });
}

/** A claim that does not hold: what was looked at, what it was, what it should be. */
export class Broken extends Error {
  constructor(what, got, want) {
    super(`${what}: got ${show(got)}, want ${show(want)}`);
  }
}

const show = (value) => (typeof value === 'string' ? value : JSON.stringify(value));

export function same(what, got, want) {
  if (JSON.stringify(got) !== JSON.stringify(want)) throw new Broken(what, got, want);
}

export function holds(what, ok, got, want) {
  if (!ok) throw new Broken(what, got, want);
}

export class Bench {
  results = [];
  figures = {};
  pictures = [];
  started = performance.now();

  /** shots is where screenshots are kept for people, kept where those lie that are compared. */
  constructor(origin, browser, shots, kept) {
    this.origin = origin;
    this.browser = browser;
    this.shots = shots;
    this.kept = kept;
  }

  /** The same bench before another server. */
  at(origin) {
    const other = Object.create(this);
    other.origin = origin;
    return other;
  }

  /** A context of its own: no cookies, no storage, no cache of another. */
  async context({ width = 1440, height = 900, ...more } = {}) {
    const context = await this.browser.newContext({ viewport: { width, height }, reducedMotion: 'reduce', acceptDownloads: true, locale: 'zh-CN', ...more });
    context.setDefaultTimeout(patience);
    await context.addInitScript(watchInside);
    return context;
  }

  /** A page that notes what must never happen: problems() are errors, refusals of the content policy, dialogs, and requests to others than friends. */
  async page(context, friends = []) {
    const page = await context.newPage();
    const noted = [];
    const here = (url) => [`${this.origin}/`, ...friends].some((one) => url.startsWith(one)) || /^(data|blob|about):/.test(url);
    page.on('request', (request) => here(request.url()) || noted.push(`asks another: ${request.url()}`));
    page.on('websocket', (socket) => here(socket.url().replace(/^ws/, 'http')) || noted.push(`asks another: ${socket.url()}`));
    page.on('pageerror', (error) => noted.push(`page error: ${error.stack ?? error}`));
    page.on('console', (message) => (message.type() === 'error' || /Content Security Policy/.test(message.text())) && noted.push(`console: ${message.text()} (${message.location().url})`));
    page.on('dialog', (dialog) => {
      noted.push(`dialog: ${dialog.message()}`);
      void dialog.dismiss();
    });
    page.problems = async () => [...noted, ...(await page.evaluate(() => window.seen.refused)).map((what) => `content policy: ${what}`)];
    return page;
  }

  /** Opens an address in a context of its own, and waits until it stands. */
  async open(on, address, ready, more) {
    const context = await this.context(more);
    const page = await this.page(context);
    on(page);
    await page.goto(this.origin + address);
    await stands(page, ready);
    return { context, page };
  }

  async quiet(page) {
    same('errors, refusals of the content policy and requests to others', await page.problems(), []);
  }

  /** Tries one claim. Pages are those it stands on; where it fails they say where that was. */
  async claim(name, body) {
    const began = performance.now();
    const where = {};
    let failure = null;
    try {
      await body((page) => (where.page = page));
    } catch (error) {
      failure = { why: error instanceof Broken ? error.message : (error.stack ?? String(error)).split('\n').slice(0, 12).join('\n'), where: where.page?.url?.() ?? this.origin };
      const text = await where.page?.evaluate(() => document.querySelector('main')?.innerText.slice(0, 300)).catch(() => '');
      if (text) failure.why += `\nthe page says: ${text.replaceAll(/\s+/g, ' ')}`;
      if (where.page && this.shots) await where.page.screenshot({ path: `${this.shots}/failed ${name.replaceAll(/[^\p{L}\p{N} ]/gu, '')}.png` }).catch(() => {});
    }
    const ms = Math.round(performance.now() - began);
    this.results.push({ name, ok: failure === null, ms, ...failure });
    console.log(failure === null ? `ok    ${name} (${ms} ms)` : `FAIL  ${name} (${ms} ms)\n      where: ${failure.where}\n      ${failure.why.replaceAll('\n', '\n      ')}`);
  }

  figure(name, value) {
    this.figures[name] = value;
    console.log(`      ${name}: ${value}`);
  }

  async shot(page, name) {
    if (this.shots) await page.screenshot({ path: `${this.shots}/${name}.png` });
  }
}

/** Answers of the API, for what a claim needs to know of the store. */
export async function ask(origin, query, variables = {}) {
  const response = await fetch(`${origin}/graphql`, { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: JSON.stringify({ query, variables }) });
  const answer = await response.json();
  if (answer.errors) throw new Error(`${query}: ${JSON.stringify(answer.errors)}`);
  return answer.data;
}

/** Waits until the view stands: what it is made of is there, no skeleton is left, and nothing is being asked. */
export async function stands(page, ready) {
  await page.locator(ready).first().waitFor({ state: 'attached' });
  await page.waitForFunction(() => !document.querySelector('main .skeleton, main [aria-busy="true"], main .busy, main .stale') && !document.getAnimations().some((one) => one instanceof CSSTransition));
}
