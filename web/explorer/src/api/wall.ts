// The tasks of a question as a wall sheet needs them.
import { SheetWallDocument, type SheetWallQuery } from './generated/graphql';
import { run } from './client';
import { argumentsOf } from '../core/query';
import type { Question } from '../core/route';

export type SheetTask = SheetWallQuery['tasks']['edges'][number]['node'];

export interface SheetAnswer {
  total: number;
  tasks: SheetTask[];
  snapshot: SheetWallQuery['snapshot'];
  /** What may have been meant where a name of the question means nothing, or several things. */
  meant: SheetWallQuery['tasks']['suggestions'];
}

/** More than that is no sheet for a wall. */
export const mostTasks = 1000;


export async function readWall(question: Question, signal: AbortSignal): Promise<SheetAnswer> {
  const asked = { ...argumentsOf(question), order: question.order === '' ? ('SOURCE' as const) : question.order, first: 100 };
  const tasks: SheetTask[] = [];
  let after: string | null = null;
  for (;;) {
    const answer: SheetWallQuery = await run(SheetWallDocument, { ...asked, after }, { signal, at: question.at, aside: after !== null });
    tasks.push(...answer.tasks.edges.map((edge) => edge.node));
    const { hasNextPage, endCursor } = answer.tasks.pageInfo;
    if (!hasNextPage || !endCursor || tasks.length >= mostTasks) {
      return { total: answer.tasks.totalCount, tasks, snapshot: answer.snapshot, meant: [...answer.tasks.suggestions, ...answer.tasks.candidates] };
    }
    after = endCursor;
  }
}
