// How many tasks of a question name each region or what lies in it: from the counts of the list, and one by one where those do not reach.
import { SheetRegionCountDocument, SheetRegionsDocument, type SheetRegionsQuery } from './generated/graphql';
import { run } from './client';
import { argumentsOf } from '../core/query';
import type { Question } from '../core/route';
import { regionCode } from '../core/map';

export interface Counted {
  total: number;
  /** Tasks that name no region. */
  missing: number;
  /** The regions that most tasks name themselves, the largest first. */
  regions: { id: string; label: string; count: number }[];
  /** Regions beyond those. */
  more: number;
  /** Tasks that name a region or one that lies in it, by its code. */
  byCode: Map<string, number>;
  /** Tasks that name the region itself; unknown where it is not among those that most name. */
  namedByCode: Map<string, number>;
  /** Whether some of the codes that were asked for are not counted. */
  partial: boolean;
  /** What may have been meant where a name of the question means nothing, or several things. */
  meant: Meant[];
}

export type Meant = SheetRegionsQuery['tasks']['suggestions'][number];

const oneByOne = 120;
const atOnce = 6;

export async function countRegions(question: Question, codes: readonly string[], signal: AbortSignal): Promise<Counted> {
  const asked = argumentsOf(question);
  const options = { signal, at: question.at };
  const { tasks } = await run(SheetRegionsDocument, asked, options);
  const facet = tasks.facets.find((one) => one.key === 'REGION');
  const areas = tasks.facets.find((one) => one.key === 'AREA');
  const regions = (facet?.buckets ?? []).map((bucket) => ({ id: bucket.value, label: bucket.entity?.label ?? bucket.value, count: bucket.count }));
  const byCode = new Map((areas?.buckets ?? []).map((bucket) => [regionCode(bucket.value), bucket.count]));
  const namedByCode = new Map(regions.map((region) => [regionCode(region.id), region.count]));
  const more = (facet?.valueCount ?? 0) - regions.length;
  const unknown = (areas?.valueCount ?? 0) > (areas?.buckets.length ?? 0) ? codes.filter((code) => !byCode.has(code)) : [];
  const partial = unknown.length > oneByOne;
  if (!partial) {
    const waiting = [...unknown];
    const work = async (): Promise<void> => {
      for (let code = waiting.pop(); code !== undefined; code = waiting.pop()) {
        const where = { and: [...(asked.where ? [asked.where] : []), { areas: [`region:${code}`] }] };
        byCode.set(code, (await run(SheetRegionCountDocument, { ...asked, where }, { ...options, aside: true })).tasks.totalCount);
      }
    };
    await Promise.all(Array.from({ length: atOnce }, work));
  }
  return { total: tasks.totalCount, missing: facet?.missing ?? 0, regions, more, byCode, namedByCode, partial, meant: [...tasks.suggestions, ...tasks.candidates] };
}
