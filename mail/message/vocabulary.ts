/** Phrases by their first character, in lower case. */
export type Phrases = ReadonlyMap<string, readonly string[]>;

export function phrasesOf(phrases: readonly string[]): Phrases {
  const byFirst = new Map<string, string[]>();
  for (const phrase of new Set(phrases.map((each) => each.toLowerCase()))) {
    const [first] = phrase;
    if (first === undefined) continue;
    const before = byFirst.get(first);
    if (before === undefined) byFirst.set(first, [phrase]);
    else before.push(phrase);
  }
  return byFirst;
}

/** Signs between phrases. No question mark, cross, tick or smile, because those may mean something. */
const separator = /[\s,.!~、。:;()【】[\]<>《》"“”/|·_*=—–-]/;

/**
 * Whether a line consists of nothing but these phrases and signs between them. However phrases overlap, every split is
 * found, in time proportional to the line's length: each place is reached once.
 */
export function isMadeOf(line: string, ...vocabularies: readonly Phrases[]): boolean {
  const text = line.toLowerCase();
  const reached = new Uint8Array(text.length + 1);
  reached[0] = 1;
  let farthest = 0;
  for (let at = 0; at < text.length; at += 1) {
    if (reached[at] === 0) {
      if (at >= farthest) return false;
      continue;
    }
    const sign = text[at] ?? '';
    if (separator.test(sign)) {
      reached[at + 1] = 1;
      farthest = Math.max(farthest, at + 1);
    }
    for (const vocabulary of vocabularies) {
      for (const phrase of vocabulary.get(sign) ?? []) {
        if (!text.startsWith(phrase, at) || cutsWord(text, at, at + phrase.length)) continue;
        reached[at + phrase.length] = 1;
        farthest = Math.max(farthest, at + phrase.length);
      }
    }
  }
  return reached[text.length] === 1;
}

/** How much of the beginning consists of these phrases and signs, as far as they reach. */
export function beginningMadeOf(line: string, ...vocabularies: readonly Phrases[]): number {
  const text = line.toLowerCase();
  let at = 0;
  for (;;) {
    const sign = text[at] ?? '';
    if (sign !== '' && separator.test(sign)) {
      at += 1;
      continue;
    }
    const longest = vocabularies
      .flatMap((vocabulary) => vocabulary.get(sign) ?? [])
      .filter((phrase) => text.startsWith(phrase, at) && !cutsWord(text, at, at + phrase.length))
      .reduce((length, phrase) => Math.max(length, phrase.length), 0);
    if (longest === 0) return at;
    at += longest;
  }
}

/** Whether one of these ends falls within a word of Latin letters. */
function cutsWord(text: string, from: number, to: number): boolean {
  const joins = (at: number): boolean => /[a-z]/.test(text[at - 1] ?? '') && /[a-z]/.test(text[at] ?? '');
  return joins(from) || joins(to);
}
