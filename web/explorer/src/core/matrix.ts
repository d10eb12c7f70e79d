// Two kinds of thing against each other: a dense grid of the pairs that the API gives, and what a cell of it asks for.
import type { Question } from './route';

/** Kinds that can stand on a side. */
export const sides = ['AGENCY', 'REGION', 'PLATFORM', 'INDUSTRY', 'ORGANIZATION', 'FUNCTIONAL_REGION', 'POLICY', 'EVENT'] as const;
export type Side = (typeof sides)[number];

export interface Line {
  id: string;
  label: string;
  count: number;
}

export interface Grid {
  rows: Line[];
  columns: Line[];
  /** By row, then column; 0 where they do not meet, null where a thing would meet itself. */
  counts: (number | null)[][];
  most: number;
}

/** Fills the grid. Where both sides are of one kind each pair is given once and stands in both halves. */
export function fillGrid(rows: Line[], columns: Line[], cells: { rowIndex: number; columnIndex: number; count: number }[], same: boolean): Grid {
  const counts: (number | null)[][] = rows.map((row) => columns.map((column) => (same && row.id === column.id ? null : 0)));
  let most = 0;
  const put = (row: number, column: number, count: number): void => {
    const line = counts[row];
    if (line && column < line.length) line[column] = count;
  };
  for (const { rowIndex, columnIndex, count } of cells) {
    put(rowIndex, columnIndex, count);
    if (same) put(columnIndex, rowIndex, count);
    if (count > most) most = count;
  }
  return { rows, columns, counts, most };
}

// Small counts keep a step of their own; where all are one or two, none of them shouts.
const small: Record<number, number[]> = { 1: [2], 2: [2, 4], 3: [1, 3, 5], 4: [1, 2, 4, 5], 5: [1, 2, 3, 4, 5] };

/** How deep a count is shaded: 0 for none, 1 to 5. */
export function shadeOf(count: number, most: number): number {
  if (count <= 0) return 0;
  if (most <= 5) return small[most]?.[count - 1] ?? 5;
  return Math.max(1, Math.min(5, Math.ceil((Math.log(count + 1) / Math.log(most + 1)) * 5)));
}

/** The counts that have a shade, for a legend: from and to, both included. A step that no whole number falls into is left out. */
export function shadeSteps(most: number): { shade: number; from: number; to: number }[] {
  const steps: { shade: number; from: number; to: number }[] = [];
  for (let count = 1; count <= most; count++) {
    const shade = shadeOf(count, most);
    const last = steps.at(-1);
    if (last?.shade === shade) last.to = count;
    else steps.push({ shade, from: count, to: count });
  }
  return steps;
}

// Organizations are not among them: tasks name them as well as give them roles, and the matrix counts both.
const fieldOf: Partial<Record<string, 'agencies' | 'regions' | 'platforms' | 'documents'>> = {
  AGENCY: 'agencies', REGION: 'regions', PLATFORM: 'platforms', DOCUMENT: 'documents',
};

/** The question with a further thing that every task must have. A condition that takes any of several is replaced: the thing is one of them. */
export function narrow(question: Question, kind: string, id: string): Question {
  const field = fieldOf[kind];
  if (field && (question[field].length === 0 || question[field].includes(id))) return { ...question, [field]: [id] };
  if (question.involving.includes(id) && (question.match === 'ALL' || question.involving.length === 1)) return question;
  // Only what tasks have themselves was counted: where nothing else is asked for, conclusions are left out.
  const direct = question.involving.length === 0 || question.direct;
  return { ...question, involving: [...question.involving.filter((other) => other !== id), id], match: 'ALL', direct };
}

/** The question that a cell opens: the present one, and both of its things. */
export function cellQuestion(question: Question, kinds: [string, string], ids: [string, string]): Question {
  const row = narrow(question, kinds[0], ids[0]);
  if (kinds[0] === kinds[1]) {
    const field = fieldOf[kinds[1]];
    // What is asked for may take in conclusions; the second of a pair may not.
    if (field && row.involving.length > 0 && !row.direct) {
      const second = { [field]: [ids[1]] };
      return { ...row, where: JSON.stringify(row.where === '' ? second : { and: [JSON.parse(row.where), second] }) };
    }
    const direct = row.involving.length === 0 || row.direct;
    return { ...row, involving: [...row.involving.filter((other) => other !== ids[1]), ids[1]], match: 'ALL', direct };
  }
  return narrow(row, kinds[1], ids[1]);
}

/** The cell that an arrow key leads to; null for other keys. */
export function step(key: string, at: { row: number; column: number }, rows: number, columns: number): { row: number; column: number } | null {
  const clamp = (n: number, size: number): number => Math.max(0, Math.min(size - 1, n));
  switch (key) {
    case 'ArrowUp': return { ...at, row: clamp(at.row - 1, rows) };
    case 'ArrowDown': return { ...at, row: clamp(at.row + 1, rows) };
    case 'ArrowLeft': return { ...at, column: clamp(at.column - 1, columns) };
    case 'ArrowRight': return { ...at, column: clamp(at.column + 1, columns) };
    case 'Home': return { ...at, column: 0 };
    case 'End': return { ...at, column: columns - 1 };
    case 'PageUp': return { ...at, row: 0 };
    case 'PageDown': return { ...at, row: rows - 1 };
    default: return null;
  }
}

/** A grid as a table of texts: names, counts, and the tasks of each line at the end. */
export function gridTable(grid: Grid, corner: string, total: string): (string | number)[][] {
  return [
    [corner, ...grid.columns.map((column) => column.label), total],
    ...grid.rows.map((row, r) => [row.label, ...grid.counts[r]!.map((count) => count ?? ''), row.count]),
    [total, ...grid.columns.map((column) => column.count), ''],
  ];
}

/** How high the head of columns is: that of its longest name standing, 48 to 136 pixels; a longer name breaks into two columns of characters. */
export function headHeight(labels: readonly string[]): number {
  const most = 136;
  const wide = (label: string): number => Array.from(label).reduce((sum, char) => sum + (/[\u1100-\uffef]/.test(char) || char.length > 1 ? 14 : 8), 0);
  return Math.min(most, Math.max(48, ...labels.map(wide)) + 4);
}

/** The grid in sheets of so many columns, as even as can be; each has all rows. */
export function sheets(grid: Grid, most: number): Grid[] {
  const count = Math.max(1, Math.ceil(grid.columns.length / most));
  const size = Math.ceil(grid.columns.length / count);
  return Array.from({ length: count }, (_, i) => ({
    ...grid,
    columns: grid.columns.slice(i * size, (i + 1) * size),
    counts: grid.counts.map((row) => row.slice(i * size, (i + 1) * size)),
  }));
}
