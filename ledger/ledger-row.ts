import type { Calendar } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import type { Division, Subject } from '../domain/finding/finding';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { Phase } from '../domain/policy/phase';
import type { Column } from '../words/ledger-columns';
import type { Assumption } from './assumptions';

/** An item of the ledger: a finding to be opened, and the units that it belongs to. */
export interface LedgerRow {
  readonly subject: Subject & { readonly division: Division };
  /** Absent if it is counted from the assignment (立行立改). */
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
  /** 进展情况. */
  readonly note?: string;
  /** Columns that the ledger lacks or leaves open. They change nothing in a finding that runs. */
  readonly unsaid: readonly Column[];
  /** Its number comes from its place, so that it is known again by its label, or else by its text. */
  readonly byPlace?: true;
}

/** A ledger that was read, and what was assumed about it. */
export interface Ledger {
  readonly rows: readonly LedgerRow[];
  readonly assumptions: readonly Assumption[];
  readonly layout: Layout;
}

/** Where in its file a ledger stands. */
export interface Layout {
  readonly tables: readonly TablePlace[];
  /** Of each row of the ledger, its sheet and its rows there, from 1. */
  readonly items: readonly { readonly sheet: string; readonly rows: readonly number[] }[];
}

export interface TablePlace {
  readonly sheet: string;
  readonly headingRow: number;
  /** Index of the column in which each fact stands, the first of several. */
  readonly at: Readonly<Partial<Record<Column, number>>>;
  /** Index of the first column that is free in every row. */
  readonly end: number;
}

export interface LedgerContext {
  readonly campaign: string;
  readonly prefix: string;
  readonly directory: Directory;
  readonly calendar: Calendar;
  readonly phase: Phase;
  readonly openedAt: Moment;
  /** What the office calls its columns, where no list knows it: their heading, our column (`columns:` in campaign.yaml). */
  readonly columns?: Readonly<Record<string, string>>;
  /** The sheets to be read, where the file does not say it by itself. */
  readonly sheets?: readonly string[];
}
