import { announcementAt } from './announcements';
import { linesOf } from './body-lines';
import type { Incoming } from './incoming';
import type { Line } from './lines';
import { areSent } from './sent-lines';

/** What the sender wrote himself, as opposed to what he quoted. */
export interface NewText {
  /** Written outside anything quoted. */
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
 */
export function newText({ bodies }: Pick<Incoming, 'bodies'>, sent: readonly string[]): NewText {
  const lines = bodies.flatMap(linesOf).map((line) => ({ ...line, text: line.text.slice(0, LONGEST_LINE) }));
  const ours = areSent(
    lines.map(({ text }) => text),
    sent,
  );
  const { places, announcements } = placesOf(lines);
  const at = (place: LineOrigin): string[] =>
    lines.flatMap(({ text }, index) => (places[index] === place && ours[index] !== true ? [text] : []));
  const own = trimmed(at('own').filter((line) => !addedByProgram.test(line)));
  const pointsBelow = own === '' || (own.length <= 40 && /见下|如下|下方|红字|\bbelow\b|\binline\b/i.test(own));
  const quotesOursAlone = announcements <= 1 && firstOf(lines, places, ours) === true;
  return { own, within: pointsBelow && quotesOursAlone ? trimmed(at('quoted')) : '' };
}

/** Where a line belongs. Lines with a quoting sign (`>`) and the announcements themselves are never new text. */
type LineOrigin = 'own' | 'quoted' | 'left-out';

const LONGEST_LINE = 4000;

function placesOf(lines: readonly Line[]): { readonly places: readonly LineOrigin[]; readonly announcements: number } {
  const places: LineOrigin[] = [];
  let announcements = 0;
  let quotesFromHere = false;
  let signed = false;
  while (places.length < lines.length) {
    const index = places.length;
    const { text, quoted } = lines[index] ?? { text: '' };
    const announced = announcementAt(lines, index);
    if (announced !== undefined) {
      announcements += 1;
      if (quoted === undefined && !announced.marksEnd) quotesFromHere = true;
      places.push(...Array<LineOrigin>(announced.lines).fill('left-out'));
      continue;
    }
    if (quoted === undefined && /^-- ?$/.test(text)) signed = true;
    if (quoted === 'sign') places.push('left-out');
    else if (quoted === 'container' || quotesFromHere) places.push('quoted');
    else places.push(signed ? 'left-out' : 'own');
  }
  return { places, announcements };
}

/** Whether the first quoted line with text is a line of the letter that we sent. */
function firstOf(lines: readonly Line[], places: readonly LineOrigin[], ours: readonly boolean[]): boolean | undefined {
  const first = lines.findIndex(({ text }, index) => places[index] === 'quoted' && /[\p{L}\p{N}]/u.test(text));
  return first === -1 ? undefined : ours[first];
}

/** Lines that programs add to what a person wrote. */
const addedByProgram =
  /^(?:(?:发自|来自|由)\s?我?的?\s?(?:iphone|ipad|mac|android|华为|huawei|荣耀|honor|小米|xiaomi|redmi|红米|oppo|vivo|三星|samsung|手机|网易邮箱|qq邮箱|139邮箱|阿里邮箱|企业微信|钉钉|outlook|foxmail).{0,40}|(?:sent from|sent via|get outlook for).{2,60})$/i;

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
