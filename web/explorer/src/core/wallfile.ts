// A page of the wall sheet as an SVG file: complete in itself, in millimetres, with text as text.
import type { Format, Ink, Mark, Page } from './wall';

/** Ink on paper, the same on every screen. */
export const inks: Record<Ink, string> = {
  ink: '#16202e', soft: '#4d586b', line: '#c3cad5', band: '#e3f1ee', accent: '#1d6a5b', paper: '#ffffff', stripe: '#f6f8fa',
};

export const wallFont = "'PingFang SC','Microsoft YaHei','Noto Sans CJK SC','Noto Sans SC','Source Han Sans SC',sans-serif";

/** The path of a date's sign: a lozenge. */
export function signPath(x: number, y: number, size: number): string {
  const half = size / 2;
  return `M${round(x)} ${round(y - half)}L${round(x + half)} ${round(y)}L${round(x)} ${round(y + half)}L${round(x - half)} ${round(y)}Z`;
}

export function round(n: number): number {
  return Math.round(n * 1000) / 1000;
}

/** Text as XML takes it; characters that XML has no place for are left out. */
export function escapeXml(text: string): string {
  return text
    .replace(/[^\t\n\r\u{20}-\u{D7FF}\u{E000}-\u{FFFD}\u{10000}-\u{10FFFF}]/gu, '')
    .replaceAll('&', '&amp;')
    .replaceAll('<', '&lt;')
    .replaceAll('>', '&gt;')
    .replaceAll('"', '&quot;')
    .replaceAll("'", '&apos;');
}

export function wallSvg(page: Page, format: Format, title: string): string {
  const { width, height } = format;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<svg xmlns="http://www.w3.org/2000/svg" width="${width}mm" height="${height}mm" viewBox="0 0 ${width} ${height}" lang="zh-CN">`,
    `<title>${escapeXml(title)}</title>`,
    `<style>text{font-family:${wallFont}}.b{font-weight:600}</style>`,
    ...page.marks.map(drawn),
    '</svg>',
    '',
  ].join('\n');
}

function drawn(mark: Mark): string {
  switch (mark.kind) {
    case 'box':
      return `<rect x="${round(mark.x)}" y="${round(mark.y)}" width="${round(mark.width)}" height="${round(mark.height)}" fill="${inks[mark.fill]}"/>`;
    case 'line':
      return `<line x1="${round(mark.x1)}" y1="${round(mark.y1)}" x2="${round(mark.x2)}" y2="${round(mark.y2)}" stroke="${inks[mark.ink]}" stroke-width="${round(mark.weight)}"/>`;
    case 'sign':
      return `<path d="${signPath(mark.x, mark.y, mark.size)}" fill="${mark.filled ? inks.accent : inks.paper}" stroke="${inks.accent}" stroke-width="${round(mark.size * 0.12)}"/>`;
    case 'text':
      return `<text x="${round(mark.x)}" y="${round(mark.y)}" font-size="${round(mark.size)}" fill="${inks[mark.ink]}"${mark.bold ? ' class="b"' : ''}${mark.anchor === 'start' ? '' : ` text-anchor="${mark.anchor}"`}>${escapeXml(mark.text)}</text>`;
  }
}
