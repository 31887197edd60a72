import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import type { Duban } from '../client/duban';
import { everybodyPrompt } from '../config/behaviours-file';
import { dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import type { Command } from '../domain/commands/commands';
import { actorOf, holderOf } from '../domain/organisation/directory';
import { dutiesOf } from '../domain/duties/duties';
import type { Position } from '../domain/organisation/positions';
import { Refusal } from '../domain/commands/refusal';
import { answerTo } from '../rehearsal/answers';
import { campaignWorkflowId, courierWorkflowId, findingWorkflowId } from '../workflows/ids';
import type { Campaign, FindingRun } from '../workflows/messages';
import { pickedFrom, type Random } from './random';

export interface Town {
  readonly client: Client;
  readonly duban: Duban;
  readonly campaign: Campaign;
  readonly findings: readonly string[];
  readonly random: Random;
  readonly signal: AbortSignal;
}

/** A command that a finding said it obeyed. */
export interface ObeyedCommand {
  readonly finding: string;
  readonly updateId: string;
  readonly name: Command['name'];
}

/** Tries of one command, always the same whole, before whoever says it gives up. */
const TRIES = 6;

/**
 * Lets everybody in a campaign act at random until the signal.
 * @param obeyed what was obeyed is written down here
 */
export async function live(town: Town, obeyed: ObeyedCommand[]): Promise<void> {
  await Promise.all([
    ...town.findings.map(async (finding, turn) => {
      while (!town.signal.aborted) {
        await pause(300 + town.random() * 3_500);
        const command = await nextWord(town, finding, turn).catch(() => undefined);
        if (command !== undefined) obeyed.push(...(await said(town, finding, command)));
      }
    }),
    garble(town),
    amend(town),
  ]);
}

/** Says it until it is answered; now and then twice at once, as from two machines. */
async function said(
  { duban, campaign, random }: Town,
  finding: string,
  command: Command,
): Promise<readonly ObeyedCommand[]> {
  const [updateId, sentAt] = [randomUUID(), Date.now()];
  const say = () => duban.obey(campaign.id, finding, command, updateId, sentAt);
  for (let tries = 0; tries < TRIES; tries += 1) {
    try {
      await (random() < 0.15 ? Promise.any([say(), say()]) : say());
      return [{ finding, updateId, name: command.name }];
    } catch (error) {
      const all: readonly unknown[] = error instanceof AggregateError ? error.errors : [error];
      if (all.some((one) => one instanceof Refusal)) return [];
      await pause(1_000);
    }
  }
  return [];
}

/** Mostly an answer to a duty, sometimes anything else. */
async function nextWord(town: Town, finding: string, turn: number): Promise<Command | undefined> {
  const { duban, campaign, random } = town;
  const run = await duban.show(campaign.id, finding);
  const moment = domainMoment(run.terms.clock, Date.now());
  const speak = (as: Position, facts: object): Command | undefined => {
    const person = holderOf(campaign.directory, as);
    const by = person && actorOf(campaign.directory, person.code, dayOf(run.terms.calendar, moment));
    return by && ({ ...facts, by, via: 'script' } as unknown as Command);
  };
  if (random() < 0.3) return whim(run, moment, random, speak);
  const duty = pickedFrom(random, dutiesOf(run.finding, run.terms));
  if (duty === undefined) return undefined;
  const scene = { ...run, directory: campaign.directory, behaviours: everybodyPrompt, behaviour: {} };
  const answer = answerTo(duty, run.finding, moment, { ...scene, turn, phrase: 'as agreed' });
  return answer && speak(duty.holder, answer);
}

function whim(
  { finding, terms }: FindingRun,
  moment: number,
  random: Random,
  speak: (as: Position, facts: object) => Command | undefined,
): Command | undefined {
  const today = dayOf(terms.calendar, moment);
  const lead = `unit/${finding.assignment?.lead ?? ''}` as const;
  const measuresDone = (finding.plan?.measures ?? []).map(({ number }) => number);
  const { division } = finding.subject;
  const whims: readonly (readonly [Position, object])[] = [
    ['office/staff', { name: 'note', text: '督'.repeat(Math.floor(random() * 1_500)), files: [] }],
    ['office/staff', { name: 'note', text: 'seen on site', files: [] }],
    [`${lead}/contact`, { name: 'fileReport', text: 'done', measuresDone, files: [] }],
    [`${lead}/contact`, { name: 'requestExtension', to: today + 60, reason: 'frost' }],
    [`${lead}/contact`, { name: 'decline', reason: 'not ours' }],
    [
      'office/staff',
      finding.hold === undefined ? { name: 'hold', reason: 'court', reviewBy: today + 9 } : { name: 'resume' },
    ],
    ['office/staff', { name: 'resume' }],
    ['office/staff', { name: 'nudge', text: 'please' }],
    ['office/staff', { name: 'recordInstruction', text: 'hurry' }],
    ['office/staff', { name: 'raiseLight', to: 'red', why: 'serious' }],
    ['office/director', { name: 'lowerLight', why: 'settled' }],
    ['office/staff', { name: 'flagLacking', what: 'dust again' }],
    ['office/staff', { ...division, name: 'reassign', reason: 'other field' }],
    ['office/staff', { name: 'reopen', reason: 'it came back' }],
    ...(random() < 0.1 ? [['office/staff', { name: 'withdraw', why: 'merged' }] as const] : []),
  ];
  const [as, facts] = pickedFrom(random, whims) ?? [];
  return as && facts && speak(as, facts);
}

/** Signals that nobody should send, to whatever runs; and some that may come at any time. */
async function garble({ client, campaign, findings, random, signal }: Town): Promise<void> {
  while (!signal.aborted) {
    await pause(500 + random() * 2_000);
    const finding = findingWorkflowId(campaign.id, pickedFrom(random, findings) ?? '');
    const courier = courierWorkflowId(campaign.id, pickedFrom(random, campaign.directory.people)?.code ?? '');
    const garbled: readonly (readonly [string, string, unknown])[] = [
      [finding, 'mailReported', 'stuck'],
      [finding, 'termsAmended', { terms: { revision: 1e9 }, sentAt: Date.now() }],
      [finding, 'unheardOf', undefined],
      [finding, 'renew', undefined],
      [courier, 'post', { lines: 3 }],
      [courier, 'bounced', null],
      [courier, 'renew', undefined],
      [courier, 'directoryAmended', undefined],
      [campaignWorkflowId(campaign.id), 'mailReported', []],
      [campaignWorkflowId(campaign.id), 'renew', undefined],
    ];
    const [workflowId, name, argument] = pickedFrom(random, garbled) ?? ['', '', undefined];
    const send = () => client.workflow.getHandle(workflowId).signal(name, argument);
    await Promise.allSettled(random() < 0.3 ? [send(), send()] : [send()]);
  }
}

/** Policy and directory are amended in turn. */
async function amend({ duban, campaign: { id }, random, signal }: Town): Promise<void> {
  while (!signal.aborted) {
    await pause(4_000 + random() * 8_000);
    try {
      const { terms, directory } = await duban.campaign(id);
      const { policy } = terms;
      if (random() < 0.5) {
        const workingDays = 1 + Math.floor(random() * 5);
        const duties = { ...policy.duties, acknowledge: { ...policy.duties.acknowledge, limit: { workingDays } } };
        await duban.amendPolicy(id, { ...terms, policy: { ...policy, duties } });
      } else {
        const away = pickedFrom(random, directory.people)?.code ?? '';
        const delegate = pickedFrom(random, directory.people)?.code ?? '';
        const from = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
        const absences = away === delegate ? [] : [{ from, to: from + 10, delegate }];
        const people = directory.people.map((person) => (person.code === away ? { ...person, absences } : person));
        await duban.amendDirectory(id, { ...directory, people });
      }
    } catch {
      // The server was away: the next amendment comes.
    }
  }
}
