import { dayOf, isoDate } from '../domain/calendar/calendar';
import type { Directory } from '../domain/organisation/directory';
import { forms } from '../domain/registers/entry';
import type { AskedThing, RegisterEntry } from '../domain/registers/view';
import type { Terms } from '../domain/policy/policy';
import { entryNumber, fieldName } from '../words/register-names';
import type { Words } from '../words/words';
import { placeIn } from '../domain/organisation/names';

/** An entry as people read it: a head line, what it says, and what it asks for. */
export function entryLines(
  entry: RegisterEntry,
  directory: Directory,
  { calendar }: Pick<Terms, 'calendar'>,
  words: Words,
): readonly string[] {
  const { registers, fact, date } = words;
  const { register, id, on, findings, takenBack } = entry;
  const head = [
    entryNumber(id, registers.kinds),
    date(on),
    ...(findings.length === 0 ? [] : [words.card.list(findings)]),
  ];
  const { needs, takes } = forms[register];
  const facts = [...needs, ...takes].flatMap((field) => {
    const text = textOf(entry, field, directory, words);
    return text === '' ? [] : [fact(fieldName(register, field, registers), text)];
  });
  const asked = entry.asked.map((one) => askedLine(one, directory, (at) => isoDate(dayOf(calendar, at)), words));
  const gone = takenBack === undefined ? [] : [registers.takenBack(takenBack.why)];
  return [head.join('  '), ...[...facts, ...asked, ...gone].map((line) => `  ${line}`)];
}

/** What an entry says in one of its fields; points are told with how they stand. */
function textOf(
  entry: RegisterEntry,
  field: (typeof forms)[RegisterEntry['register']]['needs'][number],
  directory: Directory,
  words: Words,
): string {
  const { list } = words.card;
  switch (field) {
    case 'who':
    case 'with':
    case 'place':
    case 'title':
    case 'number':
    case 'text':
      return entry[field] ?? '';
    case 'how':
      return entry.how === undefined ? '' : words.registers.channels[entry.how];
    case 'serves':
      return entry.serves === undefined ? '' : words.campaign.timetable[entry.serves];
    case 'units':
      return list((entry.units ?? []).map((unit) => placeIn(directory, 'unit', unit)));
    case 'files':
      return list((entry.files ?? []).map(({ name }) => name));
    case 'points':
    case 'holder':
    case 'due':
    case 'answer':
      return '';
  }
}

/** What is asked for, of whom and by when, and how it came out. */
export function askedLine(
  { number, asks, text, holder, due, settled }: AskedThing,
  directory: Directory,
  dayText: (at: number) => string,
  words: Words,
): string {
  const { registers } = words;
  const what = asks === 'point' ? text : registers.asks[asks];
  const line = registers.point(
    number,
    what,
    words.position(holder, (code, kind) => placeIn(directory, kind, code)),
    isoDate(due),
  );
  const came =
    settled === undefined
      ? registers.open
      : registers.came(registers.outcomes[settled.outcome], settled.text ?? '', dayText(settled.at));
  return `${line}  ${came}`;
}
