import { parse } from 'graphql';
import { describe, expect, it } from 'vitest';
import { literal, selfContained } from './graphql';

const operation = `
    query List($involving: [ID!], $match: Match! = ANY, $where: TaskWhere, $first: Int, $after: String) {
  tasks(involving: $involving, match: $match, where: $where, first: $first, after: $after) {
    totalCount
  }
}`;

describe('a query that is taken along', () => {
  it('has its values in it, and leaves out what has none', () => {
    const text = selfContained(operation, { involving: ['梅岭县'], match: 'ALL', where: { roles: ['LEADS'], text: 'AI' }, first: 50, after: null });
    expect(text).toContain('($involving: [ID!] = ["梅岭县"], $match: Match! = ALL, $where: TaskWhere = {roles: [LEADS], text: "AI"}, $first: Int = 50, $after: String)');
    expect(() => parse(text)).not.toThrow();
  });

  it('keeps the default of a variable that has no value', () => {
    expect(selfContained(operation, {})).toContain('$match: Match! = ANY, $where');
  });

  it('is as it was without variables', () => expect(selfContained('query A { a(b: "(") }', {})).toBe('query A { a(b: "(") }\n'));

  it('says of which state it is', () => {
    expect(selfContained('{ a }', {}, 12)).toBe('{ a(asOf: {commit: 12}) }\n');
    const text = selfContained(operation, { where: { text: '){' } }, 12);
    expect(text).toContain('tasks(asOf: {commit: 12}, involving: $involving');
    expect(() => parse(text)).not.toThrow();
    expect(selfContained('query A($b: C) { names: search(b: $b) { d(e: 1) { f } } g }\nfragment X on Y { z }', {}, 3)).toBe('query A($b: C) { names: search(asOf: {commit: 3}, b: $b) { d(e: 1) { f } } g(asOf: {commit: 3}) }\nfragment X on Y { z }\n');
  });

  it('survives quotation marks and names that look like an enum', () => {
    expect(literal('说“好”"\\', 'text')).toBe('"说“好”\\"\\\\"');
    expect(literal({ text: 'LEADS', roles: ['LEADS'] })).toBe('{text: "LEADS", roles: [LEADS]}');
  });
});
