import { join } from 'node:path';
import { openArchive, type Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import type { ReadFinding, Reading } from '../client/reading';
import { dayOf, isoDate, isProvisional } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import { holderOf, readerOf, type Directory } from '../domain/organisation/directory';
import type { LetterKind } from '../domain/finding/finding';
import { byNumber } from '../domain/finding/finding-ids';
import { sixHavesOf } from '../domain/finding/six-haves';
import { withInstitution } from '../domain/registers/view';
import { noticesAhead } from '../domain/schedule/foresight';
import { groupedBy } from '../domain/grouped';
import { DAY, type DayIndex, type Moment } from '../domain/calendar/moment';
import type { DutyKind, FormalLetter } from '../domain/policy/policy';
import type { PersonCode, Position } from '../domain/organisation/positions';
import type { Words } from '../words/words';
import { positionName } from '../words/names';
import { dataOf, onCampaign } from './on-server';
import { codeMeant, numberGiven, type Given } from './options';
import { letterName } from '../words/letter-name';
import { print, progressed } from './print';
import { tellUnreadable } from './unreadable';
import type { Verb } from './verb';

const DAYS = 14;
/** A year: what lies further is a slip of the hand. */
const MOST_DAYS = 366;

/** `duban agenda`: what will be sent if nobody acts, by day and recipient, over all findings. */
export const agenda: Verb = {
  async act(given, words) {
    const days = numberGiven(
      given,
      'days',
      DAYS,
      (count) => Number.isInteger(count) && count >= 1 && count <= MOST_DAYS,
    );
    await onCampaign(given, async (service, id) => {
      const archive = openArchive(join(dataOf(given), 'archive'));
      const { directory, terms } = await service.campaign(id);
      const wanted = filterIn(given, directory);
      const [{ findings, unreadable }, institutions] = await Promise.all([
        findingsMeant(given, service, id),
        given.is('json') ? undefined : institutionsOf(service, id, archive),
      ]);
      const now = domainMoment(terms.clock, Date.now());
      const followedUp = findings.filter(({ running }) => running);
      const letters = lettersOf(followedUp, directory, now, now + days * DAY).filter(wanted);
      if (institutions === undefined) print(JSON.stringify(letters.map(asJson), null, 2));
      else {
        const lacking = lackingLines(followedUp, institutions, directory, wantedHolder(given, directory), words);
        print([agendaText(letters, directory, words), ...lacking].join('\n'));
      }
      tellUnreadable(unreadable, words);
    });
  },
};

/** The findings for which a register has an institution. */
async function institutionsOf(service: Duban, id: string, archive: Archive): Promise<ReadonlySet<string>> {
  return withInstitution((await service.readRegisters(id, archive)).entries);
}

/** All findings, or those that are named. @throws Trouble unknown-finding, findings-gone */
async function findingsMeant(
  given: Given,
  service: Duban,
  id: string,
): Promise<Pick<Reading, 'findings' | 'unreadable'>> {
  if (given.maybe('finding') === undefined) return service.read(id, progressed);
  const findings = await Promise.all(given.list('finding').map((finding) => service.readOne(id, finding)));
  const ended = findings.filter(({ running }) => !running).map(({ finding }) => finding.subject.id);
  if (ended.length > 0) throw new Trouble('findings-gone', ended.join(', '));
  return { findings, unreadable: [] };
}

/** A letter to come, to one recipient. */
interface ComingLetter {
  readonly at: Moment;
  readonly day: DayIndex;
  /** The day was counted by holidays that are not published yet. */
  readonly provisional: boolean;
  readonly finding: string;
  readonly title: string;
  readonly letter: LetterKind;
  readonly duty: DutyKind | null;
  readonly draft: FormalLetter | null;
  readonly to: Position;
  /** Who reads it on that day, by the directory; null where the position is vacant. */
  readonly person: PersonCode | null;
  readonly name: string | null;
}

/** In order of days, then recipients, then findings: as the couriers will put them into digests. */
function lettersOf(
  findings: readonly ReadFinding[],
  directory: Directory,
  from: Moment,
  until: Moment,
): readonly ComingLetter[] {
  const letters = findings.flatMap(({ finding, terms }) =>
    noticesAhead(finding, terms, from, until).flatMap(({ at, letter, duty, draft, to }) => {
      // What is due already goes out at once.
      const day = dayOf(terms.calendar, Math.max(at, from));
      const provisional = isProvisional(terms.calendar, day);
      const { id, title } = finding.subject;
      const what = { letter, duty: duty?.kind ?? null, draft: draft?.letter ?? null };
      return to.map((position): ComingLetter => {
        const holder = holderOf(directory, position);
        const reader = holder === undefined ? undefined : readerOf(directory, holder.code, day);
        const who = { person: reader?.code ?? null, name: reader?.name ?? null };
        return { at, day, provisional, finding: id, title, ...what, to: position, ...who };
      });
    }),
  );
  const recipient = ({ person, to }: ComingLetter): string => person ?? to;
  return letters.sort((a, b) => {
    if (a.day !== b.day) return a.day - b.day;
    if (recipient(a) !== recipient(b)) return recipient(a) < recipient(b) ? -1 : 1;
    return byNumber({ id: a.finding }, { id: b.finding });
  });
}

function asJson({ at, day, ...letter }: ComingLetter): object {
  return { at: new Date(at).toISOString(), day: isoDate(day), ...letter };
}

/** @throws Trouble bad-argument where the directory knows no such person or unit */
function filterIn(given: Given, directory: Directory): (letter: ComingLetter) => boolean {
  const person = given.maybe('person');
  const unit = given.maybe('unit');
  const code = person === undefined ? undefined : codeMeant('person', person, directory.people);
  const place = unit === undefined ? undefined : `unit/${codeMeant('unit', unit, directory.units)}/`;
  return (letter) =>
    (code === undefined || letter.person === code) && (place === undefined || letter.to.startsWith(place));
}

/** Whose lacking haves are asked for. */
function wantedHolder(given: Given, directory: Directory): (holder: Position) => boolean {
  const person = given.maybe('person');
  const unit = given.maybe('unit');
  const code = person === undefined ? undefined : codeMeant('person', person, directory.people);
  const place = unit === undefined ? undefined : `unit/${codeMeant('unit', unit, directory.units)}/`;
  return (holder) =>
    (code === undefined || holderOf(directory, holder)?.code === code) &&
    (place === undefined || holder.startsWith(place));
}

/** What findings lack of the six haves, by who owes it. */
function lackingLines(
  findings: readonly ReadFinding[],
  institutions: ReadonlySet<string>,
  directory: Directory,
  wanted: (holder: Position) => boolean,
  words: Words,
): readonly string[] {
  const { heading, names } = words.registers.sixHaves;
  const lacking = findings.flatMap(({ finding }) =>
    sixHavesOf(finding, { directory, institutions }).flatMap((have) =>
      have.has || !wanted(have.owedBy) ? [] : [{ id: finding.subject.id, what: have.what, owedBy: have.owedBy }],
    ),
  );
  if (lacking.length === 0) return [];
  return [
    words.registers.sixHaves.lackingHeading(heading),
    ...[...groupedBy(lacking, ({ owedBy }) => owedBy)].flatMap(([owedBy, those]) => [
      `  ${positionName(owedBy, directory, words)}`,
      ...[...groupedBy(those, ({ id }) => id)].map(
        ([id, haves]) => `    ${id}  ${words.card.list(haves.map(({ what }) => names[what]))}`,
      ),
    ]),
  ];
}

function agendaText(letters: readonly ComingLetter[], directory: Directory, words: Words): string {
  if (letters.length === 0) return words.cli.none;
  const lines: string[] = [];
  for (const [day, ofDay] of groupedBy(letters, (letter) => letter.day)) {
    lines.push(`${words.date(day)}${ofDay[0]?.provisional === true ? words.cli.provisional : ''}`);
    const reader = ({ name, to }: ComingLetter): string => name ?? words.cli.vacant(positionName(to, directory, words));
    for (const [who, mine] of groupedBy(ofDay, reader)) {
      lines.push(`  ${who}`);
      for (const letter of mine) lines.push(`    ${letter.finding} ${letterName(letter, words)}  ${letter.title}`);
    }
  }
  return lines.join('\n');
}
