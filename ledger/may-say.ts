import type { CommandName } from '../domain/commands';
import type { Finding } from '../domain/finding';
import { allowedOnHold, stagesOf } from '../domain/stages';

/** Whether the finding would accept such a command at its present stage. */
export function maySay(name: CommandName, { standing, hold }: Finding): boolean {
  return stagesOf[name].includes(standing.stage) && (hold === undefined || allowedOnHold.has(name));
}
