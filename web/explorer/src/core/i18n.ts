// Words of the interface: Chinese first, English beside. English must have every key of Chinese; the compiler sees to it.
import type { Key } from './words/zh';

export type { Key } from './words/zh';
export type Language = 'zh' | 'en';

/** Puts values into the places of a text: fill('另有 {n} 个', {n: 3}). */
export function fill(text: string, values: Record<string, string | number> = {}): string {
  return text.replace(/\{(\w+)\}/g, (whole, name: string) => String(values[name] ?? whole));
}

const words: Partial<Record<Language, Partial<Record<Key, string>>>> = {};
let whole = false;

/** Brings the words of the first page in a language, and those of the views where these were brought before; of other languages nothing is loaded. */
export async function bring(language: Language): Promise<void> {
  const bringing = [language === 'en' ? import('./words/en').then(({ en }) => en) : import('./words/zh').then(({ zh }) => zh)] as Promise<Partial<Record<Key, string>>>[];
  if (whole) bringing.push(language === 'en' ? import('./words/en/rest').then(({ rest }) => rest) : import('./words/zh/rest').then(({ rest }) => rest));
  words[language] = Object.assign({}, words[language], ...(await Promise.all(bringing)));
}

/** Brings all words of a language, and from then on those of any. */
export function bringWhole(language: Language): Promise<void> {
  whole = true;
  return bring(language);
}

/** The text of a key, in a language that was brought. */
export function translate(language: Language, key: Key, values?: Record<string, string | number>): string {
  return fill(words[language]?.[key] ?? key, values);
}

/** The language to begin with: as the address says, as was chosen before, else Chinese unless the browser asks for another. */
export function pick(asked: string | undefined, stored: string | null, browser: readonly string[]): Language {
  for (const choice of [asked, stored]) {
    if (choice === 'zh' || choice === 'en') return choice;
  }
  return browser.length === 0 || browser.some((tag) => tag.toLowerCase().startsWith('zh')) ? 'zh' : 'en';
}

export function formatNumber(language: Language, n: number): string {
  if (Number.isSafeInteger(n)) return String(n).replace(/\B(?=(\d{3})+$)/g, ','); // counts; the browser's own takes tens of milliseconds to wake
  return new Intl.NumberFormat(language === 'en' ? 'en' : 'zh-CN').format(n);
}

/** An ISO date cut to what is known, as people write it: 2025-12 is 2025年12月. */
export function formatDate(language: Language, iso: string): string {
  const [year, month, day] = iso.split('T')[0]!.split('-');
  if (language === 'en') return [year, month, day].filter(Boolean).join('-');
  return `${year}年` + (month ? `${Number(month)}月` : '') + (day ? `${Number(day)}日` : '');
}

/** A period of a timeline as people write it: 2025-Q2 is 2025年第二季度. */
export function formatPeriod(language: Language, period: string): string {
  const quarter = /^(\d{4})-Q([1-4])$/.exec(period);
  if (!quarter) return formatDate(language, period);
  return language === 'en' ? `${quarter[1]} Q${quarter[2]}` : `${quarter[1]}年第${'一二三四'[Number(quarter[2]) - 1]}季度`;
}
