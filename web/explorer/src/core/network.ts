// Who works with whom, as a picture and as rows: from the pairs that the API counts.
import type { PictureEdge, PictureNode } from './picture';
import type { Question } from './route';

export interface Pairs {
  rows: readonly { count: number; entity: { id: string; kind: string; label: string } }[];
  cells: readonly { rowIndex: number; columnIndex: number; count: number }[];
}

export interface Pair {
  id: string;
  a: { id: string; kind: string; label: string };
  b: { id: string; kind: string; label: string };
  count: number;
}

export function pairsOf(pairs: Pairs): Pair[] {
  return pairs.cells.flatMap((cell) => {
    const a = pairs.rows[cell.rowIndex]?.entity;
    const b = pairs.rows[cell.columnIndex]?.entity;
    return a && b ? [{ id: `${a.id} ${b.id}`, a, b, count: cell.count }] : [];
  });
}

/** Larger nodes work in more joint tasks, thicker lines join those that share more. words says how many tasks. */
export function networkPicture(
  pairs: Pairs,
  places: ReadonlyMap<string, { x: number; y: number }>,
  words: (count: number) => string,
): { nodes: PictureNode[]; edges: PictureEdge[] } {
  const most = Math.max(1, ...pairs.cells.map((cell) => cell.count));
  const nodes = pairs.rows.map(({ entity, count }, place): PictureNode => {
    const angle = place * 2.399963;
    const { x, y } = places.get(entity.id) ?? { x: 20 * Math.sqrt(place) * Math.cos(angle), y: 20 * Math.sqrt(place) * Math.sin(angle) };
    return { id: entity.id, kind: entity.kind, label: entity.label, x, y, size: Math.min(20, 6 + 2.4 * Math.sqrt(count)), pinned: false, centre: place < 3 && count > 1, more: 0 };
  });
  const edges = pairsOf(pairs).map((pair): PictureEdge => ({
    id: pair.id, from: pair.a.id, to: pair.b.id, label: pair.count > 1 ? words(pair.count) : '', width: 1.6 + (7 * (pair.count - 1)) / most, style: 'line',
    tone: pair.count > 1 ? 'plain' : 'faint',
  }));
  return { nodes, edges };
}

/** The tasks that both work on, within the question. */
export function questionOfPair(question: Question, a: string, b: string): Question {
  return { ...question, involving: [...question.involving, a, b], match: 'ALL', direct: question.direct || question.involving.length === 0 };
}
