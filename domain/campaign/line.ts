import type { Digest } from '../finding/finding';
import type { LetterLine } from '../notices/letter';
import type { Moment } from '../calendar/moment';
import type { Position } from '../organisation/positions';
import type { CampaignMatter, CampaignNotice } from './state';

/** A campaign's own notice as one recipient's courier carries it. What it tells is in the archive. */
export interface CampaignLine {
  /** The notice's key, unique within the campaign. */
  readonly key: string;
  readonly at: Moment;
  /** The position through which the recipient gets it. */
  readonly position: Position;
  readonly matter: CampaignMatter;
}

/** What a letter may be about: a finding, or the campaign as a whole. */
export type PostedLine = LetterLine | CampaignLine;

/** Lines for one letter: the newest as they are and, if there are many, the others in the archive. */
export interface PostToSend {
  readonly lines: readonly PostedLine[];
  readonly kept: readonly KeptLines[];
}

/** Lines that are kept in the archive, and how many they are. */
export interface KeptLines {
  readonly digest: Digest;
  readonly count: number;
}

export const nothingToSend: PostToSend = { lines: [], kept: [] };

export function countOf({ lines, kept }: PostToSend): number {
  return kept.reduce((sum, { count }) => sum + count, lines.length);
}

export function together(first: PostToSend, second: PostToSend): PostToSend {
  return { lines: [...first.lines, ...second.lines], kept: [...first.kept, ...second.kept] };
}

/** The duty that a line is about; absent where it only tells. */
export function dutyOf(line: PostedLine): { readonly id: string } | undefined {
  if (isOfFinding(line)) return line.duty;
  return 'duty' in line.matter ? line.matter.duty : undefined;
}

/**
 * What tells a line from every other of its campaign. A line that is posted again because somebody spoke meanwhile is
 * the same, unless it asks for another duty by then: a draft's number may have gone to something else.
 */
export function lineName(line: PostedLine): string {
  return `${isOfFinding(line) ? line.finding : ''} ${line.key} ${line.position} ${dutyOf(line)?.id ?? ''}`;
}

export function isOfFinding(line: PostedLine): line is LetterLine {
  return 'finding' in line;
}

export function isOfCampaign(line: PostedLine): line is CampaignLine {
  return 'matter' in line;
}

export function campaignLine({ key, at, to: _, ...matter }: CampaignNotice, position: Position): CampaignLine {
  return { key, at, position, matter };
}

/** Of several weekly pages that waited for one reader, only the newest: the others are out of date. */
export function newestPages(lines: readonly CampaignLine[]): readonly CampaignLine[] {
  const isPage = ({ matter }: CampaignLine): boolean => matter.what === 'weekly-page';
  return lines.filter(
    (line) =>
      !isPage(line) || !lines.some((other) => isPage(other) && other.position === line.position && other.at > line.at),
  );
}
