// Values by which a list is narrowed: a value that is clicked becomes a part of the question, and leaves it when it is clicked again.
import type { Question } from './route';

/** What is counted beside the list, in this order. */
export const facetKeys = ['ROLE', 'AGENCY', 'REGION', 'PLATFORM', 'DEADLINE_YEAR', 'DOCUMENT'] as const;
export type FacetKey = (typeof facetKeys)[number];

const fields = { ROLE: 'roles', AGENCY: 'agencies', REGION: 'regions', PLATFORM: 'platforms', DOCUMENT: 'documents' } as const;

/** What the question asks for of a key. */
export function chosen(question: Question, key: FacetKey): readonly string[] {
  if (key !== 'DEADLINE_YEAR') return question[fields[key]];
  return question.dueAfter !== '' && question.dueAfter === question.dueBefore && question.dueAfter.length === 4 ? [question.dueAfter] : [];
}

export function toggle(question: Question, key: FacetKey, value: string): Question {
  const had = chosen(question, key).includes(value);
  if (key === 'DEADLINE_YEAR') return { ...question, dueAfter: had ? '' : value, dueBefore: had ? '' : value };
  const field = fields[key];
  const values = question[field];
  return { ...question, [field]: had ? values.filter((other) => other !== value) : [...values, value] };
}

/** The question without its condition on a key: what the other values of that key are counted in. */
export function without(question: Question, key: FacetKey): Question {
  return key === 'DEADLINE_YEAR' ? { ...question, dueAfter: '', dueBefore: '' } : { ...question, [fields[key]]: [] };
}

/** The keys by the question within which they are counted: those with a condition without it, the others together. */
export function countings(question: Question): { question: Question; keys: FacetKey[] }[] {
  const free = facetKeys.filter((key) => chosen(question, key).length === 0);
  const bound = facetKeys.filter((key) => chosen(question, key).length > 0);
  const list = bound.map((key) => ({ question: without(question, key), keys: [key] }));
  return free.length > 0 ? [{ question, keys: free }, ...list] : list;
}
