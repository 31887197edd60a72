import { execFileSync, spawn, spawnSync } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { dubanProcess } from '../support/duban-process';

const root = join(__dirname, '..', '..');
const main = join(root, 'dist', 'cli', 'main.js');
/** Prints far more than a pipe holds. */
const long = ['rehearse', join(root, 'examples', 'wuhai-2023'), '--json'];
/** Bytes that a pipe takes before its reader does. */
const PIPE = 65_536;

describe('the command line', () => {
  it('ends only when a slow reader has got all that was printed', async () => {
    const child = dubanProcess(long);
    const chunks: Buffer[] = [];
    // The reader looks away until the pipe has long been full.
    await once(child.stdout, 'readable');
    await pause(1_000);
    child.stdout.on('data', (chunk: Buffer) => chunks.push(chunk));
    await once(child, 'close');
    const text = Buffer.concat(chunks).toString();
    expect(text.length).toBeGreaterThan(2 * PIPE);
    expect(JSON.parse(text)).toMatchObject({ findings: expect.any(Array) });
    expect(child.exitCode).toBe(0);
  });

  it('ends without a word where its reader has seen enough', () => {
    const { stdout, stderr } = spawnSync(
      'bash',
      ['-c', `"${process.execPath}" "${main}" ${long.join(' ')} | head -c 10; echo " \${PIPESTATUS[0]}"`],
      { encoding: 'utf8' },
    );
    expect([stdout.split(' ').at(-1), stderr]).toEqual(['0\n', '']);
  });

  it('ends with the code of its error, told whole, where nobody reads what it prints', async () => {
    const child = spawn(process.execPath, [main, 'frob'], { stdio: ['ignore', 'ignore', 'pipe'] });
    let said = '';
    child.stderr.on('data', (chunk: Buffer) => (said += chunk.toString()));
    await once(child, 'close');
    expect([child.exitCode, said]).toEqual([2, expect.stringContaining('[bad-argument]')]);
  });
});

describe('what is loaded', () => {
  /** Packages that are loaded by then, by name. */
  const loadedBy = (script: string): readonly string[] => {
    const list = `
      const loaded = () => Object.keys(require.cache).flatMap((file) => {
        const [, name] = /.*node_modules[/]((?:@[^/]+[/])?[^/]+)/.exec(file) ?? [];
        return name === undefined ? [] : [name];
      });
      const told = () => process.stdout.write(JSON.stringify([...new Set(loaded())]));`;
    const out = execFileSync(process.execPath, ['-e', `${list}\n${script}`], { cwd: root, encoding: 'utf8' });
    return JSON.parse(out) as readonly string[];
  };

  it('is no package but the parser of the command line until it is known what runs', () => {
    const script = `
      const { program } = require('./dist/cli/program.js');
      program(require('./dist/words').wordsFor('en'));
      require('./dist/cli/endings.js');
      told();`;
    expect(loadedBy(script)).toEqual(['commander']);
  });

  it('is nothing of mail, spreadsheets, pages or workers where findings are listed', () => {
    const loaded = loadedBy("import('./dist/cli/list.js').then(told);");
    expect(loaded).toContain('@temporalio/client');
    const heavy = /^(mail|imap|smtp|nodemailer|docx|hono|@hono|zod|yaml|read-excel|write-excel|@temporalio\/worker)/;
    expect(loaded.filter((name) => heavy.test(name))).toEqual([]);
  });
});
