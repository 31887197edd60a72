import { dutyKinds, rungLetters, type DutyKind, type RungLetter } from './policy';

/** What a notice was, read from its key: see docs/architecture.md, "Names of duties". */
export type NoticeMeant =
  { readonly news: string } | { readonly duty: DutyKind; readonly letter: 'opening' | RungLetter };

/** Undefined where another build named it in a way that this one does not know. */
export function noticeMeant(key: string): NoticeMeant | undefined {
  const parts = key.split('/');
  const [first = '', second = ''] = parts;
  if (first === 'news') return { news: second };
  const duty = dutyKinds.find((kind) => kind === first);
  const letters = ['opening', ...rungLetters] as const;
  // The opening letter's name stands last, a rung's before its day; either may have a number after a full stop.
  const letter = parts
    .slice(-2)
    .flatMap((part) => letters.find((name) => name === part.split('.')[0]) ?? [])
    .at(-1);
  return duty === undefined || letter === undefined ? undefined : { duty, letter };
}
