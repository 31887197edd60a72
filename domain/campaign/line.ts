import type { LetterLine } from '../letter';
import type { Moment } from '../moment';
import type { Position } from '../positions';
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

/** The duty that a line is about; undefined if it only informs. */
export function dutyOf(line: PostedLine): { readonly id: string } | undefined {
  if (isOfFinding(line)) return line.duty;
  return 'duty' in line.matter ? line.matter.duty : undefined;
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
