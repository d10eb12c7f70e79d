import { describe, expect, it } from 'vitest';
import { paragraphs } from './highlight';
import { countKinds, drawn, dress, entryAt, marksOf, outlineOf, pageOf, placeOf, seen, statementsIn, type Heading, type Mention } from './reader';

const mention = (more: Partial<Mention>): Mention => ({
  statement: 's', predicate: 'INVOLVES', origin: 'EXPLICIT', entity: 'e', kind: 'REGION', label: '梅岭县', start: 0, end: 10, focusStart: 2, focusEnd: 5, ...more,
});

describe('marks', () => {
  it('stand once at a place for each kind, with all that is named there', () => {
    const marks = marksOf([mention({}), mention({ label: '松溪县' }), mention({ kind: 'AGENCY', label: '市科技局' }), mention({ statement: 't' })]);
    expect(marks.map((mark) => [mark.kind, mark.labels.join()])).toEqual([['REGION', '梅岭县,松溪县'], ['AGENCY', '市科技局']]);
    expect([...countKinds(marks)]).toEqual([['REGION', 1], ['AGENCY', 1]]);
  });

  it('show what was mended, and take for written what is written', () => {
    const origin = (...origins: string[]): string => marksOf(origins.map((o) => mention({ origin: o })))[0]!.origin;
    expect(origin('INFERRED', 'EXPLICIT')).toBe('EXPLICIT');
    expect(origin('EXPLICIT', 'REPAIRED', 'INFERRED')).toBe('REPAIRED');
    expect(origin('EXPANDED')).toBe('EXPANDED');
  });

  it('leave headings alone', () => expect(marksOf([mention({ kind: 'SECTION', predicate: 'PART_OF' })])).toEqual([]));

  it('of kinds that are hidden are not drawn; what is blotted out always is', () => {
    const text = '由市某局到**年';
    const marks = drawn(text, marksOf([mention({}), mention({ kind: 'AGENCY' })]));
    const [paragraph] = paragraphs(text, marks);
    const kinds = (...hidden: string[]): string => seen(paragraph!, marks, new Set(hidden)).over.map((index) => marks[index]!.kind).sort().join(' ');
    expect([kinds(), kinds('REGION'), kinds('REGION', 'AGENCY')]).toEqual(['AGENCY MASKED REGION', 'AGENCY MASKED', 'MASKED']);
  });
});

describe('the statements of a part of the text', () => {
  const mentions = [mention({ statement: 'a' }), mention({ statement: 'b', focusStart: 7, focusEnd: 9 }), mention({ statement: 'a', focusStart: 8, focusEnd: 9 })];
  it('are those that name something in it, each once', () => expect(statementsIn(mentions, { start: 7, end: 10 })).toEqual(['b', 'a']));
  it('are those whose quote it lies in where nothing is named', () => expect(statementsIn(mentions, { start: 5, end: 7 })).toEqual(['a', 'b']));
  it('are all of a quote that is asked for as a whole', () => expect(statementsIn(mentions, { start: 0, end: 10 })).toEqual(['a', 'b']));
  it('are none where nothing is said', () => expect(statementsIn(mentions, { start: 40, end: 50 })).toEqual([]));
});

describe('the outline', () => {
  const sections: Heading[] = [
    { id: 's1', label: '总体', ordinal: '一', level: 1, start: 4, end: 8, sections: [{ id: 's2', label: '原则', ordinal: '二', level: 2, start: 20, end: 26 }] },
    { id: 's3', label: '任务', level: 1, start: 60, end: 64 },
  ];
  const tasks = [
    mention({ predicate: 'HAS_TASK', kind: 'TASK', entity: 't1', label: '建园', focusStart: 30, focusEnd: 32, restored: '12' }),
    mention({ predicate: 'HAS_TASK', kind: 'TASK', entity: 't2', label: '修路', focusStart: 70, focusEnd: 72 }),
  ];
  const entries = outlineOf(sections, tasks);

  it('has tasks in the section they stand in, as printed', () => {
    expect(entries.map((e) => [e.id, e.depth, e.below, e.number])).toEqual([['s1', 0, 2, '一'], ['s2', 1, 1, '二'], ['t1', 2, 0, '12'], ['s3', 0, 1, ''], ['t2', 1, 0, '']]);
    expect(entries.map((e) => e.restored)).toEqual([false, false, true, false, false]);
  });

  it('knows where a place lies', () => {
    expect([0, 4, 25, 31, 500].map((point) => entryAt(entries, point))).toEqual([-1, 0, 1, 2, 4]);
  });
});

describe('paragraphs', () => {
  it('are the title, headings, pages and text', () => {
    const list = paragraphs('云溪规划\n云溪规划\n总体\n总体上要推进合作建设园区\n(缺)任务', []);
    const entries = outlineOf(
      [{ id: 's1', label: '总体', level: 1, start: 10, end: 12 }, { id: 's2', label: '任务', ordinal: '二', level: 1, start: 26, end: 31 }],
      [],
    );
    const mentions = [mention({ focusStart: 1, focusEnd: 2, page: 1 }), mention({ focusStart: 15, focusEnd: 16, page: 3 }), mention({ focusStart: 27, focusEnd: 28, page: 3 })];
    const restored = mention({ entity: 's2', kind: 'SECTION', predicate: 'HAS_SECTION', restored: '二' });
    expect(dress(list, '云溪规划', entries, [...mentions, restored])).toEqual([
      { rank: 0, restored: '', page: 1, pageAt: 0 },
      { rank: 1, restored: '', page: 0, pageAt: 5 },
      { rank: 2, restored: '', page: 0, pageAt: 10 },
      { rank: 0, restored: '', page: 3, pageAt: 13 },
      { rank: 2, restored: '二', page: 0, pageAt: 26 },
    ]);
  });
});

describe('pages', () => {
  const on = (page: number, focusStart: number): Mention => mention({ page, focusStart, focusEnd: focusStart + 1 });
  const pages = (mentions: Mention[]): number[][] => dress(paragraphs('甲乙丙丁\n戊己庚辛', []), '', [], mentions).map((one) => [one.page, one.pageAt]);

  it('begin within a paragraph that began on the page before', () => expect(pages([on(1, 1), on(2, 6), on(3, 7)])).toEqual([[1, 0], [3, 7]]));
  it('begin with the first paragraph that is known to stand on them', () => expect(pages([on(1, 1), on(2, 7)])).toEqual([[1, 0], [2, 5]]));
  it('are told of a place by what is said last before it', () => {
    expect([0, 3, 9].map((point) => pageOf([on(2, 2), on(3, 8)], point))).toEqual([0, 2, 3]);
  });
});

it('a place is a paragraph, or a row of a table', () => {
  const list = paragraphs('前言\n甲 | 乙\n丙 | 丁\n\n戊 | 己\n庚 | 辛\n结语', []);
  const told = (point: number): number[] => Object.values(placeOf(list, point));
  expect([0, 3, 9, 22, 28].map(told)).toEqual([[1, 0, 0], [2, 1, 1], [3, 1, 2], [5, 2, 2], [6, 0, 0]]);
});
