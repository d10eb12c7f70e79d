// The colours of the page for what is drawn on canvases, read from its style sheet whenever the theme changes.
import { kinds } from '../core/kinds';

export interface Look {
  ink: string;
  labelInk: string;
  inkSoft: string;
  inkFaint: string;
  line: string;
  lineStrong: string;
  surface: string;
  ground: string;
  accent: string;
  focus: string;
  font: string;
  kinds: Record<string, string>;
}

export function readLook(element: Element = document.documentElement): Look {
  const style = getComputedStyle(element);
  const value = (name: string): string => style.getPropertyValue(name).trim();
  return {
    ink: value('--ink'), labelInk: value('--ink'), inkSoft: value('--ink-soft'), inkFaint: value('--ink-faint'), line: value('--line'),
    lineStrong: value('--line-strong'), surface: value('--surface'), ground: value('--surface'), accent: value('--accent'), focus: value('--focus'),
    font: value('--font') || 'sans-serif',
    kinds: Object.fromEntries(kinds.map((kind) => [kind, value(`--kind-${kind.toLowerCase()}`)])),
  };
}
