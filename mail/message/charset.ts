/**
 * The most plausible text for these bytes. They are read as declared, as UTF-8 and as GB18030, and the reading with the
 * fewest characters that nobody writes is kept. Mail programs mislabel Chinese text in each of these directions.
 */
export function textOf(bytes: Uint8Array, declared?: string): string {
  const seven = sevenBit(bytes, declared);
  if (seven !== undefined) return seven;
  let best: { readonly text: string; readonly strange: number } | undefined;
  for (const charset of candidates(declared)) {
    const text = new TextDecoder(charset).decode(bytes);
    const strange = strangeness(text.slice(0, JUDGED));
    if (best === undefined || strange < best.strange) best = { text, strange };
    if (strange === 0 || isCertain(charset, text.slice(0, JUDGED))) break;
  }
  return best?.text ?? '';
}

/** The text of an old encoding that has only seven bits and that no decoder knows; undefined if it is none. */
function sevenBit(bytes: Uint8Array, declared: string | undefined): string | undefined {
  const name = declared?.trim().toLowerCase();
  if ((name !== 'utf-7' && name !== 'hz-gb-2312') || bytes.some((byte) => byte > 0x7f)) return undefined;
  const text = Buffer.from(bytes).toString('latin1');
  return name === 'utf-7' ? fromUtf7(text) : fromHz(text);
}

/** UTF-7 (RFC 2152): UTF-16 in Base64 between `+` and `-`. */
function fromUtf7(text: string): string {
  return text.replaceAll(/\+([A-Za-z0-9/]{0,100000})(?:-|(?=[^A-Za-z0-9/+])|$)/g, (_, base64: string) =>
    base64 === ''
      ? '+'
      : new TextDecoder('utf-16be').decode(
          Buffer.from(base64, 'base64').subarray(0, Math.floor((base64.length * 6) / 16) * 2),
        ),
  );
}

/** HZ (RFC 1843): GB2312 without its eighth bit between `~{` and `~}`. */
function fromHz(text: string): string {
  return text
    .replaceAll('~\n', '')
    .split('~{')
    .map((piece, index) => {
      if (index === 0) return piece.replaceAll('~~', '~');
      const end = piece.indexOf('~}');
      const codes = end === -1 ? piece : piece.slice(0, end);
      const bytes = Uint8Array.from(codes.replaceAll(/[\r\n]/g, ''), (sign) => sign.charCodeAt(0) | 0x80);
      return new TextDecoder('gb18030').decode(bytes) + (end === -1 ? '' : piece.slice(end + 2).replaceAll('~~', '~'));
    })
    .join('');
}

/** A header's value: encoded words are decoded (RFC 2047), and raw bytes are read as by `textOf`. */
export function headerText(raw: string): string {
  const unfolded = raw.replaceAll(/\r?\n[\t ]/g, ' ');
  if (!unfolded.includes('=?')) return rawText(unfolded);
  const words: Word[] = [];
  let end = 0;
  for (const match of unfolded.matchAll(encodedWord)) {
    const between = unfolded.slice(end, match.index);
    end = match.index + match[0].length;
    const word = { charset: match[1] ?? '', bytes: bytesOf(match[2] ?? '', match[3] ?? '') };
    const last = words.at(-1);
    // A character may be split over two words, so neighbours in the same character set are joined first.
    if (last !== undefined && between.trim() === '') {
      if (last.charset.toLowerCase() === word.charset.toLowerCase()) last.bytes.push(...word.bytes);
      else words.push(word);
    } else {
      words.push({ charset: 'utf-8', bytes: [Buffer.from(rawText(between))] }, word);
    }
  }
  const rest = rawText(unfolded.slice(end));
  return words.map(({ charset, bytes }) => textOf(Buffer.concat(bytes), charset)).join('') + rest;
}

interface Word {
  readonly charset: string;
  readonly bytes: Buffer[];
}

/**
 * Bytes of another character set rarely read as UTF-8 for long. Names other than those that mail programs use wrongly
 * are trusted if the bytes can be read that way.
 */
function isCertain(charset: string, text: string): boolean {
  if (unwritable.test(text)) return false;
  return charset === 'utf-8' ? (text.match(/[^\0-\x7F]/gu) ?? []).length >= 8 : !mistaken.has(charset);
}

const mistaken: ReadonlySet<string> = new Set(['gb18030', 'big5', 'windows-1252']);

/** How many characters of a reading are judged. */
const JUDGED = 20_000;

const encodedWord = /=\?([\w.:-]{1,40})(?:\*[\w-]{0,20})?\?([bq])\?([^?\s]{0,2000})\?=/gi;

function bytesOf(encoding: string, text: string): Buffer[] {
  if (encoding.toLowerCase() === 'b') return [Buffer.from(text, 'base64')];
  const binary = text
    .replaceAll('_', ' ')
    .replaceAll(/=([\da-f]{2})/gi, (_, hex: string) => String.fromCharCode(parseInt(hex, 16)));
  return [Buffer.from(binary, 'latin1')];
}

/** A string with one character for each byte, as header lines are read. */
function rawText(binary: string): string {
  return textOf(Buffer.from(binary, 'latin1'));
}

function candidates(declared: string | undefined): readonly string[] {
  return [...new Set([...(known(declared) ?? []), 'utf-8', 'gb18030'])];
}

/** The decoder's own name for a character set; undefined if it knows none, as for UTF-7. */
function known(charset: string | undefined): readonly string[] | undefined {
  try {
    // gb2312 and gbk are subsets of gb18030.
    return charset === undefined ? undefined : [new TextDecoder(charset.trim()).encoding.replace('gbk', 'gb18030')];
  } catch {
    return undefined;
  }
}

/** How much of a text nobody would write: a wrong reading produces replacement, control and rare characters. */
function strangeness(text: string): number {
  let strange = 0;
  for (const character of text.replaceAll(accented, '')) {
    if (unwritable.test(character)) strange += 10;
    else if (!usual.test(character) && !commonHan().has(character)) strange += 1;
  }
  return strange;
}

const unwritable = /[\uFFFD\p{Cc}\p{Co}\p{Cn}](?<![\t\n\f\r\0])/u;
/** A single letter with an accent, as in Büro. Chinese text that is read wrongly has such letters in pairs. */
const accented = /(?<![^\0-\x7F])[\u00C0-\u017F](?![^\0-\x7F])/g;
const usual = /[\0-\x7F\xA0\xB7\u2010-\u2027\u2030-\u205E\u2460-\u2473\u25A0-\u25FF\u3000-\u301F\uFF01-\uFF5E\uFEFF]/u;

let common: ReadonlySet<string> | undefined;

/** The characters that people write every day: level 1 of GB2312, and of Big5. */
function commonHan(): ReadonlySet<string> {
  common ??= new Set([...rows('gb2312', 0xb0, 0xd7), ...rows('big5', 0xa4, 0xc6)]);
  return common;
}

function rows(charset: string, first: number, last: number): readonly string[] {
  const pairs: number[] = [];
  for (let lead = first; lead <= last; lead += 1)
    for (let trail = 0x40; trail <= 0xfe; trail += 1) pairs.push(lead, trail);
  const decoder = new TextDecoder(charset);
  const characters: string[] = [];
  for (let at = 0; at < pairs.length; at += 2)
    characters.push(decoder.decode(Uint8Array.from(pairs.slice(at, at + 2))));
  // GBK puts rare characters into the same rows, at trail bytes that GB2312 leaves free.
  const level =
    charset === 'gb2312' ? characters.filter((_, index) => (pairs[2 * index + 1] ?? 0) >= 0xa1) : characters;
  return level.filter((character) => /^\p{Script=Han}$/u.test(character));
}
