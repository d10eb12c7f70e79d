import { describe, expect, it } from 'vitest';
import { byQuote, datePieces, duesOf, inParagraph, leaders, readOnce, restOf, supporters, titleOf } from './rows';

const role = (predicate: string, id: string, origin = 'EXPLICIT') => ({ predicate, node: { origin }, other: { id, label: id } });

describe('who answers for a task', () => {
  const roles = [role('LEADS', '甲'), role('LEADS', '甲'), role('RESPONSIBLE_FOR', '乙'), role('SUPPORTS', '丙', 'EXPANDED'), role('IMPLEMENTS', '甲')];

  it('stands once in the column of its role', () => {
    expect(leaders(roles).map((holder) => [holder.id, holder.role])).toEqual([['甲', ''], ['乙', 'RESPONSIBLE_FOR']]);
    expect(supporters(roles).map((holder) => [holder.id, holder.role, holder.origin])).toEqual([['丙', '', 'EXPANDED'], ['甲', 'IMPLEMENTS', 'EXPLICIT']]);
  });
});

describe('what a task says beyond its title', () => {
  const task = (text: string, title = '建设云溪港') => ({ id: 'task:x/1', title, text });
  it.each([
    ['is the text after the title, without who answers for it', task('3.建设云溪港。建成万吨泊位两座（市港航局牵头，各区县配合）。'), '建成万吨泊位两座'],
    ['leaves out a duty that holds brackets', task('3.建设云溪港。建成泊位两座。（牵头单位：港航局；配合单位：各县（区）人民政府）'), '建成泊位两座。'],
    ['is nothing where there is only a title', task('3.建设云溪港（市港航局牵头）'), ''],
    ['keeps brackets that are no duty', task('建设云溪港：建成泊位（含码头）'), '建成泊位（含码头）'],
    ['is all of the text where the title is not printed', task('泊位两座建成。'), '泊位两座建成。'],
  ])('%s', (_, given, want) => expect(restOf(given)).toBe(want));

  it.each([
    ['ends before a duty that has lost its bracket', '3.建设云溪港。建成泊位两座。港航局牵头)', '港航局', '建成泊位两座。'],
    ['ends before duties without brackets', '3.建设云溪港。建成泊位两座。责任单位：港航局牵头，各区县配合。', '港航局', '建成泊位两座。'],
    ['keeps a sentence that says what somebody does', '3.建设云溪港。由港航局牵头建成泊位两座。', '港航局', '由港航局牵头建成泊位两座。'],
    ['keeps what comes after a duty within the text', '3.建设云溪港。建成泊位（港航局牵头）。开通航线两条。', '港航局', '建成泊位（港航局牵头）。开通航线两条。'],
    ['trusts no place at which other words stand', '3.建设云溪港。建成泊位两座𠮷。港航局牵头)', '水务局', '建成泊位两座𠮷。港航局牵头)'],
    ['counts code points', '3.建设云溪港。建成𠮷泊位两座。港航局牵头)', '港航局', '建成𠮷泊位两座。'],
  ])('%s', (_, text, focus, want) => {
    const place = Array.from(text.slice(0, text.indexOf('港航局'))).length;
    const told = { ...task(text), start: 100, agencies: [{ node: { evidence: [{ focus, focusStart: 100 + place }] } }] };
    expect(restOf(told)).toBe(want);
  });

  it('has the beginning of the text for a title where none was printed', () => {
    const untitled = { id: 'task:x/-1', title: 'task:x/-1', text: '各部门建立清单，明确依据。另行公布。' };
    expect(titleOf(untitled)).toBe('各部门建立清单，明确依据');
    expect(restOf(untitled)).toBe('另行公布。');
    expect(titleOf({ ...untitled, text: '甲'.repeat(80) })).toBe(`${'甲'.repeat(60)}…`);
  });
});

describe('by when', () => {
  const deadline = { label: '2027年底前', period: { end: '2027-12-31' } };
  it('is what binds the task', () => expect(duesOf({ deadlines: [deadline], targets: [{ dueText: '到2028年' }] })).toEqual([{ text: '2027年底前', end: '2027-12-31', target: false }]));
  it('is else the date of its targets as printed, once', () =>
    expect(duesOf({ deadlines: [], targets: [{ dueText: '到20**年' }, { dueText: null }, { dueText: '到20**年' }] })).toEqual([{ text: '到20**年', end: '', target: true }]));
  it.each([['2027年12月31日前', ['2027年', '12月', '31日前']], ['2027年底前', ['2027年底前']], ['到20**年', ['到20**年']]])('%s breaks as %j', (text, want) => expect(datePieces(text)).toEqual(want));
});

it('roles that must be said come after those that need not be', () => {
  const roles = [role('IMPLEMENTS', '甲'), role('SUPPORTS', '乙'), role('IMPLEMENTS', '丙')];
  expect(supporters(roles).map((holder) => holder.id)).toEqual(['乙', '甲', '丙']);
});

it('words that are quoted for several statements are quoted once', () => {
  const said = (id: string, start: number) => ({ id, evidence: [{ id: `e${id}`, quote: '甲牵头', start, document: { id: 'd' } }] });
  expect(byQuote([said('1', 5), said('2', 9), said('3', 5)]).map((group) => group.map((one) => one.id))).toEqual([['1', '3'], ['2']]);
});

it('what stands around a quote ends with its paragraph', () => {
  expect(inParagraph({ before: '上段。\n本段', after: '末。\n\n下段', quote: '甲' })).toEqual({ before: '本段', after: '末。', quote: '甲' });
  expect(inParagraph({ before: '本段', after: '末' })).toEqual({ before: '本段', after: '末' });
});

it('words within words that were read already are left out, unless another word is marked', () => {
  const said = (id: string, start: number, end: number, focus: string) => ({ id, evidence: [{ start, end, focus, document: { id: 'd' } }] });
  expect(readOnce([said('1', 5, 20, '甲'), said('2', 5, 21, '甲'), said('3', 5, 20, '乙'), said('4', 40, 50, '甲')]).map((one) => one.id)).toEqual(['1', '3', '4']);
});
