// The wall sheet: tasks by agency and time, laid out on pages of a given size. All measures are millimetres; what comes out is a list of marks
// for each page, which the page draws and the file writes, so that both are the same.
import { widthOf, wrap } from './measure';

export interface WallTask {
  id: string;
  number: string;
  title: string;
  /** Which of the sources it stands in, from 0. */
  source: number;
  leads: string[];
  others: string[];
  targets: string[];
  dates: WallDate[];
}

export interface WallDate {
  text: string;
  /** The last day, ISO 8601; empty where it is not known. */
  end: string;
  /** Whether it binds the task, or is a date of a step on the way. */
  binds: boolean;
}

export interface WallGroup {
  name: string;
  tasks: WallTask[];
}

export interface WallWords {
  title: string;
  subtitle: string;
  number: string;
  task: string;
  leads: string;
  others: string;
  due: string;
  target: string;
  continued: string;
  binds: string;
  step: string;
  none: string;
  more: (n: number) => string;
  cut: (n: number) => string;
  tasks: (n: number) => string;
  page: (n: number, of: number) => string;
  foot: string[];
}

export interface Format {
  width: number;
  height: number;
  /** Size of the text. */
  text: number;
  columns: number;
}

export const sizes = ['a3', 'a3p', 'a0', 'a0p'] as const;
export type Size = (typeof sizes)[number];

/** Sheets by size; those that end in p stand upright. */
export const formats: Record<Size, Format> = {
  a3: { width: 420, height: 297, text: 2.7, columns: 2 },
  a3p: { width: 297, height: 420, text: 2.7, columns: 1 },
  a0: { width: 1189, height: 841, text: 5.6, columns: 3 },
  a0p: { width: 841, height: 1189, text: 5.6, columns: 2 },
};

export type Ink = 'ink' | 'soft' | 'line' | 'band' | 'accent' | 'paper' | 'stripe';
export type Mark =
  | { kind: 'box'; x: number; y: number; width: number; height: number; fill: Ink }
  | { kind: 'line'; x1: number; y1: number; x2: number; y2: number; ink: Ink; weight: number }
  | { kind: 'text'; x: number; y: number; size: number; text: string; ink: Ink; bold: boolean; anchor: 'start' | 'middle' | 'end' }
  | { kind: 'sign'; x: number; y: number; size: number; filled: boolean };

export interface Page {
  marks: Mark[];
  /** Ids of the tasks that stand on it. */
  tasks: string[];
}

export interface Wall {
  format: Format;
  pages: Page[];
  rows: number;
  /** Texts that did not fit and end in an ellipsis. */
  cut: number;
}

/** The years that the axis runs over, both included; null where no day is known. */
export function yearsOf(groups: WallGroup[]): { first: number; last: number } | null {
  const years = groups.flatMap((group) => group.tasks.flatMap((task) => task.dates.filter((date) => date.end !== '').map((date) => Number(date.end.slice(0, 4)))));
  return years.length === 0 ? null : { first: Math.min(...years), last: Math.max(...years) };
}

/** Where a day lies between the start of the first year and the end of the last, from 0 to 1. */
export function placeOf(end: string, first: number, last: number): number {
  const [year = 0, month = 12, day = 31] = end.split('-').map(Number);
  const share = (month - 1 + Math.min(day, 31) / 31) / 12;
  return Math.max(0, Math.min(1, (year - first + share) / (last - first + 1)));
}

interface Cell {
  x: number;
  lines: string[];
  ink: Ink;
  bold: boolean;
  /** The line that it begins on; the first where it is left out. */
  from?: number;
}

interface Row {
  height: number;
  group: number;
  task: WallTask | null;
  draw: (x: number, y: number, put: (mark: Mark) => void) => void;
}

const leading = 1.42;

/** A sheet that leaves much of its only page empty is set larger, as far as one page takes it. */
export function fillWall(groups: WallGroup[], words: WallWords, format: Format): Wall {
  const plain = layWall(groups, words, format);
  if (plain.pages.length > 1 || plain.rows === 0) return plain;
  for (const times of [1.8, 1.6, 1.4, 1.2]) {
    const wall = layWall(groups, words, { ...format, text: format.text * times });
    if (wall.pages.length === 1 && wall.cut <= plain.cut) return wall;
  }
  return plain;
}

export function layWall(groups: WallGroup[], words: WallWords, format: Format): Wall {
  const size = format.text;
  const line = size * leading;
  const margin = size * 4.4;
  const gutter = size * 3;
  const inner = format.width - 2 * margin;
  const columnWidth = (inner - gutter * (format.columns - 1)) / format.columns;
  const pad = size * 0.6;

  const years = yearsOf(groups);
  const hasUndated = groups.some((group) => group.tasks.some((task) => task.dates.length > 0));
  const shares = { number: 0.08, task: 0.37, leads: 0.24, others: 0.23, due: years ? 0.32 : hasUndated ? 0.16 : 0 };
  const sum = Object.values(shares).reduce((a, b) => a + b, 0);
  const place: Record<keyof typeof shares, { x: number; width: number }> = { number: { x: 0, width: 0 }, task: { x: 0, width: 0 }, leads: { x: 0, width: 0 }, others: { x: 0, width: 0 }, due: { x: 0, width: 0 } };
  let at = 0;
  for (const name of ['number', 'task', 'leads', 'others', 'due'] as const) {
    const width = (shares[name] / sum) * columnWidth;
    place[name] = { x: at, width };
    at += width;
  }

  let cut = 0;
  const fit = (text: string, width: number, most: number): string[] => {
    const { lines, rest } = wrap(text, width, most);
    if (rest > 0) cut++;
    return lines;
  };
  const em = (name: keyof typeof shares): number => (place[name].width - 2 * pad) / size;
  const cell = (name: keyof typeof shares, text: string, most: number, ink: Ink = 'ink', bold = false): Cell => {
    return { x: place[name].x + pad, lines: fit(text, em(name), most), ink, bold };
  };
  // A list is cut between its items, and says how many it leaves out.
  const listCell = (name: keyof typeof shares, items: string[], most: number, ink: Ink = 'ink'): Cell => {
    if (items.length === 0) return cell(name, name === 'leads' ? words.none : '', 1, 'soft');
    for (let kept = items.length; kept > 1; kept--) {
      const text = items.slice(0, kept).join('、') + (kept < items.length ? words.more(items.length - kept) : '');
      if (wrap(text, em(name)).lines.length <= most) return cell(name, text, most, ink);
    }
    const rest = items.length > 1 ? words.more(items.length - 1) : '';
    const first = cell(name, items[0]!, Math.max(1, most - (rest === '' ? 0 : 1)), ink);
    return rest === '' ? first : { ...first, lines: [...first.lines, rest] };
  };

  const scale = years ? { ...years, x: place.due.x + pad, width: place.due.width - 2 * pad } : null;

  // A date stands beside its sign where there is room on a side, else below it; what is not known to a day has no sign.
  const placeDate = (date: WallDate): { sign: number; beside: 'after' | 'before' | 'below'; lines: string[] } => {
    const room = place.due.width - 2 * pad;
    if (scale && date.end === '') return { sign: -size * 0.8, beside: 'after', lines: fit(date.text, em('due'), 2) };
    const sign = scale ? size * 0.5 + (scale.width - size) * placeOf(date.end, scale.first, scale.last) : size * 0.5;
    const wide = widthOf(date.text) * size;
    if (sign + size * 0.8 + wide <= room) return { sign, beside: 'after', lines: [date.text] };
    if (sign - size * 0.8 - wide >= 0) return { sign, beside: 'before', lines: [date.text] };
    return { sign, beside: 'below', lines: fit(date.text, em('due'), 2) };
  };

  const taskRow = (task: WallTask, group: number, striped: boolean): Row => {
    const cells = [
      cell('number', task.number, 2, 'soft'),
      cell('task', task.title, 8, 'ink', true),
      listCell('leads', task.leads, 4),
      listCell('others', task.others, 5),
    ];
    // Targets stand below the title, in soft ink.
    if (task.targets.length > 0) {
      const title = cells[1]!;
      const targets = listCell('task', task.targets.map((target, n) => (n === 0 ? words.target + target : target)), 4, 'soft');
      cells.push({ ...targets, from: title.lines.length });
    }
    const dated = task.dates.slice(0, 4);
    const cutDates = task.dates.length - dated.length;
    let dateLines = 0;
    const dates = dated.map((date) => {
      const placed = placeDate(date);
      const from = dateLines;
      dateLines += placed.lines.length + (placed.beside === 'below' ? 1 : 0);
      return { date, from, ...placed };
    });
    const lines = Math.max(1, dateLines + (cutDates > 0 ? 1 : 0), ...cells.map((one) => (one.from ?? 0) + one.lines.length));
    const height = lines * line + pad * 1.6;
    return {
      height, group, task,
      draw: (x, y, put) => {
        if (striped) put({ kind: 'box', x, y, width: columnWidth, height, fill: 'stripe' });
        const baseline = (n: number): number => y + pad * 0.8 + line * n + size * 1.08;
        for (const one of cells) {
          one.lines.forEach((text, n) => put({ kind: 'text', x: x + one.x, y: baseline(n + (one.from ?? 0)), size, text, ink: one.ink, bold: one.bold, anchor: 'start' }));
        }
        if (scale) {
          for (let year = scale.first; year <= scale.last + 1; year++) {
            const tick = x + scale.x + (scale.width * (year - scale.first)) / (scale.last - scale.first + 1);
            put({ kind: 'line', x1: tick, y1: y, x2: tick, y2: y + height, ink: 'line', weight: size * 0.05 });
          }
        }
        for (const { date, from, sign, beside, lines } of dates) {
          const left = x + place.due.x + pad;
          if (date.end !== '' || !scale) put({ kind: 'sign', x: left + sign, y: baseline(from) - size * 0.36, size: size * 0.9, filled: date.binds });
          const at = beside === 'after' ? left + sign + size * 0.8 : beside === 'before' ? left + sign - size * 0.8 : left;
          lines.forEach((text, n) =>
            put({ kind: 'text', x: at, y: baseline(from + n + (beside === 'below' ? 1 : 0)), size, text, ink: 'ink', bold: false, anchor: beside === 'before' ? 'end' : 'start' }),
          );
        }
        if (cutDates > 0) put({ kind: 'text', x: x + place.due.x + pad, y: baseline(dateLines), size, text: words.more(cutDates), ink: 'soft', bold: false, anchor: 'start' });
        put({ kind: 'line', x1: x, y1: y + height, x2: x + columnWidth, y2: y + height, ink: 'line', weight: size * 0.06 });
      },
    };
  };

  const bandHeight = line * 1.5;
  const band = (group: number, continued: boolean): Row => {
    const { name, tasks } = groups[group]!;
    const count = words.tasks(tasks.length);
    const room = columnWidth / size - 2 - widthOf(count) - widthOf(words.continued) - 1;
    const label = (fit(name, room / 1.1, 1)[0] ?? '') + (continued ? words.continued : '');
    return {
      height: bandHeight, group, task: null,
      draw: (x, y, put) => {
        put({ kind: 'box', x, y, width: columnWidth, height: bandHeight, fill: 'band' });
        put({ kind: 'box', x, y, width: size * 0.35, height: bandHeight, fill: 'accent' });
        put({ kind: 'text', x: x + size, y: y + bandHeight * 0.69, size: size * 1.1, text: label, ink: 'ink', bold: true, anchor: 'start' });
        put({ kind: 'text', x: x + columnWidth - size * 0.8, y: y + bandHeight * 0.69, size, text: count, ink: 'soft', bold: false, anchor: 'end' });
      },
    };
  };

  const headHeight = line * (scale ? 1.5 : 1.4);
  const head = (x: number, y: number, put: (mark: Mark) => void): void => {
    const names: [keyof typeof shares, string][] = [['number', words.number], ['task', words.task], ['leads', words.leads], ['others', words.others]];
    if (!scale) names.push(['due', words.due]);
    for (const [name, text] of names) {
      if (place[name].width > 0) put({ kind: 'text', x: x + place[name].x + pad, y: y + line, size, text, ink: 'soft', bold: true, anchor: 'start' });
    }
    if (scale) {
      const count = scale.last - scale.first + 1;
      const every = Math.max(1, Math.ceil((count * size * 2.8) / scale.width));
      for (let n = 0; n < count; n += every) {
        const middle = x + scale.x + (scale.width * (n + 0.5)) / count;
        put({ kind: 'text', x: middle, y: y + line, size, text: String(scale.first + n), ink: 'soft', bold: true, anchor: 'middle' });
      }
    }
    put({ kind: 'line', x1: x, y1: y + headHeight, x2: x + columnWidth, y2: y + headHeight, ink: 'ink', weight: size * 0.1 });
  };

  const top = margin + size * 5.6;
  const foot = words.foot.flatMap((text) => wrap(text, inner / size - 12).lines);
  const footHeight = line * (foot.length + 1.2);
  const bottom = format.height - margin - footHeight - size;
  const room = bottom - top - headHeight;

  const pages: Page[] = [];
  let page: Page | null = null;
  let column = format.columns;
  let y = 0;
  const put = (mark: Mark): void => void page!.marks.push(mark);
  const open = (): void => {
    column++;
    if (column >= format.columns || page === null) {
      page = { marks: [], tasks: [] };
      pages.push(page);
      column = 0;
    }
    y = top + headHeight;
    head(margin + column * (columnWidth + gutter), top, put);
  };
  let rows = 0;
  groups.forEach((group, g) => {
    let striped = false;
    group.tasks.forEach((task, n) => {
      const row = taskRow(task, g, striped);
      const lead = n === 0 ? band(g, false) : null;
      const needed = row.height + (lead?.height ?? 0);
      if (page === null || (y + needed > bottom && y > top + headHeight)) {
        open();
        if (!lead) {
          const again = band(g, true);
          again.draw(margin + column * (columnWidth + gutter), y, put);
          y += again.height;
        }
      }
      const x = margin + column * (columnWidth + gutter);
      if (lead) {
        lead.draw(x, y, put);
        y += lead.height;
      }
      row.draw(x, y, put);
      y += row.height;
      page!.tasks.push(task.id);
      rows++;
      striped = !striped;
    });
    if (y + bandHeight < top + headHeight + room) y += size * 0.8;
  });
  if (pages.length === 0) pages.push({ marks: [], tasks: [] });

  const signs = scale !== null || hasUndated;
  const title = fit(words.title, inner / (size * 2.4) - 6, 1)[0] ?? '';
  const subtitle = fit(words.subtitle, inner / (size * 1.15), 1)[0] ?? '';
  pages.forEach((one, n) => {
    const frame: Mark[] = [
      { kind: 'box', x: 0, y: 0, width: format.width, height: format.height, fill: 'paper' },
      { kind: 'text', x: margin, y: margin + size * 2.2, size: size * 2.4, text: title, ink: 'ink', bold: true, anchor: 'start' },
      { kind: 'text', x: margin, y: margin + size * 4.2, size: size * 1.15, text: subtitle, ink: 'soft', bold: false, anchor: 'start' },
      { kind: 'text', x: format.width - margin, y: margin + size * 2.2, size: size * 1.15, text: words.page(n + 1, pages.length), ink: 'soft', bold: false, anchor: 'end' },
      { kind: 'line', x1: margin, y1: bottom + size, x2: format.width - margin, y2: bottom + size, ink: 'ink', weight: size * 0.06 },
    ];
    const base = bottom + size * 1.2 + line;
    if (signs) {
      frame.push({ kind: 'sign', x: margin + size * 0.5, y: base - size * 0.36, size: size * 0.9, filled: true });
      frame.push({ kind: 'text', x: margin + size * 1.4, y: base, size, text: words.binds, ink: 'soft', bold: false, anchor: 'start' });
      const next = margin + size * (2.8 + widthOf(words.binds));
      frame.push({ kind: 'sign', x: next + size * 0.5, y: base - size * 0.36, size: size * 0.9, filled: false });
      frame.push({ kind: 'text', x: next + size * 1.4, y: base, size, text: words.step, ink: 'soft', bold: false, anchor: 'start' });
    }
    if (cut > 0) frame.push({ kind: 'text', x: format.width - margin, y: base, size, text: words.cut(cut), ink: 'soft', bold: false, anchor: 'end' });
    foot.forEach((text, k) => frame.push({ kind: 'text', x: margin, y: base + line * (k + (signs || cut > 0 ? 1 : 0)), size, text, ink: 'soft', bold: false, anchor: 'start' }));
    one.marks.unshift(...frame);
  });
  return { format, pages, rows, cut };
}
