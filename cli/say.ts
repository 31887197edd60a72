import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import type { Command, CommandName } from '../domain/commands/commands';
import type { Finding, Stage } from '../domain/finding/finding';
import type { Actor } from '../domain/organisation/positions';
import { Refusal } from '../domain/commands/refusal';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import { spoken } from './commands';
import { reasonWithNames } from '../words/names';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { print } from './print';
import { speakerOf } from './who';

/** What the user of this host wants said, whatever finding it is said to. */
export interface HostCommand {
  readonly name: CommandName;
  readonly given: Given;
  readonly by: Actor;
  readonly campaign: Campaign;
  readonly archive: () => Archive;
}

/**
 * Says a command to a finding, and prints where it stands after it.
 * @throws Refusal, naming people by their names; Trouble unknown-finding, unknown-person, bad-argument
 */
export async function say(name: CommandName, finding: string, given: Given, words: Words): Promise<void> {
  const as = given.text('as');
  await onCampaign(given, async (service, id) => {
    const campaign = await service.campaign(id);
    const saying = sayingBy(as, name, given, campaign);
    const run = await service.show(id, finding);
    const stage = await said(service, await commandGiven(run.finding, saying), saying, finding);
    print(words.cli.obeyed(finding, words.stages[stage]));
  });
}

/** @throws Trouble unknown-person */
export function sayingBy(as: string, name: CommandName, given: Given, campaign: Campaign): HostCommand {
  const archive = (): Archive => openArchive(join(dataOf(given), 'archive'));
  return { name, given, by: speakerOf(as, campaign), campaign, archive };
}

/** The command as it is for this finding: what is not said stands as it was there. @throws Trouble */
export async function commandGiven(
  finding: Finding,
  { name, given, by, campaign, archive }: HostCommand,
): Promise<Command> {
  const facts = await Promise.resolve(spoken[name].read(given, { finding, campaign, archive }));
  return { ...facts, name, by, via: 'cli' } as unknown as Command;
}

/** @throws Refusal, naming people by their names; Trouble */
export async function said(
  service: Duban,
  command: Command,
  { campaign }: HostCommand,
  finding: string,
  updateId?: string,
): Promise<Stage> {
  try {
    return (await service.obey(campaign.id, finding, command, updateId)).stage;
  } catch (error) {
    throw namingPeople(error, campaign);
  }
}

/** An error where a refusal speaks of people and units by their names. */
export function namingPeople(error: unknown, { directory }: Campaign): unknown {
  return error instanceof Refusal ? new Refusal(reasonWithNames(error.reason, directory)) : error;
}
