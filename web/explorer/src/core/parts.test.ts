import { describe, expect, it } from 'vitest';
import { chosen, countings, facetKeys, toggle, without } from './facets';
import { downloadAddress } from './download';
import { changedPart, isId, meaningless, openNames, parseDate, settled, settledNames, withPart, withoutPart } from './parts';
import { emptyQuestion } from './route';

describe('a part of a question', () => {
  it('comes and goes', () => {
    const asked = withPart(withPart(emptyQuestion, 'agencies', '市科技局'), 'text', '创新');
    expect([asked.agencies, asked.text]).toEqual([['市科技局'], '创新']);
    expect(withPart(asked, 'agencies', '市科技局').agencies).toEqual(['市科技局']);
    expect(withoutPart(withoutPart(asked, 'agencies', '市科技局'), 'text', '创新')).toEqual(emptyQuestion);
  });

  it('changes in its place', () => {
    const asked = { ...emptyQuestion, agencies: ['甲局', '乙局'], text: '港' };
    expect(changedPart(asked, 'agencies', '甲局', '丙局').agencies).toEqual(['丙局', '乙局']);
    expect(changedPart(asked, 'agencies', '甲局', '乙局').agencies).toEqual(['乙局']);
    expect(changedPart(asked, 'agencies', '甲局', '').agencies).toEqual(['乙局']);
    expect(changedPart(asked, 'text', '港', '').text).toBe('');
  });

  it('that is a name becomes the id that was meant', () => {
    const asked = { ...emptyQuestion, involving: ['region:1', 'Yunxi'], agencies: ['水务局'], roles: ['LEADS'] };
    expect(openNames(asked)).toEqual(['Yunxi', '水务局']);
    expect(settledNames(asked, new Map([['Yunxi', 'region:1']]))).toEqual({ ...asked, involving: ['region:1'] });
    expect(settledNames(asked, new Map())).toBe(asked);
    expect(settled(asked, 'region:2').involving).toEqual(['region:1', 'region:2']);
    expect(settled(emptyQuestion, 'region:2').involving).toEqual(['region:2']);
  });

  it.each([['且', true], ['？', true], ['and the', true], ['', true], ['未完成', false], ['和平街道', false], ['finished', false]])('%j means nothing: %s', (words, want) => expect(meaningless(words)).toBe(want));

  it.each([
    ['2025', '2025'], ['2025年', '2025'], ['2025年6月', '2025-06'], ['２０２５-6-3', '2025-06-03'], ['2025/12/31', '2025-12-31'], ['', ''],
    ['2025-13', null], ['2025-02-30', null], ['年底', null], ['25', null],
  ])('that is a date, %j, is %j', (written, want) => expect(parseDate(written)).toBe(want));

  it.each([['region:330523', true], ['functional_region:长三角', true], ['安吉县', false], ['比例 1:3', false]])('%s is an id: %s', (value, want) => expect(isId(value)).toBe(want));
});

describe('a value of the side bar', () => {
  it.each(facetKeys)('of %s is chosen by one click and given up by the next', (key) => {
    const value = key === 'DEADLINE_YEAR' ? '2025' : 'LEADS';
    const once = toggle(emptyQuestion, key, value);
    expect(chosen(once, key)).toEqual([value]);
    expect(toggle(once, key, value)).toEqual(emptyQuestion);
    expect(without(once, key)).toEqual(emptyQuestion);
  });

  it('of a year sets both bounds, and a longer time is no year', () => {
    expect(toggle(emptyQuestion, 'DEADLINE_YEAR', '2025')).toMatchObject({ dueAfter: '2025', dueBefore: '2025' });
    expect(chosen({ ...emptyQuestion, dueAfter: '2024', dueBefore: '2025' }, 'DEADLINE_YEAR')).toEqual([]);
  });

  it('is counted without the condition on its own key, so that the others can be added', () => {
    const asked = { ...emptyQuestion, agencies: ['a'], roles: ['LEADS'] };
    expect(countings(asked)).toEqual([
      { question: asked, keys: ['REGION', 'PLATFORM', 'DEADLINE_YEAR', 'DOCUMENT'] },
      { question: { ...asked, roles: [] }, keys: ['ROLE'] },
      { question: { ...asked, agencies: [] }, keys: ['AGENCY'] },
    ]);
  });
});

describe('a download', () => {
  const read = (address: string): Record<string, string[]> => {
    const params = new URLSearchParams(address.split('?')[1]);
    return Object.fromEntries([...new Set(params.keys())].map((name) => [name, params.getAll(name)]));
  };

  it('has the conditions and the order of the list', () => {
    const address = downloadAddress({ ...emptyQuestion, involving: ['安吉县', 'a&b'], match: 'ALL', roles: ['LEADS'], dueBefore: '2025', order: 'DEADLINE', direct: true, at: 7 }, 'xlsx');
    expect(read(address)).toEqual({
      format: ['xlsx'], involving: ['安吉县', 'a&b'], match: ['ALL'], where: ['{"roles":["LEADS"],"dueBefore":"2025"}'],
      reach: ['{"platforms":false,"descendants":false,"collective":false}'], order: ['DEADLINE'], asOf: ['7'],
    });
  });

  it('of no question is all tasks', () => expect(read(downloadAddress(emptyQuestion, 'csv'))).toEqual({ format: ['csv'], tasks: ['true'] }));
});
