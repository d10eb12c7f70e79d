// What the search box offers: hits of two ways of looking put into one list, what plans speak of first.
import { emptyQuestion, questionViews, to, type Question, type Route, type View } from './route';

export interface Hit {
  matchedBy: string;
  highlight: { text: string; ranges: readonly { utf16Start: number; utf16End: number }[] };
  entity: Found;
}

/** A thing as the search describes it; the parts that tell it from its namesakes depend on its kind. */
export interface Found {
  id: string;
  kind: string;
  label: string;
  statements: { totalCount: number };
  parent?: { label: string; parent?: { label: string } | null } | null;
  region?: { label: string; parent?: { label: string } | null } | null;
  places?: readonly { label: string }[];
  document?: { id: string; title: string } | null;
  section?: { label: string } | null;
  number?: string | null;
  start?: number | null;
  end?: number | null;
}

export interface Segment {
  text: string;
  marked: boolean;
}

export interface Suggestion {
  entity: Found;
  /** What tells it from its namesakes: 浙江省 › 湖州市. */
  context: string;
  /** Its name with what was typed marked. */
  name: Segment[];
  /** Whether it was found by a name of it, not by a text. */
  named: boolean;
}

const byName = new Set(['NAME', 'ALIAS', 'PINYIN', 'INITIALS']);
const mostUnknown = 3;
const texts = new Set(['TASK', 'SECTION', 'DOCUMENT']);

/** At most `most` suggestions: names before texts; among names of one way of matching those that plans speak of; of texts a few only. */
export function suggest(hits: readonly Hit[], most = 9, mostTexts = 3): Suggestion[] {
  const seen = new Set<string>();
  const names: { hit: Hit; rank: number }[] = [];
  const others: Hit[] = [];
  for (const hit of hits) {
    if (seen.has(hit.entity.id)) continue;
    seen.add(hit.entity.id);
    if (byName.has(hit.matchedBy) && !texts.has(hit.entity.kind)) names.push({ hit, rank: rankOf(hit) });
    else others.push(hit);
  }
  names.sort((a, b) => a.rank - b.rank); // stable: those of one rank stay as they were found
  const known = names.filter((name) => name.rank < 10).length;
  if (known > 0) names.length = Math.min(names.length, known + mostUnknown); // a county with tasks need not share the list with every namesake
  const room = Math.max(most - names.length, Math.min(mostTexts, others.length));
  const chosen = [...names.slice(0, most - Math.min(room, others.length)).map((name) => name.hit), ...others.slice(0, room)];
  return chosen.slice(0, most).map(suggestion);
}

/** Known to plans comes before unknown to them, whatever matched: 安吉县 with its tasks before a street that sounds like it. */
function rankOf(hit: Hit): number {
  const known = hit.entity.statements.totalCount > 0 ? 0 : 10;
  const written = hit.matchedBy === 'NAME' || hit.matchedBy === 'ALIAS' ? 0 : 1;
  return known + written;
}

function suggestion(hit: Hit): Suggestion {
  const named = byName.has(hit.matchedBy);
  const shown = hit.highlight.text === hit.entity.label;
  return {
    entity: hit.entity,
    context: contextOf(hit.entity),
    name: shown ? segments(hit.highlight.text, hit.highlight.ranges) : [{ text: hit.entity.label, marked: false }],
    named,
  };
}

/** Where a thing belongs: the regions above it, the place of a platform, the document of a task. */
export function contextOf(entity: Found): string {
  const path: (string | undefined)[] = [];
  if (entity.parent) path.push(entity.parent.parent?.label, entity.parent.label);
  else if (entity.region) path.push(entity.region.parent?.label, entity.region.label);
  else if (entity.places && entity.places.length > 0) path.push(entity.places.map((place) => place.label).join('、'));
  else if (entity.document) path.push(entity.document.title, entity.section?.label);
  else if (entity.number) path.push(entity.number);
  return path.filter((part) => part !== undefined && part !== '').join(' › ');
}

/** A text cut at the ranges that are marked in it; ranges are in UTF-16 units, in order, and do not overlap. */
export function segments(text: string, ranges: readonly { utf16Start: number; utf16End: number }[]): Segment[] {
  const cut: Segment[] = [];
  let at = 0;
  for (const range of ranges) {
    if (range.utf16Start > at) cut.push({ text: text.slice(at, range.utf16Start), marked: false });
    if (range.utf16End > range.utf16Start) cut.push({ text: text.slice(range.utf16Start, range.utf16End), marked: true });
    at = Math.max(at, range.utf16End);
  }
  if (at < text.length) cut.push({ text: text.slice(at), marked: false });
  return cut;
}

/** What choosing a thing leads to: a document is read, a task is looked at, of all else the tasks are shown in the present view. */
export function routeOf(entity: Found, from: Route): Route {
  const question: Question = { ...emptyQuestion, at: from.question.at };
  if (entity.kind === 'DOCUMENT') return to('read', from, { id: entity.id, question });
  if (entity.kind === 'SECTION' && entity.document) {
    const options: Record<string, string> = entity.start != null && entity.end != null ? { from: String(entity.start), to: String(entity.end) } : {};
    return to('read', from, { id: entity.document.id, question, options });
  }
  if (entity.kind === 'TASK') return to('entity', from, { id: entity.id, question });
  return to(askingView(from), from, { question: { ...question, involving: [entity.id] } });
}

/** The view in which a question is put: the present one, where it shows the tasks of a question. */
export function askingView(from: Route): View {
  return (questionViews as readonly string[]).includes(from.view) ? from.view : 'list';
}
