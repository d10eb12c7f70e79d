// The rows of a matrix, made without components: hundreds of cells are there as soon as the answer is, and one listener serves them all.
import { shadeOf, type Grid } from '../core/matrix';

export interface Told {
  /** The address of a thing, by its id. */
  line: (id: string) => string;
  /** The address of the tasks in which both occur. */
  cell: (row: string, column: string) => string;
  /** What a cell says in words. */
  say: (row: string, column: string, count: number) => string;
}

const make = (name: string, className: string): HTMLElement => {
  const element = document.createElement(name);
  if (className !== '') element.className = className;
  return element;
};

/** Puts the rows of a grid into the body of a table, instead of those that are there. */
export function drawRows(body: HTMLElement, grid: Grid, { line, cell, say }: Told): void {
  const [none, itself] = [make('td', 'zero'), make('td', 'self')];
  itself.ariaHidden = 'true';
  const number = make('td', 'number');
  number.append(document.createElement('a'));
  const rows = grid.rows.map((row, r) => {
    const tr = make('tr', '');
    const head = make('th', '') as HTMLTableCellElement;
    head.scope = 'row';
    const link = document.createElement('a');
    link.href = line(row.id);
    link.title = link.textContent = row.label;
    head.append(link);
    const sum = make('td', 'sum number');
    sum.textContent = String(row.count);
    tr.append(head, sum);
    for (const [c, column] of grid.columns.entries()) {
      const count = grid.counts[r]?.[c] ?? null;
      if (!count) {
        tr.append((count === null ? itself : none).cloneNode());
        continue;
      }
      const td = number.cloneNode(true) as HTMLElement;
      td.dataset.shade = String(shadeOf(count, grid.most));
      td.dataset.row = String(r);
      td.dataset.column = String(c);
      const opens = td.firstChild as HTMLAnchorElement;
      opens.href = cell(row.id, column.id);
      opens.tabIndex = -1;
      opens.ariaLabel = say(row.label, column.label, count);
      opens.textContent = String(count);
      tr.append(td);
    }
    return tr;
  });
  body.replaceChildren(...rows);
}
