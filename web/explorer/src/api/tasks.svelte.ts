// The tasks of a question, whole or in groups: what of them is there, what is on its way, what went wrong.
import type { Language } from '../core/i18n';
import { Lines, type Source } from '../core/lines';
import { Pages } from '../core/pages';
import { argumentsOf } from '../core/query';
import { groupKeys, groupsOf, type Grouping } from '../core/groups';
import type { Question } from '../core/route';
import { run } from './client';
import { FacetsDocument, ListDocument, type ListQuery, type ListQueryVariables, type TaskRowFragment } from './generated/graphql';

export interface Asked {
  question: Question;
  grouping: Grouping;
  language: Language;
}

type Meant = NonNullable<ListQuery['tasks']['candidates']>;

export class TaskList {
  lines = $state.raw(new Lines<TaskRowFragment>([]));
  total = $state<number | null>(null);
  direct = $state<number | null>(null);
  meant = $state.raw<Meant>([]);
  near = $state.raw<Meant>([]);
  /** Groups that are not shown because there are more than one may ask for. */
  omitted = $state(0);
  error = $state.raw<unknown>(null);
  stale = $state(false);
  private running = new AbortController();

  /** Puts a question; what was there stays until its answer comes. */
  ask = (asked: Asked): (() => void) => {
    this.running.abort();
    const controller = new AbortController();
    this.running = controller;
    this.stale = true;
    this.begin(asked, controller.signal).then(
      () => !controller.signal.aborted && (this.stale = false),
      (cause: unknown) => {
        if (controller.signal.aborted) return;
        this.error = cause;
        this.stale = false;
      },
    );
    return () => controller.abort();
  };

  toggle = (value: string): void => {
    this.lines = new Lines(this.lines.sources.map((source) => (source.group?.value === value ? { ...source, open: !source.open } : source)));
  };

  /** Opens all groups and brings their rows, `most` in all, as for paper; what it returns closes again what was closed. */
  async whole(most: number): Promise<() => void> {
    const closed = new Set(this.lines.sources.filter((source) => !source.open).map((source) => source.group?.value));
    let left = most;
    for (const { pages, group } of this.lines.sources) {
      if (left <= 0) break;
      await pages.upTo(Math.min(left, group?.count ?? left));
      left -= pages.all.length;
    }
    this.lines = new Lines(this.lines.sources.map((source) => ({ ...source, open: true })));
    return () => (this.lines = new Lines(this.lines.sources.map((source) => (closed.has(source.group?.value) ? { ...source, open: false } : source))));
  }

  private async begin({ question, grouping, language }: Asked, signal: AbortSignal): Promise<void> {
    const groups = grouping === '' ? null : run(FacetsDocument, { ...argumentsOf(question), by: [groupKeys[grouping]], top: 100 }, { signal, at: question.at, aside: true });
    groups?.catch(() => undefined); // it is awaited below, unless the list itself fails before
    const pages = this.pagesOf(argumentsOf(question), question, language, signal, true);
    await pages.first();
    const facet = (await groups)?.tasks.facets[0];
    if (signal.aborted) return;
    this.error = null;
    const sources = facet && grouping !== '' ? groupsOf(question, grouping, facet) : null;
    this.omitted = facet ? Math.max(0, facet.valueCount - facet.buckets.length) : 0;
    this.lines = new Lines<TaskRowFragment>(
      sources
        ? sources.map(({ group, where }, i): Source<TaskRowFragment> => ({ group, open: i < 2, pages: this.pagesOf({ ...argumentsOf(question), where }, question, language, signal, false) }))
        : [{ open: true, pages }],
    );
  }

  /** The pages of a list; that of the question itself also tells what is said of the whole. */
  private pagesOf(args: Pick<ListQueryVariables, 'involving' | 'match' | 'reach' | 'where'>, question: Question, language: Language, signal: AbortSignal, main: boolean): Pages<TaskRowFragment> {
    const fetch = async (skip: number, size: number) => {
      const head = skip === 0;
      const variables: ListQueryVariables = { ...args, order: question.order || null, first: size, skip: head ? null : skip, head, language: language === 'en' ? 'EN' : 'ZH' };
      const { tasks } = await run(ListDocument, variables, { signal, at: question.at, aside: !(head && main) });
      if (head && main && !signal.aborted) {
        this.total = tasks.totalCount ?? 0;
        this.direct = tasks.directCount ?? null;
        this.meant = tasks.candidates ?? [];
        this.near = tasks.suggestions ?? [];
      }
      return { items: tasks.edges, total: tasks.totalCount ?? null };
    };
    return new Pages<TaskRowFragment>(fetch, () => {
      if (!signal.aborted) this.lines = new Lines(this.lines.sources);
    });
  }
}
