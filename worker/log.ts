import { once } from 'node:events';
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { destination, pino, type Logger } from 'pino';

/** A stack's log, in its data folder. */
export async function logIn(data: string): Promise<Logger> {
  mkdirSync(data, { recursive: true });
  const logFile = destination({ dest: join(data, 'duban.log'), sync: false });
  // A full disk may cost lines of the log, never the stack.
  logFile.on('error', () => undefined);
  // If the process ended before the file is open, the logger would report an error.
  await once(logFile, 'ready').catch(() => undefined);
  return pino({ level: 'info' }, logFile);
}
