import type { CommandName } from '../domain/commands';
import type { Finding } from '../domain/finding';
import { allowedOnHold, stagesOf } from '../domain/stages';

/** Whether the finding would take such a command where it stands. */
export function maySay(name: CommandName, { standing, hold }: Finding): boolean {
  return stagesOf[name].includes(standing.stage) && (hold === undefined || allowedOnHold.has(name));
}
