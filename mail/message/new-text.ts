import { announcementAt, type SeenLines } from './announcements';
import { linesOf } from './body-lines';
import { withoutFooters } from './footers';
import type { Incoming } from './incoming';
import { MOST_LINES, type Line } from './lines';
import { plainLine } from './phrases';
import { areSent, isLineOf } from './sent-lines';

/** What the sender wrote himself, as opposed to what he quoted. */
export interface NewText {
  /** Written outside anything quoted. What stands between the items of a quoted letter carries the item's tag. */
  readonly own: string;
  /**
   * Written inside the quoted letter, or below it if the program does not mark its end: every line there that is not a
   * line of the letter we sent. Only used if nothing else can have been quoted, and never for answers of weight (see
   * answers.ts).
   */
  readonly within: string;
}

/**
 * The new text of a message. Left out are the parts that a program marks or announces as quoted, and all lines of the
 * letters that it answers, wherever they are.
 * @param sent fingerprints of those letters (`fingerprintsOf`)
 * @param beginsAnswer whether a line begins with what a person answers: such a line introduces no quotation
 */
export function newText(
  { bodies }: Pick<Incoming, 'bodies'>,
  sent: readonly string[],
  beginsAnswer: (line: string) => boolean,
): NewText {
  const lines = bodies
    .flatMap(linesOf)
    .slice(0, MOST_LINES)
    .map((line) => ({ ...line, text: line.text.slice(0, LONGEST_LINE) }))
    .flatMap(apart);
  const ours = areSent(
    lines.map(({ text }) => text),
    sent,
  );
  const { places, announcements } = placesOf({ lines, ours, isNamed: (words) => isLineOf(words, sent), beginsAnswer });
  const taken = (place: LineOrigin): readonly number[] =>
    lines.flatMap((_, index) => (places[index] === place && ours[index] !== true ? [index] : []));
  const textOf = (indexes: readonly number[]): string => trimmed(withoutFooters(tagged(indexes, lines, ours)));
  const own = textOf(taken('own'));
  const pointsBelow = own === '' || (own.length <= 40 && /见下|如下|下方|红字|\bbelow\b|\binline\b/i.test(own));
  if (!pointsBelow || announcements > 1) return { own, within: '' };
  if (firstOf(lines, places, ours) === true) return { own, within: textOf(taken('quoted')) };
  return { own, within: own === '' ? trimmed(amongSigns(lines, ours)) : '' };
}

/** A text, with what tells its own lines from those of our letter. */
type Text = Omit<SeenLines, 'quotes'>;

/** Where a line belongs. Lines with a quoting sign (`>`) and the announcements themselves are never new text. */
type LineOrigin = 'own' | 'quoted' | 'left-out';

const LONGEST_LINE = 4000;

/** A program that flattens a message may put what a person wrote and the introduction of the quotation on one line. */
function apart(line: Line): readonly Line[] {
  const { text, quoted } = line;
  if (quoted !== undefined || text.length > LONGEST_JOINED || !endsIntroduction.test(text)) return [line];
  const at = text.search(beginsIntroduction);
  const introduces = at > 0 && (text.includes('@', at) || text.endsWith('-'));
  return introduces
    ? [
        { ...line, text: text.slice(0, at) },
        { ...line, text: text.slice(at).trim() },
      ]
    : [line];
}

const LONGEST_JOINED = 400;
const endsIntroduction = /(?:写道|寫道|wrote)\s?[:\uff1a]$|(?:原始邮件|original message)\s?-{3,10}$/i;
const beginsIntroduction =
  /\s(?:在\s?\d{4}|on\s(?:mon|tue|wed|thu|fri|sat|sun|\d))|\s?-{3,10}\s?(?:原始邮件|original message)/i;

function placesOf(seen: Text): { readonly places: readonly LineOrigin[]; readonly announcements: number } {
  const { lines } = seen;
  const places: LineOrigin[] = [];
  let announcements = 0;
  let quotesFromHere = false;
  let signed = false;
  while (places.length < lines.length) {
    const index = places.length;
    const { text, quoted, indented } = lines[index] ?? { text: '' };
    const announced = announcementAt({ ...seen, quotes: quotesFromHere }, index);
    if (announced !== undefined) {
      announcements += 1;
      if (quoted === undefined && !announced.marksEnd) quotesFromHere = true;
      places.push(...Array<LineOrigin>(announced.lines).fill('left-out'));
      continue;
    }
    if (quoted === undefined && /^-- ?$/.test(text)) signed = true;
    if (quoted === 'sign') places.push('left-out');
    else if (quoted === 'container' || quotesFromHere) places.push('quoted');
    else if (indented === true) {
      const block = indentedFrom(lines, index);
      const own = !signed && isOwnBlock(seen, index, block);
      places.push(...Array<LineOrigin>(block).fill(own ? 'own' : 'quoted'));
    } else places.push(signed ? 'left-out' : 'own');
  }
  return { places, announcements };
}

function indentedFrom(lines: readonly Line[], index: number): number {
  const end = lines.findIndex((line, at) => at > index && line.indented !== true);
  return (end === -1 ? lines.length : end) - index;
}

/**
 * Whether an indented block is the sender's own paragraph: it stands below a line of his own, has no line of our letter
 * and no tag, and no answer begins in it, because it could still be somebody's quoted word.
 */
function isOwnBlock({ lines, ours, beginsAnswer }: Text, index: number, count: number): boolean {
  const before = lines.slice(0, index).findLastIndex(({ text }) => text !== '');
  if (before === -1 || lines[before]?.quoted !== undefined || ours[before] === true) return false;
  return lines
    .slice(index, index + count)
    .every(
      ({ text }, at) =>
        ours[index + at] !== true && !beginsAnswer(plainLine(text)) && !/^[[【]?[A-Z]{1,6}-\d/.test(text),
    );
}

/** Whether the first quoted line with text is a line of the letter that we sent. */
function firstOf(lines: readonly Line[], places: readonly LineOrigin[], ours: readonly boolean[]): boolean | undefined {
  const first = lines.findIndex(({ text }, index) => places[index] === 'quoted' && /[\p{L}\p{N}]/u.test(text));
  return first === -1 ? undefined : ours[first];
}

/**
 * What was typed on lines that begin with a quoting sign, where a program put the cursor there: a few lines among those
 * of our letter, as deep as they are.
 */
function amongSigns(lines: readonly Line[], ours: readonly boolean[]): readonly string[] {
  const quoted = lines.flatMap((line, index) =>
    line.quoted === 'sign' && line.text !== '' ? [{ ...line, ours: ours[index] === true }] : [],
  );
  const typed = quoted.filter((line) => !line.ours);
  const known = quoted.filter((line) => line.ours);
  const alone = known.length >= 2 && typed.length <= MOST_TYPED && quoted.every(({ depth }) => depth === 1);
  return alone ? typed.map(({ text }) => text) : [];
}

const MOST_TYPED = 5;

/**
 * The texts of lines. Where they stand between the items of a letter about several, each run of them is about the item
 * above it and carries its tag.
 */
function tagged(indexes: readonly number[], lines: readonly Line[], ours: readonly boolean[]): readonly string[] {
  const items = lines.flatMap(({ text }, index) => {
    const tag = ours[index] === true ? itemTag.exec(text)?.[0] : undefined;
    return tag === undefined ? [] : [{ index, tag }];
  });
  const texts = indexes.map((index) => lines[index]?.text ?? '');
  if (new Set(items.map(({ tag }) => tag)).size < 2) return texts;
  const itemOf = (index: number): number => items.findLastIndex((item) => item.index < index);
  const said = indexes.filter((index) => lines[index]?.text !== '');
  const answered = new Set(said.map(itemOf));
  // Text above the letter, or below all of it, is about the whole letter.
  if (answered.size < 2 && !answered.has(0)) return texts;
  let last = -1;
  return indexes.map((index, order) => {
    const text = texts[order] ?? '';
    const item = itemOf(index);
    if (text === '' || item === last) return text;
    last = item;
    const tag = items[item]?.tag;
    return tag === undefined || /^\W{0,3}[A-Z]{1,6}-?\d/i.test(text) ? text : `${tag} ${text}`;
  });
}

const itemTag = /^\[[A-Z]{1,6}-\d{1,5}\](?= )/;

/** Without empty lines and rules at either end, and with no more than one empty line in a row. */
function trimmed(lines: readonly string[]): string {
  const says = (line: string): boolean => /[^-_=*—–\s|]/.test(line);
  const first = lines.findIndex(says);
  return first === -1
    ? ''
    : lines
        .slice(first, lines.findLastIndex(says) + 1)
        .join('\n')
        .replaceAll(/\n{3,}/g, '\n\n');
}
