import { describe, expect, it } from 'vitest';
import { cut, maskedSpans, paragraphs, Places, sentenceAt, touches, within, type Span } from './highlight';

const shown = (text: string, marks: Span[]): string =>
  paragraphs(text, marks)
    .map((paragraph) => cut(paragraph, marks).map((segment) => `${segment.text}<${segment.marks.join(',')}>`).join(''))
    .join('|');

/** Numbers that look random and are the same each time. */
function random(seed: number): (below: number) => number {
  let state = seed;
  return (below) => {
    state = (Math.imul(state, 1103515245) + 12345) >>> 0;
    return (state >>> 8) % below;
  };
}

describe('a text with marks', () => {
  const claims: Record<string, [string, Span[], string]> = {
    'without marks is one segment a line': ['甲\n乙丙', [], '甲<>|乙丙<>'],
    'is cut where a mark begins and ends': ['甲乙丙丁', [{ start: 1, end: 3 }], '甲<>乙丙<0>丁<>'],
    'has nested marks, the shortest first': ['甲乙丙', [{ start: 0, end: 3 }, { start: 1, end: 2 }], '甲<0>乙<1,0>丙<0>'],
    'has marks that overlap': ['甲乙丙', [{ start: 0, end: 2 }, { start: 1, end: 3 }], '甲<0>乙<0,1>丙<1>'],
    'carries a mark over the end of a line': ['甲乙\n\n丙丁', [{ start: 1, end: 5 }], '甲<>乙<0>|丙<0>丁<>'],
    'counts a character beyond the basic plane once': ['𬭚甲𬭚乙', [{ start: 1, end: 3 }], '𬭚<>甲𬭚<0>乙<>'],
    'leaves out marks that are empty or lie beyond it': ['甲', [{ start: 0, end: 0 }, { start: 5, end: 9 }, { start: -3, end: 99 }], '甲<2>'],
    'keeps markup as text': ['<img src=x onerror=alert(1)>', [{ start: 0, end: 4 }], '<img<0> src=x onerror=alert(1)><>'],
    'may be empty': ['', [{ start: 0, end: 1 }], ''],
  };
  for (const [claim, [text, marks, want]] of Object.entries(claims)) {
    it(claim, () => expect(shown(text, marks)).toBe(want));
  }

  it('loses no character, and each segment has just the marks that lie over it', () => {
    for (let seed = 1; seed <= 300; seed++) {
      const next = random(seed);
      const alphabet = ['甲', '乙', '𬭚', '\n', ' ', '<', '&', '😀', '。'];
      const characters = Array.from({ length: next(60) }, () => alphabet[next(alphabet.length)]!);
      const text = characters.join('');
      const marks = Array.from({ length: next(12) }, () => {
        const start = next(70) - 5;
        return { start, end: start + next(20) };
      });
      const seen = new Set<number>();
      for (const paragraph of paragraphs(text, marks)) {
        let at = paragraph.start;
        for (const segment of cut(paragraph, marks)) {
          expect(segment.start).toBe(at);
          expect(segment.text).toBe(characters.slice(segment.start, segment.end).join(''));
          const want = marks.flatMap((mark, index) => (mark.start <= segment.start && mark.end >= segment.end ? [index] : []));
          expect([...segment.marks].sort((a, b) => a - b)).toEqual(want);
          for (let point = segment.start; point < segment.end; point++) seen.add(point);
          at = segment.end;
        }
        expect(at).toBe(paragraph.end);
      }
      let line: number[] = [];
      const lines = [line];
      characters.forEach((character, point) => (character === '\n' ? lines.push((line = [])) : line.push(point)));
      const printed = lines.filter((points) => points.some((point) => characters[point]!.trim() !== '')).flat();
      expect([...seen].sort((a, b) => a - b)).toEqual(printed);
    }
  });

  it('of 100,000 characters with 10,000 marks is cut into its paragraphs', () => {
    const text = Array.from({ length: 1000 }, (_, n) => `第${n}段${'推进长三角一体化发展'.repeat(9)}`).join('\n');
    const marks = Array.from({ length: 10_000 }, (_, n) => ({ start: n * 9, end: n * 9 + 1 + (n % 30) }));
    const list = paragraphs(text, marks);
    expect(list).toHaveLength(1000);
    expect(list.reduce((sum, one) => sum + cut(one, marks).length, 0)).toBeGreaterThan(10_000);
  });
});

it('a part of a paragraph is cut as the whole is', () => {
  const [paragraph] = paragraphs('𬭚甲 | 乙丙', [{ start: 1, end: 7 }]);
  expect(cut(paragraph!, [{ start: 1, end: 7 }], { start: 5, end: 9 }).map((one) => [one.text, one.start, one.marks.length])).toEqual([['乙丙', 5, 1]]);
  expect(cut(paragraph!, [{ start: 1, end: 7 }], { start: 0, end: 2 }).map((one) => one.text)).toEqual(['𬭚', '甲']);
});

describe('places', () => {
  it('are counted in UTF-16 units as browsers do', () => {
    const places = new Places('a𬭚b😀c');
    expect([0, 1, 2, 3, 4, 5, 9].map((point) => places.unit(point))).toEqual([0, 1, 3, 4, 6, 7, 7]);
  });
});

describe('what was landed on', () => {
  const parts = (text: string, span: Span | null): string =>
    within(cut(paragraphs(text, [])[0]!, []), span)
      .map(({ segment, inside }) => (inside ? `[${segment.text}]` : segment.text))
      .join('/');
  it('cuts the segments that it lies in', () => {
    expect(parts('甲乙丙丁', { start: 1, end: 3 })).toBe('甲/[乙丙]/丁');
    expect(parts('𬭚乙丙', { start: 0, end: 1 })).toBe('[𬭚]/乙丙');
    expect(parts('甲乙', { start: -4, end: 40 })).toBe('[甲乙]');
    expect(parts('甲乙', { start: 2, end: 3 })).toBe('甲乙');
    expect(parts('甲乙', null)).toBe('甲乙');
  });
});

describe('a sentence', () => {
  it('goes from after one full stop to the next', () => {
    const [paragraph] = paragraphs('加快建设。推进合作；到底', []);
    const at = (point: number): number[] => Object.values(sentenceAt(paragraph!, point));
    expect(at(0)).toEqual([0, 5]);
    expect(at(4)).toEqual([0, 5]);
    expect(at(5)).toEqual([5, 10]);
    expect(at(11)).toEqual([10, 12]);
    expect(at(99)).toEqual([10, 12]);
  });
});

describe('what was blotted out', () => {
  it('is found as printed', () => {
    expect(maskedSpans('𬭚到**年达□□%，3×5')).toEqual([
      { start: 2, end: 4 },
      { start: 6, end: 8 },
    ]);
  });
});

it('spans that only meet do not touch', () => {
  expect(touches({ start: 0, end: 2 }, { start: 2, end: 3 })).toBe(false);
  expect(touches({ start: 0, end: 3 }, { start: 2, end: 3 })).toBe(true);
});
