// The address of what is on the screen. Every view is an address, and every address is a view: parse(format(route)) is route.

/** Views of one and the same question: what the tabs switch between. */
export const questionViews = ['list', 'graph', 'matrix', 'map', 'timeline', 'network'] as const;
export type QuestionView = (typeof questionViews)[number];

export type View = 'home' | QuestionView | 'read' | 'entity' | 'compare' | 'wall' | 'upload' | 'help';

/** What is asked; all views of it show the same tasks. Empty parts ask for nothing in particular. */
export interface Question {
  /** Names or ids that tasks must involve. */
  involving: string[];
  match: 'ANY' | 'ALL';
  text: string;
  documents: string[];
  agencies: string[];
  roles: string[];
  regions: string[];
  /** Regions with all that lies in them. */
  areas: string[];
  platforms: string[];
  /** ISO dates between which a task is due. */
  dueAfter: string;
  dueBefore: string;
  order: '' | 'SOURCE' | 'DIRECT_FIRST' | 'DEADLINE';
  /** Leave out what is only concluded. */
  direct: boolean;
  /** Further conditions and roads as the API takes them, in JSON: what a line asked for that has no part above. */
  where: string;
  reach: string;
  /** Number of a commit: the graph as it was then; 0: as it is. */
  at: number;
}

export interface Route {
  view: View;
  /** What the view is of: a document to read, an entity. */
  id: string;
  question: Question;
  /** Settings of the view itself, such as rows=agency. */
  options: Record<string, string>;
}

export const emptyQuestion: Question = {
  involving: [], match: 'ANY', text: '', documents: [], agencies: [], roles: [], regions: [], areas: [], platforms: [],
  dueAfter: '', dueBefore: '', order: '', direct: false, where: '', reach: '', at: 0,
};

const lists = { q: 'involving', doc: 'documents', agency: 'agencies', role: 'roles', region: 'regions', area: 'areas', platform: 'platforms' } as const;
const dates = { after: 'dueAfter', before: 'dueBefore' } as const;
const withId: readonly View[] = ['read', 'entity'];
const views: readonly View[] = ['home', ...questionViews, 'read', 'entity', 'compare', 'wall', 'upload', 'help'];
const reserved = new Set<string>([...Object.keys(lists), ...Object.keys(dates), 'match', 'text', 'order', 'direct', 'where', 'reach', 'at']);

export function parse(path: string, search: string): Route {
  const [, first = '', ...rest] = path.split('/');
  const view = first === '' ? 'home' : (views.find((v) => v === first) ?? 'home');
  const id = withId.includes(view) ? decode(rest.join('/')) : '';
  const params = new URLSearchParams(search);
  const question: Question = { ...emptyQuestion };
  for (const [name, field] of Object.entries(lists) as [keyof typeof lists, (typeof lists)[keyof typeof lists]][]) {
    question[field] = params.getAll(name).filter((value) => value !== '');
  }
  for (const [name, field] of Object.entries(dates) as [keyof typeof dates, (typeof dates)[keyof typeof dates]][]) {
    const value = params.get(name) ?? '';
    question[field] = /^\d{4}(-\d{2}(-\d{2})?)?$/.test(value) ? value : '';
  }
  question.match = params.get('match') === 'ALL' ? 'ALL' : 'ANY';
  question.text = params.get('text') ?? '';
  const order = params.get('order');
  question.order = order === 'SOURCE' || order === 'DIRECT_FIRST' || order === 'DEADLINE' ? order : '';
  question.direct = params.get('direct') === '1';
  question.where = object(params.get('where'));
  question.reach = object(params.get('reach'));
  const at = Number(params.get('at') ?? '0');
  question.at = Number.isSafeInteger(at) && at > 0 ? at : 0;
  const options: Record<string, string> = {};
  for (const [name, value] of params) {
    if (!reserved.has(name)) options[name] = value;
  }
  return { view, id, question, options };
}

export function format(route: Route): string {
  const path = route.view === 'home' ? '/' : withId.includes(route.view) ? `/${route.view}/${encode(route.id)}` : `/${route.view}`;
  const params = new URLSearchParams();
  const question = route.question;
  for (const [name, field] of Object.entries(lists) as [string, (typeof lists)[keyof typeof lists]][]) {
    for (const value of question[field]) params.append(name, value);
  }
  for (const [name, field] of Object.entries(dates) as [string, (typeof dates)[keyof typeof dates]][]) {
    if (question[field] !== '') params.set(name, question[field]);
  }
  if (question.match === 'ALL') params.set('match', 'ALL');
  if (question.text !== '') params.set('text', question.text);
  if (question.order !== '') params.set('order', question.order);
  if (question.direct) params.set('direct', '1');
  if (question.where !== '') params.set('where', question.where);
  if (question.reach !== '') params.set('reach', question.reach);
  if (question.at > 0) params.set('at', String(question.at));
  for (const name of Object.keys(route.options).sort()) {
    if (!reserved.has(name) && route.options[name] !== undefined) params.set(name, route.options[name]);
  }
  const search = params.toString().replaceAll('%3A', ':').replaceAll('%2F', '/');
  return search === '' ? path : `${path}?${search}`;
}

/** A route to a view of the same question; settings of the present view stay behind, those for all views come along. */
export function to(view: View, from: Route, more: Partial<Omit<Route, 'view'>> = {}): Route {
  const kept: Record<string, string> = {};
  for (const name of ['embed', 'lang', 'theme']) {
    if (from.options[name] !== undefined) kept[name] = from.options[name];
  }
  return { view, id: more.id ?? '', question: more.question ?? from.question, options: { ...kept, ...more.options } };
}

export function isEmpty(question: Question): boolean {
  return Object.values(lists).every((field) => question[field].length === 0) && question.text === '' && question.where === '' && question.dueAfter === '' && question.dueBefore === '';
}

/** The text of a JSON object, written in one way; nothing where it is none. */
function object(text: string | null): string {
  if (text === null || text === '') return '';
  try {
    const value: unknown = JSON.parse(text);
    return value !== null && typeof value === 'object' && !Array.isArray(value) && Object.keys(value).length > 0 ? JSON.stringify(value) : '';
  } catch {
    return ''; // not one that we made
  }
}

function encode(id: string): string {
  return encodeURIComponent(id).replaceAll('%3A', ':').replaceAll('%2F', '/');
}

function decode(id: string): string {
  try {
    return decodeURIComponent(id);
  } catch {
    return id; // not one that we made
  }
}
