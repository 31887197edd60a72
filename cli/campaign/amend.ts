import type { ReadFinding } from '../../client/reading';
import { amendedTerms, readCampaignFiles } from '../../config/campaign-file';
import { amendmentOf, changesSomething, type Amendment, type LetterChange } from '../../domain/amendment';
import { dayOf, isoDate, type Calendar } from '../../domain/calendar';
import { obstaclesTo, toBeClosed, type ObstacleTo } from '../../domain/closable';
import { domainMoment } from '../../domain/clock';
import type { Directory } from '../../domain/directory';
import type { Notice } from '../../domain/finding';
import type { LightChange } from '../../domain/foresight';
import { DAY, type Moment } from '../../domain/moment';
import { peopleChanges, type PeopleChange } from '../../domain/people-changes';
import type { Terms } from '../../domain/policy';
import type { Words } from '../../words/words';
import { confirmed } from '../confirm';
import { personName, positionName } from '../names';
import { obstacleLines } from '../obstacles';
import { onCampaign } from '../on-server';
import { numberGiven } from '../options';
import { letterName, print, progressed } from '../print';
import { tellUnreadable } from '../unreadable';
import type { Verb } from '../verb';

const DAYS = 60;
/** A year: what lies further is a slip of the hand. */
const MOST_DAYS = 366;

/**
 * `duban campaign amend`: the folder's policy and people, for the campaign that runs. Shows first what they change,
 * finding by finding.
 */
export const amendCampaign: Verb = {
  async act(given, words, folder) {
    const files = await readCampaignFiles(folder);
    const days = numberGiven(
      given,
      'days',
      DAYS,
      (count) => Number.isInteger(count) && count >= 1 && count <= MOST_DAYS,
    );
    await onCampaign(given, async (service, id) => {
      const running = await service.campaign(id);
      const { terms, directory } = running;
      const now = domainMoment(terms.clock, Date.now());
      const wanted = amendedTerms(files, running, now);
      const people: Directory = { ...files.directory, revision: directory.revision };
      const changes = { terms: !isSame(terms, wanted), people: !isSame(directory, people) };
      const nothing = !changes.terms && !changes.people;
      const read = nothing ? { findings: [], unreadable: [] } : await service.read(id, progressed);
      const findings = changes.terms ? previewOf(read.findings, wanted, now, now + days * DAY) : [];
      const open = read.findings.map(({ finding }) => finding).filter(toBeClosed);
      const preview = {
        findings,
        people: peopleChanges(directory, people),
        obstacles: obstaclesTo(open, wanted.policy, people),
        until: now + days * DAY,
      };
      if (given.is('json')) print(JSON.stringify(asJson(preview, terms.calendar), null, 2));
      else if (nothing) print(words.campaignCli.nothingToAmend);
      else print(previewText(preview, terms.calendar, { before: directory, after: people }, words));
      tellUnreadable(read.unreadable, words);
      if (nothing || given.is('dryRun')) return;
      if (!(await confirmed(given, words))) {
        print(words.cli.nothingDone);
        return;
      }
      const termsNow = changes.terms ? await service.amendPolicy(id, wanted) : terms.revision;
      const peopleNow = changes.people ? await service.amendDirectory(id, people) : directory.revision;
      if (!given.is('json')) print(words.cli.amended(termsNow, peopleNow));
    });
  },
};

interface Preview {
  readonly findings: readonly FindingPreview[];
  readonly people: readonly PeopleChange[];
  /** What will then keep findings from ever being closed. */
  readonly obstacles: readonly ObstacleTo[];
  readonly until: Moment;
}

interface FindingPreview {
  readonly finding: string;
  readonly title: string;
  readonly amendment: Amendment;
}

/** Findings for which something changes that anybody would see. */
function previewOf(
  findings: readonly ReadFinding[],
  wanted: Terms,
  now: Moment,
  until: Moment,
): readonly FindingPreview[] {
  return findings
    .map(({ finding, terms }) => ({
      finding: finding.subject.id,
      title: finding.subject.title,
      amendment: amendmentOf(finding, terms, { ...wanted, revision: terms.revision + 1 }, now, until),
    }))
    .filter(({ amendment }) => changesSomething(amendment));
}

function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function asJson({ findings, people, obstacles, until }: Preview, calendar: Calendar): object {
  const notice = ({ at, letter, to, duty, draft }: Notice): object => ({
    at: iso(at),
    day: isoDate(dayOf(calendar, at)),
    letter,
    duty: duty?.kind ?? null,
    draft: draft?.letter ?? null,
    to,
  });
  const turn = ({ at, ...light }: LightChange): object => ({
    at: iso(at),
    day: isoDate(dayOf(calendar, at)),
    ...light,
  });
  return {
    until: iso(until),
    people,
    obstacles,
    findings: findings.map(({ finding, title, amendment: { letters, turns, ...now } }) => ({
      finding,
      title,
      ...now,
      letters: letters.map((change) => ({
        change: change.change,
        key: change.key,
        ...('was' in change ? { was: notice(change.was) } : {}),
        ...('will' in change ? { will: notice(change.will) } : {}),
      })),
      ...(turns === undefined ? {} : { turns: { was: turns.was.map(turn), will: turns.will.map(turn) } }),
    })),
  };
}

interface Directories {
  readonly before: Directory;
  readonly after: Directory;
}

function previewText(preview: Preview, calendar: Calendar, directories: Directories, words: Words): string {
  const said = words.campaignCli;
  const { findings, people, obstacles, until } = preview;
  const letters = findings.flatMap(({ amendment }) => amendment.letters);
  const count = (change: LetterChange['change']): number => letters.filter((one) => one.change === change).length;
  const lights = findings.filter(({ amendment: { light } }) => light.was !== light.will).length;
  const date = (at: Moment): string => words.date(dayOf(calendar, at));
  return [
    said.amendmentSum(date(until), {
      findings: findings.length,
      fresh: count('new'),
      gone: count('gone'),
      moved: count('moved'),
      lights,
    }),
    ...findings.flatMap(({ finding, title, amendment }) => [
      `${finding} ${title}`,
      ...amendmentLines(amendment, date, directories.after, words).map((line) => `  ${line}`),
    ]),
    ...people.map((change) => peopleLine(change, directories, words)),
    ...obstacleLines(obstacles, directories.after, words),
  ].join('\n');
}

function amendmentLines(
  { letters, light, turns, stage }: Amendment,
  date: (at: Moment) => string,
  directory: Directory,
  words: Words,
): readonly string[] {
  const said = words.campaignCli;
  const turned = (changes: readonly LightChange[]): string =>
    changes.map(({ at, to }) => `${date(at)} ${words.colours[to]}`).join(said.between) || said.none;
  const what = ({ letter, duty, draft, to }: Notice): string =>
    `${letterName({ letter, duty: duty?.kind ?? null, draft: draft?.letter ?? null }, words)} → ${to
      .map((position) => positionName(position, directory, words))
      .join(said.between)}`;
  return [
    ...(stage === undefined ? [] : [said.stageTurns(words.stages[stage.was], words.stages[stage.will])]),
    ...(light.was === light.will ? [] : [said.lightTurns(words.colours[light.was], words.colours[light.will])]),
    ...(turns === undefined ? [] : [said.turnsOtherwise(turned(turns.was), turned(turns.will))]),
    ...letters.map((change) => {
      const shown = change.change === 'gone' ? change.was : change.will;
      const when = change.change === 'moved' ? `${date(change.was.at)} → ${date(change.will.at)}` : date(shown.at);
      return `${said.changes[change.change]}  ${when}  ${what(shown)}  [${change.key}]`;
    }),
  ];
}

function peopleLine(change: PeopleChange, { before, after }: Directories, words: Words): string {
  const said = words.campaignCli;
  switch (change.change) {
    case 'holder':
      return said.fromTo(
        positionName(change.position, after, words),
        change.was === undefined ? said.vacant : personName(before, change.was),
        change.will === undefined ? said.vacant : personName(after, change.will),
      );
    case 'address':
      return said.fromTo(personName(after, change.person), change.was ?? said.noAddress, change.will ?? said.noAddress);
    case 'name':
      return said.fromTo(change.person, personName(before, change.person), personName(after, change.person));
    case 'absences':
      return said.otherAbsences(personName(after, change.person));
  }
}

function iso(moment: Moment): string {
  return new Date(moment).toISOString();
}
