import { z } from 'zod';
import { defined } from '../domain/defined';
import type { Directory, Person } from '../domain/organisation/directory';
import { tiesOf, type Position } from '../domain/organisation/positions';
import { BadFiles, type Problem } from './problem';
import { isoDay, readYamlFile } from './yaml-file';

const code = z.string().regex(/^[a-z0-9][a-z0-9-]{0,40}$/, 'natural-resources, group-1');
const named = z.strictObject({ code, name: z.string().min(1) });

const position = z
  .string()
  .regex(
    /^(office\/(director|deputy-director|staff)|unit\/[a-z0-9-]+\/(head|deputy|contact)|group\/[a-z0-9-]+\/(head|contact)|supervision\/[a-z0-9-]+\/(head|contact|member)|leader\/[a-z0-9-]+(\/contact)?|leading-group\/(head|contact)|monitor\/member)$/,
    'unit/natural-resources/contact, office/director',
  )
  .transform((text) => text as Position);

const organisationFile = z.strictObject({
  office: z.strictObject({ name: z.string().min(1), telephone: z.string().optional() }),
  units: z.array(z.strictObject({ code, name: z.string().min(1), aliases: z.array(z.string()).default([]) })).min(1),
  unitGroups: z
    .array(
      z.strictObject({
        name: z.string().min(1),
        aliases: z.array(z.string()).default([]),
        units: z.array(code).min(1),
      }),
    )
    .default([]),
  workingGroups: z.array(named).min(1),
  supervisionGroups: z.array(named).min(1),
  leaders: z.array(named).default([]),
  people: z
    .array(
      z.strictObject({
        code,
        name: z.string().min(1),
        address: z.email('name@example.org').optional(),
        aliases: z.array(z.email('name@example.org')).default([]),
        units: z.array(code).default([]),
        positions: z.array(position).default([]),
        absences: z.array(z.strictObject({ from: isoDay, to: isoDay, delegate: code })).default([]),
        successor: code.optional(),
      }),
    )
    .min(1),
});

/**
 * Reads `org.yaml`.
 * @throws BadFiles with every key that is not accepted, and its line
 */
export async function readOrganisationFile(file: string): Promise<Directory> {
  const { people, ...organisation } = await readYamlFile(file, organisationFile);
  const directory: Directory = {
    revision: 1,
    ...organisation,
    office: defined({ name: organisation.office.name, telephone: organisation.office.telephone }),
    people: people.map(({ address, successor, ...person }) =>
      defined<Person>({
        ...person,
        // Whoever holds a position of a unit belongs to it, whether or not the file says so: independence is judged by it.
        units: tiesOf(person),
        aliases: person.aliases.map((alias) => alias.toLowerCase()),
        address: address?.toLowerCase(),
        successor,
      }),
    ),
  };
  const problems = contradictions(file, directory);
  if (problems.length > 0) throw new BadFiles(problems);
  return directory;
}

/** Finds codes that refer to nobody, and addresses that two people share. */
function contradictions(
  file: string,
  { people, units, unitGroups = [], workingGroups, supervisionGroups, leaders }: Directory,
): Problem[] {
  const problems: Problem[] = [];
  const tell = (code: Problem['code'], key: string, found: string, wanted: readonly string[] = []): void => {
    problems.push({ code, file, at: { key }, found, wanted });
  };
  const codes = new Set(people.map((person) => person.code));
  const addresses = new Set<string>();
  const held = new Set<Position>();
  const known: Readonly<Record<string, ReadonlySet<string>>> = {
    unit: new Set(units.map((unit) => unit.code)),
    group: new Set(workingGroups.map((group) => group.code)),
    supervision: new Set(supervisionGroups.map((group) => group.code)),
    leader: new Set(leaders.map((leader) => leader.code)),
  };
  unitGroups.forEach((group, index) => {
    for (const unit of group.units) {
      if (known['unit']?.has(unit) === false) tell('unknown-unit', `unitGroups.${index}.units`, unit);
    }
  });
  people.forEach((person, index) => {
    const key = `people.${index}`;
    if (person.successor !== undefined && !codes.has(person.successor)) {
      tell('unknown-person', `${key}.successor`, person.successor);
    }
    for (const { delegate } of person.absences) {
      if (!codes.has(delegate)) tell('unknown-person', `${key}.absences`, delegate);
    }
    for (const address of [...(person.address === undefined ? [] : [person.address]), ...person.aliases]) {
      if (addresses.has(address)) tell('repeated-address', `${key}.address`, address);
      addresses.add(address);
    }
    for (const unit of person.units) {
      if (known['unit']?.has(unit) === false) tell('unknown-unit', `${key}.units`, unit);
    }
    for (const position of person.positions) {
      // A supervision group has several members, and many may look; every other position is held by one person.
      if (held.has(position) && !position.endsWith('/member')) tell('repeated-position', `${key}.positions`, position);
      held.add(position);
      const [kind = '', code = ''] = position.split('/');
      if (known[kind]?.has(code) === false) {
        tell(
          kind === 'unit' ? 'unknown-unit' : kind === 'leader' ? 'unknown-leader' : 'unknown-group',
          `${key}.positions`,
          position,
        );
      }
    }
  });
  return problems;
}
