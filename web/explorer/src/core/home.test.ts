import { describe, expect, it } from 'vitest';
import { ordered, planFigures } from './home';

const stats = (tasks: number, tasksWithLeader = 0, tasksWithTarget = 0, tasksWithDeadline = 0) => ({ tasks, tasksWithLeader, tasksWithTarget, tasksWithDeadline });

describe('the documents of the first page', () => {
  it('come as they are, those without tasks last', () => {
    const all = [0, 3, 0, 5].map((tasks, at) => ({ at, stats: stats(tasks) }));
    expect(ordered(all).map((one) => one.at)).toEqual([1, 3, 0, 2]);
  });

  it('are told by what is in them, and by their tasks where nothing is', () => {
    expect(planFigures(stats(9, 4, 0, 2))).toEqual([['home.tasks', 9], ['home.led', 4], ['home.due', 2]]);
    expect(planFigures(stats(0))).toEqual([['home.tasks', 0]]);
  });
});
