import { describe, expect, it } from 'vitest';
import { widthOf, wrap } from './measure';

describe('a wrapped text', () => {
  const long = '推进甲乙两地（含新区）共建 5G-A 试验网，2027年底前建成 Alpha-Beta-Gamma 平台。';
  it.each([4, 6, 9, 20])('has no line wider than %i em', (width) => {
    for (const line of wrap(long, width).lines) expect(widthOf(line)).toBeLessThanOrEqual(width);
  });

  it('loses nothing but blanks', () => {
    expect(wrap(long, 7).lines.join('').replaceAll(' ', '')).toBe(long.replaceAll(' ', ''));
  });

  it('begins no line with a closing mark and ends none with an opening one', () => {
    for (const width of [5, 6, 7, 8]) {
      const { lines } = wrap('甲、乙、丙（丁）和“戊己”，以及《庚辛》。', width);
      for (const line of lines) {
        expect(line).not.toMatch(/^[、，。）”》]/);
        expect(line).not.toMatch(/[（“《]$/);
      }
    }
  });

  it('keeps a number whole', () => expect(wrap('到2027年', 3.6).lines).toEqual(['到2027', '年']));

  it('counts what it does not show', () => {
    const { lines, rest } = wrap('一二三四五六七八九十', 4, 2);
    expect(lines).toEqual(['一二三四', '五六七…']);
    expect(rest).toBe(3);
  });

  it('is empty for an empty text', () => expect(wrap('  ', 5)).toEqual({ lines: [], rest: 0 }));

  it('counts a character beyond the basic plane once', () => expect(wrap('𬭚𬭚𬭚𬭚', 2, 1)).toEqual({ lines: ['𬭚…'], rest: 3 }));
});
