// What a reader sees in a document: marks where something is named, and the outline with sections and tasks.
import { maskedSpans, touches, type Paragraph, type Span } from './highlight';
import { blocksOf } from './tables';

export interface Mention {
  statement: string;
  predicate: string;
  origin: string;
  entity: string;
  kind: string;
  label: string;
  start: number;
  end: number;
  focusStart: number;
  focusEnd: number;
  restored?: string | null;
  page?: number | null;
  cell?: string | null;
}

/** Words that name things of one kind; several statements may rest on them. */
export interface Mark extends Span {
  kind: string;
  origin: string;
  labels: string[];
  /** What is said of it: LEADS, SUPPORTS. */
  predicates: string[];
  restored: string;
}

/** What is drawn over the text: a mark, or what the publisher blotted out. */
export type Drawn = Mark | (Span & { kind: 'MASKED' });

/** Marks of a document, each place and kind once, in the order of the text. Headings are no marks: they are seen to be headings. */
export function marksOf(mentions: readonly Mention[]): Mark[] {
  const found = new Map<string, Mark>();
  for (const mention of mentions) {
    if (!isNamed(mention)) continue;
    const key = `${mention.focusStart} ${mention.focusEnd} ${mention.kind}`;
    const mark = found.get(key);
    if (!mark) {
      found.set(key, {
        start: mention.focusStart, end: mention.focusEnd, kind: mention.kind, origin: mention.origin, labels: [mention.label],
        predicates: [mention.predicate], restored: mention.restored ?? '',
      });
      continue;
    }
    if (!mark.labels.includes(mention.label)) mark.labels.push(mention.label);
    if (!mark.predicates.includes(mention.predicate)) mark.predicates.push(mention.predicate);
    if (weight(mention.origin) > weight(mark.origin)) mark.origin = mention.origin;
    mark.restored ||= mention.restored ?? '';
  }
  return [...found.values()].sort((a, b) => a.start - b.start || b.end - a.end);
}

/** That a task stands in a section names neither. */
function isNamed(mention: Mention): boolean {
  return mention.kind !== 'SECTION' && mention.kind !== 'DOCUMENT' && mention.predicate !== 'TEXT_OF';
}

// What is mended must be seen to be; what is written as such must not look as if it were only concluded.
function weight(origin: string): number {
  return origin === 'REPAIRED' ? 3 : origin === 'EXPLICIT' ? 2 : 1;
}

/** How often each kind is marked. */
export function countKinds(marks: readonly Mark[]): Map<string, number> {
  const counts = new Map<string, number>();
  for (const mark of marks) counts.set(mark.kind, (counts.get(mark.kind) ?? 0) + 1);
  return counts;
}

/** The statements that a part of the text makes: those that name something in it; where none does, those whose quote it lies in.
 * What says no more than where a task stands comes last. */
export function statementsIn(mentions: readonly Mention[], span: Span): string[] {
  const named = mentions.filter((m) => touches({ start: m.focusStart, end: m.focusEnd }, span) || (m.start === span.start && m.end === span.end));
  const found = named.length > 0 ? named : mentions.filter((mention) => touches(mention, span));
  const last = (mention: Mention): number => Number(mention.predicate === 'PART_OF' || mention.predicate === 'HAS_TASK' || mention.predicate === 'HAS_SECTION');
  return [...new Set(found.toSorted((a, b) => last(a) - last(b)).map((mention) => mention.statement))];
}

export interface Heading {
  id: string;
  label: string;
  ordinal?: string | null;
  level: number;
  start?: number | null;
  end?: number | null;
  sections?: readonly Heading[];
}

/** A line of the outline. */
export interface Entry {
  id: string;
  label: string;
  number: string;
  task: boolean;
  depth: number;
  start: number;
  end: number;
  restored: boolean;
  /** How many entries below it, at any depth. */
  below: number;
}

/** Sections with the tasks that stand in them, as printed. */
export function outlineOf(sections: readonly Heading[], mentions: readonly Mention[]): Entry[] {
  const entries: Entry[] = [];
  const restored = new Set(mentions.filter((m) => m.restored).map((m) => m.entity));
  const walk = (list: readonly Heading[], depth: number): void => {
    for (const section of list) {
      const start = section.start ?? 0;
      entries.push({
        id: section.id, label: section.label, number: section.ordinal ?? '', task: false, depth, start, end: section.end ?? start, restored: restored.has(section.id), below: 0,
      });
      walk(section.sections ?? [], depth + 1);
    }
  };
  walk(sections, 0);
  for (const mention of mentions) {
    if (mention.predicate !== 'HAS_TASK') continue;
    entries.push({
      id: mention.entity, label: mention.label, number: mention.restored ?? '', task: true, depth: -1, start: mention.focusStart, end: mention.focusEnd,
      restored: restored.has(mention.entity), below: 0,
    });
  }
  entries.sort((a, b) => a.start - b.start || Number(a.task) - Number(b.task));
  let depth = 0;
  for (const entry of entries) {
    if (entry.task) entry.depth = depth;
    else depth = entry.depth + 1;
  }
  entries.forEach((entry, at) => {
    for (let i = at + 1; i < entries.length && entries[i]!.depth > entry.depth; i++) entry.below++;
  });
  return entries;
}

/** The index of the entry in which a place lies; -1 before the first. */
export function entryAt(entries: readonly Entry[], point: number): number {
  let found = -1;
  for (let i = 0; i < entries.length && entries[i]!.start <= point; i++) found = i;
  return found;
}

/** What a paragraph is besides text. */
export interface Dress {
  /** 2 to 4: it is a heading of that rank; 1: the title; 0: neither. */
  rank: number;
  restored: string;
  /** The page that begins with it or in it, 0 where none is known to. */
  page: number;
  /** Where it begins in it; the start of the paragraph where that stands on it already. */
  pageAt: number;
}

export function dress(list: readonly Paragraph[], title: string, entries: readonly Entry[], mentions: readonly Mention[]): Dress[] {
  const sections = entries.filter((entry) => !entry.task && entry.end > entry.start);
  const restored = new Map(mentions.filter((m) => m.restored && m.kind === 'SECTION').map((m) => [m.entity, m.restored!]));
  const paged = mentions.filter((mention) => mention.page).sort((a, b) => a.focusStart - b.focusStart);
  const first = sections[0]?.start ?? Infinity;
  let titled = -1;
  list.forEach((paragraph, at) => {
    if (paragraph.start < first && paragraph.text.trim() === title) titled = at;
  });
  let page = 0;
  let next = 0;
  let section = 0;
  return list.map((paragraph, at) => {
    const result: Dress = { rank: at === titled ? 1 : 0, restored: '', page: 0, pageAt: paragraph.start };
    while (section < sections.length && sections[section]!.end <= paragraph.start) section++;
    const heading = sections[section];
    if (heading && touches(heading, paragraph) && heading.end - heading.start >= (paragraph.end - paragraph.start) * 0.6) {
      result.rank = Math.min(2 + heading.depth, 4);
      result.restored = restored.get(heading.id) ?? '';
    }
    for (let met = false; next < paged.length && paged[next]!.focusStart < paragraph.end; met = true) {
      const mention = paged[next++]!;
      if (mention.page! <= page) continue;
      page = result.page = mention.page!;
      result.pageAt = met ? mention.focusStart : paragraph.start;
    }
    return result;
  });
}

/** Marks to be drawn: those of the text, then what is blotted out. */
export function drawn(text: string, marks: readonly Mark[]): Drawn[] {
  return [...marks, ...maskedSpans(text).map((span) => ({ ...span, kind: 'MASKED' as const }))];
}

/** A paragraph with the marks of kinds that are shown; what is blotted out always is. */
export function seen(paragraph: Paragraph, marks: readonly Drawn[], hidden: ReadonlySet<string>): Paragraph {
  return hidden.size === 0 ? paragraph : { ...paragraph, over: paragraph.over.filter((index) => !hidden.has(marks[index]!.kind)) };
}

/** The page that a place stands on, as far as what is said before it tells; 0 where it does not. */
export function pageOf(mentions: readonly Mention[], point: number): number {
  let [page, at] = [0, -1];
  for (const mention of mentions) {
    if (mention.page && mention.focusStart <= point && mention.focusStart >= at) [page, at] = [mention.page, mention.focusStart];
  }
  return page;
}

/** Where a place stands as the text is read: the paragraph from 1, and in a table which table and row; 0 where it is in none. */
export function placeOf(list: readonly Paragraph[], point: number): { paragraph: number; table: number; row: number } {
  let [at, table] = [0, 0];
  for (const block of blocksOf(list, Infinity)) {
    if (block.start > point) break;
    if (block.columns) table++;
    at = block.from;
    if (block.until - block.from > 1 && point < block.end) {
      const row = list.slice(block.from, block.until).findLastIndex((one) => one.start <= point);
      return { paragraph: block.from + row + 1, table, row: row + 1 };
    }
  }
  return { paragraph: at + 1, table: 0, row: 0 };
}
