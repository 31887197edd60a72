import { defined } from '../defined';
import { dayOf } from '../calendar/calendar';
import { limits } from '../commands/shared';
import { refuse } from '../commands/refusal';
import { usualDue } from './adding';
import type { RegisterCommand } from './commands';
import type { RegisterDecision, RegisterContext } from './decide';
import { outcomesOf, pointId, registerOf, speakForThemselves, type Asked } from './entry';
import { mustBeKnown, opened, pointsAllowed } from './points';
import type { OpenEntry, Registers } from './state';

/** Points settled last that can be opened again. */
const TAKEN_BACK_AT_MOST = 5;

/** What an entry asked for is done. What follows from it is asked for by further points of the same entry. */
export function settlePoint(
  before: Registers,
  command: Extract<RegisterCommand, { name: 'settlePoint' }>,
  at: RegisterContext,
): RegisterDecision {
  const { outcome, text = '', points = [], findings = [], files = [] } = command;
  const entry = before.open.find(({ id }) => id === command.entry);
  const point = entry?.points.find(({ number }) => number === command.point);
  const register = registerOf(command.entry);
  if (entry === undefined || point === undefined || register === undefined) {
    return refuse({ code: 'no-open-point', point: pointId(command.entry, command.point) });
  }
  const allowed = outcomesOf(point.asks, register);
  if (!allowed.includes(outcome)) refuse({ code: 'outcome-of-another', outcome, allowed });
  if (text.trim() === '' && !speakForThemselves.has(outcome)) refuse({ code: 'outcome-unexplained', outcome });
  if (files.length > limits.files) refuse({ code: 'too-many', what: 'files', most: limits.files });
  const today = dayOf(at.terms.calendar, at.moment);
  pointsAllowed(points, today);
  mustBeKnown({ findings, points }, at);
  if (point.asks === 'linked' && outcome === 'new-finding' && findings.length === 0) {
    refuse({ code: 'linked-finding-needed' });
  }
  const asked = [
    ...points.map((one): Asked => ({ ...one, asks: 'point' })),
    ...(point.asks === 'self-check' && outcome === 'found' && findings.length === 0 ? [linking(at)] : []),
  ];
  const left: OpenEntry = { ...entry, points: entry.points.filter((one) => one !== point) };
  const now = opened(left, asked, at.moment);
  return defined<RegisterDecision>({
    subject: pointId(entry.id, point.number),
    asked: asked.length === 0 ? undefined : asked,
    registers: {
      ...before,
      open: before.open.flatMap((one) => (one !== entry ? [one] : now.points.length === 0 ? [] : [now])),
      lately: before.lately.map((one) => (one.id === entry.id ? { ...one, settled: one.settled + 1 } : one)),
      settledLately: [
        ...before.settledLately,
        {
          entry: { id: entry.id, text: entry.text, findings: entry.findings, asked: now.asked },
          point,
          followed: asked.length,
        },
      ].slice(-TAKEN_BACK_AT_MOST),
    },
  });
}

/** What a unit found of the same problem is on no ledger yet: the office opens findings for it, and names them. */
function linking(at: RegisterContext): Asked {
  return { asks: 'linked', text: '', holder: 'office/staff', due: usualDue(at) };
}
