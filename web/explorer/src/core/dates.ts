// What a timeline is of: dates of tasks, targets of tasks, sections and documents, and those of which no date is known.
import type { Key } from './i18n';
import { pointCount, sliceByPoints } from './points';

export type Occasion = 'DEADLINE' | 'MILESTONE' | 'TARGET';

interface Plan {
  id: string;
  title: string;
  period?: { text: string; start?: string | null; end?: string | null } | null;
}

/** A task, a section or a document, as the API gives it. */
export interface Of {
  id: string;
  kind: string;
  label: string;
  title?: string;
  number?: string | null;
  ordinal?: string | null;
  section?: { id: string; label: string; ordinal?: string | null } | null;
  document?: Plan | null;
  period?: Plan['period'];
  agencies?: readonly { other: { id: string; label: string } }[];
}

export interface Target {
  indicator: string;
  value: string;
  unit: string;
  raw: string;
  modality?: string | null;
}

export interface Evidence {
  id: string;
  quote: string;
  start: number;
  focus: string;
  focusStart: number;
  document: { id: string; title: string };
  /** The headings above it, the highest first. */
  section?: readonly string[];
}

export interface Undated<E extends Evidence = Evidence> {
  occasion: Occasion;
  /** The date as printed; null where none is. */
  text?: string | null;
  of: Of;
  target?: Target | null;
  statement: { id: string; evidence: readonly E[] };
}

export interface Dated<E extends Evidence = Evidence> extends Undated<E> {
  date: string;
  precision?: string | null;
  text: string;
}

/** The value as the sentence has it, 达到**%, or as it is stored where the sentence has it otherwise. */
export function printedValue({ raw, indicator, value, unit }: Target): string {
  return raw.startsWith(indicator) && raw.length > indicator.length ? raw.slice(indicator.length) : value + unit;
}

/** What is due: an indicator with its value, or the task. */
export function titleOf({ of, target }: { of: Of; target?: Target | null }): string {
  return target ? target.indicator + printedValue(target) : of.label;
}

/** The plan that a task or section is in, or that a document is. */
export function planOf(of: Of): Plan | null {
  return of.kind === 'DOCUMENT' ? { id: of.id, title: of.title ?? of.label, period: of.period ?? null } : (of.document ?? null);
}

/** The plans that entries are of, each once, in the order of the entries. */
export function plansOf(entries: readonly { of: Of }[]): Plan[] {
  const plans = new Map<string, Plan>();
  for (const { of } of entries) {
    const plan = planOf(of);
    if (plan && !plans.has(plan.id)) plans.set(plan.id, plan);
  }
  return [...plans.values()];
}

/** A sentence with what is in it. */
export interface Sentence<T> {
  id: string;
  /** Its text in parts: what says a target or a date is marked. */
  parts: { text: string; marked: boolean }[];
  document: { id: string; title: string };
  start: number;
  end: number;
  /** What it says of time: nothing, digits that are masked, or a date that was not tied to what stands in it. */
  time: 'none' | 'masked' | 'beside';
  entries: T[];
}

export interface Group<T> {
  id: string;
  kind: 'SECTION' | 'DOCUMENT';
  /** The heading with its number; nothing for a document as a whole. */
  title: string;
  plan: string;
  sentences: Sentence<T>[];
}

/** Groups what has no date by section, and in a section by sentence, in the order in which it comes. */
export function bySection<T extends Undated>(entries: readonly T[]): Group<T>[] {
  const groups = new Map<string, Group<T>>();
  for (const entry of entries) {
    const { of } = entry;
    const plan = planOf(of);
    const section = of.kind === 'SECTION' ? of : (of.section ?? null);
    const id = section?.id ?? plan?.id ?? of.id;
    let group = groups.get(id);
    if (!group) {
      group = { id, kind: section ? 'SECTION' : 'DOCUMENT', title: section ? headings(entry, section.label) : '', plan: plan?.title ?? '', sentences: [] };
      groups.set(id, group);
    }
    const evidence = entry.statement.evidence[0];
    if (!evidence) continue;
    const key = `${evidence.document.id}/${evidence.start}/${evidence.quote.length}`;
    const sentence = group.sentences.find((one) => one.id === key);
    if (sentence) {
      sentence.entries.push(entry);
    } else {
      const { document, start, quote } = evidence;
      group.sentences.push({ id: key, parts: [], document, start, end: start + pointCount(quote), time: timeOf(quote), entries: [entry] });
    }
  }
  for (const group of groups.values()) {
    for (const sentence of group.sentences) {
      const evidence = sentence.entries.map((entry) => entry.statement.evidence[0]!);
      sentence.parts = marked(evidence[0]!.quote, evidence.map(({ start, focus, focusStart }) => [focusStart - start, focusStart - start + pointCount(focus)]));
    }
  }
  return [...groups.values()];
}

function timeOf(quote: string): Sentence<never>['time'] {
  if (/\*{2,4}年/.test(quote)) return 'masked';
  return /\d{4}年|\d{1,2}月/.test(quote) ? 'beside' : 'none';
}

// The headings that the sentence stands under, down to the section; one that has other headings stands for itself.
function headings(entry: Undated, label: string): string {
  const above = entry.statement.evidence[0]?.section ?? [];
  const own = above.findLastIndex((title) => title.endsWith(label));
  return own < 0 ? label : above.slice(0, own + 1).join(' › ');
}

/** A text cut where marks begin and end. Offsets are of code points; what lies outside of the text marks nothing. */
export function marked(text: string, ranges: readonly (readonly [number, number])[]): { text: string; marked: boolean }[] {
  const length = pointCount(text);
  const parts: { text: string; marked: boolean }[] = [];
  let at = 0;
  for (const [from, until] of [...ranges].sort((a, b) => a[0] - b[0])) {
    const start = Math.max(at, from);
    const end = Math.min(length, until);
    if (from < 0 || end <= start) continue;
    if (start > at) parts.push({ text: sliceByPoints(text, at, start), marked: false });
    parts.push({ text: sliceByPoints(text, start, end), marked: true });
    at = end;
  }
  if (at < length) parts.push({ text: sliceByPoints(text, at, length), marked: false });
  return parts;
}

/** The rows of a table of dates, those without one at its end, below a row of heads. */
export function tableOf(dated: readonly Dated[], undated: readonly Undated[], t: (key: Key) => string): string[][] {
  const heads: Key[] = [
    'time.csv.type', 'time.csv.date', 'time.csv.printed', 'time.csv.precision', 'time.csv.what', 'time.value', 'time.csv.unit', 'time.firm',
    'time.csv.of', 'time.who', 'time.csv.document', 'time.quote',
  ];
  const row = (entry: Undated, date: string, precision: string): string[] => [
    t(`time.${entry.occasion}`),
    date,
    entry.text ?? '',
    precision === '' ? '' : t(`time.precision.${precision}` as Key),
    entry.target ? entry.target.indicator : entry.of.label,
    entry.target?.value ?? '',
    entry.target?.unit ?? '',
    entry.target?.modality ? t(`time.${entry.target.modality}` as Key) : '',
    entry.of.label,
    (entry.of.agencies ?? []).map(({ other }) => other.label).join('、'),
    planOf(entry.of)?.title ?? '',
    entry.statement.evidence[0]?.quote ?? '',
  ];
  return [heads.map(t), ...dated.map((entry) => row(entry, entry.date, entry.precision ?? '')), ...undated.map((entry) => row(entry, '', ''))];
}
