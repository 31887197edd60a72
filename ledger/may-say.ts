import type { CommandName } from '../domain/commands/commands';
import type { Finding } from '../domain/finding/finding';
import { fits } from '../domain/commands/command-facts';

/** Whether the finding would accept such a command at its present stage. */
export function maySay(name: CommandName, { standing, hold }: Finding): boolean {
  return fits(name, standing.stage, hold !== undefined);
}
