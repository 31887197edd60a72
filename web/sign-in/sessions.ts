import { createHash, randomBytes } from 'node:crypto';
import type { PersonCode } from '../../domain/organisation/positions';
import { isSameSecret } from '../../mail/letter/same-secret';

/** Somebody who is signed in. */
export interface Session {
  readonly person: PersonCode;
  /** Stands in every form of this session: a page of elsewhere cannot know it. */
  readonly formToken: string;
  readonly until: number;
}

/** Milliseconds: a working day. */
const LASTS = 12 * 60 * 60_000;
/** The most sessions that are remembered; beyond it the oldest ends. */
const MOST = 5_000;

export interface Sessions {
  /** @returns what the browser keeps: it is remembered here only as a hash */
  open(person: PersonCode): string;
  find(kept: string): Session | undefined;
  /** Ends every session of this person: on this device and on all others. */
  endAll(person: PersonCode): void;
}

/** They live as long as this process: after a restart people sign in again. */
export function sessionsBy(now: () => number): Sessions {
  const sessions = new Map<string, Session>();
  return {
    open(person) {
      const kept = randomBytes(32).toString('base64url');
      for (const [hash, { until }] of sessions) if (until <= now()) sessions.delete(hash);
      const [oldest] = sessions.keys();
      if (sessions.size >= MOST && oldest !== undefined) sessions.delete(oldest);
      const formToken = randomBytes(18).toString('base64url');
      sessions.set(hashOf(kept), { person, formToken, until: now() + LASTS });
      return kept;
    },
    find(kept) {
      const session = sessions.get(hashOf(kept));
      return session === undefined || session.until <= now() ? undefined : session;
    },
    endAll(person) {
      for (const [hash, session] of sessions) if (session.person === person) sessions.delete(hash);
    },
  };
}

/** Whether a form was written for this session. */
export function isOfSession({ formToken }: Session, given: unknown): boolean {
  return typeof given === 'string' && isSameSecret(formToken, given);
}

function hashOf(kept: string): string {
  return createHash('sha256').update(kept).digest('hex');
}
