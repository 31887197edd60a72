import type { BookPart, ProblemCode, ProblemPlace, ProblemSentence } from './files';

/** A text to which what was found is added, or the whole sentence. */
type Said = string | ((found: string, wanted: readonly string[]) => string);

/** How a language says what is wrong with a file. */
export interface ProblemStrings {
  readonly problems: Readonly<Record<ProblemCode, Said>>;
  readonly parts: Readonly<Record<BookPart, string>>;
  readonly colon: string;
  readonly found: (found: string) => string;
  readonly instead: (wanted: readonly string[]) => string;
  readonly key: (key: string) => string;
  readonly line: (line: number) => string;
  readonly sheet: (sheet: string) => string;
  readonly part: (part: string) => string;
  readonly row: (row: number) => string;
  readonly column: (column: string) => string;
}

/** A sentence about a bad file: where it is, what was found, what would do. */
export function problemSentence(strings: ProblemStrings): ProblemSentence {
  return (file, at, code, found, wanted) => {
    const text = strings.problems[code];
    const where = `${file}${at === undefined ? '' : placeOf(at, strings)}${strings.colon}`;
    if (typeof text !== 'string') return `${where}${text(found, wanted)}`;
    const instead = wanted.length === 0 ? '' : strings.instead(wanted);
    return `${where}${text}${found === '' ? '' : strings.found(found)}${instead}`;
  };
}

function placeOf(at: NonNullable<ProblemPlace>, strings: ProblemStrings): string {
  if ('key' in at) return `${strings.key(at.key)}${at.line === undefined ? '' : strings.line(at.line)}`;
  const sheet = at.sheet === '' ? '' : strings.sheet(at.sheet);
  if ('part' in at) return `${sheet}${strings.part(strings.parts[at.part])}`;
  return `${sheet}${strings.row(at.row)}${at.column === '' ? '' : strings.column(at.column)}`;
}
