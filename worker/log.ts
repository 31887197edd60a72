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
  // An end before the file is open would be told as the log's trouble.
  await once(logFile, 'ready').catch(() => undefined);
  return pino({ level: 'info' }, logFile);
}
