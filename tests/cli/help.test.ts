import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Command } from 'commander';
import { program } from '../../cli/program';
import { languages } from '../../domain/policy';
import { wordsFor } from '../../words';

/** The words of a command line, quotes taken off; what goes into a file is the shell's. */
function wordsOf(line: string): readonly string[] {
  const [said = ''] = line.split(/ > | +# /);
  return (said.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

const readme = readFileSync(join(__dirname, '..', '..', 'README.md'), 'utf8');

describe.each(languages)('help in %s', (language) => {
  const words = wordsFor(language);
  const leaves = (command: Command): readonly Command[] =>
    command.commands.length === 0 ? [command] : command.commands.flatMap(leaves);

  it('shows an example of every command, and each is one', async () => {
    const duban = program(words);
    const ran: string[] = [];
    for (const leaf of leaves(duban)) {
      leaf.action(() => {
        ran.push(leaf.name());
      });
    }
    for (const [name, examples] of Object.entries(words.cli.examples)) {
      expect(examples.length).toBeGreaterThan(0);
      for (const example of examples) {
        const [first, ...args] = wordsOf(example);
        expect(first).toBe('duban');
        ran.length = 0;
        await duban.parseAsync(args, { from: 'user' });
        const last = name.split(' ').at(-1) ?? '';
        expect(ran).toEqual([last.replaceAll(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`)]);
      }
    }
  });

  it('lists every command under a heading', () => {
    const text = program(words).helpInformation();
    for (const heading of Object.values(words.cli.groups)) expect(text).toContain(`\n${heading}\n`);
    expect(text).not.toMatch(/\nCommands:|\n命令：/);
  });
});

describe('README.md', () => {
  const lines = readme.split('\n').map((line) => line.replace('node dist/cli/main.js', 'duban'));
  const commands = lines.filter((line) => /^duban /.test(line));

  it.each(commands)('shows a command that there is: %s', async (line) => {
    const duban = program(wordsFor('en'));
    let ran = 0;
    const count = (command: Command): void => {
      if (command.commands.length > 0) command.commands.forEach(count);
      else {
        command.action(() => {
          ran += 1;
        });
      }
    };
    count(duban);
    await duban.parseAsync(wordsOf(line).slice(1), { from: 'user' });
    expect(ran).toBe(1);
  });
});
