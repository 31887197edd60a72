import { writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openArchive } from '../../archive/archive';
import type { Duban } from '../../client/duban';
import { Trouble } from '../../client/errors';
import type { CampaignCommand } from '../../domain/campaign/decide';
import type { CircularDraft } from '../../domain/campaign/state';
import { Refusal } from '../../domain/commands/refusal';
import { circularFile } from '../../mail/letter/campaign-documents';
import { frameOf } from '../../mail/letter/letter-frame';
import type { Campaign } from '../../workflows/messages';
import { reasonWithNames } from '../../words/names';
import { dataOf, onCampaign } from '../on-server';
import type { Given } from '../options';
import { print } from '../print';
import type { Verb } from '../verb';
import { speakerOf } from '../who';

/** `duban campaign draft`: the circular that waits for its sign-off, as a Word file. */
export const campaignDraft: Verb = {
  async act(given, words) {
    const out = given.text('out');
    await onCampaign(given, async (service, id) => {
      const { campaign, draft } = await waitingIn(service, id);
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { digest } = await circularFile(draft, frameOf(campaign, draft.openedAt), archive);
      await writeFile(out, await archive.get(digest));
      print(words.cli.draftWritten(draft.id, words.campaign.circular, out));
    });
  },
};

/** `duban campaign sign-off`: the circular is issued, and its copies go out. */
export const signCircularOff = said((given, draft) => ({
  name: 'signOff',
  draft,
  number: given.text('number'),
  signer: given.text('signer'),
}));

/** `duban campaign edit-draft`: the office's own text takes the place of the draft. */
export const editCircular = said(async (given, draft) => {
  const [file] = await given.files('file');
  if (file === undefined) throw new Trouble('missing-option', '--file');
  return { name: 'editDraft', draft, file };
});

/** `duban campaign postpone-draft`: the circular waits until another day. */
export const postponeCircular = said((given, draft) => ({
  name: 'postponeDraft',
  draft,
  why: given.text('why'),
  to: given.day('until'),
}));

type Unspoken<C> = C extends CampaignCommand ? Omit<C, 'by' | 'via'> : never;
type Facts = Unspoken<CampaignCommand>;

/** A verb that says something about the circular that waits. @throws Refusal; Trouble missing-option, no-draft */
function said(read: (given: Given, draft: string) => Facts | Promise<Facts>): Verb {
  return {
    async act(given, words) {
      const as = given.text('as');
      await onCampaign(given, async (service, id) => {
        const { campaign, draft } = await waitingIn(service, id);
        const by = speakerOf(as, campaign);
        const facts = await read(given, draft.id);
        await service.tellCampaign(id, { ...facts, by, via: 'cli' }).catch((error: unknown) => {
          throw error instanceof Refusal ? new Refusal(reasonWithNames(error.reason, campaign.directory)) : error;
        });
        print(words.cli.obeyedAboutDraft(draft.id));
      });
    },
  };
}

/** @throws Trouble no-draft */
async function waitingIn(
  service: Duban,
  id: string,
): Promise<{ readonly campaign: Campaign; readonly draft: CircularDraft }> {
  const { agenda, campaign } = await service.campaignRun(id);
  if (agenda.draft === undefined) throw new Trouble('no-draft', id);
  return { campaign, draft: agenda.draft };
}
