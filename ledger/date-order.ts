import type { DateOrder } from './date-reading';

/** Where a workbook's locale is English of the United States, 3/4/2024 is the fourth of March. */
const monthFirst: ReadonlySet<string> = new Set(['en-us', 'en-ph', '409', '3409']);
/** Languages, and locales as formats name them (MS-LCID), in which it is the third of April. */
const dayFirst =
  /^(?:en-(?:gb|au|nz|ie|in|za|sg|hk)|(?:de|fr|es|it|pt|nl|pl|ru)(?:-(?!us|ca).*)?|809|c09|1409|1809|4009|1c09|4809|3c09|407|40c|40a|c0a|410|416|816|413|415|419)$/;

/** Whether day or month comes first where a language or locale writes dates; undefined if neither is certain. */
export function orderOfLocale(locale: string): DateOrder | undefined {
  const plain = locale.toLowerCase().replaceAll('_', '-');
  if (monthFirst.has(plain)) return 'month-first';
  return dayFirst.test(plain) ? 'day-first' : undefined;
}

/** How a format such as `[$-809]dd/mm/yyyy` writes dates: by its own order, else by its locale. */
export function orderOfFormat(code: string): DateOrder | undefined {
  const bounded = code.slice(0, 200).toLowerCase();
  const signs = bounded.replaceAll(/"[^"]*"|\\.|\[[^\]]*\]/g, '');
  const [day, month, year] = ['d', 'm', 'y'].map((sign) => signs.indexOf(sign)) as [number, number, number];
  if (day < 0 || month < 0) return undefined;
  // In words, 3 Apr 2024 says nothing of how 3/4/2024 is meant; the locale does.
  if (!signs.includes('mmm') && year > Math.min(day, month)) return day < month ? 'day-first' : 'month-first';
  const locale = /\[\$[^\]-]*-([\da-f]{3,8})\]/.exec(bounded)?.[1];
  return locale === undefined ? undefined : orderOfLocale(locale);
}

/** What all that say anything agree on. */
export function agreed(orders: readonly (DateOrder | undefined)[]): DateOrder | undefined {
  const [only, ...others] = new Set(orders.filter((order) => order !== undefined));
  return others.length === 0 ? only : undefined;
}
