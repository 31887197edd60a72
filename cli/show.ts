import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import type { ReadFinding } from '../client/reading';
import { campaignsOf, recordFromArchive, recordOf, type FoundRecord } from '../client/record';
import { domainMoment } from '../domain/calendar/clock';
import { linkedWith } from '../domain/registers/links';
import { entriesThrough, withInstitution } from '../domain/registers/view';
import { sixHavesOf } from '../domain/finding/six-haves';
import type { Words } from '../words/words';
import type { FindingRun } from '../workflows/messages';
import { endingOf } from './endings';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { archivedRecordText, print, standingText } from './print';
import { entryJson, havesLines, linkedLines, registeredLines } from './register/entry-text';
import { standingOf } from './standing';
import type { Verb } from './verb';

/** Milliseconds until the finding is taken not to answer, and what the list has of it is shown. */
const PATIENCE = 5_000;

/** `duban show`: one finding, whole; as it stood last where it does not answer, and its record where it has ended. */
export const show: Verb = {
  async act(given, words, finding) {
    const archive = openArchive(join(dataOf(given), 'archive'));
    try {
      await showRunning(given, words, finding, archive);
    } catch (error) {
      const forgotten = error instanceof Trouble && /^unknown-(finding|campaign)$/.test(error.code);
      if (!forgotten || !(await showArchived(given, words, finding, archive))) throw error;
    }
  },
};

async function showRunning(given: Given, words: Words, finding: string, archive: Archive): Promise<void> {
  await onCampaign(given, async (service, id) => {
    const campaign = await service.campaign(id);
    const read = await service.readOne(id, finding);
    const [run, { entries }] = await Promise.all([
      read.running ? asked(service, id, finding, words) : undefined,
      service.readRegisters(id, archive),
    ]);
    const shown = run ?? read;
    const standing = standingOf(shown, campaign, domainMoment(shown.terms.clock, Date.now()), read.running);
    const registered = entriesThrough(entries, { finding });
    const linked = linkedWith(finding, entries);
    const haves = sixHavesOf(shown.finding, { directory: campaign.directory, institutions: withInstitution(entries) });
    const record = run === undefined ? await sealedRecord(archive, id, read) : await recordOf(run, archive);
    const { recordAway, recordUnsealed, recordIncomplete } = words.cli;
    const lacks = run !== undefined ? recordAway : read.running ? recordUnsealed : recordIncomplete;
    print(
      given.is('json')
        ? JSON.stringify(
            {
              ...standing,
              sixHaves: haves,
              linked,
              registers: registered.map(entryJson),
              answers: run !== undefined,
              record: record.entries,
              recordWhole: record.whole,
            },
            null,
            2,
          )
        : standingText(
            standing,
            { ...record, lacks },
            [
              ...havesLines(haves, campaign, words),
              ...linkedLines(linked, words),
              ...registeredLines(registered, campaign, words),
            ],
            campaign,
            words,
          ),
    );
  });
}

/** The record as far as it is sealed. Of a finding that runs but does not answer, what came after the last page is lacking. */
async function sealedRecord(
  archive: Archive,
  campaign: string,
  { finding, running }: ReadFinding,
): Promise<FoundRecord> {
  const sealed = await recordFromArchive(archive, campaign, finding.subject.id);
  return { entries: sealed?.entries ?? [], whole: !running && sealed?.whole === true };
}

/** The finding itself; where it does not answer, undefined, and it is said why. @throws Trouble unknown-finding */
async function asked(service: Duban, id: string, finding: string, words: Words): Promise<FindingRun | undefined> {
  try {
    return await service.show(id, finding, PATIENCE);
  } catch (error) {
    if (!(error instanceof Trouble && (error.code === 'no-worker' || error.code === 'task-fails'))) throw error;
    process.stderr.write(`${[...endingOf(error, words).sentences, words.cli.stoodLast].join('\n')}\n`);
    return undefined;
  }
}

/**
 * The record of a finding that Temporal does not know any more.
 * @returns whether there is one: in the campaign that is named, or in the only one whose archive has this finding
 */
async function showArchived(given: Given, words: Words, finding: string, archive: Archive): Promise<boolean> {
  const [only, ...others] = await campaignsOf(archive, finding);
  const campaign = given.maybe('campaign') ?? (others.length === 0 ? only : undefined);
  const record = campaign === undefined ? undefined : await recordFromArchive(archive, campaign, finding);
  if (record === undefined) return false;
  print(
    given.is('json')
      ? JSON.stringify({ id: finding, ended: true, record: record.entries, recordWhole: record.whole }, null, 2)
      : archivedRecordText(finding, record, words),
  );
  return true;
}
