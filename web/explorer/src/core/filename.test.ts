import { expect, it } from 'vitest';
import { fileName } from './filename';

const day = new Date(2026, 2, 1, 9);

it.each([
  [['安吉县', '矩阵 单位×行政区划'], '安吉县 矩阵 单位×行政区划 2026-03-01.csv'],
  [['', '矩阵'], '矩阵 2026-03-01.csv'],
  [['../a\\b:\u202e"<x>\n'], '_a_b____x__ 2026-03-01.csv'],
  [['长'.repeat(90), '矩阵'], `${'长'.repeat(29)}… 矩阵 2026-03-01.csv`],
  [[], '2026-03-01.csv'],
])('a file of %j is called %s', (parts, want) => expect(fileName(parts, day, 'csv')).toBe(want));

it('fits a file system, however many parts there are', () => {
  expect(new TextEncoder().encode(fileName(Array.from({ length: 20 }, () => '长'.repeat(40)), day, 'csv')).length).toBeLessThan(255);
});
