import { describe, expect, it } from 'vitest';
import { groupTasks, sourcesOf, type SourceTask } from './wallgroups';

const named = (id: string) => ({ id, label: id.toUpperCase() });
const task = (id: string, more: Partial<SourceTask> = {}): SourceTask => ({
  id, title: id, number: '1', document: { id: 'd', title: '某方案' }, section: named('s'), regions: [], agencies: [], targets: [], statements: { edges: [] }, ...more,
});
const due = (text: string, end: string | null, via: string | null = null) => ({ node: { qualifiers: { via }, object: { label: text, period: { text, end } } } });

describe('tasks by leading agency', () => {
  const tasks = [
    task('a', { agencies: [{ predicate: 'LEADS', other: named('x') }, { predicate: 'LEADS', other: named('y') }, { predicate: 'SUPPORTS', other: named('z') }] }),
    task('b', { agencies: [{ predicate: 'RESPONSIBLE_FOR', other: named('y') }, { predicate: 'SUPPORTS', other: named('y') }] }),
    task('c'),
  ];
  const groups = groupTasks(tasks, 'lead', '无');

  it('stand under each leader, the busiest first, those of nobody last', () => {
    expect(groups.map((group) => [group.name, group.tasks.map((row) => row.id)])).toEqual([['Y', ['a', 'b']], ['X', ['a']], ['无', ['c']]]);
  });

  it('name an agency once, where it leads', () => {
    expect(groups[0]!.tasks.map((row) => [row.leads, row.others])).toEqual([[['X', 'Y'], ['Z']], [['Y'], []]]);
  });
});

describe('tasks by section', () => {
  it('stay as printed', () => {
    const tasks = [task('a', { section: named('p') }), task('b', { section: named('q') }), task('c', { section: named('q') })];
    expect(groupTasks(tasks, 'section', '').map((group) => group.name)).toEqual(['P', 'Q']);
  });
});

describe('a row', () => {
  it('names its source only where there are several', () => {
    const other = task('b', { document: { id: 'e', title: '另一方案' } });
    expect(groupTasks([task('a')], 'section', '')[0]!.tasks[0]!.number).toBe('1');
    expect(groupTasks([task('a'), other], 'section', '')[0]!.tasks.map((row) => row.number)).toEqual(['[1] 1', '[2] 1']);
    expect(sourcesOf([task('a'), other, task('c')]).map((source) => source.id)).toEqual(['d', 'e']);
  });

  it('has its dates in order of time, those without a day last', () => {
    const [row] = groupTasks([task('a', { statements: { edges: [due('**年', null), due('2027年', '2027-12-31', 'MILESTONE'), due('2026年', '2026-12-31')] } })], 'section', '')[0]!.tasks;
    expect(row!.dates).toEqual([{ text: '2026年', end: '2026-12-31', binds: true }, { text: '2027年', end: '2027-12-31', binds: false }, { text: '**年', end: '', binds: true }]);
  });
});
