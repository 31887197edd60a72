import { defined } from '../domain/defined';
import type { Directory } from '../domain/organisation/directory';
import type { Division } from '../domain/finding/finding';
import type { UnitCode } from '../domain/organisation/positions';
import type { ProblemCode } from '../words/files';
import type { Cell, ItemReader } from './item-reader';
import { nearest } from './nearest';
import { isNothing } from './nothing';
import { isPerson, takesSomeOut, unitsBesidePerson } from './unit-and-person';
import { dividedUnits, isVague, nameOfUnit, unitNames, unitsNamed, unitsOf, type NamedUnits } from './units';

/** 责任分工: the lead unit, the co-units, the leader and the working group; undefined if there is no lead unit. */
export function divisionIn(item: ItemReader, directory: Directory): Division | undefined {
  const [first, ...others] = cellsWithUnits(item, 'lead');
  if (first === undefined) item.complain('lead', 'missing-value');
  const { lead, joining } = first === undefined ? { joining: [] } : leadIn(item, first, directory);
  const coUnits = [...joining, ...executingIn(item, lead, directory), ...joiningIn(item, lead, directory)];
  const ofMeasures = others.flatMap((cell) => besides(item, cell, lead, directory));
  const sponsor = sponsorIn(item, directory);
  const workingGroup = groupIn(item, directory) ?? supposedGroup(item, directory);
  if (lead === undefined || workingGroup === undefined) return undefined;
  return defined({
    lead,
    coUnits: [...new Set([...coUnits, ...ofMeasures])].filter((unit) => unit !== lead),
    workingGroup,
    sponsor,
  });
}

type UnitColumn = 'lead' | 'coUnits' | 'executing';

function cellsWithUnits(item: ItemReader, column: UnitColumn): readonly Cell[] {
  return item.cells(column).filter(({ text }) => !isNothing(text));
}

/** The unit that the cell names as lead; in a plain list, the first. */
function leadIn(
  item: ItemReader,
  cell: Cell,
  directory: Directory,
): { readonly lead?: UnitCode; readonly joining: readonly UnitCode[] } {
  const { lead, co, plain } = asOne(cell.text, directory) ?? unitsNamed(cell.text);
  const known = (names: readonly string[]) => codesOf(item, 'lead', names, cell, directory);
  const leaders = known(lead.length > 0 ? lead : plain);
  const joining = known(lead.length > 0 ? [...plain, ...co] : co);
  const [first, ...rest] = leaders;
  if (first === undefined) {
    if (lead.length + plain.length === 0) item.complain('lead', 'missing-value', [], cell);
    return { joining };
  }
  if (rest.length > 0) item.suppose('lead', 'first-unit-leads', [nameOfUnit(first, directory)], cell);
  return { lead: first, joining: [...rest, ...joining] };
}

/** A cell that as a whole names one unit, though there are signs in it: Director, Human Resources. */
function asOne(text: string, directory: Directory): NamedUnits | undefined {
  const bare = text.trim();
  const isOne = unitsOf(bare, directory).length > 0 || (unitsBesidePerson(bare, directory) ?? []).length > 0;
  return isOne ? { lead: [], co: [], plain: [bare] } : undefined;
}

/** 责任单位 beside 牵头单位: they carry it out with the lead. Units that are not named cannot be told. */
function executingIn(item: ItemReader, lead: UnitCode | undefined, directory: Directory): readonly UnitCode[] {
  return cellsWithUnits(item, 'executing').flatMap((cell) => {
    const { lead: leaders, co, plain } = unitsNamed(cell.text);
    const names = [...leaders, ...plain, ...co];
    const unnamed = names.filter((name) => isVague(name) && unitsOf(name, directory).length === 0);
    for (const name of unnamed) item.suppose('executing', 'units-not-named', [], { ...cell, text: name });
    const codes = codesOf(
      item,
      'executing',
      names.filter((name) => !unnamed.includes(name)),
      cell,
      directory,
    );
    const units = codes.filter((unit) => unit !== lead);
    if (units.length > 0)
      item.suppose(
        'executing',
        'executing-joins',
        units.map((unit) => nameOfUnit(unit, directory)),
        cell,
      );
    return units;
  });
}

function joiningIn(item: ItemReader, lead: UnitCode | undefined, directory: Directory): readonly UnitCode[] {
  return cellsWithUnits(item, 'coUnits').flatMap((cell) => {
    const named = unitsNamed(cell.text);
    const leaders = codesOf(item, 'coUnits', named.lead, cell, directory);
    if (leaders.some((unit) => unit !== lead)) item.complain('coUnits', 'several-leads', [], cell);
    return codesOf(item, 'coUnits', [...named.plain, ...named.co], cell, directory);
  });
}

/** Units that are named only in a measure's own row. */
function besides(item: ItemReader, cell: Cell, lead: UnitCode | undefined, directory: Directory): readonly UnitCode[] {
  const { lead: leaders, co, plain } = unitsNamed(cell.text);
  const units = codesOf(item, 'lead', [...leaders, ...plain, ...co], cell, directory).filter((unit) => unit !== lead);
  if (units.length > 0) item.suppose('lead', 'unit-of-measure', [], cell);
  return units;
}

function codesOf(
  item: ItemReader,
  column: UnitColumn,
  names: readonly string[],
  cell: Cell,
  directory: Directory,
): readonly UnitCode[] {
  const named = names.filter((name) => !isNothing(name));
  const isUnit = (name: string): boolean =>
    [name, name.replaceAll(/[（(][^（()）]*[）)]/g, '')].some((each) => unitsOf(each, directory).length > 0);
  return named.flatMap((name) => {
    const said = { ...cell, text: name };
    const units = knownAs(item, column, said, directory);
    if (units.length === 0 && isPerson(name) && named.some(isUnit)) {
      item.suppose(column, 'person-beside', [], said);
      return [];
    }
    if (units.length === 0) {
      item.complain(
        column,
        isVague(name) ? 'collective-unit' : 'unknown-unit',
        nearest(name, unitNames(directory)),
        said,
      );
    }
    return units;
  });
}

/** The units that a name means: by name, by what is left without a note in brackets, or as somebody's units. */
function knownAs(item: ItemReader, column: UnitColumn, cell: Cell, directory: Directory): readonly UnitCode[] {
  const name = cell.text;
  const told = (units: readonly UnitCode[]): readonly UnitCode[] => {
    if (units.length > 1)
      item.suppose(
        column,
        'units-of-group',
        units.map((unit) => nameOfUnit(unit, directory)),
        cell,
      );
    return units;
  };
  const plainly = unitsOf(name, directory);
  if (plainly.length > 0) return told(plainly);
  const divided = dividedUnits(name, directory);
  if (divided !== undefined) return divided.flatMap((part) => told(unitsOf(part, directory)));
  const [bare = '', note = '', behind = ''] = name.split(/[（()）]/).map((part) => part.trim());
  if (note !== '' && behind === '') {
    const byBare = unitsOf(bare, directory);
    if (byBare.length > 0) return told(withNote(byBare, note, directory));
    const byNote = unitsOrBeside(note, directory);
    if (byNote.length > 0) return ofSomebody(byNote);
  }
  const beside = unitsBesidePerson(bare, directory) ?? [];
  if (beside.length > 0 && behind === '') return ofSomebody(beside);
  return unitsOfPerson(item, column, cell, bare, directory);

  function ofSomebody(units: readonly UnitCode[]): readonly UnitCode[] {
    item.suppose(
      column,
      'person-of-unit',
      units.map((unit) => nameOfUnit(unit, directory)),
      cell,
    );
    return units;
  }
}

function unitsOrBeside(name: string, directory: Directory): readonly UnitCode[] {
  const units = unitsOf(name, directory);
  return units.length > 0 ? units : (unitsBesidePerson(name, directory) ?? []);
}

/**
 * 各区（海勃湾区、乌达区） means those of the note, and 水务局（张某） the unit. None where the note says that some are left
 * out, or names another unit.
 */
function withNote(units: readonly UnitCode[], note: string, directory: Directory): readonly UnitCode[] {
  if (takesSomeOut(note)) return [];
  const parts = note.split(/[、,，;；/]/).map((part) => unitsOf(part.trim(), directory));
  if (parts.every((part) => part.length === 0)) return units;
  const named = [...new Set(parts.flat())];
  return parts.every((part) => part.length > 0) && named.every((unit) => units.includes(unit)) ? named : [];
}

/** A person who stands where a unit should: his unit, if the directory gives him one. */
function unitsOfPerson(
  item: ItemReader,
  column: UnitColumn,
  cell: Cell,
  name: string,
  { people, units }: Directory,
): readonly UnitCode[] {
  const [person, ...others] = people.filter((one) => one.name === name || one.address === name.toLowerCase());
  const [unit, ...more] = person?.units ?? [];
  if (unit === undefined || others.length > 0 || more.length > 0) return [];
  item.suppose(column, 'person-of-unit', [units.find(({ code }) => code === unit)?.name ?? unit], cell);
  return [unit];
}

/** The leader; of several the first, if all are known. */
function sponsorIn(item: ItemReader, { leaders }: Directory): string | undefined {
  const text = item.text('sponsor');
  if (isNothing(text)) return undefined;
  const named = (name: string): string | undefined => {
    const bare = name.replaceAll(/[（(][^（()）]*[）)]/g, '').trim();
    return leaders.find((one) => [name, bare].includes(one.name) || one.code === bare)?.code;
  };
  const whole = named(text);
  if (whole !== undefined) return whole;
  const names = text
    .split(/[、,，;；/\n]|\s+/)
    .map((name) => name.trim())
    .filter((name) => name !== '');
  const codes = names.map(named);
  const [first] = codes;
  const unknown = names.find((_, index) => codes[index] === undefined);
  if (first === undefined || unknown !== undefined) {
    const known = leaders.map(({ name }) => name);
    item.complain('sponsor', 'unknown-leader', nearest(unknown ?? text, known), {
      text: unknown ?? text,
      row: item.row,
    });
    return undefined;
  }
  item.suppose('sponsor', 'first-leader-counts', [leaders.find(({ code }) => code === first)?.name ?? first]);
  return first;
}

function groupIn(item: ItemReader, { workingGroups }: Directory): string | undefined {
  const text = item.text('group');
  if (isNothing(text)) return undefined;
  const bare = text.replaceAll(/[（(][^（()）]*[）)]/g, '').trim();
  const found = workingGroups.find((one) => [text, bare].includes(one.name) || one.code === text);
  if (found === undefined) complainOfGroup(item, text, workingGroups);
  return found?.code;
}

function complainOfGroup(item: ItemReader, text: string, known: readonly { readonly name: string }[]): void {
  const code: ProblemCode = 'unknown-group';
  item.complain(
    'group',
    code,
    nearest(
      text,
      known.map(({ name }) => name),
    ),
  );
}

function supposedGroup(item: ItemReader, { workingGroups }: Directory): string | undefined {
  const [first, ...others] = workingGroups;
  if (first !== undefined && others.length > 0 && isNothing(item.text('group'))) {
    item.suppose('group', 'group-supposed', [first.name]);
  }
  return first?.code;
}
