import type { Archive } from '../archive/archive';
import type { Duban } from '../client/duban';
import { Trouble } from '../client/errors';
import { isArchivedIn } from '../client/record';
import { signsOn, snapshotDays, type SignsOfDay } from '../client/snapshots';
import type { LeaderCode, UnitCode } from '../domain/organisation/positions';
import type { ReportKind } from '../words/reports';
import { appraisal } from './appraisal';
import { finalReport } from './final';
import { approvalForm, claimForm, formDocx } from './forms';
import { leaderPage } from './leader';
import { phaseReport } from './phase';
import { publicDocx, publicHtml, publicReport, withheldSheet } from './public';
import { readRecords, type RecordedFinding, type ReportSource } from './source';
import { unitSheet } from './unit';

/** A report that is one file; a dossier is a folder. */
export type ReportFileKind = Exclude<ReportKind, 'dossier'>;

/** What a report is about. */
export interface ReportAsked {
  readonly kind: ReportFileKind;
  /** For the forms. */
  readonly finding?: string;
  readonly unit?: UnitCode;
  readonly sponsor?: LeaderCode;
  /** The public report as a page instead of a Word file. */
  readonly html?: boolean;
}

/** By what findings' records are read. */
export interface Reader {
  readonly duban: Pick<Duban, 'show'>;
  readonly archive: Archive;
  /** Hears how many records are read. */
  readonly seen: (done: number, of: number) => void;
}

export interface ReportFile {
  readonly bytes: Buffer;
  readonly ending: 'docx' | 'xlsx' | 'html';
}

/** Writes a report. @throws Trouble missing-option, unknown-finding */
export async function reportFile(asked: ReportAsked, source: ReportSource, reader: Reader): Promise<ReportFile> {
  const docx = async (bytes: Promise<Buffer>): Promise<ReportFile> => ({ bytes: await bytes, ending: 'docx' });
  const xlsx = async (bytes: Promise<Buffer>): Promise<ReportFile> => ({ bytes: await bytes, ending: 'xlsx' });
  const { campaign } = source;
  const { language } = campaign.terms.policy;
  switch (asked.kind) {
    case 'leader':
      return docx(leaderPage(source, await daysOf(campaign.id, reader.archive), asked.sponsor));
    case 'unit': {
      if (asked.unit === undefined) throw new Trouble('missing-option', '--unit');
      return docx(unitSheet(source, asked.unit));
    }
    case 'claim':
      return docx(formDocx(claimForm(await recordedFinding(asked.finding, source, reader), campaign), language));
    case 'approval':
      return docx(formDocx(approvalForm(await recordedFinding(asked.finding, source, reader), campaign), language));
    case 'phase':
      return docx(phaseReport(source));
    case 'final':
      return docx(finalReport(source, await allRecorded(source, reader)));
    case 'appraisal':
      return xlsx(appraisal(source, await allRecorded(source, reader)));
    case 'public': {
      const report = publicReport(source, campaign.mailbox);
      if (asked.html !== true) return docx(publicDocx(report, source));
      return { bytes: Buffer.from(publicHtml(report, source)), ending: 'html' };
    }
    case 'withheld':
      return xlsx(withheldSheet(publicReport(source, campaign.mailbox), source));
  }
}

/** The lights of all days of which a snapshot is kept, in order. */
async function daysOf(campaign: string, archive: Archive): Promise<readonly SignsOfDay[]> {
  return signsOn(archive, campaign, await snapshotDays(archive, campaign));
}

function allRecorded(source: ReportSource, { duban, archive, seen }: Reader): Promise<readonly RecordedFinding[]> {
  return readRecords(duban, source, archive, seen);
}

/**
 * The finding that is named, with its record. One that does not answer is refused as long as its campaign goes on: what was handed in since its
 * last sealed page would be lacking, and a form or a dossier would not show that.
 * @throws Trouble missing-option, unknown-finding, no-worker
 */
export async function recordedFinding(
  named: string | undefined,
  source: Pick<ReportSource, 'campaign' | 'findings'>,
  { duban, archive, seen }: Reader,
): Promise<RecordedFinding> {
  if (named === undefined) throw new Trouble('missing-option', '--finding');
  const findings = source.findings.filter(({ subject }) => subject.id === named);
  const [only] = await readRecords(duban, { ...source, findings }, archive, seen);
  if (only === undefined) throw new Trouble('unknown-finding', named);
  if (only.unanswered !== undefined && !(await isArchivedIn(archive, source.campaign.id))) throw only.unanswered;
  return only;
}
