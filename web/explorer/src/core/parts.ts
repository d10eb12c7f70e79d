// The parts of a question, one by one: taken away, put in, changed.
import type { Question } from './route';

export const listFields = ['involving', 'agencies', 'roles', 'regions', 'platforms', 'documents'] as const;
export const textFields = ['text', 'dueAfter', 'dueBefore'] as const;
export type Field = (typeof listFields)[number] | (typeof textFields)[number];

export function isList(field: Field): field is (typeof listFields)[number] {
  return (listFields as readonly string[]).includes(field);
}

export function withPart(question: Question, field: Field, value: string): Question {
  if (!isList(field)) return { ...question, [field]: value };
  return question[field].includes(value) ? question : { ...question, [field]: [...question[field], value] };
}

export function withoutPart(question: Question, field: Field, value: string): Question {
  if (!isList(field)) return { ...question, [field]: '' };
  return { ...question, [field]: question[field].filter((other) => other !== value) };
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
