import type { Reading } from '../../client/reading';
import { dayOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { dutiesOf } from '../../domain/duties/duties';
import { holds, type Actor } from '../../domain/organisation/positions';
import { wordsFor } from '../../words';
import { lookupIn } from '../letter/letter-frame';
import type { AnswerResult } from '../reply/said';

/** Lines of one receipt: whoever owes more sees it on a page. */
const MOST = 100;

/**
 * What a person owes about the campaign's findings, each with its finding's number and by when, the earliest first: the
 * answer to 待办.
 * @param keyword as he wrote it
 * @param machineNow milliseconds
 */
export function whatIsOwed(
  { campaign: { terms, directory }, findings }: Pick<Reading, 'campaign' | 'findings'>,
  person: Actor,
  keyword: string,
  machineNow: number,
): readonly AnswerResult[] {
  const { policy, calendar, clock } = terms;
  const { receipt } = wordsFor(policy.language);
  const now = domainMoment(clock, machineNow);
  const { day, time } = lookupIn({ calendar, directory, language: policy.language });
  const owed = findings
    .filter(({ running }) => running)
    .flatMap(({ finding, terms: own }) =>
      dutiesOf(finding, own)
        .filter(({ holder }) => holds(person, holder))
        .map(({ kind, due }) => ({ finding: finding.subject.id, kind, due })),
    )
    .sort((a, b) => a.due - b.due);
  if (owed.length === 0) return [{ keyword, result: 'understood', text: receipt.nothingOwed }];
  return owed.slice(0, MOST).map(({ finding, kind, due }) => {
    const asked = { kind, day: day(due), time: time(due), today: dayOf(calendar, now) };
    return { finding, keyword, result: 'understood', text: receipt.owed(asked, due < now) };
  });
}
