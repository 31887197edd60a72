import { amendedTerms, readCampaignFiles } from '../../config/campaign-file';
import { amendedFindings, type AmendedFinding } from '../../domain/policy/amendment';
import { dayOf, isoDate, type Calendar } from '../../domain/calendar/calendar';
import { obstaclesTo, toBeClosed, type ObstacleTo } from '../../domain/commands/closable';
import { domainMoment } from '../../domain/calendar/clock';
import type { Directory } from '../../domain/organisation/directory';
import type { Notice } from '../../domain/finding/finding';
import type { LightChange } from '../../domain/schedule/foresight';
import { DAY, type Moment } from '../../domain/calendar/moment';
import { peopleChanges, type PeopleChange } from '../../domain/organisation/people-changes';
import type { Words } from '../../words/words';
import { confirmed } from '../confirm';
import { amendmentLines } from '../../words/amendment';
import { obstacleLines } from '../../words/obstacles';
import { peopleLine, type Directories } from '../../words/people-changes';
import { ruleChanges } from '../../words/rule-text';
import { onCampaign } from '../on-server';
import { numberGiven } from '../options';
import { print, progressed } from '../print';
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
      const findings = changes.terms ? amendedFindings(read.findings, wanted, now, now + days * DAY) : [];
      const open = read.findings.map(({ finding }) => finding).filter(toBeClosed);
      const preview = {
        findings,
        rules: ruleChanges(terms.policy, wanted.policy, words),
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
  readonly findings: readonly AmendedFinding[];
  /** What it changes of the rules beside the duties, in words. */
  readonly rules: readonly string[];
  readonly people: readonly PeopleChange[];
  /** What will then keep findings from ever being closed. */
  readonly obstacles: readonly ObstacleTo[];
  readonly until: Moment;
}

function isSame(before: object, after: object): boolean {
  return JSON.stringify(before) === JSON.stringify(after);
}

function asJson({ findings, rules, people, obstacles, until }: Preview, calendar: Calendar): object {
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
    rules,
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

function previewText(preview: Preview, calendar: Calendar, directories: Directories, words: Words): string {
  const { findings, rules, people, obstacles, until } = preview;
  return [
    ...rules,
    ...amendmentLines({ findings, until }, calendar, directories.after, words),
    ...people.map((change) => peopleLine(change, directories, words)),
    ...obstacleLines(obstacles, directories.after, words),
  ].join('\n');
}

function iso(moment: Moment): string {
  return new Date(moment).toISOString();
}
