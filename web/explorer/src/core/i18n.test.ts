import { readFileSync } from 'node:fs';
import { beforeAll, describe, expect, it } from 'vitest';
import { bringWhole, fill, formatDate, formatNumber, pick, translate } from './i18n';
import { en as enFirst } from './words/en';
import { rest as enRest } from './words/en/rest';
import { zh as zhFirst } from './words/zh';
import { rest as zhRest } from './words/zh/rest';

const en = { ...enFirst, ...enRest };
const zh = { ...zhFirst, ...zhRest };

describe('words', () => {
  beforeAll(async () => {
    await bringWhole('zh');
    await bringWhole('en');
  });

  it('are those of the language', () => {
    expect(translate('zh', 'count.tasks', { n: 3 })).toBe('3 项任务');
    expect(translate('en', 'count.tasks', { n: 3 })).toBe('3 tasks');
  });

  it('have the same places to fill in both languages', () => {
    const places = (text: string): string[] => [...text.matchAll(/\{(\w+)\}/g)].map((match) => match[1] ?? '').sort();
    const differ = (Object.keys(zh) as (keyof typeof zh)[]).filter((key) => places(zh[key]).join() !== places(en[key]).join());
    expect(differ).toEqual([]);
  });

  it('keep a place that has no value', () => expect(fill('{a} 与 {b}', { a: 1 })).toBe('1 与 {b}'));
});

// What stands on the first page is listed here with what it is made of: a word of it that came with the views would be shown as its key.
describe('the first page', () => {
  const parts = ['../App.svelte', '../views/Home.svelte', '../components/HomePlan.svelte', '../components/Kind.svelte', '../components/Search.svelte', '../components/State.svelte', 'home.ts'];
  it.each(parts)('has its words at once: %s', (part) => {
    const source = readFileSync(new URL(part, import.meta.url), 'utf8');
    const keys = [...source.matchAll(/'([a-z]+\.[\w.]+)'/g)].map((match) => match[1]!).filter((key) => key in zh);
    expect(keys.filter((key) => !(key in zhFirst))).toEqual([]);
    const families = [...source.matchAll(/t\(`([\w.]+\.)\$/g)].map((match) => match[1]!);
    expect(families.filter((family) => Object.keys(zhRest).some((key) => key.startsWith(family)))).toEqual([]);
  });
});

describe('the language to begin with', () => {
  it.each([
    ['en', null, ['zh-CN'], 'en'],
    [undefined, 'en', ['zh-CN'], 'en'],
    [undefined, null, ['de', 'zh-TW'], 'zh'],
    [undefined, null, ['de'], 'en'],
    ['fr', 'fr', [], 'zh'],
  ] as const)('asked %s, stored %s, browser %s: %s', (asked, stored, browser, want) => expect(pick(asked, stored, browser)).toBe(want));
});

it.each([
  ['zh', '2025-12', '2025年12月'],
  ['zh', '2025-06-03T00:00:00Z', '2025年6月3日'],
  ['en', '2025-06-03', '2025-06-03'],
] as const)('a date in %s, %s, is %s', (language, iso, want) => expect(formatDate(language, iso)).toBe(want));

it('counts are grouped by thousands as the browser would', () => {
  for (const n of [0, 7, 999, 1000, 12755, 1234567, -54321]) expect(formatNumber('zh', n)).toBe(new Intl.NumberFormat('zh-CN').format(n));
  expect(formatNumber('en', 1234.5)).toBe('1,234.5');
});
