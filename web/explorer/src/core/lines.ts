// The lines of a list on the screen, by their place: heads of groups, and rows, of which some are still awaited. No line exists before it is
// looked at, so that a list of 100,000 rows costs what is seen of it.
import type { Pages } from './pages';

export interface Group {
  value: string;
  label: string;
  count: number;
}

export type Line<T> =
  | { type: 'row'; key: string; item: T; index: number }
  | { type: 'head'; key: string; group: Group; open: boolean }
  | { type: 'wait' | 'failed'; key: string; pages: Pages<T> };

export interface Source<T> {
  /** Absent where the list is not grouped. */
  group?: Group;
  open: boolean;
  pages: Pages<T>;
}

interface Part<T> {
  source: Source<T>;
  /** Places of its first line, and after its last; how many rows stand before it. */
  from: number;
  to: number;
  rows: number;
}

export class Lines<T> {
  readonly length: number;
  private readonly parts: Part<T>[] = [];

  constructor(readonly sources: readonly Source<T>[]) {
    let at = 0;
    let rows = 0;
    for (const source of sources) {
      const count = source.open ? (source.pages.total ?? source.group?.count ?? 0) : 0;
      const to = at + (source.group ? 1 : 0) + count;
      this.parts.push({ source, from: at, to, rows });
      at = to;
      rows += count;
    }
    this.length = at;
  }

  at(place: number): Line<T> | null {
    const part = this.parts[this.partAt(place)];
    if (!part) return null;
    const { group, open, pages } = part.source;
    const row = place - part.from - (group ? 1 : 0);
    if (group && row < 0) return { type: 'head', key: `head ${group.value}`, group, open };
    const key = group ? `${group.value} ${row}` : String(row);
    const item = pages.at(row);
    if (item !== undefined) return { type: 'row', key, item, index: part.rows + row };
    return { type: pages.failed(row) ? 'failed' : 'wait', key, pages };
  }

  /** Says which lines are looked at, both ends included, and `around` more on both sides. */
  look(from: number, to: number, around = 0): void {
    for (const { source, from: start, to: end } of this.parts) {
      if (!source.open || end <= from || start > to) continue;
      const head = source.group ? 1 : 0;
      source.pages.want(Math.max(from, start) - start - head - around, Math.min(to, end - 1) - start - head + around);
    }
  }

  /** The place of the next row from a line, in one direction, whether it is there or awaited; -1 where there is none. */
  next(from: number, by: 1 | -1): number {
    for (let i = from + by; i >= 0 && i < this.length; i += by) {
      if (this.at(i)?.type !== 'head') return i;
    }
    return -1;
  }

  /** The place of the first row that fits; -1 where none does that is there. */
  find(fits: (item: T) => boolean): number {
    for (const { source, from, to } of this.parts) {
      const head = source.group ? 1 : 0;
      for (let i = from + head; i < to; i++) {
        const item = source.pages.at(i - from - head);
        if (item !== undefined && fits(item)) return i;
      }
    }
    return -1;
  }

  private partAt(place: number): number {
    let low = 0;
    let high = this.parts.length - 1;
    while (low <= high) {
      const middle = (low + high) >> 1;
      const part = this.parts[middle]!;
      if (place < part.from) high = middle - 1;
      else if (place >= part.to) low = middle + 1;
      else return middle;
    }
    return -1;
  }
}
