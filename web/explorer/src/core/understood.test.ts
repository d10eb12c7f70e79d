import { describe, expect, it } from 'vitest';
import { argumentsOf } from './query';
import { emptyQuestion, format, parse } from './route';
import { askedFor, describe as words, describeReach, namesIn } from './understood';

const asked = (intent: string, variables: unknown) => askedFor('一句话', { intent, variables: JSON.stringify(variables), left: [] }, 'list', 3);

describe('a line that was understood', () => {
  it('becomes the parts of a question', () => {
    const { view, question } = asked('TASKS', { involving: ['region:1'], match: 'ALL', where: { agencies: ['agency:1'], roles: ['LEADS'], dueBefore: '2025', text: '港' }, order: 'DEADLINE', first: 20 });
    expect([view, question]).toEqual(['list', { ...emptyQuestion, involving: ['region:1'], match: 'ALL', agencies: ['agency:1'], roles: ['LEADS'], dueBefore: '2025', text: '港', order: 'DEADLINE', at: 3 }]);
  });

  it('keeps what has no part of its own, through the address to the API', () => {
    const not = { agencies: ['市港航局'], roles: ['LEADS'] };
    const { question } = asked('TASKS', { involving: ['region:1'], where: { regions: ['region:2'], not }, reach: { named: false, responsible: true, functional: false, roles: ['LEADS'] } });
    const [path = '', search = ''] = format({ view: 'list', id: '', question, options: {} }).split('?');
    expect(argumentsOf(parse(path, search).question)).toEqual({
      involving: ['region:1'], match: 'ANY', where: { regions: ['region:2'], and: [{ not }] }, reach: { named: false, roles: ['LEADS'] },
    });
  });

  it('of two things is a way through the graph, of kinds a matrix', () => {
    expect(asked('PATHS', { from: 'region:1', to: 'agency:2' })).toMatchObject({ view: 'graph', options: { from: 'region:1', to: 'agency:2' } });
    expect(asked('COOCCURRENCE', { rows: 'AGENCY', columns: 'AGENCY', involving: ['region:1'] })).toMatchObject({ view: 'matrix', question: { involving: ['region:1'] }, options: { rows: 'AGENCY', columns: 'AGENCY' } });
    expect(asked('ENTITIES', { kind: 'PLATFORM' })).toMatchObject({ view: 'matrix', options: { rows: 'PLATFORM' } });
  });

  it('of which nothing was understood is looked for in the texts', () => {
    expect(asked('SEARCH', { text: '港口' }).question.text).toBe('港口');
    expect(asked('SEARCH', {}).question.text).toBe('一句话');
    expect(askedFor('x', { intent: 'TASKS', variables: 'no JSON', left: [] }, 'graph', 0)).toEqual({ view: 'graph', question: emptyQuestion, options: {} });
  });
});

it('conditions are told in words', () => {
  const word = (key: string) => ({ not: '非', agencies: '单位', roles: '职责', LEADS: '牵头' })[key] ?? key;
  expect(words('{"not":{"agencies":["agency:1"],"roles":["LEADS"]}}', (id) => (id === 'agency:1' ? '市港航局' : id), word)).toBe('非（单位 市港航局，职责 牵头）');
});

it('roads are told in words', () => {
  const word = (key: string) => ({ roles: '职责', LEADS: '牵头', named: '点名', platforms: '平台', functional: '功能区域', through: '也经', without: '不经' })[key] ?? key;
  expect(describeReach('{"named":false,"platforms":false,"functional":true,"roles":["LEADS"]}', word)).toBe('职责 牵头，也经 功能区域，不经 点名、平台');
  expect([describeReach('{}', word), describeReach('', word)]).toEqual(['', '']);
});

it('names within conditions are found, however deep', () => {
  expect(namesIn('{"or":[{"regions":["region:1"]},{"not":{"text":"港"}}]}')).toEqual(['region:1', '港']);
  expect(namesIn('')).toEqual([]);
});
