import { describe, expect, it } from 'vitest';
import { dressEdge, dressNode } from './dress';
import type { Look } from './look';
import type { Attention } from './words';

const look = { inkSoft: 'soft', inkFaint: 'faint', lineStrong: 'strong line', line: 'line', accent: 'accent', kinds: { TASK: 'red' } } as unknown as Look;
const calm: Attention = { selected: null, pointed: null, edge: null, near: new Set(), many: false, moving: false };
const chosen: Attention = { ...calm, selected: 'a', near: new Set(['a', 'b']) };

describe('what stands out', () => {
  it('is nothing at first: nodes have the colour of their kind, edges that of what they state', () => {
    expect(dressNode('a', { kind: 'TASK' }, calm, look).color).toBe('red');
    expect(dressNode('a', { kind: 'UNKNOWN' }, calm, look).color).toBe('soft');
    expect(['strong', 'plain', 'faint', 'path'].map((tone) => dressEdge({ tone, size: 1 }, false, calm, look).color)).toEqual(['soft', 'faint', 'strong line', 'accent']);
  });

  it('is what is selected and its neighbours, over all else, which is dimmed', () => {
    expect(['a', 'b', 'c'].map((id) => dressNode(id, { kind: 'TASK' }, chosen, look))).toMatchObject([{ color: 'red', zIndex: 2 }, { color: 'red', zIndex: 1 }, { color: 'line', zIndex: 0 }]);
    expect(dressEdge({ tone: 'plain', size: 2 }, true, chosen, look)).toMatchObject({ color: 'soft', size: 2.6, zIndex: 1 });
    expect(dressEdge({ tone: 'plain', size: 2 }, false, chosen, look)).toMatchObject({ color: 'line', size: 1.2 });
  });

  it('of thousands is drawn over them: they stay as they are', () => {
    const many = { ...chosen, many: true };
    expect(dressNode('c', { kind: 'TASK' }, many, look)).toEqual({ kind: 'TASK', label: null, color: 'red' });
    expect(dressEdge({ tone: 'strong', size: 2 }, true, many, look)).toEqual({ tone: 'strong', size: 2, label: null, color: 'strong line' });
  });
});
