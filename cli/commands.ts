import type { Archive } from '../archive/archive';
import { Trouble } from '../client/errors';
import { dayFromIso, dayOf } from '../domain/calendar/calendar';
import { domainMoment } from '../domain/calendar/clock';
import { nodesWaiting } from '../domain/commands/nodes';
import { dueFollowing } from '../domain/commands/redating';
import { defined } from '../domain/defined';
import {
  commitmentKinds,
  nodeOutcomes,
  type Evidence,
  type Finding,
  type MeasureDate,
} from '../domain/finding/finding';
import type { BackUntil, CommandName, Commands, NamedChecker } from '../domain/commands/commands';
import { actorOf } from '../domain/organisation/directory';
import { rhythms } from '../domain/policy/policy';
import { isNodeMark } from '../domain/text/node-mark';
import type { Position } from '../domain/organisation/positions';
import type { OptionName, VerbGroup } from '../words/cli';
import type { Campaign } from '../workflows/messages';
import { codeMeant, keptFile, methodsGiven, type Given } from './options';

/** What a command of the command line may look at while it is read. */
export interface CommandContext {
  readonly finding: Finding;
  readonly campaign: Campaign;
  readonly archive: () => Archive;
}

export interface CommandForm<N extends CommandName> {
  readonly options: readonly OptionName[];
  /** The values that an option takes here, where they differ from one command to another. */
  readonly among?: Partial<Readonly<Record<OptionName, readonly string[]>>>;
  /**
   * Said of one finding at a time: it commits a unit, or it is a person's judgement of what he was shown, or it brings a
   * file of its own.
   */
  readonly oneByOne?: true;
  read(given: Given, context: CommandContext): Commands[N] | Promise<Commands[N]>;
}

const decisions = ['agree', 'refuse'] as const;
const checkOutcomes = ['rectified', 'continuing', 'not-rectified'] as const;
const superiorOutcomes = ['accepted', 'returned'] as const;
const lookBackOutcomes = ['held', 'recurred'] as const;
const raisedTo = ['yellow', 'red'] as const;

const assignTo: readonly OptionName[] = [
  'to',
  'co',
  'sponsor',
  'group',
  'supervision',
  'due',
  'superiorDue',
  'consent',
];

/** How each command is written on the command line: one a command, named as it is. */
export const spoken: { readonly [N in CommandName]: CommandForm<N> } = {
  assign: { options: assignTo, read: division },
  reassign: {
    options: [...assignTo, 'why'],
    read: (given, context) => ({ ...division(given, context), reason: given.text('why') }),
  },
  amendSubject: {
    options: ['title', 'problem', 'category', 'criterion', 'keyItem', 'why'],
    read: (given) =>
      defined({
        ...given.textAs('title', 'title'),
        ...given.textAs('problem', 'problem'),
        ...given.textAs('category', 'category'),
        keyItem: given.maybe('keyItem') === undefined ? undefined : given.oneOf('keyItem', ['yes', 'no']) === 'yes',
        criteria: given.every('criterion').length === 0 ? undefined : given.every('criterion'),
        why: given.text('why'),
      }),
  },
  acknowledge: { options: [], read: () => ({}) },
  decline: { options: ['why'], read: (given) => ({ reason: given.text('why') }) },
  submitPlan: {
    options: ['measure', 'criterion', 'furtherCriterion'],
    oneByOne: true,
    read: (given) => {
      const further = given.every('furtherCriterion');
      return defined({
        measures: given.every('measure').map(measure),
        criteria: given.every('criterion'),
        further: further.length === 0 ? undefined : further,
      });
    },
  },
  acceptPlan: { options: [], oneByOne: true, read: () => ({}) },
  returnPlan: { options: ['why'], oneByOne: true, read: (given) => ({ why: given.text('why') }) },
  fileReport: {
    options: ['text', 'done', 'file'],
    read: async (given) => ({
      ...given.textAs('text', 'text'),
      measuresDone: given.list('done').map(Number),
      files: await given.files('file'),
    }),
  },
  requestExtension: {
    options: ['until', 'why', 'measureDate'],
    oneByOne: true,
    read: (given) => {
      const measures = given.every('measureDate').map(measureDate);
      return defined({
        to: given.day('until'),
        reason: given.text('why'),
        measures: measures.length === 0 ? undefined : measures,
      });
    },
  },
  decideExtension: {
    options: ['decision', 'why', 'consent'],
    read: (given) => ({
      agreed: given.oneOf('decision', decisions) === 'agree',
      why: given.maybe('why') ?? '',
      ...given.textAs('superiorConsent', 'consent'),
    }),
  },
  claimCompletion: {
    options: ['evidence'],
    oneByOne: true,
    read: async (given, { archive }) => ({ evidence: await evidenceIn(given.every('evidence'), archive) }),
  },
  withdrawClaim: { options: ['why'], oneByOne: true, read: (given) => ({ why: given.text('why') }) },
  passCompleteness: { options: [], read: () => ({}) },
  returnForCompleteness: {
    options: ['lacking', 'due', 'consent'],
    read: (given) => ({ lacking: given.text('lacking'), ...backUntil(given) }),
  },
  assignCheck: {
    options: ['group', 'checkers'],
    read: (given, { campaign }) => ({
      group: codeMeant('group', given.text('group'), campaign.directory.supervisionGroups),
      checkers: given.list('checkers').map((code) => checker(code, campaign)),
    }),
  },
  recordCheck: {
    options: ['outcome', 'method', 'place', 'lacking', 'due', 'scan'],
    among: { outcome: checkOutcomes },
    oneByOne: true,
    read: async (given) => ({
      outcome: given.oneOf('outcome', checkOutcomes),
      methods: methodsGiven(given),
      ...given.textAs('place', 'place'),
      ...given.textAs('lacking', 'lacking'),
      ...given.dayAs('due', 'due'),
      ...(await given.scan()),
    }),
  },
  recordInstruction: {
    options: ['text', 'due'],
    read: (given) => ({ text: given.text('text'), ...given.dayAs('due', 'due') }),
  },
  recordTalk: { options: ['on'], read: (given) => ({ on: given.day('on') }) },
  recordPublicNotice: {
    options: ['from', 'until', 'objections'],
    read: (given) => ({ from: given.day('from'), to: given.day('until'), objections: given.text('objections') }),
  },
  recordSuperior: {
    options: ['outcome', 'why', 'due', 'consent'],
    among: { outcome: superiorOutcomes },
    read: (given) => ({
      outcome: given.oneOf('outcome', superiorOutcomes),
      why: given.maybe('why') ?? '',
      ...backUntil(given),
    }),
  },
  endLongTerm: { options: ['why'], read: (given) => ({ why: given.text('why') }) },
  inspectNode: {
    options: ['done', 'outcome', 'method', 'place', 'lacking', 'text', 'due', 'file'],
    among: { outcome: nodeOutcomes },
    read: async (given, { finding }) =>
      defined({
        measures: given.maybe('done') === undefined ? onlyNodeWaiting(finding) : given.list('done').map(Number),
        outcome: given.oneOf('outcome', nodeOutcomes),
        methods: methodsGiven(given),
        found: given.maybe('lacking') ?? given.maybe('text'),
        ...given.textAs('place', 'place'),
        ...given.dayAs('due', 'due'),
        files: await given.files('file'),
      }),
  },
  flagLacking: { options: ['lacking'], read: (given) => ({ what: given.text('lacking') }) },
  approveClosure: { options: ['scan'], oneByOne: true, read: (given) => given.scan() },
  rejectClosure: {
    options: ['why', 'due', 'scan'],
    oneByOne: true,
    read: async (given) => ({ why: given.text('why'), ...given.dayAs('due', 'due'), ...(await given.scan()) }),
  },
  recordLookBack: {
    options: ['outcome', 'text', 'due', 'scan'],
    among: { outcome: lookBackOutcomes },
    oneByOne: true,
    read: async (given) => ({
      outcome: given.oneOf('outcome', lookBackOutcomes),
      found: given.maybe('text') ?? '',
      ...given.dayAs('due', 'due'),
      ...(await given.scan()),
    }),
  },
  reopen: {
    options: ['why', 'due', 'consent'],
    read: (given) => ({ reason: given.text('why'), ...backUntil(given) }),
  },
  signOff: {
    options: ['draft', 'number', 'signer', 'urgent'],
    oneByOne: true,
    read: (given, context) =>
      defined({
        draft: draftMeant(given, context),
        number: given.text('number'),
        signer: given.text('signer'),
        urgent: given.is('urgent') ? true : undefined,
      }),
  },
  editDraft: {
    options: ['draft', 'file'],
    oneByOne: true,
    async read(given, context) {
      const [file] = await given.files('file');
      if (file === undefined) throw new Trouble('missing-option', '--file');
      return { draft: draftMeant(given, context), file };
    },
  },
  postponeDraft: {
    options: ['draft', 'why', 'until'],
    read: (given, context) => ({
      draft: draftMeant(given, context),
      why: given.text('why'),
      to: given.day('until'),
    }),
  },
  dropDraft: {
    options: ['draft', 'why'],
    read: (given, context) => ({ draft: draftMeant(given, context), why: given.text('why') }),
  },
  replyToLetter: {
    options: ['letter', 'text', 'file'],
    oneByOne: true,
    read: async (given) => ({
      ...given.textAs('obligation', 'letter'),
      text: given.text('text'),
      files: await given.files('file'),
    }),
  },
  hold: {
    options: ['why', 'until'],
    read: (given) => ({ reason: given.text('why'), reviewBy: given.day('until') }),
  },
  resume: { options: ['why'], read: (given) => given.textAs('why', 'why') },
  confirmForUnit: {
    options: ['what', 'scan'],
    oneByOne: true,
    read: async (given, { finding }) => ({
      what:
        given.maybe('what') === undefined && finding.commitments[0] !== undefined
          ? finding.commitments[0].what
          : given.oneOf('what', commitmentKinds),
      ...(await given.scan()),
    }),
  },
  nudge: {
    options: ['text', 'to', 'due'],
    read: (given) =>
      defined({
        text: given.text('text'),
        ...given.dayAs('due', 'due'),
        to: given.maybe('to') === undefined ? undefined : given.list('to').map((position) => position as Position),
      }),
  },
  note: {
    options: ['text', 'file'],
    read: async (given) => ({ text: given.text('text'), files: await given.files('file') }),
  },
  raiseLight: {
    options: ['light', 'why'],
    among: { light: raisedTo },
    read: (given) => ({ to: given.oneOf('light', raisedTo), why: given.text('why') }),
  },
  lowerLight: { options: ['why'], read: (given) => ({ why: given.text('why') }) },
  moveSuperiorDate: {
    options: ['superiorDue', 'due', 'consent'],
    read(given, { finding, campaign }) {
      const to = given.day('superiorDue');
      const due = given.maybe('due') === undefined ? dueFollowing(to, finding, campaign.terms) : given.day('due');
      return defined({ to, due, superiorConsent: given.text('consent') });
    },
  },
  setRhythm: {
    options: ['rhythm', 'why'],
    read: (given) => ({ rhythm: given.oneOf('rhythm', rhythms), why: given.text('why') }),
  },
  amendTerms: { options: [], read: (_, { campaign }) => ({ terms: campaign.terms }) },
  withdraw: {
    options: ['why', 'into', 'receiver'],
    read: (given) => ({
      why: given.text('why'),
      ...given.textAs('into', 'into'),
      ...given.textAs('handedTo', 'receiver'),
    }),
  },
  decideWithdrawal: {
    options: ['decision', 'why'],
    read: (given) => ({
      agreed: given.oneOf('decision', decisions) === 'agree',
      why: given.maybe('why') ?? '',
    }),
  },
  undo: {
    options: ['why', 'done'],
    read: (given) =>
      defined({
        why: given.maybe('why') ?? '',
        measure: given.maybe('done') === undefined ? undefined : Number(given.text('done')),
      }),
  },
};

/** Under which heading the help lists each. */
export const groupOf: Readonly<Record<CommandName, VerbGroup>> = {
  assign: 'office',
  reassign: 'office',
  amendSubject: 'office',
  acknowledge: 'unit',
  decline: 'unit',
  submitPlan: 'unit',
  acceptPlan: 'checking',
  returnPlan: 'checking',
  fileReport: 'unit',
  requestExtension: 'unit',
  decideExtension: 'office',
  claimCompletion: 'unit',
  withdrawClaim: 'unit',
  passCompleteness: 'checking',
  returnForCompleteness: 'checking',
  assignCheck: 'checking',
  recordCheck: 'checking',
  recordInstruction: 'formal',
  recordTalk: 'formal',
  recordPublicNotice: 'formal',
  recordSuperior: 'formal',
  endLongTerm: 'office',
  inspectNode: 'checking',
  flagLacking: 'checking',
  approveClosure: 'checking',
  rejectClosure: 'checking',
  recordLookBack: 'checking',
  reopen: 'office',
  signOff: 'formal',
  editDraft: 'formal',
  postponeDraft: 'formal',
  dropDraft: 'formal',
  replyToLetter: 'unit',
  hold: 'office',
  resume: 'office',
  confirmForUnit: 'unit',
  nudge: 'office',
  note: 'everybody',
  raiseLight: 'office',
  lowerLight: 'office',
  moveSuperiorDate: 'office',
  setRhythm: 'office',
  amendTerms: 'office',
  withdraw: 'office',
  decideWithdrawal: 'office',
  undo: 'everybody',
};

/** What is not said stands as it was, or as the ledger proposes. */
function division(given: Given, { finding: { assignment, subject }, campaign }: CommandContext): Commands['assign'] {
  const { units, workingGroups, leaders, supervisionGroups } = campaign.directory;
  const before = assignment ?? subject.division;
  const lead = codeMeant('to', given.maybe('to') ?? before?.lead ?? given.text('to'), units);
  const group = given.maybe('group') ?? before?.workingGroup ?? given.text('group');
  const sponsor = given.maybe('sponsor') ?? before?.sponsor;
  const supervision = given.maybe('supervision') ?? assignment?.supervision;
  const coUnits = given.maybe('co') === undefined ? (before?.coUnits ?? []) : given.list('co');
  return defined({
    lead,
    coUnits: coUnits.map((unit) => codeMeant('co', unit, units)).filter((unit) => unit !== lead),
    workingGroup: codeMeant('group', group, workingGroups),
    sponsor: sponsor === undefined ? undefined : codeMeant('sponsor', sponsor, leaders),
    supervision: supervision === undefined ? undefined : codeMeant('supervision', supervision, supervisionGroups),
    ...given.dayAs('due', 'due'),
    ...given.dayAs('superiorDue', 'superiorDue'),
    ...given.textAs('superiorConsent', 'consent'),
  });
}

/** Where one node waits it need not be named. */
function onlyNodeWaiting({ plan }: Finding): readonly number[] {
  const [only, another] = nodesWaiting(plan);
  return only === undefined || another !== undefined ? [] : [only.number];
}

function backUntil(given: Given): BackUntil {
  return { ...given.dayAs('due', 'due'), ...given.textAs('superiorConsent', 'consent') };
}

function measure(written: string): Commands['submitPlan']['measures'][number] {
  const [text = '', date = '', ...more] = written.split('|').map((part) => part.trim());
  const due = dayFromIso(date);
  if (text === '' || due === undefined) throw new Trouble('bad-argument', `--measure ${written}`, ['… | yyyy-mm-dd']);
  const [unit] = more.filter((part) => !isNodeMark(part) && part !== '');
  return defined({ text, due, unit, node: more.some(isNodeMark) ? true : undefined });
}

function measureDate(written: string): MeasureDate {
  const [number = '', date = ''] = written.split('|').map((part) => part.trim());
  const due = dayFromIso(date);
  if (!/^\d{1,3}$/.test(number) || due === undefined) {
    throw new Trouble('bad-argument', `--measure-date ${written}`, ['1 | yyyy-mm-dd']);
  }
  return { number: Number(number), due };
}

/** `1=statement` and `1@file`, gathered by criterion. */
async function evidenceIn(written: readonly string[], archive: () => Archive): Promise<readonly Evidence[]> {
  const found = new Map<number, Evidence>();
  for (const one of written) {
    const [, number, sign, rest = ''] = /^(\d{1,2})([=@])(.+)$/s.exec(one) ?? [];
    if (number === undefined) throw new Trouble('bad-argument', `--evidence ${one}`, ['1=…', '1@file']);
    const criterion = Number(number);
    const before = found.get(criterion) ?? { criterion, files: [] };
    found.set(
      criterion,
      sign === '='
        ? { ...before, statement: rest }
        : { ...before, files: [...before.files, await keptFile(rest, archive())] },
    );
  }
  return [...found.values()];
}

/** With all that may keep him from checking: what he stands in for today counts too. @throws Trouble unknown-person */
function checker(code: string, { directory, terms }: Campaign): NamedChecker {
  const today = dayOf(terms.calendar, domainMoment(terms.clock, Date.now()));
  const actor = actorOf(directory, code, today);
  if (actor === undefined) throw new Trouble('unknown-person', code);
  return actor;
}

/** The draft that is named, or the only one there is. @throws Trouble missing-option */
export function draftMeant(given: Given, { finding: { drafts } }: Pick<CommandContext, 'finding'>): string {
  const [only, ...others] = drafts;
  return given.maybe('draft') ?? (only !== undefined && others.length === 0 ? only.id : given.text('draft'));
}
