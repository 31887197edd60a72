/** What is left of a line whatever a mail program did to it: letters and digits, in one width and case. */
export function fingerprint(line: string): string {
  return line
    .normalize('NFKC')
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, '');
}

/** The fingerprints of a letter that we sent, line by line; `newText` knows its lines again by them. */
export function fingerprintsOf(letter: string): readonly string[] {
  return letter.split('\n').map(fingerprint).filter(Boolean);
}

/** Columns (two for a Chinese character) from which a piece of a line is known to be ours; below, it may be anybody's. */
const TELLING = 20;

/**
 * Which of these lines stand in the letter whose fingerprints these are. A mail program may have broken the letter's
 * lines: a piece is known by itself where it is long enough, else together with the piece beside it.
 */
export function areSent(lines: readonly string[], sent: readonly string[]): readonly boolean[] {
  if (sent.length === 0) return lines.map(() => false);
  const whole = new Set(sent);
  const letter = sent.join('\n');
  const prints = lines.map((line) => fingerprint(line.slice(0, LONGEST)));
  const filled = prints.flatMap((print, index) => (print === '' ? [] : [index]));
  const known = prints.map((print) => columns(print) >= TELLING && letter.includes(print));
  for (const [order, index] of filled.entries()) {
    const next = filled[order + 1];
    if (next === undefined) continue;
    const joined = `${prints[index] ?? ''}${prints[next] ?? ''}`;
    if (columns(joined) >= TELLING && letter.includes(joined)) known[index] = known[next] = true;
  }
  const certain = [...known];
  for (const [order, index] of filled.entries()) {
    const beside = [filled[order - 1], filled[order + 1]];
    if (whole.has(prints[index] ?? '') && beside.some((other) => other !== undefined && certain[other]))
      known[index] = true;
  }
  return known;
}

/** Characters of a line that are looked at. */
const LONGEST = 4000;

function columns(text: string): number {
  let wide = 0;
  for (const character of text) wide += character > '\u2E7F' ? 2 : 1;
  return wide;
}
