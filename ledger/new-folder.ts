import { copyFile, mkdir, readdir, writeFile } from 'node:fs/promises';
import { basename, extname, join } from 'node:path';
import { Trouble } from '../client/errors';
import { isoDate } from '../domain/calendar/calendar';
import type { DayIndex } from '../domain/calendar/moment';
import type { Language } from '../domain/policy/policy';
import type { Words } from '../words/words';
import type { NamesInLedger } from './names-in-ledger';

/** What a new campaign's folder is made of. */
interface NewFolder {
  readonly folder: string;
  readonly ledger: string;
  readonly names: NamesInLedger;
  readonly start: DayIndex;
  readonly language: Language;
  readonly words: Words;
}

/**
 * Writes a campaign's folder around a ledger: whom it names, and marks where something is to be filled in. Its files are
 * read by `duban import FOLDER` as they are.
 * @throws Trouble folder-not-empty
 */
export async function writeNewFolder(given: NewFolder): Promise<void> {
  const { folder, ledger } = given;
  await mkdir(folder, { recursive: true });
  if ((await readdir(folder)).length > 0) throw new Trouble('folder-not-empty', folder);
  await writeFile(join(folder, 'campaign.yaml'), campaignYaml(given));
  await writeFile(join(folder, 'org.yaml'), organisationYaml(given));
  await writeFile(join(folder, 'policy.yaml'), `language: ${given.language}\n`);
  await copyFile(ledger, join(folder, basename(ledger)));
}

function campaignYaml({
  ledger,
  start,
  words: {
    ledger: { newFolder },
  },
}: NewFolder): string {
  const name = basename(ledger, extname(ledger));
  const code = codeOf(name, 0, 'campaign');
  const letters = code
    .replaceAll(/[^a-z]/g, '')
    .slice(0, 2)
    .toUpperCase();
  return [
    `# ${newFolder.campaign}`,
    `id: ${code} # ${newFolder.fillIn}`,
    `prefix: ${letters === '' ? 'DB' : letters} # ${newFolder.fillIn}`,
    `name: ${JSON.stringify(name)} # ${newFolder.fillIn}`,
    'zone: Asia/Shanghai',
    `# ${newFolder.start}`,
    `start: '${isoDate(start)}' # ${newFolder.fillIn}`,
    `phaseMonths: 6 # ${newFolder.fillIn}`,
    `mailbox: supervision@example.org # ${newFolder.fillIn}`,
    `ledger: ${JSON.stringify(basename(ledger))}`,
    '',
  ].join('\n');
}

function organisationYaml({
  names,
  words: {
    ledger: { newFolder },
  },
}: NewFolder): string {
  const { units, collective, leaders, groups, people } = names;
  const codes = new Map(coded(units, 'unit').map(({ code, name }) => [name, code]));
  const list = (title: string, all: readonly { code: string; name: string }[]): readonly string[] => [
    title,
    ...all.map(({ code, name }) => `  - { code: ${code}, name: ${JSON.stringify(name)} }`),
  ];
  const person = (code: string, name: string, position: string, mail = `${code}@example.org`): string =>
    `  - { code: ${code}, name: ${JSON.stringify(name)}, address: ${JSON.stringify(mail)}, positions: [${position}] } # ${newFolder.fillIn}`;
  const taken = new Set<string>();
  const ofUnits = [...codes].flatMap(([unit, code]) => {
    const known = people.find((one) => one.unit === unit);
    // Two people with one address are not told apart.
    const mail = known?.mail === undefined || taken.has(known.mail) ? undefined : known.mail;
    if (mail !== undefined) taken.add(mail);
    return [
      person(`${code}-contact`, known?.name ?? newFolder.contact(unit), `unit/${code}/contact`, mail),
      person(`${code}-head`, newFolder.head(unit), `unit/${code}/head`),
    ];
  });
  const workingGroups = coded(groups.length === 0 ? [newFolder.group] : groups, 'group');
  return [
    `# ${newFolder.organisation}`,
    'office:',
    `  name: ${JSON.stringify(newFolder.office)} # ${newFolder.fillIn}`,
    ...list(
      'units:',
      [...codes].map(([name, code]) => ({ code, name })),
    ),
    ...(collective.length === 0
      ? []
      : [
          `# ${newFolder.collective(collective)}`,
          '# unitGroups:',
          ...collective.map((name) => `#   - { name: ${JSON.stringify(name)}, units: [] }`),
        ]),
    ...list('workingGroups:', workingGroups),
    ...list('supervisionGroups:', [{ code: 'check-1', name: newFolder.supervision }]),
    ...(leaders.length === 0 ? [] : list('leaders:', coded(leaders, 'leader'))),
    'people:',
    person('office-staff', newFolder.staff, 'office/staff'),
    person('office-director', newFolder.director, 'office/director'),
    person('check-1-head', newFolder.head(newFolder.supervision), 'supervision/check-1/head'),
    person('check-1-member', newFolder.supervision, 'supervision/check-1/member'),
    ...workingGroups.map(({ code, name }) => person(`${code}-head`, newFolder.head(name), `group/${code}/head`)),
    ...ofUnits,
    '',
  ].join('\n');
}

/** Names with a code each, none twice. */
function coded(names: readonly string[], kind: string): readonly { readonly code: string; readonly name: string }[] {
  const taken = new Set<string>();
  return names.map((name, index) => {
    const wanted = codeOf(name, index + 1, kind);
    const code = taken.has(wanted) ? `${kind}-${index + 1}` : wanted;
    taken.add(code);
    return { code, name };
  });
}

/** A code of the name's own letters where it is in Latin script, else one by its place. */
function codeOf(name: string, place: number, kind: string): string {
  const letters = name
    .normalize('NFKD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .split('-')
    .filter((part) => part !== '')
    .join('-')
    .slice(0, 30);
  return /[a-z]{2}/.test(letters) && !/\p{Script=Han}/u.test(name) ? letters : place === 0 ? kind : `${kind}-${place}`;
}
