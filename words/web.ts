import type { Mark, Sign } from '../domain/light/at-a-glance';
import type { AwaitingCheck } from '../domain/finding/finding';
import type { Punctuality } from '../domain/light/punctuality';
import type { AnswerPageWords, CalendarWords, ConsequenceWords, LeaderPageWords } from './web-answer';
import type { FindingPageWords } from './web-finding';
import type { OfficeWords } from './web-office';

/** The pages that people open in a browser. */
export interface WebWords {
  readonly foreignHost: string;
  readonly foreignForm: string;
  readonly tooLarge: string;
  readonly notFound: string;
  /** Heads the page of what went wrong. */
  readonly wentWrong: string;
  readonly noAnswer: string;
  readonly skip: string;
  readonly areas: Readonly<Record<'desk' | 'wall' | 'leader' | 'calendar', string>>;
  paced(pace: number): string;
  readonly signIn: SignInWords;
  readonly wall: WallWords;
  readonly finding: FindingPageWords;
  readonly consequences: ConsequenceWords;
  readonly answer: AnswerPageWords;
  readonly leader: LeaderPageWords;
  readonly calendar: CalendarWords;
  readonly desk: DeskWords;
  readonly office: OfficeWords;
}

export interface DeskWords {
  readonly title: string;
  readonly nothing: string;
  readonly finding: string;
  late(count: number): string;
  readonly broken: string;
  mail(position: string, findings: string): string;
  vacant(position: string, findings: string): string;
  calendar(through: string): string;
}

export interface SignInWords {
  readonly title: string;
  readonly how: string;
  readonly address: string;
  readonly send: string;
  readonly sentTitle: string;
  readonly sent: string;
  readonly tooOften: string;
  as(name: string): string;
  readonly confirm: string;
  readonly notYou: string;
  readonly spentTitle: string;
  readonly spent: string;
  readonly again: string;
  readonly out: string;
  withProvider(host: string): string;
  readonly notSignedIn: string;
  notInDirectory(address: string): string;
  readonly notIdentified: Readonly<Record<'provider-away' | 'address-not-proven', string>>;
  readonly otherwise: string;
  readonly letter: {
    readonly subject: string;
    lead(name: string, campaign: string): string;
    readonly open: string;
    readonly note: string;
  };
}

export interface WallWords {
  readonly title: string;
  readonly signs: Readonly<Record<Sign, string>>;
  readonly marks: Readonly<Record<Exclude<Mark, 'report-missed'>, string>>;
  /** In one cell: reports missed. */
  readonly reportMissed: string;
  readonly keyItem: string;
  left(workingDays: number): string;
  over(workingDays: number): string;
  readonly undated: string;
  readonly onHold: string;
  readonly waiting: Readonly<Record<AwaitingCheck['step'] | 'approval', string>>;
  readonly closed: Readonly<Record<Punctuality | 'undated', string>>;
  progress(done: number, measures: number): string;
  readonly noPlan: string;
  dayOfPhase(day: number, of: number): string;
  startsOn(date: string): string;
  endedOn(date: string): string;
  readonly totals: {
    readonly findings: string;
    readonly closed: string;
    readonly claimed: string;
    readonly underWay: string;
    readonly withdrawn: string;
    readonly overdue: string;
    readonly red: string;
    readonly yellow: string;
    readonly changedToday: string;
  };
  chosen(shown: number, all: number): string;
  groupSize(findings: number, red: number): string;
  readonly inNone: string;
  readonly nothingYet: string;
  readonly nothingFound: string;
  readonly all: string;
  readonly changedToday: string;
  readonly nothingChanged: string;
  readonly curve: {
    readonly title: string;
    readonly planned: string;
    readonly actual: string;
    readonly today: string;
    behind(findings: number): string;
    readonly table: string;
    readonly day: string;
    /** The same of measures. */
    readonly measures: {
      readonly title: string;
      readonly planned: string;
      readonly actual: string;
      behind(measures: number): string;
    };
  };
  /** The lights over time. */
  readonly trend: { readonly title: string };
  /** A chart as it was on a day. */
  readonly past: {
    readonly day: string;
    asOf(date: string): string;
    readonly now: string;
    readonly notKept: string;
  };
  readonly filter: {
    readonly title: string;
    readonly apply: string;
    readonly clear: string;
    readonly any: string;
    readonly text: string;
    readonly unit: string;
    readonly group: string;
    readonly sponsor: string;
    readonly supervision: string;
    readonly category: string;
    readonly light: string;
    readonly stage: string;
    readonly dueWithin: string;
    days(count: number): string;
    readonly overdue: string;
    readonly keyItems: string;
    readonly by: string;
    readonly arrangements: Readonly<Record<'group' | 'unit' | 'category', string>>;
    readonly sort: string;
    readonly orders: Readonly<Record<'number' | 'pressing', string>>;
  };
  readonly onScreen: string;
  readonly backToPage: string;
  readonly screenLink: string;
  screen(number: number, of: number): string;
  asOf(time: string): string;
}
