import type { CampaignAgenda } from '../domain/campaign/state';
import { defined } from '../domain/defined';
import type { Subject } from '../domain/finding/finding';
import { lightOf } from '../domain/light/light';
import type { Moment } from '../domain/calendar/moment';
import { rowOf, type FindingRow } from '../domain/finding/row';
import { wordsFor } from '../words';
import { LEDGER_NOTE } from './ids';
import type { Campaign, FindingRun, MessageRun } from './messages';
import type { RecordSoFar } from './open-record';

/** Notes of the ledger that a memo remembers: of each only the end of its update id. */
const NOTES = 5;

/**
 * What Temporal's list says of a finding, so that nobody has to ask the workflow: for people what no filter needs, in
 * the campaign's language, and for lists, agenda, reports and previews a row that all of it can be computed from.
 * Written field by field where it changed: the ledger's own text hardly ever does.
 */
export interface FindingMemo {
  readonly row: FindingRow;
  readonly subject: Subject;
  /** Absent where there are none: Temporal keeps no empty list in a memo. */
  readonly ledgerNotes?: readonly string[];
}

/** The fields of a finding's memo. */
export function memoOf(
  { finding, terms, processed }: Pick<FindingRun, 'finding' | 'terms' | 'processed'>,
  moment: Moment,
): FindingMemo & Readonly<Record<string, unknown>> {
  const words = wordsFor(terms.policy.language);
  const { memo, list } = words.card;
  const ledgerNotes = processed
    .filter(([updateId]) => updateId.startsWith(LEDGER_NOTE))
    .map(([updateId]) => updateId.slice(LEDGER_NOTE.length))
    .slice(-NOTES);
  return {
    [memo.title]: finding.subject.title,
    [memo.why]: list(lightOf(finding, terms, moment).reasons.map((reason) => words.reason(reason))),
    [memo.lastReport]: finding.reporting.last?.gist ?? '',
    row: rowOf(finding, terms),
    subject: finding.subject,
    ...(ledgerNotes.length === 0 ? {} : { ledgerNotes }),
  };
}

/** What the campaign's own memo says, so that its readers need no worker. */
export interface CampaignMemo {
  readonly campaign: Omit<Campaign, 'roster'>;
  /** Ids of the findings on the ledger: kept apart, for they change while the findings are opened. Absent while none is. */
  readonly roster?: readonly string[];
  /** Id of the circular that waits for its sign-off; empty where none does. */
  readonly circular: string;
  /** Where its record is read from: the last sealed page, and what came after it. */
  readonly record: RecordSoFar;
}

/** The fields of a campaign's memo. */
export function campaignMemoOf(
  { roster, ...campaign }: Campaign,
  { draft }: Pick<CampaignAgenda, 'draft'>,
  record: RecordSoFar,
): CampaignMemo & Readonly<Record<string, unknown>> {
  return { campaign, circular: draft?.id ?? '', record, ...(roster.length === 0 ? {} : { roster }) };
}

/** What Temporal's list says of a message, so that the office's queue needs no worker. */
export interface MessageMemo {
  readonly row: MessageRow;
}

export type MessageRow = Pick<MessageRun, 'identity' | 'from' | 'subject' | 'since' | 'waiting'>;

/** The fields of a message's memo. */
export function messageMemoOf(
  { identity, language, from, subject, since }: MessageRun,
  waiting?: MessageRun['waiting'],
): MessageMemo & Readonly<Record<string, unknown>> {
  const { card } = wordsFor(language);
  return {
    [card.memo.title]: subject,
    row: defined<MessageRow>({ identity, from, subject, since, waiting }),
  };
}
