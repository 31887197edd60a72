import { createHmac } from 'node:crypto';
import { isSameSecret } from '../../mail/letter/same-secret';

/** What a link may be used for. A link for one thing is worth nothing for another. */
export type Purpose = 'sign-in' | 'screen' | 'answer' | 'uploads' | 'calendar';

/** Longest link that is looked at, in characters. */
const LONGEST = 2_000;

/** Puts facts into a link that only this installation can have written. */
export function sealed(key: string, purpose: Purpose, facts: object): string {
  const body = Buffer.from(JSON.stringify(facts)).toString('base64url');
  return `${body}.${signature(key, purpose, body)}`;
}

/** The facts of a link; undefined where it was not written here, or for something else. */
export function unsealed(key: string, purpose: Purpose, link: string, longest = LONGEST): unknown {
  const [body = '', signed = '', ...more] = link.slice(0, longest + 1).split('.');
  if (link.length > longest || more.length > 0) return undefined;
  if (!isSameSecret(signature(key, purpose, body), signed)) return undefined;
  try {
    return JSON.parse(Buffer.from(body, 'base64url').toString('utf8'));
  } catch {
    return undefined;
  }
}

function signature(key: string, purpose: Purpose, body: string): string {
  return createHmac('sha256', key).update(`duban-web\0${purpose}\0${body}`).digest('base64url');
}
