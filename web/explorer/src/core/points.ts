// Offsets of the API count Unicode code points, those of browsers UTF-16 units; they part at characters such as 𬭚.

/** How many code points a text has. */
export function pointCount(text: string): number {
  let count = 0;
  for (let i = 0; i < text.length; i++) if (!isTrail(text.charCodeAt(i))) count++;
  return count;
}

/** The part of a text from one code point to another. */
export function sliceByPoints(text: string, from: number, to: number): string {
  const start = unitAt(text, from);
  return text.slice(start, start + unitAt(text.slice(start), to - from));
}

/** The place of a code point in UTF-16 units; the end of the text where it has fewer. */
export function unitAt(text: string, point: number): number {
  let unit = 0;
  for (let count = 0; count < point && unit < text.length; count++) unit += widthAt(text, unit);
  return unit;
}

function widthAt(text: string, unit: number): number {
  const code = text.charCodeAt(unit);
  return code >= 0xd800 && code <= 0xdbff && isTrail(text.charCodeAt(unit + 1)) ? 2 : 1;
}

// A trail without its lead does not occur in what the API sends: JSON of Go has none.
function isTrail(code: number): boolean {
  return code >= 0xdc00 && code <= 0xdfff;
}
