/** A number before a part of a list: 1. 2、 3) （四） (5) ⑥. A decimal or a date is none. */
const enumerator =
  /(?:^|(?<=[\s,，;；。.、]))(?:(\d{1,2})(?:[、)）]|[.．](?!\d))|[（(](\d{1,2}|[一二三四五六七八九十]{1,3})[）)]|([一二三四五六七八九十]{1,3})、|([①-⑳]))/g;

/** The parts of a list in one cell: by its numbers if they run from one on, else by line breaks, semicolons and ①②. */
export function partsOf(text: string): readonly string[] {
  return (numberedParts(text) ?? text.split(/[①-⑳;；\n]/)).map(trimmed).filter((part) => part !== '');
}

function numberedParts(text: string): readonly string[] | undefined {
  const marks = Array.from(text.matchAll(enumerator), (match) => ({
    at: match.index,
    end: match.index + match[0].length,
    number: numberOf(match),
  }));
  // Numbers within a part, (1) below 1., do not divide it: only the next one does.
  const run = marks.reduce<readonly (typeof marks)[number][]>(
    (before, mark) => (mark.number === before.length + 1 ? [...before, mark] : before),
    [],
  );
  const [first] = run;
  if (first?.at !== 0 || run.length > 60) return undefined;
  return run.map(({ end }, index) => text.slice(end, run[index + 1]?.at));
}

function numberOf([, digits, bracketed, chinese, circled]: RegExpMatchArray): number {
  if (circled !== undefined) return circled.charCodeAt(0) - 0x24_5f;
  const text = digits ?? bracketed ?? chinese ?? '';
  return /^\d/.test(text) ? Number(text) : chineseNumber(text);
}

function chineseNumber(text: string): number {
  const ten = text.indexOf('十');
  const one = (sign: string): number => '一二三四五六七八九'.indexOf(sign) + 1;
  if (ten < 0) return one(text);
  return (ten === 0 ? 1 : one(text.charAt(0))) * 10 + (text.length > ten + 1 ? one(text.charAt(ten + 1)) : 0);
}

function trimmed(part: string): string {
  return part
    .trim()
    .replace(/[;；,，、]$/, '')
    .trim();
}

/** A measure in a row of its own, without the number before it. */
export function withoutNumber(text: string): string {
  const [only, ...others] = numberedParts(text) ?? [];
  return others.length === 0 && only !== undefined ? trimmed(only) : text.replace(/^[①-⑳]\s*/, '');
}
