import { describe, expect, it } from 'vitest';
import { contextOf, segments, suggest, type Found, type Hit, askingView, routeOf } from './suggest';
import { parse } from './route';

const thing = (id: string, kind: string, label: string, known = 0, more: Partial<Found> = {}): Found => ({ id, kind, label, statements: { totalCount: known }, ...more });
const hit = (matchedBy: string, entity: Found): Hit => ({ matchedBy, entity, highlight: { text: entity.label, ranges: [{ utf16Start: 0, utf16End: 2 }] } });

describe('suggestions', () => {
  it('put a county that plans speak of before its namesakes', () => {
    const hits = [hit('PINYIN', thing('region:1', 'REGION', '梅居区')), hit('PINYIN', thing('region:2', 'REGION', '梅吉县', 4))];
    expect(suggest(hits).map((one) => one.entity.id)).toEqual(['region:2', 'region:1']);
  });

  it('put what is written so before what sounds so, where plans speak of both', () => {
    const hits = [hit('INITIALS', thing('platform:a', 'PLATFORM', '甲园', 9)), hit('ALIAS', thing('agency:b', 'AGENCY', '乙局', 1))];
    expect(suggest(hits).map((one) => one.entity.id)).toEqual(['agency:b', 'platform:a']);
  });

  it('name each thing once, as it was found first', () => {
    const found = suggest([hit('NAME', thing('region:1', 'REGION', '梅岭县', 1)), hit('TEXT', thing('region:1', 'REGION', '梅岭县', 1))]);
    expect(found).toHaveLength(1);
    expect(found[0]?.named).toBe(true);
  });

  it('do not list every unknown namesake beside a known thing', () => {
    const hits = [hit('PINYIN', thing('region:0', 'REGION', '梅岭县', 2)), ...Array.from({ length: 8 }, (_, i) => hit('PINYIN', thing(`region:9${i}`, 'REGION', '梅林镇')))];
    expect(suggest(hits)).toHaveLength(4);
  });

  it('leave room for tasks, and list a few of them only', () => {
    const names = Array.from({ length: 12 }, (_, i) => hit('NAME', thing(`agency:${i}`, 'AGENCY', '局', 1)));
    const tasks = Array.from({ length: 12 }, (_, i) => hit('TEXT', thing(`task:${i}`, 'TASK', '任务')));
    const found = suggest([...names, ...tasks]).map((one) => one.entity.kind);
    expect(found).toEqual([...Array<string>(6).fill('AGENCY'), ...Array<string>(3).fill('TASK')]);
    expect(suggest(tasks)).toHaveLength(9);
  });

  it('mark a name only where it is the name that was found', () => {
    const found = suggest([{ ...hit('ALIAS', thing('agency:b', 'AGENCY', '云溪市科学技术局', 1)), highlight: { text: '市科技局', ranges: [{ utf16Start: 0, utf16End: 4 }] } }]);
    expect(found[0]?.name).toEqual([{ text: '云溪市科学技术局', marked: false }]);
  });
});

describe('the place of a thing', () => {
  it.each([
    ['a region', thing('r', 'REGION', '梅岭县', 0, { parent: { label: '云溪市', parent: { label: '澜江省' } } }), '澜江省 › 云溪市'],
    ['an agency', thing('a', 'AGENCY', '局', 0, { region: { label: '云溪市', parent: null } }), '云溪市'],
    ['a platform in two counties', thing('p', 'PLATFORM', '园', 0, { places: [{ label: '甲县' }, { label: '乙县' }] }), '甲县、乙县'],
    ['a platform that lies nowhere', thing('p', 'PLATFORM', '园', 0, { places: [] }), ''],
    ['a task', thing('t', 'TASK', '事', 0, { document: { id: 'd', title: '计划' }, section: { label: '保障' } }), '计划 › 保障'],
  ])('of %s', (_, entity, want) => expect(contextOf(entity)).toBe(want));
});

describe('segments', () => {
  it('give the text back', () => {
    const cut = segments('南太湖新区', [{ utf16Start: 1, utf16End: 3 }]);
    expect(cut).toEqual([{ text: '南', marked: false }, { text: '太湖', marked: true }, { text: '新区', marked: false }]);
    expect(segments('湖', [])).toEqual([{ text: '湖', marked: false }]);
  });
});

describe('what is chosen', () => {
  const from = parse('/matrix', '?q=region:1&at=4&rows=AGENCY&theme=dark');
  it.each([
    ['a region asks anew in the same view', thing('region:2', 'REGION', '梅岭县'), { view: 'matrix', id: '', question: { involving: ['region:2'], at: 4 }, options: { theme: 'dark' } }],
    ['a document is read', thing('document:x', 'DOCUMENT', '计划'), { view: 'read', id: 'document:x', question: { involving: [] } }],
    ['a section is read where it stands', thing('section:x', 'SECTION', '保障', 0, { document: { id: 'document:x', title: '计划' }, start: 3, end: 9 }), { view: 'read', id: 'document:x', options: { from: '3', to: '9' } }],
    ['a task is looked at', thing('task:x/1', 'TASK', '事'), { view: 'entity', id: 'task:x/1' }],
  ])('%s', (_, entity, want) => expect(routeOf(entity, from)).toMatchObject(want));

  it('asks in the list where the view shows no question', () => expect([askingView(parse('/read/x', '')), askingView(parse('/graph', ''))]).toEqual(['list', 'graph']));
});
