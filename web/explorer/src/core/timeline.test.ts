import { describe, expect, it } from 'vitest';
import { bandOf, byPeriod, markOf, measures, ordinal, stack, step, type Entry, type Span } from './timeline';

const entry = (period: string, id: string, title = '建设某平台'): Entry => ({ id, occasion: 'DEADLINE', date: '2025-12-31', period, text: '2025年底前', title });
const many = (period: string, n: number): Entry[] => Array.from({ length: n }, (_, i) => entry(period, `${period}/${i}`));

describe('a period', () => {
  it('follows the one before, over the end of a year', () => {
    expect(ordinal('2026') - ordinal('2025')).toBe(1);
    expect(ordinal('2026-Q1') - ordinal('2025-Q4')).toBe(1);
    expect(ordinal('2026-01') - ordinal('2025-12')).toBe(1);
    expect(ordinal('2024-03-01') - ordinal('2024-02-29')).toBe(1);
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

const year = (name: string): Span => ({ name, first: `${name}-01-01`, last: `${name}-12-31` });
const spans = ['2024', '2025', '2028'].map(year);
const layout = stack(spans.flatMap(({ name }) => many(name, 2)), new Set());

describe('today', () => {
  it('lies within the column of its period, as far as the period is gone', () => {
    const [, second] = layout.columns;
    expect(markOf(layout, spans, '2025-01-01')).toEqual({ x: expect.closeTo(second!.x, 0), side: 'within' });
    expect(markOf(layout, spans, '2025-07-02')!.x).toBeCloseTo(second!.x + measures.column / 2, 0);
    expect(markOf(layout, spans, '2025-12-31')!.x).toBeLessThanOrEqual(second!.x + measures.column);
  });

  it('lies in the gap where nothing is due then', () => {
    const [, second, third] = layout.columns;
    const { x } = markOf(layout, spans, '2026-11-22')!;
    expect(x).toBeGreaterThan(second!.x + measures.column);
    expect(x).toBeLessThan(third!.x);
  });

  it('lies at an end where all is past or to come', () => {
    expect(markOf(layout, spans, '2023-05-01')).toEqual({ x: 0, side: 'before' });
    expect(markOf(layout, spans, '2040-05-01')).toEqual({ x: layout.width, side: 'after' });
    expect(markOf(stack([], new Set()), [], '2040-05-01')).toBeNull();
  });
});

describe('the years of a plan', () => {
  it('reach over the columns that they touch', () => {
    expect(bandOf(layout, spans, '2025-01-01', '2026-12-31')).toEqual({ from: layout.columns[1]!.x, until: layout.columns[1]!.x + measures.column });
    expect(bandOf(layout, spans, '2021-01-01', '2030-12-31')).toEqual({ from: 0, until: layout.width });
    expect(bandOf(layout, spans, '2026-01-01', '2027-12-31')).toBeNull();
  });
});

describe('an arrow key', () => {
  const to = (from: string, key: string) => step(layout, from, key)?.id ?? null;
  it('goes down and up through all dates, and stays at the ends', () => {
    expect([to('2024/0', 'ArrowDown'), to('2024/1', 'ArrowDown'), to('2025/0', 'ArrowUp'), to('2024/0', 'ArrowUp'), to('2028/1', 'ArrowDown')]).toEqual(['2024/1', '2025/0', '2024/1', '2024/0', '2028/1']);
  });

  it('goes to the next column and the one before', () => {
    expect([to('2024/1', 'ArrowRight'), to('2028/0', 'ArrowLeft'), to('2024/0', 'End'), to('2028/1', 'Home')]).toEqual(['2025/0', '2025/1', '2028/1', '2024/0']);
  });

  it('leads nowhere from the last column, nor any other key', () => expect([to('2028/0', 'ArrowRight'), to('2024/0', 'ArrowLeft'), to('2024/0', 'x')]).toEqual([null, null, null]));
});
