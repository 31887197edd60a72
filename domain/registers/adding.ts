import { addWorkingDays, dayOf, isoDate } from '../calendar/calendar';
import { mustBeNear } from '../commands/dates';
import { limits } from '../commands/shared';
import { dueDayAfter, startAt } from '../duties/due';
import { fingerprint } from '../finding/fingerprint';
import type { DayIndex } from '../calendar/moment';
import { refuse } from '../commands/refusal';
import type { RegisterCommand } from './commands';
import type { RegisterDecision, RegisterContext } from './decide';
import { entryId, forms, type Asked, type Asks, type EntryFacts, type EntryField } from './entry';
import { beginningOf, mustBeKnown, opened, pointsAllowed } from './points';
import type { Registers } from './state';
import type { RegisterEntry } from './view';

/** Entries remembered, so that one which comes twice is known. */
const REMEMBERED = 100;

/** Enters something in a register: it gets the next number, and what it asks for is owed from now on. */
export function addEntry(
  before: Registers,
  { entry }: Extract<RegisterCommand, { name: 'addEntry' }>,
  at: RegisterContext,
): RegisterDecision {
  const isAhead = mustBeComplete(entry, dayOf(at.terms.calendar, at.moment));
  mustBeKnown(entry, at);
  const print = printOf(entry);
  const same = before.lately.find((one) => one.print === print);
  if (same !== undefined) refuse({ code: 'entered-before', entry: same.id });
  const count = (before.counts[entry.register] ?? 0) + 1;
  const id = entryId(entry.register, count);
  const asked = isAhead ? [resultOf(entry, at)] : askedBy(entry, at);
  const text = beginningOf(entry.text ?? entry.title ?? entry.who ?? '');
  const open = opened({ id, text, findings: entry.findings, asked: 0, points: [] }, asked, at.moment);
  return {
    subject: id,
    asked,
    registers: {
      ...before,
      counts: { ...before.counts, [entry.register]: count },
      open: asked.length === 0 ? before.open : [...before.open, open],
      lately: [...before.lately, { id, print, settled: 0 }].slice(-REMEMBERED),
    },
  };
}

/**
 * @returns whether it is a meeting that is still to come
 * @throws Refusal entry-field-needed, entry-field-unknown, result-in-the-future, entry-in-the-future, too-many
 */
function mustBeComplete(entry: EntryFacts, today: DayIndex): boolean {
  const { register, on } = entry;
  const { needs, takes } = forms[register];
  const isAhead = on > today;
  const date = isoDate(on);
  if (isAhead && register !== 'meeting') refuse({ code: 'entry-in-the-future', date });
  if (isAhead && (isGiven(entry, 'text') || isGiven(entry, 'points'))) refuse({ code: 'result-in-the-future', date });
  for (const field of Object.keys(entry) as (keyof EntryFacts)[]) {
    if (field === 'register' || field === 'on' || field === 'findings') continue;
    if (!needs.includes(field) && !takes.includes(field)) refuse({ code: 'entry-field-unknown', register, field });
  }
  const lacking = needs.find((field) => !isGiven(entry, field) && !(isAhead && field === 'text'));
  if (lacking !== undefined) refuse({ code: 'entry-field-needed', register, field: lacking });
  pointsAllowed(entry.points ?? [], on);
  if (entry.due !== undefined && entry.due < on) refuse({ code: 'due-before-entry', due: isoDate(entry.due), date });
  mustBeNear(on, today);
  mustBeNear(entry.due, on);
  if ((entry.files?.length ?? 0) > limits.files) refuse({ code: 'too-many', what: 'files', most: limits.files });
  return isAhead;
}

function isGiven(entry: EntryFacts, field: EntryField): boolean {
  const value = entry[field];
  if (typeof value === 'string') return value.trim() !== '';
  return Array.isArray(value) ? value.length > 0 : value !== undefined;
}

/** What an entry asks for, each with who owes it by when. */
function askedBy(entry: EntryFacts, at: RegisterContext): readonly Asked[] {
  const { register, points = [], units = [], answer } = entry;
  const { asks } = forms[register];
  const holder = entry.holder ?? 'office/staff';
  const due = entry.due ?? usualDue(at);
  // What the entry says is not said again with each that it asks.
  const one = (what: Asks): Asked => ({ asks: what, text: '', holder, due });
  const listed = points.map((point): Asked => ({ ...point, asks: 'point' }));
  if (asks === undefined) return listed;
  if (asks === 'self-check') {
    return [...new Set(units)].map((unit): Asked => ({ ...one(asks), holder: `unit/${unit}/contact` }));
  }
  return [...listed, one(asks), ...(answer === true ? [one('answer')] : [])];
}

/** Of a meeting that is to come, the office enters what was settled, by the second working day after it. */
function resultOf({ on }: EntryFacts, { terms }: RegisterContext): Asked {
  return { asks: 'result', text: '', holder: 'office/staff', due: addWorkingDays(terms.calendar, on, 2) };
}

/** When something is due for which nobody names a day. */
export function usualDue({ terms, moment }: RegisterContext): DayIndex {
  const { duties } = terms.policy;
  // Terms of a campaign that was opened by a build without registers have none.
  const limit = ('follow-up' in duties ? duties['follow-up'].limit : undefined) ?? { workingDays: 10 };
  return dueDayAfter(startAt(moment), limit, terms.calendar);
}

/**
 * Where the whole register is known, an entry is compared with all of it; the campaign itself remembers only the last.
 * @throws Refusal entered-before
 */
export function mustBeNew(entry: EntryFacts, entries: readonly RegisterEntry[]): void {
  const print = printOf(entry);
  const same = entries.find((one) => one.takenBack === undefined && printOf(one) === print);
  if (same !== undefined) refuse({ code: 'entered-before', entry: same.id });
}

/** By what an entry is recognised when it comes again. */
export function printOf(entry: EntryFacts): string {
  return fingerprint(whatMakesItTheSame(entry));
}

/** A comment that comes by two ways, or on two days, is one comment; a call of another day is another call. */
function whatMakesItTheSame({ register, on, who, with: others, title, number, text, findings }: EntryFacts): string {
  const isComment = forms[register].asks === 'disposition';
  const parts = [register, who, text, ...(isComment ? [] : [on, others, title, number, [...findings].sort()])];
  return JSON.stringify(parts.map((part) => (typeof part === 'string' ? part.replaceAll(/\s+/g, '') : (part ?? null))));
}
