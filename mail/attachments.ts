import type { Archive } from '../archive/archive';
import { isOfCampaign, isOfFinding, type PostedLine } from '../domain/campaign/line';
import { defined } from '../domain/defined';
import type { FileRef } from '../domain/finding';
import { hasCopy, type FormalFacts, type LetterLine } from '../domain/letter';
import { wordsFor } from '../words';
import type { FormalMatter } from '../words/formal-letters';
import { answerSheetName, asksOnSheet, writeAnswerSheet } from './answer-sheet';
import { campaignDocument } from './campaign-documents';
import { formalDocx } from './formal-docx';
import { kept } from './kept';
import { lookupIn, signatoryOf, type LetterFrame } from './letter-frame';

/** A file that travels with a letter. */
export interface Attachment {
  readonly name: string;
  readonly content: Buffer;
  readonly contentType: string;
}

/**
 * The files that go with a letter: drafts for who must sign them off, copies of what was issued, the answer sheet of
 * a letter of several. Each is kept in the archive before it goes, and what is kept is what goes, however often.
 * @param letter the letter's Message-ID
 */
export async function attachmentsOf(
  posted: readonly PostedLine[],
  frame: LetterFrame,
  archive: Archive,
  letter: string,
): Promise<readonly Attachment[]> {
  const lines = posted.filter(isOfFinding);
  const refs: FileRef[] = [];
  for (const { at, matter } of posted.filter(isOfCampaign)) {
    const file = await campaignDocument(matter, at, frame, archive);
    if (file !== undefined) refs.push(file);
  }
  for (const line of lines) {
    const { draft, issued } = line;
    if (draft !== undefined) refs.push(await draftFile(line, draft, frame, archive));
    if (issued !== undefined && hasCopy(issued)) refs.push(await issuedFile(line, issued, frame, archive));
  }
  if (asksOnSheet(lines, frame.language).length > 1) {
    // Between two attempts lines may only drop out, so their number tells the sheets of one letter apart.
    const name = `${letter} ${lines.length}`;
    refs.push(await kept(archive, name, answerSheetName(frame.language), () => writeAnswerSheet(lines, frame)));
  }
  // Two lines may tell of one draft.
  const each = new Map(refs.map((ref) => [ref.digest, ref]));
  return attached([...each.values()], archive);
}

/** Files of the archive, to go with a letter. @throws ArchiveError missing, corrupt */
export function attached(refs: readonly FileRef[], archive: Archive): Promise<readonly Attachment[]> {
  return Promise.all(
    refs.map(async ({ digest, name }) => ({
      name,
      content: await archive.get(digest),
      contentType: contentTypeOf(name),
    })),
  );
}

/** A draft as it stands: the office's own text, or the one made from the finding's facts, the same whenever asked. */
export async function draftFile(
  line: LetterLine,
  facts: FormalFacts,
  frame: LetterFrame,
  archive: Archive,
): Promise<FileRef> {
  return facts.file ?? formalFile(line, facts, frame, archive);
}

/** The copy that goes to the addressees: with number and date of issue, or the office's own text. */
async function issuedFile(
  line: LetterLine,
  issued: NonNullable<LetterLine['issued']>,
  frame: LetterFrame,
  archive: Archive,
): Promise<FileRef> {
  const { number, answerBy } = issued;
  return (
    issued.file ??
    formalFile(
      line,
      issued,
      frame,
      archive,
      defined({
        number,
        on: line.at,
        answerBy,
      }),
    )
  );
}

async function formalFile(
  line: LetterLine,
  facts: FormalFacts,
  frame: LetterFrame,
  archive: Archive,
  issued?: NonNullable<FormalMatter['issued']>,
): Promise<FileRef> {
  const { formalLetters } = wordsFor(frame.language);
  const file = `${formalLetters.file(line.finding, facts.letter, issued !== undefined)}.docx`;
  const name = `${frame.campaignId} ${line.finding} ${facts.id}${issued === undefined ? '' : ' issued'}`;
  return kept(archive, name, file, () => {
    const matter: FormalMatter = defined({
      line,
      facts,
      campaign: frame.campaign,
      office: signatoryOf(frame),
      issued,
    });
    return formalDocx(formalLetters.text(matter, lookupIn(frame)), frame.language);
  });
}

function contentTypeOf(name: string): string {
  if (/\.docx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.wordprocessingml.document';
  if (/\.xlsx$/i.test(name)) return 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet';
  return 'application/octet-stream';
}
