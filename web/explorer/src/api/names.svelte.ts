// Names of things by their ids, kept once they are known, and how many tasks a thing is involved in.
import { SvelteMap } from 'svelte/reactivity';
import { TypedDocumentString } from './generated/graphql';
import { run } from './client';

export interface Name {
  kind: string;
  label: string;
}

export const names = new SvelteMap<string, Name>();

export function remember(entity: { id: string; kind: string; label: string }): void {
  names.set(entity.id, { kind: entity.kind, label: entity.label });
}

/** In how many tasks each of some things is involved; one request for all of them. */
export async function taskCounts(ids: readonly string[], options: { signal?: AbortSignal; at?: number }): Promise<Map<string, number>> {
  if (ids.length === 0) return new Map();
  const declared = ids.map((_, i) => `$id${i}: ID!`).join(', ');
  const counted = ids.map((_, i) => `t${i}: tasks(involving: [$id${i}], first: 1) { totalCount }`).join(' ');
  const operation = new TypedDocumentString<Record<string, { totalCount: number }>, Record<string, string>>(`query Counts(${declared}) { ${counted} }`);
  const answer = await run(operation, Object.fromEntries(ids.map((id, i) => [`id${i}`, id])), { ...options, aside: true });
  return new Map(ids.map((id, i) => [id, answer[`t${i}`]?.totalCount ?? 0]));
}
