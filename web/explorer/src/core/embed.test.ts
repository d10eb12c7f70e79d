import { describe, expect, it } from 'vitest';
import { addressOf, heard, heightOf } from './embed';
import { parse } from './route';
import { shownAt } from './told';

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

describe('what a frame tells its page', () => {
  it('is the view, what it is of, and what is asked', () => {
    expect(heard(shownAt('/list', '?q=%E5%AE%89%E5%90%89&embed=1&lang=zh'))).toEqual({ view: 'list', of: '', question: 'q=%E5%AE%89%E5%90%89' });
    expect(heard(shownAt('/entity/agency:330500/%E8%B4%A2%E6%94%BF%E5%B1%80', '?embed=1&theme=dark'))).toEqual({ view: 'entity', of: 'agency:330500/财政局', question: '' });
    expect(heard(shownAt('/', ''))).toEqual({ view: 'home', of: '', question: '' });
    expect(shownAt('/read/%E0', '').of).toBe('%E0');
  });

  it.each([[null], ['policygraph'], [{ view: 'list', of: '', question: '' }], [{ from: 'policygraph', view: 1, of: '', question: '' }]])('is not %j', (data) => expect(heard(data)).toBeNull());
});
