import type { Archive } from '../archive/archive';
import type { PostedLine } from '../domain/campaign/line';
import type { Digest } from '../domain/finding';
import type { PersonCode } from '../domain/positions';

/** A letter of ours as the archive has it. */
export interface SentLetter {
  readonly campaign: string;
  /** Whose courier sent it. */
  readonly recipient: string;
  readonly number: number;
  /** Who read it: the recipient, or who stood in for him that day. */
  readonly to: PersonCode;
  readonly lines: readonly PostedLine[];
  /** As it was sent. */
  readonly text: string;
  readonly html: string;
}

/** The letter of that Message-ID, without brackets; undefined where we sent none. */
export async function letterSent(archive: Archive, messageId: string): Promise<SentLetter | undefined> {
  const note = (await archive.noteOf('letters', messageId)) as
    (Pick<SentLetter, 'campaign' | 'recipient' | 'number'> & { readonly digest: Digest }) | undefined;
  if (note === undefined) return undefined;
  const { digest, ...named } = note;
  const { to, lines, text, html } = JSON.parse((await archive.get(digest)).toString()) as Omit<
    SentLetter,
    keyof typeof named
  >;
  return { ...named, to, lines, text, html };
}
