import { describe, expect, it } from 'vitest';
import { edgeAt, placeAlong, placeWords, Taken, type NodeWords } from './labels';

const frame = { width: 400, height: 300 };
const node = (x: number, y: number, more: Partial<NodeWords> = {}): NodeWords => ({ x, y, size: 8, width: 60, height: 15, always: false, ...more });

describe('the label of a node', () => {
  it('stands below it where there is room', () => {
    expect(placeWords(node(100, 100), new Taken(), frame)).toEqual({ x: 100, top: 112 });
  });

  it('goes above, then beside, where what is below is taken', () => {
    const taken = new Taken();
    taken.take({ left: 60, right: 140, top: 110, bottom: 130 });
    expect(placeWords(node(100, 100), taken, frame)).toEqual({ x: 100, top: 73 });
    expect(placeWords(node(100, 100), taken, frame)).toEqual({ x: 142, top: 92.5 });
    expect(placeWords(node(100, 100), taken, frame)).toEqual({ x: 58, top: 92.5 });
  });

  it('is left out where there is no room, unless it must be there', () => {
    const taken = new Taken();
    taken.take({ left: 0, right: 400, top: 0, bottom: 300 });
    expect(placeWords(node(100, 100), taken, frame)).toBeNull();
    expect(placeWords(node(100, 100, { always: true }), taken, frame)).toEqual({ x: 100, top: 112 });
  });

  it('does not reach out of the frame', () => {
    expect(placeWords(node(100, 290), new Taken(), frame)).toEqual({ x: 100, top: 263 });
    expect(placeWords(node(5, 100), new Taken(), frame)?.x).toBe(47);
    expect(placeWords(node(5, 100, { always: true, width: 390 }), new Taken(), frame)?.x).toBeGreaterThanOrEqual(195);
  });

  it('of hundreds never lies on another', () => {
    const taken = new Taken();
    const placed = Array.from({ length: 400 }, (_, n) => placeWords(node((n * 37) % 400, (n * 91) % 300), taken, frame)).filter((one) => one !== null);
    expect(placed.length).toBeGreaterThan(20);
    for (const [a, one] of placed.entries()) {
      for (const other of placed.slice(a + 1)) expect(Math.abs(one.x - other.x) >= 60 || Math.abs(one.top - other.top) >= 15).toBe(true);
    }
  });
});

describe('the label of an edge', () => {
  const ends = (x: number, y: number): Parameters<typeof placeAlong>[0] => ({ from: { x: 100, y: 100, size: 8 }, to: { x, y, size: 8 } });

  it('stands in the middle of what is seen of it', () => {
    const place = placeAlong(ends(300, 100), 40, new Taken());
    expect(place?.angle).toBe(0);
    expect(place?.x).toBeCloseTo(196);
  });

  it('is left out where the edge is shorter than it', () => {
    expect(placeAlong(ends(160, 100), 40, new Taken())).toBeNull();
  });

  it('moves along the edge away from what is taken', () => {
    const taken = new Taken();
    taken.take({ left: 180, right: 210, top: 90, bottom: 110 });
    const place = placeAlong(ends(300, 100), 30, taken);
    expect(place).not.toBeNull();
    expect(place!.x + 15 <= 181 || place!.x - 15 >= 209).toBe(true);
  });

  it('is never upside down', () => {
    for (let turn = 0; turn < 16; turn++) {
      const place = placeAlong(ends(100 + 200 * Math.cos((turn * Math.PI) / 8), 100 + 200 * Math.sin((turn * Math.PI) / 8)), 30, new Taken());
      expect(Math.abs(place!.angle)).toBeLessThanOrEqual(Math.PI / 2 + 1e-9);
    }
  });
});

describe('the edge at a point', () => {
  const edges = [
    { id: 'a', from: { x: 0, y: 0 }, to: { x: 100, y: 0 } },
    { id: 'b', from: { x: 0, y: 6 }, to: { x: 100, y: 6 } },
    { id: 'a dot', from: { x: 50, y: 50 }, to: { x: 50, y: 50 } },
  ];

  it('is the nearest of those within reach', () => {
    expect(edgeAt(edges, { x: 50, y: 2 }, 5)?.id).toBe('a');
    expect(edgeAt(edges, { x: 50, y: 5 }, 5)?.id).toBe('b');
  });

  it('is none beyond its ends or out of reach', () => {
    expect(edgeAt(edges, { x: 110, y: 0 }, 5)).toBeNull();
    expect(edgeAt(edges, { x: 50, y: 40 }, 5)).toBeNull();
    expect(edgeAt(edges, { x: 50, y: 50 }, 5)).toBeNull();
  });
});
