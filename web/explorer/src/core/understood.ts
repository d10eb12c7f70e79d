// What the API made of a free line, as a view and a question: what has a part of its own becomes that, the rest stays as the API has it.
import { emptyQuestion, type Question, type View } from './route';

export interface Understood {
  intent: string;
  variables: string;
  /** The parts that mean nothing and narrow nothing. */
  left: string[];
}

export interface Asked {
  view: View;
  question: Question;
  options: Record<string, string>;
}

const lists = ['documents', 'agencies', 'roles', 'regions', 'areas', 'platforms'] as const;
const texts = ['text', 'dueAfter', 'dueBefore'] as const;

/** Roads that are followed anyway, and those that are not: what is so by itself needs no saying. */
const usual: Record<string, boolean> = { named: true, responsible: true, platforms: true, descendants: true, collective: true, functional: false, ancestors: false };

export function askedFor(line: string, understood: Understood, view: View, at: number): Asked {
  const variables = parse(understood.variables);
  const question = { ...questionOf(variables), at };
  switch (understood.intent) {
    case 'PATHS':
      return { view: 'graph', question: { ...emptyQuestion, at }, options: { from: text(variables.from), to: text(variables.to) } };
    case 'COOCCURRENCE':
      return { view: 'matrix', question, options: { rows: text(variables.rows), columns: text(variables.columns) } };
    case 'ENTITIES':
      return { view: 'matrix', question: { ...emptyQuestion, at }, options: { rows: text(variables.kind) } };
    case 'SEARCH':
      return { view, question: { ...emptyQuestion, text: text(variables.text) || line, at }, options: {} };
    default:
      return { view, question, options: {} };
  }
}

function questionOf(variables: Record<string, unknown>): Question {
  const question: Question = { ...emptyQuestion };
  question.involving = strings(variables.involving) ?? [];
  question.match = variables.match === 'ALL' ? 'ALL' : 'ANY';
  if (variables.order === 'SOURCE' || variables.order === 'DIRECT_FIRST' || variables.order === 'DEADLINE') question.order = variables.order;
  const rest: Record<string, unknown> = {};
  for (const [name, value] of Object.entries(isObject(variables.where) ? variables.where : {})) {
    const list = lists.find((field) => field === name);
    const single = texts.find((field) => field === name);
    const values = strings(value);
    if (list && values) question[list] = values;
    else if (single && typeof value === 'string') question[single] = value;
    else rest[name] = value;
  }
  if (Object.keys(rest).length > 0) question.where = JSON.stringify(rest);
  const reach = Object.entries(isObject(variables.reach) ? variables.reach : {}).filter(([road, followed]) => usual[road] !== followed);
  if (reach.length > 0) question.reach = JSON.stringify(Object.fromEntries(reach));
  return question;
}

/** Conditions in JSON as words: 非（单位 市科技局）. `name` gives the name of an id, `word` that of a field or value. */
export function describe(json: string, name: (id: string) => string, word: (key: string) => string): string {
  const one = (value: unknown, field: string): string => {
    if (Array.isArray(value)) return value.map((item) => one(item, field)).join(field === 'and' ? '，' : '、');
    if (isObject(value)) {
      return Object.entries(value)
        .map(([key, inner]) => {
          const words = one(inner, key);
          if (key === 'and') return words;
          return key === 'not' || key === 'or' ? `${word(key)}（${words}）` : `${word(key)} ${words}`;
        })
        .join('，');
    }
    if (typeof value === 'boolean') return value ? '✓' : '✗';
    const written = String(value);
    return field === 'roles' ? word(written) : name(written);
  };
  return one(parse(json), '');
}

/** Roads in JSON as words: 职责 牵头，不经 点名、平台. */
export function describeReach(json: string, word: (key: string) => string): string {
  const reach = parse(json);
  const roads = (followed: boolean): string => Object.entries(reach).filter(([, value]) => value === followed).map(([road]) => word(road)).join('、');
  const roles = strings(reach.roles) ?? [];
  const parts = [[word('roles'), roles.map(word).join('、')], [word('through'), roads(true)], [word('without'), roads(false)]];
  return parts.filter(([, what]) => what !== '').map((part) => part.join(' ')).join('，');
}

/** All texts in conditions, ids among them. */
export function namesIn(json: string): string[] {
  const all = (value: unknown): string[] => {
    if (typeof value === 'string') return [value];
    return value !== null && typeof value === 'object' ? Object.values(value).flatMap(all) : [];
  };
  return all(parse(json));
}

function parse(json: string): Record<string, unknown> {
  try {
    const value: unknown = JSON.parse(json);
    return isObject(value) ? value : {};
  } catch {
    return {};
  }
}

function isObject(value: unknown): value is Record<string, unknown> {
  return value !== null && typeof value === 'object' && !Array.isArray(value);
}

function strings(value: unknown): string[] | null {
  return Array.isArray(value) && value.every((item) => typeof item === 'string') ? value : null;
}

function text(value: unknown): string {
  return typeof value === 'string' ? value : '';
}
