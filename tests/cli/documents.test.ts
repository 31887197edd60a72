import { existsSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import type { Command } from 'commander';
import { program } from '../../cli/program';
import { defaultPolicy } from '../../config/default-policy';
import { readPolicyFile } from '../../config/policy-file';
import { dutyKinds } from '../../domain/policy/policy';
import { hear } from '../../mail/reply/answers';
import { wordsFor } from '../../words';

const root = join(__dirname, '..', '..');
const documents = [
  ...['README.md', 'README.zh-CN.md'],
  ...readdirSync(join(root, 'docs'))
    .filter((name) => name.endsWith('.md'))
    .map((name) => join('docs', name)),
  join('examples', 'wuhai-2023', 'README.md'),
  join('examples', 'audit-2026', 'README.md'),
];
const textOf = (document: string): string => readFileSync(join(root, document), 'utf8');

/** Command lines of a document: lines of its blocks, and what stands between backquotes. */
function commandLines(text: string): readonly string[] {
  const blocks = [...text.matchAll(/^```[a-z]*\n([\s\S]*?)^```/gm)].flatMap(([, block = '']) => block.split('\n'));
  const inline = [...text.replaceAll(/^```[\s\S]*?^```/gm, '').matchAll(/`([^`]+)`/g)].map(([, code = '']) => code);
  const isExample = (line: string): boolean => line.startsWith('duban ') && !/\.\.\.|…| \| |--help/.test(line);
  return [...blocks, ...inline]
    .map((line) =>
      line
        .replace(/\s+/g, ' ')
        .replace(/^TEMPORAL_\w+=\S+ /, '')
        .replace('node dist/cli/main.js', 'duban'),
    )
    .filter(isExample);
}

/** The words of a command line, quotes taken off; what goes into a file is the shell's. */
function wordsOf(line: string): readonly string[] {
  const [said = ''] = line.split(/ > | +# /);
  return (said.match(/"[^"]*"|\S+/g) ?? []).map((word) => word.replaceAll('"', ''));
}

/** How often the command line that is parsed would have run something. @throws what commander refuses */
async function runs(line: string): Promise<number> {
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
  return ran;
}

/** Whether the words name a command and nothing else, as prose does. */
function isNameAlone(words: readonly string[]): boolean {
  let command: Command | undefined = program(wordsFor('en'));
  for (const word of words.slice(1)) command = command?.commands.find((one) => one.name() === word);
  return command !== undefined;
}

const lines = documents.flatMap((document) => commandLines(textOf(document)).map((line) => [document, line] as const));

describe('the documents', () => {
  it.each(lines.filter(([, line]) => !isNameAlone(wordsOf(line))))(
    '%s shows a command that there is: %s',
    async (_, line) => {
      expect(await runs(line)).toBe(1);
    },
  );

  it.each(documents)('%s leads nowhere that is not there', (document) => {
    const links = [...textOf(document).matchAll(/\]\(([^)\s]+)\)/g)].map(([, link = '']) => link.replace(/#.*$/, ''));
    const gone = links.filter((link) => link !== '' && !link.includes('://'));
    expect(gone.filter((link) => !existsSync(join(root, dirname(document), link)))).toEqual([]);
  });

  it.each(['office', 'install', 'one-campaign'])('docs/%s gives the same commands in both languages', (name) => {
    // Values are written as they are called in either language.
    const chosen = /(--(?:decision|outcome|method|light|stage|what|key-item)) \S+/g;
    const alike = (line: string): string => line.replaceAll(/"[^"]*"/g, 'said').replaceAll(chosen, '$1 chosen');
    const spoken = (document: string): readonly string[] =>
      commandLines(textOf(document)).map((line) => wordsOf(alike(line)).join(' '));
    expect(spoken(join('docs', `${name}.zh-CN.md`))).toEqual(spoken(join('docs', `${name}.md`)));
  });
});

describe('docs/owners', () => {
  const examples = (document: string): readonly string[] =>
    [...textOf(join('docs', document)).matchAll(/^```text\n([\s\S]*?)^```/gm)].map(([, block = '']) => block.trim());
  const says = (text: string): readonly unknown[] =>
    hear({ own: text, within: '' }, 'WH').map((heard) => ('answer' in heard ? heard.answer : heard.problem));

  it.each(['owners.md', 'owners.zh-CN.md'])('%s shows answers that the inbox understands', (document) => {
    expect(examples(document).flatMap(says)).toEqual([
      { says: 'plan', measures: [expect.anything()], criteria: [expect.any(String)] },
      { says: 'claim', evidence: new Map([[1, expect.any(String)]]) },
      expect.objectContaining({ says: 'progress', measuresDone: [1] }),
      { says: 'no-change' },
    ]);
  });
});

describe('docs/policy.md', () => {
  const text = textOf(join('docs', 'policy.md'));

  it('has a row for every duty, in the order of the default policy', () => {
    const rows = [...text.matchAll(/^\| `([a-z-]+)` +\|/gm)].map(([, kind]) => kind);
    expect(rows.filter((kind) => dutyKinds.some((known) => known === kind))).toEqual(Object.keys(defaultPolicy.duties));
  });

  it('gives the limits of the default policy', () => {
    for (const [kind, { limit }] of Object.entries(defaultPolicy.duties)) {
      if (limit === undefined || !('workingDays' in limit)) continue;
      const row = text.split('\n').find((line) => line.startsWith(`| \`${kind}\` `));
      expect(row).toMatch(new RegExp(`\\b${limit.workingDays} wd\\b`));
    }
  });

  it('shows a policy.yaml that will do', async () => {
    const [, yaml = ''] = /^```yaml\n([\s\S]*?)^```/m.exec(text) ?? [];
    const file = join(mkdtempSync(join(tmpdir(), 'duban-policy-')), 'policy.yaml');
    writeFileSync(file, yaml);
    const policy = await readPolicyFile(file);
    expect(policy).toMatchObject({ letterHour: 8 * 60 + 30, reports: { rhythm: 'weekly', grace: 3 } });
    expect(policy.duties.plan).toEqual({ ...defaultPolicy.duties.plan, limit: { workingDays: 7 } });
    expect(policy.duties.acknowledge.ladder).toHaveLength(2);
  });
});
