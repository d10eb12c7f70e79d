// The parts of a question, one by one: taken away, put in, changed.
import type { Question } from './route';

export const listFields = ['involving', 'agencies', 'roles', 'regions', 'areas', 'platforms', 'documents'] as const;
export const textFields = ['text', 'dueAfter', 'dueBefore'] as const;
export type Field = (typeof listFields)[number] | (typeof textFields)[number];

export function isList(field: Field): field is (typeof listFields)[number] {
  return (listFields as readonly string[]).includes(field);
}

export function withPart(question: Question, field: Field, value: string): Question {
  if (!isList(field)) return { ...question, [field]: value };
  return value === '' || question[field].includes(value) ? question : { ...question, [field]: [...question[field], value] };
}

export function withoutPart(question: Question, field: Field, value: string): Question {
  if (!isList(field)) return { ...question, [field]: '' };
  return { ...question, [field]: question[field].filter((other) => other !== value) };
}

/** The question with another value for a part, in its place; nothing takes the part away, and one that is there already stands once. */
export function changedPart(question: Question, field: Field, from: string, to: string): Question {
  if (!isList(field) || to === '' || question[field].includes(to)) return withPart(withoutPart(question, field, from), field, to);
  return { ...question, [field]: question[field].map((value) => (value === from ? to : value)) };
}

/** Whether a part of a question is an id, such as region:330523, and not a name that a person wrote. */
export function isId(value: string): boolean {
  return /^[a-z_]+:\S/.test(value);
}

/** A date as people write it, as ISO cut to what is known: 2025年6月 is 2025-06. Null where it is none; nothing is nothing. */
export function parseDate(written: string): string | null {
  const text = written.normalize('NFKC').trim();
  if (text === '') return '';
  const match = /^(\d{4})(?:[-./年](\d{1,2})(?:[-./月](\d{1,2}))?)?[年月日]?$/.exec(text);
  if (!match) return null;
  const [, year = '', month, day] = match;
  if (month === undefined) return year;
  if (Number(month) < 1 || Number(month) > 12) return null;
  if (day === undefined) return `${year}-${month.padStart(2, '0')}`;
  if (Number(day) < 1 || Number(day) > new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate()) return null;
  return `${year}-${month.padStart(2, '0')}-${day.padStart(2, '0')}`;
}

/** The question with what was meant in place of the first name that is no id. */
export function settled(question: Question, id: string): Question {
  for (const field of listFields) {
    const at = field === 'roles' ? -1 : question[field].findIndex((value) => !isId(value));
    if (at >= 0) return { ...question, [field]: question[field].with(at, id) };
  }
  return { ...question, involving: [id] };
}

const nameFields = listFields.filter((field) => field !== 'roles');

/** The names in a question that are no ids: nobody knows yet what they mean. */
export function openNames(question: Question): string[] {
  return [...new Set(nameFields.flatMap((field) => question[field].filter((value) => !isId(value))))];
}

/** The question with ids in place of names of which one knows what they mean. */
export function settledNames(question: Question, meant: ReadonlyMap<string, string>): Question {
  if (meant.size === 0) return question;
  const next = { ...question };
  for (const field of nameFields) next[field] = [...new Set(question[field].map((value) => meant.get(value) ?? value))];
  return next;
}

/** Whether words that were not understood would not change what is asked: 且, the, ？. */
export function meaningless(words: string): boolean {
  return /^(?:[\p{P}\p{S}\s]|且|并|并且|以及|和|与|及|的|了|吗|呢|请问|and|the|of|in|by|for|all)*$/iu.test(words);
}
