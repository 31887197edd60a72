import type { Incoming } from './incoming';
import { linesOf, type Line } from './lines';
import { areSent } from './sent-lines';

/** What the sender wrote himself, apart from what he quoted. */
export interface NewText {
  /** Written outside anything quoted. */
  readonly own: string;
  /**
   * Written into the quoted letter, or below it where the program does not mark its end: every line there that is not
   * a line of the letter we sent. Only where nothing else can have been quoted, and never weighty (see answers.ts).
   */
  readonly within: string;
}

/**
 * The new text of a message, with the fingerprints of the letters that it answers (`fingerprintsOf`): what a program
 * marks or announces as quoted is left out, and so is every line of those letters wherever it stands.
 */
export function newText({ bodies }: Pick<Incoming, 'bodies'>, sent: readonly string[]): NewText {
  const lines = bodies.flatMap(linesOf).map((line) => ({ ...line, text: line.text.slice(0, LONGEST_LINE) }));
  const ours = areSent(
    lines.map(({ text }) => text),
    sent,
  );
  const { places, announcements } = placesOf(lines);
  const at = (place: Place): string[] =>
    lines.flatMap(({ text }, index) => (places[index] === place && ours[index] !== true ? [text] : []));
  const own = trimmed(at('own').filter((line) => !addedByProgram.test(line)));
  const pointsBelow = own === '' || (own.length <= 40 && /见下|如下|下方|红字|\bbelow\b|\binline\b/i.test(own));
  const quotesOursAlone = announcements <= 1 && firstOf(lines, places, ours) === true;
  return { own, within: pointsBelow && quotesOursAlone ? trimmed(at('quoted')) : '' };
}

/** Where a line stands. Signed lines (`>`) and the announcements themselves are nobody's new text. */
type Place = 'own' | 'quoted' | 'left-out';

const LONGEST_LINE = 4000;

function placesOf(lines: readonly Line[]): { readonly places: readonly Place[]; readonly announcements: number } {
  const places: Place[] = [];
  let announcements = 0;
  let quotesFromHere = false;
  let signed = false;
  while (places.length < lines.length) {
    const index = places.length;
    const line = lines[index];
    const announced = announcementAt(lines, index);
    if (announced > 0) {
      announcements += 1;
      const next = lines.slice(index + announced, index + announced + 5).find(({ text }) => text !== '');
      // Followed by marked lines it announces only these; else nothing tells where the quoted text ends.
      if (line?.quoted === undefined && next?.quoted === undefined) quotesFromHere = true;
      places.push(...Array<Place>(announced).fill('left-out'));
      continue;
    }
    if (line?.quoted === undefined && /^-- ?$/.test(line?.text ?? '')) signed = true;
    if (line?.quoted === 'sign') places.push('left-out');
    else if (line?.quoted === 'container' || quotesFromHere) places.push('quoted');
    else places.push(signed ? 'left-out' : 'own');
  }
  return { places, announcements };
}

/** Whether the first quoted line that says something is one of the letter that we sent. */
function firstOf(lines: readonly Line[], places: readonly Place[], ours: readonly boolean[]): boolean | undefined {
  const first = lines.findIndex(({ text }, index) => places[index] === 'quoted' && /[\p{L}\p{N}]/u.test(text));
  return first === -1 ? undefined : ours[first];
}

/** How many lines announce from here that a letter is quoted; 0 where none does. */
function announcementAt(lines: readonly Line[], index: number): number {
  const text = lines[index]?.text ?? '';
  if (text === '') return 0;
  if (divider.test(text)) return 1 + headerLines(lines, index + 1);
  if (anyHeader.test(text)) {
    // Some programs put the date or the subject before the sender.
    let before = 0;
    while (before < 4 && otherHeader.test(lines[index + before]?.text ?? '')) before += 1;
    if (!fromHeader.test(lines[index + before]?.text ?? '')) return 0;
    const after = headerLines(lines, index + before + 1);
    return before + after > 0 || otherHeaderWithin.test(text) ? before + 1 + after : 0;
  }
  return introduction(lines, index);
}

/**
 * `在 2023年7月21日，督办室 写道：`, `On Fri, 21 Jul 2023, the office wrote:`; one that begins so may be broken over
 * three lines.
 */
function introduction(lines: readonly Line[], index: number): number {
  const first = lines[index]?.text ?? '';
  if (introduces.test(first)) return /@|\d{4}\s?[年/.-]|^(?:在|on|at)\s.*\d/i.test(first) ? 1 : 0;
  if (!/^(?:在\s?\d{4}|在\s?\S{1,60}@|(?:on|at)\s.{0,60}\d)/i.test(first)) return 0;
  let joined = first;
  for (let taken = 2; taken <= 3; taken += 1) {
    const { text } = lines[index + taken - 1] ?? { text: '' };
    if (text === '' || joined.length + text.length > LONGEST_INTRODUCTION) return 0;
    joined += ` ${text}`;
    if (introduces.test(joined)) return taken;
  }
  return 0;
}

const introduces = /(?:wrote|写道|寫道|写到)\s?[:\uff1a]$/i;
const LONGEST_INTRODUCTION = 400;

/** The header lines of a quoted letter from here on, with the empty lines and rules among them. */
function headerLines(lines: readonly Line[], from: number): number {
  let end = from;
  for (let index = from; index < Math.min(lines.length, from + MOST_HEADER_LINES); index += 1) {
    const text = lines[index]?.text ?? '';
    if (anyHeader.test(text)) end = index + 1;
    else if (/[\p{L}\p{N}]/u.test(text) && index - end >= 1) break;
  }
  return end - from;
}

const MOST_HEADER_LINES = 20;

const sender = '发\\s?件\\s?人|寄件者|寄件人|from';
const others =
  '发\\s?送\\s?时\\s?间|发\\s?送\\s?日\\s?期|日\\s{0,2}期|时\\s{0,2}间|寄件日期|收\\s?件\\s?人|收件者|抄\\s{0,2}送|副本|主\\s{0,2}题|主旨|sent|date|to|cc|subject|reply-to';
const fromHeader = new RegExp(`^[|*\\s]{0,3}(?:${sender})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const anyHeader = new RegExp(`^[|*\\s]{0,3}(?:${sender}|${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const otherHeader = new RegExp(`^[|*\\s]{0,3}(?:${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const otherHeaderWithin = new RegExp(`\\s(?:${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const divider =
  /^[-_=*—\s]{2,}\s?(?:原\s?始\s?[邮郵]\s?件|原邮件|邮件原文|邮件原件|原始信件|回复的原邮件|回复的邮件|转发的?邮件(?:信息)?|original(?: message| mail| email)?|replied message|forwarded? message|forwarded)\s?[-_=*—\s]{0,60}$/i;

/** Lines that programs add to what a person wrote. */
const addedByProgram =
  /^(?:(?:发自|来自|由)\s?我?的?\s?(?:iphone|ipad|mac|android|华为|huawei|荣耀|honor|小米|xiaomi|redmi|红米|oppo|vivo|三星|samsung|手机|网易邮箱|qq邮箱|139邮箱|阿里邮箱|企业微信|钉钉|outlook|foxmail).{0,40}|(?:sent from|sent via|get outlook for).{2,60})$/i;

/** Without empty lines and rules at either end, nor more than one empty line together. */
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
