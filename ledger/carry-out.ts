import { createHash } from 'node:crypto';
import type { Duban } from '../client/duban';
import { domainMoment } from '../domain/clock';
import type { Actor } from '../domain/positions';
import { Refusal, type Reason } from '../domain/refusal';
import { wordsFor } from '../words';
import type { Campaign, FindingRun } from '../workflows/messages';
import { compareLedger, type LedgerChanges, type LedgerCommand, type Running } from './changes';
import type { LedgerRow } from './read-ledger';

/** A change that a finding refused, and why. */
export interface Refused {
  readonly finding: string;
  readonly reason: Reason;
}

/** How a ledger differs from the campaign's findings as they run. */
export async function comparedWith(
  duban: Duban,
  campaign: Campaign,
  rows: readonly LedgerRow[],
): Promise<LedgerChanges> {
  const { id, prefix, directory, terms } = campaign;
  const [runs, gone] = await Promise.all([duban.runs(id), duban.gone(id)]);
  // A finding that was terminated in the Web UI cannot be opened again under its id. `duban doctor` names it.
  const known = rows.filter(({ subject }) => !gone.includes(subject.id));
  return compareLedger(known, runs.map(comparable), {
    prefix,
    directory,
    calendar: terms.calendar,
    words: wordsFor(terms.policy.language),
  });
}

function comparable({ finding, processed }: FindingRun): Running {
  const said = new Set(processed.map(([updateId]) => updateId));
  return { finding, noted: (text) => said.has(noteId(text)) };
}

/** Adds the 进展情况 of newly opened findings as notes. */
export async function noteProgress(
  duban: Duban,
  campaign: string,
  rows: readonly LedgerRow[],
  by: Actor,
): Promise<void> {
  for (const { subject, note } of rows) {
    if (note === undefined) continue;
    const command = { name: 'note', by, via: 'script', text: note, files: [] } as const;
    await duban.obey(campaign, subject.id, command, noteId(note));
  }
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
): Promise<readonly Refused[]> {
  const openedAt = domainMoment(campaign.terms.clock, Date.now());
  const rows = opens.map((row) => ({ ...row, subject: { ...row.subject, openedAt } }));
  await duban.openFindings(campaign.id, rows);
  await noteProgress(duban, campaign.id, rows, by);
  const refused: Refused[] = [];
  for (const { id, seq, commands } of changed) {
    for (const command of commands) {
      try {
        await duban.obey(campaign.id, id, { ...command, by, via: 'script' }, updateIdOf(command, seq));
      } catch (error) {
        if (!(error instanceof Refusal)) throw error;
        refused.push({ finding: id, reason: error.reason });
      }
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
  return `ledger/note/${digestOf(text)}`;
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('hex').slice(0, 32);
}
