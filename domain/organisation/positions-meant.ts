import type { Directory } from './directory';
import type { Position } from './positions';

/**
 * The positions that a word may mean: a code, or the name of a unit, a group or a leader. Of a unit its contact speaks, of
 * a group its head.
 */
export function positionsMeant(said: string, directory: Directory): readonly Position[] {
  const { office, units, workingGroups, supervisionGroups, leaders } = directory;
  const codes = (
    known: readonly { readonly code: string; readonly name: string; readonly aliases?: readonly string[] }[],
  ) => known.filter(({ name, aliases = [] }) => name === said || aliases.includes(said)).map(({ code }) => code);
  const meant = said === 'office' || said === office.name ? ['office/staff'] : [said];
  return [
    ...meant,
    ...[said, ...codes(units)].map((code) => `unit/${code}/contact`),
    ...[said, ...codes(workingGroups)].map((code) => `group/${code}/head`),
    ...[said, ...codes(supervisionGroups)].map((code) => `supervision/${code}/head`),
    ...[said, ...codes(leaders)].map((code) => `leader/${code}`),
  ] as Position[];
}
