import { isoDate } from '../../domain/calendar/calendar';
import { openIn, type RegisterEntry } from '../../domain/registers/view';
import type { Have } from '../../domain/finding/six-haves';
import { entryLines } from '../../ledger/register-text';
import type { Words } from '../../words/words';
import type { Campaign } from '../../workflows/messages';
import { positionName } from '../../words/names';
import { entryNumber } from '../../words/register-names';
import type { LinkedFinding } from '../../domain/registers/links';

/** The entries about one finding, under a heading; nothing where there are none. */
export function registeredLines(
  entries: readonly RegisterEntry[],
  { directory, terms }: Campaign,
  words: Words,
): readonly string[] {
  if (entries.length === 0) return [];
  const lines = entries.flatMap((entry) => entryLines(entry, directory, terms, words));
  return [words.fact(words.registers.heading, '').trimEnd(), ...lines.map((line) => `  ${line}`)];
}

/** The findings that are linked with one, each with how. */
export function linkedLines(links: readonly LinkedFinding[], { registers, fact }: Words): readonly string[] {
  return links.map(({ finding, as, entry }) =>
    fact(registers.linked[as], `${finding} (${entryNumber(entry, registers.kinds)})`),
  );
}

/** Which of the six haves a finding has, and who owes what it lacks. */
export function havesLines(haves: readonly Have[], { directory }: Campaign, words: Words): readonly string[] {
  if (haves.length === 0) return [];
  const said = words.registers.sixHaves;
  const had = haves.flatMap((have) => (have.has ? [said.names[have.what]] : []));
  const lacking = haves.flatMap((have) =>
    have.has ? [] : [`  ${said.lacks(said.names[have.what], positionName(have.owedBy, directory, words))}`],
  );
  return [words.fact(said.heading, said.has(had)), ...lacking];
}

/** How many entries there are, and how much they still ask for. */
export function countLine(entries: readonly RegisterEntry[], { registers }: Words): string {
  return registers.counted(
    entries.length,
    entries.reduce((sum, entry) => sum + openIn(entry).length, 0),
  );
}

/** An entry for programs: days as ISO dates. */
export function entryJson(entry: RegisterEntry): object {
  const { at, due, asked, takenBack, points: _, ...rest } = entry;
  const iso = (moment: number): string => new Date(moment).toISOString();
  return {
    ...rest,
    on: isoDate(entry.on),
    at: iso(at),
    due: due === undefined ? null : isoDate(due),
    asked: asked.map((one) => ({
      ...one,
      due: isoDate(one.due),
      settled: one.settled === undefined ? null : { ...one.settled, at: iso(one.settled.at) },
    })),
    takenBack: takenBack === undefined ? null : { ...takenBack, at: iso(takenBack.at) },
  };
}
