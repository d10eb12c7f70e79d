// Words for the codes of warnings and problems. The server may know codes that this page does not.
import type { Key } from './words/zh';
import { codes } from './words/zh/codes';

/** The key of a text, where there is one. */
export function known(name: string): Key | null {
  return Object.hasOwn(codes, name) ? (name as Key) : null;
}
