// In what two sentences differ, character by character, as people would mark it: 力争[-2026-][+2025+]年底前建成.

export interface Piece {
  kind: 'same' | 'left' | 'right';
  text: string;
}

const longest = 1_000; // of characters that are compared one by one; what is longer differs as a whole between its ends

/** The pieces of both texts in order: those of left and same make up the left text, those of right and same the right one. */
export function diff(left: string, right: string): Piece[] {
  const a = units(left);
  const b = units(right);
  let head = 0;
  while (head < a.length && head < b.length && a[head] === b[head]) head++;
  let tail = 0;
  while (tail < a.length - head && tail < b.length - head && a[a.length - 1 - tail] === b[b.length - 1 - tail]) tail++;
  const pieces: Piece[] = [];
  add(pieces, 'same', a.slice(0, head));
  middle(pieces, a.slice(head, a.length - tail), b.slice(head, b.length - tail));
  add(pieces, 'same', a.slice(a.length - tail));
  return tidy(pieces);
}

/** Characters; numbers and Latin words as a whole, for half a number says nothing. */
function units(text: string): string[] {
  return text.match(/\d+(?:\.\d+)?%?|[A-Za-z]+|[\s\S]/gu) ?? [];
}

function middle(pieces: Piece[], a: string[], b: string[]): void {
  if (a.length === 0 || b.length === 0 || a.length * b.length > longest * longest) {
    add(pieces, 'left', a);
    add(pieces, 'right', b);
    return;
  }
  const width = b.length + 1;
  const common = new Uint16Array((a.length + 1) * width); // of the ends from i and j on
  for (let i = a.length - 1; i >= 0; i--) {
    for (let j = b.length - 1; j >= 0; j--) {
      common[i * width + j] =
        a[i] === b[j] ? common[(i + 1) * width + j + 1]! + 1 : Math.max(common[(i + 1) * width + j]!, common[i * width + j + 1]!);
    }
  }
  let i = 0;
  let j = 0;
  while (i < a.length && j < b.length) {
    if (a[i] === b[j]) {
      add(pieces, 'same', [a[i]!]);
      i++;
      j++;
    } else if (common[(i + 1) * width + j]! >= common[i * width + j + 1]!) add(pieces, 'left', [a[i++]!]);
    else add(pieces, 'right', [b[j++]!]);
  }
  add(pieces, 'left', a.slice(i));
  add(pieces, 'right', b.slice(j));
}

function add(pieces: Piece[], kind: Piece['kind'], text: string[]): void {
  if (text.length === 0) return;
  const last = pieces.at(-1);
  if (last?.kind === kind) last.text += text.join('');
  else pieces.push({ kind, text: text.join('') });
}

/** A lone character that happens to be the same between changes reads as noise: it becomes part of them. */
function tidy(pieces: Piece[]): Piece[] {
  const result: Piece[] = [];
  let left = '';
  let right = '';
  const flush = (): void => {
    if (left !== '') result.push({ kind: 'left', text: left });
    if (right !== '') result.push({ kind: 'right', text: right });
    left = right = '';
  };
  pieces.forEach((piece, at) => {
    const lone = piece.kind === 'same' && [...piece.text].length === 1 && at > 0 && at < pieces.length - 1;
    if (piece.kind === 'same' && !lone) {
      flush();
      result.push(piece);
      return;
    }
    if (piece.kind !== 'right') left += piece.text;
    if (piece.kind !== 'left') right += piece.text;
  });
  flush();
  return result;
}
