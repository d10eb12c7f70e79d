// Draws the text of a document: thousands of marks that change together, so that they are made at once and no component stands behind each.
// All of it is text nodes, whatever it looks like.
import { cut, touches, within, type Paragraph, type Span } from '../core/highlight';
import { seen, type Drawn, type Dress, type Mark } from '../core/reader';
import { isHead, placed, type Block } from '../core/tables';

/** What a text is drawn with. */
export interface Look {
  list: readonly Paragraph[];
  dresses: readonly Dress[];
  marks: readonly Drawn[];
  /** Kinds that are not drawn. */
  hidden: ReadonlySet<string>;
  /** What is chosen. */
  here: Span | null;
  words: { page: (n: number) => string; restored: (n: string) => string; restoredWhy: string; masked: string; table: string };
}

const drawnMarks = new WeakMap<Element, Mark>();

/** The mark that an element was drawn for. */
export function markOf(element: Element): Mark | undefined {
  return drawnMarks.get(element);
}

/** A block with its words alone: enough to be found, measured and scrolled to. */
export function bare(block: Block, look: Look): HTMLElement {
  const rank = look.dresses[block.from]!.rank;
  const element = document.createElement(block.columns ? 'div' : rank === 0 ? 'p' : `h${Math.max(rank, 2)}`);
  element.className = `${block.columns ? 'table' : `paragraph rank${rank}`}${look.list[block.from]!.gap > 0 ? ' apart' : ''}`;
  element.dataset.start = String(block.start);
  if (block.columns) {
    element.tabIndex = 0; // wider than a phone: it scrolls, also by keys
    element.setAttribute('role', 'region');
    element.setAttribute('aria-label', look.words.table);
  }
  element.textContent = look.list.slice(block.from, block.until).map((row) => row.text).join('\n');
  return element;
}

/** Draws what lies over the words of a block, anew where something lies there already. */
export function dressUp(element: HTMLElement, block: Block, look: Look): void {
  if (block.columns) element.replaceChildren(table(block, block.columns, look));
  else {
    const [paragraph, dress] = [look.list[block.from]!, look.dresses[block.from]!];
    const all = document.createDocumentFragment();
    if (dress.page > 0 && dress.pageAt === paragraph.start) all.append(note('page', look.words.page(dress.page)));
    if (dress.restored) all.append(note('restored', look.words.restored(dress.restored), look.words.restoredWhy));
    words(all, paragraph, paragraph, look, dress);
    element.replaceChildren(all);
  }
}

function table(block: Block, columns: readonly number[], look: Look): HTMLTableElement {
  const made = document.createElement('table');
  const group = made.appendChild(document.createElement('colgroup'));
  for (const share of columns) group.appendChild(document.createElement('col')).style.width = `${share}%`;
  const body = made.appendChild(document.createElement('tbody'));
  const rows = look.list.slice(block.from, block.until);
  const cells = placed(rows, columns.length, look.marks);
  let head = true;
  rows.forEach((row, at) => {
    const dress = look.dresses[block.from + at]!;
    if (dress.page > 0) {
      const cell = body.insertRow().insertCell();
      cell.colSpan = columns.length;
      cell.append(note('page', look.words.page(dress.page)));
    }
    const line = body.insertRow();
    line.dataset.start = String(row.start);
    head &&= isHead(row) && (at === 0 || /^\s*\|/.test(row.text)); // a second one begins below what reaches down to it
    let column = 0;
    cells[at]!.forEach((cell, n) => {
      for (; column < cell.column; column++) line.insertCell().className = 'merged';
      const box = line.appendChild(document.createElement(head ? 'th' : 'td'));
      const last = n === cells[at]!.length - 1;
      if (head && last && at === 0) box.colSpan = columns.length - column;
      column += box.colSpan;
      words(box, row, cell, look, { ...dress, page: 0 });
    });
    for (; column < columns.length; column++) line.insertCell().className = 'merged';
  });
  return made;
}

function words(into: Node, paragraph: Paragraph, part: Span, look: Look, dress: Dress): void {
  const here = look.here && touches(look.here, part) ? look.here : null;
  for (const { segment, inside } of within(cut(seen(paragraph, look.marks, look.hidden), look.marks, part), here)) {
    let inner: Mark | null = null;
    let masked = false;
    let heading = false;
    for (const index of segment.marks) {
      const mark = look.marks[index]!;
      if (mark.kind === 'MASKED') masked = true;
      else {
        inner ??= mark as Mark;
        heading ||= mark.kind === 'TASK';
      }
    }
    const element = document.createElement(inner ? 'mark' : 'span');
    element.dataset.at = String(segment.start);
    if (inside || masked || heading) element.className = [inside ? 'inside' : '', masked ? 'masked' : '', heading ? 'heading' : ''].filter(Boolean).join(' ');
    if (masked) element.title = look.words.masked;
    if (dress.page > 0 && dress.pageAt !== paragraph.start && dress.pageAt >= segment.start && dress.pageAt < segment.end) into.appendChild(note('page within', look.words.page(dress.page)));
    if (inner) {
      element.dataset.kind = inner.kind;
      element.dataset.origin = inner.origin;
      drawnMarks.set(element, inner);
      if (inner.restored && segment.start === inner.start) element.append(note('restored', look.words.restored(inner.restored), look.words.restoredWhy));
    }
    element.append(segment.text);
    into.appendChild(element);
  }
}

// What is not printed in the document stands in an attribute, so that it is neither found nor copied as if it were.
function note(name: string, text: string, why = ''): HTMLElement {
  const made = document.createElement('span');
  made.className = name;
  made.dataset.note = text;
  if (why) made.title = why;
  return made;
}
