import {
  allHandlersFinished,
  CancellationScope,
  condition,
  continueAsNew,
  proxyActivities,
  setCurrentDetails,
  setHandler,
  upsertSearchAttributes,
  workflowInfo,
} from '@temporalio/workflow';
import type { Directory } from '../domain/directory';
import { namesIn } from '../domain/names';
import type { Terms } from '../domain/policy';
import { campaignCard } from '../words/campaign-card';
import { wordsFor } from '../words';
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
    show();
    return null;
  });
  setHandler(amendPolicy, (terms) => {
    const revision = campaign.terms.revision + 1;
    campaign = { ...campaign, terms: { ...terms, revision } };
    show();
    return revision;
  });
  setHandler(amendDirectory, (directory) => {
    const revision = campaign.directory.revision + 1;
    campaign = { ...campaign, directory: { ...directory, revision }, terms: renamed(campaign.terms, directory) };
    show();
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
      show();
      await condition(() => archived || isBehind());
      if (!isBehind()) break;
      await spreadAmendments();
      if (workflowInfo().continueAsNewSuggested || workflowInfo().historyLength >= LONGEST_HISTORY) {
        await condition(allHandlersFinished);
        await continueAsNew<typeof campaignWorkflow>({ campaign, spread, untold, archived });
      }
    }
    show();
    const summary = wordsFor(campaign.terms.policy.language).card.campaign.ends;
    await endCampaign.executeWithOptions({ summary }, [campaign.id, campaign.roster]);
    await condition(allHandlersFinished);
  });

  /** What Temporal Web UI shows of the campaign. */
  function show(): void {
    setCurrentDetails(campaignCard(campaign, archived ? 'archived' : isBehind() ? 'spreading' : 'quiet'));
  }

  function isBehind(): boolean {
    return (
      spread.terms < campaign.terms.revision || spread.directory < campaign.directory.revision || untold.length > 0
    );
  }

  /** What changes while it is spread is spread by the next round. */
  async function spreadAmendments(): Promise<void> {
    const { id, roster, terms, directory } = campaign;
    const words = wordsFor(terms.policy.language).card.campaign;
    const telling = spread.terms < terms.revision ? roster : untold;
    if (telling.length > 0) await spreadTerms.executeWithOptions({ summary: words.spreadsTerms }, [id, telling, terms]);
    untold = untold.filter((finding) => !telling.includes(finding));
    if (spread.directory < directory.revision)
      await spreadDirectory.executeWithOptions({ summary: words.spreadsDirectory }, [id, directory]);
    // eslint-disable-next-line require-atomic-updates -- this loop alone writes it
    spread = { terms: terms.revision, directory: directory.revision };
  }
}

/** Terms in which places are called as in the directory; a new revision where that changes anything. */
function renamed(terms: Terms, directory: Directory): Terms {
  const names = namesIn(directory);
  if (JSON.stringify(names) === JSON.stringify(terms.names)) return terms;
  return { ...terms, names, revision: terms.revision + 1 };
}
