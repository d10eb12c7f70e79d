// The first page: which documents come first, and what is told of each.

export interface Stats {
  tasks: number;
  tasksWithLeader: number;
  tasksWithTarget: number;
  tasksWithDeadline: number;
}

/** Documents as they come, the latest first; those that set no task last. */
export function ordered<T extends { stats: { tasks: number } }>(documents: readonly T[]): T[] {
  return [...documents.filter((one) => one.stats.tasks > 0), ...documents.filter((one) => one.stats.tasks === 0)];
}

/** How much is in a document, by the key of its word; of what there is none only the tasks are told. */
export function planFigures(stats: Stats): [string, number][] {
  const figures: [string, number][] = [['home.tasks', stats.tasks], ['home.led', stats.tasksWithLeader], ['home.targets', stats.tasksWithTarget], ['home.due', stats.tasksWithDeadline]];
  return figures.filter(([, n], at) => n > 0 || at === 0);
}
