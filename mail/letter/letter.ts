import { answersOf } from '../../domain/commands/actions';
import { dayOf, workingDaysBetween } from '../../domain/calendar/calendar';
import { isLetterItem, lettersOf } from '../../domain/campaign/formal-letters';
import { byNumber } from '../../domain/finding/finding-ids';
import type { LetterLine } from '../../domain/notices/letter';
import type { Moment } from '../../domain/calendar/moment';
import { wordsFor } from '../../words';
import type { Detail } from '../../words/letters';
import type { Words } from '../../words/words';
import { answerSheetName, asksOnSheet } from './answer-sheet';
import type { CampaignPart } from './campaign-letters';
import { waitingPart } from './formal-letters';
import {
  letterHtml,
  letterText,
  type AnswerButton,
  type Block,
  type Fact,
  type Letterhead,
  type Matter,
} from './layout';
import { linesAsMatters } from './matters';
import { lookupIn, signatoryOf, type LetterFrame } from './letter-frame';

export interface Composed {
  readonly subject: string;
  readonly text: string;
  readonly html: string;
}

/**
 * A letter about one matter or several; text and HTML say the same. Its first three lines say what is asked, by when
 * and how to answer. What concerns the campaign as a whole comes before single findings, and so do the formal letters
 * that wait for the reader's sign-off, each once.
 * @param waiting those letters, where more is known of them than the lines say
 */
export function composeLetter(
  sent: readonly LetterLine[],
  frame: LetterFrame,
  told?: CampaignPart,
  waiting = lettersOf(sent.filter(isLetterItem), frame.calendar),
): Composed {
  const words = wordsFor(frame.language);
  const items = sent.filter(isLetterItem);
  // A letter about one draft of one finding says more of it.
  const isOfOne = sent.length === 1 && waiting.flatMap((letter) => letter.items).length === 1 && told === undefined;
  const isChased = items.length > 0 && items.every(({ letter }) => letter === 'chase');
  const campaign = isOfOne ? undefined : together(told, waitingPart(waiting, isChased, frame), words);
  const lines = linesAsMatters(isOfOne ? sent : sent.filter((line) => !isLetterItem(line)));
  const [first] = lines;
  const [blocks, name] =
    campaign !== undefined
      ? [[...campaign.blocks, ...ofSeveral(lines, frame)], campaign.name]
      : first !== undefined && lines.length === 1
        ? [ofOne(first, frame), words.letters.name(first)]
        : [ofSeveral(lines, frame), nameOfSeveral(lines, words)];
  const head: Letterhead = {
    office: frame.directory.office.name,
    name,
    signature: words.letters.signature(signatoryOf(frame), words.date(dayOf(frame.calendar, frame.at))),
    note: words.letters.nothingClassified,
  };
  return {
    subject: campaign === undefined ? subjectOf(lines, frame) : subjectWith(campaign, lines, frame),
    text: letterText(blocks, head, frame.language),
    html: letterHtml(blocks, head, frame.language),
  };
}

function together(
  told: CampaignPart | undefined,
  waiting: CampaignPart | undefined,
  { campaign }: Words,
): CampaignPart | undefined {
  if (told === undefined || waiting === undefined) return told ?? waiting;
  return { name: campaign.several([waiting.name, told.name]), blocks: [...waiting.blocks, ...told.blocks] };
}

function ofOne(line: LetterLine, frame: LetterFrame): readonly Block[] {
  const { letters } = wordsFor(frame.language);
  const lookup = lookupIn(frame);
  const { facts, sentences } = parted(letters.details(line, lookup));
  const lead = [letters.asks(line, lookup), letters.by(line, lookup), letters.how(line)];
  const ready = answersTo(line, frame, `[${line.finding}]`, '');
  return [
    { kind: 'lead', lines: lead.filter((each) => each !== '') },
    { kind: 'facts', facts: [[letters.columns.number, line.finding], ...facts] },
    ...pageFor([line], frame),
    ...(ready.length === 0 ? [] : [{ kind: 'answers', answers: ready } as const]),
    ...sentences.map((text) => ({ kind: 'paragraph', text }) as const),
  ];
}

function ofSeveral(unsorted: readonly LetterLine[], frame: LetterFrame): readonly Block[] {
  const lines = unsorted.toSorted(byDueThenNumber);
  const { letters } = wordsFor(frame.language);
  const blocks: Block[] = beginning(lines, frame);
  const { number, matter: title, asked, due, left } = letters.columns;
  const [toDo, copies, told] = [
    lines.filter(isAsked),
    lines.filter(isCopy),
    lines.filter((line) => !isAsked(line) && !isCopy(line)),
  ];
  const group = (heading: string, columns: readonly string[], mine: readonly LetterLine[]): void => {
    if (mine.length === 0) return;
    blocks.push({ kind: 'heading', text: heading });
    blocks.push({ kind: 'matters', columns, matters: mine.map((line) => matter(line, frame)) });
  };
  group(letters.headings.asked, [number, title, asked, due, left], toDo);
  group(letters.headings.copies, [number, title, asked, due, left], copies);
  group(letters.headings.told, [number, title, letters.headings.told], told);
  const notes = notesOn(lines, frame);
  if (notes.length === 0) return blocks;
  blocks.push({ kind: 'heading', text: letters.headings.notes });
  return [...blocks, ...notes.map((text) => ({ kind: 'paragraph', text }) as const)];
}

/** What several matters have in common is said once; what is said of a few of them names these. */
function notesOn(lines: readonly LetterLine[], frame: LetterFrame): readonly string[] {
  const words = wordsFor(frame.language);
  const notes = new Map<string, Set<string>>();
  for (const line of lines) {
    for (const sentence of parted(words.letters.details(line, lookupIn(frame))).sentences) {
      notes.set(sentence, (notes.get(sentence) ?? new Set()).add(line.finding));
    }
  }
  const all = new Set(lines.map(({ finding }) => finding)).size;
  return [...notes].map(([sentence, findings]) =>
    findings.size < all && findings.size <= MOST_NAMED
      ? words.fact(words.card.list([...findings]), sentence)
      : sentence,
  );
}

/** Findings that a note is said of, by their numbers. */
const MOST_NAMED = 5;

/** The beginning of a letter about several findings. */
function beginning(lines: readonly LetterLine[], frame: LetterFrame): Block[] {
  const { letters } = wordsFor(frame.language);
  const asked = lines.filter(isAsked);
  const division = divisionOf(lines, letters);
  const sheet =
    asksOnSheet(lines, frame.language).length > 1 ? [letters.sheetAttached(answerSheetName(frame.language))] : [];
  const due = asked.map((line) => askedBy(line) ?? 0);
  const said =
    due.length === 0
      ? []
      : [letters.several(due.length, Math.min(...due), lookupIn(frame)), howToAnswer(lines, asked, letters), ...sheet];
  const opening = [...said, ...(division === '' ? [] : [division])];
  return opening.length === 0 ? [] : [{ kind: 'lead', lines: opening }, ...pageFor(lines, frame)];
}

/** The page on which the letter can be answered, where it asks for something that can be done there. */
function pageFor(lines: readonly LetterLine[], { page, language }: LetterFrame): readonly Block[] {
  const isAnswered = lines.some(({ duty, copy }) => duty !== undefined && !copy && answersOf[duty.kind].length > 0);
  if (page === undefined || !isAnswered) return [];
  return [{ kind: 'page', label: wordsFor(language).web.answer.open, href: page }];
}

function howToAnswer(lines: readonly LetterLine[], asked: readonly LetterLine[], letters: Words['letters']): string {
  if (isAssignment(lines)) return letters.howAssigned;
  const unanswerable = asked.find((line) => letters.answers(line).length === 0);
  const isAnswered = asked.some((line) => letters.answers(line).length > 0);
  return isAnswered || unanswerable === undefined ? letters.howSeveral : letters.how(unanswerable);
}

function byDueThenNumber(a: LetterLine, b: LetterLine): number {
  const due = (askedBy(a) ?? a.duty?.due ?? 0) - (askedBy(b) ?? b.duty?.due ?? 0);
  return due === 0 ? byNumber({ id: a.finding }, { id: b.finding }) : due;
}

function isAsked(line: LetterLine): boolean {
  return askedBy(line) !== undefined;
}

/** When the reader is to have done what the line asks of him: a duty of his, or an answer to a nudge. */
export function askedBy({ duty, copy, news }: LetterLine): Moment | undefined {
  return duty === undefined ? news?.answerBy : copy ? undefined : duty.due;
}

function isCopy({ duty, copy }: LetterLine): boolean {
  return duty !== undefined && copy;
}

function divisionOf(lines: readonly LetterLine[], letters: Words['letters']): string {
  const leads = lines.filter((line) => line.duty?.kind === 'acknowledge' && !line.copy && line.letter === 'opening');
  const joins = lines.filter(({ news }) => news?.what === 'told-assigned');
  return letters.assigned(leads.length, joins.length);
}

function matter(line: LetterLine, frame: LetterFrame): Matter {
  const { letters } = wordsFor(frame.language);
  const lookup = lookupIn(frame);
  const { next, ...plain } = line;
  const { duty, letter } = line;
  const due = duty?.due ?? askedBy(line);
  const { facts } = parted(letters.details(line, lookup));
  const sendBy: readonly Fact[] =
    duty === undefined || next === undefined || letter !== 'chase'
      ? []
      : [[letters.columns.sendBy, letters.due(next.by, lookup)]];
  return {
    cells: [
      `[${line.finding}]`,
      line.title,
      letters.inShort(line, lookup),
      ...(due === undefined ? [] : [letters.due(due, lookup), letters.left(daysLeft(line, due, frame))]),
    ],
    lines: [
      `[${line.finding}] ${letters.asks(line, lookup)}`,
      ...(due === undefined ? [] : [letters.by(plain, lookup)]),
    ],
    facts: [...sendBy, ...facts],
    answers: answersTo(line, frame, `[${frame.prefix}]`, `[${line.finding}] `),
  };
}

function daysLeft({ duty, at }: LetterLine, due: Moment, { calendar }: LetterFrame): number {
  return duty?.daysLeft ?? workingDaysBetween(calendar, dayOf(calendar, at), dayOf(calendar, due));
}

function answersTo(line: LetterLine, frame: LetterFrame, tag: string, begins: string): readonly AnswerButton[] {
  return wordsFor(frame.language)
    .letters.answers(line)
    .map(({ label, body }) => {
      const whole = `${begins}${body}`;
      return { label, body: whole, href: mailto(frame.mailbox, `Re: ${tag}`, whole) };
    });
}

function mailto(mailbox: string, subject: string, body: string): string {
  // RFC 6068: line breaks in a body are CRLF.
  const lines = body.replaceAll('\n', '\r\n');
  return `mailto:${mailbox}?subject=${encodeURIComponent(subject)}&body=${encodeURIComponent(lines)}`;
}

function parted(details: readonly Detail[]): {
  readonly facts: readonly Fact[];
  readonly sentences: readonly string[];
} {
  return {
    facts: details.filter((detail) => typeof detail !== 'string'),
    sentences: details.filter((detail) => typeof detail === 'string'),
  };
}

function nameOfSeveral(lines: readonly LetterLine[], { letters }: Words): string {
  const formal = lines.find(isIssued);
  if (formal !== undefined) return letters.name(formal);
  const first = lines.find(isAsked) ?? lines[0];
  return first !== undefined && isAssignment(lines)
    ? letters.name(first)
    : letters.digestName(lines.filter(isAsked).length);
}

function isAssignment(lines: readonly LetterLine[]): boolean {
  return lines.every(
    ({ duty, news, letter }) =>
      (duty?.kind === 'acknowledge' && letter === 'opening') || news?.what === 'told-assigned',
  );
}

type IssuedLine = LetterLine & { readonly issued: NonNullable<LetterLine['issued']> };

function isIssued(line: LetterLine): line is IssuedLine {
  return line.issued !== undefined;
}

/** Whether a line asks for the answer that the formal letter asks for. */
function answers({ duty, finding, obligation }: LetterLine, { finding: of, issued }: IssuedLine): boolean {
  return duty?.kind === 'reply' && finding === of && obligation?.text === issued.number;
}

function subjectOf(lines: readonly LetterLine[], frame: LetterFrame): string {
  const words = wordsFor(frame.language);
  const [first] = lines;
  const findings = new Set(lines.map(({ finding }) => finding));
  const tag = findings.size > 1 ? `[${frame.prefix}]` : `[${first?.finding ?? frame.prefix}]`;
  const formal = lines.filter(isIssued);
  if (formal.length > 0) {
    const titles = formal.map(({ issued, title }) => words.formalLetters.title(issued.letter, title).join(''));
    const others = lines.filter((line) => isAsked(line) && !formal.some((letter) => answers(line, letter)));
    return words.letters.issuedSubject(tag, titles, others.length);
  }
  if (first !== undefined && lines.length === 1)
    return words.letters.subject(tag, words.letters.name(first), first.title);
  if (isAssignment(lines)) {
    return words.letters.subject(tag, nameOfSeveral(lines, words), divisionOf(lines, words.letters));
  }
  const asked = lines.filter(isAsked).length;
  return words.letters.digestSubject(tag, asked, lines.length - asked);
}

function subjectWith({ name }: CampaignPart, lines: readonly LetterLine[], { language, prefix }: LetterFrame): string {
  const { letters } = wordsFor(language);
  const asked = lines.filter(isAsked).length;
  return asked === 0 ? `[${prefix}] ${name}` : letters.subject(`[${prefix}]`, name, letters.digestName(asked));
}
