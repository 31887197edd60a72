import { z } from 'zod';
import type { Directory } from '../domain/organisation/directory';
import type { DayIndex } from '../domain/calendar/moment';
import type { UnitCode } from '../domain/organisation/positions';
import { BadFiles, type Problem } from './problem';
import { isoDay, readYamlFile } from './yaml-file';

/** How somebody deals with what he owes. How late is counted from the due day. */
export type AnswerHabit =
  { readonly how: 'prompt' } | { readonly how: 'silent' } | { readonly how: 'late'; readonly workingDays: number };

const answers = z
  .string()
  .regex(/^(prompt|silent|late [1-9]\d{0,2} wd)$/, 'prompt, silent, late 3 wd')
  .transform((text): AnswerHabit => {
    const [how = '', workingDays = ''] = text.split(' ');
    return how === 'late' ? { how, workingDays: Number(workingDays) } : { how: how === 'silent' ? how : 'prompt' };
  });

/** What a unit does with its findings, apart from being prompt, late or silent. */
const behaviour = z
  .strictObject({
    answers,
    /** Claims completion before its measures are done. */
    claimsTooEarly: z.boolean(),
    onHold: z.strictObject({ from: isoDay, until: isoDay }),
    /** Asks in time for this many more calendar days. */
    asksExtension: z.strictObject({ days: z.int().min(1).max(365), decided: z.enum(['agreed', 'refused']) }),
    /** The first look-back finds that the problem has come back. */
    recurs: z.boolean(),
  })
  .partial();

export type Behaviour = Readonly<z.output<typeof behaviour>>;

const behavioursFile = z.strictObject({
  office: answers.default({ how: 'prompt' }),
  supervision: answers.default({ how: 'prompt' }),
  approvers: answers.default({ how: 'prompt' }),
  default: behaviour.default({}),
  units: z.record(z.string(), behaviour).default({}),
  findings: z.record(z.string(), behaviour).default({}),
});

/**
 * Who behaves how in a rehearsal. Where nothing is said about a finding, its unit's behaviour holds, and after that the
 * default.
 */
export interface Behaviours {
  readonly office: AnswerHabit;
  readonly supervision: AnswerHabit;
  /** Working groups, leaders, the leading group. */
  readonly approvers: AnswerHabit;
  readonly default: Behaviour;
  readonly units: Readonly<Record<UnitCode, Behaviour>>;
  readonly findings: Readonly<Record<string, Behaviour>>;
}

/** Used if there is no script. */
export const everybodyPrompt: Behaviours = behavioursFile.parse({});

/**
 * Reads a script of behaviours.
 * @param findings ids of the ledger
 * @throws BadFiles with every key that is not accepted, and every unit or finding that does not exist
 */
export async function readBehavioursFile(
  file: string,
  { units }: Directory,
  findings: readonly string[],
): Promise<Behaviours> {
  const read = await readYamlFile(
    file,
    behavioursFile.nullable().transform((given) => given ?? everybodyPrompt),
  );
  const problems = [
    ...unknown(
      file,
      'units',
      Object.keys(read.units),
      units.map(({ code }) => code),
    ),
    ...unknown(file, 'findings', Object.keys(read.findings), findings),
    ...Object.entries(read.findings).flatMap(([id, { onHold }]) => backwards(file, `findings.${id}`, onHold)),
    ...Object.entries(read.units).flatMap(([code, { onHold }]) => backwards(file, `units.${code}`, onHold)),
    ...backwards(file, 'default', read.default.onHold),
  ];
  if (problems.length > 0) throw new BadFiles(problems);
  return read;
}

function unknown(
  file: string,
  part: 'units' | 'findings',
  named: readonly string[],
  known: readonly string[],
): readonly Problem[] {
  return named
    .filter((code) => !known.includes(code))
    .map((code) => ({
      code: part === 'units' ? 'unknown-unit' : 'unknown-key',
      file,
      at: { key: `${part}.${code}` },
      found: code,
      wanted: [],
    }));
}

function backwards(
  file: string,
  key: string,
  onHold: { readonly from: DayIndex; readonly until: DayIndex } | undefined,
): readonly Problem[] {
  if (onHold === undefined || onHold.from < onHold.until) return [];
  return [{ code: 'bad-value', file, at: { key: `${key}.onHold` }, found: '', wanted: ['from < until'] }];
}
