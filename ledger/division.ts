import { defined } from '../domain/defined';
import type { Directory } from '../domain/directory';
import type { Division } from '../domain/finding';
import type { UnitCode } from '../domain/positions';
import type { ProblemCode } from '../words/files';
import type { Cell, ItemReader } from './item-reader';
import { nearest } from './nearest';
import { nameOfUnit, unitNames, unitsNamed, unitsOf } from './units';

/** 责任分工: the lead unit, the co-units, the leader and the working group; undefined if there is no lead unit. */
export function divisionIn(item: ItemReader, directory: Directory): Division | undefined {
  const [first, ...others] = item.cells('lead');
  if (first === undefined) item.complain('lead', 'missing-value');
  const { lead, joining } = first === undefined ? { joining: [] } : leadIn(item, first, directory);
  const coUnits = [...joining, ...joiningIn(item, lead, directory)];
  const ofMeasures = others.flatMap((cell) => besides(item, cell, lead, directory));
  const sponsor = codeIn(item, 'sponsor', directory.leaders, 'unknown-leader');
  const workingGroup =
    codeIn(item, 'group', directory.workingGroups, 'unknown-group') ?? supposedGroup(item, directory);
  if (lead === undefined || workingGroup === undefined) return undefined;
  return defined({
    lead,
    coUnits: [...new Set([...coUnits, ...ofMeasures])].filter((unit) => unit !== lead),
    workingGroup,
    sponsor,
  });
}

/** The unit that the cell names as lead; in a plain list, the first. */
function leadIn(
  item: ItemReader,
  cell: Cell,
  directory: Directory,
): { readonly lead?: UnitCode; readonly joining: readonly UnitCode[] } {
  const { lead, co, plain } = unitsNamed(cell.text);
  const known = (names: readonly string[]) => codesOf(item, 'lead', names, cell, directory);
  const leaders = known(lead.length > 0 ? lead : plain);
  const joining = known(lead.length > 0 ? [...plain, ...co] : co);
  const [first, ...rest] = leaders;
  if (first === undefined) return { joining };
  if (rest.length > 0) item.suppose('lead', 'first-unit-leads', [nameOfUnit(first, directory)], cell);
  return { lead: first, joining: [...rest, ...joining] };
}

function joiningIn(item: ItemReader, lead: UnitCode | undefined, directory: Directory): readonly UnitCode[] {
  return item.cells('coUnits').flatMap((cell) => {
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
  column: 'lead' | 'coUnits',
  names: readonly string[],
  cell: Cell,
  directory: Directory,
): readonly UnitCode[] {
  return names.flatMap((name) => {
    const units = unitsOf(name, directory);
    const said = { ...cell, text: name };
    if (units.length === 0) item.complain(column, 'unknown-unit', nearest(name, unitNames(directory)), said);
    if (units.length > 1) {
      item.suppose(
        column,
        'units-of-group',
        units.map((unit) => nameOfUnit(unit, directory)),
        said,
      );
    }
    return units;
  });
}

function codeIn(
  item: ItemReader,
  column: 'sponsor' | 'group',
  known: readonly { readonly code: string; readonly name: string }[],
  code: ProblemCode,
): string | undefined {
  const text = item.text(column);
  if (text === '') return undefined;
  const found = known.find((one) => one.code === text || one.name === text);
  if (found === undefined) {
    item.complain(
      column,
      code,
      nearest(
        text,
        known.map(({ name }) => name),
      ),
    );
  }
  return found?.code;
}

function supposedGroup(item: ItemReader, { workingGroups }: Directory): string | undefined {
  const [first, ...others] = workingGroups;
  if (first !== undefined && others.length > 0 && item.text('group') === '') {
    item.suppose('group', 'group-supposed', [first.name]);
  }
  return first?.code;
}
