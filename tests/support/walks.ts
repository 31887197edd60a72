import fc from 'fast-check';
import { defaultPolicy } from '../../config/default-policy';
import { advance, nextMoment } from '../../domain/schedule/advance';
import { dayOf } from '../../domain/calendar/calendar';
import { decide } from '../../domain/commands/decide';
import { dutiesOf } from '../../domain/duties/duties';
import { recordMailReport } from '../../domain/notices/mail-trouble';
import { DAY, HOUR, type Moment } from '../../domain/calendar/moment';
import { Refusal } from '../../domain/commands/refusal';
import { commandNames } from '../../domain/commands/command-facts';
import type { Command, CommandName } from '../../domain/commands/commands';
import type { Entry } from '../../domain/finding/entry';
import type { Finding, Notice } from '../../domain/finding/finding';
import { rhythms, type Policy, type Terms } from '../../domain/policy/policy';
import { anyPolicy } from './policies';
import { assignment, at, calendar, checkers, opened, people, termsWith, type Who } from './commands';

/** Something that happens after a while: a command by somebody, or news of the mail. */
export interface Event {
  readonly after: number;
  readonly what: CommandName | 'onward' | 'stuck' | 'mended';
  readonly by: Who;
  readonly pick: number;
}

const terms = termsWith();
export const names = commandNames;
export const whos = Object.keys(people) as Who[];
/** Who is likely to be obeyed; anybody else is tried now and then. */
const likely: Partial<Record<CommandName, Who>> = {
  acknowledge: 'contact',
  decline: 'contact',
  submitPlan: 'head',
  acceptPlan: 'group',
  returnPlan: 'group',
  fileReport: 'contact',
  requestExtension: 'head',
  claimCompletion: 'head',
  withdrawClaim: 'head',
  recordCheck: 'supervisor',
  recordLookBack: 'supervisor',
  confirmForUnit: 'head',
  replyToLetter: 'head',
  lowerLight: 'director',
  decideWithdrawal: 'director',
};
const approvers: readonly Who[] = ['group', 'sponsor', 'director', 'leading'];

export const events = fc.array(
  fc.record<Event>({
    after: fc.oneof(fc.integer({ min: 0, max: 6 * HOUR }), fc.integer({ min: 0, max: 12 * DAY })),
    what: fc.oneof(
      { arbitrary: fc.constantFrom(...names), weight: 3 },
      // What the stage asks for, so that random walks get as far as closure.
      { arbitrary: fc.constant('onward' as const), weight: 10 },
      { arbitrary: fc.constantFrom('stuck' as const, 'mended' as const), weight: 1 },
    ),
    by: fc.constantFrom(...whos),
    pick: fc.nat(1_000),
  }),
  { minLength: 5, maxLength: 60 },
);

function onward({ standing }: Finding): CommandName {
  switch (standing.stage) {
    case 'unassigned':
      return 'assign';
    case 'assigned':
      return 'acknowledge';
    case 'planning':
      return standing.submitted === undefined ? 'submitPlan' : 'acceptPlan';
    case 'rectifying':
      return 'claimCompletion';
    case 'awaiting-check': {
      const { step } = standing.waiting;
      return step === 'completeness' ? 'passCompleteness' : step === 'assign-check' ? 'assignCheck' : 'recordCheck';
    }
    case 'awaiting-approval':
      return 'approveClosure';
    default:
      return 'recordLookBack';
  }
}

/** Another revision: other approvers, another rhythm, a ladder without its hardest rungs, any policy at all, or nothing new. */
export function amended(before: Terms, pick: number): Terms {
  const { policy } = before;
  const { duties } = policy;
  const changed: readonly Partial<Policy>[] = [
    { approvals: { ordinary: ['working-group-head'], keyItem: ['leading-group'] } },
    { reports: { ...policy.reports, rhythm: pick % 2 === 0 ? 'weekly' : 'monthly' } },
    { duties: { ...duties, rectify: { ladder: duties.rectify.ladder.slice(0, 4) } } },
    { approvals: defaultPolicy.approvals, lookBack: { ...policy.lookBack, ordinary: [1] } },
    anyPolicy(pick),
    { repeatEvery: 1 + (pick % 12) },
  ];
  const revision = pick % 9 === 0 ? before.revision : before.revision + 1;
  return { ...before, revision, policy: { ...policy, ...changed[pick % changed.length] } };
}

export function commandOf(
  { what, by, pick }: Event,
  finding: Finding,
  with_: Terms,
  now: Moment,
  trusted: boolean,
): Command {
  const today = dayOf(calendar, now);
  const ahead = today + 1 + (pick % 40);
  const name = what === 'onward' || what === 'stuck' || what === 'mended' ? onward(finding) : what;
  const who: Who =
    trusted && pick % 10 > 0
      ? name === 'approveClosure' || name === 'rejectClosure'
        ? (approvers[pick % approvers.length] ?? 'group')
        : name === 'withdraw' && pick % 3 > 0
          ? 'director'
          : (likely[name] ?? 'office')
      : by;
  const criteria = finding.plan?.criteria ?? [];
  const proven = pick % 7 === 0 ? criteria.slice(1) : criteria;
  const fields: Partial<Record<CommandName, () => object>> = {
    assign: () => ({ ...assignment, due: pick % 2 === 0 ? ahead : undefined }),
    reassign: () => ({
      ...assignment,
      lead: pick % 2 === 0 ? 'energy' : 'natural-resources',
      due: pick % 5 === 0 ? ahead : undefined,
      reason: 'other field',
    }),
    amendSubject: () => ({
      criteria: pick % 2 === 0 ? ['the ledger asks for more'] : [],
      keyItem: pick % 3 === 0,
      why: 'amended',
    }),
    decline: () => ({ reason: 'not ours' }),
    submitPlan: () => ({ measures: [{ text: 'do it', due: ahead, node: pick % 2 === 0 }], criteria: ['it is done'] }),
    returnPlan: () => ({ why: 'too vague' }),
    fileReport: () => ({ measuresDone: pick % 3 === 0 ? [1] : [], files: [] }),
    requestExtension: () => ({ to: today + (pick % 90), reason: 'frost' }),
    decideExtension: () => ({ agreed: pick % 2 === 0, why: 'so', superiorConsent: pick % 3 === 0 ? 'yes' : undefined }),
    claimCompletion: () => ({
      evidence: proven.map(({ number }) => ({ criterion: number, statement: 'seen', files: [] })),
    }),
    withdrawClaim: () => ({ why: 'too early' }),
    returnForCompleteness: () => ({ lacking: 'the seal' }),
    assignCheck: () => ({
      group: '3',
      checkers: pick % 5 === 0 ? [...checkers, { person: 'z', units: ['ecology'], positions: [] }] : checkers,
    }),
    recordCheck: () => ({
      methods: ['site'],
      outcome: (['rectified', 'rectified', 'continuing', 'not-rectified'] as const)[pick % 4],
      lacking: 'half of it',
    }),
    recordInstruction: () => ({ text: 'hurry' }),
    recordTalk: () => ({ on: today }),
    recordPublicNotice: () => ({ from: today, to: today, objections: '' }),
    recordSuperior: () => ({ outcome: pick % 2 === 0 ? 'accepted' : 'returned', why: 'not convinced' }),
    endLongTerm: () => ({ why: 'stable' }),
    inspectNode: () => ({
      measures: [1],
      outcome: pick % 3 === 0 ? 'lacking' : 'verified',
      methods: ['site'],
      found: 'half of it',
      files: [],
    }),
    flagLacking: () => ({ what: 'dust again' }),
    rejectClosure: () => ({ why: 'show me' }),
    recordLookBack: () => ({ outcome: pick % 3 === 0 ? 'recurred' : 'held', found: 'seen' }),
    reopen: () => ({ reason: 'it came back' }),
    signOff: () => ({ draft: finding.drafts[0]?.id ?? 'D0', number: 'No. 7', signer: 'director' }),
    editDraft: () => ({
      draft: finding.drafts[0]?.id ?? 'D0',
      file: { digest: 'b'.repeat(64), name: 'd.docx', size: 1 },
    }),
    postponeDraft: () => ({ draft: finding.drafts[0]?.id ?? 'D0', why: 'talks', to: ahead }),
    dropDraft: () => ({ draft: finding.drafts[0]?.id ?? 'D0', why: 'settled by telephone' }),
    replyToLetter: () => ({ text: 'we will', files: [] }),
    hold: () => ({ reason: 'court', reviewBy: today + (pick % 35) }),
    resume: () => ({}),
    confirmForUnit: () => ({ what: finding.commitments[0]?.what ?? 'submitPlan' }),
    nudge: () => ({ text: 'please' }),
    note: () => ({ text: 'n'.repeat(pick * 4), files: [] }),
    raiseLight: () => ({ to: 'red', why: 'serious' }),
    lowerLight: () => ({ why: 'settled' }),
    moveSuperiorDate: () => ({
      to: today + 60 + pick,
      due: pick % 3 === 0 ? ahead : undefined,
      superiorConsent: 'No. 9',
    }),
    setRhythm: () => ({ rhythm: rhythms[pick % rhythms.length], why: 'it is slow' }),
    amendTerms: () => ({ terms: amended(with_, pick) }),
    withdraw: () =>
      pick % 2 === 0 ? { why: 'merged', into: 'WH-011' } : { why: 'not ours', handedTo: 'the province' },
    decideWithdrawal: () => ({ agreed: pick % 3 === 0, why: 'so' }),
    undo: () => ({ why: 'typed by mistake', measure: pick % 4 === 0 ? 1 : undefined }),
  };
  const defined = Object.fromEntries(Object.entries(fields[name]?.() ?? {}).filter(([, value]) => value !== undefined));
  return { ...defined, name, by: people[who], via: 'script' } as unknown as Command;
}

interface Moment1 {
  readonly finding: Finding;
  readonly terms: Terms;
  readonly now: Moment;
  /** When something happens next by itself. */
  readonly next: Moment | undefined;
}

export interface Played {
  readonly states: readonly Moment1[];
  readonly notices: readonly (Notice & { readonly owed: boolean })[];
  readonly entries: readonly Entry[];
  readonly commands: readonly {
    readonly before: Finding;
    readonly after: Finding;
    readonly command: Command;
    readonly terms: Terms;
    readonly now: Moment;
  }[];
}

/** Plays the events as the workflow would: everything that falls due in between happens at its own moment. */
export function play(happenings: readonly Event[]): Played {
  const finding = opened({
    keyItem: happenings.length % 3 === 0,
    track: happenings.length % 5 === 0 ? 'long-term' : happenings.length % 5 < 3 ? 'immediate' : 'dated',
  });
  const now = at('2023-07-21 10:00');
  const states = [{ finding, terms, now, next: nextMoment(finding, terms, now) }];
  return playOn({ states, notices: [], entries: [], commands: [] }, happenings);
}

/** Goes on where a walk ended. */
export function playOn(before: Played, happenings: readonly Event[]): Played {
  const last = before.states.at(-1);
  if (last === undefined) throw new Error('a walk begins with a state');
  let { finding, terms: with_, now } = last;
  const states = [...before.states];
  const notices = [...before.notices];
  const entries = [...before.entries];
  const commands = [...before.commands];
  const stands = (): void => {
    states.push({ finding, terms: with_, now, next: nextMoment(finding, with_, now) });
  };
  const until = (moment: Moment): void => {
    for (let steps = 0; steps < 2_000; steps += 1) {
      const next = states.at(-1)?.next;
      if (next === undefined || next > moment) break;
      now = Math.max(now, next);
      const owedBefore = new Set(dutiesOf(finding, with_).map(({ id }) => id));
      const step = advance(finding, with_, now);
      const owedAfter = new Set(dutiesOf(step.finding, with_).map(({ id }) => id));
      for (const notice of step.notices) {
        const owed = notice.duty === undefined || owedBefore.has(notice.duty.id) || owedAfter.has(notice.duty.id);
        notices.push({ ...notice, owed });
      }
      entries.push(...step.entries);
      finding = step.finding;
      stands();
    }
    now = Math.max(now, moment);
  };
  for (const event of happenings) {
    until(now + event.after);
    if (event.what === 'stuck' || event.what === 'mended') {
      const report = {
        position: 'unit/natural-resources/contact',
        trouble: event.what,
        duties: dutiesOf(finding, with_)
          .filter(({ kind }) => kind !== 'mend-address')
          .map(({ id }) => id),
      } as const;
      const recorded = recordMailReport(finding, report, with_, now);
      finding = recorded.finding;
      entries.push(...recorded.entries);
    } else {
      const command = commandOf(event, finding, with_, now, true);
      const decided = decidedOn(finding, with_, command, now);
      if (decided !== undefined) {
        if (command.name === 'amendTerms') with_ = command.terms;
        commands.push({ before: finding, after: decided.finding, command, terms: with_, now });
        finding = decided.finding;
        entries.push(...decided.entries);
      }
    }
    stands();
  }
  until(now);
  return { states, notices, entries, commands };
}

/** What becomes of a command; nothing where it is refused. */
function decidedOn(...given: Parameters<typeof decide>): ReturnType<typeof decide> | undefined {
  const { stackTraceLimit } = Error;
  // Jest has every error remember a hundred calls; for refusals by the thousand that is a tenth of a walk's time.
  Error.stackTraceLimit = 0;
  try {
    return decide(...given);
  } catch (error) {
    if (error instanceof Refusal) return undefined;
  } finally {
    Error.stackTraceLimit = stackTraceLimit;
  }
  // No refusal but a mistake in the rules: the same again, with its stack.
  return decide(...given);
}

/** Long walks that mostly go onward, for what can only be seen at their end. */
export const roads = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 5 * DAY }), fc.nat(1_000), fc.constantFrom(...names), fc.nat(9)), {
    minLength: 15,
    maxLength: 40,
  })
  .map((steps) =>
    steps.map(([after, pick, name, dice]): Event => ({ after, pick, by: 'office', what: dice < 8 ? 'onward' : name })),
  );
