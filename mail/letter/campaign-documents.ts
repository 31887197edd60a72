import type { Archive } from '../../archive/archive';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { overviewOf } from '../../domain/campaign/analysis';
import type { CampaignMatter, CircularDraft } from '../../domain/campaign/state';
import { defined } from '../../domain/defined';
import type { Digest, FileRef } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import { wordsFor } from '../../words';
import type { DocumentFrame, DocumentKind } from '../../words/campaign';
import { surveyIn } from './campaign-survey';
import { formalDocx } from './formal-docx';
import { issuedLetterFile } from './formal-letters';
import { kept } from './kept';
import { lookupIn, type LetterFrame } from './letter-frame';
import { reportDocx } from './report-docx';
import { taskSheetFile } from './task-sheet';

/** The Word file that goes with a campaign's letter: the office's own file if it has edited one. */
export async function campaignDocument(
  matter: CampaignMatter,
  at: Moment,
  frame: LetterFrame,
  archive: Archive,
): Promise<FileRef | undefined> {
  switch (matter.what) {
    case 'half-month-report':
      return documentOf({ kind: 'half-month-report', survey: matter.survey, until: matter.period }, frame, archive);
    case 'phase-end':
      return documentOf({ kind: 'phase-summary', survey: matter.survey, until: matter.until }, frame, archive);
    case 'circular':
      return circularFile(matter.draft, frame, archive);
    case 'issued':
      return circularFile(matter.draft, frame, archive, { number: matter.number, on: dayOf(frame.calendar, at) });
    case 'letter':
      return matter.hasCopy === true ? issuedLetterFile(matter, at, frame, archive) : undefined;
    case 'batch-task':
      return taskSheetFile(matter, frame, archive);
    case 'daily-analysis':
    case 'weekly-page':
    case 'calendar':
    case 'follow-up':
    case 'timetable':
    case 'relieved':
      return undefined;
  }
}

/** The circular: the office's own file, or the one generated from its survey. */
export async function circularFile(
  { file, survey, period }: CircularDraft,
  frame: LetterFrame,
  archive: Archive,
  issued?: DocumentFrame['issued'],
): Promise<FileRef> {
  const facts = { kind: 'circular', survey, until: period } as const;
  return file ?? documentOf(issued === undefined ? facts : { ...facts, issued }, frame, archive);
}

interface DocumentFacts extends Pick<DocumentFrame, 'until' | 'issued'> {
  readonly kind: DocumentKind;
  readonly survey: Digest;
}

async function documentOf(
  { kind, survey, until, issued }: DocumentFacts,
  frame: LetterFrame,
  archive: Archive,
): Promise<FileRef> {
  const words = wordsFor(frame.language).campaign;
  const { campaign, campaignId, calendar, directory, language } = frame;
  const name = `${campaignId} ${kind} ${isoDate(until)}${issued === undefined ? '' : ' issued'}`;
  return kept(archive, name, `${words.file(kind, until, issued !== undefined)}.docx`, async () => {
    const overview = overviewOf(await surveyIn(archive, survey), calendar);
    const of: DocumentFrame = defined({
      campaign,
      office: directory.office,
      until,
      issued,
    });
    return kind === 'half-month-report'
      ? reportDocx(words.report(overview, of, lookupIn(frame)), language)
      : formalDocx(words.document(kind, overview, of, lookupIn(frame)), language);
  });
}
