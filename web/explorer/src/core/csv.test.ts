import { expect, it } from 'vitest';
import { csv } from './csv';

it('a field with a comma, a quote or a line break is quoted', () => {
  expect(csv([['a,b', 'say "x"', '甲\n乙', 3]])).toBe('\uFEFF"a,b","say ""x""","甲\n乙",3\r\n');
});

it('a text is never run as a formula', () => {
  for (const evil of ['=1+1', '+1', '-1', '@SUM(A1)', '\t=1', '＝1']) expect(csv([[evil]])).toContain(`'${evil}`);
  expect(csv([[-1]])).toBe('\uFEFF-1\r\n');
});
