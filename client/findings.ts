import { randomUUID } from 'node:crypto';
import { mustTravel } from '../domain/commands/decide';
import type { Command } from '../domain/commands/commands';
import type { Language } from '../domain/policy/policy';
import { refuse } from '../domain/commands/refusal';
import { commandFacts } from '../domain/commands/command-facts';
import { commandUpdateIn, findingRun, type FindingRun, type Obeyed } from '../workflows/messages';
import { askedOfFinding, type Calls } from './calls';
import { Trouble } from './errors';
import { lookAt } from './look';
import { openFindings, type NewFinding, type Opening } from './open-findings';
import { campaignNow, readAll, readOne, type ReadFinding, type Reading } from './reading';

/** What can be asked of findings and said to them. */
export interface Findings {
  /**
   * Opens what is missing, and starts nothing twice.
   * @param opened hears how many are done
   */
  openFindings(campaign: string, findings: readonly NewFinding[], opened?: (done: number) => void): Promise<Opening>;
  /**
   * What is repeated under one id must be repeated whole, the time at which it was first said included: where a server
   * restarts in between, the finding may obey one of the two while its history holds the other, and replays to another
   * state.
   * @param sentAt milliseconds; now, if it is said once
   * @throws Refusal; Trouble unknown-finding, no-worker, task-fails
   */
  obey(campaign: string, finding: string, command: Command, updateId?: string, sentAt?: number): Promise<Obeyed>;
  /**
   * Asks the finding itself: whole, and as it stands now.
   * @param patience milliseconds until it is taken not to answer
   * @throws Trouble unknown-finding, no-worker, task-fails
   */
  show(campaign: string, finding: string, patience?: number): Promise<FindingRun>;
  /**
   * Every finding of the campaign from Temporal's list: needs no worker, and no broken finding can stop it.
   * @param seen hears how many are read
   */
  read(campaign: string, seen?: (done: number, of: number) => void): Promise<Reading>;
  /** One finding as it stood after its last workflow task. Needs no worker. */
  readOne(campaign: string, finding: string): Promise<ReadFinding>;
  /** How many each query finds. */
  counts(queries: readonly string[]): Promise<readonly number[]>;
}

/**
 * A finding is merged only into one that is still followed up, both when that is proposed and when the director agrees.
 * @throws Refusal no-such-receiver
 */
async function receiverMustBeOpen(calls: Calls, campaign: string, finding: string, command: Command): Promise<void> {
  const into = await receiverOf(calls, campaign, finding, command);
  if (into === undefined) return;
  const receiver = await readOne(calls, campaign, into).catch((error: unknown) => {
    if (error instanceof Trouble && error.code === 'unknown-finding') return undefined;
    throw error;
  });
  const stage = receiver?.finding.standing.stage;
  if (stage === undefined || !commandFacts.withdraw.stages.includes(stage)) refuse({ code: 'no-such-receiver', into });
}

async function receiverOf(
  calls: Calls,
  campaign: string,
  finding: string,
  command: Command,
): Promise<string | undefined> {
  if (command.name === 'withdraw') return command.into;
  if (command.name !== 'decideWithdrawal' || !command.agreed) return undefined;
  const { finding: now } = await calls.ask(askedOfFinding(campaign, finding), (handle) => lookAt(handle, findingRun));
  return now.withdrawal?.into;
}

export function findingsBy(calls: Calls): Findings {
  const languages = new Map<string, Promise<Language>>();
  /** Asked once: an update is obeyed under its name in any language. */
  const languageOf = (id: string): Promise<Language> => {
    const asked = languages.get(id) ?? campaignNow(calls, id).then(({ campaign }) => campaign.terms.policy.language);
    languages.set(id, asked);
    asked.catch(() => languages.delete(id));
    return asked;
  };

  return {
    openFindings: (campaign, findings, opened) => openFindings(calls, campaign, findings, opened),
    async obey(campaign, finding, command, updateId = randomUUID(), sentAt = Date.now()) {
      mustTravel(command);
      await receiverMustBeOpen(calls, campaign, finding, command);
      const update = commandUpdateIn(await languageOf(campaign), command.name);
      return calls.ask(askedOfFinding(campaign, finding), (handle) =>
        handle.executeUpdate(update, { args: [{ command, updateId, sentAt }], updateId }),
      );
    },
    show: (campaign, finding, patience) =>
      calls.ask(askedOfFinding(campaign, finding), (handle) => lookAt(handle, findingRun), patience),
    read: (campaign, seen) => readAll(calls, campaign, seen),
    readOne: (campaign, finding) => readOne(calls, campaign, finding),
    counts: (queries) =>
      calls.look((workflows) => Promise.all(queries.map(async (query) => (await workflows.count(query)).count))),
  };
}
