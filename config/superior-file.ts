import { z } from 'zod';
import { stages } from '../domain/finding/finding';
import { colours } from '../domain/light/light-reason';
import { readYamlFile } from './yaml-file';

/** What a status sheet can say of a finding. */
export const statusFields = [
  'number',
  'title',
  'unit',
  'stage',
  'light',
  'deadline',
  'superiorDue',
  'measuresDone',
  'measures',
  'extensions',
  'recurrences',
] as const;
export type StatusField = (typeof statusFields)[number];

const heading = z.string().min(1).max(100);
const code = z.union([z.string().max(100), z.number()]).transform(String);

const allDiffer = (values: readonly string[]): boolean => new Set(values).size === values.length;

const superiorFile = z.strictObject({
  /** Their name of the sheet. */
  sheet: z
    .string()
    .regex(/^[^[\]/\\:*?]{1,31}$/)
    .default('Sheet1'),
  /** Which of their columns says what, in the order of their columns. */
  columns: z.partialRecord(z.enum(statusFields), heading).refine((columns) => 'number' in columns, 'number: …'),
  /** Their codes; what is not named is written as we call it. */
  stages: z.partialRecord(z.enum(stages), code).default({}),
  lights: z.partialRecord(z.enum(colours), code).default({}),
  units: z.record(z.string(), code).default({}),
  /** Their numbers, where a finding has another with them. */
  numbers: z
    .record(z.string(), code)
    .refine((numbers) => allDiffer(Object.values(numbers)), 'two findings, one number')
    .default({}),
  /** What they send back: which column holds what, and how each kind of row is named. */
  requests: z
    .strictObject({
      kind: heading,
      text: heading,
      due: heading.exactOptional(),
      request: code,
      returned: code,
      accepted: code,
    })
    .refine(({ request, returned, accepted }) => allDiffer([request, returned, accepted]), 'two kinds, one name')
    .exactOptional(),
});

/** How the superior's system names what we keep: its columns and its codes. */
export type SuperiorMapping = z.output<typeof superiorFile>;

/** @throws BadFiles with every key that is not accepted */
export function readSuperiorFile(file: string): Promise<SuperiorMapping> {
  return readYamlFile(file, superiorFile);
}
