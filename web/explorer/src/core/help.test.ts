import { describe, expect, it } from 'vitest';
import { help } from './help';

describe('the help', () => {
  const shape = (value: unknown): unknown => {
    if (typeof value === 'string') return 'text';
    if (Array.isArray(value)) return value.map(shape);
    return Object.fromEntries(Object.entries(value as object).map(([key, inner]) => [key, key === 'keys' && Array.isArray(inner) && typeof inner[0] === 'string' ? inner : shape(inner)]));
  };

  it('says in both languages the same things, of the same keys', () => expect(shape(help.en)).toEqual(shape(help.zh)));

  it('has nothing without words', () => expect(JSON.stringify(help)).not.toMatch(/""|\[\]/));
});
