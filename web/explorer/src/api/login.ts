// Logging in from the page, without leaving it.
import type { Key } from '../core/login';

export type Role = 'unknown' | 'may' | 'may not';

/** Whether this browser may write. Unknown where the server does not tell; it says so itself when something is sent. */
export async function mayWrite(): Promise<Role> {
  try {
    const answer = await fetch('/api/me', { headers: { Accept: 'application/json' } });
    const me = (await answer.json()) as { role?: string };
    return me.role === 'curator' || me.role === 'admin' ? 'may' : 'may not';
  } catch {
    return 'unknown';
  }
}

/** Logs in by a code or a token; false where it opens nothing. */
export async function logIn(key: Key): Promise<boolean> {
  const headers = { Accept: 'application/json', 'Content-Type': 'application/json', 'X-Policygraph-CSRF': '1' };
  const answer =
    'code' in key ? await fetch(`/login?code=${encodeURIComponent(key.code)}`) : await fetch('/login', { method: 'POST', headers, body: JSON.stringify({ token: key.token }) });
  return answer.ok;
}
