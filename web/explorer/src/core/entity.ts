// The page of an entity: what to ask for it, where it stands in the hierarchy, which question each of its numbers opens.
import type { Thing } from './graph';
import { emptyQuestion, type Question, type Route } from './route';

type Above = Thing & { parent?: Above | null };

export interface Placed extends Thing {
  parent?: Above | null;
  region?: Above | null;
  places?: readonly Above[];
  document?: Thing | null;
  section?: Above | null;
  above?: Above | null;
}

/** What a page asks for; a name, which has no kind yet, asks for all of it. */
export function flagsOf(id: string): { tasks: boolean; duties: boolean; works: boolean } {
  const colon = id.indexOf(':');
  const kind = colon < 0 ? '' : id.slice(0, colon);
  const named = !/^[a-z_]+$/.test(kind);
  return { tasks: named || kind !== 'task', duties: named || kind === 'agency' || kind === 'organization', works: kind === 'policy' || kind === 'document' };
}

/** What it is part of, the highest first. */
export function crumbs(entity: Placed): Thing[] {
  const chain = (from: Above | null | undefined): Thing[] => (from ? [...chain(from.parent), { id: from.id, kind: from.kind, label: from.label }] : []);
  if (entity.document) return [entity.document, ...chain(entity.section ?? entity.above)];
  return chain(entity.parent ?? entity.region ?? entity.places?.[0]);
}

export type FacetField = 'roles' | 'agencies' | 'regions' | 'platforms' | 'documents';

export const facetFields: Record<string, FacetField> = { ROLE: 'roles', AGENCY: 'agencies', REGION: 'regions', PLATFORM: 'platforms', DOCUMENT: 'documents' };

/** The tasks that a value of a facet counts. A thing without a field of its own in the question is asked for beside. */
export function questionOfBucket(id: string, key: string, value: string, at: number): Question {
  const field = facetFields[key];
  if (!field) return { ...emptyQuestion, involving: [id, value], match: 'ALL', at };
  return { ...emptyQuestion, involving: [id], [field]: [value], at };
}

export function questionOfRole(id: string, role: string, at: number): Question {
  return { ...emptyQuestion, agencies: [id], roles: [role], at };
}

/** The tasks of a question that are due in a year. */
export function questionOfYear(question: Question, year: string): Question {
  return { ...question, dueAfter: year, dueBefore: year };
}

export interface Bucket {
  value: string;
  count: number;
  entity?: Thing | null;
}

export interface Counted {
  key: string;
  buckets: Bucket[];
  /** Values that are not among them. */
  rest: number;
}

/** Whom and what it meets in its tasks; itself is not told, nor what the page tells elsewhere. */
export function partnersOf(facets: readonly { key: string; valueCount: number; buckets: readonly Bucket[] }[], entity: Thing, hasDuties: boolean): Counted[] {
  return facets.flatMap(({ key, valueCount, buckets }) => {
    const others = buckets.filter((bucket) => bucket.value !== entity.id);
    if (others.length === 0 || (key === 'ROLE' && hasDuties) || (key === 'DOCUMENT' && entity.kind === 'DOCUMENT')) return [];
    return [{ key, buckets: others, rest: Math.max(0, valueCount - buckets.length) }];
  });
}

/** The heading of those it meets: of its own kind they are partners. */
export function partnersKey(key: string, kind: string): string {
  return key === kind && (key === 'AGENCY' || key === 'REGION') ? `ent.partners.${key.toLowerCase()}` : `ent.partners.${key}`;
}

/** Where its text is read: a document from its beginning, a task or section at its place; null for what has none. */
export function placeOf(entity: Thing & { document?: Thing | null; start?: number | null; end?: number | null }): Pick<Route, 'id' | 'options'> | null {
  if (entity.kind === 'DOCUMENT') return { id: entity.id, options: {} };
  if (!entity.document || entity.start == null || entity.end == null) return null;
  return { id: entity.document.id, options: { from: String(entity.start), to: String(entity.end) } };
}
