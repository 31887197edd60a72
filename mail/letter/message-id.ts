import { createHmac } from 'node:crypto';
import { isSameSecret } from './same-secret';

/** Names letters so that a repeated send has the same Message-ID, and nobody else can invent one. */
export interface LetterNames {
  /** The letter's own Message-ID, without angle brackets. */
  letter(recipient: string, number: number): string;
  /** The root of a finding's thread: letters about it refer to it. */
  thread(finding: string): string;
  /** The Message-ID of the receipt for a message, derived from the message's identity. */
  receipt(identity: string): string;
  /**
   * The letter's token for a plus address: `mailbox+<token>@domain`. Undefined if mail servers would refuse an address
   * as long as that.
   */
  token(recipient: string, number: number): string | undefined;
  /**
   * The Message-ID of the letter that a token of ours names; undefined for any other. It identifies the letter and
   * gives no right.
   */
  letterOf(token: string): string | undefined;
}

/** Hexadecimal digits of the HMAC that are kept: 80 bits. */
const SEAL = 20;
/** The same for a token: 40 bits are enough, because a token gives no right. */
const TOKEN_SEAL = 10;
/** Longest local part (RFC 5321) minus room for the mailbox's own name, in characters. */
const LONGEST_TOKEN = 48;

export function letterNames(campaign: string, domain: string, secret: string): LetterNames {
  const sealed = (name: string): string => {
    const seal = createHmac('sha256', secret).update(name).digest('hex').slice(0, SEAL);
    return `${name}.${seal}@${domain}`;
  };
  const letter = (recipient: string, number: number): string => sealed(`${campaign}.${recipient}.${number}`);
  const tokenOf = (recipient: string, number: number): string => {
    const name = `${recipient}.${number}`;
    const seal = createHmac('sha256', secret).update(`token ${campaign}.${name}`).digest('hex').slice(0, TOKEN_SEAL);
    return `${name}.${seal}`;
  };
  return {
    letter,
    thread: (finding) => sealed(`${campaign}.${finding}.thread`),
    receipt: (identity) => sealed(`${campaign}.receipt.${identity.slice(0, SEAL)}`),
    token(recipient, number) {
      const token = tokenOf(recipient, number);
      return token.length > LONGEST_TOKEN ? undefined : token;
    },
    letterOf(token) {
      const [, recipient, number] = /^([a-z0-9.-]+)\.(\d{1,9})\.[0-9a-f]+$/.exec(token) ?? [];
      if (recipient === undefined) return undefined;
      const ours = isSameSecret(tokenOf(recipient, Number(number)), token);
      return ours ? letter(recipient, Number(number)) : undefined;
    },
  };
}

/** Gives each campaign of a data folder the names of its letters. */
export function namesBy(secret: string): (campaign: { readonly id: string; readonly mailbox: string }) => LetterNames {
  return ({ id, mailbox }) => letterNames(id, domainOf(mailbox), secret);
}

/** The domain of a mailbox: that of every Message-ID under which it writes. */
export function domainOf(mailbox: string): string {
  return mailbox.slice(mailbox.lastIndexOf('@') + 1);
}
