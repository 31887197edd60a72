import type { Command } from 'commander';
import { Trouble } from '../client/errors';
import { program } from './program';
import type { Verb } from './verb';

const shells = ['bash', 'zsh', 'fish'] as const;

/** `duban completion`: a script for the shell, by the commands and options there are. */
export const completion: Verb = {
  act(_, words, written) {
    const shell = shells.find((one) => one === written);
    if (shell === undefined) throw new Trouble('bad-argument', written, shells);
    process.stdout.write(`${scripts[shell](placesIn(program(words)))}\n`);
  },
};

/** A point of the command line: what may be written next. */
interface CompletionPoint {
  /** `duban campaign`. */
  readonly at: string;
  readonly commands: readonly Named[];
  readonly options: readonly (Named & { readonly values: readonly string[] })[];
}

interface Named {
  readonly name: string;
  readonly description: string;
}

function placesIn(command: Command, before = ''): readonly CompletionPoint[] {
  const at = `${before} ${command.name()}`.trim();
  const commands = command.commands.map((one) => ({ name: one.name(), description: one.description() }));
  const options = command.options.map(({ long, description, argChoices = [] }) => ({
    name: long ?? '',
    description,
    values: argChoices,
  }));
  return [{ at, commands, options }, ...command.commands.flatMap((one) => placesIn(one, at))];
}

const scripts: Readonly<Record<(typeof shells)[number], (places: readonly CompletionPoint[]) => string>> = {
  bash: (places) =>
    [
      '# duban completion bash > /etc/bash_completion.d/duban',
      '_duban() {',
      '  local cur="${COMP_WORDS[COMP_CWORD]}" prev="${COMP_WORDS[COMP_CWORD-1]}" at=duban word words=',
      '  for word in "${COMP_WORDS[@]:1:COMP_CWORD-1}"; do',
      ...descent(places),
      '  done',
      '  case "$at $prev" in',
      ...values(places, (words) => `COMPREPLY=($(compgen -W ${quoted(words.join(' '))} -- "$cur")); return`),
      '  esac',
      '  case "$at" in',
      ...nexts(places, (words) => `words=${quoted(words.join(' '))}`),
      '  esac',
      '  COMPREPLY=($(compgen -W "$words" -- "$cur"))',
      '}',
      'complete -o default -F _duban duban',
    ].join('\n'),
  zsh: (places) =>
    [
      '#compdef duban',
      '# duban completion zsh > "${fpath[1]}/_duban"',
      '_duban() {',
      '  local at=duban word prev="${words[CURRENT-1]}"',
      '  for word in "${(@)words[2,CURRENT-1]}"; do',
      ...descent(places),
      '  done',
      '  case "$at $prev" in',
      ...values(places, (words) => `compadd -- ${words.map(quoted).join(' ')}; return`),
      '  esac',
      '  case "$at" in',
      ...nexts(places, (words) => `compadd -- ${words.map(quoted).join(' ')}`),
      '  esac',
      '  _files',
      '}',
      'if [ "$funcstack[1]" = _duban ]; then _duban "$@"; else compdef _duban duban; fi',
    ].join('\n'),
  fish: (places) =>
    [
      '# duban completion fish > ~/.config/fish/completions/duban.fish',
      'complete -c duban -f',
      ...places.flatMap(({ at, commands, options }) => [
        ...commands.map(
          ({ name, description }) =>
            `complete -c duban -n ${quoted(atInFish(at, commands))} -a ${name} -d ${quoted(description)}`,
        ),
        ...options.map(
          ({ name, description, values: known }) =>
            `complete -c duban -n ${quoted(atInFish(at, []))} -l ${name.slice(2)} -d ${quoted(description)}${known.length === 0 ? '' : ` -xa ${quoted(known.join(' '))}`}`,
        ),
      ]),
    ].join('\n'),
};

/** Walks from `duban` down to the command that is being written. */
function descent(places: readonly CompletionPoint[]): readonly string[] {
  const steps = places.filter(({ at }) => at.includes(' ')).map(({ at }) => `      ${quoted(at)}) at=${quoted(at)} ;;`);
  return ['    case "$at $word" in', ...steps, '    esac'];
}

function values(places: readonly CompletionPoint[], then: (words: readonly string[]) => string): readonly string[] {
  return places.flatMap(({ at, options }) =>
    options
      .filter((option) => option.values.length > 0)
      .map((option) => `    ${quoted(`${at} ${option.name}`)}) ${then(option.values)} ;;`),
  );
}

function nexts(places: readonly CompletionPoint[], then: (words: readonly string[]) => string): readonly string[] {
  return places.map(
    ({ at, commands, options }) => `    ${quoted(at)}) ${then([...commands, ...options].map(({ name }) => name))} ;;`,
  );
}

/** Where the words of `at` have been written, and no command under it yet. */
function atInFish(at: string, commands: readonly Named[]): string {
  const written = at.split(' ').slice(1);
  const seen = written.map((word) => `__fish_seen_subcommand_from ${word}`);
  const notYet =
    commands.length === 0 ? [] : [`not __fish_seen_subcommand_from ${commands.map(({ name }) => name).join(' ')}`];
  return [...seen, ...notYet].join('; and ') || 'true';
}

function quoted(text: string): string {
  return `'${text.replaceAll("'", `'\\''`)}'`;
}
