// What the graph asks the server: what it begins with, what surrounds a thing, ways between two.
import { expansionLimit, type Answer, type Claim, type Thing } from '../core/graph';
import { argumentsOf } from '../core/query';
import { isEmpty, type Question } from '../core/route';
import { ApiError, run } from './client';
import { GraphDocumentsDocument, GraphNeighborhoodDocument, GraphPathsDocument, GraphQuestionDocument, type GraphQuestionQuery } from './generated/graphql';

export interface Start {
  centres: Thing[];
  shown: Claim[];
  /** Things without a statement between them. */
  things: Thing[];
  /** Known, but not shown at first. */
  known: Claim[];
  total: number;
  tasks: number;
  meant: Meant[];
}

/** What a name may have meant. */
export interface Meant {
  context: string;
  entity: Thing;
}

export interface Ways {
  /** The names of the two ends that nothing is called by, each with what it may have meant. */
  unknown: { name: string; meant: Meant[] }[];
  from: string;
  to: string;
  answers: Answer[];
  /** The things on each way, in order. */
  ways: string[][];
}

const firstTasks = 25;
/** A few expansions' worth, so that the next ones need not ask. */
const perPredicate = expansionLimit * 4;

export async function startOf(question: Question, signal: AbortSignal): Promise<Start> {
  const settings = { signal, at: question.at };
  if (isEmpty(question)) return startOfDocuments(await run(GraphDocumentsDocument, { first: 2 }, settings));
  return startOfTasks(await run(GraphQuestionDocument, { ...argumentsOf(question), order: question.order || undefined, first: firstTasks } as never, settings));
}

/** What surrounds a thing. again: this was asked before, and was not enough. */
export async function surroundings(id: string, at: number, again: boolean, signal?: AbortSignal): Promise<Answer> {
  const variables = { of: [id], perPredicate: again ? perPredicate * 2 : perPredicate };
  return (await run(GraphNeighborhoodDocument, variables, { at, ...(signal ? { signal } : {}) })).neighborhood;
}

export async function waysBetween(from: string, to: string, at: number, signal?: AbortSignal): Promise<Ways> {
  const asked = run(GraphPathsDocument, { from, to }, { at, ...(signal ? { signal } : {}) });
  const answer = await asked.catch((error: unknown) => {
    if (error instanceof ApiError && error.code === 'BAD_INPUT') return null; // all that can be wrong with two names is that they name one thing
    throw error;
  });
  if (answer === null) return { unknown: [], from, to: from, answers: [], ways: [] };
  const { paths } = answer;
  const ends = [{ name: from, end: paths.from }, { name: to, end: paths.to }];
  return {
    unknown: ends.filter(({ end }) => !end.entity).map(({ name, end }) => ({ name, meant: [...end.candidates, ...end.suggestions.map((one) => ({ context: '', ...one }))] })),
    from: paths.from.entity?.id ?? '',
    to: paths.to.entity?.id ?? '',
    answers: paths.paths.map((path) => ({ nodes: path.nodes, statements: path.steps.map((step) => step.statement) })),
    ways: paths.paths.map((path) => path.nodes.map((one) => one.id)),
  };
}

function startOfTasks(answer: GraphQuestionQuery): Start {
  const { tasks } = answer;
  const centres = tasks.involving.flatMap((resolution) => (resolution.entity ? [resolution.entity] : []));
  const shown: Claim[] = [];
  const known: Claim[] = [];
  for (const { node: task, reasons } of tasks.edges) {
    shown.push(...reasons.flatMap((reason) => reason.via));
    for (const { node: duty } of task.agencies) (duty.predicate === 'LEADS' || duty.predicate === 'RESPONSIBLE_FOR' ? shown : known).push(duty);
  }
  const things = tasks.edges.map(({ node: task }): Thing => ({ id: task.id, kind: task.kind, label: task.label }));
  return { centres, shown, known, things, total: tasks.totalCount, tasks: tasks.edges.length, meant: [...tasks.candidates, ...tasks.suggestions] };
}

function startOfDocuments(answer: { documents: { edges: { node: DocumentNode }[] } }): Start {
  const documents = answer.documents.edges.map((one) => one.node);
  const shown: Claim[] = [];
  const known: Claim[] = [];
  for (const document of documents) {
    const top = new Set(document.sections.map((section) => section.id));
    for (const { node: claim } of document.statements.edges) if (claim.predicate !== 'HAS_SECTION' || top.has(claim.object.id)) shown.push(claim);
    const below = document.sections.flatMap((section) => section.statements.edges.map((one) => one.node));
    for (const claim of below) (documents.length === 1 && claim.subject.kind === 'SECTION' && below.length <= 80 ? shown : known).push(claim);
  }
  return { centres: documents, shown, known, things: [], total: 0, tasks: 0, meant: [] };
}

interface DocumentNode extends Thing {
  statements: { edges: { node: Claim }[] };
  sections: (Thing & { statements: { edges: { node: Claim }[] } })[];
}
