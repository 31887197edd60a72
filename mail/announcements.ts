import type { Line } from './lines';

/** Lines that announce a quoted letter, and whether the program marks every line of what follows. */
interface Announcement {
  readonly lines: number;
  readonly marksEnd: boolean;
}

/** The announcement of a quoted letter that begins at this line, if one does. */
export function announcementAt(lines: readonly Line[], index: number): Announcement | undefined {
  const text = lines[index]?.text ?? '';
  if (text === '') return undefined;
  if (divider.test(text)) return { lines: 1 + headerLines(lines, index + 1), marksEnd: false };
  if (anyHeader.test(text)) {
    const headers = headerBlock(lines, index);
    return headers === 0 ? undefined : { lines: headers, marksEnd: false };
  }
  const introducing = introduction(lines, index);
  if (introducing === 0) return undefined;
  const next = lines.slice(index + introducing, index + introducing + 5).find((line) => line.text !== '');
  return { lines: introducing, marksEnd: next?.quoted !== undefined };
}

/** How many lines the headers of a quoted letter take here; 0 if these are not a letter's headers. */
function headerBlock(lines: readonly Line[], index: number): number {
  // Some programs put the date or the subject before the sender.
  let before = 0;
  while (before < 4 && otherHeader.test(lines[index + before]?.text ?? '')) before += 1;
  const from = lines[index + before]?.text ?? '';
  if (!fromHeader.test(from)) return 0;
  const after = headerLines(lines, index + before + 1);
  return before + after > 0 || otherHeaderWithin.test(from) ? before + 1 + after : 0;
}

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

const sender = '发\\s?件\\s?人|寄件者|寄件人|from';
const others =
  '发\\s?送\\s?时\\s?间|发\\s?送\\s?日\\s?期|日\\s{0,2}期|时\\s{0,2}间|寄件日期|收\\s?件\\s?人|收件者|抄\\s{0,2}送|副本|主\\s{0,2}题|主旨|sent|date|to|cc|subject|reply-to';
const fromHeader = new RegExp(`^[|*\\s]{0,3}(?:${sender})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const anyHeader = new RegExp(`^[|*\\s]{0,3}(?:${sender}|${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const otherHeader = new RegExp(`^[|*\\s]{0,3}(?:${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const otherHeaderWithin = new RegExp(`\\s(?:${others})[*\\s]{0,3}[:\\uff1a|]`, 'i');
const divider =
  /^[-_=*—\s]{2,}\s?(?:原\s?始\s?[邮郵]\s?件|原邮件|邮件原文|邮件原件|原始信件|回复的原邮件|回复的邮件|转发的?邮件(?:信息)?|original(?: message| mail| email)?|replied message|forwarded? message|forwarded)\s?[-_=*—\s]{0,60}$/i;
