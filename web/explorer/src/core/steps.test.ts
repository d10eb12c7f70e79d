import { describe, expect, it } from 'vitest';
import { keep, readPins, readSteps, type Pin, type Step } from './steps';

const steps: Step[] = [
  { do: 'expand', id: 'region:330523' },
  { do: 'expand', id: 'agency:330500/科学技术局' },
  { do: 'expand', id: 'region:330523' },
  { do: 'hide', id: 'task:a-b.c/1' },
  { do: 'path', id: 'region:330523', to: 'region:310000' },
  { do: 'collapse', id: 'agency:330500/科学技术局' },
];

describe('an address of a graph', () => {
  it('holds every step, in order and as often as it was taken', () => {
    expect(readSteps(keep(steps, []).of)).toEqual(steps);
  });

  it('holds where things are pinned, to the unit', () => {
    const pins: Pin[] = [['region:330523', { x: -120.4, y: 33.6 }], ['policy:a*1_2', { x: 0, y: 5 }]];
    expect(readPins(keep([], pins).pin)).toEqual([['region:330523', { x: -120, y: 34 }], ['policy:a*1_2', { x: 0, y: 5 }]]);
  });

  it('has room for so much: the first steps are kept, and it tells how many are not', () => {
    const many = Array.from({ length: 200 }, (_, n): Step => ({ do: 'expand', id: `agency:330500/局${n}` }));
    const kept = keep(many, [['region:330523', { x: 1, y: 1 }]]);
    const read = readSteps(kept.of);
    expect(read).toEqual(many.slice(0, read.length));
    expect(read.length).toBeGreaterThan(40);
    expect(kept.left).toBe(200 - read.length + (kept.pin === '' ? 1 : 0));
    expect(encodeURIComponent(kept.of).length).toBeLessThan(2500);
  });

  it('leaves out what could not be read back, and what rests on it', () => {
    const kept = keep([steps[0]!, { do: 'expand', id: 'policy:a|b' }, steps[1]!], []);
    expect(readSteps(kept.of)).toEqual([steps[0]]);
    expect(kept.left).toBe(2);
  });

  it('that is broken says as much as can be read of it', () => {
    expect(readSteps('||region:330523|~|a~|')).toEqual([{ do: 'expand', id: 'region:330523' }]);
    expect(readPins('region:330523|x*1|*1_2|region:330523*1_2')).toEqual([['region:330523', { x: 1, y: 2 }]]);
    expect(readSteps('')).toEqual([]);
  });
});
