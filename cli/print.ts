import { styleText } from 'node:util';
import { dayOf } from '../domain/calendar';
import type { Entry } from '../domain/entry';
import type { Calendar } from '../domain/calendar';
import type { Colour } from '../domain/light-reason';
import type { DutyKind } from '../domain/policy';
import type { Listed } from '../client/duban';
import type { LedgerChanges } from '../ledger/changes';
import { entryName } from '../words/card';
import type { Words } from '../words/words';
import { padded, widthOf } from './columns';
import type { Standing } from './standing';

/** A line, or several, for who runs the command line. */
export function print(text: string): void {
  process.stdout.write(`${text}\n`);
}

/** A list of findings as people read it, the most pressing columns first. */
export function listText(listed: readonly Listed[], words: Words): string {
  const { columns, none } = words.cli;
  const header = [columns.id, columns.light, columns.stage, columns.unit, columns.deadline, columns.waitingOn];
  const rows = listed.map((one) => [
    one.id,
    words.colours[one.light],
    words.stages[one.stage],
    one.leadUnit ?? '',
    one.deadline ?? '',
    one.waitingOn === null || one.waitingOn === 'nobody' ? '' : words.duties[one.waitingOn as DutyKind],
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

/** One finding as people read it: where it stands, who owes what, what comes next, the record. */
export function standingText(
  standing: Standing,
  record: { readonly entries: readonly Entry[]; readonly whole: boolean },
  calendar: Calendar,
  words: Words,
): string {
  const { card, cli } = words;
  const position = (one: string): string => words.position(one, String);
  const duties = standing.duties.map(
    ({ kind, holder, person, dueDay }) =>
      `  ${card.due(words.duties[kind], `${position(holder)}${person === null ? '' : ` ${person}`}`, words.date(dueDay))}`,
  );
  const next = standing.next.map(
    ({ day, letter, to, duty }) =>
      `  ${words.date(day)}  ${cli.letterKinds[letter]}${duty === null ? '' : ` · ${words.duties[duty]}`} → ${to.map(position).join(', ')}`,
  );
  const changes = standing.lightChanges;
  return [
    `${standing.id} ${standing.title}`,
    standing.problem,
    '',
    `${card.stands}: ${words.stages[standing.stage]} · ${standing.leadUnit ?? cli.none} · ${cli.columns.deadline}: ${standing.deadline ?? cli.none}${standing.provisional ? ` (${cli.provisional})` : ''}`,
    `${card.light}: ${coloured(words.colours[standing.light], standing.light)}`,
    ...standing.reasons.map((reason) => `  ${words.reason(reason)}`),
    ...(changes === null ? [] : [`  ${card.changes(words.date(dayOf(calendar, Date.parse(changes))))}`]),
    `${card.owed}:`,
    ...(duties.length === 0 ? [`  ${card.nobody}`] : duties),
    `${cli.next}:`,
    ...(next.length === 0 ? [`  ${cli.none}`] : next),
    `${cli.record}:`,
    ...(record.whole ? [] : [`  (${cli.recordAway})`]),
    ...record.entries.map(({ seq, at, what, by, outcome, letters }) =>
      [
        `  ${String(seq)}`,
        words.date(dayOf(calendar, at)),
        entryName(what, words),
        ...(by === undefined ? [] : [by]),
        ...(outcome === undefined ? [] : [outcome]),
        ...(letters ?? []),
      ].join('  '),
    ),
  ].join('\n');
}

/** What a changed ledger would do, a line a change. */
export function changeLines({ opens, changed, vanished }: LedgerChanges, { ledger }: Words): readonly string[] {
  const lines = [
    ...changed.flatMap(({ id, title, changes }) => [
      `${id} ${title}`,
      ...changes.map(({ field, before, after, taken }) => {
        const note = taken === 'when-confirmed' ? '' : ` (${ledger.taken[taken]})`;
        return `  ${ledger.change(ledger.fields[field], before, after)}${note}`;
      }),
    ]),
    ...opens.map(({ subject }) => ledger.opens(subject.id, subject.title)),
    ...vanished.map(({ id, title }) => ledger.vanished(id, title)),
  ];
  return lines.length === 0 ? [ledger.same] : lines;
}

/** Coloured for a terminal only: what is piped is plain. */
function coloured(text: string, light: Colour | undefined): string {
  if (light === undefined || !process.stdout.isTTY || process.env['NO_COLOR'] !== undefined) return text;
  return styleText(light, text);
}
