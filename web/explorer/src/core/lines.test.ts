import { describe, expect, it } from 'vitest';
import { lines, nextRow } from './lines';
import { Pager, type Page } from './pager';

const pages = (total: number, size: number) => {
  const asked: (string | null)[] = [];
  const fetch = async (after: string | null): Promise<Page<number>> => {
    asked.push(after);
    const from = Number(after ?? '0');
    const items = Array.from({ length: Math.min(size, total - from) }, (_, i) => from + i);
    return { items, total, next: from + size < total ? String(from + size) : null };
  };
  return { asked, fetch };
};

describe('a list that comes page by page', () => {
  it('asks for each page once, however often it is called', async () => {
    const { asked, fetch } = pages(5, 2);
    const pager = new Pager(fetch);
    await Promise.all([pager.more(), pager.more()]);
    expect([pager.items, pager.total, pager.done]).toEqual([[0, 1], 5, false]);
    await pager.upTo(100);
    expect(pager.items).toEqual([0, 1, 2, 3, 4]);
    await pager.more();
    expect(asked).toEqual([null, '2', '4']);
  });

  it('says what failed, keeps what it has, and goes on when it is asked again', async () => {
    const { fetch } = pages(4, 2);
    let broken = false;
    const pager = new Pager((after) => (broken ? Promise.reject(new Error('off')) : fetch(after)));
    await pager.more();
    broken = true;
    await pager.upTo(4);
    expect([pager.items, String(pager.error), pager.done]).toEqual([[0, 1], 'Error: off', false]);
    broken = false;
    await pager.upTo(4);
    expect([pager.items, pager.error, pager.done]).toEqual([[0, 1, 2, 3], null, true]);
  });
});

describe('the lines of a list', () => {
  it('are numbered over groups, and a closed group has its head only', async () => {
    const [one, two, three] = [new Pager(pages(3, 2).fetch), new Pager(pages(1, 2).fetch), new Pager(pages(1, 2).fetch)];
    await Promise.all([one.more(), three.more()]);
    const all = lines(
      [
        { group: { value: 'a', label: '甲', count: 3 }, open: true, pager: one },
        { group: { value: 'b', label: '乙', count: 1 }, open: false, pager: two },
        { group: { value: 'c', label: '丙', count: 1 }, open: true, pager: three },
      ],
      String,
    );
    expect(all.map((line) => (line.type === 'row' ? `${line.key}#${line.index}` : line.key))).toEqual(['head a', 'a 0#0', 'a 1#1', 'a wait', 'head b', 'head c', 'c 0#2']);
    expect([nextRow(all, -1, 1), nextRow(all, 2, 1), nextRow(all, 6, 1), nextRow(all, 6, -1), nextRow(all, 1, -1)]).toEqual([1, 6, -1, 2, -1]);
  });

  it('have keys that do not meet where a task stands in two groups', async () => {
    const pager = new Pager(pages(1, 1).fetch);
    await pager.more();
    const all = lines(['a', 'b'].map((value) => ({ group: { value, label: value, count: 1 }, open: true, pager })), String);
    expect(new Set(all.map((line) => line.key)).size).toBe(all.length);
  });
});
