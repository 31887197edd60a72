import type { FileRef } from '../finding/finding';
import type { DayIndex } from '../calendar/moment';
import type { Position, UnitCode } from '../organisation/positions';
import type { ReportedKind } from '../policy/timetable';

/** What a campaign keeps registers of. */
export const registerKinds = [
  'meeting', // 会议、定期调度
  'visit', // 实地督导
  'instruction', // 批示
  'call', // 每日盯办
  'institution', // 制度
  'comment', // 征求意见
  'warning', // 预警信息
  'public-comment', // 群众意见
  'joint', // 联动整改
  'class', // 举一反三
  'report', // 报送材料
] as const;
export type RegisterKind = (typeof registerKinds)[number];

/** How something reached the office. */
export const channels = ['mail', 'letter', 'telephone', 'visit'] as const;
export type Channel = (typeof channels)[number];

/** What one entry says. Which of the fields a register has, and which it cannot do without, is in `forms`. */
export interface EntryFacts {
  readonly register: RegisterKind;
  /** The day on which it took place, was issued or came; a meeting may be entered for a day to come. */
  readonly on: DayIndex;
  /** Who chaired, visited, instructed, called, issued, commented, warned, wrote, is asked or is reported to. */
  readonly who?: string;
  /** Who else took part; who was called. */
  readonly with?: string;
  readonly place?: string;
  readonly title?: string;
  /** 文号 */
  readonly number?: string;
  readonly how?: Channel;
  /** What was settled, seen, said, asked for or found. */
  readonly text?: string;
  /** Numbers of the findings that it concerns. */
  readonly findings: readonly string[];
  /** Units that check themselves for the same problem. */
  readonly units?: readonly UnitCode[];
  /** What was settled: who does what by when. */
  readonly points?: readonly Point[];
  /** Who owes what the entry asks for; the office, where nobody is named. */
  readonly holder?: Position;
  /** When that is due. */
  readonly due?: DayIndex;
  /** Of what in the timetable it is the report. */
  readonly serves?: ReportedKind;
  /** The author of a comment wants to be answered. */
  readonly answer?: true;
  readonly files?: readonly FileRef[];
}

/** A settled point (议定事项): who does what by when. */
export interface Point {
  readonly text: string;
  readonly holder: Position;
  readonly due: DayIndex;
}

/** What an entry may ask for. */
export type Asks =
  | 'point' // what was settled is to be done
  | 'result' // what a meeting settled is to be entered
  | 'reply' // 批示回复
  | 'disposition' // 处置意见
  | 'answer' // to or from somebody outside
  | 'self-check' // 自查
  | 'linked'; // what a self-check found becomes findings of its own

/** One thing that an entry asks for, as it is recorded; only a settled point has a text of its own. */
export interface Asked extends Point {
  readonly asks: Asks;
}

/** How something that was asked for came out. */
export const outcomes = [
  'done',
  'adopted',
  'partly',
  'not-adopted',
  'noted',
  'new-finding',
  'nothing',
  'none',
  'found',
] as const;
export type Outcome = (typeof outcomes)[number];

export type EntryField = Exclude<keyof EntryFacts, 'register' | 'on' | 'findings'>;

interface Form {
  readonly needs: readonly EntryField[];
  readonly takes: readonly EntryField[];
  /** What each entry asks for, besides points that it lists; nothing where this is absent. */
  readonly asks?: Exclude<Asks, 'point' | 'result'>;
}

/** The registers: which fields each has, and what an entry asks for. */
export const forms: Readonly<Record<RegisterKind, Form>> = {
  meeting: { needs: ['who', 'text'], takes: ['title', 'with', 'place', 'points', 'files'] },
  visit: { needs: ['who', 'place', 'text'], takes: ['with', 'points', 'files'] },
  instruction: { needs: ['who', 'text'], takes: ['number', 'holder', 'due', 'files'], asks: 'reply' },
  call: { needs: ['who', 'with', 'text'], takes: [] },
  institution: { needs: ['title', 'number', 'who'], takes: ['text', 'files'] },
  comment: { needs: ['who', 'text'], takes: ['number', 'holder', 'due', 'files'], asks: 'disposition' },
  warning: { needs: ['who', 'text'], takes: ['number', 'holder', 'due', 'files'], asks: 'disposition' },
  'public-comment': {
    needs: ['how', 'text'],
    takes: ['who', 'holder', 'due', 'answer', 'files'],
    asks: 'disposition',
  },
  joint: { needs: ['who', 'text', 'due'], takes: ['number', 'holder', 'files'], asks: 'answer' },
  class: { needs: ['text', 'units', 'due'], takes: ['files'], asks: 'self-check' },
  report: { needs: ['title', 'who'], takes: ['serves', 'number', 'text', 'files'] },
};

/** How what is asked for can come out, by what it is and in which register. */
export function outcomesOf(asks: Asks, register: RegisterKind): readonly Outcome[] {
  switch (asks) {
    case 'disposition':
      return register === 'warning' ? ['noted', 'new-finding', 'nothing'] : ['adopted', 'partly', 'not-adopted'];
    case 'self-check':
      return ['none', 'found'];
    case 'linked':
      return ['new-finding', 'nothing'];
    case 'point':
    case 'result':
    case 'reply':
    case 'answer':
      return ['done'];
  }
}

/** Outcomes that say all by themselves; any other needs a sentence. */
export const speakForThemselves: ReadonlySet<Outcome> = new Set(['adopted', 'noted', 'none']);

const DIGITS = 3;

/** An entry's number: `meeting-003`. */
export function entryId(register: RegisterKind, count: number): string {
  return `${register}-${String(count).padStart(DIGITS, '0')}`;
}

/** The register that an entry's number belongs to; undefined where it is no entry's number. */
export function registerOf(id: string): RegisterKind | undefined {
  const dash = id.lastIndexOf('-');
  const digits = id.slice(dash + 1);
  return /^\d{3,9}$/.test(digits) ? registerKinds.find((kind) => kind === id.slice(0, dash)) : undefined;
}

/** What an entry asks for, by the number of the point: `meeting-003/2`. */
export function pointId(entry: string, point: number): string {
  return `${entry}/${point}`;
}
