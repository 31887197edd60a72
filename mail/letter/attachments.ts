import type { Archive } from '../../archive/archive';
import { ArchiveError } from '../../archive/errors';
import { isLetterItem, lettersOf, type WaitingLetter } from '../../domain/campaign/formal-letters';
import { isOfCampaign, isOfFinding, type PostedLine } from '../../domain/campaign/line';
import { defined } from '../../domain/defined';
import { asksToJudge, judgedBy, tellsNoTexts } from '../../domain/notices/disclosure';
import type { FileRef } from '../../domain/finding/finding';
import { hasCopy, type LetterLine } from '../../domain/notices/letter';
import { wordsFor } from '../../words';
import type { FormalMatter } from '../../words/formal-letters';
import { answerSheetName, asksOnSheet, writeAnswerSheet } from './answer-sheet';
import { campaignDocument } from './campaign-documents';
import { campaignPart } from './campaign-letters';
import { dueDatesFile, dueDatesOf } from './due-dates';
import { formalDocx } from './formal-docx';
import { waitingFile } from './formal-letters';
import { kept } from './kept';
import { lookupIn, signatoryOf, type LetterFrame } from './letter-frame';

/** A file that travels with a letter. */
export interface Attachment {
  readonly name: string;
  readonly content: Buffer;
  readonly contentType: string;
}

/**
 * The files that go with a letter: drafts for whoever must sign them off, copies of what was issued, the answer sheet
 * of a letter about several findings, its dates for a calendar where the policy has that. Each file is put into the
 * archive first, and every attempt to send takes it from there.
 * @param letter the letter's Message-ID
 * @param waiting the formal letters that its drafts belong to, where more is known of them than its lines say
 */
export async function attachmentsOf(
  posted: readonly PostedLine[],
  frame: LetterFrame,
  archive: Archive,
  letter: string,
  waiting?: readonly WaitingLetter[],
): Promise<readonly Attachment[]> {
  const lines = posted.filter(isOfFinding);
  const letters = waiting ?? lettersOf(lines.filter(isLetterItem), frame.calendar);
  const refs = [...(await documentsOf(posted, frame, archive))];
  for (const one of letters) refs.push(await waitingFile(one, frame, archive, letter));
  if (asksOnSheet(lines, frame.language).length > 1) {
    // From one attempt to the next, lines can only drop out, so their number distinguishes the sheets of one letter.
    const name = `${letter} ${lines.length}${lines.every(tellsNoTexts) ? '' : ' with texts'}`;
    refs.push(await kept(archive, name, answerSheetName(frame.language), () => writeAnswerSheet(lines, frame)));
  }
  const dates = frame.calendarFile === true ? dueDatesOf(posted, frame) : [];
  if (dates.length > 0) {
    const name = `${letter} ${posted.length} dates${lines.every(tellsNoTexts) ? '' : ' with texts'}`;
    const file = `${wordsFor(frame.language).letters.calendarFile}.ics`;
    refs.push(await kept(archive, name, file, () => Promise.resolve(dueDatesFile(dates, frame))));
  }
  // Two lines may be about the same draft.
  const each = new Map(refs.map((ref) => [ref.digest, ref]));
  return [...(await attached([...each.values()], archive)), ...(await evidenceOf(lines, archive))];
}

/** Whether the archive still has what the letter needs for this line: without it none of the letter could go. */
export async function hasItsFiles(line: PostedLine, frame: LetterFrame, archive: Archive): Promise<boolean> {
  try {
    const own = isOfFinding(line) ? line.draft?.file : undefined;
    const documents = await documentsOf([line], frame, archive);
    await attached(own === undefined ? documents : [...documents, own], archive);
    if (isOfCampaign(line)) await campaignPart([line], frame, archive);
    return true;
  } catch (error) {
    if (error instanceof ArchiveError) return false;
    throw error;
  }
}

/** The campaign's documents and the copies of letters that go with the lines, each put into the archive first. */
async function documentsOf(
  posted: readonly PostedLine[],
  frame: LetterFrame,
  archive: Archive,
): Promise<readonly FileRef[]> {
  const refs: FileRef[] = [];
  for (const { at, matter } of posted.filter(isOfCampaign)) {
    const file = await campaignDocument(matter, at, frame, archive);
    if (file !== undefined) refs.push(file);
  }
  for (const line of posted.filter(isOfFinding)) {
    const { issued } = line;
    if (issued !== undefined && hasCopy(issued)) refs.push(await issuedFile(line, issued, frame, archive));
  }
  return refs;
}

/** Bytes of evidence that travel with one letter: more than most mail servers take would stop it. */
const MOST_EVIDENCE = 8 * 1_024 * 1_024;

/** Files that a reader is asked to judge by, where his mailbox may be shown them; none if together they are too large. */
async function evidenceOf(lines: readonly LetterLine[], archive: Archive): Promise<readonly Attachment[]> {
  const files = lines.filter(asksToJudge).flatMap(judgedBy);
  const each = [...new Map(files.map((file) => [file.digest, file])).values()];
  if (each.reduce((bytes, { size }) => bytes + size, 0) > MOST_EVIDENCE) return [];
  const found = await Promise.all(each.map((file) => attached([file], archive).catch(unlessLost)));
  return found.flat();
}

/** What a script named but never kept, or the archive has lost, cannot be sent; the letter says where it can be read. */
function unlessLost(error: unknown): readonly Attachment[] {
  if (error instanceof ArchiveError) return [];
  throw error;
}

/**
 * Files of the archive, as attachments.
 * @throws ArchiveError missing, corrupt
 */
export function attached(refs: readonly FileRef[], archive: Archive): Promise<readonly Attachment[]> {
  return Promise.all(
    refs.map(async ({ digest, name }) => ({
      name,
      content: await archive.get(digest),
      contentType: contentTypeOf(name),
    })),
  );
}

/** The copy for the addressees: the office's own file, or the generated one with number and date of issue. */
async function issuedFile(
  line: LetterLine,
  issued: NonNullable<LetterLine['issued']>,
  frame: LetterFrame,
  archive: Archive,
): Promise<FileRef> {
  const { number, answerBy, file, letter, id } = issued;
  if (file !== undefined) return file;
  const { formalLetters } = wordsFor(frame.language);
  const name = `${formalLetters.file(line.finding, letter, true)}.docx`;
  return kept(archive, `${frame.campaignId} ${line.finding} ${id} issued`, name, () => {
    const matter: FormalMatter = {
      items: [{ line, facts: issued }],
      campaign: frame.campaign,
      office: signatoryOf(frame),
      issued: defined({ number, on: line.at, answerBy }),
    };
    return formalDocx(formalLetters.text(matter, lookupIn(frame)), frame.language);
  });
}

function contentTypeOf(name: string): string {
  if (/\.docx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (/\.xlsx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  if (/\.ics$/i.test(name)) return 'text/calendar; charset=utf-8; method=PUBLISH';
  return 'application/octet-stream';
}
