import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { attributes } from './attributes';
import { amendDirectory, amendPolicy, archiveCampaign, campaignState, enrol, type CampaignRun } from './messages';
import type { CampaignPorts } from './ports';

const { spreadTerms, spreadDirectory, endCampaign } = proxyActivities<CampaignPorts>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const LONGEST_HISTORY = 500;

/** One inspection's rectification: who is who, by which rules, and which findings; amendments reach them all. */
export async function campaignWorkflow(input: CampaignRun): Promise<void> {
  let { campaign, spread, untold, archived } = input;

  setHandler(campaignState, () => campaign);
  setHandler(enrol, ({ findings, hold }) => {
    const fresh = findings.filter((finding) => !campaign.roster.includes(finding));
    campaign = { ...campaign, roster: [...campaign.roster, ...fresh] };
    if (hold < campaign.terms.revision) untold = [...untold, ...fresh];
    return null;
  });
  setHandler(amendPolicy, (terms) => {
    const revision = campaign.terms.revision + 1;
    campaign = { ...campaign, terms: { ...terms, revision } };
    return revision;
  });
  setHandler(amendDirectory, (directory) => {
    const revision = campaign.directory.revision + 1;
    campaign = { ...campaign, directory: { ...directory, revision } };
    return revision;
  });
  setHandler(archiveCampaign, () => {
    archived = true;
    return null;
  });

  upsertSearchAttributes([{ key: attributes.campaign, value: campaign.id }]);
  // Whoever sees the Web UI can press Cancel: a campaign ends only when the office archives it.
  await CancellationScope.nonCancellable(async () => {
    for (;;) {
      await condition(() => archived || isBehind());
      if (!isBehind()) break;
      await spreadAmendments();
      if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= LONGEST_HISTORY) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof campaignWorkflow>({ campaign, spread, untold, archived });
      }
    }
    await endCampaign(campaign.id, campaign.roster);
    await condition(allHandlersFinished);
  });

  function isBehind(): boolean {
    return (
      spread.terms < campaign.terms.revision || spread.directory < campaign.directory.revision || untold.length > 0
    );
  }

  /** What changes while it is spread is spread by the next round. */
  async function spreadAmendments(): Promise<void> {
    const { id, roster, terms, directory } = campaign;
    const telling = spread.terms < terms.revision ? roster : untold;
    if (telling.length > 0) await spreadTerms(id, telling, terms);
    untold = untold.filter((finding) => !telling.includes(finding));
    if (spread.directory < directory.revision) await spreadDirectory(id, directory);
    // eslint-disable-next-line require-atomic-updates -- this loop alone writes it
    spread = { terms: terms.revision, directory: directory.revision };
  }
}
