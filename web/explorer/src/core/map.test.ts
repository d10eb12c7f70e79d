import { describe, expect, it } from 'vitest';
import { liesIn, narrowArea, outside, ranked, regionCode } from './map';
import { emptyQuestion } from './route';

describe('a region', () => {
  it.each([
    ['region:330523', '330523'], ['region:330523001', '330523001'], ['region:33', ''], ['functional_region:长三角', ''], ['330523', ''],
  ])('%s has the code %j', (id, want) => expect(regionCode(id)).toBe(want));

  it.each([
    ['330523', '330523', true], ['330523', '330500', true], ['330523', '330000', true], ['330523001', '330523', true], ['330523001', '330500', true],
    ['330500', '330523', false], ['330523', '330100', false], ['429004', '420000', true], ['310115', '310000', true], ['', '330000', false], ['331000', '330100', false],
  ])('%s lies in %s: %s', (code, region, want) => expect(liesIn(code, region)).toBe(want));
});

describe('what is told beside a map', () => {
  const region = (id: string) => ({ id: `region:${id}` });

  it('are the regions that lie outside of it: neither on it nor in what is', () => {
    const regions = [region('330500'), region('330523'), region('330523001'), region('340000'), region('440300')];
    expect(outside(regions, ['330500', '330100']).map((one) => one.id)).toEqual(['region:340000', 'region:440300']);
    expect(outside(regions, ['330523']).map((one) => one.id)).toEqual(['region:330500', 'region:340000', 'region:440300']);
  });

  it('are the places with tasks, those with most first', () => {
    const counts = new Map([['330100', 2], ['330500', 5]]);
    expect(ranked([{ code: '330100' }, { code: '330200' }, { code: '330500' }], counts)).toEqual([{ code: '330500', count: 5 }, { code: '330100', count: 2 }]);
  });
});

describe('the list of a place', () => {
  it('is of what names it or what lies in it', () => {
    expect(narrowArea(emptyQuestion, 'region:330500')).toEqual({ ...emptyQuestion, areas: ['region:330500'] });
    expect(narrowArea({ ...emptyQuestion, areas: ['region:330500', 'region:330100'] }, 'region:330100').areas).toEqual(['region:330100']);
  });

  it('keeps the region that was asked for before, with what else was', () => {
    const asked = narrowArea({ ...emptyQuestion, areas: ['region:330100'] }, 'region:330500');
    expect([asked.areas, asked.where]).toEqual([['region:330500'], '{"areas":["region:330100"]}']);
    expect(narrowArea({ ...asked }, 'region:330200').where).toBe('{"and":[{"areas":["region:330100"]},{"areas":["region:330500"]}]}');
  });
});
