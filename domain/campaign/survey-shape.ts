import { day, position } from '../commands/command-shapes';
import { holding, list, maybe, number, oneOf, text, whole, yesOrNo, type Shape } from '../commands/shape';
import { stages } from '../finding/finding';
import { sixHaves } from '../finding/six-haves';
import { colours, type LightReason } from '../light/light-reason';
import { dutyKinds, isFormal, rungLetters, type FormalLetter } from '../policy/policy';
import type { LeaderNeed, Survey, SurveyRow } from './survey';

const owed = holding<SurveyRow['owed'][number]>({
  kind: oneOf(dutyKinds),
  holder: position,
  due: number,
  about: maybe(text),
});
const draft = holding<SurveyRow['drafts'][number]>({
  id: text,
  letter: oneOf<FormalLetter>(rungLetters.filter(isFormal)),
  openedAt: number,
});
const stuck = holding<SurveyRow['stuck'][number]>({
  position,
  trouble: oneOf(['stuck', 'refused', 'no-address', 'returned']),
});
const needs: Readonly<Record<LeaderNeed['code'], Shape<object>>> = {
  approval: holding({ position }),
  talk: holding({}),
  'superior-consent': holding({ to: day }),
};
const reasons: Readonly<Record<LightReason['code'], Shape<object>>> = {
  'past-deadline': holding({ day }),
  'past-superior-date': holding({ day }),
  'milestone-late': holding({ measures: list(whole), day }),
  'behind-plan': holding({ points: number }),
  'reports-missed': holding({ count: whole }),
  'supervision-letter-unanswered': holding({ day }),
  'found-not-rectified': holding({}),
  'sent-back': holding({ times: whole }),
  recurrence: holding({ times: whole }),
  'near-deadline': holding({ day }),
  'plan-late': holding({ day }),
  'hold-past-review': holding({ day }),
  'lacking-found': holding({ what: text }),
  'letter-returned': holding({ day }),
  raised: holding({ why: text }),
  recovering: holding({ until: day }),
  'on-hold': holding({ reviewBy: day }),
};

/** What says by its code which of the shapes it has. */
function byCode<T extends { readonly code: string }>(shapes: Readonly<Record<T['code'], Shape<object>>>): Shape<T> {
  const coded = holding<{ readonly code: T['code'] }>({ code: oneOf(Object.keys(shapes) as T['code'][]) });
  return (value, place) => coded(value, place) ?? shapes[(value as T).code as T['code']](value, place);
}

const row = holding<SurveyRow>({
  id: text,
  title: text,
  track: oneOf(['immediate', 'dated', 'long-term']),
  keyItem: yesOrNo,
  stage: oneOf(stages),
  light: oneOf(colours),
  reasons: list(byCode<LightReason>(reasons)),
  redSince: maybe(day),
  lead: maybe(text),
  sponsor: maybe(text),
  deadline: maybe(day),
  extensions: whole,
  missed: whole,
  owed: list(owed),
  drafts: list(draft),
  stuck: list(stuck),
  needs: list(byCode<LeaderNeed>(needs)),
  lacks: maybe(list(oneOf(sixHaves))),
  punctuality: maybe(oneOf(['on-time', 'late'])),
  nextCheck: maybe(day),
});

/** Most findings of a campaign, and more. */
const MOST = 100_000;

/** A survey as it is read back from the archive. */
export const survey: Shape<Survey> = holding<Survey>({
  at: number,
  rows: list(row, MOST),
  unanswered: list(text, MOST),
});
