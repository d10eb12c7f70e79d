// How nodes and edges of a graph are coloured by what stands out of it. What sigma hands over is a copy: it is changed in place.
import type { Look } from './look';
import type { Attention } from './words';

type Shown = Record<string, unknown>;

export function dressNode(id: string, shown: Shown, { near, selected, many }: Attention, look: Look): Shown {
  shown.label = null;
  shown.color = look.kinds[shown.kind as string] ?? look.inkSoft;
  if (many || (near.size === 0 && id !== selected)) return shown;
  shown.zIndex = id === selected ? 2 : near.has(id) ? 1 : 0;
  if (near.size > 0 && !near.has(id)) shown.color = look.line;
  return shown;
}

/** touched: it is selected, or ends at what is pointed at or selected. */
export function dressEdge(shown: Shown, touched: boolean, { near, many }: Attention, look: Look): Shown {
  const tones = { strong: look.inkSoft, plain: look.inkFaint, faint: look.lineStrong, path: look.accent };
  const tone = shown.tone as keyof typeof tones;
  shown.label = null;
  shown.color = many && tone !== 'path' ? look.lineStrong : tones[tone];
  if (many || near.size === 0) return shown;
  if (touched) Object.assign(shown, { color: tone === 'path' ? look.accent : look.inkSoft, size: (shown.size as number) + 0.6, zIndex: 1 });
  else Object.assign(shown, { color: look.line, size: 1.2 });
  return shown;
}
