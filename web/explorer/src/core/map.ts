// What the map counts: tasks that name a region or one that lies in it; what lies outside of the map; which list a region opens.
import type { TaskWhere } from '../api/generated/graphql';
import type { Question } from './route';

/** The digits of a region's id, the empty text where it is none: region:330523 is 330523, region:330523001 a town of it. */
export function regionCode(id: string): string {
  return /^region:(\d{6,12})$/.exec(id)?.[1] ?? '';
}

/** Whether a code is that of a region, or of one that lies in it: codes of GB/T 2260 end in 0000 for a province and in 00 for a city. */
export function liesIn(code: string, region: string): boolean {
  return code !== '' && code.startsWith(region.replace(/(00){1,2}$/, ''));
}

/** Those that are neither on a map nor lie in what is. */
export function outside<T extends { id: string }>(regions: readonly T[], codes: readonly string[]): T[] {
  return regions.filter((region) => !codes.some((code) => liesIn(regionCode(region.id), code)));
}

/** Places with tasks, those with most first. */
export function ranked<T extends { code: string }>(places: readonly T[], counts: ReadonlyMap<string, number>): (T & { count: number })[] {
  return places
    .map((place) => ({ ...place, count: counts.get(place.code) ?? 0 }))
    .filter((place) => place.count > 0)
    .sort((a, b) => b.count - a.count);
}

/** The question with a region that every task must name, or one that lies in it. What it asked for of regions before still holds. */
export function narrowArea(question: Question, id: string): Question {
  if (question.areas.length === 0 || question.areas.includes(id)) return { ...question, areas: [id] };
  const before: TaskWhere = { areas: question.areas };
  const where: TaskWhere = question.where === '' ? before : { and: [JSON.parse(question.where) as TaskWhere, before] };
  return { ...question, areas: [id], where: JSON.stringify(where) };
}
