import { describe, expect, it } from 'vitest';
import { crumbs, flagsOf, partnersKey, partnersOf, placeOf, questionOfBucket, questionOfRole, questionOfYear } from './entity';
import { emptyQuestion } from './route';

const thing = (id: string, label: string) => ({ id, kind: id.split(':')[0]!.toUpperCase(), label });

describe('a page', () => {
  it('asks for duties of agencies, for works of policies, for everything that a name may be', () => {
    expect(flagsOf('agency:330500/财政局')).toEqual({ tasks: true, duties: true, works: false });
    expect(flagsOf('policy:某规划')).toEqual({ tasks: true, duties: false, works: true });
    expect(flagsOf('task:x/1')).toEqual({ tasks: false, duties: false, works: false });
    expect(flagsOf('市财政局')).toEqual({ tasks: true, duties: true, works: false });
    expect(flagsOf('第一章:总则')).toEqual({ tasks: true, duties: true, works: false });
  });

  it('knows what the entity is part of, the highest first', () => {
    const province = { ...thing('region:1', '某省'), parent: null };
    const city = { ...thing('region:2', '某市'), parent: province };
    expect(crumbs({ ...thing('region:3', '某县'), parent: city }).map((one) => one.label)).toEqual(['某省', '某市']);
    expect(crumbs({ ...thing('agency:4', '某局'), region: city }).map((one) => one.label)).toEqual(['某省', '某市']);
    expect(crumbs({ ...thing('platform:5', '某园'), places: [city] }).map((one) => one.label)).toEqual(['某省', '某市']);
    const upper = { ...thing('section:6', '二'), parent: null };
    const task = { ...thing('task:7', '某事'), document: thing('document:8', '某规划'), section: { ...thing('section:9', '（一）'), parent: upper } };
    expect(crumbs(task).map((one) => one.label)).toEqual(['某规划', '二', '（一）']);
    expect(crumbs(thing('industry:10', '某业'))).toEqual([]);
  });
});

describe('a number of the page', () => {
  it('opens the tasks that it counts', () => {
    expect(questionOfBucket('region:1', 'AGENCY', 'agency:x', 3)).toEqual({ ...emptyQuestion, involving: ['region:1'], agencies: ['agency:x'], at: 3 });
    expect(questionOfBucket('region:1', 'INDUSTRY', 'industry:y', 0)).toEqual({ ...emptyQuestion, involving: ['region:1', 'industry:y'], match: 'ALL' });
    expect(questionOfRole('agency:x', 'LEADS', 0)).toEqual({ ...emptyQuestion, agencies: ['agency:x'], roles: ['LEADS'] });
    expect(questionOfYear({ ...emptyQuestion, involving: ['region:1'] }, '2025')).toEqual({ ...emptyQuestion, involving: ['region:1'], dueAfter: '2025', dueBefore: '2025' });
  });
});

describe('what an entity meets in its tasks', () => {
  const facet = (key: string, valueCount: number, ...values: string[]) => ({ key, valueCount, buckets: values.map((value) => ({ value, count: 1 })) });
  const county = thing('region:3', '某县');

  it('is told without itself, with how many are not shown', () => {
    expect(partnersOf([facet('REGION', 9, 'region:3', 'region:4')], county, false)).toEqual([{ key: 'REGION', buckets: [{ value: 'region:4', count: 1 }], rest: 7 }]);
    expect(partnersOf([facet('REGION', 1, 'region:3'), facet('PLATFORM', 0)], county, false)).toEqual([]);
  });

  it('is not told twice: roles where it has duties, the document that it is', () => {
    const told = (entity: typeof county, duties: boolean) => partnersOf([facet('ROLE', 1, 'LEADS'), facet('DOCUMENT', 1, 'document:1')], entity, duties).map((one) => one.key);
    expect([told(county, false), told(county, true), told(thing('document:9', '某规划'), false)]).toEqual([['ROLE', 'DOCUMENT'], ['DOCUMENT'], ['ROLE']]);
  });

  it('is called a partner where it is of the same kind', () => {
    expect([partnersKey('AGENCY', 'AGENCY'), partnersKey('AGENCY', 'REGION'), partnersKey('PLATFORM', 'PLATFORM')]).toEqual(['ent.partners.agency', 'ent.partners.AGENCY', 'ent.partners.PLATFORM']);
  });
});

describe('the text', () => {
  const plan = thing('document:8', '某规划');
  it('of a document is read from its beginning, of a task at its place, of an agency nowhere', () => {
    expect(placeOf(plan)).toEqual({ id: 'document:8', options: {} });
    expect(placeOf({ ...thing('task:7', '某事'), document: plan, start: 0, end: 9 })).toEqual({ id: 'document:8', options: { from: '0', to: '9' } });
    expect([placeOf(thing('agency:4', '某局')), placeOf({ ...thing('task:7', '某事'), document: plan, start: null, end: 9 })]).toEqual([null, null]);
  });
});
