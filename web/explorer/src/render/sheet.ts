// Draws a page of the wall sheet into an SVG element: thousands of marks that never change one by one, so that they are made at once.
import { inks, signPath } from '../core/wallfile';
import type { Mark, Page } from '../core/wall';

const space = 'http://www.w3.org/2000/svg';

export function drawPage(svg: SVGSVGElement, page: Page): void {
  const all = document.createDocumentFragment();
  for (const mark of page.marks) all.append(drawn(mark));
  svg.replaceChildren(all);
}

function drawn(mark: Mark): SVGElement {
  switch (mark.kind) {
    case 'box':
      return element('rect', { x: mark.x, y: mark.y, width: mark.width, height: mark.height, fill: inks[mark.fill] });
    case 'line':
      return element('line', { x1: mark.x1, y1: mark.y1, x2: mark.x2, y2: mark.y2, stroke: inks[mark.ink], 'stroke-width': mark.weight });
    case 'sign':
      return element('path', { d: signPath(mark.x, mark.y, mark.size), fill: mark.filled ? inks.accent : inks.paper, stroke: inks.accent, 'stroke-width': mark.size * 0.12 });
    case 'text': {
      const text = element('text', { x: mark.x, y: mark.y, 'font-size': mark.size, fill: inks[mark.ink], 'text-anchor': mark.anchor, 'font-weight': mark.bold ? 600 : 400 });
      text.textContent = mark.text;
      return text;
    }
  }
}

function element(name: string, attributes: Record<string, string | number>): SVGElement {
  const made = document.createElementNS(space, name) as SVGElement;
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, String(value));
  return made;
}
