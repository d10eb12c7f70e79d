// How wide a text will be, without a screen to measure it on: in em, rather too wide than too narrow, so that what is laid out by it fits.

const narrow = new Set("iljtfrI.,:;!|'`()[]{}·-");
const broad = new Set('mwMW@%&');

function widthOfCharacter(character: string): number {
  const code = character.codePointAt(0)!;
  if (code >= 0x2e80 || (code >= 0x2010 && code <= 0x2027) || (code >= 0x2460 && code <= 0x25ff)) return 1;
  if (character === ' ') return 0.32;
  if (narrow.has(character)) return 0.4;
  if (broad.has(character)) return 0.95;
  if (code >= 65 && code <= 90) return 0.72;
  return 0.6;
}

/** The width of a text in em. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += widthOfCharacter(character);
  return width;
}

export interface Wrapped {
  lines: string[];
  /** Characters that are not shown; the last line then ends in an ellipsis. */
  rest: number;
}

const closing = /[，。、；：？！）》」』】〕”’％,.;:?!)\]}%…]/u;
const opening = /[（《「『【〔“‘([{]/u;
const wordly = /[\p{Script=Latin}\p{Script=Greek}\p{Script=Cyrillic}\d_.+\-/@&']/u;

// What stays together: a Latin word or number; a closing mark with what is before it, an opening one with what comes after.
function units(text: string): string[] {
  const found: string[] = [];
  let glue = false;
  for (const character of text.replace(/\s+/gu, ' ').trim()) {
    const last = found.at(-1);
    const word = last !== undefined && wordly.test(character) && wordly.test([...last].at(-1)!);
    if (last !== undefined && (glue || word || closing.test(character))) found[found.length - 1] = last + character;
    else found.push(character);
    glue = opening.test(character);
  }
  return found;
}

/** Breaks a text into lines of at most `width` em, at most `most` of them. Nothing is lost without being counted. */
export function wrap(text: string, width: number, most = Infinity): Wrapped {
  const lines: string[] = [];
  let line = '';
  let wide = 0; // how wide the line is
  const push = (): void => {
    if (line.trim() !== '') lines.push(line.trimEnd());
    [line, wide] = ['', 0];
  };
  for (const unit of units(text)) {
    const whole = widthOf(unit);
    for (const part of whole <= width ? [unit] : unit) {
      if (line !== '' && wide + widthOf(part.trimEnd()) > width) push();
      if (line === '' && part === ' ') continue;
      line += part;
      wide += part === unit ? whole : widthOf(part);
    }
  }
  push();
  if (lines.length <= most) return { lines, rest: 0 };
  const kept = lines.slice(0, most);
  let rest = lines.slice(most).reduce((sum, cut) => sum + [...cut].length, 0);
  const last = [...(kept[most - 1] ?? '')];
  while (last.length > 0 && widthOf(last.join('') + '…') > width) {
    last.pop();
    rest++;
  }
  if (most > 0) kept[most - 1] = last.join('') + '…';
  return { lines: kept, rest };
}
