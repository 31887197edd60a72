import { spawnSync } from 'node:child_process';

/** A suite that needs a program: where that is missing, the report says that it was left out and why. */
export function describeWith(program: string, name: string, suite: () => void): void {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore' });
  if (error === undefined) describe(name, suite);
  else describe.skip(`${name} (left out: ${program} is not installed)`, suite);
}
