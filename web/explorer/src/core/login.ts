// What a person pastes to log in: the link that the server printed, what stands in it, or a token.

export type Key = { code: string } | { token: string };

/** The code of a link, or a token; null for nothing. Of a link only the code is used: where it leads to is no matter. */
export function keyOf(pasted: string): Key | null {
  const text = pasted.trim();
  const code = /[?&]code=([A-Za-z0-9]+)/.exec(text)?.[1] ?? /^[A-Z2-7]{26}$/.exec(text)?.[0];
  if (code) return { code };
  return text === '' || /[\s/]/.test(text) ? null : { token: text };
}
