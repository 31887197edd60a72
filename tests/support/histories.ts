import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DefaultLogger, Runtime, Worker } from '@temporalio/worker';

Runtime.install({ logger: new DefaultLogger('ERROR') });

export const historiesFolder = join(__dirname, '..', 'histories');

export function historyNames(): readonly string[] {
  return readdirSync(historiesFolder).sort();
}

/**
 * Replays every recorded history with that bundle, in one worker; answers with the names of those that did not.
 * @param most ends it at so many
 * @param first what the history is of that is replayed first, because it is known not to
 */
export async function replayFailures(
  workflowBundle: { readonly codePath: string },
  most = Infinity,
  first = '',
): Promise<readonly string[]> {
  const isFirst = (name: string): boolean => name.startsWith(`${first}.`);
  const names = historyNames().toSorted((one, other) => Number(isFirst(other)) - Number(isFirst(one)));
  const histories = names.map((name) => ({
    workflowId: name,
    history: JSON.parse(readFileSync(join(historiesFolder, name), 'utf8')) as unknown,
  }));
  const failed: string[] = [];
  for await (const { workflowId, error } of Worker.runReplayHistories({ workflowBundle }, histories)) {
    if (error !== undefined) failed.push(workflowId);
    if (failed.length >= most) break;
  }
  return failed;
}
