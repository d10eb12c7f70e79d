import { describe, expect, it } from 'vitest';
import { layOut } from './layout';
import { answerEvery, restAfter, type LayoutAnswer, type LayoutQuestion } from './pace';

function question(order: number, edges: [number, number][], more: Partial<LayoutQuestion> = {}): LayoutQuestion {
  const places = new Float32Array(order * 2);
  const boxes = new Float32Array(order * 2);
  for (let i = 0; i < order; i++) {
    places.set([Math.cos(i * 2.4) * (10 + i), Math.sin(i * 2.4) * (10 + i)], i * 2);
    boxes.set([90, 40], i * 2);
  }
  return { id: 1, places, boxes, fixed: new Uint8Array(order), edges: new Uint32Array(edges.flat()), width: 1000, height: 700, budget: 1e9, every: Infinity, ...more };
}

function last(asked: LayoutQuestion, clock: () => number = () => 0): LayoutAnswer {
  let answer: LayoutAnswer | undefined;
  for (const next of layOut(asked, clock)) answer = next ?? answer;
  return answer!;
}

const star = (order: number): [number, number][] => Array.from({ length: order - 1 }, (_, i) => [0, i + 1]);

describe('the layout', () => {
  it('is the same every time', () => {
    expect(last(question(20, star(20))).places).toEqual(last(question(20, star(20))).places);
  });

  it('lets no label lie on another where there is room for all', () => {
    const asked = question(24, star(24));
    const { places, done } = last(asked);
    expect(done).toBe(true);
    const xs = places.filter((_, i) => i % 2 === 0);
    const ys = places.filter((_, i) => i % 2 === 1);
    const scale = Math.max((Math.max(...xs) - Math.min(...xs)) / asked.width, (Math.max(...ys) - Math.min(...ys)) / asked.height);
    const clashes: string[] = [];
    for (let a = 0; a < 24; a++) {
      for (let b = a + 1; b < 24; b++) {
        if (Math.abs(xs[a]! - xs[b]!) / scale < 88 && Math.abs(ys[a]! - ys[b]!) / scale < 38) clashes.push(`${a} and ${b}`);
      }
    }
    expect(clashes).toEqual([]);
  });

  it('lays what is long along the longer side of the screen, and leaves no half of it empty', () => {
    const chain: [number, number][] = Array.from({ length: 29 }, (_, i) => [i, i + 1]);
    for (const [width, height] of [[1300, 500], [360, 700]] as const) {
      const { places } = last(question(30, chain, { width, height }));
      const along = places.filter((_, i) => i % 2 === (width > height ? 0 : 1));
      const across = places.filter((_, i) => i % 2 === (width > height ? 1 : 0));
      const length = (values: Float32Array): number => Math.max(...values) - Math.min(...values);
      expect(length(along), `${width} x ${height}`).toBeGreaterThan(length(across));
      const middle = (Math.max(...along) + Math.min(...along)) / 2;
      const before = along.filter((value) => value < middle).length;
      expect(before, `${width} x ${height}`).toBeGreaterThan(8);
      expect(before, `${width} x ${height}`).toBeLessThan(22);
    }
  });

  it('leaves what is fixed where it is', () => {
    const asked = question(12, star(12));
    asked.fixed[3] = 1;
    const before = asked.places.slice(6, 8);
    expect(last(asked).places.slice(6, 8)).toEqual(before);
  });

  it('answers on the way as often as it is asked to, and turns to whoever runs it after every step', () => {
    let now = 0;
    const clock = (): number => (now += 5); // a step takes 5 ms of it
    const answers = [...layOut(question(30, star(30), { every: 100 }), clock)];
    const told = answers.filter((one) => one !== null);
    expect(told.filter((one) => one.done)).toHaveLength(1);
    expect(told.length).toBeGreaterThan(10);
    expect(answers.length).toBeGreaterThan(told.length * 10);
    expect([...layOut(question(30, star(30)), clock)].filter((one) => one !== null)).toHaveLength(1);
  });

  it('of thousands answers seldom and rests, of a few answers often and does not', () => {
    expect([answerEvery(50), restAfter(50, 50)]).toEqual([60, 0]);
    expect([answerEvery(20_000), restAfter(50, 20_000)]).toEqual([2000, 50]);
  });

  it('ends when its time is up', () => {
    let now = 0;
    const answers = [...layOut(question(500, star(500), { budget: 30 }), () => (now += 10))];
    expect(answers.at(-1)?.done).toBe(true);
    expect(now).toBeLessThan(100);
  });

  it('of one node and of none is where they were', () => {
    expect(last(question(1, [])).places).toEqual(question(1, []).places);
    expect(last(question(0, [])).places).toHaveLength(0);
  });
});
