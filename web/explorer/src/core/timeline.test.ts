import { describe, expect, it } from 'vitest';
import { byPeriod, measures, ordinal, stack, type Entry } from './timeline';

const entry = (period: string, id: string, title = '建设某平台'): Entry => ({ id, occasion: 'DEADLINE', date: '2025-12-31', period, text: '2025年底前', title });
const many = (period: string, n: number): Entry[] => Array.from({ length: n }, (_, i) => entry(period, `${period}/${i}`));

describe('a period', () => {
  it('follows the one before, over the end of a year', () => {
    expect(ordinal('2026') - ordinal('2025')).toBe(1);
    expect(ordinal('2026-Q1') - ordinal('2025-Q4')).toBe(1);
    expect(ordinal('2026-01') - ordinal('2025-12')).toBe(1);
  });

  it('comes in order of time, however its entries came', () => {
    expect(byPeriod([...many('2026-Q1', 1), ...many('2025-Q4', 2)]).map(([period, all]) => [period, all.length])).toEqual([['2025-Q4', 2], ['2026-Q1', 1]]);
  });
});

describe('a timeline', () => {
  it('has no cards that lie over each other', () => {
    const { columns, width, height } = stack([...many('2024', 5), ...many('2025', 3), entry('2025', 'long', '推进'.repeat(60))], new Set());
    const cards = columns.flatMap((column) => column.cards);
    for (const a of cards) {
      expect(a.x).toBeGreaterThanOrEqual(0);
      expect(a.x + measures.card).toBeLessThanOrEqual(width);
      expect(a.y + a.height).toBeLessThanOrEqual(height);
      for (const b of cards) {
        if (a !== b && a.x === b.x) expect(a.y + a.height <= b.y || b.y + b.height <= a.y).toBe(true);
        if (a.x !== b.x) expect(Math.abs(a.x - b.x)).toBeGreaterThanOrEqual(measures.card);
      }
    }
  });

  it('tells how many entries a column does not show, and shows them when opened', () => {
    const entries = many('2025', 20);
    const closed = stack(entries, new Set()).columns[0]!;
    expect(closed.cards.length + closed.hidden).toBe(20);
    expect(closed.hidden).toBeGreaterThan(1);
    expect(stack(entries, new Set(['2025'])).columns[0]!.cards).toHaveLength(20);
  });

  it('tells how many periods lie empty between two columns', () => {
    expect(stack([...many('2021', 1), ...many('2022', 1), ...many('2025', 1)], new Set()).columns.map((column) => column.gap)).toEqual([0, 0, 2]);
  });

  it('of nothing is empty', () => expect(stack([], new Set()).columns).toEqual([]));
});
