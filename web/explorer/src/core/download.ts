// The address from which the tasks of a question are downloaded as a table.
import { argumentsOf } from './query';
import type { Question } from './route';

export type Format = 'xlsx' | 'csv';

export function downloadAddress(question: Question, format: Format): string {
  const { involving, match, where, reach } = argumentsOf(question);
  const params = new URLSearchParams({ format });
  if (involving === null) params.set('tasks', 'true');
  for (const name of involving ?? []) params.append('involving', name);
  if (match === 'ALL') params.set('match', match);
  if (where) params.set('where', JSON.stringify(where));
  if (reach) params.set('reach', JSON.stringify(reach));
  if (question.order !== '') params.set('order', question.order);
  if (question.at > 0) params.set('asOf', String(question.at));
  return `/export?${params.toString()}`;
}
