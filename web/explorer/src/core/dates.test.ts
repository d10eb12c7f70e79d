import { describe, expect, it } from 'vitest';
import { bySection, marked, planOf, plansOf, printedValue, tableOf, titleOf, type Dated, type Of, type Undated } from './dates';

const plan = { id: 'document:a', title: '林业方案', period: { text: '2031—2035年', start: '2031-01-01', end: '2035-12-31' } };
const section: Of = { id: 'section:a/1', kind: 'SECTION', label: '主要目标', ordinal: '二', document: plan };
const task: Of = { id: 'task:a/2.1', kind: 'TASK', label: '修建林道', section: { id: 'section:a/2', label: '道路', ordinal: '2.1' }, document: plan, agencies: [{ other: { id: 'agency:x', label: '市林业局' } }] };
const target = { indicator: '森林覆盖率', value: '**', unit: '%', raw: '森林覆盖率达到**%', modality: 'MANDATORY' };
const said = '到****年，森林覆盖率达到**%，林道𬭚里。';

function undated(id: string, of: Of, more: Partial<Undated> = {}, quote = said, focus = '森林覆盖率达到**%', start = 100, above = ['一 总体要求', '（二） 主要目标']): Undated {
  const focusStart = start + [...quote.slice(0, quote.indexOf(focus))].length;
  return { occasion: 'TARGET', text: null, of, target, statement: { id, evidence: [{ id, quote, start, focus, focusStart, document: plan, section: above }] }, ...more };
}

describe('a target', () => {
  it('has its value as the sentence has it', () => expect(printedValue(target)).toBe('达到**%'));
  it('has the value that is stored where the sentence does not begin with the indicator', () => expect(printedValue({ ...target, raw: '50%的森林覆盖率' })).toBe('**%'));
  it('is called by indicator and value, a task by its title', () => {
    expect(titleOf({ of: section, target })).toBe('森林覆盖率达到**%');
    expect(titleOf({ of: task })).toBe('修建林道');
  });
});

describe('what has no date', () => {
  it('stands by section, and in a section by sentence', () => {
    const groups = bySection([undated('1', section), undated('2', section, {}, said, '林道𬭚里'), undated('3', section, {}, '另一句。', '另一句', 300), undated('4', task)]);
    expect(groups.map((group) => [group.title, group.sentences.map((one) => one.entries.length)])).toEqual([['一 总体要求 › （二） 主要目标', [2, 1]], ['道路', [1]]]);
  });

  it('marks in a sentence what each entry is about', () => {
    const [group] = bySection([undated('1', section), undated('2', section, {}, said, '林道𬭚里')]);
    const [sentence] = group!.sentences;
    expect(sentence!.parts.filter((part) => part.marked).map((part) => part.text)).toEqual(['森林覆盖率达到**%', '林道𬭚里']);
    expect(sentence!.parts.map((part) => part.text).join('')).toBe(said);
    expect(sentence!.end - sentence!.start).toBe([...said].length);
  });

  it('tells what its sentence says of time', () => {
    const times = [said, '森林覆盖率达到**%', '2027年，森林覆盖率达到60%'].map((quote) => bySection([undated('1', section, {}, quote, '森林覆盖率')])[0]!.sentences[0]!.time);
    expect(times).toEqual(['masked', 'none', 'beside']);
  });

  it('of a document as a whole, or a task in no section, has no heading', () => {
    const whole: Of = { id: plan.id, kind: 'DOCUMENT', label: plan.title, title: plan.title, period: plan.period };
    const groups = bySection([undated('1', whole), undated('2', { ...task, section: null })]);
    expect(groups.map((group) => [group.id, group.kind, group.title, group.plan])).toEqual([[plan.id, 'DOCUMENT', '', '林业方案']]);
  });
});

describe('marks', () => {
  it('that meet or lie outside lose no text', () => {
    for (const ranges of [[[0, 2], [1, 3]], [[2, 9]], [[-1, 2]], [[5, 3]], []] as [number, number][][]) {
      expect(marked('一二三四', ranges).map((part) => part.text).join('')).toBe('一二三四');
    }
    expect(marked('一二三四', [[1, 3], [0, 2]])).toEqual([{ text: '一二', marked: true }, { text: '三', marked: true }, { text: '四', marked: false }]);
  });
});

describe('plans', () => {
  it('are those of tasks, sections and documents, each once', () => {
    const whole: Of = { id: plan.id, kind: 'DOCUMENT', label: plan.title, period: plan.period };
    expect(plansOf([{ of: task }, { of: section }, { of: whole }]).map(({ id }) => id)).toEqual([plan.id]);
    expect(planOf(whole)).toEqual(plan);
    expect(planOf({ id: 'task:b', kind: 'TASK', label: '' })).toBeNull();
  });
});

describe('the table', () => {
  it('has a row for each date and then for what has none, and as many fields in each', () => {
    const dated: Dated = { ...undated('5', task), occasion: 'DEADLINE', target: null, date: '2033-12-31', text: '2033年底前', precision: 'YEAR' };
    const [heads, first, second] = tableOf([dated], [undated('1', section)], (key) => key);
    expect(heads).toHaveLength(12);
    expect(first).toEqual(['time.DEADLINE', '2033-12-31', '2033年底前', 'time.precision.YEAR', '修建林道', '', '', '', '修建林道', '市林业局', '林业方案', said]);
    expect(second).toEqual(['time.TARGET', '', '', '', '森林覆盖率', '**', '%', 'time.MANDATORY', '主要目标', '', '林业方案', said]);
    const [, unmarked] = tableOf([], [undated('1', section, { target: { ...target, modality: null } })], (key) => key);
    expect(unmarked?.[7]).toBe('');
  });
});
