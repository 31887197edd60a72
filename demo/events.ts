import type { Entry } from '../domain/finding/entry';
import type { EventKind } from '../words/demo';

/** What of an entry is worth a word; undefined for what goes as it should. */
export function eventOf({ command }: Entry): EventKind | undefined {
  switch (command?.name) {
    case 'recordCheck':
      return command.outcome === 'rectified' ? undefined : 'sent-back';
    case 'hold':
      return 'held';
    case 'resume':
      return 'resumed';
    case 'decideExtension':
      return command.agreed ? 'extension-agreed' : 'extension-refused';
    case 'signOff':
      return 'letter-signed';
    case 'recordLookBack':
      return command.outcome === 'held' ? 'look-back-held' : 'recurred';
    default:
      return undefined;
  }
}
