import { execFileSync } from 'node:child_process';
import { join } from 'node:path';

/** What `duban up --port` takes: the post office's port and those that follow it. */
const STACK = 6;

/** The first of so many free ports in a row, so that two runs of the tests on one machine do not meet. */
export function portsInARow(many = STACK): number {
  const found = execFileSync(process.execPath, [join(__dirname, 'find-ports.cjs'), `${many}`], {
    encoding: 'utf8',
  });
  return Number(found);
}
