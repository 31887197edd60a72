import { z } from 'zod';
import { chosen, type ListFilter } from '../../client/listed';
import type { ReadFinding } from '../../client/reading';
import { dayFromIso, isoDate } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import { stages, type Division, type Finding } from '../../domain/finding/finding';
import { colours } from '../../domain/light/light-reason';
import type { DayIndex, Moment } from '../../domain/calendar/moment';

/** Under what the cells of a wall chart stand together. */
export const arrangements = ['group', 'unit', 'category'] as const;
export type Arrangement = (typeof arrangements)[number];
export const orders = ['number', 'pressing'] as const;
export type WallOrder = (typeof orders)[number];

/** Which findings a wall chart shows, and how: all of it stands in the address. */
export interface WallFilter extends Omit<ListFilter, 'late'> {
  readonly by: Arrangement;
  readonly sort: WallOrder;
  readonly sponsor?: string;
  readonly supervision?: string;
  readonly category?: string;
  readonly keyItems: boolean;
  /** Stands in number, title or problem category. */
  readonly text?: string;
  /** The day as of which it is shown; absent for now. */
  readonly asOf?: DayIndex;
  readonly display: boolean;
  /** Of a wall that turns: which of its screens. */
  readonly turn: number;
}

const LONGEST = 100;
const words = z
  .string()
  .trim()
  .max(LONGEST)
  .transform((text) => (text === '' ? undefined : text))
  .optional()
  .catch(undefined);

/** What an address can say; what means nothing is as if it were not there, because people write addresses by hand. */
const shape = z.object({
  by: z.enum(arrangements).catch('group'),
  sort: z.enum(orders).catch('number'),
  stage: z.enum(stages).optional().catch(undefined),
  light: z.enum(colours).optional().catch(undefined),
  unit: words,
  group: words,
  sponsor: words,
  supervision: words,
  category: words,
  due: z.coerce.number().int().min(0).max(3_660).optional().catch(undefined),
  overdue: z.literal('1').optional().catch(undefined),
  key: z.literal('1').optional().catch(undefined),
  q: words,
  'as-of': z
    .string()
    .transform((text) => dayFromIso(text))
    .optional()
    .catch(undefined),
  display: z.literal('wall').optional().catch(undefined),
  turn: z.coerce.number().int().min(0).max(100_000).catch(0),
});

export function wallFilterIn(query: Readonly<Record<string, string>>): WallFilter {
  const {
    due,
    overdue,
    key,
    q,
    display,
    'as-of': asOf,
    ...rest
  } = shape.parse(query['due'] === '' ? { ...query, due: undefined } : query);
  return defined<WallFilter>({
    ...rest,
    dueWithin: due,
    overdue: overdue === '1',
    keyItems: key === '1',
    ...{ text: q, asOf },
    display: display === 'wall',
  });
}

/** The address's query that means this filter. */
export function queryOf(filter: WallFilter): string {
  const { by, sort, stage, light, unit, group, sponsor, supervision, category, dueWithin, overdue, keyItems } = filter;
  const { text, asOf, display, turn } = filter;
  const parts = {
    by: by === 'group' ? undefined : by,
    sort: sort === 'number' ? undefined : sort,
    ...{ stage, light, unit, group, sponsor, supervision, category },
    due: dueWithin === undefined ? undefined : String(dueWithin),
    overdue: overdue === true ? '1' : undefined,
    key: keyItems ? '1' : undefined,
    q: text,
    'as-of': asOf === undefined ? undefined : isoDate(asOf),
    display: display ? 'wall' : undefined,
    turn: turn === 0 ? undefined : String(turn),
  };
  const said = Object.entries(parts).filter((part): part is [string, string] => part[1] !== undefined);
  const query = new URLSearchParams(said).toString();
  return query === '' ? '' : `?${query}`;
}

/** Whether anything is left out. */
export function isNarrowed({ by: _, sort: __, display: ___, turn: ____, asOf: _____, ...rest }: WallFilter): boolean {
  return Object.values(rest).some((value) => value !== false);
}

/** Who holds a finding, or will by the ledger's division while it is not assigned. */
export function divisionOf({
  assignment,
  subject,
}: Finding): (Division & { readonly supervision?: string }) | undefined {
  return assignment ?? subject.division;
}

export function shownBy(findings: readonly ReadFinding[], filter: WallFilter, moment: Moment): readonly ReadFinding[] {
  const { stage, light, dueWithin, overdue, unit, group, sponsor, supervision, category, keyItems, text } = filter;
  const sought = text?.toLowerCase();
  return chosen(findings, defined<ListFilter>({ stage, light, dueWithin, overdue }), moment).filter(({ finding }) => {
    const { subject } = finding;
    const held = divisionOf(finding);
    if (unit !== undefined && held?.lead !== unit) return false;
    if (group !== undefined && held?.workingGroup !== group) return false;
    if (sponsor !== undefined && held?.sponsor !== sponsor) return false;
    if (supervision !== undefined && held?.supervision !== supervision) return false;
    if (category !== undefined && subject.category !== category) return false;
    if (keyItems && !subject.keyItem) return false;
    return (
      sought === undefined ||
      [subject.id, subject.title, subject.category ?? ''].some((part) => part.toLowerCase().includes(sought))
    );
  });
}
