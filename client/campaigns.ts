import { randomUUID } from 'node:crypto';
import type { CampaignCommand } from '../domain/campaign/decide';
import type { LetterSignOff } from '../domain/campaign/issuing';
import type { PhaseMove } from '../domain/campaign/moving-phase';
import { openAgenda } from '../domain/campaign/state';
import { domainMoment } from '../domain/calendar/clock';
import type { Directory } from '../domain/organisation/directory';
import type { Terms } from '../domain/policy/policy';
import type { campaignWorkflow } from '../workflows';
import { campaignWorkflowId, courierWorkflowId } from '../workflows/ids';
import { campaignMemoOf } from '../workflows/memo';
import {
  amendDirectory,
  amendPolicy,
  archiveCampaign,
  bounced,
  campaignRun,
  campaignUpdates,
  movePhaseEnd,
  signLetterOff,
  type ReturnedLetter,
  type Campaign,
  type CampaignRun,
} from '../workflows/messages';
import { brief } from '../words/brief';
import { askedOfCampaign, type Calls } from './calls';
import { Trouble } from './errors';
import { lookAt } from './look';
import { openAlone, untilListed } from './opening-lock';
import { campaignIn, campaignNow, campaignStateOf, type CampaignState } from './reading';
import { unlessGone } from './unless-gone';
import { unlessRunning } from './unless-running';

/** What can be asked and said of campaigns as a whole. */
export interface Campaigns {
  /**
   * Opens the campaign, or leaves it as it is where it runs or has ended.
   * @throws Trouble prefix-taken where another campaign's findings go by the same mailbox and the same prefix
   */
  openCampaign(campaign: Omit<Campaign, 'roster'>): Promise<void>;
  /** Needs no worker. @throws Trouble unknown-campaign, other-build */
  campaign(id: string): Promise<Campaign>;
  /** How its workflow stands. @throws Trouble unknown-campaign */
  campaignState(id: string): Promise<CampaignState>;
  /** Ids of the campaigns that run. */
  campaigns(): Promise<readonly string[]>;
  /**
   * The campaign, and all running ones with its mailbox. Needs no worker.
   * @throws Trouble unknown-campaign, other-build
   */
  campaignsBeside(id: string): Promise<readonly [own: Campaign, all: readonly Campaign[]]>;
  amendPolicy(campaign: string, terms: Terms): Promise<number>;
  amendDirectory(campaign: string, directory: Directory): Promise<number>;
  /**
   * The campaign's whole state, from its workflow. Needs a worker.
   * @param patience milliseconds until it is taken not to answer
   */
  campaignRun(id: string, patience?: number): Promise<CampaignRun>;
  /** Says a command about the campaign's circular. @throws Refusal; Trouble unknown-campaign, no-worker */
  tellCampaign(id: string, command: CampaignCommand, updateId?: string): Promise<number>;
  /**
   * Signs a formal letter off: its findings are told, and then the unit, of one letter.
   * @throws Refusal; Trouble unknown-campaign, no-worker
   */
  signLetterOff(id: string, letter: LetterSignOff, updateId?: string): Promise<number>;
  /** The concentrated phase ends on another day. @throws Refusal; Trouble unknown-campaign, no-worker */
  movePhaseEnd(id: string, phase: PhaseMove, updateId?: string): Promise<number>;
  /**
   * A letter came back for good: tells its courier, which passes the lines to the stand-in. Does nothing if the courier
   * has ended.
   */
  bounced(campaign: string, recipient: string, bounce: ReturnedLetter): Promise<void>;
  archiveCampaign(campaign: string): Promise<void>;
}

export function campaignsBy(calls: Calls): Campaigns {
  const { client, taskQueue, ask } = calls;
  const stateOf = async (id: string): Promise<CampaignState> =>
    campaignStateOf(await ask(askedOfCampaign(id), (handle) => handle.describe()));

  return {
    async openCampaign(campaign) {
      const { id, terms, phase, prefix, mailbox, directory } = campaign;
      if ((await running(calls)).some((one) => one.id === id)) return;
      const whole: Campaign = { ...campaign, roster: [] };
      const known = domainMoment(terms.clock, Date.now());
      const agenda = openAgenda(phase, terms, known);
      const spread = { terms: terms.revision, directory: directory.revision };
      const run: CampaignRun = {
        ...{ campaign: whole, spread, untold: [], archived: false, agenda, known },
        ...{ unsealed: [], processed: [], outbox: [] },
      };
      const inbox = inboxOf(mailbox);
      const start = () =>
        client.workflow.start<typeof campaignWorkflow>('campaignWorkflow', {
          workflowId: campaignWorkflowId(id),
          taskQueue,
          args: [run],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          memo: { ...campaignMemoOf(whole, agenda, { unsealed: [] }) },
          staticSummary: brief(campaign.name),
        });
      await openAlone(client, id, { inbox, prefix }, async () => {
        const others = (await running(calls)).filter((other) => other.id !== id);
        const rival = others.find((other) => other.prefix === prefix && inboxOf(other.mailbox) === inbox);
        if (rival !== undefined) throw new Trouble('prefix-taken', rival.id);
        // One that has ended is never listed.
        const isListed = async () =>
          (await running(calls)).some((one) => one.id === id) || (await stateOf(id)) !== 'running';
        return !(await unlessRunning(start)) || untilListed(isListed);
      });
    },
    campaign: async (id) => (await campaignNow(calls, id)).campaign,
    campaignState: stateOf,
    campaigns: async () => (await running(calls)).map(({ id }) => id).sort(),
    async campaignsBeside(id) {
      const [{ campaign }, all] = await Promise.all([campaignNow(calls, id), running(calls)]);
      const mailbox = campaign.mailbox.toLowerCase();
      return [campaign, all.filter((one) => one.mailbox.toLowerCase() === mailbox)];
    },
    amendPolicy: (id, terms) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(amendPolicy, { args: [{ terms, sentAt: Date.now() }] }),
      ),
    amendDirectory: (id, directory) =>
      ask(askedOfCampaign(id), (handle) => handle.executeUpdate(amendDirectory, { args: [directory] })),
    campaignRun: (id, patience) => ask(askedOfCampaign(id), (handle) => lookAt(handle, campaignRun), patience),
    tellCampaign: (id, command, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(campaignUpdates[command.name], {
          args: [{ command, updateId, sentAt: Date.now() }],
          updateId,
        }),
      ),
    signLetterOff: (id, letter, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(signLetterOff, { args: [{ letter, updateId, sentAt: Date.now() }], updateId }),
      ),
    movePhaseEnd: (id, phase, updateId = randomUUID()) =>
      ask(askedOfCampaign(id), (handle) =>
        handle.executeUpdate(movePhaseEnd, { args: [{ phase, updateId, sentAt: Date.now() }], updateId }),
      ),
    async bounced(id, recipient, bounce) {
      const courier = { ...askedOfCampaign(id), workflowId: courierWorkflowId(id, recipient) };
      await ask(courier, (handle) => handle.signal(bounced, bounce).catch(unlessGone));
    },
    async archiveCampaign(id) {
      await ask(askedOfCampaign(id), (handle) => handle.executeUpdate(archiveCampaign));
    },
  };
}

/** Where what is sent to an address lies: in most houses `a+b@…` is delivered to `a@…`. */
function inboxOf(mailbox: string): string {
  const at = mailbox.lastIndexOf('@');
  const [local = ''] = mailbox.slice(0, at).split('+');
  return `${local}${mailbox.slice(at)}`.toLowerCase();
}

/** Of memos as large as the server takes (2 MiB) so many fit into one answer (LARGEST_ANSWER). */
const PAGE = 20;

/** Every campaign that runs and that this build can read. */
async function running({ look }: Calls): Promise<readonly Campaign[]> {
  const query = `WorkflowType = 'campaignWorkflow' AND ExecutionStatus = 'Running'`;
  return look(async (workflows) => {
    const found: Campaign[] = [];
    for await (const { memo } of workflows.list({ query, pageSize: PAGE })) {
      const read = campaignIn(memo);
      if (read !== undefined) found.push(read.campaign);
    }
    return found;
  });
}
