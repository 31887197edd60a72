import { defined } from '../domain/defined';
import { asksToJudge, judgedBy } from '../domain/notices/disclosure';
import type { CommitmentKind, NewsKind } from '../domain/finding/finding';
import { hasCopy, isForOfficeToRing, type LetterLine } from '../domain/notices/letter';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { DutyKind, FormalLetter, RungLetter } from '../domain/policy/policy';
import { capitalised } from './capitalised';
import { asksReader, factsOf, goesOn, type FactWords } from './letter-facts';
import type { Detail, LetterWords, Lookup, ReadyAnswer } from './letters';

/** What a duty asks for, apart from its matter. */
export interface TaskFacts {
  /** Of a measure: its numbers, and its text where that may be shown. */
  readonly numbers: readonly string[];
  readonly measure?: string;
  /** What the unit's head is asked to confirm. */
  readonly committed?: CommitmentKind;
  /** The number of the letter that an answer is owed to. */
  readonly number?: string;
  readonly draft?: FormalLetter;
  /** Whose mail address is to be mended. */
  readonly position: string;
}

/** An answer that a letter offers: the button's label, the keyword, and what the reader fills in behind it. */
export type Reply = readonly [label: string, word: string, rest?: string];

/** Answers that letters offer. One word may be offered with another label elsewhere. */
export type ReplyName =
  | 'acknowledge'
  | 'decline'
  | 'plan'
  | 'noChange'
  | 'progress'
  | 'claim'
  | 'extension'
  | 'confirm'
  | 'answer'
  | 'agree'
  | 'disagree'
  | 'rectified'
  | 'continuing'
  | 'notRectified'
  | 'verified'
  | 'nodeLacking'
  | 'held'
  | 'recurred';

/** The words of letters in one language. What of them is said, when and in which order, is decided here, once. */
export interface LetterStrings {
  readonly news: Readonly<Record<NewsKind, string>>;
  readonly told: Readonly<Record<NewsKind, (of: string) => string>>;
  /** Stands for the matter where its title stands beside the sentence. */
  readonly thisMatter: string;
  readonly formal: Readonly<Record<FormalLetter, string>>;
  readonly duties: Readonly<Record<DutyKind, string>>;
  readonly quoted: (text: string) => string;
  /** What is to be done. `of` is the matter's title in quotation marks, or empty if it stands beside the sentence. */
  readonly tasks: Readonly<Record<DutyKind, (of: string, facts: TaskFacts) => string>>;
  readonly asked: {
    readonly please: (task: string) => string;
    readonly remind: (task: string) => string;
    /** Late, and owed by a unit: nothing had come in by then. */
    readonly missing: (task: string, day: DayIndex, time: string, kind: DutyKind) => string;
    readonly late: (task: string) => string;
    readonly copy: string;
  };
  readonly names: {
    readonly issued: (letter: string) => string;
    readonly draft: (letter: string, chased: boolean) => string;
    readonly notice: string;
    readonly remind: string;
    readonly chase: (count: number) => string;
    readonly opening: Partial<Readonly<Record<DutyKind, string>>>;
    readonly request: (duty: string) => string;
  };
  readonly by: {
    readonly inWriting: (due: string) => string;
    readonly asTheLetterSays: string;
    readonly asTheGroupSays: string;
    readonly asThePlanIsAsked: string;
    readonly planStands: string;
    readonly answer: (due: string) => string;
    readonly deadline: (day: DayIndex) => string;
    readonly nothing: string;
    readonly late: (next: string, due: string, left: string) => string;
    readonly due: (due: string, left: string) => string;
  };
  readonly date: (day: DayIndex) => string;
  readonly due: (at: Moment, lookup: Lookup) => string;
  readonly left: {
    readonly before: (days: number) => string;
    readonly today: string;
    readonly after: (days: number) => string;
  };
  readonly how: {
    readonly answer: (words: string) => string;
    readonly ring: string;
    readonly ringOthers: string;
    readonly copy: string;
    readonly issued: string;
    readonly draft: string;
    readonly office: string;
    readonly news: (what: string) => string;
    readonly information: string;
  };
  /** News after which its reader has something to do. */
  readonly howNews: Partial<Readonly<Record<NewsKind, string>>>;
  readonly comma: string;
  readonly or: string;
  readonly facts: FactWords;
  readonly guidance: {
    readonly withheldFromOffice: (finding: string) => string;
    readonly withheldFromChecker: string;
    readonly withheld: string;
    readonly files: string;
    readonly coUnitsReport: string;
    readonly draft: readonly string[];
    readonly onItsWay: string;
    readonly lateOthers: string;
    readonly late: string;
    readonly supervision: string;
    readonly putUp: (letter: string) => string;
    readonly original: string;
    readonly originalAndCopy: string;
    readonly answerInWriting: string;
    readonly claimAgain: string;
  };
  readonly requests: Partial<Readonly<Record<DutyKind, (line: LetterLine) => readonly string[]>>>;
  readonly newsGuidance: Partial<Readonly<Record<NewsKind, readonly string[]>>>;
  readonly replies: Readonly<Record<ReplyName, Reply>>;
  readonly subjects: {
    readonly told: (tag: string, count: number) => string;
    readonly asked: (tag: string, count: number) => string;
    readonly issued: (tag: string, first: string, more: number) => string;
    readonly besides: (count: number) => string;
  };
  readonly digest: { readonly asked: string; readonly told: string };
  readonly division: {
    readonly leads: (count: number) => string;
    readonly joins: (count: number) => string;
    readonly leadsAndJoins: (leads: number, joins: number) => string;
  };
  readonly waiting: {
    readonly several: (count: number, chased: boolean) => string;
    readonly one: (letter: string, unit: string | undefined, items: number, chased: boolean) => string;
    readonly lead: (count: number, chased: boolean) => string;
    readonly by: (due: string) => string;
    readonly how: string;
    readonly heading: (letter: string, addressee: string, items: number, id: string) => string;
    /** To whom a letter goes; about whom, where it goes to others. */
    readonly to: (name: string) => string;
    readonly about: (name: string) => string;
    readonly leadingGroup: string;
  };
  readonly rest: Pick<
    LetterWords,
    | 'subject'
    | 'howSeveral'
    | 'howAssigned'
    | 'several'
    | 'headings'
    | 'columns'
    | 'sheetAttached'
    | 'calendarFile'
    | 'waitingOutdated'
    | 'nothingClassified'
  >;
  readonly signature: {
    readonly contact: (person: string) => string;
    readonly telephone: (number: string) => string;
  };
}

/** The text of letters, made of one language's words. */
export function letterWords(strings: LetterStrings): LetterWords {
  const { subjects, digest, division, waiting, formal, rest } = strings;
  const left = (days: number): string => daysLeft(days, strings);
  return {
    ...rest,
    digestSubject: (tag, asked, told) => (asked === 0 ? subjects.told(tag, told) : subjects.asked(tag, asked)),
    issuedSubject: (tag, [first = '', ...more], besides) =>
      `${subjects.issued(tag, first, more.length)}${besides === 0 ? '' : subjects.besides(besides)}`,
    name: (line) => nameOf(line, strings),
    digestName: (asked) => (asked === 0 ? digest.told : digest.asked),
    asks: (line, lookup) => asks(line, lookup, strings),
    inShort: (line, lookup) =>
      line.news === undefined
        ? asked(line, '', lookup, strings)
        : capitalised(strings.told[line.news.what](strings.thisMatter)),
    by: (line, lookup) => byWhen(line, lookup, strings, left),
    due: strings.due,
    left,
    how: (line) => howTo(line, strings),
    assigned: (leads, joins) => {
      if (leads > 0 && joins > 0) return division.leadsAndJoins(leads, joins);
      if (leads > 0) return division.leads(leads);
      return joins > 0 ? division.joins(joins) : '';
    },
    details: (line, lookup): readonly Detail[] => [
      ...factsOf(line, lookup, strings.facts),
      ...beforeAnswering(line, strings),
      ...guidance(line, strings),
    ],
    answers: (line) => answersTo(line, strings),
    waitingName: (letters, chased, lookup) => {
      const [only, ...others] = letters;
      if (only === undefined || others.length > 0) return waiting.several(letters.length, chased);
      const unit = only.unit === undefined ? undefined : lookup.unit(only.unit);
      return waiting.one(formal[only.letter], unit, only.items.length, chased);
    },
    waitingLead: (letters, chased, lookup) => {
      const due = letters.flatMap((letter) => letter.due ?? []);
      return [
        waiting.lead(letters.length, chased),
        ...(due.length === 0 ? [] : [waiting.by(strings.due(Math.min(...due), lookup))]),
        waiting.how,
      ];
    },
    waitingHeading: ({ id, letter, unit, items }, lookup) =>
      waiting.heading(formal[letter], addressee(letter, unit && lookup.unit(unit), strings), items.length, id),
    signature: ({ name, person, telephone }, on) => [
      name,
      on,
      ...(person === undefined ? [] : [strings.signature.contact(person)]),
      ...(telephone === undefined ? [] : [strings.signature.telephone(telephone)]),
    ],
  };
}

/** A submission goes to the leading group; a circular goes to all, and is about the unit. */
function addressee(letter: FormalLetter, unit: string | undefined, { waiting }: LetterStrings): string {
  if (unit === undefined) return '';
  if (letter === 'circular') return waiting.about(unit);
  return waiting.to(letter === 'submission' ? waiting.leadingGroup : unit);
}

function task(
  { duty, obligation, draft, openMeasures, node }: LetterLine,
  of: string,
  lookup: Lookup,
  strings: LetterStrings,
): string {
  if (duty === undefined) return of;
  const { kind, about = '' } = duty;
  const measure = node?.text ?? openMeasures.find(({ number }) => String(number) === about)?.text;
  const facts = defined<TaskFacts>({
    ...{ numbers: about.split(' '), measure },
    committed: kind === 'commit' && about !== '' ? (about as CommitmentKind) : undefined,
    number: obligation?.text,
    draft: draft?.letter,
    position: kind === 'mend-address' ? lookup.position(about) : '',
  });
  return strings.tasks[kind](of, facts);
}

function asks(line: LetterLine, lookup: Lookup, strings: LetterStrings): string {
  const of = strings.quoted(line.title);
  if (line.news !== undefined) return strings.told[line.news.what](of);
  return `${asked(line, of, lookup, strings)}${line.copy ? strings.asked.copy : ''}`;
}

function asked(line: LetterLine, of: string, lookup: Lookup, strings: LetterStrings): string {
  const what = task(line, of, lookup, strings);
  const { duty, letter, at } = line;
  if (letter === 'remind') return strings.asked.remind(what);
  if (letter !== 'chase') return strings.asked.please(what);
  return duty !== undefined && isOfUnit(line)
    ? strings.asked.missing(what, lookup.day(at), lookup.time(at), duty.kind)
    : strings.asked.late(what);
}

/** Duties of units, as opposed to those of the office, the groups and the leaders. */
const ofUnits: ReadonlySet<DutyKind> = new Set([
  'acknowledge',
  'plan',
  'report',
  'milestone',
  'rectify',
  'commit',
  'reply',
  'talk-report',
  'instruction',
]);

function isOfUnit({ duty }: LetterLine): boolean {
  return duty !== undefined && ofUnits.has(duty.kind);
}

function nameOf(
  { letter, duty, news, draft, issued, count = 1 }: LetterLine,
  { names, ...strings }: LetterStrings,
): string {
  if (issued !== undefined) return names.issued(strings.formal[issued.letter]);
  if (news !== undefined) return strings.news[news.what];
  if (draft !== undefined) return names.draft(strings.formal[draft.letter], letter === 'chase');
  if (duty === undefined) return names.notice;
  if (letter === 'remind') return names.remind;
  if (letter === 'chase') return names.chase(count);
  return names.opening[duty.kind] ?? names.request(strings.duties[duty.kind]);
}

function byWhen(line: LetterLine, lookup: Lookup, strings: LetterStrings, left: (days: number) => string): string {
  const { duty, next, letter, news, deadline, issued, stage } = line;
  const { by } = strings;
  const due = (at: Moment): string => strings.due(at, lookup);
  if (issued?.answerBy !== undefined) return by.inWriting(due(issued.answerBy));
  if (issued !== undefined) return by.asTheLetterSays;
  if (news?.what === 'named-to-check') return by.asTheGroupSays;
  if (news?.what === 'plan-returned') return stage === 'planning' ? by.asThePlanIsAsked : by.planStands;
  if (news?.answerBy !== undefined) return by.answer(due(news.answerBy));
  if (duty === undefined) {
    return news !== undefined && goesOn.has(news.what) && deadline !== undefined ? by.deadline(deadline) : by.nothing;
  }
  return letter === 'chase' && next !== undefined
    ? by.late(due(next.by), due(duty.due), left(duty.daysLeft))
    : by.due(due(duty.due), left(duty.daysLeft));
}

function daysLeft(days: number, { left }: LetterStrings): string {
  if (days > 0) return left.before(days);
  return days === 0 ? left.today : left.after(-days);
}

function howTo(line: LetterLine, strings: LetterStrings): string {
  const { how, howNews, quoted } = strings;
  const ready = answersTo(line, strings).map(({ word }) => quoted(word));
  if (ready.length > 0) return how.answer(either(ready, strings));
  if (isForOfficeToRing(line)) return isOfUnit(line) ? how.ring : how.ringOthers;
  if (line.copy) return how.copy;
  if (line.issued !== undefined) return how.issued;
  if (line.draft !== undefined) return how.draft;
  if (line.duty !== undefined) return how.office;
  const todo = line.news === undefined || !asksReader(line) ? undefined : howNews[line.news.what];
  return todo === undefined ? how.information : how.news(todo);
}

function either(choices: readonly string[], { comma, or }: LetterStrings): string {
  return [choices.slice(0, -1).join(comma), ...choices.slice(-1)].filter((part) => part !== '').join(or);
}

/** What the reader must see before he answers, and where it is if not here. */
function beforeAnswering(line: LetterLine, { guidance: say }: LetterStrings): readonly string[] {
  if (line.withheld === true && line.position.startsWith('office/')) return [say.withheldFromOffice(line.finding)];
  if (line.withheld === true) return [line.news?.what === 'named-to-check' ? say.withheldFromChecker : say.withheld];
  return asksToJudge(line) && judgedBy(line).length > 0 ? [say.files] : [];
}

function guidance(line: LetterLine, strings: LetterStrings): readonly string[] {
  const { duty, letter, copy, news, draft, issued } = line;
  const { guidance: say, requests } = strings;
  if (news !== undefined) return afterNews(line, strings);
  if (isCoUnitsReport(line)) return [say.coUnitsReport];
  if (issued !== undefined || duty === undefined || copy) return [];
  if (draft !== undefined) return say.draft;
  if (letter === 'chase' && !isOfUnit(line)) return [say.lateOthers];
  const request = requests[duty.kind]?.(line) ?? [];
  if (letter === 'chase') return duty.kind === 'commit' ? request : [say.late, otherwise(line.next?.letter, strings)];
  return letter === 'remind' && isOfUnit(line) ? [...request, say.onItsWay] : request;
}

/** What comes if a chase changes nothing. */
function otherwise(next: RungLetter | undefined, { guidance: say, formal }: LetterStrings): string {
  return next === undefined || next === 'remind' || next === 'chase' ? say.supervision : say.putUp(formal[next]);
}

/** A co-unit gets a copy of what reminds the lead unit of its report. */
function isCoUnitsReport({ duty, copy, position, coUnits }: LetterLine): boolean {
  return copy && duty?.kind === 'report' && coUnits.some((unit) => position.startsWith(`unit/${unit}/`));
}

/** News after which the lead unit claims again. */
const toClaimAgain: ReadonlySet<NewsKind> = new Set([
  'outcome-lacking',
  'outcome-rejected',
  'superior-returned',
  'reopened',
  'claim-incomplete',
]);

function afterNews(line: LetterLine, { guidance: say, newsGuidance }: LetterStrings): readonly string[] {
  const { news, issued } = line;
  if (issued !== undefined) {
    return [
      hasCopy(issued) ? say.originalAndCopy : say.original,
      ...(issued.answerBy === undefined ? [] : [say.answerInWriting]),
    ];
  }
  if (news === undefined) return [];
  if (toClaimAgain.has(news.what)) return asksReader(line) ? [say.claimAgain] : [];
  return newsGuidance[news.what] ?? [];
}

/** The answers that a duty offers, in this order. */
const offered: Partial<Readonly<Record<DutyKind, readonly ReplyName[]>>> = {
  acknowledge: ['acknowledge', 'decline'],
  plan: ['plan'],
  'accept-plan': ['agree', 'disagree'],
  report: ['noChange', 'progress'],
  milestone: ['progress'],
  rectify: ['claim', 'extension'],
  commit: ['confirm'],
  reply: ['answer'],
  'talk-report': ['answer'],
  instruction: ['answer'],
  'decide-extension': ['agree', 'disagree'],
  check: ['rectified', 'continuing', 'notRectified'],
  'inspect-node': ['verified', 'nodeLacking'],
  approve: ['agree', 'disagree'],
  'look-back': ['held', 'recurred'],
  'long-term-check': ['held', 'recurred'],
};

function answersTo(
  { duty, copy, draft, planWithClaim }: LetterLine,
  { replies }: LetterStrings,
): readonly ReadyAnswer[] {
  if (duty === undefined || copy || draft !== undefined) return [];
  const names = [...(offered[duty.kind] ?? []), ...(planWithClaim === true ? (['claim'] as const) : [])];
  return names.map((name) => {
    const [label, word, rest = ''] = replies[name];
    return { label, word, body: `${word}${rest}` };
  });
}
