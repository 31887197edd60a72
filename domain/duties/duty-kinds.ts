import type { DutyKind } from '../policy/policy';

/** What a kind of duty is, apart from who owes it and by when. */
interface DutyKindFacts {
  /** A letter tells of it as soon as it is owed; of any other, only when its day nears. */
  readonly opensWithLetter: boolean;
  /** It is owed while the finding is on hold too. */
  readonly onHold: boolean;
  /** Its holder answers with his word for what it is about, so he is shown that whole. */
  readonly isJudgement: boolean;
}

const told: DutyKindFacts = { opensWithLetter: true, onHold: false, isJudgement: false };
const judged: DutyKindFacts = { ...told, isJudgement: true };
/** Its day is known long before. */
const dated: DutyKindFacts = { ...told, opensWithLetter: false };

/** Every kind has its line, so that nothing about a new one is forgotten. */
export const dutyKindFacts: Readonly<Record<DutyKind, DutyKindFacts>> = {
  assign: told,
  acknowledge: told,
  plan: told,
  'accept-plan': judged,
  report: dated,
  milestone: dated,
  rectify: dated,
  commit: judged,
  reply: told,
  'talk-report': told,
  instruction: told,
  'decide-extension': judged,
  'decide-withdrawal': { ...judged, onHold: true },
  completeness: judged,
  'assign-check': told,
  check: judged,
  approve: judged,
  'sign-off': { ...told, onHold: true },
  'public-notice': told,
  'inspect-node': judged,
  'look-back': { ...dated, isJudgement: true },
  'long-term-check': { ...dated, isJudgement: true },
  'review-hold': { ...dated, onHold: true },
  'mend-address': { ...told, onHold: true },
  // The campaign tells of these by letters of its own.
  'update-calendar': dated,
  'follow-up': dated,
  timetable: dated,
};
