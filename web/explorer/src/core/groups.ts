// A list in groups: one for each agency or region that has tasks, the largest first.
import type { FacetKey, TaskWhere } from '../api/generated/graphql';
import { argumentsOf, roles } from './query';
import type { Group } from './lines';
import type { Question } from './route';

export type Grouping = '' | 'agency' | 'region';

export const groupKeys = { agency: 'AGENCY', region: 'REGION' } as const satisfies Record<Exclude<Grouping, ''>, FacetKey>;

interface Counted {
  /** How many values there are, also those that are no bucket. */
  valueCount: number;
  missing: number;
  buckets: readonly { value: string; count: number; entity?: { label: string } | null }[];
}

/** The groups with the conditions of each. Tasks that name nobody come last; the list itself knows what to call them. */
export function groupsOf(question: Question, grouping: Exclude<Grouping, ''>, counted: Counted): { group: Group; where: TaskWhere }[] {
  const within = argumentsOf(question).where;
  const narrowed = (more: TaskWhere): TaskWhere => (within ? { and: [within, more] } : more);
  const key = grouping === 'agency' ? 'agencies' : 'regions';
  const groups = counted.buckets.map(({ value, count, entity }) => ({ group: { value, label: entity?.label ?? value, count }, where: narrowed({ [key]: [value] }) }));
  // What names no region is what names none of those that are named, so all of them must be known.
  if (grouping === 'region' && counted.missing > 0 && counted.buckets.length === counted.valueCount) {
    const none: TaskWhere = counted.buckets.length > 0 ? narrowed({ not: { regions: counted.buckets.map(({ value }) => value) } }) : (within ?? {});
    groups.push({ group: { value: '', label: '', count: counted.missing }, where: none });
  }
  if (grouping === 'agency' && counted.missing > 0) groups.push({ group: { value: '', label: '', count: counted.missing }, where: narrowed({ not: { roles: [...roles] } }) });
  return groups;
}

export function groupingOf(option: string | undefined): Grouping {
  return option === 'agency' || option === 'region' ? option : '';
}
