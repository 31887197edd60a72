import { randomBytes } from 'node:crypto';
import { z } from 'zod';
import type { PersonCode } from '../../domain/organisation/positions';
import { sealed, unsealed } from './sealed';

/** Milliseconds for which a link signs in: from a letter, and from the terminal at the first start. */
const BY_MAIL = 15 * 60_000;
const AT_FIRST = 24 * 60 * 60_000;

const facts = z.strictObject({ person: z.string(), until: z.number(), id: z.string() });
export type SignInFacts = z.output<typeof facts>;

/** Links that sign a person in, once. */
export interface SignInLinks {
  byMail(person: PersonCode): string;
  atFirst(person: PersonCode): string;
  /** Whose link it is, while it can be used; looking uses nothing up, because mail scanners follow links. */
  look(link: string): SignInFacts | undefined;
  /** Uses it up. */
  use(link: string): SignInFacts | undefined;
}

/**
 * The key is this process's own: what it wrote ends with it, so a restart makes no used link good again.
 * @param now the machine's time
 */
export function signInLinks(now: () => number, key = randomBytes(32).toString('hex')): SignInLinks {
  const used = new Map<string, number>();
  const write = (person: PersonCode, span: number): string =>
    sealed(key, 'sign-in', { person, until: now() + span, id: randomBytes(12).toString('base64url') });
  const look = (link: string): SignInFacts | undefined => {
    const read = facts.safeParse(unsealed(key, 'sign-in', link));
    return read.success && read.data.until > now() && !used.has(read.data.id) ? read.data : undefined;
  };
  return {
    byMail: (person) => write(person, BY_MAIL),
    atFirst: (person) => write(person, AT_FIRST),
    look,
    use(link) {
      for (const [id, until] of used) if (until <= now()) used.delete(id);
      const found = look(link);
      if (found !== undefined) used.set(found.id, found.until);
      return found;
    },
  };
}
