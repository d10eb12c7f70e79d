// A question as the API takes it: the same arguments for tasks, cooccurrence and timeline.
import type { Reach, TaskWhere } from '../api/generated/graphql';
import type { Question } from './route';

/** Who can answer for a task. */
export const roles = ['LEADS', 'RESPONSIBLE_FOR', 'SUPPORTS', 'IMPLEMENTS'] as const;
export type Role = (typeof roles)[number];

export interface Condition {
  documents?: string[];
  agencies?: string[];
  roles?: Role[];
  regions?: string[];
  areas?: string[];
  platforms?: string[];
  text?: string;
  dueAfter?: string;
  dueBefore?: string;
  /** What has no part of its own. */
  and?: TaskWhere[];
}

export interface Arguments {
  involving: string[] | null;
  match: 'ANY' | 'ALL';
  where: Condition | null;
  /** Only given where conclusions are left out, or a line asked for certain roads. */
  reach: Reach | null;
}

export function argumentsOf(question: Question): Arguments {
  const where: Condition = {};
  for (const name of ['documents', 'agencies', 'regions', 'areas', 'platforms'] as const) {
    if (question[name].length > 0) where[name] = question[name];
  }
  const known = question.roles.filter((role): role is Role => (roles as readonly string[]).includes(role));
  if (known.length > 0) where.roles = known;
  for (const name of ['text', 'dueAfter', 'dueBefore'] as const) {
    if (question[name] !== '') where[name] = question[name];
  }
  if (question.where !== '') where.and = [JSON.parse(question.where) as TaskWhere];
  const reach: Reach = { ...(question.reach !== '' ? (JSON.parse(question.reach) as Reach) : {}), ...(question.direct ? { platforms: false, descendants: false, collective: false } : {}) };
  return {
    involving: question.involving.length > 0 ? question.involving : null,
    match: question.match,
    where: Object.keys(where).length > 0 ? where : null,
    reach: Object.keys(reach).length > 0 ? reach : null,
  };
}
