import type { Archive } from '../archive/archive';
import { isOfFinding, lineName, type PostedLine } from '../domain/campaign/line';
import type { Entry } from '../domain/finding/entry';
import { dutiesOf } from '../domain/duties/duties';
import { causesOf } from '../domain/finding/finding';
import { aboutDuty } from '../domain/notices/notice-key';
import { isFormal } from '../domain/policy/policy';
import { letterSent } from '../mail/letter/letters-sent';
import type { FindingRun } from '../workflows/messages';
import type { ObeyedCommand } from './people';

/** What a finding came to: its record from the first line on, and how it stands now. */
export interface Story {
  readonly finding: string;
  readonly entries: readonly Entry[];
  readonly standing: Pick<FindingRun, 'finding' | 'terms'>;
}

/** Which letters carried which line, of those that the mail server took. */
export type Carried = ReadonlyMap<string, ReadonlySet<string>>;

/** @param messageIds of the letters that the mail server took */
export async function linesCarried(
  archive: Archive,
  campaign: string,
  messageIds: ReadonlySet<string>,
): Promise<{ readonly byLine: Carried; readonly byNotice: Carried }> {
  const byLine = new Map<string, Set<string>>();
  const byNotice = new Map<string, Set<string>>();
  for (const id of messageIds) {
    const letter = await letterSent(archive, id);
    if (letter?.campaign !== campaign) continue;
    for (const line of letter.lines) {
      const of = ownerOf(line);
      note(byLine, lineName(line), id);
      note(byNotice, `${of} ${line.key}`, id);
    }
  }
  return { byLine, byNotice };
}

/** Lines that went to the same position in two letters. */
export function doubledLines(byLine: Carried): readonly string[] {
  return [...byLine].filter(([, letters]) => letters.size > 1).map(([line]) => line);
}

/**
 * Notices in a finding's record that no letter carried and no letter did without. A letter may do without news that is
 * true no more, without a duty that was discharged, without a word about a duty that is owed and told of again later, or
 * due later by now, and without reminding of what is late already where another word about it arrived. A request to sign
 * off a draft must arrive while the draft waits.
 * @param leftOut notices that letters did without, each as finding and key
 */
export function lostNotices(
  { finding, entries, standing }: Story,
  byNotice: Carried,
  leftOut: ReadonlySet<string>,
): readonly string[] {
  const posted = entries.flatMap(({ letters = [] }) => letters);
  const isCarried = (key: string): boolean => byNotice.has(`${finding} ${key}`);
  const living = new Set(dutiesOf(standing.finding, standing.terms).map(({ id }) => id));
  const told = new Set(posted.filter(isCarried).map((key) => aboutDuty(key)?.id));
  const { drafts } = standing.finding;
  return posted
    .filter((key) => !isCarried(key) && !mayBeWithout(key) && !isSignedOff(key))
    .map((key) => `${finding} ${key}`);

  function mayBeWithout(key: string): boolean {
    if (!leftOut.has(`${finding} ${key}`)) return false;
    const about = aboutDuty(key);
    if (about === undefined || !living.has(about.id)) return true;
    const isToldAgain = posted.findLast((other) => aboutDuty(other)?.id === about.id) !== key;
    return isToldAgain || about.letter === 'chase' || (about.letter === 'remind' && told.has(about.id));
  }

  /** A draft that was signed or dropped before anybody was asked may have a successor, which asks for itself. */
  function isSignedOff(key: string): boolean {
    const { id, letter } = aboutDuty(key) ?? {};
    if (letter === undefined || letter === 'opening' || !isFormal(letter)) return false;
    const newest = posted.findLast((other) => aboutDuty(other)?.id === id && aboutDuty(other)?.letter === letter);
    const waits = drafts.some((draft) => draft.letter === letter && causesOf(draft).some(({ duty }) => duty === id));
    return newest !== key || !waits;
  }
}

/** Notices that the record says were posted twice, and commands that it says were obeyed twice. */
export function doubledEntries({ finding, entries }: Story): readonly string[] {
  const names = entries.flatMap(({ letters = [], updateId, command }) => [
    ...letters,
    ...(updateId === undefined || command === undefined ? [] : [`${command.name} ${updateId}`]),
  ]);
  return names.filter((name, index) => names.indexOf(name) !== index).map((name) => `${finding} ${name}`);
}

/** Commands that were answered as obeyed and stand in no record. */
export function lostCommands(obeyed: readonly ObeyedCommand[], stories: readonly Story[]): readonly string[] {
  const written = new Set(
    stories.flatMap(({ finding, entries }) => entries.map(({ updateId }) => `${finding} ${updateId ?? ''}`)),
  );
  return obeyed
    .filter(({ finding, updateId }) => !written.has(`${finding} ${updateId}`))
    .map(({ finding, name, updateId }) => `${finding} ${name} ${updateId}`);
}

/** Lines missing from a record: numbers that were skipped. */
export function gaps({ finding, entries }: Story): readonly string[] {
  const seqs = entries.map(({ seq }) => seq).toSorted((a, b) => a - b);
  const missing = seqs.filter((seq, index) => seq !== index + 1).slice(0, 1);
  return missing.map((seq) => `${finding}: the record jumps at ${seq}`);
}

function ownerOf(line: PostedLine): string {
  return isOfFinding(line) ? line.finding : '';
}

function note(lines: Map<string, Set<string>>, name: string, id: string): void {
  lines.set(name, (lines.get(name) ?? new Set()).add(id));
}
