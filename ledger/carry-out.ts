import { createHash } from 'node:crypto';
import type { Duban } from '../client/duban';
import { inBatches } from '../client/in-batches';
import type { Refused, Saying } from '../client/open-findings';
import { todayOf } from '../client/now';
import type { Reading, ReadFinding } from '../client/reading';
import { domainMoment } from '../domain/calendar/clock';
import type { Subject } from '../domain/finding/finding';
import type { Actor, Via } from '../domain/organisation/positions';
import { Refusal } from '../domain/commands/refusal';
import { wordsFor } from '../words';
import { LEDGER_NOTE } from '../workflows/ids';
import type { Campaign } from '../workflows/messages';
import type { Comparing } from './change';
import { compareLedger, type LedgerChanges, type LedgerCommand, type Running } from './changes';
import type { LedgerRow } from './ledger-row';

/** How a ledger differs from the campaign's findings as they run. */
export function comparedWith(
  { campaign, findings, unreadable }: Reading,
  rows: readonly LedgerRow[],
  by: Pick<Comparing, 'before' | 'ledgerCounts' | 'superiorConsent'> = {},
): LedgerChanges {
  const { prefix, directory, terms } = campaign;
  const read = new Set(findings.map(({ finding }) => finding.subject.id));
  // A finding that was terminated in the Web UI, or that another build started, cannot be opened again under its id.
  const untold = new Set(unreadable.map(({ id }) => id).filter((id) => !read.has(id)));
  const known = rows.filter(({ subject }) => !untold.has(subject.id));
  return compareLedger(known, findings.map(comparable), {
    prefix,
    directory,
    calendar: terms.calendar,
    today: todayOf(campaign),
    words: wordsFor(terms.policy.language),
    ...by,
  });
}

/**
 * The rows that count as imported now: a row of which something was not taken stays as it was imported before, so that it
 * is told of again.
 */
export function importedNow(
  { rows, changed }: LedgerChanges,
  before: ReadonlyMap<string, LedgerRow>,
  refused: readonly Refused[],
): readonly LedgerRow[] {
  const open = new Set([
    ...refused.map(({ finding }) => finding),
    ...changed.filter(({ changes }) => changes.some(({ taken }) => taken !== 'when-confirmed')).map(({ id }) => id),
  ]);
  return rows.flatMap((row) => (open.has(row.subject.id) ? (before.get(row.subject.id) ?? []) : row));
}

function comparable({ finding, ledgerNotes }: ReadFinding): Running {
  return { finding, noted: (text) => ledgerNotes.includes(digestOf(text)) };
}

/** The 进展情况 of a ledger's row as a command: a note, or nothing. */
export function notes({ note }: LedgerRow, by: Actor, via: Via = 'script'): readonly Saying[] {
  if (note === undefined) return [];
  return [{ command: { name: 'note', by, via, text: note, files: [] }, updateId: noteId(note) }];
}

/**
 * Carries out what the office has confirmed: opens what is new, and gives every change as a command, which counts once
 * however often it is tried. Refusals are returned; the rest goes on.
 */
export async function carryOut(
  duban: Duban,
  campaign: Campaign,
  { opens, changed }: LedgerChanges,
  by: Actor,
  via: Via = 'script',
): Promise<readonly Refused[]> {
  const openedAt = domainMoment(campaign.terms.clock, Date.now());
  const fresh = opens.map((row) => ({ ...row, subject: { ...row.subject, openedAt }, said: notes(row, by, via) }));
  const opening = await duban.openFindings(campaign.id, fresh);
  const refused = await inBatches(changed, ({ id, seq, commands }) => {
    const sayings = commands.map((command): Saying => {
      return { command: { ...command, by, via }, updateId: updateIdOf(command, seq) };
    });
    return sayInTurn(duban, { campaign: campaign.id, id }, sayings);
  });
  return [...opening.refused, ...refused.flat()];
}

/**
 * Gives commands to a finding, one after the other.
 * @returns those that it refused
 */
export async function sayInTurn(
  duban: Duban,
  { campaign, id }: Pick<Subject, 'campaign' | 'id'>,
  sayings: readonly Saying[],
): Promise<readonly Refused[]> {
  const refused: Refused[] = [];
  for (const { command, updateId } of sayings) {
    try {
      await duban.obey(campaign, id, command, updateId);
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      refused.push({ finding: id, reason: error.reason });
    }
  }
  return refused;
}

/** The same change to a finding in the same state has the same id. A note is identified by its text alone. */
function updateIdOf(command: LedgerCommand, seq: number): string {
  return command.name === 'note'
    ? noteId(command.text)
    : `ledger/${command.name}/${seq}/${digestOf(JSON.stringify(command))}`;
}

function noteId(text: string): string {
  return `${LEDGER_NOTE}${digestOf(text)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
