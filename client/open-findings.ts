import { domainMoment } from '../domain/calendar/clock';
import type { Command } from '../domain/commands/commands';
import { decide } from '../domain/commands/decide';
import { defined } from '../domain/defined';
import type { Subject } from '../domain/finding/finding';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { openFinding } from '../domain/finding/open';
import type { Terms } from '../domain/policy/policy';
import { refuse, Refusal, type Reason } from '../domain/commands/refusal';
import { brief } from '../words/brief';
import type { findingWorkflow } from '../workflows';
import { attributesOf } from '../workflows/attributes';
import { findingWorkflowId } from '../workflows/ids';
import { memoOf } from '../workflows/memo';
import { enrol, firstRun, type FindingRun } from '../workflows/messages';
import { askedOfCampaign, type Calls } from './calls';
import { Trouble } from './errors';
import { inBatches } from './in-batches';
import { campaignNow } from './reading';
import { unlessRunning } from './unless-running';

/** A finding to be opened, as the ledger has it. */
export interface NewFinding {
  readonly subject: Subject;
  readonly due?: DayIndex;
  readonly superior?: DayIndex;
  /** What is said to it at once: its workflow starts with that done. */
  readonly said?: readonly Saying[];
}

/** A command, and the id by which it is known again should it be said once more. */
export interface Saying {
  readonly command: Command;
  readonly updateId: string;
}

/** What became of findings that were to be opened. */
export interface Opening {
  /** Ids of those that did not run before. */
  readonly fresh: readonly string[];
  /** What was said at once, and a fresh finding did not take: it was opened without it. */
  readonly refused: readonly Refused[];
}

/** A command that a finding did not take, and why. */
export interface Refused {
  readonly finding: string;
  readonly reason: Reason;
}

/** Findings put on the roster together. */
const ENROLLED_TOGETHER = 100;

/**
 * Opens what is missing of a campaign's findings, twenty at a time, and puts all of them on its roster.
 * @throws Refusal campaign-archived; Trouble campaign-stopped
 */
export async function openFindings(
  calls: Calls,
  campaignId: string,
  findings: readonly NewFinding[],
  opened?: (done: number) => void,
): Promise<Opening> {
  const { campaign, state } = await campaignNow(calls, campaignId);
  if (state === 'archived') refuse({ code: 'campaign-archived' });
  if (state === 'stopped') throw new Trouble('campaign-stopped', campaignId);
  const { terms } = campaign;
  const fresh: string[] = [];
  const refused: Refused[] = [];
  for (let begin = 0; begin < findings.length; begin += ENROLLED_TOGETHER) {
    const batch = findings.slice(begin, begin + ENROLLED_TOGETHER);
    const started = await inBatches(batch, async (finding) => {
      const first = firstRunOf(finding, terms, domainMoment(terms.clock, Date.now()));
      return { ...first, isFresh: await start(calls, campaignId, first.run) };
    });
    for (const { run, reasons, isFresh } of started) {
      if (!isFresh) continue;
      const { id } = run.finding.subject;
      fresh.push(id);
      refused.push(...reasons.map((reason) => ({ finding: id, reason })));
    }
    // Who ran already may have been opened by older terms, and not been on the roster when newer ones were told.
    const hold = started.every(({ isFresh }) => isFresh) ? terms.revision : 0;
    const enrolment = { findings: batch.map(({ subject }) => subject.id), hold };
    await calls.ask(askedOfCampaign(campaignId), (handle) => handle.executeUpdate(enrol, { args: [enrolment] }));
    opened?.(begin + batch.length);
  }
  return { fresh, refused };
}

/** A finding as its workflow starts: opened, and what is said at once done. */
function firstRunOf(
  { subject, due, superior, said = [] }: NewFinding,
  terms: Terms,
  moment: Moment,
): { readonly run: FindingRun; readonly reasons: readonly Reason[] } {
  const opened = openFinding(subject, terms, defined<{ due?: DayIndex; superior?: DayIndex }>({ due, superior }));
  let run = firstRun(opened, terms, [], moment);
  const reasons: Reason[] = [];
  for (const { command, updateId } of said) {
    try {
      const { finding, entries } = decide(run.finding, terms, command, moment);
      run = {
        ...run,
        finding,
        unsealed: [...run.unsealed, ...entries.map((entry) => ({ ...entry, updateId }))],
        processed: [...run.processed, [updateId, { seq: finding.seq, stage: finding.standing.stage }]],
      };
    } catch (error) {
      if (!(error instanceof Refusal)) throw error;
      reasons.push(error.reason);
    }
  }
  return { run, reasons };
}

async function start({ client, taskQueue }: Calls, campaign: string, run: FindingRun): Promise<boolean> {
  const { finding, terms, known } = run;
  const { id, title } = finding.subject;
  return unlessRunning(() =>
    client.workflow.start<typeof findingWorkflow>('findingWorkflow', {
      workflowId: findingWorkflowId(campaign, id),
      taskQueue,
      args: [run],
      workflowIdReusePolicy: 'REJECT_DUPLICATE',
      typedSearchAttributes: [...attributesOf(finding, terms, known)],
      memo: { ...memoOf(run, known) },
      staticSummary: brief(`${id} ${title}`),
    }),
  );
}
