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

export function drawLabel(context: CanvasRenderingContext2D, data: Drawn, look: Look): void {
  if (data.ring) {
    context.beginPath();
    context.arc(data.x, data.y, data.size + 4, 0, Math.PI * 2);
    context.lineWidth = 2;
    context.strokeStyle = data.ring;
    context.stroke();
  }
  if (data.label) text(context, data, data.lines ?? [data.label], data.strong ? look.ink : look.labelInk, data.strong ? 600 : 400, look);
  if (data.more > 0) badge(context, data, look);
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
  context.beginPath();
  context.arc(data.x, data.y, data.size + 4, 0, Math.PI * 2);
  context.lineWidth = 2;
  context.strokeStyle = data.ring || data.color;
  context.stroke();
  text(context, data, lines, look.ink, 600, look);
}

/** The role on an edge, along it and never upside down. */
export function drawEdgeLabel(context: CanvasRenderingContext2D, label: string, from: { x: number; y: number; size: number }, to: { x: number; y: number; size: number }, look: Look): void {
  const dx = to.x - from.x;
  const dy = to.y - from.y;
  const length = Math.hypot(dx, dy);
  context.font = `400 11px ${look.font}`;
  const width = context.measureText(label).width;
  if (length - from.size - to.size < width + 18) return;
  let angle = Math.atan2(dy, dx);
  if (angle > Math.PI / 2 || angle <= -Math.PI / 2) angle += Math.PI;
  context.save();
  context.translate(from.x + dx * 0.5, from.y + dy * 0.5);
  context.rotate(angle);
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

function text(context: CanvasRenderingContext2D, data: Drawn, lines: readonly string[], ink: string, weight: number, look: Look): void {
  context.save();
  context.font = `${weight} ${fontSize}px ${look.font}`;
  context.textAlign = 'center';
  context.textBaseline = 'top';
  context.lineJoin = 'round';
  context.lineWidth = 3.5;
  context.strokeStyle = look.ground;
  context.fillStyle = ink;
  lines.forEach((line, place) => {
    const y = data.y + data.size + 6 + place * lineHeight;
    context.strokeText(line, data.x, y);
    context.fillText(line, data.x, y);
  });
  context.restore();
}

/** How many neighbours are not shown: +17 at the shoulder of the node. */
function badge(context: CanvasRenderingContext2D, data: Drawn, look: Look): void {
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
