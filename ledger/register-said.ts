import { Trouble } from '../client/errors';
import { dayFromIso } from '../domain/calendar/calendar';
import { holderOf, type Directory } from '../domain/organisation/directory';
import type { Position } from '../domain/organisation/positions';
import { positionsMeant } from '../domain/organisation/positions-meant';
import { registerKinds, type Point, type RegisterKind } from '../domain/registers/entry';
import { codeSaid } from './code-said';
import { nearest } from './nearest';

/** The register that is named. @throws Trouble bad-argument */
export function registerSaid(written: string): RegisterKind {
  return codeSaid(written, registerKinds, ({ registers }) => registers.kinds);
}

/**
 * An entry's number, with a point's where one is named: `会议-003/2` is the second thing that `meeting-003` asks for.
 * @throws Trouble bad-argument
 */
export function entrySaid(written: string): { readonly entry: string; readonly point?: number } {
  const [named = '', point] = written.trim().split('/');
  const dash = named.lastIndexOf('-');
  const digits = named.slice(dash + 1);
  const number = point === undefined ? undefined : Number(point);
  const isNumber = number === undefined || (Number.isInteger(number) && number > 0);
  if (dash < 0 || !/^\d{1,9}$/.test(digits) || !isNumber) throw new Trouble('bad-argument', written, ['meeting-003/2']);
  const entry = `${registerNamed(named.slice(0, dash))}-${digits.padStart(3, '0')}`;
  return number === undefined ? { entry } : { entry, point: number };
}

/** In an entry's number a name of several words is written with dashes. */
function registerNamed(written: string): RegisterKind {
  return registerKinds.find((kind) => kind === written) ?? registerSaid(written.replaceAll('-', ' '));
}

/**
 * A position by what it is called, or by its unit's or group's name; of a unit whose contact nobody is, that vacant seat.
 * @throws Trouble bad-argument
 */
export function positionSaid(written: string, directory: Directory): Position {
  const position = positionsMeant(written, directory).find((one) => holderOf(directory, one) !== undefined);
  if (position !== undefined) return position;
  const unit = unitNamed(written, directory);
  if (unit !== undefined) return `unit/${unit}/contact`;
  throw unknown(written, directory);
}

/** `what | who | 2023-09-08`. @throws Trouble bad-argument */
export function pointSaid(written: string, directory: Directory): Point {
  const [text = '', holder = '', date = ''] = written.split(/[|｜]/).map((part) => part.trim());
  const due = dayFromIso(date);
  if (text === '' || due === undefined) throw new Trouble('bad-argument', written, ['… | … | yyyy-mm-dd']);
  return { text, holder: positionSaid(holder, directory), due };
}

/** Units by code, name or the name of a group of units. @throws Trouble bad-argument */
export function unitsSaid(written: readonly string[], directory: Directory): readonly string[] {
  const { unitGroups = [] } = directory;
  return written.flatMap((said) => {
    const group = unitGroups.find(({ name, aliases }) => name === said || aliases.includes(said));
    if (group !== undefined) return group.units;
    const unit = unitNamed(said, directory);
    if (unit === undefined) throw unknown(said, directory);
    return [unit];
  });
}

function unitNamed(said: string, { units }: Directory): string | undefined {
  return units.find(({ code, name, aliases }) => code === said || name === said || aliases.includes(said))?.code;
}

function unknown(written: string, { units }: Directory): Trouble {
  const codes = units.map(({ code }) => code);
  return new Trouble('bad-argument', written, nearest(written, codes));
}
