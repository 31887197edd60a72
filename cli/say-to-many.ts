import { chosen } from '../client/listed';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { inBatches } from '../client/in-batches';
import type { Reading } from '../client/reading';
import { sha256 } from '../archive/sha256';
import { dayOf, isoDate } from '../domain/calendar';
import { domainMoment } from '../domain/clock';
import type { Command, CommandName } from '../domain/commands';
import { effectOf, type Effect } from '../domain/effect';
import type { Stage, Subject } from '../domain/finding';
import { groupedBy } from '../domain/grouped';
import type { DayIndex } from '../domain/moment';
import type { Position } from '../domain/positions';
import { Refusal } from '../domain/refusal';
import type { Words } from '../words/words';
import { confirmed } from './confirm';
import { endingOf } from './endings';
import { choosingFor, filterIn, filtersIn } from './filter';
import { positionName } from './names';
import { onCampaign } from './on-server';
import { dashed, flagOf, type Given } from './options';
import { print, progressed } from './print';
import { commandGiven, namingPeople, said, sayingBy, type HostCommand } from './say';
import { tellUnreadable } from './unreadable';

/**
 * Says a command to several findings: shows first what it would do to each, by the rules themselves, and then does it,
 * each finding on its own.
 * @throws Trouble not-all where some did not take it; no-finding-named; unconfirmed; what kept all from taking it
 */
export async function sayToMany(name: CommandName, ids: readonly string[], given: Given, words: Words): Promise<void> {
  const as = given.text('as');
  await onCampaign(given, async (service, id) => {
    const reading = await service.read(id, progressed);
    const saying = sayingBy(as, name, given, reading.campaign);
    const meant = meantIn(reading, ids, saying);
    const told = reading.unreadable.filter((one) => ids.length === 0 || ids.includes(one.id));
    tellUnreadable(told, words);
    await sayToThose(service, meant, saying, words);
  });
}

/**
 * Shows what would come of it for each, and does it where that is wanted.
 * @param thenDo what follows where it was done
 * @throws Trouble not-all, unconfirmed; what kept all from taking it
 */
export async function sayToThose(
  service: Duban,
  meant: readonly Subject[],
  saying: HostCommand,
  words: Words,
  thenDo?: () => Promise<void>,
): Promise<void> {
  const { given } = saying;
  const json = given.is('json');
  const tell = (text: string): void => {
    if (!json) print(text);
  };
  if (meant.length === 0) {
    print(json ? asJson([], [], [], words) : words.cli.none);
    return;
  }
  const plans = await inBatches(meant, (subject) => planned(service, subject, saying));
  const willing = plans.filter((plan) => 'effect' in plan);
  const refused = plans.filter((plan) => 'error' in plan);
  tell(planText(willing, refused, saying, words));
  if (given.is('dryRun')) {
    if (json) print(asJson(willing, refused, [], words));
    return;
  }
  const [first] = refused;
  if (willing.length === 0 && first !== undefined) throw first.error as Error;
  if (!(await confirmed(given, words))) {
    print(words.cli.nothingDone);
    return;
  }
  const answers = await inBatches(willing, (plan) => carriedOut(service, plan, saying));
  const failed = answers.filter((answer) => 'error' in answer);
  const done = answers.filter((answer) => 'stage' in answer);
  await thenDo?.();
  for (const { subject, stage } of done) tell(words.cli.obeyed(subject.id, words.stages[stage]));
  for (const line of refusedLines(failed, words)) tell(line);
  tell(words.cli.many.done(done.length, meant.length));
  if (json) print(asJson(willing, [...refused, ...failed], done, words));
  const notTaken = failed.length + refused.length;
  if (notTaken > 0) throw new Trouble('not-all', `${notTaken}/${meant.length}`);
}

interface Willing {
  readonly subject: Subject;
  readonly command: Command;
  readonly effect: Effect;
}

interface Failed {
  readonly subject: Subject;
  readonly error: unknown;
}

interface Done {
  readonly subject: Subject;
  readonly stage: Stage;
}

/** For scripts: what it would do to whom, who does not take it and why, and what was done. */
function asJson(willing: readonly Willing[], refused: readonly Failed[], done: readonly Done[], words: Words): string {
  const day = (change: Effect['deadline']) =>
    change && { was: change.was === undefined ? null : isoDate(change.was), will: isoDate(change.will ?? 0) };
  const said = {
    // What does not change is left out of the JSON.
    will: willing.map(({ subject, effect: { stage, light, deadline, superior, told } }) => ({
      finding: subject.id,
      stage,
      light,
      deadline: day(deadline),
      superior: day(superior),
      told,
    })),
    refused: refused.map(({ subject, error }) => ({
      finding: subject.id,
      ...(error instanceof Refusal ? { code: error.reason.code } : {}),
      why: endingOf(error, words).sentences.join(' '),
    })),
    done: done.map(({ subject, stage }) => ({ finding: subject.id, stage })),
  };
  return JSON.stringify(said, undefined, 2);
}

/**
 * The findings that are named, or all of them; of these those that the filters let through.
 * @throws Trouble no-finding-named where none is named and nothing chooses; unknown-finding
 */
function meantIn(reading: Reading, ids: readonly string[], { name, given, campaign }: HostCommand): readonly Subject[] {
  if (ids.length === 0 && !given.is('all') && filtersIn(name, given).length === 0) {
    const ways = (['all', ...choosingFor(name)] as const).map(flagOf);
    throw new Trouble('no-finding-named', dashed(name), ways);
  }
  const known = new Set(campaign.roster);
  const unknown = ids.filter((id) => !known.has(id));
  if (unknown.length > 0) throw new Trouble('unknown-finding', unknown.join(', '));
  const named = new Set(ids);
  const filter = filterIn(given, campaign.directory, choosingFor(name));
  const now = domainMoment(campaign.terms.clock, Date.now());
  return chosen(reading.findings, filter, now)
    .map(({ finding }) => finding.subject)
    .filter(({ id }) => named.size === 0 || named.has(id));
}

/** What the command would do to it: asked of the finding itself, because no command may be decided on a list. */
async function planned(service: Duban, subject: Subject, saying: HostCommand): Promise<Willing | Failed> {
  const { campaign } = saying;
  try {
    const { finding, terms, known } = await service.show(campaign.id, subject.id);
    const command = await commandGiven(finding, saying);
    const now = Math.max(known, domainMoment(terms.clock, Date.now()));
    return { subject, command, effect: effectOf(finding, terms, command, now) };
  } catch (error) {
    if (error instanceof Trouble && endsAll.has(error.code)) throw error;
    return { subject, error: namingPeople(error, campaign) };
  }
}

/** Where nobody answers at all, every other finding would only be waited for in vain. */
const endsAll: ReadonlySet<string> = new Set(['no-server', 'no-worker']);

async function carriedOut(service: Duban, { subject, command }: Willing, saying: HostCommand): Promise<Done | Failed> {
  try {
    return { subject, stage: await said(service, command, saying, subject.id, saidOnceADay(command, saying)) };
  } catch (error) {
    return { subject, error };
  }
}

/** A nudge of many that is repeated reaches who got it today no second time: it is known by its day and its words. */
function saidOnceADay(command: Command, { campaign: { terms } }: HostCommand): string | undefined {
  if (command.name !== 'nudge') return undefined;
  const { text, to = [], due } = command;
  const today = isoDate(dayOf(terms.calendar, domainMoment(terms.clock, Date.now())));
  return `nudge/${today}/${sha256(JSON.stringify([text, to, due ?? null])).slice(0, 32)}`;
}

function planText(willing: readonly Willing[], refused: readonly Failed[], saying: HostCommand, words: Words): string {
  const { many } = words.cli;
  return [
    ...(willing.length === 0 ? [] : [many.will(words.commands[saying.name], willing.length)]),
    ...willing.map(({ subject, effect }) => `  ${subject.id} ${subject.title}  ${effectText(effect, saying, words)}`),
    ...refusedLines(refused, words),
  ].join('\n');
}

function effectText({ stage, light, deadline, superior, told }: Effect, saying: HostCommand, words: Words): string {
  const { cli, campaignCli, card } = words;
  const date = (day: DayIndex | undefined): string => (day === undefined ? cli.none : isoDate(day));
  const named = (position: Position): string => positionName(position, saying.campaign.directory, words);
  const from = (what: string, was: string, will: string): string => campaignCli.fromTo(what, was, will);
  const parts = [
    ...(stage ? [from(cli.columns.stage, words.stages[stage.was], words.stages[stage.will])] : []),
    ...(light ? [from(cli.columns.light, words.colours[light.was], words.colours[light.will])] : []),
    ...(deadline ? [from(cli.columns.deadline, date(deadline.was), date(deadline.will))] : []),
    ...(superior ? [from(card.superiorDeadline, date(superior.was), date(superior.will))] : []),
    ...(told.length === 0 ? [] : [cli.many.tells(told.map(named))]),
  ];
  return parts.length === 0 ? cli.many.recordOnly : parts.join(cli.many.between);
}

/** Those that do not take it, together where the reason is the same. */
function refusedLines(refused: readonly Failed[], words: Words): readonly string[] {
  if (refused.length === 0) return [];
  const alike = groupedBy(refused, ({ error }) => endingOf(error, words).sentences.join(' '));
  return [
    words.cli.many.wont(refused.length),
    ...[...alike].map(
      ([why, those]) => `  ${words.fact(those.map(({ subject }) => subject.id).join(words.campaignCli.between), why)}`,
    ),
  ];
}
