import { describe, expect, it } from 'vitest';
import { Lines } from './lines';
import { Pages, type Page } from './pages';

/** A list of numbers, and what was asked of it. */
function served(total: number) {
  const asked: number[] = [];
  let broken = false;
  const fetch = async (skip: number, size: number): Promise<Page<number>> => {
    asked.push(skip);
    await Promise.resolve();
    if (broken) throw new Error('off');
    return { items: Array.from({ length: Math.max(0, Math.min(size, total - skip)) }, (_, i) => skip + i), total: skip === 0 ? total : null };
  };
  return { asked, fetch, break: (how: boolean) => (broken = how) };
}

const settled = () => new Promise((done) => setTimeout(done));

describe('a list of which only parts exist', () => {
  it('brings its far end with one question', async () => {
    const { asked, fetch } = served(5000);
    const pages = new Pages(fetch);
    await pages.first();
    pages.want(4990, 4999);
    await settled();
    expect([pages.total, pages.at(4999), pages.at(2500), asked]).toEqual([5000, 4999, undefined, [0, 4950]]);
  });

  it('asks for each page once, and not for what was scrolled past', async () => {
    const { asked, fetch } = served(5000);
    const pages = new Pages(fetch);
    await pages.first();
    for (let at = 0; at < 4950; at += 90) pages.want(at, at + 10);
    await settled();
    pages.want(4900, 4910);
    pages.want(4905, 4915);
    await settled();
    expect(asked.length).toBeLessThan(7);
    expect([new Set(asked).size, pages.at(4910)]).toEqual([asked.length, 4910]);
  });

  it('says what failed, keeps what it has, and asks again when it is told to', async () => {
    const { fetch, break: cut } = served(200);
    let calls = 0;
    const pages = new Pages(fetch, () => calls++);
    await pages.first();
    cut(true);
    pages.want(100, 110);
    await settled();
    expect([pages.at(0), pages.at(100), pages.failed(100), pages.failed(0), calls]).toEqual([0, undefined, true, false, 2]);
    cut(false);
    pages.retry();
    await settled();
    expect([pages.at(100), pages.failed(100)]).toEqual([100, false]);
  });

  it('throws where its first page fails, and where it is wanted as a whole', async () => {
    const { fetch, break: cut } = served(120);
    cut(true);
    await expect(new Pages(fetch).first()).rejects.toThrow('off');
    cut(false);
    const pages = new Pages(fetch);
    await pages.upTo(1000);
    expect(pages.all).toEqual(Array.from({ length: 120 }, (_, i) => i));
    const other = new Pages(fetch);
    await other.first();
    cut(true);
    await expect(other.upTo(120)).rejects.toThrow('off');
  });

  it('becomes shorter when the store has', async () => {
    let total = 120;
    const pages = new Pages<number>(async (skip, size) => ({ items: Array.from({ length: Math.max(0, Math.min(size, total - skip)) }, (_, i) => skip + i), total: skip === 0 ? total : null }));
    await pages.first();
    total = 110;
    pages.want(100, 119);
    await settled();
    expect(pages.total).toBe(110);
  });
});

describe('the lines of a list', () => {
  const all = (lines: Lines<number>) => Array.from({ length: lines.length }, (_, i) => lines.at(i)!);

  it('are numbered over groups, and a closed group has its head only', async () => {
    const [one, two, three] = [new Pages(served(3).fetch, undefined, 2), new Pages(served(1).fetch), new Pages(served(1).fetch)];
    await Promise.all([one!.first(), three!.first()]);
    const lines = new Lines([
      { group: { value: 'a', label: '甲', count: 3 }, open: true, pages: one! },
      { group: { value: 'b', label: '乙', count: 1 }, open: false, pages: two! },
      { group: { value: 'c', label: '丙', count: 1 }, open: true, pages: three! },
    ]);
    expect(all(lines).map((line) => (line.type === 'row' ? `${line.key}#${line.index}` : `${line.type} ${line.key}`))).toEqual([
      'head head a', 'a 0#0', 'a 1#1', 'wait a 2', 'head head b', 'head head c', 'c 0#3',
    ]);
    expect([lines.next(-1, 1), lines.next(3, 1), lines.next(6, 1), lines.next(6, -1), lines.next(1, -1)]).toEqual([1, 6, -1, 3, -1]);
    expect([lines.at(7), lines.at(-1), lines.find((item) => item === 1), lines.find((item) => item === 9)]).toEqual([null, null, 2, -1]);
    expect(new Set(all(lines).map((line) => line.key)).size).toBe(lines.length);
  });

  it('ask for what is looked at of each group', async () => {
    const [one, two] = [served(500), served(500)];
    const sources = [one, two].map(({ fetch }, i) => ({ group: { value: String(i), label: '', count: 500 }, open: true, pages: new Pages(fetch) }));
    const lines = new Lines(sources);
    await sources[0]!.pages.first();
    lines.look(495, 503);
    await settled();
    expect([lines.length, one.asked, two.asked]).toEqual([1002, [0, 450], [0]]);
    const deep = served(500);
    const unknown = new Pages(deep.fetch);
    new Lines([{ group: { value: 'x', label: '', count: 500 }, open: true, pages: unknown }]).look(401, 402);
    await settled();
    expect([deep.asked, unknown.at(400)]).toEqual([[0, 400], 400]);
  });
});
