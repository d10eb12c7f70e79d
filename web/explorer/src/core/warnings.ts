// Words for the codes of warnings and problems. The server may know codes that this page does not.
import { zh, type Key } from './words/zh';

/** The key of a text, where there is one. */
export function known(name: string): Key | null {
  return Object.hasOwn(zh, name) ? (name as Key) : null;
}
