import type { Archive } from '../../archive/archive';
import type { LetterItem, WaitingLetter } from '../../domain/campaign/formal-letters';
import type { CampaignMatter } from '../../domain/campaign/state';
import { defined } from '../../domain/defined';
import type { Digest, FileRef } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import { wordsFor } from '../../words';
import type { FormalItem, FormalLetterText, FormalMatter } from '../../words/formal-letters';
import type { CampaignPart } from './campaign-letters';
import { formalDocx } from './formal-docx';
import { kept } from './kept';
import type { Block } from './layout';
import { lookupIn, signatoryOf, type LetterFrame } from './letter-frame';

/**
 * A formal letter as a Word file: the office's own, or one generated from its items, which is made once under that name.
 * @param mail the Message-ID of the mail that it goes with: what waits may have changed by the next one
 */
export function waitingFile(
  letter: WaitingLetter,
  frame: LetterFrame,
  archive: Archive,
  mail: string,
): Promise<FileRef> {
  if (letter.file !== undefined) return Promise.resolve(letter.file);
  return kept(archive, `${frame.campaignId} ${letter.id} ${mail}`, fileName(letter, frame, false), () =>
    waitingDocx(letter, frame),
  );
}

/** The draft of a letter that waits, from its items as they are now. */
export function waitingDocx({ items }: Pick<WaitingLetter, 'items'>, frame: LetterFrame): Promise<Buffer> {
  return letterDocx(items, frame);
}

function fileName(
  { items, letter }: Pick<WaitingLetter, 'items' | 'letter'>,
  frame: LetterFrame,
  issued: boolean,
): string {
  const { formalLetters } = wordsFor(frame.language);
  return `${formalLetters.file(items[0]?.finding ?? '', letter, issued, items.length)}.docx`;
}

type IssuedLetter = Extract<CampaignMatter, { readonly what: 'letter' }>;

/** The copy of an issued letter: the office's own file, or the generated one with number and date of issue. */
export async function issuedLetterFile(
  { items: digest, letter, number, answerBy, file }: IssuedLetter,
  at: Moment,
  frame: LetterFrame,
  archive: Archive,
): Promise<FileRef> {
  if (file !== undefined) return file;
  const items = await itemsIn(archive, digest);
  return kept(archive, `${frame.campaignId} ${digest} ${number} issued`, fileName({ items, letter }, frame, true), () =>
    letterDocx(items, frame, defined({ number, on: at, answerBy })),
  );
}

/** The items of an issued letter, as they stood. @throws ArchiveError missing, corrupt */
export async function itemsIn(archive: Archive, digest: Digest): Promise<readonly LetterItem[]> {
  return JSON.parse((await archive.get(digest)).toString('utf8')) as readonly LetterItem[];
}

function letterDocx(
  lines: readonly LetterItem[],
  frame: LetterFrame,
  issued?: NonNullable<FormalMatter['issued']>,
): Promise<Buffer> {
  return formalDocx(formalText(lines, frame, issued), frame.language);
}

/** What a letter with these items says, part by part. */
export function formalText(
  lines: readonly LetterItem[],
  frame: LetterFrame,
  issued?: FormalMatter['issued'],
): FormalLetterText {
  const [first, ...others] = lines.map((line): FormalItem => ({ line, facts: line.draft }));
  if (first === undefined) throw new Error('a letter has an item');
  const office = signatoryOf(frame);
  const matter: FormalMatter = defined({
    items: [first, ...others] as const,
    campaign: frame.campaign,
    office,
    issued,
  });
  return wordsFor(frame.language).formalLetters.text(matter, lookupIn(frame));
}

/**
 * What a mail says about the letters that wait for their sign-off: each once, however many findings ask for it, with what
 * was due and when it was asked for; undefined if there are none.
 */
export function waitingPart(
  letters: readonly WaitingLetter[],
  chased: boolean,
  frame: LetterFrame,
): CampaignPart | undefined {
  if (letters.length === 0) return undefined;
  const words = wordsFor(frame.language);
  const lookup = lookupIn(frame);
  const blocks: Block[] = [{ kind: 'lead', lines: words.letters.waitingLead(letters, chased, lookup) }];
  for (const letter of letters) {
    blocks.push({ kind: 'heading', text: words.letters.waitingHeading(letter, lookup) });
    if (letter.outdated === true) blocks.push({ kind: 'paragraph', text: words.letters.waitingOutdated });
    for (const line of letter.items) {
      const said = words.formalLetters.item({ line, facts: line.draft }, lookup);
      blocks.push({ kind: 'paragraph', text: words.fact(`${line.finding} ${line.title}`, said) });
    }
  }
  return { name: words.letters.waitingName(letters, chased, lookup), blocks };
}
