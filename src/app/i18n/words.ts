// Texts and numbers in one language: what every panel writes with.

import { english, type TextKey } from './catalogue-en.ts';
import { chinese } from './catalogue-zh.ts';

export type Language = 'en' | 'zh';
export type Texts = Readonly<Record<string, string | number>>;

export interface Words {
  readonly language: Language;
  /** The text of a key with its {parameters} filled in. */
  readonly text: (key: TextKey, params?: Texts) => string;
  /** A number with grouping, at most `digits` decimals. */
  readonly number: (value: number, digits?: number) => string;
  /** Whole people from millionths of a person. */
  readonly people: (microPeople: number) => string;
  /** A share 0…1 as percent with one decimal. */
  readonly percent: (share: number) => string;
  /** Kilometres with one decimal; metres under one kilometre. */
  readonly distance: (meters: number) => string;
  /** A limit: no decimals it does not have. */
  readonly limitMeters: (meters: number) => string;
  readonly limitSeconds: (seconds: number) => string;
  /** Minutes with one decimal, without the unit. */
  readonly minutes: (milliseconds: number) => string;
}

const catalogues: Readonly<Record<Language, Readonly<Record<TextKey, string>>>> = { en: english, zh: chinese };

/** The words of a language. */
export function createWords(language: Language): Words {
  const catalogue = catalogues[language];
  const locale = language === 'zh' ? 'zh-CN' : 'en-GB';
  const formats = new Map<string, Intl.NumberFormat>();
  const text = (key: TextKey, params: Texts = {}): string =>
    catalogue[key].replace(/\{(\w+)\}/g, (_, name: string) => String(params[name] ?? ''));
  const format = (value: number, least: number, most: number): string => {
    const key = `${least}-${most}`;
    let found = formats.get(key);
    if (!found) {
      found = new Intl.NumberFormat(locale, { minimumFractionDigits: least, maximumFractionDigits: most });
      formats.set(key, found);
    }
    return found.format(value);
  };
  // A number and its unit stay on one line.
  const unit = (key: TextKey, value: string): string => text(key, { value }).replace(' ', '\u00a0');
  const number = (value: number, digits = 0): string => format(value, 0, digits);
  const distance = (meters: number): string =>
    meters < 1000 ? unit('unit.m', format(meters, 0, 0)) : unit('unit.km', format(meters / 1000, 1, 1));
  return {
    language,
    text,
    number,
    people: microPeople => format(Math.round(microPeople / 1e6), 0, 0),
    percent: share => unit('unit.percent', format(share * 100, 1, 1)),
    distance,
    limitMeters: meters =>
      meters < 1000 ? unit('unit.m', number(meters, 1)) : unit('unit.km', number(meters / 1000, 3)),
    limitSeconds: seconds => unit('unit.min', number(seconds / 60, 1)),
    minutes: milliseconds => format(milliseconds / 60_000, 1, 1),
  };
}

/** The language a browser asks for: Chinese where it is preferred, else English. */
export function preferredLanguage(languages: readonly string[]): Language {
  const first = languages.find(tag => /^(zh|en)\b/i.test(tag));
  return first?.toLowerCase().startsWith('zh') ? 'zh' : 'en';
}
