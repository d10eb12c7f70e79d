// A text with marks on it, cut into what can be shown: paragraphs of segments, each with the marks that lie over it. Marks may overlap and
// nest. All offsets are code points, as the API counts them.

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
  segments: readonly Segment[];
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

/** Cuts a text into paragraphs, one for each line that is not empty, and these where marks begin and end. */
export function paragraphs(text: string, marks: readonly Span[]): Paragraph[] {
  const places = new Places(text);
  const sorted = marks
    .map((mark, index) => ({ start: Math.max(mark.start, 0), end: Math.min(mark.end, places.length), index }))
    .filter((mark) => mark.end > mark.start)
    .sort((a, b) => a.start - b.start);
  const result: Paragraph[] = [];
  let open: typeof sorted = [];
  let next = 0;
  let gap = 0;
  let start = 0;
  for (const line of text.split('\n')) {
    const end = start + new Places(line).length;
    while (next < sorted.length && sorted[next]!.start < end) open.push(sorted[next++]!);
    open = open.filter((mark) => mark.end > start);
    if (line.trim() === '') gap++;
    else {
      result.push({ start, end, gap, segments: cut(text, places, start, end, open) });
      gap = 0;
    }
    start = end + 1;
  }
  return result;
}

function cut(text: string, places: Places, start: number, end: number, marks: readonly (Span & { index: number })[]): Segment[] {
  const bounds = new Set([start, end]);
  for (const mark of marks) {
    if (mark.start > start && mark.start < end) bounds.add(mark.start);
    if (mark.end > start && mark.end < end) bounds.add(mark.end);
  }
  const sorted = [...bounds].sort((a, b) => a - b);
  const segments: Segment[] = [];
  for (let i = 0; i + 1 < sorted.length; i++) {
    const from = sorted[i]!;
    const until = sorted[i + 1]!;
    const over = marks.filter((mark) => mark.start <= from && mark.end >= until).sort((a, b) => a.end - a.start - (b.end - b.start) || a.index - b.index);
    segments.push({ start: from, end: until, text: text.slice(places.unit(from), places.unit(until)), marks: over.map((mark) => mark.index) });
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
  const characters = [...paragraph.segments.map((segment) => segment.text).join('')];
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
