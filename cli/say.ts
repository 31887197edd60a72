import { join } from 'node:path';
import { openArchive } from '../archive/archive';
import type { Command, CommandName } from '../domain/commands';
import { Refusal } from '../domain/refusal';
import type { Words } from '../words/words';
import { spoken } from './commands';
import { reasonWithNames } from './names';
import { dataOf, onCampaign } from './on-server';
import type { Given } from './options';
import { print } from './print';
import { speakerOf } from './who';

/**
 * Says a command to a finding, and prints where it stands after it.
 * @throws Refusal, naming people by their names; Trouble unknown-finding, unknown-person, bad-argument
 */
export async function say(name: CommandName, finding: string, given: Given, words: Words): Promise<void> {
  const said = given.text('as');
  await onCampaign(given, async (service, id) => {
    const campaign = await service.campaign(id);
    const by = speakerOf(said, campaign);
    const run = await service.show(id, finding);
    const archive = () => openArchive(join(dataOf(given), 'archive'));
    const facts = await Promise.resolve(spoken[name].read(given, { finding: run.finding, campaign, archive }));
    const command = { ...facts, name, by, via: 'cli' } as unknown as Command;
    const { stage } = await service.obey(id, finding, command).catch((error: unknown) => {
      throw error instanceof Refusal ? new Refusal(reasonWithNames(error.reason, campaign.directory)) : error;
    });
    print(words.cli.obeyed(finding, words.stages[stage]));
  });
}
