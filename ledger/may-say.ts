import type { CommandName } from '../domain/commands/commands';
import type { Finding } from '../domain/finding/finding';
import { allowedOnHold, stagesOf } from '../domain/finding/stages';

/** Whether the finding would accept such a command at its present stage. */
export function maySay(name: CommandName, { standing, hold }: Finding): boolean {
  return stagesOf[name].includes(standing.stage) && (hold === undefined || allowedOnHold.has(name));
}
