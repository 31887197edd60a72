import {
  allHandlersFinished,
  condition,
  continueAsNew,
  proxyActivities,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import { attributes } from './attributes';
import {
  amendDirectory,
  amendPolicy,
  archiveCampaign,
  campaignState,
  enrol,
  type Campaign,
  type CampaignRun,
} from './messages';
import type { CampaignPorts } from './ports';

const { spreadTerms, spreadDirectory, endCampaign } = proxyActivities<CampaignPorts>({
  startToCloseTimeout: '1 hour',
  heartbeatTimeout: '1 minute',
  retry: { initialInterval: '1 second', maximumInterval: '1 minute' },
});

const LONGEST_HISTORY = 500;

/** One inspection's rectification: who is who, by which rules, and which findings; amendments reach them all. */
export async function campaignWorkflow(input: CampaignRun): Promise<void> {
  let campaign: Campaign = input.campaign;
  let spread = input.spread;
  let archived = input.archived;

  setHandler(campaignState, () => campaign);
  setHandler(enrol, (ids) => {
    campaign = { ...campaign, roster: [...new Set([...campaign.roster, ...ids])] };
    return campaign;
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
  for (;;) {
    await condition(() => archived || isBehind());
    if (isBehind()) await spreadAmendments();
    else break;
    if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= LONGEST_HISTORY) {
      await condition(allHandlersFinished);
      await continueAsNew<typeof campaignWorkflow>({ campaign, spread, archived });
    }
  }
  await endCampaign(campaign.id, campaign.roster);
  await condition(allHandlersFinished);

  function isBehind(): boolean {
    return spread.terms < campaign.terms.revision || spread.directory < campaign.directory.revision;
  }

  async function spreadAmendments(): Promise<void> {
    const { id, roster, terms, directory } = campaign;
    if (spread.terms < terms.revision) await spreadTerms(id, roster, terms);
    if (spread.directory < directory.revision) await spreadDirectory(id, directory);
    // A finding put on the roster meanwhile is opened by the terms that enrol answered with, or told again.
    const grown = campaign.roster.filter((finding) => !roster.includes(finding));
    if (grown.length > 0) await spreadTerms(id, grown, campaign.terms);
    // eslint-disable-next-line require-atomic-updates -- this loop alone writes it
    spread = { terms: terms.revision, directory: directory.revision };
  }
}
