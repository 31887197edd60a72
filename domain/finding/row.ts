import { defined } from '../defined';
import type {
  Assignment,
  Check,
  Claim,
  Commitment,
  Finding,
  Hold,
  Measure,
  News,
  Obligation,
  PendingExtension,
  Revision,
  Start,
  Standing,
  Subject,
  Withdrawal,
} from './finding';
import type { DayIndex, Moment } from '../calendar/moment';
import type { ApproverRole, Terms } from '../policy/policy';
import type { GroupCode } from '../organisation/positions';

/** Rises with every change of a row's form that an older reader would misread. */
const FORM = 2;

/**
 * One finding as lists know it: its state without what only the finding itself, its letters and its record need (texts,
 * files, names of people). It is small enough for Temporal's list to carry a thousand of them, and complete enough for
 * all rules that lists, agenda, survey, preview of an amendment, export and reports use. The ledger's own text is kept
 * beside it (`Subject`), because it hardly ever changes.
 */
export interface FindingRow extends Pick<
  Finding,
  | 'deadlines'
  | 'reporting'
  | 'epoch'
  | 'round'
  | 'returns'
  | 'recurrences'
  | 'lastOutcome'
  | 'redUntil'
  | 'issued'
  | 'drafts'
  | 'troubles'
  | 'lettersLost'
  | 'flags'
  | 'settled'
  | 'counter'
> {
  readonly form: number;
  /** The finding's own number; of two rows the one with the higher number is newer. */
  readonly seq: number;
  /** Revision of the terms that the finding holds. */
  readonly revision: number;
  readonly standing: StandingRow;
  readonly assignment?: Assignment;
  readonly measures?: readonly Omit<Measure, 'text'>[];
  readonly obligations: readonly Omit<Obligation, 'text'>[];
  readonly commitments: readonly CommitmentRow[];
  readonly extension?: Omit<PendingExtension, 'reason'>;
  /** The revised plan that waits for its review. */
  readonly revisedPlan?: Omit<Revision, 'plan'>;
  readonly hold?: Omit<Hold, 'reason'>;
  readonly withdrawal?: Pick<Withdrawal, 'id' | 'start'>;
  readonly news: readonly Pick<News, 'id' | 'what' | 'at' | 'to'>[];
}

type StandingRow =
  | { readonly stage: 'unassigned' | 'assigned' | 'rectifying'; readonly start: Start }
  | {
      readonly stage: 'planning';
      readonly start: Start;
      readonly returned: number;
      /** Since when a plan waits for its review. */
      readonly submitted?: Start;
    }
  | {
      readonly stage: 'awaiting-check';
      readonly step: 'completeness' | 'assign-check' | 'check';
      readonly start: Start;
      /** For the step `check`: the group that checks. */
      readonly group?: GroupCode;
    }
  | {
      readonly stage: 'awaiting-approval';
      readonly start: Start;
      readonly group: GroupCode;
      readonly approved: readonly ApproverRole[];
    }
  | {
      readonly stage: 'closed';
      readonly at: Moment;
      readonly group: GroupCode;
      readonly lookBacks: number;
      readonly longTermChecks: number;
      readonly longTermEnded: boolean;
      readonly noticePublished: boolean;
      /** When the claim that passed was made; absent where an earlier build wrote the row. */
      readonly claimedAt?: Moment;
    }
  | { readonly stage: 'archived'; readonly at: Moment; readonly claimedAt?: Moment }
  | { readonly stage: 'withdrawn'; readonly at: Moment };

interface CommitmentRow {
  readonly what: Commitment['what'];
  readonly ordinal: string;
  readonly start: Start;
  /** For a reply: what it answers. */
  readonly obligation?: string;
  /** For a requested extension: the day asked for. */
  readonly to?: DayIndex;
}

/**
 * The part of a finding that lists need.
 * @param terms those that it holds
 */
export function rowOf(finding: Finding, { revision }: Terms): FindingRow {
  const { standing, assignment, deadlines, plan, reporting, extension, hold, withdrawal, flags } = finding;
  return defined<FindingRow>({
    form: FORM,
    seq: finding.seq,
    revision,
    standing: standingRow(standing),
    assignment,
    deadlines,
    measures: plan?.measures.map(({ text: _, ...measure }) => measure),
    reporting,
    epoch: finding.epoch,
    round: finding.round,
    returns: finding.returns,
    recurrences: finding.recurrences,
    lastOutcome: finding.lastOutcome,
    redUntil: finding.redUntil,
    drafts: finding.drafts,
    issued: finding.issued,
    obligations: finding.obligations.map(({ text: _, ...obligation }) => obligation),
    commitments: finding.commitments.map(commitmentRow),
    extension: extension === undefined ? undefined : withoutReason(extension),
    revisedPlan: finding.revision && { id: finding.revision.id, start: finding.revision.start },
    hold: hold === undefined ? undefined : withoutReason(hold),
    withdrawal: withdrawal && { id: withdrawal.id, start: withdrawal.start },
    troubles: finding.troubles,
    lettersLost: finding.lettersLost,
    news: finding.news.map(({ id, what, at, to }) => ({ id, what, at, to })),
    flags: { ...flags, lacking: flags.lacking.slice(-1) },
    settled: finding.settled,
    counter: finding.counter,
  });
}

/** Whether this build can read the value as a row. */
export function isRow(value: unknown): value is FindingRow {
  return typeof value === 'object' && value !== null && 'form' in value && value.form === FORM;
}

/**
 * The finding behind a row. Every rule named above gives the same result on it as on the finding itself. Its texts are
 * empty, and evidence, checkers and record are missing, so no command may be decided on it.
 */
export function findingFrom(row: FindingRow, subject: Subject): Finding {
  const { form: _, revision: __, standing, measures, revisedPlan, extension, hold, withdrawal, ...kept } = row;
  return {
    ...kept,
    subject,
    standing: standingFrom(standing),
    obligations: row.obligations.map((obligation) => ({ ...obligation, text: '' })),
    commitments: row.commitments.map(commitmentFrom),
    recent: [],
    ...defined<Pick<Finding, 'plan' | 'revision' | 'extension' | 'hold' | 'withdrawal'>>({
      plan: measures && { measures: measures.map((measure) => ({ ...measure, text: '' })), criteria: [] },
      revision: revisedPlan && { ...revisedPlan, plan: { measures: [], criteria: [] } },
      extension: extension && { ...extension, reason: '' },
      hold: hold && { ...hold, reason: '' },
      withdrawal: withdrawal && { ...withdrawal, why: '' },
    }),
  };
}

function withoutReason<T extends { readonly reason: string }>({ reason: _, ...rest }: T): Omit<T, 'reason'> {
  return rest;
}

function standingRow(standing: Standing): StandingRow {
  switch (standing.stage) {
    case 'unassigned':
    case 'assigned':
    case 'rectifying':
      return { stage: standing.stage, start: standing.start };
    case 'planning': {
      const { stage, start, returned, submitted } = standing;
      return defined<Extract<StandingRow, { stage: 'planning' }>>({
        stage,
        start,
        returned,
        submitted: submitted?.start,
      });
    }
    case 'awaiting-check': {
      const { step, start } = standing.waiting;
      const waits = { stage: standing.stage, step, start };
      return standing.waiting.step === 'check' ? { ...waits, group: standing.waiting.group } : waits;
    }
    case 'awaiting-approval': {
      const { stage, start, check, approvals } = standing;
      return { stage, start, group: check.group, approved: approvals.map(({ role }) => role) };
    }
    case 'closed': {
      const { proof, ...closed } = standing;
      return { ...closed, group: proof.check.group, claimedAt: proof.claim.at };
    }
    case 'archived':
      return { stage: standing.stage, at: standing.at, claimedAt: standing.proof.claim.at };
    case 'withdrawn':
      return { stage: standing.stage, at: standing.at };
  }
}

function standingFrom(row: StandingRow): Standing {
  switch (row.stage) {
    case 'unassigned':
    case 'assigned':
    case 'rectifying':
      return { stage: row.stage, start: row.start };
    case 'planning': {
      const { submitted, ...planning } = row;
      if (submitted === undefined) return planning;
      return { ...planning, submitted: { plan: { measures: [], criteria: [] }, start: submitted } };
    }
    case 'awaiting-check': {
      const { stage, step, start, group = '' } = row;
      return { stage, claim, waiting: step === 'check' ? { step, start, group, checkers: [] } : { step, start } };
    }
    case 'awaiting-approval': {
      const { stage, start, group, approved } = row;
      return { stage, claim, check: checkBy(group), approvals: approvalsOf(approved), start };
    }
    case 'closed': {
      const { group, claimedAt = 0, ...closed } = row;
      return { ...closed, proof: { claim: { ...claim, at: claimedAt }, check: checkBy(group), approvals: [] } };
    }
    case 'archived':
      return {
        stage: row.stage,
        at: row.at,
        proof: { claim: { ...claim, at: row.claimedAt ?? 0 }, check: checkBy(''), approvals: [] },
      };
    case 'withdrawn':
      return { stage: row.stage, at: row.at, why: '' };
  }
}

function commitmentRow(word: Commitment): CommitmentRow {
  const { what, ordinal, start } = word;
  return defined<CommitmentRow>({
    what,
    ordinal,
    start,
    obligation: word.what === 'replyToLetter' ? word.obligation : undefined,
    to: word.what === 'requestExtension' ? word.to : undefined,
  });
}

function commitmentFrom({ what, ordinal, start, obligation = '', to = 0 }: CommitmentRow): Commitment {
  const word = { ordinal, start, by: '' };
  switch (what) {
    case 'submitPlan':
      return { ...word, what, plan: { measures: [], criteria: [] } };
    case 'requestExtension':
      return { ...word, what, to, reason: '' };
    case 'claimCompletion':
      return { ...word, what, evidence: [] };
    case 'replyToLetter':
      return { ...word, what, obligation, text: '', files: [] };
  }
}

const claim: Claim = { at: 0, by: '', evidence: [] };

function checkBy(group: GroupCode): Check {
  return { at: 0, group, checkers: [], signedBy: '', methods: [] };
}

function approvalsOf(roles: readonly ApproverRole[]) {
  return roles.map((role) => ({ role, by: '', at: 0 }));
}
