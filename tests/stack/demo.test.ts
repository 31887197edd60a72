import { cpSync, mkdtempSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { dubanMeanwhile } from '../support/duban-process';
import { modelCase } from '../support/model-case';
import { portsInARow } from '../support/ports-in-a-row';

const PORT = portsInARow();
/** A day in four seconds: what is due within days is answered in time beside other tests too. */
const PACE = 21_600;
const WEEKS = 5;

const policy = `
disclosure: number-only
approvals: { ordinary: [working-group-head], keyItem: [working-group-head] }
lookBack: { ordinary: ['3 d'], keyItem: ['3 d'], window: 3 }
duties:
  plan: { limit: 4 wd }
  accept-plan: { limit: 2 wd }
  check: { limit: 2 wd }
  approve: { limit: 2 wd }
`;
const behaviours = `
findings:
  WH-004: { claimsTooEarly: true }
  WH-011: { recurs: true }
  WH-012: { answers: silent }
  WH-019: { onHold: { from: '2023-08-03', until: '2023-08-08' } }
  WH-028: { asksExtension: { days: 14, decided: refused }, answers: late 1 wd }
`;
const deadlines = new Map([
  [1, '2023-08-08'],
  [4, '2023-09-08'],
  [11, '2023-08-08'],
  [12, '2023-08-08'],
  [19, '2023-08-21'],
  [26, '2023-08-08'],
  [28, '2023-08-21'],
]);

/** A few findings of the model case, due within weeks. */
function shortDemo(): string {
  const folder = mkdtempSync(join(tmpdir(), 'duban-demo-'));
  cpSync(modelCase, folder, { recursive: true });
  writeFileSync(join(folder, 'policy.yaml'), policy);
  writeFileSync(join(folder, 'behaviours.yaml'), behaviours);
  const [head = '', ...rows] = readFileSync(join(modelCase, 'ledger.csv'), 'utf8').split(/\r?\n/);
  const chosen = rows.flatMap((row) => {
    const due = deadlines.get(Number(row.split(',')[0]));
    return due === undefined ? [] : [row.replace(/集中整改期内|\d个月内/, due)];
  });
  writeFileSync(join(folder, 'ledger.csv'), [head, ...chosen].join('\n'));
  return folder;
}

describe('npm run demo', () => {
  it('shows every behaviour of its script, answered by real mail, and ends by itself', async () => {
    const data = mkdtempSync(join(tmpdir(), 'duban-demo-data-'));
    const options = { port: PORT, pace: PACE, weeks: WEEKS };
    const args = Object.entries(options).flatMap(([name, value]) => [`--${name}`, String(value)]);
    const { code, out, err } = await dubanMeanwhile([
      ...['demo', '--end', '--data', data, '--campaign', shortDemo()],
      ...args,
    ]);
    const script = out.slice(out.indexOf('How each finding ends'));
    expect({ code, err, script }).toMatchObject({
      code: 0,
      err: '',
      script: expect.stringContaining('claims too early, and is sent back'),
    });
    // Nothing redraws a line where the output is piped.
    expect(out.replace(/^\r/gm, '')).not.toMatch(/\r(?!\n)/);
    expect(out).toMatch(/sent back by the check: WH-004/);
    // On a busy machine two things may wait for one person's word at once: then he is asked which of them he means.
    expect(out).toMatch(/ [01] not understood/);
    // What has stopped answers at no address.
    expect(out.slice(out.indexOf('Wall charts'))).not.toContain('http://');
    expect(out).toContain(`Everything is kept in ${data}`);
    // In the campaign's language, whichever the screen has.
    const documents = readdirSync(join(data, 'documents'));
    for (const [name, atLeast] of [
      [/^挂图作战 .*\.html$/, 3],
      [/^通报.*\.docx$/, 1],
      // In the first week nothing has to be looked at yet.
      [/^督查情况报告 批次-00\d\.docx$/, 2],
      [/^阶段报告\.docx$/, 1],
      [/^公开稿\.(docx|html)$/, 2],
    ] as const) {
      const found = documents.filter((file) => name.test(file));
      expect([name, found.length >= atLeast]).toEqual([name, true]);
      for (const file of found) expect(out).toContain(file);
    }
  }, 1_200_000);
});
