import { describe, expect, it } from 'vitest';
import { addressOf, heightOf } from './embed';
import { parse } from './route';

describe('the address of a view in a frame', () => {
  const server = 'https://plans.example:8443/anything';
  it('is that of the explorer, without its frame', () => {
    const address = new URL(addressOf({ server, view: 'matrix', question: 'q=安吉县&role=LEADS&rows=AGENCY', lang: 'en', theme: 'dark' })!);
    expect(address.origin).toBe('https://plans.example:8443');
    const route = parse(address.pathname, address.search);
    expect(route.view).toBe('matrix');
    expect(route.question.involving).toEqual(['安吉县']);
    expect(route.options).toEqual({ rows: 'AGENCY', embed: '1', lang: 'en', theme: 'dark' });
  });
  it('may be of a thing', () => {
    const address = new URL(addressOf({ server, view: 'entity', of: 'agency:330500/科学技术局' })!);
    expect(parse(address.pathname, address.search).id).toBe('agency:330500/科学技术局');
  });
  it('is a list where nothing is asked for, and stays on the server whatever is', () => {
    expect(addressOf({ server })).toBe('https://plans.example:8443/list?embed=1');
    expect(addressOf({ server, view: '//evil.example' })).toBe('https://plans.example:8443/list?embed=1');
    expect(new URL(addressOf({ server, view: 'read', of: '//evil.example/x?y#z' })!).host).toBe('plans.example:8443');
    expect(addressOf({ server, lang: 'javascript:', theme: '"><script>' })).toBe('https://plans.example:8443/list?embed=1');
  });
  it('is none without a server', () => {
    for (const bad of ['', 'plans', 'javascript:alert(1)', 'file:///etc/passwd', 'data:text/html,x']) expect(addressOf({ server: bad })).toBeNull();
  });
});

it('a height is one of CSS', () => {
  expect(['600', '70vh', ' 20rem ', null, '', 'calc(1px)', '1px;color:red'].map(heightOf)).toEqual(['600px', '70vh', '20rem', '480px', '480px', '480px', '480px']);
});
