import { readFile } from 'node:fs/promises';
import { LineCounter, parseDocument, type Document } from 'yaml';
import { z } from 'zod';
import { dayFromIso } from '../domain/calendar/calendar';
import { BadFiles, type Problem } from './problem';

/** A date such as `2023-09-30`, in quotes; no campaign is of another time than from 1970 to 2199. */
export const isoDay = z
  .string()
  .refine((text) => /^(?:19[7-9]|2[01]\d)\d-/.test(text) && dayFromIso(text) !== undefined, '2023-09-30')
  .transform((text) => dayFromIso(text) ?? 0);

/**
 * Reads a YAML file and checks it against a schema.
 * @throws BadFiles with every key that is not accepted, and its line
 */
export async function readYamlFile<S extends z.ZodType>(file: string, schema: S): Promise<z.output<S>> {
  const lines = new LineCounter();
  const document = parseDocument(await textOf(file), { lineCounter: lines });
  if (document.errors.length > 0) {
    throw new BadFiles(
      document.errors.map((error) => ({
        code: 'unreadable-file',
        file,
        at: { key: '', line: lines.linePos(error.pos[0]).line },
        found: error.message.split('\n')[0] ?? '',
        wanted: [],
      })),
    );
  }
  const read = schema.safeParse(valueOf(document, file));
  if (read.success) return read.data;
  throw new BadFiles(read.error.issues.flatMap((issue) => problemsOf(file, issue, document, lines)));
}

/** @throws BadFiles where its names (`*name`) stand for more than anybody writes */
function valueOf(document: Document, file: string): unknown {
  try {
    return document.toJS();
  } catch (error) {
    const found = error instanceof Error ? error.message : '';
    throw new BadFiles([{ code: 'unreadable-file', file, at: { key: '', line: 1 }, found, wanted: [] }]);
  }
}

async function textOf(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch {
    throw new BadFiles([{ code: 'missing-file', file, at: undefined, found: file, wanted: [] }]);
  }
}

function problemsOf(file: string, issue: z.core.$ZodIssue, document: Document, lines: LineCounter): readonly Problem[] {
  const path = issue.path.map((step) => (typeof step === 'symbol' ? String(step) : step));
  const at = (keys: readonly (string | number)[]): Problem['at'] => ({
    key: keys.join('.'),
    line: lineOf(document, keys, lines),
  });
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map((key) => ({
      code: 'unknown-key',
      file,
      at: at([...path, key]),
      found: key,
      wanted: [],
    }));
  }
  const found: unknown = document.getIn(path);
  const own = ownCode(issue);
  const wanted = own !== undefined ? [] : issue.code === 'invalid_value' ? issue.values.map(String) : [issue.message];
  const code = own ?? (found === undefined ? 'missing-value' : 'bad-value');
  return [{ code, file, at: at(path), found: found === undefined ? '' : asText(found), wanted }];
}

/** The problem code that a schema's own check names, if the general ones do not fit. */
function ownCode(issue: z.core.$ZodIssue): Problem['code'] | undefined {
  if (issue.code !== 'custom') return undefined;
  return (issue.params as { readonly problem?: Problem['code'] } | undefined)?.problem;
}

/** The line of the key, or of its nearest ancestor that exists. */
function lineOf(document: Document, keys: readonly (string | number)[], lines: LineCounter): number {
  for (let depth = keys.length; depth > 0; depth -= 1) {
    const node = document.getIn(keys.slice(0, depth), true) as { readonly range?: readonly number[] } | undefined;
    const start = node?.range?.[0];
    if (start !== undefined) return lines.linePos(start).line;
  }
  return 1;
}

function asText(found: unknown): string {
  return typeof found === 'string' ? found : JSON.stringify(found);
}
