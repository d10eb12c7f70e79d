// Tables in a text: readers write a row as a line, its cells parted by " | ". A cell that reaches over several rows or columns stands once, so
// that rows may be short; what is named in a cell tells then which column it stands in.
import type { Paragraph, Span } from './highlight';
import { pointCount } from './points';
import type { Drawn } from './reader';

/** A paragraph, or the rows of a table; from and until count paragraphs. */
export interface Block extends Span {
  from: number;
  until: number;
  /** The shares of the columns, in per cent; null where it is no table. */
  columns: readonly number[] | null;
}

export interface Cell extends Span {
  /** The column that it stands in, from 0. */
  column: number;
}

const bar = ' | ';
/** Rows of a long table are drawn so many at a time. */
const mostRows = 40;

/** The cells of a row as they are written. */
export function cellsOf(row: Paragraph): Span[] {
  const cells: Span[] = [];
  let start = row.start;
  for (const text of row.text.split(bar)) {
    const end = start + pointCount(text);
    cells.push({ start, end });
    start = end + bar.length;
  }
  return cells;
}

/** The blocks of a text in order: at least two rows that follow each other are a table. */
export function blocksOf(list: readonly Paragraph[], most = mostRows): Block[] {
  const blocks: Block[] = [];
  for (let at = 0; at < list.length; ) {
    let until = at;
    while (until < list.length && list[until]!.text.includes(bar) && (until === at || list[until]!.gap === 0)) until++;
    const columns = until - at >= 2 ? widths(list.slice(at, until)) : null;
    if (!columns) until = at + 1;
    for (; at < until; at = Math.min(at + most, until)) {
      const end = columns ? Math.min(at + most, until) : until;
      blocks.push({ start: list[at]!.start, end: list[end - 1]!.end, from: at, until: end, columns });
    }
  }
  return blocks;
}

// A column is as wide as what stands in it, but no word is squeezed and no long text takes all.
function widths(rows: readonly Paragraph[]): number[] {
  const cut = rows.map((row) => row.text.split(bar));
  const count = Math.max(...cut.map((cells) => cells.length));
  const need = Array.from({ length: count }, (_, column) => {
    const lengths = cut.filter((cells) => cells.length === count).map((cells) => cells[column]!.length);
    return 3 + Math.sqrt(Math.max(...lengths, 1)) * 2;
  });
  const sum = need.reduce((a, b) => a + b, 0);
  return need.map((one) => Math.round((one / sum) * 1000) / 10);
}

/** The columns that the cells of each row stand in. */
export function placed(rows: readonly Paragraph[], columns: number, marks: readonly Drawn[]): Cell[][] {
  const cut = rows.map(cellsOf);
  const named = cut.map((cells, at) => cells.map((cell, n) => (/^\s*\d{1,3}[.．、]?\s*$/.test(rows[at]!.text.split(bar)[n]!) ? ['number'] : namesIn(rows[at]!, cell, marks))));
  const usual = Array.from({ length: columns }, () => new Map<string, number>());
  cut.forEach((cells, at) => {
    if (cells.length === columns) cells.forEach((_, column) => named[at]![column]!.forEach((name) => usual[column]!.set(name, (usual[column]!.get(name) ?? 0) + 1)));
  });
  return cut.map((cells, at) => {
    if (at === 0 && isHead(rows[0]!)) return cells.map((cell, column) => ({ ...cell, column })); // what is short on the right reaches over several
    const fit = best(named[at]!, usual, columns);
    return cells.map((cell, n) => ({ ...cell, column: fit[n]! }));
  });
}

/** Whether a row heads its table: nothing is said in it, and it is not numbered. */
export function isHead(row: Paragraph): boolean {
  return row.over.length === 0 && !/^\s*[\d（(]/.test(row.text);
}

function namesIn(row: Paragraph, cell: Span, marks: readonly Drawn[]): string[] {
  const names = row.over.flatMap((index) => {
    const mark = marks[index]!;
    return mark.kind === 'MASKED' || mark.start < cell.start || mark.start >= cell.end ? [] : (mark as { predicates: string[] }).predicates.map((predicate) => `${mark.kind} ${predicate}`);
  });
  return [...new Set(names)];
}

// Of all ways to put the cells of a row into the columns in their order, the one in which most stands where its like does. Where several are
// as good, cells stand as far to the right as they can: what reaches over several rows mostly stands on the left.
function best(cells: readonly string[][], usual: readonly ReadonlyMap<string, number>[], columns: number): number[] {
  const count = cells.length;
  const room = columns - count;
  const score = (n: number, column: number): number => cells[n]!.reduce((sum, name) => sum + (usual[column]?.get(name) ? 1 : 0), 0);
  // most[n][k]: the best that cells from n on reach where k columns were left out before.
  const most: number[][] = Array.from({ length: count + 1 }, () => new Array<number>(room + 1).fill(0));
  for (let n = count - 1; n >= 0; n--) {
    for (let k = room; k >= 0; k--) most[n]![k] = Math.max(score(n, n + k) + most[n + 1]![k]!, k < room ? most[n]![k + 1]! : -1);
  }
  const result: number[] = [];
  for (let [n, k] = [0, 0]; n < count; n++) {
    while (k < room && most[n]![k + 1]! >= most[n]![k]!) k++;
    result.push(n + k);
  }
  return result;
}

/** About how high a block will be, in pixels: what is not laid out yet stands with that height. */
export function heightOf(list: readonly Paragraph[], block: Block, perLine: number, line: number): number {
  let lines = 0;
  for (let at = block.from; at < block.until; at++) {
    const { text, gap } = list[at]!;
    if (block.columns) lines += 0.5 + Math.max(1, ...text.split(bar).map((cell, n) => Math.ceil(cell.length / Math.max(1, (perLine * (block.columns![n] ?? 100)) / 100 - 2))));
    else lines += Math.max(1, Math.ceil(text.length / Math.max(1, perLine))) + (gap > 0 ? 0.3 : 0);
  }
  return Math.round(lines * line);
}
