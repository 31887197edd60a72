import type { Directory } from './directory';

/**
 * What the organisation calls its units, groups and leaders: `unit/ecology` → 市生态环境局. Codes alone tell a reader
 * nothing.
 */
export type Names = Readonly<Record<string, string>>;

/** The first part of a position: `unit/ecology/head` is in the unit `ecology`. */
export type PlaceKind = 'unit' | 'group' | 'supervision' | 'leader';

/**
 * Characters of JSON that names may take of the 12 KiB of a finding's terms. Names that do not fit are left out, and
 * the code shows.
 */
const LARGEST = 4_000;

/** The names of the directory's units, groups and leaders, as many as fit. */
export function namesIn(directory: Directory): Names {
  const names: Record<string, string> = {};
  let size = 2;
  for (const kind of ['group', 'supervision', 'leader', 'unit'] as const) {
    for (const { code, name } of placesOf(directory, kind)) {
      const place = `${kind}/${code}`;
      size += place.length + name.length + 6;
      if (size > LARGEST) return names;
      names[place] = name;
    }
  }
  return names;
}

/**
 * The directory's name of a unit, group or leader; the code if it knows none. A unit and a group may have the same
 * code.
 */
export function placeIn(directory: Directory, kind: PlaceKind, code: string): string {
  return placesOf(directory, kind).find((place) => place.code === code)?.name ?? code;
}

function placesOf(
  { units, workingGroups, supervisionGroups, leaders }: Directory,
  kind: PlaceKind,
): readonly { readonly code: string; readonly name: string }[] {
  return { unit: units, group: workingGroups, supervision: supervisionGroups, leader: leaders }[kind];
}

/** The name of a unit, group or leader; the code if there is none. */
export function nameOf(names: Names | undefined, kind: PlaceKind, code: string): string {
  return names?.[`${kind}/${code}`] ?? code;
}
