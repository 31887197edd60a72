import { randomUUID } from 'node:crypto';
import {
  Client,
  Connection,
  type ConnectionOptions,
  isGrpcDeadlineError,
  isGrpcServiceError,
  WorkflowExecutionAlreadyStartedError,
  WorkflowNotFoundError,
  WorkflowUpdateFailedError,
} from '@temporalio/client';
import { ApplicationFailure } from '@temporalio/common';
import { isoDate, dayOf } from '../domain/calendar';
import { openAgenda } from '../domain/campaign/state';
import { domainMoment } from '../domain/clock';
import { mustTravel } from '../domain/decide';
import { openFinding } from '../domain/open';
import { Refusal, type Reason } from '../domain/refusal';
import type { CampaignCommand } from '../domain/campaign/decide';
import type { Command } from '../domain/commands';
import type { Directory } from '../domain/directory';
import type { Stage, Subject } from '../domain/finding';
import type { Colour } from '../domain/light-reason';
import type { DayIndex } from '../domain/moment';
import type { Language, Terms } from '../domain/policy';
import { attributes, attributesOf, memoOf, titleIn, type FindingMemo } from '../workflows/attributes';
import { campaignWorkflowId, courierWorkflowId, findingWorkflowId } from '../workflows/ids';
import {
  amendDirectory,
  amendPolicy,
  archiveCampaign,
  bounced,
  campaignRun,
  campaignState,
  campaignUpdates,
  commandUpdateIn,
  enrol,
  findingRun,
  firstRun,
  renew,
  type Bounce,
  type Campaign,
  type CampaignRun,
  type FindingRun,
  type Obeyed,
} from '../workflows/messages';
import type { campaignWorkflow, findingWorkflow } from '../workflows';
import { brief } from '../words/brief';
import { Trouble } from './errors';
import { findingsQuery, quoted } from './query';

export const TASK_QUEUE = 'duban';

/** A line of the list of findings: what `duban list --json` prints. */
export interface Listed {
  readonly id: string;
  readonly title: string;
  readonly stage: Stage;
  readonly light: Colour;
  readonly leadUnit: string | null;
  /** ISO date. */
  readonly deadline: string | null;
  /** ISO 8601 moment. */
  readonly dutyDue: string | null;
  readonly waitingOn: string | null;
}

export interface ListFilter {
  readonly stage?: string;
  readonly light?: string;
  readonly unit?: string;
  readonly group?: string;
  /** Only findings whose most pressing duty is past due at this moment, in milliseconds. */
  readonly overdueAt?: number;
}

/** A finding to be opened, as the ledger has it. */
export interface NewFinding {
  readonly subject: Subject;
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
}

/** What offices and scripts say to Duban: one campaign, its findings, its people. */
export interface Duban {
  /** Opens the campaign, or leaves it as it is where it runs already. */
  openCampaign(campaign: Omit<Campaign, 'roster'>): Promise<void>;
  campaign(id: string): Promise<Campaign>;
  /** Opens what is missing, and starts nothing twice; answers with the ids that are new. */
  openFindings(
    campaign: string,
    findings: readonly NewFinding[],
    opened?: (done: number) => void,
  ): Promise<readonly string[]>;
  /** @throws Refusal; Trouble unknown-finding, no-worker */
  obey(campaign: string, finding: string, command: Command, updateId?: string): Promise<Obeyed>;
  show(campaign: string, finding: string): Promise<FindingRun>;
  list(campaign: string, filter?: ListFilter): Promise<readonly Listed[]>;
  /** Every finding of the ledger that runs, in the ledger's order. @param seen hears how many are read */
  runs(campaign: string, seen?: (done: number, of: number) => void): Promise<readonly FindingRun[]>;
  /** Ids on the ledger whose finding does not run any more: somebody has terminated it. */
  gone(campaign: string): Promise<readonly string[]>;
  /** How many each query finds. */
  counts(queries: readonly string[]): Promise<readonly number[]>;
  amendPolicy(campaign: string, terms: Terms): Promise<number>;
  amendDirectory(campaign: string, directory: Directory): Promise<number>;
  /** A letter came back for good: its courier lets who stands in have it. Nothing, where the courier has ended. */
  bounced(campaign: string, recipient: string, bounce: Bounce): Promise<void>;
  /** What the campaign itself is about to tell, and waits for. */
  campaignRun(id: string): Promise<CampaignRun>;
  /** Says a command about the campaign's circular. @throws Refusal; Trouble unknown-campaign, no-worker */
  tellCampaign(id: string, command: CampaignCommand, updateId?: string): Promise<number>;
  archiveCampaign(campaign: string): Promise<void>;
  /** Lets every finding and the campaign go on in new runs, by the newest rules: after an upgrade. */
  renew(campaign: string): Promise<void>;
  /** Ids of the campaigns that run. */
  campaigns(): Promise<readonly string[]>;
  close(): Promise<void>;
}

/** Where a Temporal server answers, and with what it lets us in. */
export interface Place extends Pick<ConnectionOptions, 'tls' | 'metadata'> {
  readonly address: string;
  readonly apiKey?: string;
  readonly namespace: string;
}

export interface ConnectOptions extends Place {
  readonly taskQueue?: string;
  /** Milliseconds until a call that nobody answers gives up. */
  readonly patience?: number;
}

const BATCH = 10;
const PATIENCE = 20_000;

export interface Connected {
  readonly connection: Connection;
  readonly client: Client;
  readonly duban: Duban;
}

/** @throws Trouble no-server */
export async function connect(options: ConnectOptions): Promise<Connected> {
  let connection: Connection;
  try {
    const { namespace: _, taskQueue: __, patience: ___, ...place } = options;
    connection = await Connection.connect({ ...place, connectTimeout: 5_000 });
  } catch {
    throw new Trouble('no-server', options.address);
  }
  const client = new Client({ connection, namespace: options.namespace });
  return { connection, client, duban: dubanOver(client, options) };
}

/** The typed façade over a connected client. */
export function dubanOver(client: Client, options: Pick<ConnectOptions, 'taskQueue' | 'patience'> = {}): Duban {
  const { taskQueue = TASK_QUEUE, patience = PATIENCE } = options;
  const inTime = async <T>(
    subject: string,
    unknown: 'unknown-finding' | 'unknown-campaign',
    call: () => Promise<T>,
  ): Promise<T> => {
    try {
      return await client.connection.withDeadline(Date.now() + patience, call);
    } catch (error) {
      throw explained(error, subject, unknown);
    }
  };
  const campaignHandle = (id: string) => client.workflow.getHandle(campaignWorkflowId(id));
  const campaignOf = (id: string): Promise<Campaign> =>
    inTime(id, 'unknown-campaign', () => campaignHandle(id).query(campaignState));
  const languages = new Map<string, Language>();
  /** Asked once: an update is obeyed under its name in any language. */
  const languageOf = async (id: string): Promise<Language> => {
    const language = languages.get(id) ?? (await campaignOf(id)).terms.policy.language;
    languages.set(id, language);
    return language;
  };

  return {
    async openCampaign(campaign) {
      const whole: Campaign = { ...campaign, roster: [] };
      const { terms, phase } = campaign;
      const known = domainMoment(terms.clock, Date.now());
      const agenda = openAgenda(phase, terms, known);
      const spread = { terms: terms.revision, directory: campaign.directory.revision };
      await unlessRunning(() =>
        client.workflow.start<typeof campaignWorkflow>('campaignWorkflow', {
          workflowId: campaignWorkflowId(campaign.id),
          taskQueue,
          args: [
            {
              ...{ campaign: whole, spread, untold: [], archived: false, agenda, known },
              ...{ unsealed: [], processed: [], outbox: [] },
            },
          ],
          workflowIdReusePolicy: 'REJECT_DUPLICATE',
          staticSummary: brief(campaign.name),
        }),
      );
    },
    campaign: campaignOf,
    async openFindings(campaignId, findings, opened) {
      const campaign = await this.campaign(campaignId);
      const fresh: string[] = [];
      for (let begin = 0; begin < findings.length; begin += BATCH) {
        const batch = findings.slice(begin, begin + BATCH);
        const started = await Promise.all(batch.map((finding) => startFinding(finding, campaign)));
        // Who ran already may have been opened by older terms, and not been on the roster when newer ones were told.
        const enrolment = {
          findings: batch.map(({ subject }) => subject.id),
          hold: started.every(Boolean) ? campaign.terms.revision : 0,
        };
        await inTime(campaignId, 'unknown-campaign', () =>
          campaignHandle(campaignId).executeUpdate(enrol, { args: [enrolment] }),
        );
        fresh.push(...batch.filter((_, index) => started[index] === true).map(({ subject }) => subject.id));
        opened?.(begin + batch.length);
      }
      return fresh;
    },
    obey: async (campaign, finding, command, updateId = randomUUID()) => {
      mustTravel(command);
      const update = commandUpdateIn(await languageOf(campaign), command.name);
      return inTime(finding, 'unknown-finding', () =>
        client.workflow
          .getHandle(findingWorkflowId(campaign, finding))
          .executeUpdate(update, { args: [{ command, updateId, sentAt: Date.now() }], updateId }),
      );
    },
    show: (campaign, finding) =>
      inTime(finding, 'unknown-finding', () =>
        client.workflow.getHandle(findingWorkflowId(campaign, finding)).query(findingRun),
      ),
    async list(campaign, filter = {}) {
      const listed: Listed[] = [];
      const { terms } = await this.campaign(campaign);
      for await (const found of client.workflow.list({ query: queryFor(campaign, filter) })) {
        const shown = found.typedSearchAttributes;
        const deadline = shown.get(attributes.deadline);
        listed.push({
          id: found.workflowId.slice(findingWorkflowId(campaign, '').length),
          title: titleIn((found.memo ?? {}) as FindingMemo, terms.policy.language),
          stage: (shown.get(attributes.stage) ?? 'unassigned') as Stage,
          light: (shown.get(attributes.light) ?? 'grey') as Colour,
          leadUnit: shown.get(attributes.unit) ?? null,
          deadline: deadline === undefined ? null : isoDate(dayOf(terms.calendar, deadline.getTime())),
          dutyDue: shown.get(attributes.dutyDue)?.toISOString() ?? null,
          waitingOn: shown.get(attributes.waitingOn) ?? null,
        });
      }
      return listed.sort((a, b) => (a.id < b.id ? -1 : 1));
    },
    async runs(campaign, seen) {
      const [{ roster }, gone] = await Promise.all([this.campaign(campaign), this.gone(campaign)]);
      const running = roster.filter((id) => !gone.includes(id));
      const runs: FindingRun[] = [];
      for (let begin = 0; begin < running.length; begin += BATCH) {
        const batch = running.slice(begin, begin + BATCH);
        runs.push(...(await Promise.all(batch.map((id) => this.show(campaign, id)))));
        seen?.(runs.length, running.length);
      }
      return runs;
    },
    async gone(campaign) {
      const [{ roster }, listed] = await Promise.all([this.campaign(campaign), this.list(campaign)]);
      const running = new Set(listed.map(({ id }) => id));
      // Lists lag behind starts for a moment: who is missing is asked for by name.
      const missing = roster.filter((id) => !running.has(id));
      const found = await Promise.all(missing.map((id) => runsNow(findingWorkflowId(campaign, id))));
      return missing.filter((_, index) => found[index] === false);
    },
    counts: (queries) =>
      inTime('', 'unknown-campaign', () =>
        Promise.all(queries.map(async (query) => (await client.workflow.count(query)).count)),
      ),
    amendPolicy: (id, terms) =>
      inTime(id, 'unknown-campaign', () =>
        campaignHandle(id).executeUpdate(amendPolicy, { args: [{ terms, sentAt: Date.now() }] }),
      ),
    amendDirectory: (id, directory) =>
      inTime(id, 'unknown-campaign', () => campaignHandle(id).executeUpdate(amendDirectory, { args: [directory] })),
    async bounced(campaign, recipient, bounce) {
      const courier = client.workflow.getHandle(courierWorkflowId(campaign, recipient));
      await inTime(recipient, 'unknown-campaign', async () => {
        await courier.signal(bounced, bounce).catch((error: unknown) => {
          if (!(error instanceof WorkflowNotFoundError)) throw error;
        });
      });
    },
    campaignRun: (id) => inTime(id, 'unknown-campaign', () => campaignHandle(id).query(campaignRun)),
    tellCampaign: (id, command, updateId = randomUUID()) =>
      inTime(id, 'unknown-campaign', () =>
        campaignHandle(id).executeUpdate(campaignUpdates[command.name], {
          args: [{ command, updateId, sentAt: Date.now() }],
          updateId,
        }),
      ),
    async archiveCampaign(id) {
      await inTime(id, 'unknown-campaign', () => campaignHandle(id).executeUpdate(archiveCampaign));
    },
    async renew(id) {
      const { roster } = await this.campaign(id);
      for (const finding of roster) {
        await inTime(finding, 'unknown-finding', () =>
          client.workflow
            .getHandle(findingWorkflowId(id, finding))
            .signal(renew)
            .catch((error: unknown) => {
              if (!(error instanceof WorkflowNotFoundError)) throw error;
            }),
        );
      }
      await inTime(id, 'unknown-campaign', () => campaignHandle(id).signal(renew));
    },
    async campaigns() {
      const query = `WorkflowType = 'campaignWorkflow' AND ExecutionStatus = 'Running'`;
      const running: string[] = [];
      for await (const { workflowId } of client.workflow.list({ query })) running.push(workflowId);
      return running.sort();
    },
    async close() {
      await client.connection.close();
    },
  };

  async function runsNow(workflowId: string): Promise<boolean> {
    try {
      return (await client.workflow.getHandle(workflowId).describe()).status.name === 'RUNNING';
    } catch (error) {
      if (error instanceof WorkflowNotFoundError) return false;
      throw error;
    }
  }

  async function startFinding({ subject, due, superior }: NewFinding, { id, terms }: Campaign): Promise<boolean> {
    const finding = openFinding(subject, terms, {
      ...(due === undefined ? {} : { due }),
      ...(superior === undefined ? {} : { superior }),
    });
    const moment = domainMoment(terms.clock, Date.now());
    return unlessRunning(() =>
      client.workflow.start<typeof findingWorkflow>('findingWorkflow', {
        workflowId: findingWorkflowId(id, subject.id),
        taskQueue,
        args: [firstRun(finding, terms, [], moment)],
        workflowIdReusePolicy: 'REJECT_DUPLICATE',
        typedSearchAttributes: [...attributesOf(finding, terms, moment)],
        memo: { ...memoOf(finding, terms, moment) },
        staticSummary: brief(`${subject.id} ${subject.title}`),
      }),
    );
  }
}

async function unlessRunning(start: () => Promise<unknown>): Promise<boolean> {
  try {
    await start();
    return true;
  } catch (error) {
    if (error instanceof WorkflowExecutionAlreadyStartedError) return false;
    throw error;
  }
}

function queryFor(campaign: string, { stage, light, unit, group, overdueAt }: ListFilter): string {
  return findingsQuery(campaign, [
    ...(stage === undefined ? [] : [`DubanStage = ${quoted(stage)}`]),
    ...(light === undefined ? [] : [`DubanLight = ${quoted(light)}`]),
    ...(unit === undefined ? [] : [`DubanUnit = ${quoted(unit)}`]),
    ...(group === undefined ? [] : [`DubanGroup = ${quoted(group)}`]),
    ...(overdueAt === undefined
      ? []
      : [`DubanDutyDue < ${quoted(new Date(overdueAt).toISOString())}`, `DubanWaitingOn != 'nobody'`]),
  ]);
}

function explained(error: unknown, subject: string, unknown: 'unknown-finding' | 'unknown-campaign'): unknown {
  if (error instanceof WorkflowUpdateFailedError && error.cause instanceof ApplicationFailure) {
    const { type, details } = error.cause;
    if (type === 'Refusal') return new Refusal(details?.[0] as Reason);
  }
  if (error instanceof WorkflowNotFoundError) return new Trouble(unknown, subject);
  const cause: unknown = error instanceof Error ? error.cause : undefined;
  if ([error, cause].some((one) => isGrpcDeadlineError(one))) return new Trouble('no-worker', subject);
  if ([error, cause].some((one) => isGrpcServiceError(one) && (one.code as number) === UNAVAILABLE)) {
    return new Trouble('no-server', subject);
  }
  return error;
}

/** gRPC status codes: https://grpc.github.io/grpc/core/md_doc_statuscodes.html */
const UNAVAILABLE = 14;
