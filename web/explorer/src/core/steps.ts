// What was done to a graph, as its address holds it: the steps from what the question shows to what is shown now, and where things are pinned.

export type Step = { do: 'expand' | 'collapse' | 'hide'; id: string } | { do: 'path'; id: string; to: string };

export type Pin = readonly [id: string, place: { x: number; y: number }];

const between = '|';
const marks = { expand: '', collapse: '-', hide: '.' } as const;
const way = '~';
const at = '*';

/** How long an address may become by what was done: longer ones are cut by mail programs and chats. */
export const room = 1800;

export interface Kept {
  of: string;
  pin: string;
  /** Steps and pins that the address has no room for. */
  left: number;
}

/** The first steps that there is room for, for later ones rest on earlier ones; then pins. */
export function keep(steps: readonly Step[], pins: readonly Pin[], most = room): Kept {
  let used = 0;
  let left = 0;
  const fits = (text: string): boolean => {
    const length = encodeURIComponent(text).replaceAll('%3A', ':').replaceAll('%2F', '/').length + 3;
    if (used + length > most) return false;
    used += length;
    return true;
  };
  const written: string[] = [];
  for (const step of steps) {
    const text = writeStep(step);
    if (left > 0 || text === null || !fits(text)) left++;
    else written.push(text);
  }
  const pinned: string[] = [];
  for (const [id, place] of pins) {
    const text = `${id}${at}${Math.round(place.x)}_${Math.round(place.y)}`;
    if (!sound(id) || !fits(text)) left++;
    else pinned.push(text);
  }
  return { of: written.join(between), pin: pinned.join(between), left };
}

export function readSteps(text: string): Step[] {
  return text.split(between).flatMap((one): Step[] => {
    const [id = '', to] = one.split(way);
    if (to !== undefined) return id !== '' && to !== '' ? [{ do: 'path', id, to }] : [];
    if (one.startsWith(marks.collapse)) return [{ do: 'collapse', id: one.slice(1) }];
    if (one.startsWith(marks.hide)) return [{ do: 'hide', id: one.slice(1) }];
    return one === '' ? [] : [{ do: 'expand', id: one }];
  });
}

export function readPins(text: string): Pin[] {
  return text.split(between).flatMap((one): Pin[] => {
    const [, id, x, y] = /^(.+)\*(-?\d{1,6})_(-?\d{1,6})$/.exec(one) ?? [];
    return id === undefined ? [] : [[id, { x: Number(x), y: Number(y) }]];
  });
}

function writeStep(step: Step): string | null {
  if (!sound(step.id)) return null;
  if (step.do === 'path') return sound(step.to) ? `${step.id}${way}${step.to}` : null;
  return marks[step.do] + step.id;
}

/** Whether an id can be told from the signs around it. */
function sound(id: string): boolean {
  return id !== '' && !/[|~]|^[-.]/.test(id);
}
