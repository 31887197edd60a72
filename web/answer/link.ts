import { z } from 'zod';
import { sealed, unsealed } from '../sign-in/sealed';

const facts = z.strictObject({
  campaign: z.string(),
  /** Who answers. */
  person: z.string(),
  /** The letter: whose courier sent it, and its number. What it asks for is what the link is good for. */
  recipient: z.string(),
  number: z.number(),
  /** By the campaign's clock. */
  until: z.number(),
});

/**
 * What the link in a letter says: whose it is, and for which letter. The letter is kept in the archive with the duties
 * that it asks for, so a link stays short however many they are.
 */
export type AnswerFacts = z.output<typeof facts>;

/** The link's part after `/answer/`. The same letter has the same link, however often it is tried. */
export function answerLink(secret: string, said: AnswerFacts): string {
  return sealed(secret, 'answer', said);
}

/** What a link says; undefined where it was not written here. It may be over, and its person may have left. */
export function answerFacts(secret: string, link: string): AnswerFacts | undefined {
  const read = facts.safeParse(unsealed(secret, 'answer', link));
  return read.success ? read.data : undefined;
}

/** A text without the links of letters that it quotes: whoever reads it could speak for their readers. */
export function withoutLinks(text: string): string {
  return text.replaceAll(/\/answer\/[\w.-]+/g, '/answer/…');
}
