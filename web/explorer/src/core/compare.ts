// Plans side by side: what can be compared, which versions a document has, and what of an item's text is not its title.
import type { Piece } from './diff';

export interface Version {
  number: number;
  at: string;
  action: string;
}

export interface Comparable {
  id: string;
  title: string;
  uri: string;
  versions: { edges: readonly { node: Version }[] };
}

/** A side of a comparison: a document, as of a commit; 0 is as it is now. */
export interface Chosen {
  id: string;
  at: number;
}

export interface Pair {
  left: Chosen;
  right: Chosen;
  title: string;
  /** The title of the right one; empty where both are versions of one. */
  other: string;
}

/** The versions of a document that have a text, the latest first. */
export function versionsOf(document: Comparable | undefined): Version[] {
  return (document?.versions.edges ?? []).map((edge) => edge.node).filter((version) => version.action !== 'RETRACTED');
}

/** The titles of documents, each with the name of its file where others bear the same title. */
export function titlesOf(documents: readonly Comparable[]): Map<string, string> {
  const bearers = new Map<string, number>();
  for (const one of documents) bearers.set(one.title, (bearers.get(one.title) ?? 0) + 1);
  return new Map(documents.map((one) => [one.id, bearers.get(one.title) === 1 ? one.title : `${one.title}（${fileOf(one)}）`]));
}

function fileOf({ uri, id }: Comparable): string {
  const name = uri.split(/[\\/#]/).filter((part) => part !== '').at(-1) ?? '';
  return name === '' ? id : name;
}

/** What can be set side by side: of each document its last two versions, then plans with each other; with one that is chosen only those with it. */
export function pairsOf(documents: readonly Comparable[], left: string, most = 6): Pair[] {
  const titles = titlesOf(documents);
  const titleOf = (one: Comparable): string => titles.get(one.id) ?? one.title;
  const wanted = documents.filter((one) => left === '' || one.id === left);
  const ofVersions = wanted.flatMap((one): Pair[] => {
    const before = versionsOf(one)[1];
    return before ? [{ left: { id: one.id, at: before.number }, right: { id: one.id, at: 0 }, title: titleOf(one), other: '' }] : [];
  });
  const ofPlans = wanted.slice(0, most).flatMap((one, index) =>
    (left === '' ? documents.slice(index + 1) : documents.filter((other) => other.id !== left)).slice(0, most).map((other): Pair => ({
      left: { id: one.id, at: 0 }, right: { id: other.id, at: 0 }, title: titleOf(one), other: titleOf(other),
    })),
  );
  return [...ofVersions.slice(0, most - (ofPlans.length > 0 ? 1 : 0)), ...ofPlans].slice(0, most);
}

/** Which commit is seen beside a version of the same document: the version before it, the one after it for the first; 0 where there is none. */
export function besides(document: Comparable | undefined, at: number): number {
  const versions = versionsOf(document);
  const here = at === 0 ? 0 : versions.findIndex((version) => version.number === at);
  return here < 0 ? 0 : (versions[here + 1]?.number ?? 0);
}

/** The text of an item without the number and the title that it begins with. */
export function bodyOf(label: string, quote: string): string {
  const at = quote.indexOf(label);
  if (label === '' || at < 0 || at > 10) return quote;
  return quote.slice(at + label.length).replace(/^[。．.：:；;\s]+/u, '');
}

/** Whether texts have enough in common for their differences to say something: a third of the shorter one. */
export function alike(pieces: readonly Piece[]): boolean {
  const length = (kind: Piece['kind']): number => pieces.reduce((sum, piece) => sum + (piece.kind === kind ? piece.text.length : 0), 0);
  const same = length('same');
  return same * 3 >= same + Math.min(length('left'), length('right'));
}
