import { Context } from '@temporalio/activity';
import type { Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { sealedPage } from '../client/record';
import { failureOf } from '../client/failing';
import { inBatches } from '../client/in-batches';
import { quoted } from '../client/query';
import { unlessGone } from '../client/unless-gone';
import { circulationOf, pageReaders } from '../domain/campaign/analysis';
import { campaignLine, type CampaignLine } from '../domain/campaign/line';
import type { CampaignNotice } from '../domain/campaign/state';
import { defined } from '../domain/defined';
import type { Directory } from '../domain/organisation/directory';
import type { Position } from '../domain/organisation/positions';
import { surveyIn } from '../mail/letter/campaign-survey';
import { findingWorkflowId } from '../workflows/ids';
import { campaignArchived, directoryAmended, termsAmended } from '../workflows/messages';
import type { CampaignPorts } from '../workflows/ports';
import type { CampaignLookup } from './campaigns';
import type { Couriers } from './couriers';
import { issued } from './issuing';
import { surveyNow } from './survey';

/** Milliseconds between two looks whether a finding has ended. */
const BETWEEN_LOOKS = 200;

interface CampaignDependencies {
  readonly client: Client;
  readonly archive: Archive;
  readonly campaigns: CampaignLookup;
  readonly couriers: Couriers;
  readonly pages: string | undefined;
}

/** What campaigns ask of the outside, carried out. */
export function campaignActivities(dependencies: CampaignDependencies): CampaignPorts {
  const { client, archive, campaigns, couriers, pages } = dependencies;
  const wallChart = pages === undefined ? undefined : `${pages}/wall`;

  return {
    async survey(campaignId, at, last) {
      const campaign = await campaigns.of(campaignId);
      const facts = await surveyNow(client, archive, campaign, at, last);
      return { ...facts, seen: defined({ ...facts.seen, wallChart }) };
    },

    issueLetter: (campaign, issuing) => issued(client, archive, campaign, issuing),

    async postNotices(campaignId, notices) {
      const lines: CampaignLine[] = [];
      const campaign = await campaigns.of(campaignId);
      for (const notice of notices) {
        const to = await recipientsIn(notice, campaign.directory, archive);
        lines.push(...to.map((position) => campaignLine(notice, position)));
      }
      await couriers.hand(campaign, lines);
    },

    sealPage: (page) => sealedPage(archive, page),

    async spreadTerms(campaign, roster, terms) {
      campaigns.forget();
      await inBatches(roster, async (finding) => {
        Context.current().heartbeat(finding);
        await client.workflow
          .getHandle(findingWorkflowId(campaign, finding))
          .signal(termsAmended, { terms, sentAt: Date.now() })
          .catch(unlessGone);
      });
    },

    async spreadDirectory(campaign) {
      campaigns.forget();
      for await (const { workflowId } of couriersOf(campaign)) {
        Context.current().heartbeat(workflowId);
        await client.workflow.getHandle(workflowId).signal(directoryAmended).catch(unlessGone);
      }
    },

    async endCampaign(campaign, roster) {
      const findings = roster.map((finding) => findingWorkflowId(campaign, finding));
      await inBatches(findings, async (workflowId) => {
        Context.current().heartbeat(workflowId);
        await client.workflow.getHandle(workflowId).signal(campaignArchived).catch(unlessGone);
      });
      // A finding's last letters are posted before its couriers end.
      for (const workflowId of findings) await ended(workflowId);
      // A courier that passes lines on may start another, so the list is read until it shows no new one.
      const told = new Set<string>();
      for (let before = -1; told.size > before;) {
        before = told.size;
        for await (const { workflowId, runId } of couriersOf(campaign)) {
          Context.current().heartbeat(workflowId);
          if (told.has(runId)) continue;
          told.add(runId);
          await client.workflow.getHandle(workflowId).signal(campaignArchived).catch(unlessGone);
        }
        await Context.current().sleep(BETWEEN_LOOKS);
      }
    },
  };

  async function ended(workflowId: string): Promise<void> {
    for (;;) {
      Context.current().heartbeat(workflowId);
      const found = await client.workflow.getHandle(workflowId).describe().catch(unlessGone);
      // One whose task fails ends when its code is mended: nobody else waits for it.
      if (found?.status.name !== 'RUNNING' || (await failureOf(client, found)) !== undefined) return;
      await Context.current().sleep(BETWEEN_LOOKS);
    }
  }

  function couriersOf(campaign: string): ReturnType<Client['workflow']['list']> {
    return client.workflow.list({
      query: `WorkflowType = 'courierWorkflow' AND ExecutionStatus = 'Running' AND DubanCampaign = ${quoted(campaign)}`,
    });
  }
}

/** The positions that a notice is for; those of an issued circular and of a weekly page are what their survey names. */
async function recipientsIn(
  notice: CampaignNotice,
  directory: Directory,
  archive: Archive,
): Promise<readonly Position[]> {
  if (notice.what === 'issued') return circulationOf(await surveyIn(archive, notice.draft.survey));
  if (notice.what === 'weekly-page') return pageReaders(await surveyIn(archive, notice.survey), directory);
  return notice.to;
}
