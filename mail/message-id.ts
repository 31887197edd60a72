import { createHmac } from 'node:crypto';

/** Names letters so that a repeated send has the same Message-ID, and nobody else can invent one. */
export interface LetterNames {
  /** The letter's own Message-ID, without angle brackets. */
  letter(recipient: string, number: number): string;
  /** The root of a finding's thread: letters about it refer to it. */
  thread(finding: string): string;
  /** The receipt for a message received, by what makes it the same wherever it arrives. */
  receipt(identity: string): string;
}

/** Digits of the HMAC kept: 80 bits. */
const SEAL = 20;

export function letterNames(campaign: string, domain: string, secret: string): LetterNames {
  const sealed = (name: string): string => {
    const seal = createHmac('sha256', secret).update(name).digest('hex').slice(0, SEAL);
    return `${name}.${seal}@${domain}`;
  };
  return {
    letter: (recipient, number) => sealed(`${campaign}.${recipient}.${String(number)}`),
    thread: (finding) => sealed(`${campaign}.${finding}.thread`),
    receipt: (identity) => sealed(`${campaign}.receipt.${identity.slice(0, SEAL)}`),
  };
}

/** The domain of a mailbox: that of every Message-ID under which it writes. */
export function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1);
}
