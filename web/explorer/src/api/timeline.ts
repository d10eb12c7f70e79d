// The whole of a timeline, page after page, as far as a page can show it.
import { titleOf } from '../core/dates';
import { run } from './client';
import {
  SheetTimelineDocument, SheetTimelineMoreDocument, SheetUndatedMoreDocument,
  type SheetTimelineQuery, type SheetTimelineQueryVariables, type TimelineDateFragment, type TimelineUndatedFragment,
} from './generated/graphql';

export const mostDated = 1000;
export const mostUndated = 500;
const page = 100;

export type DatedEntry = TimelineDateFragment & { id: string; title: string };
export type UndatedEntry = TimelineUndatedFragment['edges'][number]['node'];

export interface WholeTimeline {
  answer: SheetTimelineQuery['timeline'];
  entries: DatedEntry[];
  undated: UndatedEntry[];
}

/** Asks for all of it: the first page says how much there is. */
export async function loadTimeline(asked: Omit<SheetTimelineQueryVariables, 'first'>, at: number, signal: AbortSignal): Promise<WholeTimeline> {
  const { timeline: answer, unplaced } = await run(SheetTimelineDocument, { ...asked, first: page }, { signal, at });
  const aside = { signal, at, aside: true };
  const edges = [...answer.edges];
  for (let { pageInfo } = answer; pageInfo.hasNextPage && edges.length < mostDated; ) {
    const more = (await run(SheetTimelineMoreDocument, { ...asked, first: page, after: pageInfo.endCursor ?? null }, aside)).timeline;
    edges.push(...more.edges);
    pageInfo = more.pageInfo;
  }
  const undated = [...unplaced.undatedEntries.edges];
  const { by: _, ...ofAny } = asked;
  for (let { pageInfo } = unplaced.undatedEntries; pageInfo.hasNextPage && undated.length < mostUndated; ) {
    const more = (await run(SheetUndatedMoreDocument, { ...ofAny, first: page, after: pageInfo.endCursor ?? null }, aside)).timeline.undatedEntries;
    undated.push(...more.edges);
    pageInfo = more.pageInfo;
  }
  return {
    answer,
    entries: edges.map(({ node }) => ({ ...node, id: node.statement.id, title: titleOf(node) })),
    undated: undated.map(({ node }) => node),
  };
}
