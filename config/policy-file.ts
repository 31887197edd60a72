import { z } from 'zod';
import { faults } from '../domain/policy/appraisal';
import {
  approverRoles,
  dutyKinds,
  languages,
  policyBounds,
  recipients,
  rungLetters,
  type AfterClosure,
  type DutyTerms,
  type Limit,
  type Policy,
  rhythms,
} from '../domain/policy/policy';
import { timetableBounds, timetableKinds, type TimetableItem } from '../domain/policy/timetable';
import { defined } from '../domain/defined';
import { defaultPolicy } from './default-policy';
import { BadFiles } from './problem';
import { isoDay, readYamlFile } from './yaml-file';

const count = z.int().min(0).max(policyBounds.count);
const positive = z.int().min(1).max(policyBounds.count);

/** "5 wd" is working days, "30 d" is calendar days. */
const limit = z
  .string()
  .regex(/^\d{1,3} ?(wd|d)$/, '5 wd, 30 d')
  .transform((text): Limit => {
    const amount = Number.parseInt(text, 10);
    return text.endsWith('wd') ? { workingDays: amount } : { days: amount };
  });

/** A number is months; "14 d" is calendar days. */
const afterClosure = z.union(
  [
    positive,
    z
      .string()
      .regex(/^\d{1,3} ?d$/)
      .transform((text): AfterClosure => ({ days: Number.parseInt(text, 10) })),
  ],
  '3, 14 d',
);

/** "09:00". */
const hour = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, '09:00')
  .transform((text) => Number(text.slice(0, 2)) * 60 + Number(text.slice(3)));

/** `example.org`: what stands behind the @ of a mailbox. */
const mailDomain = z
  .string()
  .max(253)
  .regex(/^[a-z\d-]+(\.[a-z\d-]+)+$/i, 'example.org')
  .toLowerCase();

const rung = z.strictObject({
  letter: z.enum(rungLetters),
  from: z.enum(['since', 'due', 'circular']).default('due'),
  offset: z.int().min(-policyBounds.offset).max(policyBounds.offset).default(0),
  to: z.array(z.enum(recipients)).min(1),
});

/** Without a rung nobody would ever hear that the duty is late. */
const ladder = z.array(rung).min(1, '[{ letter: chase, offset: 1, to: [holder] }]').max(policyBounds.rungs);

const duty = z.strictObject({ limit: limit.optional(), ladder: ladder.optional() });

const chain = z.array(z.enum(approverRoles)).min(1).max(policyBounds.steps);
const lookBacks = z.array(afterClosure).min(1).max(policyBounds.steps);

const ahead = z.int().min(0).max(policyBounds.offset).optional();
const offset = z.int().min(-policyBounds.offset).max(policyBounds.offset);
const months = z.int().min(1).max(timetableBounds.months);
/** An example of each way to give the days, shown where a file gives them in no such way. */
const DAYS = "{ weekday: 0 }, { dates: ['2023-09-04'] }, { afterPhase: 10 }, { everyMonths: 6 }, none";
const timetableItem = z
  .union(
    [
      z.literal('none'),
      z.strictObject({ weekday: z.int().min(0).max(6), ahead }),
      z.strictObject({ dates: z.array(isoDay).min(1).max(timetableBounds.dates), ahead }),
      z.strictObject({ afterPhase: offset, ahead }),
      z.strictObject({ everyMonths: months, from: isoDay.optional(), ahead }),
    ],
    DAYS,
  )
  .transform((item): TimetableItem | 'none' => (item === 'none' ? item : defined<TimetableItem>(item)));

/** Every key may be left out; then the default policy's value holds. */
const policyFile = z.strictObject({
  language: z.enum(languages).optional(),
  disclosure: z.enum(['number-only', 'full']).optional(),
  internalMail: z.array(mailDomain).max(20).optional(),
  letterHour: hour.optional(),
  dueHour: hour.optional(),
  reports: z
    .strictObject({
      rhythm: z.enum(rhythms),
      shortestFirstPeriod: count,
      grace: positive,
      supervisionLetterAt: positive,
      talkAt: positive,
    })
    .partial()
    .optional(),
  duties: z.partialRecord(z.enum(dutyKinds), duty).optional(),
  repeatEvery: positive.optional(),
  extensions: z
    .strictObject({ askBefore: count, most: z.int().min(0).max(3) })
    .partial()
    .optional(),
  approvals: z.strictObject({ ordinary: chain, keyItem: chain }).partial().optional(),
  checkers: z.int().min(2).max(policyBounds.checkers).optional(),
  rework: limit.optional(),
  urgentReply: limit.optional(),
  immediate: limit.optional(),
  immediatePlan: limit.optional(),
  lookBack: z.strictObject({ ordinary: lookBacks, keyItem: lookBacks, window: positive }).partial().optional(),
  longTermEvery: positive.optional(),
  longestHold: positive.optional(),
  publicNotice: z
    .strictObject({ categories: z.array(z.string()), workingDays: positive })
    .partial()
    .optional(),
  lights: z
    .strictObject({
      nearDeadline: count,
      nearlyDone: z.number().min(0).max(1),
      yellowBehind: count,
      redBehind: count,
      behindFrom: positive,
      redMilestone: count,
      redMissedReports: positive,
      redReturns: positive,
    })
    .partial()
    .optional(),
  campaign: z
    .strictObject({
      dailyAnalysis: z.boolean(),
      halfMonthReport: z.boolean(),
      circular: z.boolean(),
      weeklyPage: z.boolean(),
    })
    .partial()
    .optional(),
  timetable: z.partialRecord(z.enum(timetableKinds), timetableItem).optional(),
  unhurriedDays: z.array(z.int().min(0).max(6)).optional(),
  unhurriedFrom: count.optional(),
  receiptsADay: count.optional(),
  answerLinkDays: positive.optional(),
  calendarFile: z.boolean().optional(),
  appraisal: z.partialRecord(z.enum(faults), z.number().min(0).max(100)).optional(),
});

type PolicyFile = z.output<typeof policyFile>;

/** The terms of one duty as a file would have them; undefined where they do not fit. One without a limit has none. */
export function dutyTermsIn(written: unknown): DutyTerms | undefined {
  const read = duty.safeParse(written);
  if (!read.success || read.data.ladder === undefined) return undefined;
  return defined<DutyTerms>({ limit: read.data.limit, ladder: read.data.ladder });
}

/** Largest policy, in characters of JSON. Every finding carries it, within the 12 KiB of its terms. */
const LARGEST = 10 * 1_024;

/**
 * Reads `policy.yaml`.
 * @throws BadFiles with every key that is not accepted, and its line
 */
export async function readPolicyFile(file: string): Promise<Policy> {
  const policy = withFile(
    defaultPolicy,
    await readYamlFile(
      file,
      policyFile.nullable().transform((read) => read ?? {}),
    ),
  );
  const size = JSON.stringify(policy).length;
  if (isCarried(policy)) return policy;
  throw new BadFiles([{ code: 'too-large', file, at: undefined, found: String(size), wanted: [`≤ ${LARGEST}`] }]);
}

/** Whether it is small enough to be carried by every finding. */
export function isCarried(policy: Policy): boolean {
  return JSON.stringify(policy).length <= LARGEST;
}

/**
 * A policy in which some keys are replaced, as a policy file replaces those of the default policy. Where that is not
 * accepted, the keys that are wrong: none where each is in order, and the policy would be too large to be carried.
 */
export function policyOver(
  policy: Policy,
  written: unknown,
): { readonly policy: Policy } | { readonly wrong: readonly string[] } {
  const read = policyFile.safeParse(written);
  if (!read.success) return { wrong: read.error.issues.map(({ path }) => path.join('.')) };
  const over = withFile(policy, read.data);
  return isCarried(over) ? { policy: over } : { wrong: [] };
}

/** The values of a file replace a policy's key by key. */
function withFile(policy: Policy, { duties = {}, timetable, ...file }: PolicyFile): Policy {
  const merged = merge(policy, file);
  const dutyTerms = Object.fromEntries(
    dutyKinds.map((kind) => [kind, merge(policy.duties[kind], duties[kind] ?? {})]),
  ) as unknown as Policy['duties'];
  // Days of another kind are not put over those of the default: each is replaced whole.
  return defined<Policy>({
    ...{ ...merged, duties: dutyTerms },
    timetable: timetable === undefined ? policy.timetable : { ...policy.timetable, ...timetable },
  });
}

function merge<T extends object>(base: T, over: object): T {
  const merged = { ...base } as Record<string, unknown>;
  for (const [key, value] of Object.entries(over) as readonly (readonly [string, unknown])[]) {
    if (value === undefined) continue;
    const before = merged[key];
    merged[key] = isMap(before) && isMap(value) && !isLimit(before) ? merge(before, value) : value;
  }
  return merged as T;
}

/** A limit is replaced whole: in days, it is no longer in working days. */
function isLimit(value: object): boolean {
  return Object.keys(value).length === 1 && ('workingDays' in value || 'days' in value);
}

function isMap(value: unknown): value is object {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
