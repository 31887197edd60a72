import { appendFileSync, existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';

const taken = z.object({ messageId: z.string(), at: z.number() });

/** A letter that the mail server took: it is on its way, whatever the worker was told of it. */
export type TakenLetter = z.output<typeof taken>;

const fileIn = (data: string): string => join(data, 'taken.jsonl');
const calmIn = (data: string): string => join(data, 'calm');

export function writeTaken(data: string, letter: TakenLetter): void {
  appendFileSync(fileIn(data), `${JSON.stringify(letter)}\n`);
}

export function readTaken(data: string): readonly TakenLetter[] {
  if (!existsSync(fileIn(data))) return [];
  const lines = readFileSync(fileIn(data), 'utf8').split('\n');
  return lines.filter((line) => line !== '').map((line) => taken.parse(JSON.parse(line)));
}

/** Faults inside the worker end: it takes and answers everything. */
export function calmDown(data: string): void {
  writeFileSync(calmIn(data), '');
}

export function isCalm(data: string): boolean {
  return existsSync(calmIn(data));
}
