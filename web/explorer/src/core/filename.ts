// What a file is called that the page itself makes: in words, as one who files it would, and as file systems allow.

/** The parts with blanks between, the day and the suffix: 安吉县 矩阵 单位×行政区划 2026-03-01.csv. Of long parts the beginning is kept. */
export function fileName(parts: readonly string[], day: Date, suffix: string): string {
  const most = 60;
  const words = parts
    .map((part) => part.replace(/[\u0000-\u001f\u007f/\\:*?"<>|\u200b-\u200f\u2028-\u202f\u2060-\u2069\ufeff\ufffd]/g, '_').trim())
    .filter((part) => part !== '')
    .map((part) => (Array.from(part).length > most / 2 ? `${Array.from(part).slice(0, most / 2 - 1).join('')}…` : part));
  const local = [day.getFullYear(), day.getMonth() + 1, day.getDate()].map((n) => String(n).padStart(2, '0')).join('-');
  const stem = Array.from(words.join(' ')).slice(0, most).join('').replace(/^[. ]+|[. ]+$/g, '');
  return `${stem === '' ? '' : `${stem} `}${local}.${suffix}`;
}
