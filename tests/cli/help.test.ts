import type { Command } from 'commander';
import { program } from '../../cli/program';
import { languages } from '../../domain/policy/policy';
import { wordsFor } from '../../words';

/** The words of a command line, quotes taken off; what goes into a file is the shell's. */
function wordsOf(line: string): readonly string[] {
  const [said = ''] = line.split(/ > | +# /);
  return (said.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

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
