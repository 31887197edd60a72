import type { Line } from './lines';
import { plainLine, limitsAnswer } from './phrases';

/** Lines that announce a quoted letter, and whether the program marks every line of what follows. */
interface Announcement {
  readonly lines: number;
  readonly marksEnd: boolean;
}

/** A message's lines, and which of them are lines of our letter. */
export interface SeenLines {
  readonly lines: readonly Line[];
  readonly ours: readonly boolean[];
  /** Whether what is quoted has begun above: then only a program's own marks announce more. */
  readonly quotes: boolean;
  /** Whether words are a line of our letter, such as the name of the office. */
  readonly isNamed: (words: string) => boolean;
  /** Whether a line begins with what a person answers: then it introduces nothing. */
  readonly beginsAnswer: (line: string) => boolean;
}

/** The announcement of a quoted letter that begins at this line, if one does. */
export function announcementAt(seen: SeenLines, index: number): Announcement | undefined {
  const { lines } = seen;
  const text = lines[index]?.text ?? '';
  if (text === '') return undefined;
  if (divider.test(text)) return { lines: 1 + headerLines(lines, index + 1), marksEnd: false };
  if (betweenDashes.test(text)) {
    const headers = headerBlock(seen, index + 1);
    if (headers > 0) return { lines: 1 + headers, marksEnd: false };
  }
  if (bareTitle.test(text) || (subjectBehindDate.test(text) && !seen.beginsAnswer(plainLine(text)))) {
    const below = lines.slice(index + 1, index + 4).findIndex((line) => line.text !== '') + 1;
    const headers = below === 0 ? 0 : headerBlock(seen, index + below);
    if (headers > 0) return { lines: below + headers, marksEnd: false };
  }
  if (anyHeader.test(text)) {
    const headers = headerBlock(seen, index);
    if (headers > 0) return { lines: headers, marksEnd: false };
  }
  const labelled = labelledBlock(lines, index);
  if (labelled > 0) return { lines: labelled, marksEnd: false };
  const introducing = introduction(lines, index) || (seen.quotes ? 0 : formOfHead(seen, index));
  if (introducing === 0) return undefined;
  const next = lines.slice(index + introducing, index + introducing + 5).find((line) => line.text !== '');
  return { lines: introducing, marksEnd: next?.quoted !== undefined };
}

/** A title above a letter's headers, in whatever language. */
const betweenDashes = /^[-_=*—]{3,60} ?[^-_=*—]{1,60}[-_=*—]{3,60}$/;

/** A title without rules beside it: QQ writes it above the headers of what is quoted. */
const bareTitle = /^(?:原始邮件|原邮件|邮件原文|回复的原邮件|original message)$/i;

/** The line that Notes writes above a letter's headers: the office ---2023-10-19 09:00:00---请审定 */
const subjectBehindDate =
  /^[^\n]{0,80}-{3} ?(?:\d{4} ?[-/.年] ?\d{1,2} ?[-/.月] ?\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4})[^-\n]{0,24}-{3}/;

/** Whether what is quoted, or our letter, begins at this line or after empty ones. */
function opens({ lines, ours }: SeenLines, index: number): boolean {
  for (let at = index; at < Math.min(lines.length, index + 4); at += 1) {
    const line = lines[at];
    if (line !== undefined && (line.quoted !== undefined || ours[at] === true)) return true;
    if (line?.text !== '') return false;
  }
  return false;
}

/** How many lines the headers of a quoted letter take here; 0 if these are not a letter's headers. */
function headerBlock(seen: SeenLines, index: number): number {
  const { lines } = seen;
  // Some programs put the date or the subject before the sender.
  let before = 0;
  while (before < 4 && otherHeader.test(lines[index + before]?.text ?? '')) before += 1;
  const from = lines[index + before]?.text ?? '';
  if (!fromHeader.test(from)) return 0;
  const count = before + 1 + headerLines(lines, index + before + 1);
  if (opens(seen, index + count)) return count;
  if (count === 1 && !otherHeaderWithin.test(from)) return 0;
  // A report may list a letter's sender and date. A quoted letter's headers have more.
  const block = lines.slice(index, index + count).map(({ text }) => text);
  return block.some((text) => tellingHeader.test(text) || /@|\d:\d\d/.test(text)) || otherHeaderWithin.test(from)
    ? count
    : 0;
}

/** Headers as Notes writes them: the sender's address, then labels without a colon, with values beside or below them. */
function labelledBlock(lines: readonly Line[], index: number): number {
  if (!/^[^,，。;；]{0,40}<?[\w.+-]{1,64}@[\w.-]{1,100}>?$/.test(lines[index]?.text ?? '')) return 0;
  const labels: number[] = [];
  for (let at = index + 1; at < Math.min(lines.length, index + MOST_HEADER_LINES); at += 1) {
    if (label.test(lines[at]?.text ?? '')) labels.push(at);
  }
  const last = labels.at(-1);
  if (labels.length < 2 || last === undefined) return 0;
  return last + (bareLabel.test(lines[last]?.text ?? '') ? 2 : 1) - index;
}

const bareLabel = /^(?:收件人|抄送|主题|发件人|日期|发送时间|to|cc|subject|from|date|bcc)$/i;
const label = /^(?:to|from|date)$|^(?:收件人|抄送|主题|发件人|日期|发送时间|cc|subject|bcc)(?:$|\s[^:\uff1a])/i;

/** `在 2023年7月21日，督办室 写道：`, `On Fri, 21 Jul 2023, the office wrote:`. Such a sentence may be broken over three lines. */
function introduction(lines: readonly Line[], index: number): number {
  const first = lines[index]?.text ?? '';
  if (introduces.test(first))
    return /@|\d{4}\s?[年/.-]\s?\d{1,2}\s?[月/.-]\s?\d{1,2}|^(?:on|at)\s.{0,200}\d/i.test(first) ? 1 : 0;
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

/**
 * How many lines introduce what is quoted by their form, whatever the program and its language: they stand directly
 * above it, and each carries an address, a date, the word of a quotation or our name, and nothing besides but a name.
 */
function formOfHead(seen: SeenLines, index: number): number {
  for (let taken = 1; taken <= 3; taken += 1) {
    const line = seen.lines[index + taken - 1];
    const free = line !== undefined && line.quoted === undefined && seen.ours[index + taken - 1] !== true;
    if (!free || !isHead(line.text, seen)) return 0;
    if (opens(seen, index + taken)) return taken;
  }
  return 0;
}

function isHead(text: string, { isNamed, beginsAnswer }: SeenLines): boolean {
  if (text === '' || text.length > LONGEST_INTRODUCTION) return false;
  if (wroteBetweenRules.test(text)) return !limitsAnswer(text.replaceAll(moment, ' '));
  const addressed = /[\w.+-]{1,64}@[\w-]{1,63}\.[\w.-]{1,63}/.test(text);
  const rest = text
    .replaceAll(/[<(（[]?(?:mailto:)?[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,6}[>)）\]]?/g, ' ')
    .replaceAll(moment, ' ')
    .replaceAll(quoting, ' ')
    .replaceAll(/[^\p{L}\p{N}，。；！？,;!?]+/gu, ' ');
  const words = rest.replaceAll(/[，,]/g, ' ').replaceAll(/\s+/g, ' ').trim();
  const found = addressed || words.length < text.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim().length;
  if (!found || beginsAnswer(plainLine(text))) return false;
  if (words === '' || isNamed(words)) return true;
  if (/[。；！？;!?]/.test(rest) || limitsAnswer(words)) return false;
  // Our own name in the sentence of another language.
  const name = /[\u2E80-\u9FFF]{2,60}/.exec(words)?.[0] ?? '';
  const around = words.replace(name, ' ');
  if (addressed && isNamed(name) && !/[\u2E80-\u9FFF]/.test(around) && around.length <= LONGEST_PHRASE) return true;
  // A sender's name, or in another language the few words around it.
  return addressed && words.length <= (/[\u2E80-\u9FFF]/.test(words) ? LONGEST_NAME : LONGEST_PHRASE);
}

const wroteBetweenRules = /^[-=*_]{2,40}[^\n]{1,120}(?:wrote|写道|寫道|写到)\s?[:\uff1a]?\s?[-=*_]{2,40}$/i;
const LONGEST_NAME = 24;
const LONGEST_PHRASE = 60;

const moment =
  /\d{4}\s?[-年/.]\s?\d{1,2}\s?[-月/.]\s?\d{1,2}\s?日?|\d{1,2}[./-]\d{1,2}[./-]\d{2,4}|\d{1,2}:\d{2}(?::\d{2})?|(?:周|星期|礼拜)[一二三四五六日天]|(?<![\p{L}])[一二三四五六日](?=,)|[一二三四五六七八九十]{1,2}月|(?:上午|下午|晚上|凌晨|中午)|[+-]\d{4}\b|\b(?:mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\b|\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\b|\b\d{1,2}(?:st|nd|rd|th)?\b|\b\d{4}\b|\b(?:am|pm|gmt|utc|cst)\b/giu;
const quoting =
  /写道|寫道|写到|回复的原邮件|原\s?始\s?[邮郵]\s?件|原邮件|邮件原文|引用|发件人|寄件人|收件人|代表|来自|(?:^|\s)在(?=\s|\d)|(?:^|\s)于(?=\s|\d)|\b(?:wrote|writes|original message|quoting|on|at|from|sent|via|on behalf of|schrieb|am|um|le|a écrit|el|escribió|il|ha scritto|op|schreef|em|escreveu|den|skrev)\b|написал\(?а?\)?|пишет/giu;

/** The header lines from here on, allowing for empty lines, rules and a header's second line among them. */
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

const sender = '发\\s?件\\s?人|来自|发信人|写信人|寄件者|寄件人|from|von|de|da|van|от|od|från|fra|差出人|보낸 사람';
const told =
  '发\\s?送\\s?时\\s?间|发\\s?送\\s?日\\s?期|发信时间|发信日期|寄件日期|收\\s?件\\s?人|收件者|抄\\s{0,2}送|副本|主\\s{0,2}题|主旨|sent|to|cc|subject|reply-to|gesendet|an|betreff|envoyé|à|objet|enviado(?: el)?|para|asunto|assunto|inviato|oggetto|verzonden|aan|onderwerp|отправлено|кому|тема|送信日時|宛先|件名|보낸 날짜|받는 사람|제목';
const others = `${told}|日\\s{0,2}期|时\\s{0,2}间|date|datum|data|fecha|дата`;
const fromHeader = new RegExp(`^[|*\\s]{0,3}(?:${sender})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const anyHeader = new RegExp(`^[|*\\s]{0,3}(?:${sender}|${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const otherHeader = new RegExp(`^[|*\\s]{0,3}(?:${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const tellingHeader = new RegExp(`^[|*\\s]{0,3}(?:${told})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const otherHeaderWithin = new RegExp(`\\s(?:${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const divider =
  /^[-_=*—\s]{2,60}(?:以下为)?(?:原\s?始\s?[邮郵]\s?件|原文|原邮件信息|原邮件|邮件原文|回复的邮件信息|邮件原件|原始信件|回复的原邮件|回复的邮件|转发的?邮件(?:信息)?|original(?: message| mail| email)?|replied message|forwarded? message|forwarded)\s?[-_=*—\s]{0,60}$/i;
