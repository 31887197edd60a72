import { dutyKinds, rungLetters, type DutyKind, type RungLetter } from '../policy/policy';

/** What a notice was, read from its key: see docs/architecture.md, "Names of duties". */
export type NoticeMeant = { readonly news: string } | AboutDuty;

export interface AboutDuty {
  readonly duty: DutyKind;
  /** The duty's own name. */
  readonly id: string;
  readonly letter: 'opening' | RungLetter;
}

/** Undefined where another build named it in a way that this one does not know. */
export function noticeMeant(key: string): NoticeMeant | undefined {
  const parts = key.split('/');
  const [first = '', second = ''] = parts;
  if (first === 'news') return { news: second };
  const duty = dutyKinds.find((kind) => kind === first);
  const letters = ['opening', ...rungLetters] as const;
  // The opening letter's name stands last, a rung's before its day; either may have a number after a full stop.
  const ofLetter = (part: string) => letters.find((name) => name === part.split('.')[0]);
  const at = parts.findLastIndex((part, index) => index >= parts.length - 2 && ofLetter(part) !== undefined);
  const letter = ofLetter(parts[at] ?? '');
  return duty === undefined || letter === undefined ? undefined : { duty, id: parts.slice(0, at).join('/'), letter };
}

/** What a notice's key says of the duty that it is about; undefined where it is about none. */
export function aboutDuty(key: string): AboutDuty | undefined {
  const meant = noticeMeant(key);
  return meant === undefined || 'news' in meant ? undefined : meant;
}
