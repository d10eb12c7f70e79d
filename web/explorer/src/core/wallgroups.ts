// Tasks of the API put into the groups of a wall sheet.
import type { WallDate, WallGroup, WallTask } from './wall';

export const groupings = ['lead', 'region', 'section'] as const;
export type Grouping = (typeof groupings)[number];

interface Named {
  id: string;
  label: string;
}

export interface SourceTask {
  id: string;
  title: string;
  number?: string | null;
  document?: { id: string; title: string } | null;
  section?: Named | null;
  regions: readonly Named[];
  agencies: readonly { predicate: string; other: Named }[];
  targets: readonly { label: string }[];
  statements: { edges: readonly { node: { qualifiers: { via?: string | null }; object: { label: string; period?: { text: string; end?: string | null } } } }[] };
}

/** The documents that the tasks stand in, as they are first met. */
export function sourcesOf(tasks: readonly SourceTask[]): { id: string; title: string }[] {
  const found = new Map<string, { id: string; title: string }>();
  for (const task of tasks) if (task.document && !found.has(task.document.id)) found.set(task.document.id, { id: task.document.id, title: task.document.title });
  return [...found.values()];
}

/**
 * The groups, the largest first but for sections, which stay as printed. A task of several leaders or regions stands under each of them, so that
 * each finds all of its own; what has none comes last, under `none`.
 */
export function groupTasks(tasks: readonly SourceTask[], grouping: Grouping, none: string): WallGroup[] {
  const sources = sourcesOf(tasks);
  const groups = new Map<string, WallGroup>();
  const left: WallTask[] = [];
  for (const task of tasks) {
    const row = rowOf(task, sources);
    const under = headsOf(task, grouping);
    if (under.length === 0) left.push(row);
    for (const { id, label } of under) {
      const group = groups.get(id);
      if (group) group.tasks.push(row);
      else groups.set(id, { name: label, tasks: [row] });
    }
  }
  const list = [...groups.values()];
  if (grouping !== 'section') list.sort((a, b) => b.tasks.length - a.tasks.length);
  return left.length > 0 ? [...list, { name: none, tasks: left }] : list;
}

function headsOf(task: SourceTask, grouping: Grouping): Named[] {
  switch (grouping) {
    case 'section': return task.section ? [task.section] : [];
    case 'region': return unique(task.regions);
    case 'lead': {
      const having = (role: string): Named[] => unique(task.agencies.filter((agency) => agency.predicate === role).map((agency) => agency.other));
      const leads = having('LEADS');
      return leads.length > 0 ? leads : having('RESPONSIBLE_FOR');
    }
  }
}

function rowOf(task: SourceTask, sources: readonly { id: string }[]): WallTask {
  const source = sources.findIndex((one) => one.id === task.document?.id);
  const number = task.number ?? '';
  const leads = unique(task.agencies.filter((agency) => agency.predicate === 'LEADS' || agency.predicate === 'RESPONSIBLE_FOR').map((agency) => agency.other));
  const others = unique(task.agencies.filter((agency) => agency.predicate === 'SUPPORTS' || agency.predicate === 'IMPLEMENTS').map((agency) => agency.other));
  const dates = task.statements.edges.map(({ node }): WallDate => {
    const end = node.object.period?.end ?? '';
    return { text: node.object.period?.text || node.object.label, end: /^\d{4}/.test(end) ? end : '', binds: node.qualifiers.via !== 'MILESTONE' };
  });
  dates.sort((a, b) => (a.end === b.end ? 0 : a.end === '' ? 1 : b.end === '' ? -1 : a.end < b.end ? -1 : 1));
  return {
    id: task.id,
    number: sources.length > 1 ? `[${source + 1}] ${number}`.trim() : number,
    title: task.title,
    source,
    leads: leads.map((agency) => agency.label),
    others: others.filter((agency) => !leads.some((lead) => lead.id === agency.id)).map((agency) => agency.label),
    targets: task.targets.map((target) => target.label),
    dates,
  };
}

function unique(things: readonly Named[]): Named[] {
  return things.filter((thing, n) => things.findIndex((other) => other.id === thing.id) === n);
}
