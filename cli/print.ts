import { styleText } from 'node:util';
import { dayOf } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import type { Colour } from '../domain/light/light-reason';
import { DAY, MINUTE, type DayIndex, type Moment } from '../domain/calendar/moment';
import type { Position } from '../domain/organisation/positions';
import type { Listed } from '../client/listed';
import type { FoundRecord } from '../client/record';
import type { Words } from '../words/words';
import type { Campaign } from '../workflows/messages';
import { padded, widthOf } from './columns';
import { letterName } from '../words/letter-name';
import { dutyText, positionName, unitName } from '../words/names';
import { recordLine } from './record-line';
import type { ShownFinding } from './standing';

export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** Progress of long work, for a terminal only. */
export function progressed(done: number, of: number): void {
  if (process.stderr.isTTY) process.stderr.write(`\r${done}/${of}${done >= of ? '\n' : ''}`);
}

/** A list of findings as people read it, the most pressing columns first. */
export function listText(listed: readonly Listed[], directory: Directory, words: Words): string {
  const { columns, none } = words.cli;
  const hasRhythm = listed.some(({ rhythm }) => rhythm !== null);
  const header = [
    ...[columns.id, columns.light, columns.stage, columns.unit, columns.deadline, columns.waitingOn],
    ...(hasRhythm ? [words.card.rhythm] : []),
  ];
  const rows = listed.map((one) => [
    one.id,
    words.colours[one.light],
    words.stages[one.stage],
    one.leadUnit === null ? '' : unitName(directory, one.leadUnit),
    one.deadline ?? '',
    one.waitingOn === 'nobody' ? '' : words.duties[one.waitingOn],
    ...(hasRhythm ? [one.rhythm === null ? '' : words.rhythms[one.rhythm]] : []),
  ]);
  if (rows.length === 0) return none;
  const widths = header.map((_, index) => Math.max(...[header, ...rows].map((row) => widthOf(row[index] ?? ''))));
  const line = (cells: readonly string[], title: string, light?: Colour): string =>
    [...cells.map((cell, index) => coloured(padded(cell, widths[index] ?? 0), index === 1 ? light : undefined)), title]
      .join('  ')
      .trimEnd();
  return [
    line(header, columns.title),
    ...rows.map((row, index) => line(row, listed[index]?.title ?? '', listed[index]?.light)),
  ].join('\n');
}

/**
 * One finding as people read it: where it stands, who owes what, what comes next, the record.
 * @param besides lines of what else is kept about it
 */
export function standingText(
  standing: ShownFinding,
  record: FoundRecord & { readonly lacks: string },
  besides: readonly string[],
  { directory, terms: { calendar } }: Campaign,
  words: Words,
): string {
  const { campaignCli, card, cli, fact } = words;
  const heading = (name: string): string => fact(name, '').trimEnd();
  const position = (one: Position): string => positionName(one, directory, words);
  const duties = standing.duties.map(({ kind, holder, person, dueDay, about }) => {
    const name = dutyText(about === null ? { kind } : { kind, about }, words);
    return `  ${card.due(name, `${position(holder)}${person === null ? '' : ` ${person}`}`, words.date(dueDay))}`;
  });
  const next = standing.next.map(
    ({ day, provisional, to, ...what }) =>
      `  ${words.date(day)}${provisional ? cli.provisional : ''}  ${letterName(what, words)} → ${to.map(position).join(campaignCli.between)}`,
  );
  const turn = standing.lightTurns;
  const unit = standing.leadUnit === null ? cli.none : unitName(directory, standing.leadUnit);
  const isOneDay = standing.deadline !== null && standing.deadline === standing.superiorDeadline;
  const deadlineName = isOneDay ? card.bothDeadlines : cli.columns.deadline;
  const deadline = `${standing.deadline ?? cli.none}${standing.provisional ? cli.provisional : ''}`;
  return [
    `${standing.id} ${standing.title}`,
    standing.problem,
    '',
    fact(card.stands, [words.stages[standing.stage], unit, fact(deadlineName, deadline)].join(' · ')),
    ...circumstanceLines(standing, words),
    fact(card.light, coloured(words.colours[standing.light], standing.light)),
    ...standing.reasons.map((reason) => `  ${words.reason(reason)}`),
    ...(turn === null
      ? []
      : [
          `  ${cli.turns(words.date(turn.day), words.colours[turn.to], turn.reasons.map((reason) => words.reason(reason))[0])}`,
        ]),
    ...(standing.isFollowedUp
      ? [
          heading(card.owed),
          ...(duties.length === 0 ? [`  ${card.nobody}`] : duties),
          heading(cli.next),
          ...(next.length === 0 ? [`  ${cli.none}`] : next),
        ]
      : [cli.followedUpNoMore]),
    ...besides,
    heading(cli.record),
    ...(record.whole ? [] : [`  (${record.lacks})`]),
    ...record.entries.map((entry) => recordLine(entry, dayOf(calendar, entry.at), directory, words)),
  ].join('\n');
}

/** What has been decided or asked and explains how it stands: the superior's date, reasons, where it went, drafts. */
function circumstanceLines(standing: ShownFinding, words: Words): readonly string[] {
  const { card, cli, commands, fact, formal } = words;
  const { superiorDeadline, punctuality, declined, onHold, extension, withdrawal, withdrawn, drafts } = standing;
  const between = cli.many.between;
  const gone = (one: NonNullable<ShownFinding['withdrawn']>): string =>
    [
      one.why,
      ...(one.into === null ? [] : [cli.recorded.into(one.into)]),
      ...(one.handedTo === null ? [] : [cli.recorded.handedTo(one.handedTo)]),
    ]
      .filter((part) => part !== '')
      .join(between);
  return [
    fact(card.rhythm, words.rhythms[standing.rhythm]),
    ...(superiorDeadline === null || superiorDeadline === standing.deadline
      ? []
      : [fact(card.superiorDeadline, superiorDeadline)]),
    ...(punctuality === null ? [] : [words.campaignCli.punctuality[punctuality]]),
    ...(declined === null ? [] : [fact(commands.decline, declined)]),
    ...(onHold === null ? [] : [card.onHold(onHold.until, onHold.reason)]),
    ...(extension === null ? [] : [fact(commands.requestExtension, `${extension.to}${between}${extension.reason}`)]),
    ...(withdrawal === null ? [] : [fact(words.duties['decide-withdrawal'], gone(withdrawal))]),
    ...(withdrawn === null ? [] : [fact(words.stages.withdrawn, gone(withdrawn))]),
    ...drafts.map(({ id, letter }) => fact(words.duties['sign-off'], `${formal[letter]} ${id}`)),
  ];
}

/** The record of a finding that no longer runs; nobody's name is known then, and days are this machine's. */
export function archivedRecordText(finding: string, record: FoundRecord, words: Words): string {
  return [
    words.cli.recordOfEnded(finding),
    ...(record.whole ? [] : [`  (${words.cli.recordIncomplete})`]),
    ...record.entries.map((entry) => recordLine(entry, dayHere(entry.at), undefined, words)),
  ].join('\n');
}

function dayHere(at: Moment): DayIndex {
  return Math.floor((at - new Date(at).getTimezoneOffset() * MINUTE) / DAY);
}

/** Coloured for a terminal only: what is piped is plain. */
function coloured(text: string, light: Colour | undefined): string {
  if (light === undefined || !process.stdout.isTTY || process.env['NO_COLOR'] !== undefined) return text;
  return styleText(light, text);
}
