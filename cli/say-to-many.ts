import { chosen } from '../client/listed';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import type { Reading } from '../client/reading';
import { carriedOut, plannedFor, type Obedient, type Unwilling, type Willing } from '../client/said-to-many';
import { sha256 } from '../archive/sha256';
import { dayOf, isoDate } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import type { Command, CommandName } from '../domain/commands/commands';
import type { Effect } from '../domain/commands/effect';
import type { Subject } from '../domain/finding/finding';
import { groupedBy } from '../domain/grouped';
import { Refusal } from '../domain/commands/refusal';
import { effectText } from '../words/effect';
import type { Words } from '../words/words';
import { confirmed } from './confirm';
import { endingOf } from './endings';
import { choosingFor, filterIn, filtersIn } from './filter';
import { onCampaign } from './on-server';
import { dashed, flagOf, type Given } from './options';
import { print, progressed } from './print';
import { commandGiven, namingPeople, sayingBy, type HostCommand } from './say';
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
  const named = <T extends object>(plan: T | Unwilling): T | Unwilling =>
    'error' in plan ? { ...plan, error: namingPeople(plan.error, saying.campaign) } : plan;
  const tell = (text: string): void => {
    if (!json) print(text);
  };
  if (meant.length === 0) {
    print(json ? asJson([], [], [], words) : words.cli.none);
    return;
  }
  const { campaign } = saying;
  const plans = (await plannedFor(service, campaign.id, meant, (finding) => commandGiven(finding, saying))).map(named);
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
  const answers = (await carriedOut(service, campaign.id, willing, ({ command }) => saidOnceADay(command, saying))).map(
    named,
  );
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

/** For scripts: what it would do to whom, who does not take it and why, and what was done. */
function asJson(
  willing: readonly Willing[],
  refused: readonly Unwilling[],
  done: readonly Obedient[],
  words: Words,
): string {
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

/** A nudge of many that is repeated reaches who got it today no second time: it is known by its day and its words. */
function saidOnceADay(command: Command, { campaign: { terms } }: HostCommand): string | undefined {
  if (command.name !== 'nudge') return undefined;
  const { text, to = [], due } = command;
  const today = isoDate(dayOf(terms.calendar, domainMoment(terms.clock, Date.now())));
  return `nudge/${today}/${sha256(JSON.stringify([text, to, due ?? null])).slice(0, 32)}`;
}

function planText(
  willing: readonly Willing[],
  refused: readonly Unwilling[],
  saying: HostCommand,
  words: Words,
): string {
  const { many } = words.cli;
  return [
    ...(willing.length === 0 ? [] : [many.will(words.commands[saying.name], willing.length)]),
    ...willing.map(
      ({ subject, effect }) =>
        `  ${subject.id} ${subject.title}  ${effectText(effect, saying.campaign.directory, words)}`,
    ),
    ...refusedLines(refused, words),
  ].join('\n');
}

/** Those that do not take it, together where the reason is the same. */
function refusedLines(refused: readonly Unwilling[], words: Words): readonly string[] {
  if (refused.length === 0) return [];
  const alike = groupedBy(refused, ({ error }) => endingOf(error, words).sentences.join(' '));
  return [
    words.cli.many.wont(refused.length),
    ...[...alike].map(
      ([why, those]) => `  ${words.fact(those.map(({ subject }) => subject.id).join(words.campaignCli.between), why)}`,
    ),
  ];
}
