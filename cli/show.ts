import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { recordOf } from '../client/record';
import { domainMoment } from '../domain/clock';
import type { Words } from '../words/words';
import type { FindingRun } from '../workflows/messages';
import { endingOf } from './endings';
import { dataOf, onCampaign } from './on-server';
import { print, standingText } from './print';
import { standingOf } from './standing';
import type { Verb } from './verb';

/** Milliseconds until the finding is taken not to answer, and what the list has of it is shown. */
const PATIENCE = 5_000;

/** `duban show`: one finding, whole; as it stood last where it does not answer. */
export const show: Verb = {
  async act(given, words, finding) {
    await onCampaign(given, async (service, id) => {
      const campaign = await service.campaign(id);
      const run = await asked(service, id, finding, words);
      const shown = run ?? (await service.readOne(id, finding));
      const standing = standingOf(shown, campaign, domainMoment(shown.terms.clock, Date.now()));
      const record =
        run === undefined
          ? { entries: [], whole: false }
          : await recordOf(run, openArchive(join(dataOf(given), 'archive')));
      print(
        given.is('json')
          ? JSON.stringify(
              { ...standing, answers: run !== undefined, record: record.entries, recordWhole: record.whole },
              null,
              2,
            )
          : standingText(standing, record, campaign, words),
      );
    });
  },
};

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
