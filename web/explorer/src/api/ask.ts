// What a line that somebody writes may mean: names that are like it, and what it asks.
import { meaningless, openNames, settledNames } from '../core/parts';
import type { View } from '../core/route';
import { suggest, type Hit, type Suggestion } from '../core/suggest';
import { askedFor, type Asked } from '../core/understood';
import { run } from './client';
import { SuggestDocument, UnderstandDocument } from './generated/graphql';
import { remember } from './names.svelte';

const longest = 200; // as much of a line as the server reads

interface Options {
  signal?: AbortSignal;
  at: number;
}

/** What is offered while one types. */
export async function offers(line: string, options: Options): Promise<Suggestion[]> {
  const answer = await run(SuggestDocument, { text: line.slice(0, longest) }, { ...options, aside: true });
  const hits = [...answer.names.edges, ...answer.texts.edges].map((edge) => edge.node as Hit);
  const near = answer.texts.suggestions.map(({ entity }): Hit => ({ matchedBy: 'ALIAS', highlight: { text: entity.label, ranges: [] }, entity: entity as Hit['entity'] }));
  return suggest([...hits, ...near]);
}

export type Meaning = { choice: Suggestion } | { asked: Asked; left: string[] };

/**
 * What a free line asks. Where nothing of it is understood, a name that is like it is taken before its words are looked for; a name in it that
 * the server does not know as it is written, such as Shanghai, is taken for the first that is like it.
 */
export async function meaningOf(line: string, view: View, at: number): Promise<Meaning> {
  const { ask: answer } = await run(UnderstandDocument, { question: line.slice(0, longest) }, { at, aside: true });
  for (const part of answer.understood.parts) if (part.entity) remember(part.entity);
  if (answer.understood.intent === 'SEARCH') {
    const [first] = await offers(line, { at });
    if (first?.named) return { choice: first };
  }
  const left = answer.notUnderstood.map((part) => part.text.trim()).filter((part) => !meaningless(part));
  const asked = askedFor(line, { intent: answer.understood.intent, variables: answer.variables, left }, view, at);
  const meant = new Map<string, string>();
  for (const name of openNames(asked.question).slice(0, 4)) {
    const [first] = await offers(name, { at });
    if (!first?.named) continue;
    if (name === line) return { choice: first };
    remember(first.entity);
    meant.set(name, first.entity.id);
  }
  return { asked: { ...asked, question: settledNames(asked.question, meant) }, left };
}
