import { join } from 'node:path';
import { Command } from 'commander';
import type { CommandName } from '../domain/commands/commands';
import { version } from '../package.json';
import type { ArgumentName, Branch, OptionName, Undertaking, VerbGroup } from '../words/cli';
import type { Words } from '../words/words';
import { widthOf } from './columns';
import { groupOf, spoken } from './commands';
import { choosingFor, meansMany } from './filter';
import { dashed, givenBy, optionNamed, partsGiven } from './options';
import { placing, verbs } from './verbs';

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

  for (const [name, { load, ...verb }] of Object.entries(verbs) as [Undertaking, (typeof verbs)[Undertaking]][]) {
    const about = { description: cli.undertakings[name], examples: cli.examples[name] };
    added({ ...verb, ...about, name }, async (values, written = '') =>
      (await load()).act(given(values), words, written),
    );
  }
  for (const name of Object.keys(spoken) as CommandName[]) {
    const { options, among = {}, oneByOne = false } = spoken[name];
    const many = oneByOne ? [] : ([...choosingFor(name), 'all', 'dryRun', 'yes', 'json'] as const);
    const about = { description: commands[name], examples: cli.examples[name], group: groupOf[name], among };
    const takes = oneByOne ? 'finding' : 'findings';
    added(
      { ...about, name: dashed(name), takes, options: [...options, 'as', ...many, ...placing] },
      async (values, ...written) => {
        const said = given(values);
        const findings = written.flatMap(partsGiven);
        const [only = ''] = findings;
        if (name === 'signOff') await (await import('./formal-letters.js')).signLetter(only, said, words);
        else if (name === 'editDraft') await (await import('./formal-letters.js')).editLetter(only, said, words);
        else if (oneByOne || !meansMany(name, findings, said))
          await (await import('./say.js')).say(name, only, said, words);
        else await (await import('./say-to-many.js')).sayToMany(name, findings, said, words);
      },
    );
  }
  return duban;

  function added(
    { name, description, group, takes, options, among, examples }: Described,
    act: (values: Values, ...written: readonly string[]) => Promise<void>,
  ): void {
    const [last = '', parent] = name.split(' ').reverse();
    const command = new Command(last)
      .copyInheritedSettings(duban)
      .description(description)
      .helpGroup(cli.groups[group]);
    for (const option of [...options, 'lang'] as const) command.addOption(optionNamed(option, words, among?.[option]));
    if (takes === undefined) command.action((values: Values) => act(values));
    else if (takes === 'findings') {
      command.argument('[finding...]', cli.arguments.findings);
      command.action((written: readonly string[], values: Values) => act(values, ...written));
    } else {
      command.argument(`<${takes}>`, cli.arguments[takes]);
      command.action((written: string, values: Values) => act(values, written));
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
    const archive = async () => {
      const { openArchive } = await import('../archive/archive.js');
      return openArchive(join(data, 'archive'));
    };
    return givenBy(values, archive);
  }
}

/** Without a subcommand, prints the help. @throws CommanderError for whatever ends the parsing: main.ts ends the process */
function endsWithHelp(command: Command): Command {
  return command.exitOverride((error) => {
    if (error.code === 'commander.help') command.outputHelp();
    throw error;
  });
}

type Values = Readonly<Record<string, unknown>>;

interface Described {
  readonly name: string;
  readonly description: string;
  readonly group: VerbGroup;
  readonly takes?: ArgumentName;
  readonly options: readonly OptionName[];
  readonly among?: Partial<Readonly<Record<OptionName, readonly string[]>>>;
  readonly examples: readonly string[];
}
