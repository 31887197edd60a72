/** A piece of a line, and the findings that it is tagged with. */
export interface Tagged {
  readonly findings: readonly string[];
  readonly rest: string;
}

/**
 * The tagged pieces of a line: `WH-005、WH-006签收` is one piece about two findings, `WH-008签收；WH-019签收` are two
 * pieces. A tag within a line begins a piece only between two answers; everywhere else it is a mention. Empty if the
 * line does not begin with a tag.
 * @param line in half width
 * @param answers whether a text begins with an answer
 */
export function taggedPieces(line: string, prefix: string, answers: (text: string) => boolean): readonly Tagged[] {
  let open = tagsAt(line, numbering.exec(line)?.[0].length ?? 0, prefix);
  if (open === undefined) return taggedBehind(line, prefix, answers);
  const begins = (from: number, to: number): boolean => answers(line.slice(from, Math.min(to, from + LONGEST_KEYWORD)));
  const pieces: Tagged[] = [];
  for (const { index } of line.matchAll(
    new RegExp(`(?:(?<=[,;。、.)\\s\u2460-\u2473])[\\[【(]?|[\\[【])${tagOf(prefix)}`, 'gi'),
  )) {
    if (index < open.end) continue;
    const next = tagsAt(line, index, prefix);
    const rest = line.slice(open.end, index).trim().replace(endOfPiece, '');
    if (next === undefined || !answers(rest.slice(0, LONGEST_KEYWORD)) || !begins(next.end, line.length)) continue;
    pieces.push({ findings: open.findings, rest });
    open = next;
  }
  return [...pieces, { findings: open.findings, rest: line.slice(open.end) }];
}

/** A line that is an answer and then the findings that it is about: 签收：WH-005、WH-006. */
function taggedBehind(line: string, prefix: string, answers: (text: string) => boolean): readonly Tagged[] {
  const [first] = line.matchAll(new RegExp(`[\\[【(]?${tagOf(prefix)}`, 'gi'));
  const before = line.slice(0, first?.index ?? 0).replace(/[:\s,]{1,3}$/, '');
  if (first === undefined || before === '' || before.length > LONGEST_KEYWORD || !answers(before)) return [];
  const tags = tagsAt(line, first.index, prefix);
  if (tags === undefined || !/^[.。!]?$/.test(line.slice(tags.end))) return [];
  return [{ findings: tags.findings, rest: before }];
}

/** The signs between two pieces, and the number of the next. */
const endOfPiece = /[,;。.、\s]{0,3}(?:\(\d{1,2}\)|\d{1,2}[.、)]|[\u2460-\u2473])?\s?$/;

/** As far as this a text is looked at for a keyword, with what may stand before one. */
const LONGEST_KEYWORD = 100;

/** Findings named in a text, each once, in order. */
export function tagsIn(text: string, prefix: string): readonly string[] {
  const named = [...text.slice(0, LOOKED_AT).matchAll(new RegExp(`(?<![A-Za-z0-9-])${tagOf(prefix)}`, 'gi'))];
  return [...new Set(named.map(idOf))];
}

/** How many characters of a text are looked at for tags. */
const LOOKED_AT = 200_000;

const numbering =
  /^(?:\d{1,3}[.、)] ?|\(\d{1,3}\) ?|[一二三四五六七八九十]{1,3}[.、] ?|\([一二三四五六七八九十]{1,3}\) ?|[\u2460-\u2473] ?|[-·•*|] ?)?(?:(?:问题|事项)?编号|问题|事项|序号|item|finding|no\.)?[: ]?/i;

/** `WH-012`; people also write WH–012, WH 012 and WH012. */
function tagOf(prefix: string): string {
  return `(${prefix})(?:\\s?[-–—_]\\s?(\\d{1,5})|\\s?(\\d{3,5}))(?!\\d)`;
}

function idOf([, prefix = '', dashed, undashed = '']: readonly (string | undefined)[]): string {
  return `${prefix.toUpperCase()}-${dashed ?? undashed}`;
}

/** The tags at a place of a line, a list or a range of them, and where they and the signs after them end. */
function tagsAt(line: string, from: number, prefix: string): { findings: readonly string[]; end: number } | undefined {
  const tag = new RegExp(`[\\[【(]?${tagOf(prefix)}[\\]】)]?`, 'iy');
  const findings: string[] = [];
  let [end, at, ranges, joined] = [from, from, false, ''];
  for (;;) {
    tag.lastIndex = at;
    const match = tag.exec(line);
    const next = match === null ? numberAt(line, at, joined, findings.at(-1)) : { id: idOf(match), end: tag.lastIndex };
    if (next === undefined) break;
    findings.push(...(ranges ? upTo(findings.at(-1) ?? '', next.id) : [next.id]));
    end = next.end;
    joint.lastIndex = end;
    [joined = ''] = joint.exec(line) ?? [];
    if (joined === '') break;
    ranges = /[-至到~]/.test(joined);
    at = end + joined.length;
  }
  if (findings.length === 0) return undefined;
  return { findings: [...new Set(findings)], end: end + (/^[:\s,、|]{0,10}/.exec(line.slice(end))?.[0].length ?? 0) };
}

const joint = /\s?(?:[、,;/&+~至到和及与]|以及|and\b|-(?=[\dA-Za-z[]))\s?|\s/y;

/** In WH-005、006 the second has the prefix of the first, and as many digits. A number of something else is none. */
function numberAt(
  line: string,
  at: number,
  joined: string,
  before: string | undefined,
): { readonly id: string; readonly end: number } | undefined {
  if (before === undefined || joined.trim() === '') return undefined;
  const digits = before.slice(before.lastIndexOf('-') + 1).length;
  bareNumber.lastIndex = at;
  const [number] = bareNumber.exec(line) ?? [];
  if (number?.length !== digits) return undefined;
  const end = at + number.length;
  const closes = /[\]】)]/.test(line.charAt(end));
  return { id: `${before.slice(0, before.lastIndexOf('-') + 1)}${number}`, end: closes ? end + 1 : end };
}

/** It is followed by a sign, by another one, or by the beginning of an answer: 006签收, and not 006 metres. */
const bareNumber =
  /\d{2,5}(?!\d|[.:/]\d)(?=\s?(?:$|[\]】)),:;.。、/&+~-]|[至到和及与签收无同申确进延已方持未较回均全都不现]|and\b|acknowledg|received|no change|progress|plan\b|claim|exten|reply|confirm|rectified|continuing|not rectified|agree|approv|disagree|reject|decline))/iy;

/** The findings after the first of a range, up to the last; only the last where it is no range that anybody means. */
function upTo(first: string, last: string): readonly string[] {
  const [from, to] = [numberIn(first), numberIn(last)];
  const digits = last.slice(last.lastIndexOf('-') + 1).length;
  if (to <= from || to - from > LONGEST_RANGE) return [last];
  return Array.from({ length: to - from }, (_, index) =>
    last.replace(/\d+$/, String(from + index + 1).padStart(digits, '0')),
  );
}

const LONGEST_RANGE = 50;

function numberIn(id: string): number {
  return Number(id.slice(id.lastIndexOf('-') + 1));
}
