import { describe, expect, it } from 'vitest';
import { paragraphs } from './highlight';
import type { Mark } from './reader';
import { blocksOf, cellsOf, heightOf, isHead, placed } from './tables';

const mark = (text: string, words: string, kind: string, predicate: string): Mark => {
  const start = [...text.slice(0, text.indexOf(words))].length;
  return { start, end: start + [...words].length, kind, predicates: [predicate], origin: 'EXPLICIT', labels: [words], restored: '' };
};

describe('blocks', () => {
  const kinds = (text: string): string => blocksOf(paragraphs(text, [])).map((block) => (block.columns ? `${block.until - block.from}×${block.columns.length}` : '¶')).join(' ');
  const claims: Record<string, [string, string]> = {
    'two rows that follow each other are a table': ['表\n序号 | 任务\n1 | 修路\n完', '¶ 2×2 ¶'],
    'one line with a bar is none': ['甲 | 乙\n完', '¶ ¶'],
    'an empty line parts tables': ['甲 | 乙\n丙 | 丁\n\n戊 | 己\n庚 | 辛', '2×2 2×2'],
    'short rows belong to it': ['甲 | 乙 | 丙\n丁 | 戊', '2×3'],
    'a long one comes in parts of the same columns': [Array.from({ length: 90 }, (_, n) => `${n} | 修路`).join('\n'), '40×2 40×2 10×2'],
  };
  for (const [claim, [text, want]] of Object.entries(claims)) it(claim, () => expect(kinds(text)).toBe(want));

  it('cover all paragraphs, and shares of columns are the whole', () => {
    const list = paragraphs('甲\n序号 | 任务\n1 | 修一条很长的路\n完', []);
    const blocks = blocksOf(list);
    expect(blocks.map((block) => [block.start, block.end])).toEqual([[0, 1], [2, 21], [22, 23]]);
    expect(Math.round(blocks[1]!.columns!.reduce((a, b) => a + b, 0))).toBe(100);
  });
});

it('cells are where they stand in the text, also beyond the basic plane', () => {
  const [, row] = paragraphs('甲\n𬭚1 |  | 乙', []);
  expect(cellsOf(row!)).toEqual([{ start: 2, end: 4 }, { start: 7, end: 7 }, { start: 10, end: 11 }]);
});

describe('the cells of a short row', () => {
  const head = '类别 | 任务 | 牵头 | 配合\n交通 | 修环湖路 | 甲局 | 乙局\n';
  const columns = (row: string, ...more: [string, string, string][]): number[] => {
    const text = head + row;
    const marks = [mark(text, '修环湖路', 'TASK', 'HAS_TASK'), mark(text, '甲局', 'AGENCY', 'LEADS'), mark(text, '乙局', 'AGENCY', 'SUPPORTS'), ...more.map((one) => mark(text, ...one))];
    return placed(paragraphs(text, marks), 4, marks).at(-1)!.map((cell) => cell.column);
  };
  it('stand where their like stands', () => {
    expect(columns('建桥 | 丙局', ['建桥', 'TASK', 'HAS_TASK'], ['丙局', 'AGENCY', 'LEADS'])).toEqual([1, 2]);
    expect(columns('建桥 | 丙局', ['建桥', 'TASK', 'HAS_TASK'], ['丙局', 'AGENCY', 'SUPPORTS'])).toEqual([1, 3]);
    expect(columns('建桥 | 丙局 | 丁局', ['建桥', 'TASK', 'HAS_TASK'], ['丙局', 'AGENCY', 'LEADS'])).toEqual([1, 2, 3]);
  });
  it('are numbered where others are', () => {
    const rows = paragraphs('序号 | 任务 | 牵头\n1 | 修路 | 甲局\n2 | 乙局', []);
    expect(placed(rows, 3, []).at(-1)!.map((cell) => cell.column)).toEqual([0, 2]);
  });
  it('stand on the right where nothing tells', () => expect(columns('建桥 | 2025年')).toEqual([2, 3]));
  it('are those of a full row where none is missing', () => expect(columns('子 | 丑 | 寅 | 卯')).toEqual([0, 1, 2, 3]));
});

describe('the head of a table', () => {
  const rows = paragraphs('序号 | 任务 | 分工\n1 | 修路 | 甲局 | 乙局', []);
  it('says nothing itself', () => expect(rows.map(isHead)).toEqual([true, false]));
  it('begins on the left', () => expect(placed(rows, 4, [])[0]!.map((cell) => cell.column)).toEqual([0, 1, 2]));
});

it('a block is about as high as its lines', () => {
  const height = (text: string): number => {
    const list = paragraphs(text, []);
    return heightOf(list, blocksOf(list).at(-1)!, 10, 30);
  };
  expect([height('甲'), height('一二三四五六七八九十甲'), height('甲\n\n乙'), height('甲 | 乙\n丙 | 丁')]).toEqual([30, 60, 39, 90]);
});
