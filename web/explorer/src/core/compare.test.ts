import { describe, expect, it } from 'vitest';
import { alike, besides, bodyOf, pairsOf, titlesOf, versionsOf, type Comparable } from './compare';
import { diff } from './diff';

const document = (id: string, ...commits: number[]): Comparable => ({
  id, title: `《${id}》`, uri: `规划/${id}.docx`, versions: { edges: commits.map((number) => ({ node: { number, at: '2031-01-01T00:00:00Z', action: 'CHANGED' } })) },
});

describe('what can be set side by side', () => {
  it('are the last two versions of a document, and plans with each other', () => {
    const told = pairsOf([document('甲', 9, 4, 2), document('乙', 5)], '').map(({ left, right, other }) => [left.id, left.at, right.id, right.at, other]);
    expect(told).toEqual([['甲', 4, '甲', 0, ''], ['甲', 0, '乙', 0, '《乙》']]);
  });

  it('with a document that is chosen are its versions and the others', () => {
    const all = [document('甲', 9), document('乙', 5, 3), document('丙', 6)];
    expect(pairsOf(all, '乙').map(({ left, right }) => `${left.id}${left.at} ${right.id}${right.at}`)).toEqual(['乙3 乙0', '乙0 甲0', '乙0 丙0']);
  });

  it('are none of one document with one version, and not many of many', () => {
    expect(pairsOf([document('甲', 1)], '')).toEqual([]);
    const many = Array.from({ length: 40 }, (_, n) => document(`d${n}`, 2 * n + 2, 2 * n + 1));
    expect(pairsOf(many, '')).toHaveLength(6);
    expect(pairsOf(many, '').filter((pair) => pair.other !== '')).toHaveLength(1);
  });
});

describe('the titles of documents', () => {
  it('are told apart by their files where they are the same', () => {
    const again = { ...document('乙', 5), id: '丁', uri: '规划/送审稿/丁.pdf' };
    expect([...titlesOf([document('甲', 1), document('乙', 4), again]).values()]).toEqual(['《甲》', '《乙》（乙.docx）', '《乙》（丁.pdf）']);
    expect(pairsOf([document('乙', 4), again], '').map(({ title, other }) => [title, other])).toEqual([['《乙》（乙.docx）', '《乙》（丁.pdf）']]);
  });

  it('are told apart by their ids where there is no file', () => {
    const nameless = { ...document('乙', 4), uri: '' };
    expect([...titlesOf([nameless, { ...nameless, id: '丁' }]).values()]).toEqual(['《乙》（乙）', '《乙》（丁）']);
  });
});

describe('a version', () => {
  const one = document('甲', 9, 4, 2);

  it('is seen beside the one before it', () => {
    expect([besides(one, 0), besides(one, 9), besides(one, 4)]).toEqual([4, 4, 2]);
  });

  it('that is the first, or of no document, has none beside it', () => {
    expect([besides(one, 2), besides(one, 7), besides(undefined, 0), besides(document('乙', 1), 0)]).toEqual([0, 0, 0, 0]);
  });

  it('that took the document away has no text', () => {
    const gone: Comparable = { ...one, versions: { edges: [{ node: { number: 9, at: '', action: 'RETRACTED' } }, { node: { number: 4, at: '', action: 'ADDED' } }] } };
    expect(versionsOf(gone).map((version) => version.number)).toEqual([4]);
  });
});

describe('the text of an item', () => {
  it.each([
    ['修缮堤坝', '3. 修缮堤坝。2033年底前完成12处。', '2033年底前完成12处。'],
    ['修缮堤坝', '（三）修缮堤坝：完成12处。', '完成12处。'],
    ['修缮堤坝', '完成堤坝修缮12处。', '完成堤坝修缮12处。'],
    ['', '完成12处。', '完成12处。'],
    ['堤坝', '2033年底前各乡镇都要修缮堤坝。', '2033年底前各乡镇都要修缮堤坝。'],
  ])('called %j, %j, says %j', (label, quote, want) => expect(bodyOf(label, quote)).toBe(want));
});

describe('words that differ', () => {
  it('are marked where the rest is the same', () => expect(alike(diff('力争建成十座水库', '确保建成十座水库'))).toBe(true));
  it('are not where nearly all of them do', () => expect(alike(diff('修缮堤坝十二处，巡查山塘', '新建公路，培育产业集群，推进信用体系建设'))).toBe(false));
});
