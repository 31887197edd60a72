import { dutyTermsIn } from '../../config/policy-file';
import type { DutyTerms, Limit, Rung } from '../../domain/policy/policy';
import { policyBounds } from '../../domain/policy/policy';
import type { OfficeForm } from '../desk/office';

/** A letter of a ladder, as the fields of a form have it. */
export interface RungFields {
  /** Empty where there is none. */
  readonly letter: string;
  readonly from: string;
  readonly days: string;
  readonly side: string;
  readonly to: readonly string[];
}

/** The terms of one duty, as the fields of a form have them. */
export interface DutyFields {
  /** Of a duty that has a limit. */
  readonly limit?: { readonly amount: string; readonly unit: string };
  readonly rungs: readonly RungFields[];
}

const noRung: RungFields = { letter: '', from: 'due', days: '', side: 'after', to: [] };
/** Where what counts from different days stands in a ladder. */
const order: readonly Rung['from'][] = ['since', 'due', 'circular'];

/** The form filled in as it is, with room for one more letter. */
export function fieldsOf({ limit, ladder }: DutyTerms): DutyFields {
  const rungs = ladder.map(({ letter, from, offset, to }): RungFields => {
    return { letter, from, days: String(Math.abs(offset)), side: offset < 0 ? 'before' : 'after', to };
  });
  return {
    ...(limit === undefined ? {} : { limit: writtenLimit(limit) }),
    rungs: rungs.length < policyBounds.rungs ? [...rungs, noRung] : rungs,
  };
}

/** What a form says of one duty. */
export function fieldsIn(form: OfficeForm): DutyFields {
  const rungs = Array.from({ length: policyBounds.rungs }, (_, place): RungFields => {
    const text = (name: string): string => form.text(`${name}-${place + 1}`);
    const to = form.every(`to-${place + 1}`);
    return { letter: text('letter'), from: text('from'), days: text('days'), side: text('side'), to };
  });
  const amount = form.text('limit');
  return {
    ...(amount === '' ? {} : { limit: { amount, unit: form.text('unit') } }),
    rungs: rungs.filter(({ letter, days, to }) => letter !== '' || days !== '' || to.length > 0),
  };
}

/** A duty's terms as the form says; undefined where they do not fit. Whether it has a limit is not for the form to say. */
export function dutyTermsOf({ limit, rungs }: DutyFields, before: DutyTerms): DutyTerms | undefined {
  if ((limit === undefined) !== (before.limit === undefined)) return undefined;
  const ladder = rungs
    .filter(({ letter }) => letter !== '')
    .map(({ letter, from, days, side, to }) => ({ letter, from, offset: offsetOf(days, side), to }));
  const written = limit === undefined ? { ladder } : { limit: `${limit.amount} ${limit.unit}`, ladder };
  const terms = dutyTermsIn(written);
  if (terms === undefined || (limit !== undefined && Number(limit.amount) < 1)) return undefined;
  return { ...terms, ladder: terms.ladder.toSorted(softestFirst) };
}

function softestFirst(a: Rung, b: Rung): number {
  return order.indexOf(a.from) - order.indexOf(b.from) || a.offset - b.offset;
}

/** Working days, negative before; not a number where none is given. */
function offsetOf(days: string, side: string): number {
  if (!/^\d{1,3}$/.test(days)) return NaN;
  return side === 'before' && days !== '0' ? -Number(days) : Number(days);
}

function writtenLimit(limit: Limit): NonNullable<DutyFields['limit']> {
  return 'workingDays' in limit
    ? { amount: String(limit.workingDays), unit: 'wd' }
    : { amount: String(limit.days), unit: 'd' };
}
