import { describe, expect, it } from 'vitest';
import { diff } from './diff';

const shown = (left: string, right: string): string =>
  diff(left, right)
    .map((piece) => (piece.kind === 'same' ? piece.text : piece.kind === 'left' ? `[-${piece.text}]` : `[+${piece.text}]`))
    .join('');

describe('the difference of two sentences', () => {
  const claims: Record<string, [string, string, string]> = {
    'of the same words is none': ['推进合作', '推进合作', '推进合作'],
    'is the word that was put in place of another': ['力争建成十座', '确保建成十座', '[-力争][+确保]建成十座'],
    'takes a number as a whole': ['到2026年达8.5%', '到2025年达10%', '到[-2026][+2025]年达[-8.5%][+10%]'],
    'is what was added': ['推进合作', '全面推进合作', '[+全面]推进合作'],
    'is what was left out': ['深入推进合作机制', '推进合作', '[-深入]推进合作[-机制]'],
    'takes a lone character between changes with them': ['甲乙的丙丁', '戊己的庚辛', '[-甲乙的丙丁][+戊己的庚辛]'],
    'of nothing and something is all of it': ['', '甲', '[+甲]'],
    'of nothing and nothing is nothing': ['', '', ''],
    'keeps markup as text': ['<b>甲', '<i>甲', '<[-b][+i]>甲'],
  };
  for (const [claim, [left, right, want]] of Object.entries(claims)) {
    it(claim, () => expect(shown(left, right)).toBe(want));
  }

  it('gives back both texts, whatever they are', () => {
    const alphabet = ['推', '进', '1', '2', '.', 'a', '😀', '𬭚', '<'];
    let state = 7;
    const next = (below: number): number => {
      state = (Math.imul(state, 1103515245) + 12345) >>> 0;
      return (state >>> 8) % below;
    };
    const text = (): string => Array.from({ length: next(25) }, () => alphabet[next(alphabet.length)]!).join('');
    for (let run = 0; run < 500; run++) {
      const [left, right] = [text(), text()];
      const pieces = diff(left, right);
      const of = (kind: string): string => pieces.filter((piece) => piece.kind === 'same' || piece.kind === kind).map((piece) => piece.text).join('');
      expect([of('left'), of('right')]).toEqual([left, right]);
    }
  });

  it('of texts without end is all of both, and not looked for character by character', () => {
    expect(diff('推'.repeat(60_000), '进'.repeat(60_000)).map((piece) => [piece.kind, piece.text.length])).toEqual([['left', 60_000], ['right', 60_000]]);
  });
});
