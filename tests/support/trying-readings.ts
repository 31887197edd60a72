/** Readings as a stranger's text might make them: the tests of the reading threads carry them out in one. */

export function echo(text: string): string {
  return text;
}

export async function later(text: string, milliseconds: number): Promise<string> {
  await new Promise((resolve) => setTimeout(resolve, milliseconds));
  return text;
}

export function forEver(): never {
  for (;;);
}

export function eatMemory(): number {
  const eaten: number[][] = [];
  for (;;) eaten.push(Array.from({ length: 100_000 }, (_, at) => at + eaten.length));
}

export function fail(): never {
  throw new RangeError('too deep');
}

export function endThread(): never {
  process.exit(1);
}
