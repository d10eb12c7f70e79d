import { describe, expect, it } from 'vitest';
import { keyOf } from './login';

describe('what is pasted to log in', () => {
  const code = 'ABCDEFGHIJKLMNOPQRSTUVWX23';
  it.each([
    ['the link as it is printed', `http://127.0.0.1:8080/login?code=${code}`, { code }],
    ['the line with its remark', `log in    http://127.0.0.1:8080/login?code=${code}  (once, within 15 minutes: then the page may write)`, { code }],
    ['a link that leads elsewhere, of which the code is used', `https://elsewhere.example/login?next=/a&code=${code}`, { code }],
    ['the code alone', ` ${code} `, { code }],
    ['a token', 'pg_abc-123', { token: 'pg_abc-123' }],
    ['nothing', '  ', null],
    ['another link', 'http://127.0.0.1:8080/', null],
  ])('is %s', (_, pasted, want) => expect(keyOf(pasted)).toEqual(want));
});
