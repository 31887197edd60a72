import { refuse } from '../commands/refusal';
import type { Position } from '../organisation/positions';
import type { RegisterCommand } from './commands';
import type { RegisterDecision, RegisterContext } from './decide';
import { pointId } from './entry';
import type { OpenEntry, Registers } from './state';

type TakeBack = Extract<RegisterCommand, { name: 'takeBack' }>;

/**
 * Takes back what was typed by mistake: an entry on which nothing stands yet, or a settled point, which is then owed
 * again. The record keeps both.
 */
export function takeBack(before: Registers, command: TakeBack, at: RegisterContext): RegisterDecision {
  if (command.why.trim() === '') refuse({ code: 'reason-needed', command: command.name });
  return command.point === undefined
    ? entryTakenBack(before, command)
    : pointTakenBack(before, command.point, command, at);
}

function entryTakenBack(before: Registers, { entry: id }: TakeBack): RegisterDecision {
  const known = before.lately.find((one) => one.id === id);
  const open = before.open.find((one) => one.id === id);
  if (known === undefined && open === undefined) return refuse({ code: 'entry-not-taken-back', entry: id });
  const isTouched = known === undefined ? open?.points.length !== open?.asked : known.settled > 0;
  if (isTouched) refuse({ code: 'entry-built-on', entry: id });
  // The office takes it back itself.
  const asked = (open?.points ?? []).map(({ holder }) => holder).filter((holder) => !holder.startsWith('office/'));
  return {
    subject: id,
    relieved: [...new Set<Position>(asked)],
    registers: {
      ...before,
      open: before.open.filter((one) => one.id !== id),
      lately: before.lately.filter((one) => one.id !== id),
    },
  };
}

function pointTakenBack(
  before: Registers,
  number: number,
  { entry: id }: TakeBack,
  { moment }: RegisterContext,
): RegisterDecision {
  const last = before.settledLately.findLast(({ entry, point }) => entry.id === id && point.number === number);
  if (last === undefined) return refuse({ code: 'entry-not-taken-back', entry: pointId(id, number) });
  // Points that followed from it stand on it: they were agreed on because it was done.
  if (last.followed > 0) refuse({ code: 'entry-built-on', entry: pointId(id, number) });
  const { point } = last;
  const standing = before.open.find((one) => one.id === id) ?? { ...last.entry, points: [] };
  const again: OpenEntry = {
    ...standing,
    points: [...standing.points, { ...point, since: moment, again: (point.again ?? 0) + 1 }].sort(
      (a, b) => a.number - b.number,
    ),
  };
  return {
    subject: pointId(id, number),
    registers: {
      ...before,
      open: [...before.open.filter((one) => one.id !== id), again],
      lately: before.lately.map((one) => (one.id === id ? { ...one, settled: one.settled - 1 } : one)),
      settledLately: before.settledLately.filter((one) => one !== last),
    },
  };
}
