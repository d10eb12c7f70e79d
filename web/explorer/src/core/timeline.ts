// Dates of tasks laid out by period: a column for each period that holds something, its entries stacked below the axis.
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

export const measures = { column: 188, space: 16, gap: 44, axis: 56, card: 176, padding: 10, line: 19, text: 18, between: 8, font: 13, most: 8 };

/** The place of a period among all periods of its length: 2025, 2025-Q2, 2025-06. Consecutive periods differ by one. */
export function ordinal(period: string): number {
  const [, year = '0', quarter, month] = /^(\d{4})(?:-Q([1-4])|-(\d{2}))?$/.exec(period) ?? [];
  if (quarter) return Number(year) * 4 + Number(quarter) - 1;
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
      const card = { entry, x: x + (m.column - m.card) / 2, y, height: m.padding * 2 + m.text + lines.length * m.line - 4, lines };
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
