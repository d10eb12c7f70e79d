// Dates laid out by period: a column for each period that holds something, its entries stacked below the axis.
import { wrap } from './measure';

export interface Entry {
  /** The statement that gives the date. */
  id: string;
  occasion: 'DEADLINE' | 'MILESTONE' | 'TARGET';
  date: string;
  period: string;
  /** The words of the document, such as 2027年底前. */
  text: string;
  title: string;
}

export interface Card<T extends Entry> {
  entry: T;
  x: number;
  y: number;
  height: number;
  /** The title, broken into lines. */
  lines: string[];
}

export interface Column<T extends Entry> {
  period: string;
  x: number;
  cards: Card<T>[];
  total: number;
  /** Entries that are not drawn; the column then ends in a button at `moreAt`. */
  hidden: number;
  moreAt: number;
  /** Periods without an entry between this column and the one before. */
  gap: number;
}

export interface Layout<T extends Entry> {
  columns: Column<T>[];
  width: number;
  height: number;
}

/** In pixels; `line` is where the axis runs, `axis` where the cards begin below it. */
export const measures = { column: 188, gap: 44, line: 42, axis: 72, card: 176, padding: 10, text: 18, row: 19, between: 8, font: 13, most: 8 };

/** The place of a period among all periods of its length: 2025, 2025-Q2, 2025-06, 2025-06-30. Consecutive periods differ by one. */
export function ordinal(period: string): number {
  const [, year = '0', quarter, month, day] = /^(\d{4})(?:-Q([1-4])|-(\d{2})(?:-(\d{2}))?)?$/.exec(period) ?? [];
  if (quarter) return Number(year) * 4 + Number(quarter) - 1;
  if (day) return dayOf(period);
  if (month) return Number(year) * 12 + Number(month) - 1;
  return Number(year);
}

/** The entries of each period, in order of time. */
export function byPeriod<T extends Entry>(entries: readonly T[]): [string, T[]][] {
  const periods = new Map<string, T[]>();
  for (const entry of entries) {
    const found = periods.get(entry.period);
    if (found) found.push(entry);
    else periods.set(entry.period, [entry]);
  }
  return [...periods].sort(([a], [b]) => ordinal(a) - ordinal(b));
}

/** Lays the entries out. A column holds a few, and all of them where its period is in `open`. */
export function stack<T extends Entry>(entries: readonly T[], open: ReadonlySet<string>): Layout<T> {
  const m = measures;
  const columns: Column<T>[] = [];
  let x = 0;
  let height = m.axis;
  let before: number | null = null;
  for (const [period, all] of byPeriod(entries)) {
    const place = ordinal(period);
    const gap: number = before === null ? 0 : place - before - 1;
    if (before !== null) x += gap > 0 ? m.gap : 0;
    // One more than the most is drawn rather than told.
    const shown = open.has(period) || all.length <= m.most + 1 ? all : all.slice(0, m.most);
    let y = m.axis;
    const cards = shown.map((entry): Card<T> => {
      const { lines } = wrap(entry.title, (m.card - 2 * m.padding - 6) / m.font, 3);
      const card = { entry, x: x + (m.column - m.card) / 2, y, height: m.padding * 2 + m.text + lines.length * m.row - 4, lines };
      y += card.height + m.between;
      return card;
    });
    const hidden = all.length - shown.length;
    columns.push({ period, x, cards, total: all.length, hidden, moreAt: y, gap });
    if (hidden > 0) y += 40;
    height = Math.max(height, y);
    x += m.column;
    before = place;
  }
  return { columns, width: x, height };
}

/** Days since 1970 of an ISO date. */
const dayOf = (date: string): number => Date.parse(`${date}T00:00:00Z`) / 86_400_000;

/** A period with its first and its last day. */
export interface Span {
  name: string;
  first: string;
  last: string;
}

export interface Mark {
  x: number;
  /** Whether all that is drawn lies after it, or before it. */
  side: 'before' | 'within' | 'after';
}

/** Where a day lies among the columns: within that of its period, in the gap between two, or at one end. Null where nothing is drawn. */
export function markOf<T extends Entry>(layout: Layout<T>, spans: readonly Span[], day: string): Mark | null {
  const span = new Map(spans.map((one) => [one.name, one]));
  for (const [n, column] of layout.columns.entries()) {
    const { first, last } = span.get(column.period) ?? { first: '', last: '' };
    if (first === '') continue;
    if (day < first) return n === 0 ? { x: 0, side: 'before' } : { x: column.x - (column.gap > 0 ? measures.gap / 2 : 0), side: 'within' };
    if (day <= last) return { x: column.x + (measures.column * (dayOf(day) - dayOf(first) + 0.5)) / (dayOf(last) - dayOf(first) + 1), side: 'within' };
  }
  return layout.columns.length > 0 ? { x: layout.width, side: 'after' } : null;
}

/** The columns that a stretch of days touches, from the left edge of the first to the right edge of the last; null where it touches none. */
export function bandOf<T extends Entry>(layout: Layout<T>, spans: readonly Span[], from: string, until: string): { from: number; until: number } | null {
  const touched = new Set(spans.filter((one) => one.first <= until && one.last >= from).map((one) => one.name));
  const columns = layout.columns.filter((column) => touched.has(column.period));
  const first = columns[0];
  const last = columns.at(-1);
  return first && last ? { from: first.x, until: last.x + measures.column } : null;
}

/** The entry to which an arrow key leads: down and up through all, right and left to the first of the next column or the last of that before. */
export function step<T extends Entry>(layout: Layout<T>, from: string, key: string): T | null {
  const all = layout.columns.flatMap((column) => column.cards.map(({ entry }) => ({ entry, column })));
  const here = all.findIndex((one) => one.entry.id === from);
  const column = all[here]?.column;
  const next = {
    ArrowDown: Math.min(all.length - 1, here + 1),
    ArrowUp: Math.max(0, here - 1),
    ArrowRight: all.findIndex((one, n) => n > here && one.column !== column),
    ArrowLeft: all.findLastIndex((one, n) => n < here && one.column !== column),
    Home: 0,
    End: all.length - 1,
  }[key];
  return next === undefined ? null : (all[next]?.entry ?? null);
}
