// A text with marks on it, cut into what can be shown: paragraphs of segments, each with the marks that lie over it. Marks may overlap and
// nest. All offsets are code points, as the API counts them.

import { pointCount } from './points';

export interface Span {
  start: number;
  end: number;
}

export interface Segment extends Span {
  text: string;
  /** Indexes of the marks over it, the shortest mark first. */
  marks: readonly number[];
}

export interface Paragraph extends Span {
  text: string;
  /** Indexes of the marks that reach into it, by where they begin. */
  over: readonly number[];
  /** How many empty lines stand before it. */
  gap: number;
}

/** Finds UTF-16 places of code points: most texts have no character beyond the basic plane, others have few. */
export class Places {
  private readonly wide: number[] = []; // code points that take two units
  readonly length: number;

  constructor(text: string) {
    let point = 0;
    for (let unit = 0; unit < text.length; unit++, point++) {
      const code = text.codePointAt(unit)!;
      if (code > 0xffff) {
        this.wide.push(point);
        unit++;
      }
    }
    this.length = point;
  }

  unit(point: number): number {
    const inside = Math.min(Math.max(point, 0), this.length);
    return inside + countBelow(this.wide, inside);
  }
}

function countBelow(sorted: readonly number[], value: number): number {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (sorted[middle]! < value) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Cuts a text into paragraphs, one for each line that is not empty. What lies over one is told; cut cuts it, when it is to be shown. */
export function paragraphs(text: string, marks: readonly Span[]): Paragraph[] {
  const sorted = marks
    .map((mark, index) => ({ start: Math.max(mark.start, 0), end: mark.end, index }))
    .filter((mark) => mark.end > mark.start)
    .sort((a, b) => a.start - b.start);
  const result: Paragraph[] = [];
  let open: typeof sorted = [];
  let next = 0;
  let gap = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + pointCount(line);
    while (next < sorted.length && sorted[next]!.start < end) open.push(sorted[next++]!);
    if (open.length > 0) open = open.filter((mark) => mark.end > start);
    if (line.trim() === '') gap++;
    else {
      result.push({ start, end, gap, text: line, over: open.map((mark) => mark.index) });
      gap = 0;
    }
    start = end + 1;
  }
  return result;
}

/** Cuts a paragraph, or a part of it, where marks begin and end. */
export function cut(paragraph: Paragraph, marks: readonly Span[], part: Span = paragraph): Segment[] {
  const [start, end] = [Math.max(part.start, paragraph.start), Math.min(part.end, paragraph.end)];
  if (end <= start) return [];
  const over = paragraph.over.filter((index) => touches(marks[index]!, { start, end }));
  const bounds = [start, end];
  for (const index of over) {
    const mark = marks[index]!;
    if (mark.start > start && mark.start < end) bounds.push(mark.start);
    if (mark.end > start && mark.end < end) bounds.push(mark.end);
  }
  bounds.sort((a, b) => a - b);
  const places = paragraph.end - paragraph.start === paragraph.text.length ? null : new Places(paragraph.text);
  const unit = (point: number): number => (places ? places.unit(point - paragraph.start) : point - paragraph.start);
  const length = (index: number): number => marks[index]!.end - marks[index]!.start;
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < bounds.length; i++) {
    const [from, until] = [bounds[i]!, bounds[i + 1]!];
    if (from === until) continue;
    const here = over.filter((index) => marks[index]!.start <= from && marks[index]!.end >= until).sort((a, b) => length(a) - length(b) || a - b);
    segments.push({ start: from, end: until, text: paragraph.text.slice(unit(from), unit(until)), marks: here });
  }
  return segments;
}

/** Cuts segments once more, where a span begins and ends, and tells which of them lie in it. */
export function within(segments: readonly Segment[], span: Span | null): { segment: Segment; inside: boolean }[] {
  const result: { segment: Segment; inside: boolean }[] = [];
  for (const segment of segments) {
    if (!span || span.end <= segment.start || span.start >= segment.end) {
      result.push({ segment, inside: false });
      continue;
    }
    const places = new Places(segment.text);
    const at = [segment.start, Math.max(segment.start, span.start), Math.min(segment.end, span.end), segment.end];
    for (let i = 0; i < 3; i++) {
      const [start, end] = [at[i]!, at[i + 1]!];
      if (end === start) continue;
      const text = segment.text.slice(places.unit(start - segment.start), places.unit(end - segment.start));
      result.push({ segment: { start, end, text, marks: segment.marks }, inside: i === 1 });
    }
  }
  return result;
}

const ends = new Set('。！？；!?;');

/** The sentence of a paragraph that a place lies in. */
export function sentenceAt(paragraph: Paragraph, point: number): Span {
  const characters = [...paragraph.text];
  const at = Math.min(Math.max(point - paragraph.start, 0), Math.max(characters.length - 1, 0));
  let start = at;
  while (start > 0 && !ends.has(characters[start - 1]!)) start--;
  let end = at;
  while (end < characters.length && !ends.has(characters[end]!)) end++;
  return { start: paragraph.start + start, end: paragraph.start + Math.min(end + 1, characters.length) };
}

/** Where publishers have blotted characters out: ** in **年, □□. A single × may be a sign of multiplication. */
export function maskedSpans(text: string): Span[] {
  const spans: Span[] = [];
  let units = 0;
  let points = 0;
  for (const match of text.matchAll(/[*＊□█]+|×{2,}/g)) {
    points += new Places(text.slice(units, match.index)).length;
    units = match.index;
    spans.push({ start: points, end: points + match[0].length });
  }
  return spans;
}

export function touches(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}
