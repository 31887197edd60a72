import type { DayIndex, Moment } from '../calendar/moment';
import type { Position } from '../organisation/positions';
import type { Asks, RegisterKind } from './entry';

/**
 * What a campaign remembers of its registers: only what is still asked for, and enough to number entries, to know one
 * that is entered twice and to take one back. The entries themselves are in the record, which is sealed in the archive.
 */
export interface Registers {
  /** Entries so far; the next one of the register has the next number. */
  readonly counts: Readonly<Partial<Record<RegisterKind, number>>>;
  readonly open: readonly OpenEntry[];
  /** The last entries, oldest first. */
  readonly lately: readonly KnownEntry[];
  /** The points settled last, oldest first: they can be opened again. */
  readonly settledLately: readonly SettledPoint[];
}

export const noRegisters: Registers = { counts: {}, open: [], lately: [], settledLately: [] };

/** An entry of which something is still asked for. */
export interface OpenEntry {
  readonly id: string;
  /** The beginning of what it says; the whole text is in the record. */
  readonly text: string;
  readonly findings: readonly string[];
  /** How many things it has asked for so far, those that are settled included. */
  readonly asked: number;
  readonly points: readonly OpenPoint[];
}

export interface OpenPoint {
  /** Its place among what the entry asks for, counted from 1. */
  readonly number: number;
  readonly asks: Asks;
  /** The beginning of a settled point; absent where the entry asks for what its register always asks for. */
  readonly text?: string;
  readonly holder: Position;
  readonly since: Moment;
  readonly due: DayIndex;
  /** How often it was opened again; absent where it never was. */
  readonly again?: number;
}

/** An entry as it is recognised. */
export interface KnownEntry {
  readonly id: string;
  /** Of what makes another entry the same. */
  readonly print: string;
  /** How many of its points are settled: what stands on it. */
  readonly settled: number;
}

export interface SettledPoint {
  readonly entry: Omit<OpenEntry, 'points'>;
  readonly point: OpenPoint;
  /** How many further points followed from it. */
  readonly followed: number;
}
