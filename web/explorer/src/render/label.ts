// Labels of the graph: broken into short lines, drawn below their node with a halo, so that they are legible over edges.
import type { Attributes } from 'graphology-types';
import type { Look } from './look';

export const fontSize = 12;
const lineHeight = 15;

/** How wide a text is, in widths of a Chinese character. */
export function widthOf(text: string): number {
  let width = 0;
  for (const character of text) width += (character.codePointAt(0) ?? 0) >= 0x1100 || '“”‘’—…·'.includes(character) ? 1 : 0.56;
  return width;
}

/** Breaks a label into at most `most` lines; what is left out is marked by an ellipsis. Latin words stay whole where they fit. */
export function wrap(label: string, perLine: number, most: number): string[] {
  const whole = widthOf(label);
  if (whole > perLine && whole <= perLine * most - 1) perLine = Math.ceil(whole / Math.ceil(whole / perLine)) + 0.5; // no line of a single character
  const pieces = label.match(/[A-Za-z0-9.,'’%+-]+\s?|\s|[^]/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const [place, piece] of pieces.entries()) {
    if (line === '' || widthOf(line + piece.trimEnd()) <= perLine) {
      line += piece;
      continue;
    }
    if (lines.length === most - 1) {
      lines.push(cut(line + pieces.slice(place).join(''), perLine));
      return lines;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line.trim() !== '') lines.push(widthOf(line) > perLine ? cut(line, perLine) : line.trimEnd());
  return lines;
}

function cut(text: string, width: number): string {
  let kept = '';
  for (const character of text) {
    if (widthOf(kept + character) > width - 1) break;
    kept += character;
  }
  return `${kept.trimEnd()}…`;
}

/** What a node with its label takes of the screen, in pixels. */
export function boxOf(lines: readonly string[], size: number): [number, number] {
  const width = Math.max(size * 2, ...lines.map((line) => widthOf(line) * fontSize));
  return [width + 12, size * 2 + 4 + lines.length * lineHeight + 6];
}

type Drawn = Attributes & { x: number; y: number; size: number; label: string | null; color: string };

/** The lines of a label, their middle and upper edge given. */
export function drawLines(context: CanvasRenderingContext2D, lines: readonly string[], x: number, top: number, ink: string, weight: number, look: Look): void {
  context.font = `${weight} ${fontSize}px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = look.ground;
  context.fillStyle = ink;
  lines.forEach((line, place) => {
    const y = top + 2 + place * lineHeight;
    context.strokeText(line, x, y);
    context.fillText(line, x, y);
  });
}

/** What lines take of the screen, in pixels. */
export function sizeOf(lines: readonly string[]): [number, number] {
  return [Math.max(0, ...lines.map((line) => widthOf(line) * fontSize)) + 4, lines.length * lineHeight + 1];
}

export function drawRing(context: CanvasRenderingContext2D, x: number, y: number, size: number, color: string): void {
  context.beginPath();
  context.arc(x, y, size + 4, 0, Math.PI * 2);
  context.lineWidth = 2;
  context.strokeStyle = color;
  context.stroke();
}

/** The label of what is pointed at: all of it, on a plate. */
export function drawHover(context: CanvasRenderingContext2D, data: Drawn, look: Look): void {
  const lines = wrap(String(data.whole ?? data.label ?? ''), 18, 4);
  context.font = `600 ${fontSize}px ${look.font}`;
  const width = Math.max(...lines.map((line) => context.measureText(line).width), 0) + 16;
  const top = data.y + data.size + 5;
  if (lines.length > 0) {
    context.beginPath();
    context.roundRect(data.x - width / 2, top - 3, width, lines.length * lineHeight + 8, 6);
    context.fillStyle = look.surface;
    context.fill();
    context.lineWidth = 1;
    context.strokeStyle = look.lineStrong;
    context.stroke();
  }
  drawRing(context, data.x, data.y, data.size, data.ring || data.color);
  drawLines(context, lines, data.x, top, look.ink, 600, look);
}

export const edgeFontSize = 11;

/** The role on an edge, along it. */
export function drawAlong(context: CanvasRenderingContext2D, label: string, at: { x: number; y: number; angle: number }, look: Look): void {
  context.save();
  context.translate(at.x, at.y);
  context.rotate(at.angle);
  context.font = `400 ${edgeFontSize}px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.lineJoin = 'round';
  context.lineWidth = 4;
  context.strokeStyle = look.ground;
  context.strokeText(label, 0, 0);
  context.fillStyle = look.inkSoft;
  context.fillText(label, 0, 0);
  context.restore();
}

/** How many neighbours are not shown: +17 at the shoulder of the node. */
export function drawBadge(context: CanvasRenderingContext2D, data: { x: number; y: number; size: number; more: number }, look: Look): void {
  const words = data.more > 999 ? '+999' : `+${data.more}`;
  context.save();
  context.font = `600 10px ${look.font}`;
  const width = context.measureText(words).width + 8;
  const x = data.x + data.size * 0.7;
  const y = data.y - data.size * 0.7 - 7;
  context.beginPath();
  context.roundRect(x - 2, y - 7, width, 14, 7);
  context.fillStyle = look.surface;
  context.fill();
  context.lineWidth = 1;
  context.strokeStyle = look.lineStrong;
  context.stroke();
  context.fillStyle = look.inkSoft;
  context.textAlign = 'center';
  context.textBaseline = 'middle';
  context.fillText(words, x - 2 + width / 2, y + 0.5);
  context.restore();
}
