/// <reference types="node" />
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { describe, expect, it } from 'vitest';
import { extent, groupBorders, levels, neighbour, tilesOf, type Level } from './tiles';

interface Row {
  name: string;
  level: string;
}

const seeds = new Map<string, Row>(
  gunzipSync(readFileSync(new URL('../../../../seeds/regions.tsv.gz', import.meta.url)))
    .toString('utf8')
    .trim()
    .split('\n')
    .slice(1)
    .map((line) => line.split('\t'))
    .map(([code = '', name = '', level = '']) => [code, { name, level }]),
);

// Which divisions of the seeds a level must hold, each exactly once.
const wanted: Record<Level, (code: string, row: Row) => boolean> = {
  provinces: (_, row) => row.level === '省级',
  delta: (code, row) => code === '310000' || (row.level === '地级' && /^(32|33|34)/.test(code)),
  zhejiang: (code, row) => row.level === '县级' && code.startsWith('33'),
};
const sizes: Record<Level, number> = { provinces: 34, delta: 41, zhejiang: 90 };

describe.each(levels)('the squares of %s', (level) => {
  const tiles = tilesOf(level);

  it('are the divisions of the seeds, each once', () => {
    const codes = [...seeds].filter(([code, row]) => wanted[level](code, row)).map(([code]) => code);
    expect(tiles.map((tile) => tile.code).sort()).toEqual(codes.sort());
    expect(tiles).toHaveLength(sizes[level]);
  });

  it('have names that the seeds begin with', () => {
    for (const tile of tiles) expect(seeds.get(tile.code)?.name.startsWith(tile.name), `${tile.code} ${tile.name}`).toBe(true);
  });

  it('lie each in a place of its own', () => {
    expect(new Set(tiles.map((tile) => `${tile.column},${tile.row}`)).size).toBe(tiles.length);
  });

  it('are all reached by arrow keys from the first', () => {
    const reached = new Set([tiles[0]!.code]);
    const waiting = [tiles[0]!];
    for (let tile = waiting.pop(); tile; tile = waiting.pop()) {
      for (const key of ['ArrowUp', 'ArrowDown', 'ArrowLeft', 'ArrowRight']) {
        const next = neighbour(tiles, tile, key)!;
        if (!reached.has(next.code)) {
          reached.add(next.code);
          waiting.push(next);
        }
      }
    }
    expect(tiles.filter((tile) => !reached.has(tile.code)).map((tile) => tile.name)).toEqual([]);
  });

  it('of one group hang together, by a side or a corner, but for islands', () => {
    const islands = new Set(['3309']);
    for (const group of new Set(tiles.map((tile) => tile.group))) {
      if (islands.has(group)) continue;
      const rest = tiles.filter((tile) => tile.group === group);
      if (level === 'provinces') continue;
      const joined = [rest.pop()!];
      for (let i = 0; i < joined.length; i++) {
        for (let k = rest.length - 1; k >= 0; k--) {
          if (Math.abs(rest[k]!.column - joined[i]!.column) <= 1 && Math.abs(rest[k]!.row - joined[i]!.row) <= 1) joined.push(...rest.splice(k, 1));
        }
      }
      expect(rest.map((tile) => tile.name), group).toEqual([]);
    }
  });
});

describe('borders', () => {
  it('stand between groups, not within one', () => {
    const tiles = [
      { code: '1', name: '', column: 0, row: 0, group: 'a' },
      { code: '2', name: '', column: 1, row: 0, group: 'a' },
      { code: '3', name: '', column: 2, row: 0, group: 'b' },
    ];
    const borders = groupBorders(tiles);
    expect(borders).toContainEqual({ x1: 2, y1: 0, x2: 2, y2: 1 });
    expect(borders).not.toContainEqual({ x1: 1, y1: 0, x2: 1, y2: 1 });
    expect(extent(tiles)).toEqual({ columns: 3, rows: 1 });
  });

  it('are none where all is one group', () => expect(groupBorders(tilesOf('provinces'))).toEqual([]));
});
