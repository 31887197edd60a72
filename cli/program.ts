import { join } from 'node:path';
import { Command } from 'commander';
import { openArchive } from '../archive/archive';
import { readCampaignFiles, termsOf } from '../config/campaign-file';
import { localPostOffice, readMailFile } from '../config/mail-file';
import { domainMoment, realClock } from '../domain/clock';
import type { Command as Said, CommandName } from '../domain/commands';
import { runWorker } from '../worker/run-worker';
import { readStackFile } from '../worker/stack-file';
import type { OptionName, Undertaking } from '../words/cli';
import type { Words } from '../words/words';
import { spoken } from './commands';
import { doctor } from './doctor';
import { addInbox } from './inbox';
import { exportLedger, importFolder } from './ledger';
import { dataOf, onCampaign } from './on-server';
import { receiveMail, tryMail } from './mail';
import { givenBy, optionNamed, type Given } from './options';
import { placeFor } from './place';
import { listText, print, standingText } from './print';
import { rehearseFolder, rehearseOptions } from './rehearse';
import { recordOf, standingOf } from './standing';
import { up } from './up';
import { viewsText } from './views';
import { speakerOf } from './who';

const placing: readonly OptionName[] = ['data', 'address', 'campaign'];

/** The whole command line, worded in the reader's language. */
export function program(words: Words): Command {
  const duban = new Command('duban').description(words.cli.program).version('0.1.0');
  duban.exitOverride((error) => {
    // Help and version were asked for, and have been printed.
    if (error.exitCode === 0) process.exit(0);
    throw error;
  });
  duban.configureOutput({ writeErr: () => undefined });

  undertaking('up', ['data', 'port', 'pace', 'keep', 'campaign']).action((values: Values) => up(given(values), words));
  undertaking('import', [...placing, 'dryRun', 'start', 'assign', 'yes'])
    .argument('<folder>', words.cli.folder)
    .action((folder: string, values: Values) => importFolder(folder, given(values), words));
  undertaking('export', placing)
    .argument('<file>', words.cli.sheet)
    .action((file: string, values: Values) => exportLedger(file, given(values), words));
  undertaking('list', [...placing, 'stage', 'light', 'unit', 'group', 'overdue', 'json']).action((values: Values) =>
    list(given(values)),
  );
  undertaking('show', [...placing, 'json'])
    .argument('<finding>', words.cli.findingId)
    .action((finding: string, values: Values) => show(finding, given(values)));
  undertaking('views', [...placing, 'json']).action((values: Values) =>
    onCampaign(given(values), async (service, id) => {
      print(await viewsText(service, id, given(values), words));
    }),
  );
  undertaking('worker', ['data', 'address']).action((values: Values) => work(given(values)));
  const mail = undertaking('mail', []);
  undertaking('mailTest', ['data', 'to', 'patience'], 'test', mail).action((values: Values) =>
    tryMail(given(values), words),
  );
  undertaking('mailReceive', [...placing, 'port'], 'receive', mail).action((values: Values) =>
    onCampaign(given(values), (service, id) => receiveMail(service, id, given(values), words)),
  );
  undertaking('doctor', placing).action((values: Values) => doctor(given(values), words));
  undertaking('amend', [...placing])
    .argument('<folder>', words.cli.folder)
    .action((folder: string, values: Values) => amend(folder, given(values)));
  undertaking('renew', [...placing]).action((values: Values) => renew(given(values)));
  undertaking('archive', [...placing]).action((values: Values) => archive(given(values)));
  undertaking('rehearse', rehearseOptions)
    .argument('<folder>', words.cli.folder)
    .action((folder: string, values: Values) => rehearseFolder(folder, given(values), words));
  addInbox(duban, words);
  for (const name of Object.keys(spoken) as CommandName[]) command(name);
  return duban;

  function undertaking(name: Undertaking, options: readonly OptionName[], said: string = name, under = duban): Command {
    const made = under.command(said).description(words.cli.undertakings[name]);
    for (const option of options) made.addOption(optionNamed(option, words));
    return inherited(made);
  }

  /** `submitPlan` is said as `duban submit-plan WH-012 …`. */
  function command(name: CommandName): void {
    const made = duban
      .command(name.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`))
      .description(words.commands[name])
      .argument('<finding>', words.cli.findingId);
    for (const option of [...spoken[name].options, 'as', ...placing] as const)
      made.addOption(optionNamed(option, words));
    inherited(made).action((finding: string, values: Values) => say(name, finding, given(values)));
  }

  function inherited(made: Command): Command {
    return made.copyInheritedSettings(duban);
  }

  function given(values: Values): Given {
    return givenBy(values, () => openArchive(join(dataIn(values), 'archive')));
  }

  async function say(name: CommandName, finding: string, options: Given): Promise<void> {
    const said = options.text('as');
    await onCampaign(options, async (service, id) => {
      const campaign = await service.campaign(id);
      const by = speakerOf(said, campaign);
      const run = await service.show(id, finding);
      const keep = () => openArchive(join(dataOf(options), 'archive'));
      const facts = await Promise.resolve(
        spoken[name].read(options, { finding: run.finding, campaign, archive: keep }),
      );
      const { stage } = await service.obey(id, finding, { ...facts, name, by, via: 'cli' } as unknown as Said);
      print(words.cli.obeyed(finding, words.stages[stage]));
    });
  }

  async function list(options: Given): Promise<void> {
    await onCampaign(options, async (service, id) => {
      const { terms } = await service.campaign(id);
      const listed = await service.list(id, {
        ...options.textAs('stage', 'stage'),
        ...options.textAs('light', 'light'),
        ...options.textAs('unit', 'unit'),
        ...options.textAs('group', 'group'),
        ...(options.is('overdue') ? { overdueAt: domainMoment(terms.clock, Date.now()) } : {}),
      });
      print(options.is('json') ? JSON.stringify(listed, null, 2) : listText(listed, words));
    });
  }

  async function show(finding: string, options: Given): Promise<void> {
    await onCampaign(options, async (service, id) => {
      const campaign = await service.campaign(id);
      const run = await service.show(id, finding);
      const standing = standingOf(run, campaign, domainMoment(run.terms.clock, Date.now()));
      const record = await recordOf(run, openArchive(join(dataOf(options), 'archive')));
      print(
        options.is('json')
          ? JSON.stringify({ ...standing, record: record.entries, recordWhole: record.whole }, null, 2)
          : standingText(standing, record, run.terms.calendar, words),
      );
    });
  }

  async function work(options: Given): Promise<void> {
    const data = dataOf(options);
    const account = await readMailFile(data);
    const smtp = account?.smtp ?? localPostOffice(readStackFile(data)?.ports.letters ?? 1025);
    await runWorker({ data, place: placeFor(data, options.maybe('address')), smtp });
  }

  async function amend(folder: string, options: Given): Promise<void> {
    const files = await readCampaignFiles(folder);
    await onCampaign(options, async (service, id) => {
      const { terms, directory } = await service.campaign(id);
      const wanted = { ...termsOf(files, realClock), clock: terms.clock };
      const termsNow = await service.amendPolicy(id, wanted);
      const directoryNow = await service.amendDirectory(id, { ...files.directory, revision: directory.revision });
      print(words.cli.amended(termsNow, directoryNow));
    });
  }

  async function renew(options: Given): Promise<void> {
    await onCampaign(options, async (service, id) => {
      await service.renew(id);
      print(words.cli.renewed((await service.campaign(id)).roster.length));
    });
  }

  async function archive(options: Given): Promise<void> {
    await onCampaign(options, async (service, id) => {
      await service.archiveCampaign(id);
      print(words.cli.archived);
    });
  }
}

type Values = Readonly<Record<string, unknown>>;

function dataIn(values: Values): string {
  return typeof values['data'] === 'string' ? values['data'] : 'data';
}
