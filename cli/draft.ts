import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import { draftLine } from '../domain/letter-line';
import { Refusal } from '../domain/refusal';
import { draftFile } from '../mail/attachments';
import { frameOf } from '../mail/letter-frame';
import { draftMeant } from './commands';
import { dataOf, onCampaign } from './on-server';
import { print } from './print';
import type { Verb } from './verb';

/** `duban draft`: a formal letter that waits for sign-off, as a Word file. */
export const draft: Verb = {
  async act(given, words, finding) {
    const out = given.text('out');
    await onCampaign(given, async (service, id) => {
      const campaign = await service.campaign(id);
      const run = await service.show(id, finding);
      const wanted = draftMeant(given, run);
      const waiting = run.finding.drafts.find((one) => one.id === wanted);
      if (waiting === undefined) throw new Refusal({ code: 'unknown-draft', draft: wanted });
      const line = draftLine(run.finding, run.terms, waiting);
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { digest } = await draftFile(line, line.draft, frameOf(campaign, waiting.openedAt), archive);
      await writeFile(out, await archive.get(digest));
      print(words.cli.draftWritten(waiting.id, words.formal[waiting.letter], out));
    });
  },
};
