import { describe, expect, it } from 'vitest';
import { groupingOf, groupsOf } from './groups';
import { emptyQuestion } from './route';

const counted = { missing: 3, valueCount: 2, buckets: [{ value: 'agency:1', count: 5, entity: { label: '甲局' } }, { value: 'agency:2', count: 2, entity: null }] };

describe('a list in groups', () => {
  it('has a group for each agency, and one for what nobody answers for', () => {
    expect(groupsOf(emptyQuestion, 'agency', counted)).toEqual([
      { group: { value: 'agency:1', label: '甲局', count: 5 }, where: { agencies: ['agency:1'] } },
      { group: { value: 'agency:2', label: 'agency:2', count: 2 }, where: { agencies: ['agency:2'] } },
      { group: { value: '', label: '', count: 3 }, where: { not: { roles: ['LEADS', 'RESPONSIBLE_FOR', 'SUPPORTS', 'IMPLEMENTS'] } } },
    ]);
  });

  it('stays within what is asked for', () => {
    const [first] = groupsOf({ ...emptyQuestion, text: '港' }, 'region', { ...counted, missing: 0 });
    expect(first?.where).toEqual({ and: [{ text: '港' }, { regions: ['agency:1'] }] });
  });

  it('has a group for tasks that name no region, where all that are named are known', () => {
    const within = { ...emptyQuestion, text: '港' };
    expect(groupsOf(within, 'region', counted).at(-1)).toEqual({ group: { value: '', label: '', count: 3 }, where: { and: [{ text: '港' }, { not: { regions: ['agency:1', 'agency:2'] } }] } });
    expect(groupsOf(emptyQuestion, 'region', { missing: 3, valueCount: 0, buckets: [] })).toEqual([{ group: { value: '', label: '', count: 3 }, where: {} }]);
    expect(groupsOf(emptyQuestion, 'region', { ...counted, valueCount: 9 }).length).toBe(2);
  });

  it('is grouped only as the address says', () => expect([groupingOf('agency'), groupingOf('x'), groupingOf(undefined)]).toEqual(['agency', '', '']));
});
