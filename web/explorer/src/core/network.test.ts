import { describe, expect, it } from 'vitest';
import { networkPicture, pairsOf, questionOfPair, type Pairs } from './network';
import { emptyQuestion } from './route';

const agency = (id: string, count: number): Pairs['rows'][number] => ({ count, entity: { id: `agency:${id}`, kind: 'AGENCY', label: id } });
const pairs: Pairs = {
  rows: [agency('财政局', 9), agency('水利局', 4), agency('民政局', 1)],
  cells: [{ rowIndex: 0, columnIndex: 1, count: 4 }, { rowIndex: 0, columnIndex: 2, count: 1 }, { rowIndex: 0, columnIndex: 7, count: 1 }],
};

describe('the network of agencies', () => {
  it('has a line for each pair, thicker for more joint tasks', () => {
    const { nodes, edges } = networkPicture(pairs, new Map(), (n) => `${n} 项`);
    expect(nodes.map((node) => node.label)).toEqual(['财政局', '水利局', '民政局']);
    expect(edges.map((edge) => edge.label)).toEqual(['4 项', '']);
    expect(edges[0]!.width).toBeGreaterThan(edges[1]!.width * 2);
    expect(nodes[0]!.size).toBeGreaterThan(nodes[2]!.size);
  });

  it('leaves out a pair one of whose agencies is not among the rows', () => expect(pairsOf(pairs)).toHaveLength(2));

  it('keeps nodes where they stood', () => {
    const { nodes } = networkPicture(pairs, new Map([['agency:水利局', { x: 3, y: 4 }]]), String);
    expect(nodes[1]).toMatchObject({ x: 3, y: 4 });
  });

  it('asks for the tasks of both, whatever else was asked', () => {
    expect(questionOfPair(emptyQuestion, 'a', 'b')).toEqual({ ...emptyQuestion, involving: ['a', 'b'], match: 'ALL', direct: true });
    expect(questionOfPair({ ...emptyQuestion, involving: ['甲县'], text: '水' }, 'a', 'b')).toMatchObject({ involving: ['甲县', 'a', 'b'], text: '水', direct: false });
  });
});
