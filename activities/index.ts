import { Context } from '@temporalio/activity';
import { WorkflowNotFoundError, type Client } from '@temporalio/client';
import type { Archive } from '../archive/archive';
import { sha256 } from '../archive/sha256';
import { sealedPage } from '../client/record';
import { dayOf } from '../domain/calendar';
import { circulationOf } from '../domain/campaign/analysis';
import { comingDuties } from '../domain/campaign/duties';
import {
  campaignLine,
  dutyOf,
  isOfCampaign,
  isOfFinding,
  type CampaignLine,
  type PostedLine,
} from '../domain/campaign/line';
import type { CampaignNotice } from '../domain/campaign/state';
import { domainMoment } from '../domain/clock';
import { holderOf, personOf, readerOf, standInFor } from '../domain/directory';
import { dutiesOf } from '../domain/duties';
import type { Duty } from '../domain/finding';
import { groupedBy } from '../domain/grouped';
import type { Position } from '../domain/positions';
import { attachmentsOf } from '../mail/attachments';
import { nameOf } from '../domain/names';
import { wordsFor } from '../words';
import { brief } from '../words/brief';
import { campaignPart } from '../mail/campaign-letters';
import { surveyIn } from '../mail/campaign-survey';
import { composeLetter } from '../mail/letter';
import { frameOf } from '../mail/letter-frame';
import { keepLetter } from '../mail/letters-sent';
import type { LetterNames } from '../mail/message-id';
import type { Outbound } from '../mail/outbound';
import { plusAddress } from '../mail/plus-address';
import type { courierWorkflow } from '../workflows';
import { campaignWorkflowId, courierWorkflowId, findingWorkflowId, vacantCode } from '../workflows/ids';
import {
  campaignArchived,
  campaignRun,
  directoryAmended,
  findingRun,
  nothingReturned,
  post,
  termsAmended,
  type Campaign,
  type CourierRun,
} from '../workflows/messages';
import type { CampaignPorts, CourierPorts, FindingPorts } from '../workflows/ports';
import { campaignLookup } from './directory';
import { surveyed } from './survey';

export interface ActivityDependencies {
  readonly client: Client;
  readonly archive: Archive;
  readonly outbound: Outbound;
  readonly names: (campaign: Campaign) => LetterNames;
  readonly taskQueue: string;
}

/** How long couriers wait for more, and how long they try before they say that letters are stuck. Milliseconds. */
const realPace = { quiet: 10_000, longest: 60_000, patience: 600_000 };
const paced = { quiet: 1_000, longest: 5_000, patience: 10_000 };

/** Milliseconds between two looks whether a finding has ended. */
const BETWEEN_LOOKS = 200;

export function createActivities({
  client,
  archive,
  outbound,
  names,
  taskQueue,
}: ActivityDependencies): FindingPorts & CourierPorts & CampaignPorts {
  const campaigns = campaignLookup(client);

  return {
    async postLines(campaignId, lines) {
      await handToCouriers(await campaigns.of(campaignId), lines);
    },

    async survey(campaignId, at) {
      const campaign = await campaigns.of(campaignId);
      const { survey, facts } = await surveyed(client, campaign, at);
      return { digest: await archive.put(JSON.stringify(survey)), ...facts };
    },

    async postNotices(campaignId, notices) {
      const lines: CampaignLine[] = [];
      for (const notice of notices) {
        const to = await recipientsIn(notice, archive);
        lines.push(...to.map((position) => campaignLine(notice, position)));
      }
      await handToCouriers(await campaigns.of(campaignId), lines);
    },

    sealPage: (page) => sealedPage(archive, page),

    async sendLetter({ campaign: id, recipient, number, lines: posted }) {
      const [campaign, lines] = await Promise.all([campaigns.of(id), stillOwed(id, posted)]);
      if (lines.length === 0) return { outcome: 'settled' };
      const { terms, directory, mailbox, plusAddressing } = campaign;
      const today = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
      const successor = successorFor(campaign, recipient, lines);
      if (successor !== undefined) {
        await handToCourier(campaign, successor, lines);
        return { outcome: 'forwarded' };
      }
      const reader = readerOf(directory, recipient, today);
      if (reader?.address === undefined) return { outcome: 'no-address' };
      const token = plusAddressing ? names(campaign).token(recipient, number) : undefined;
      const answersTo = token === undefined ? mailbox : plusAddress(mailbox, token);
      const frame = { ...frameOf(campaign, Math.max(...lines.map(({ at }) => at))), mailbox: answersTo };
      const campaignLines = lines.filter(isOfCampaign);
      const findingLines = lines.filter(isOfFinding);
      const composed = composeLetter(findingLines, frame, await campaignPart(campaignLines, frame, archive));
      const findings = [...new Set(findingLines.map(({ finding }) => finding))];
      const [only, another] = findings;
      const messageId = names(campaign).letter(recipient, number);
      const ofOne = only !== undefined && another === undefined && campaignLines.length === 0;
      const thread = ofOne ? [names(campaign).thread(only)] : [];
      const attachments = await attachmentsOf(lines, frame, archive, messageId);
      const files = attachments.map(({ name, content }) => ({ name, digest: sha256(content) }));
      const content = { ...composed, to: reader.code, lines, files };
      await keepLetter(archive, messageId, { campaign: id, recipient, number }, content);
      const { outcome } = await outbound.send({
        ...composed,
        attachments,
        from: { name: directory.office.name, address: mailbox },
        to: { name: reader.name, address: reader.address },
        ...(token === undefined ? {} : { replyTo: answersTo }),
        messageId,
        references: thread,
        date: Date.now(),
      });
      return { outcome };
    },

    async postToStandIn(campaignId, reader, lines) {
      const campaign = await campaigns.of(campaignId);
      const byStandIn = groupedBy(lines, ({ position }) => standInFor(campaign.directory, reader, position)?.code);
      for (const [standIn, mine] of byStandIn) {
        if (standIn !== undefined) await handToCourier(campaign, standIn, mine);
      }
    },

    async spreadTerms(campaign, roster, terms) {
      campaigns.forget();
      for (const finding of roster) {
        Context.current().heartbeat(finding);
        // One that was terminated in the Web UI keeps nobody else from hearing of it.
        await client.workflow
          .getHandle(findingWorkflowId(campaign, finding))
          .signal(termsAmended, terms)
          .catch(unlessGone);
      }
    },

    async spreadDirectory(campaign) {
      campaigns.forget();
      for await (const { workflowId } of couriersOf(campaign)) {
        Context.current().heartbeat(workflowId);
        await client.workflow.getHandle(workflowId).signal(directoryAmended).catch(unlessGone);
      }
    },

    async endCampaign(campaign, roster) {
      for (const finding of roster) {
        Context.current().heartbeat(finding);
        await client.workflow
          .getHandle(findingWorkflowId(campaign, finding))
          .signal(campaignArchived)
          .catch(unlessGone);
      }
      // A finding's last letters are posted before its couriers end.
      for (const finding of roster) await ended(findingWorkflowId(campaign, finding));
      for await (const { workflowId } of couriersOf(campaign)) {
        Context.current().heartbeat(workflowId);
        await client.workflow.getHandle(workflowId).signal(campaignArchived).catch(unlessGone);
      }
    },
  };

  /** Lines whose duty was not discharged meanwhile; who cannot be asked is not left without his letter. */
  async function stillOwed(campaign: string, lines: readonly PostedLine[]): Promise<readonly PostedLine[]> {
    const owed = [...groupedBy(lines, findingOf)].map(async ([finding, mine]) => {
      const asked = finding === undefined ? owedByCampaign(campaign) : owedByFinding(campaign, finding);
      const duties = await asked.catch(() => undefined);
      if (duties === undefined) return mine;
      const living = new Set(duties.map(({ id }) => id));
      return mine.filter((line) => {
        const duty = dutyOf(line);
        return duty === undefined || living.has(duty.id);
      });
    });
    return (await Promise.all(owed)).flat();
  }

  async function owedByFinding(campaign: string, finding: string): Promise<readonly Duty[]> {
    const run = await client.workflow.getHandle(findingWorkflowId(campaign, finding)).query(findingRun);
    return dutiesOf(run.finding, run.terms);
  }

  async function owedByCampaign(id: string): Promise<readonly Duty[]> {
    const { agenda, campaign } = await client.workflow.getHandle(campaignWorkflowId(id)).query(campaignRun);
    return comingDuties(agenda, campaign.terms);
  }

  async function handToCouriers(campaign: Campaign, lines: readonly PostedLine[]): Promise<void> {
    const byRecipient = groupedBy(lines, ({ position }) => {
      const holder = holderOf(campaign.directory, position);
      return holder === undefined ? vacantCode(position) : holder.code;
    });
    await Promise.all([...byRecipient].map(([recipient, mine]) => handToCourier(campaign, recipient, mine)));
  }

  async function handToCourier(campaign: Campaign, recipient: string, lines: readonly PostedLine[]): Promise<void> {
    const pace = campaign.terms.clock.pace === 1 ? realPace : paced;
    const shown = {
      recipient: postTitle(campaign, recipient, lines),
      language: campaign.terms.policy.language,
    };
    const run: CourierRun = {
      ...{ campaign: campaign.id, recipient, ...pace },
      ...{ letters: 0, pending: [], taken: [], returned: nothingReturned },
      shown,
    };
    await client.workflow.signalWithStart<typeof courierWorkflow, [readonly PostedLine[]]>('courierWorkflow', {
      workflowId: courierWorkflowId(campaign.id, recipient),
      taskQueue,
      args: [run],
      staticSummary: shown.recipient,
      signal: post,
      signalArgs: [lines],
    });
  }

  async function ended(workflowId: string): Promise<void> {
    for (;;) {
      Context.current().heartbeat(workflowId);
      const found = await client.workflow.getHandle(workflowId).describe().catch(unlessGone);
      if (found?.status.name !== 'RUNNING') return;
      await Context.current().sleep(BETWEEN_LOOKS);
    }
  }

  function couriersOf(campaign: string): ReturnType<Client['workflow']['list']> {
    return client.workflow.list({
      query: `WorkflowType = 'courierWorkflow' AND ExecutionStatus = 'Running' AND DubanCampaign = '${campaign}'`,
    });
  }
}

/** The positions that a notice is for; an issued circular's are those that its survey names. */
async function recipientsIn(notice: CampaignNotice, archive: Archive): Promise<readonly Position[]> {
  return notice.what === 'issued' ? circulationOf(await surveyIn(archive, notice.draft.survey)) : notice.to;
}

/** To whom lines go on: a leaver's successor, or who now holds a position that was vacant. */
function successorFor({ directory }: Campaign, recipient: string, lines: readonly PostedLine[]): string | undefined {
  const known = personOf(directory, recipient);
  if (known !== undefined && known.successor === undefined) return undefined;
  const [first] = lines;
  const next = first === undefined ? undefined : holderOf(directory, first.position);
  return next?.code === recipient ? undefined : next?.code;
}

function unlessGone(error: unknown): undefined {
  if (!(error instanceof WorkflowNotFoundError)) throw error;
}

function findingOf(line: PostedLine): string | undefined {
  return isOfFinding(line) ? line.finding : undefined;
}

/** Whose post it is, by the positions that the recipient holds: a monitor is told no names. */
function postTitle({ directory, terms }: Campaign, recipient: string, lines: readonly PostedLine[]): string {
  const words = wordsFor(terms.policy.language);
  const held = personOf(directory, recipient)?.positions ?? lines.map(({ position }) => position);
  const named = [...new Set(held)].map((position) =>
    words.position(position, (code, kind) => (kind === 'leader' ? code : nameOf(terms.names, kind, code))),
  );
  return brief(words.card.courier.title(words.card.list(named)));
}
