import { afterEach, describe, expect, it, vi } from 'vitest';
import { emptyQuestion } from '../core/route';
import { countRegions } from './regions';

interface Asked {
  query: string;
  variables: { where: unknown };
}

// A server with so many values of the facet; the region asked for alone is named by 3 tasks.
function serve(valueCount: number): Asked[] {
  const asked: Asked[] = [];
  const buckets = Array.from({ length: Math.min(valueCount, 1000) }, (_, n) => ({ value: `region:${410000 + n}`, count: 500 - n, entity: { id: '', label: `第${n}市` } }));
  vi.stubGlobal('fetch', (_: string, init: { body: string }) => {
    const body = JSON.parse(init.body) as Asked;
    asked.push(body);
    const tasks = body.query.includes('SheetRegionCount(')
      ? { totalCount: 3 }
      : { totalCount: 900, suggestions: [], candidates: [], facets: [{ key: 'REGION', valueCount, missing: 7, buckets }, { key: 'AREA', valueCount, missing: 7, buckets }] };
    return Promise.resolve(new Response(JSON.stringify({ data: { tasks } })));
  });
  return asked;
}

afterEach(() => vi.unstubAllGlobals());

const count = (codes: string[]) => countRegions({ ...emptyQuestion, text: '创新' }, codes, new AbortController().signal);

describe('the tasks of each region', () => {
  it('come in one question where there are few regions, and the others have none', async () => {
    const asked = serve(20);
    const counted = await count(['410003', '330523']);
    expect(asked).toHaveLength(1);
    expect([counted.byCode.get('410003'), counted.byCode.get('330523'), counted.more, counted.partial]).toEqual([497, undefined, 0, false]);
  });

  it('are asked for one by one where the counts do not reach', async () => {
    const asked = serve(1500);
    const counted = await count(['410003', '330523', '330521']);
    expect(asked).toHaveLength(3);
    expect(asked.slice(1).map((one) => one.variables.where)).toContainEqual({ and: [{ text: '创新' }, { areas: ['region:330523'] }] });
    expect([counted.byCode.get('330523'), counted.byCode.get('410003'), counted.more]).toEqual([3, 497, 500]);
  });

  it('are not all asked for where there are thousands, and that is told', async () => {
    const asked = serve(3000);
    const counted = await count(Array.from({ length: 500 }, (_, n) => String(330000 + n)));
    expect(asked).toHaveLength(1);
    expect(counted.partial).toBe(true);
  });
});
