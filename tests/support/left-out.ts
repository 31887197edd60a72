import { spawnSync } from 'node:child_process';

/** The environment with the folder where servers lie, which only root has on his path. */
export const withServers = { ...process.env, PATH: `${process.env['PATH'] ?? ''}:/usr/sbin` };

/** A suite that needs a program: where that is missing, the report says that it was left out and why. */
export function describeWith(program: string, name: string, suite: () => void): void {
  const { error } = spawnSync(program, ['--version'], { stdio: 'ignore', env: withServers });
  if (error === undefined) describe(name, suite);
  else describe.skip(`${name} (left out: ${program} is not installed)`, suite);
}
