import type { Directory } from './directory';

/** How the organisation calls its places: `unit/ecology` → 市生态环境局. Codes alone say nothing to a reader. */
export type Names = Readonly<Record<string, string>>;

/** The first part of a position: `unit/ecology/head` stands in the unit `ecology`. */
export type PlaceKind = 'unit' | 'group' | 'supervision' | 'leader';

/** Characters of JSON that names may take within the 12 KiB of a finding's terms; what does not fit stays a code. */
const LARGEST = 4_000;

/** What every unit, group and leader of the directory is called, as far as it fits. */
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

/** What the directory calls a place; its code where it does not know it. A unit and a group may share a code. */
export function placeIn(directory: Directory, kind: PlaceKind, code: string): string {
  return placesOf(directory, kind).find((place) => place.code === code)?.name ?? code;
}

function placesOf(
  { units, workingGroups, supervisionGroups, leaders }: Directory,
  kind: PlaceKind,
): readonly { readonly code: string; readonly name: string }[] {
  return { unit: units, group: workingGroups, supervision: supervisionGroups, leader: leaders }[kind];
}

/** What a place is called; its code where nobody said. */
export function nameOf(names: Names | undefined, kind: PlaceKind, code: string): string {
  return names?.[`${kind}/${code}`] ?? code;
}
