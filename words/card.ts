import { agendaOf } from '../domain/schedule/agenda';
import { dayOf, workingDaysBetween } from '../domain/calendar/calendar';
import { deadlineDay } from '../domain/duties/due';
import { dutiesOf } from '../domain/duties/duties';
import { groupedBy } from '../domain/grouped';
import { lightOf } from '../domain/light/light';
import { mattersOf } from '../domain/finding/matters';
import { nameOf, type PlaceKind } from '../domain/organisation/names';
import { pressing } from '../domain/duties/pressing';
import { progressOf } from '../domain/light/progress';
import type { CommandName } from '../domain/commands/commands';
import type { CommitmentKind, Duty, EntryKind, Finding, Gist, Notice } from '../domain/finding/finding';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { FormalLetter, Terms } from '../domain/policy/policy';
import { brief } from './brief';
import { wordsFor } from './index';
import { escaped, markdown } from './markdown';
import { dutyText } from './names';
import type { Words } from './words';
import { isClosed } from '../domain/finding/stages';

const DAY = 86_400_000;
/** How far ahead a card looks for letters, and how many it shows. */
const AHEAD = 60 * DAY;
const MOST_LETTERS = 3;

/**
 * A finding at a glance, in Markdown: where it stands, why it has this light and when that changes, who answers for it,
 * who owes what by when, which letters come next, the last entries of its record. Units and groups are shown by name,
 * not by code.
 * @param page address of its page, where people can open it
 */
export function findingCard(finding: Finding, terms: Terms, moment: Moment, page?: string): string {
  const words = wordsFor(terms.policy.language);
  const { card } = words;
  const light = lightOf(finding, terms, moment);
  const owed = mattersOf(dutiesOf(finding, terms), moment);
  const letters = lettersToCome(finding, terms, moment);
  const listed = (items: readonly string[]): readonly string[] => (items.length === 0 ? [card.nobody] : items);
  return markdown([
    `## ${finding.subject.id} ${escaped(finding.subject.title)}`,
    escaped(finding.subject.problem),
    headline(finding, terms, moment),
    ...(page === undefined ? [] : [`[${card.page}](${page})`]),
    [
      ...light.reasons.map((reason) => escaped(words.reason(reason))),
      ...(light.next === undefined ? [] : [changeOf(finding, terms, light.next)]),
    ],
    answersForIt(finding, terms, moment),
    `**${card.owed}**`,
    listed(owed.map((duty) => owedBy(duty, finding, terms, moment))),
    `**${card.next}**`,
    listed(letters.map((notice) => letterOf(notice, finding, terms))),
    `**${card.record}**`,
    listed(finding.recent.toReversed().map((line) => lineOfRecord(line, terms))),
  ]);
}

/** What a finding's timer waits for: whose duty is the most pressing, and what happens at `at` if nobody acts. */
export function timerTitle(finding: Finding, terms: Terms, at: Moment): string {
  const { card, cli } = wordsFor(terms.policy.language);
  const day = (moment: Moment): string => card.day(dayOf(terms.calendar, moment));
  const [notice] = agendaOf(finding, terms, at - 1, at);
  const what =
    notice === undefined
      ? lightOf(finding, terms, at - 1).next === at
        ? card.lightChanges
        : card.lapses
      : cli.letterKinds[notice.letter];
  const then = card.then(day(at), what);
  const duty = pressing(dutiesOf(finding, terms));
  return brief(
    duty === undefined
      ? then
      : card.waiting(placed(duty.holder, terms), dutyName(duty, finding, terms), day(duty.due), then),
  );
}

/** What is posted, in one line: which letters go to whom. */
export function postingTitle(notices: readonly Notice[], finding: Finding, terms: Terms): string {
  const { card } = wordsFor(terms.policy.language);
  // What somebody has to do stands before what others are told: a long title is cut.
  const ordered = notices.toSorted((a, b) => Number(a.duty === undefined) - Number(b.duty === undefined));
  return brief(card.list(ordered.map((notice) => letterOf(notice, finding, terms))));
}

/** A position as people call it, with its unit, group or leader by name. */
function placed(position: string, { policy, names }: Terms): string {
  return wordsFor(policy.language).position(position, (code, kind) => nameOf(names, kind, code));
}

function headline(finding: Finding, terms: Terms, moment: Moment): string {
  const { card, colours, fact, stages, date } = wordsFor(terms.policy.language);
  const { standing, subject, recurrences, hold } = finding;
  const { colour } = lightOf(finding, terms, moment);
  const proven = isClosed(standing);
  return [
    `**${fact(card.stands, stages[standing.stage])}**`,
    `**${fact(card.light, `${colours[colour]}${proven ? card.closed : ''}`)}**`,
    ...(subject.keyItem ? [`**${card.keyItem}**`] : []),
    ...(recurrences > 0 ? [card.recurred(recurrences)] : []),
    ...(hold === undefined ? [] : [card.onHold(date(hold.reviewBy), escaped(hold.reason))]),
  ].join(' · ');
}

function changeOf(finding: Finding, terms: Terms, at: Moment): string {
  const { card, colours, date } = wordsFor(terms.policy.language);
  const [now, then] = [at - 1, at].map((moment) => lightOf(finding, terms, moment).colour);
  return card.changes(date(dayOf(terms.calendar, at)), then === undefined || then === now ? undefined : colours[then]);
}

function answersForIt(finding: Finding, terms: Terms, moment: Moment): readonly string[] {
  const { card, date, fact, rhythms } = wordsFor(terms.policy.language);
  const { assignment, deadlines, plan, subject } = finding;
  const { calendar, names } = terms;
  const named = (kind: PlaceKind, code: string): string => nameOf(names, kind, code);
  const dated = (day: DayIndex): string =>
    card.about(date(day), card.left(workingDaysBetween(calendar, dayOf(calendar, moment), day)));
  const facts: string[] = [];
  if (assignment !== undefined) {
    const { lead, coUnits, sponsor, workingGroup, supervision } = assignment;
    facts.push(fact(card.lead, named('unit', lead)));
    if (coUnits.length > 0) facts.push(fact(card.coUnits, card.list(coUnits.map((unit) => named('unit', unit)))));
    if (sponsor !== undefined) facts.push(fact(card.sponsor, named('leader', sponsor)));
    facts.push(fact(card.workingGroup, named('group', workingGroup)));
    if (supervision !== undefined) facts.push(fact(card.supervision, named('supervision', supervision)));
  }
  if (subject.rhythm !== undefined) facts.push(fact(card.rhythm, rhythms[subject.rhythm]));
  if (deadlines !== undefined) {
    const day = deadlineDay(deadlines, calendar);
    const { superior } = deadlines;
    facts.push(fact(superior === day ? card.bothDeadlines : card.deadline, dated(day)));
    if (superior !== undefined && superior !== day) facts.push(fact(card.superiorDeadline, dated(superior)));
  }
  const progress = plan === undefined ? card.noPlan : card.measures(progressOf(finding, terms, moment));
  return [...facts, fact(card.progress, progress)];
}

function owedBy(duty: Duty, finding: Finding, terms: Terms, moment: Moment): string {
  const { card, date } = wordsFor(terms.policy.language);
  const { calendar } = terms;
  const day = dayOf(calendar, duty.due);
  const owed = card.due(dutyName(duty, finding, terms), placed(duty.holder, terms), date(day));
  return card.about(owed, card.left(workingDaysBetween(calendar, dayOf(calendar, moment), day)));
}

/** A duty's name, with the measure, draft or address that it is about. */
function dutyName({ kind, about }: Duty, { drafts }: Finding, terms: Terms): string {
  const words = wordsFor(terms.policy.language);
  const { card, duties, formal } = words;
  if (about === undefined) return duties[kind];
  switch (kind) {
    case 'mend-address':
      return card.about(duties[kind], placed(about, terms));
    case 'sign-off': {
      const draft = drafts.find(({ id }) => id === about);
      return draft === undefined ? duties[kind] : card.about(duties[kind], formal[draft.letter]);
    }
    default:
      return dutyText({ kind, about }, words);
  }
}

/** The first letter of each duty. What follows it depends on whether that one helps. */
function lettersToCome(finding: Finding, terms: Terms, moment: Moment): readonly Notice[] {
  const byDuty = groupedBy(agendaOf(finding, terms, moment, moment + AHEAD), ({ key, duty }) => duty?.id ?? key);
  return [...byDuty.values()].flatMap(([first]) => first ?? []).slice(0, MOST_LETTERS);
}

function letterOf(notice: Notice, finding: Finding, terms: Terms): string {
  const { card, cli } = wordsFor(terms.policy.language);
  return card.letter(
    card.day(dayOf(terms.calendar, notice.at)),
    cli.letterKinds[notice.letter],
    matterOf(notice, finding, terms),
    card.list(notice.to.map((position) => placed(position, terms))),
  );
}

function matterOf({ draft, news, duty }: Notice, finding: Finding, terms: Terms): string {
  const { formal, news: told } = wordsFor(terms.policy.language);
  if (draft !== undefined) return formal[draft.letter];
  if (news !== undefined) return told[news.what];
  return duty === undefined ? '' : dutyName(duty, finding, terms);
}

function lineOfRecord(line: Gist, { calendar, policy }: Terms): string {
  const words = wordsFor(policy.language);
  return words.card.entry(words.card.day(dayOf(calendar, line.at)), entryName(line.what, words), saidIn(line, words));
}

/** What an entry of the record says apart from its name; a code is shown in words. */
function saidIn({ what, text = '' }: Gist, { formal, commitments, card }: Words): string {
  if (what === 'draft-opened' || what === 'draft-joined' || what === 'draft-lapsed')
    return formal[text as FormalLetter];
  if (what === 'confirmForUnit') return commitments[text as CommitmentKind];
  return text in card.said ? card.said[text as keyof typeof card.said] : escaped(text);
}

export function entryName(what: EntryKind, { commands, entries }: Words): string {
  return what in commands ? commands[what as CommandName] : entries[what as Exclude<EntryKind, CommandName>];
}
