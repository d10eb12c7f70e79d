import { describe, expect, it } from 'vitest';
import { emptyQuestion, format, isEmpty, parse, to, type Route } from './route';

const parsed = (address: string): Route => {
  const [path = '', search = ''] = address.split('?');
  return parse(path, search);
};

describe('an address', () => {
  const routes: Record<string, Route> = {
    'the first page': { view: 'home', id: '', question: emptyQuestion, options: {} },
    'a list of what involves a region': { view: 'list', id: '', question: { ...emptyQuestion, involving: ['region:330523'] }, options: {} },
    'every part of a question': {
      view: 'matrix',
      id: '',
      question: {
        involving: ['安吉县', 'a&b=c'], match: 'ALL', text: '5G+工业', documents: ['document:x'], agencies: ['agency:330500/科学技术局'], roles: ['LEADS'],
        regions: ['德清'], areas: ['region:330500'], platforms: ['南太湖新区'], dueAfter: '2024', dueBefore: '2025-12-31', order: 'DEADLINE', direct: true, where: '{"not":{"agencies":["市科技局"]}}', reach: '{"roles":["LEADS"]}', at: 12,
      },
      options: { rows: 'AGENCY' },
    },
    'an entity whose id has a slash': { view: 'entity', id: 'agency:330500/科学技术局', question: emptyQuestion, options: {} },
    'a document at a sentence': { view: 'read', id: 'document:2k5x', question: emptyQuestion, options: { from: '10', to: '20' } },
  };
  for (const [claim, route] of Object.entries(routes)) {
    it(`of ${claim} comes back as it was`, () => expect(parsed(format(route))).toEqual(route));
  }

  it('that nobody made leads to the first page', () => {
    expect(parsed('/no/such/view').view).toBe('home');
    expect(parsed('/list?at=-3&order=x&after=soon&where=[1]&reach={').question).toEqual(emptyQuestion);
    expect(parsed('/entity/%E0%A4%A').id).toBe('%E0%A4%A');
  });

  it('keeps language and theme over views, and nothing else of the view', () => {
    const from = parsed('/matrix?q=德清&rows=AGENCY&lang=en');
    expect(format(to('graph', from))).toBe(`/graph?q=${encodeURIComponent('德清')}&lang=en`);
  });
});

describe('a question', () => {
  it('is empty where it asks for nothing in particular', () => {
    expect(isEmpty(emptyQuestion)).toBe(true);
    expect(isEmpty({ ...emptyQuestion, text: '创新' })).toBe(false);
    expect(isEmpty({ ...emptyQuestion, order: 'SOURCE', at: 3 })).toBe(true);
  });
});
