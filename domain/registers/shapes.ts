import { actor, day, file, position, via } from '../commands/command-shapes';
import {
  code,
  list,
  maybe,
  oneOf,
  record,
  text,
  where,
  whole,
  yesOrNo,
  type FieldShapes,
  type Shape,
} from '../commands/shape';
import { reportedKinds } from '../policy/timetable';
import {
  registerCommandNames,
  type RegisterCommand,
  type RegisterCommandName,
  type RegisterCommands,
} from './commands';
import { channels, outcomes, registerKinds, type EntryFacts, type Point } from './entry';

const point: Shape<Point> = record<Point>({ text, holder: position, due: day });
const findings = list(code);
const entry: Shape<EntryFacts> = record<EntryFacts>({
  register: oneOf(registerKinds),
  on: day,
  who: maybe(text),
  with: maybe(text),
  place: maybe(text),
  title: maybe(text),
  number: maybe(text),
  how: maybe(oneOf(channels)),
  text: maybe(text),
  findings,
  units: maybe(list(code)),
  points: maybe(list(point)),
  holder: maybe(position),
  due: maybe(day),
  serves: maybe(oneOf(reportedKinds)),
  answer: maybe(where(yesOrNo, (wanted) => wanted, 'not true') as Shape<true>),
  files: maybe(list(file)),
});
const number = where(whole, (count) => count > 0, 'no number of a point');

const shapes: { readonly [N in RegisterCommandName]: FieldShapes<RegisterCommands[N]> } = {
  addEntry: { entry },
  settlePoint: {
    entry: code,
    point: number,
    outcome: oneOf(outcomes),
    text: maybe(text),
    points: maybe(list(point)),
    findings: maybe(findings),
    files: maybe(list(file)),
  },
  takeBack: { entry: code, point: maybe(number), why: text },
};

const byName: Readonly<Record<RegisterCommandName, Shape<RegisterCommand>>> = {
  addEntry: shapeOf('addEntry'),
  settlePoint: shapeOf('settlePoint'),
  takeBack: shapeOf('takeBack'),
};

function shapeOf(name: RegisterCommandName): Shape<RegisterCommand> {
  const said = { ...shapes[name], name: oneOf([name]), by: actor, via };
  return record<RegisterCommand>(said as unknown as FieldShapes<RegisterCommand>);
}

/** What is said of a campaign's registers, as it comes from outside. */
export const registerCommandShape: Shape<RegisterCommand> = (value, place) => {
  const name: unknown = typeof value === 'object' && value !== null && 'name' in value ? value.name : undefined;
  const known = registerCommandNames.find((one) => one === name);
  return known === undefined
    ? `${place}.name: none of ${registerCommandNames.join(', ')}`
    : byName[known](value, place);
};
