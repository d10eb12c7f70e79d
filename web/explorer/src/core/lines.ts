// The lines of a list on the screen: rows, heads of groups, and what stands where a page is awaited or failed.
import type { Pager } from './pager';

export interface Group {
  value: string;
  label: string;
  count: number;
}

export type Line<T> =
  | { type: 'row'; key: string; item: T; index: number }
  | { type: 'head'; key: string; group: Group; open: boolean }
  | { type: 'wait'; key: string; pager: Pager<T> }
  | { type: 'failed'; key: string; pager: Pager<T> };

export interface Source<T> {
  /** Absent where the list is not grouped. */
  group?: Group;
  open: boolean;
  pager: Pager<T>;
}

/** All lines in order; rows are numbered over the whole list. */
export function lines<T>(sources: readonly Source<T>[], keyOf: (item: T) => string): Line<T>[] {
  const all: Line<T>[] = [];
  let index = 0;
  for (const { group, open, pager } of sources) {
    const prefix = group ? `${group.value} ` : '';
    if (group) all.push({ type: 'head', key: `head ${group.value}`, group, open });
    if (!open) continue;
    for (const item of pager.items) all.push({ type: 'row', key: prefix + keyOf(item), item, index: index++ });
    if (pager.error !== null) all.push({ type: 'failed', key: `${prefix}failed`, pager });
    else if (!pager.done) all.push({ type: 'wait', key: `${prefix}wait`, pager });
  }
  return all;
}

/** The place of the next row from a line, in one direction; -1 where there is none. */
export function nextRow<T>(all: readonly Line<T>[], from: number, by: 1 | -1): number {
  for (let i = from + by; i >= 0 && i < all.length; i += by) {
    if (all[i]?.type === 'row') return i;
  }
  return -1;
}
