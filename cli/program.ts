import { join } from 'node:path';
import { Command } from 'commander';
import { openArchive } from '../archive/archive';
import type { CommandName } from '../domain/commands';
import { version } from '../package.json';
import type { ArgumentName, Branch, OptionName, Undertaking, VerbGroup } from '../words/cli';
import type { Words } from '../words/words';
import { agenda } from './agenda';
import { backup } from './backup';
import { campaignAgenda } from './campaign/agenda';
import { amendCampaign } from './campaign/amend';
import { archiveCampaign } from './campaign/archive';
import { campaignDraft, editCircular, postponeCircular, signCircularOff } from './campaign/circular';
import { showPeople } from './campaign/people';
import { renewCampaign } from './campaign/renew';
import { showCampaign } from './campaign/show';
import { widthOf } from './columns';
import { groupOf, spoken } from './commands';
import { completion } from './completion';
import { demo } from './demo';
import { doctor } from './doctor';
import { draft } from './draft';
import { exitCodes } from './endings';
import { inboxAccept, inboxDismiss, inboxList, inboxShow } from './inbox';
import { exportLedger, importFolder } from './ledger';
import { list } from './list';
import { mailReceive, mailTest } from './mail';
import { dashed, givenBy, optionNamed } from './options';
import { rehearsal } from './rehearse';
import { say } from './say';
import { show } from './show';
import { up } from './up';
import { views } from './views';
import { placing, type Verb } from './verb';
import { worker } from './worker';

/** All that the command line does besides saying commands to findings; `campaign show` stands under `campaign`. */
const contents = (duban: Command): Readonly<Record<Undertaking, Verb>> => ({
  up,
  worker,
  doctor,
  backup,
  completion: completion(duban),
  list,
  show,
  draft,
  agenda,
  views,
  rehearse: rehearsal,
  demo,
  import: importFolder,
  export: exportLedger,
  'campaign show': showCampaign,
  'campaign people': showPeople,
  'campaign agenda': campaignAgenda,
  'campaign draft': campaignDraft,
  'campaign sign-off': signCircularOff,
  'campaign edit-draft': editCircular,
  'campaign postpone-draft': postponeCircular,
  'campaign amend': amendCampaign,
  'campaign renew': renewCampaign,
  'campaign archive': archiveCampaign,
  'mail test': mailTest,
  'mail receive': mailReceive,
  'inbox list': inboxList,
  'inbox show': inboxShow,
  'inbox accept': inboxAccept,
  'inbox dismiss': inboxDismiss,
});

/** The whole command line, worded in the reader's language. */
export function program(words: Words): Command {
  const { cli, commands } = words;
  const { help } = cli;
  const titles = new Map<string, string>(Object.entries(help.titles));
  const duban = new Command('duban').version(version, '-V, --version', help.version);
  duban.helpOption('-h, --help', help.help).helpCommand(false);
  duban.configureHelp({
    displayWidth: widthOf,
    styleTitle: (title) => titles.get(title) ?? title,
    optionDescription: ({ description }) => description,
    subcommandTerm: (command) =>
      [command.name(), command.registeredArguments.map((one) => `<${one.name()}>`)].join(' '),
  });
  duban.configureOutput({ writeErr: () => undefined });
  endsWithHelp(duban.description(cli.program).addOption(optionNamed('lang', words)));

  for (const [name, verb] of Object.entries(contents(duban)) as [Undertaking, Verb][]) {
    added({ ...verb, name, description: cli.undertakings[name], examples: cli.examples[name] }, (values, argument) =>
      verb.act(given(values), words, argument),
    );
  }
  for (const name of Object.keys(spoken) as CommandName[]) {
    const options = [...spoken[name].options, 'as', ...placing] as const;
    const about = { description: commands[name], examples: cli.examples[name], group: groupOf[name] };
    added({ ...about, name: dashed(name), takes: 'finding', options }, (values, finding) =>
      say(name, finding, given(values), words),
    );
  }
  return duban;

  function added(
    { name, description, group, takes, options, examples }: Described,
    act: (values: Values, argument: string) => void | Promise<void>,
  ): void {
    const [last = '', parent] = name.split(' ').reverse();
    const command = new Command(last)
      .copyInheritedSettings(duban)
      .description(description)
      .helpGroup(cli.groups[group]);
    for (const option of [...options, 'lang'] as const) command.addOption(optionNamed(option, words));
    if (takes === undefined) command.action((values: Values) => act(values, ''));
    else {
      command.argument(`<${takes}>`, cli.arguments[takes]);
      command.action((argument: string, values: Values) => act(values, argument));
    }
    command.addHelpText('after', ['', help.examples, ...examples.map((example) => `  ${example}`)].join('\n'));
    under(parent, group).addCommand(command);
  }

  function under(parent: string | undefined, group: VerbGroup): Command {
    if (parent === undefined) return duban;
    const known = duban.commands.find((command) => command.name() === parent);
    if (known !== undefined) return known;
    const made = new Command(parent).copyInheritedSettings(duban).description(cli.branches[parent as Branch]);
    duban.addCommand(endsWithHelp(made).helpCommand(false).helpGroup(cli.groups[group]));
    return made;
  }

  function given(values: Values): ReturnType<typeof givenBy> {
    const data = typeof values['data'] === 'string' ? values['data'] : 'data';
    return givenBy(values, () => openArchive(join(data, 'archive')));
  }
}

/** Where nothing is said after it, its help is what would do. */
function endsWithHelp(command: Command): Command {
  return command.exitOverride((error) => {
    // Help and version were asked for, and have been printed.
    if (error.exitCode === 0) process.exit(exitCodes.done);
    if (error.code !== 'commander.help') throw error;
    command.outputHelp();
    process.exit(exitCodes.misused);
  });
}

type Values = Readonly<Record<string, unknown>>;

interface Described {
  readonly name: string;
  readonly description: string;
  readonly group: VerbGroup;
  readonly takes?: ArgumentName;
  readonly options: readonly OptionName[];
  readonly examples: readonly string[];
}
