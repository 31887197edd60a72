import { dayOf, workingDaysBetween } from './calendar';
import { deadlineDay, fixedDueDay } from './due';
import type { Finding, NewsKind, Notice } from './finding';
import type { LetterLine } from './letter';
import type { Policy, Terms } from './policy';
import type { Position } from './positions';

/** A notice as one recipient's letter will carry it; a problem's text only where the policy discloses it. */
export function letterLine(finding: Finding, terms: Terms, notice: Notice, position: Position): LetterLine {
  const { subject, assignment, deadlines, plan, standing } = finding;
  const { calendar, policy } = terms;
  const disclosed = (text: string): { readonly text?: string } => (policy.disclosure === 'full' ? { text } : {});
  const { duty, news, draft } = notice;
  const drafted = finding.drafts.find(({ letter }) => letter === draft?.letter);
  return {
    key: notice.key,
    finding: subject.id,
    title: subject.title,
    ...(policy.disclosure === 'full' ? { problem: subject.problem } : {}),
    at: notice.at,
    letter: notice.letter,
    atOnce: notice.atOnce,
    position,
    copy: duty !== undefined && duty.holder !== position,
    stage: standing.stage,
    ...(assignment === undefined ? {} : { leadUnit: assignment.lead }),
    coUnits: assignment?.coUnits ?? [],
    ...(deadlines === undefined ? {} : { deadline: deadlineDay(deadlines, calendar) }),
    ...(duty === undefined
      ? {}
      : {
          duty: {
            id: duty.id,
            kind: duty.kind,
            since: duty.since,
            due: duty.due,
            ...(duty.about === undefined ? {} : { about: duty.about }),
            daysLeft: workingDaysBetween(calendar, dayOf(calendar, notice.at), dayOf(calendar, duty.due)),
          },
        }),
    ...(notice.count === undefined ? {} : { count: notice.count }),
    ...(news === undefined
      ? {}
      : { news: { what: news.what, ...(news.text === undefined ? {} : newsText(news.what, news.text, policy)) } }),
    ...(draft === undefined ? {} : { draft: { ...draft, id: drafted?.id ?? '' } }),
    openMeasures: (plan?.measures ?? [])
      .filter(({ doneAt }) => doneAt === undefined)
      .map(({ number, due, text }) => ({ number, due: fixedDueDay(due, calendar), ...disclosed(text) })),
    criteria: (plan?.criteria ?? subject.criteria).map(({ number, text }) => ({ number, ...disclosed(text) })),
  };
}

/** Dates, document numbers and what the office itself writes for the mail; all else may tell of the problem. */
const tellsNothing: ReadonlySet<NewsKind> = new Set([
  'extension-agreed',
  'extension-refused',
  'issued-letter',
  'nudge',
  'held',
  'resumed',
]);

function newsText(what: NewsKind, text: string, { disclosure }: Policy): { readonly text?: string } {
  return disclosure === 'full' || tellsNothing.has(what) ? { text } : {};
}
