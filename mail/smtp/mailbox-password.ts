import { createHmac } from 'node:crypto';
import { isSameSecret } from '../letter/same-secret';

/** Number of hexadecimal digits: 80 bits. */
const LENGTH = 20;

/**
 * Each recipient's own password for handing in answers. It is derived from the installation's secret, so none is
 * stored.
 */
export function mailboxPassword(secret: string, address: string): string {
  return createHmac('sha256', secret).update(`mailbox ${address.toLowerCase()}`).digest('hex').slice(0, LENGTH);
}

export function isPasswordOf(secret: string, address: string, password: string): boolean {
  return isSameSecret(mailboxPassword(secret, address), password);
}
