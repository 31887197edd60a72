import { actorOf } from '../../domain/organisation/directory';
import { defined } from '../../domain/defined';
import {
  commitmentKinds,
  nodeOutcomes,
  type CheckMethod,
  type CheckOutcome,
  type Evidence,
  type Finding,
  type Measure,
  type Subject,
} from '../../domain/finding/finding';
import type { BackUntil, CommandName, Commands, NamedChecker } from '../../domain/commands/commands';
import { criteriaClaimed } from '../../domain/commands/claiming';
import { nodesWaiting } from '../../domain/commands/nodes';
import { dueFollowing } from '../../domain/commands/redating';
import type { DayIndex } from '../../domain/calendar/moment';
import { rhythms } from '../../domain/policy/policy';
import { placeIn } from '../../domain/organisation/names';
import type { Campaign } from '../../workflows/messages';
import type { Words } from '../../words/words';
import type { FormReader, Choice, Field } from './form';

/** What the fields of a form are made of. */
export interface FormContext {
  readonly finding: Finding;
  readonly campaign: Campaign;
  readonly today: DayIndex;
  readonly words: Words;
}

interface Form<N extends CommandName> {
  readonly fields: (context: FormContext) => readonly Field[];
  readonly read: (answers: FormReader, context: FormContext) => Commands[N];
}

const checkMethods: readonly CheckMethod[] = ['site', 'documents', 'interview'];
const checkOutcomes: readonly CheckOutcome[] = ['rectified', 'continuing', 'not-rectified'];
const yesOrNo = ['yes', 'no'] as const;
const superiorOutcomes = ['accepted', 'returned'] as const;
const lookBackOutcomes = ['held', 'recurred'] as const;
const raisedTo = ['yellow', 'red'] as const;

const nothing = { fields: () => [], read: () => ({}) };
const why = required('why');
const files: Field = { kind: 'files', name: 'files' };
const consent: Field = { kind: 'line', name: 'consent', required: false };
const backUntilFields: readonly Field[] = [day('due', false), consent];

/** The commands that can be given on a page, each with its form. */
export const forms: { readonly [N in CommandName]?: Form<N> } = {
  acknowledge: nothing,
  decline: { fields: () => [why], read: (answers) => ({ reason: answers.text('why') }) },
  submitPlan: {
    fields: () => [
      { kind: 'rows', name: 'measure', rows: 8 },
      { kind: 'text', name: 'criteria', required: false },
    ],
    read(answers) {
      const measures = answers.rows('measure');
      if (measures.length === 0) answers.missing('measure');
      return { measures, criteria: linesOf(answers.maybe('criteria') ?? '') };
    },
  },
  acceptPlan: nothing,
  returnPlan: { fields: () => [why], read: (answers) => ({ why: answers.text('why') }) },
  fileReport: {
    fields: ({ finding }) => [
      { kind: 'text', name: 'progress', required: false },
      ...ticks('measuresDone', openMeasures(finding)),
      files,
    ],
    read: (answers) =>
      defined<Commands['fileReport']>({
        text: answers.maybe('progress'),
        measuresDone: answers.every('measuresDone').map(Number),
        files: answers.files('files'),
      }),
  },
  requestExtension: {
    fields: () => [day('until', true), why],
    read: (answers) => ({ to: answers.day('until'), reason: answers.text('why') }),
  },
  decideExtension: {
    fields: ({ words }) => [choice('decision', yesOrNo, words.web.finding.decisions), why, consent],
    read: (answers) =>
      defined<Commands['decideExtension']>({
        agreed: answers.oneOf('decision', yesOrNo) === 'yes',
        why: answers.text('why'),
        superiorConsent: answers.maybe('consent'),
      }),
  },
  claimCompletion: {
    fields: ({ finding }) => [{ kind: 'numbered', name: 'criterion', each: criteriaClaimed(finding) }],
    read: (answers) => ({
      evidence: answers
        .numbered('criterion')
        .map(({ number, text, files: handedIn }) =>
          defined<Evidence>({ criterion: number, statement: text === '' ? undefined : text, files: handedIn }),
        ),
    }),
  },
  withdrawClaim: { fields: () => [why], read: (answers) => ({ why: answers.text('why') }) },
  passCompleteness: nothing,
  returnForCompleteness: {
    fields: () => [required('lacking'), ...backUntilFields],
    read: (answers) => ({ lacking: answers.text('lacking'), ...backUntil(answers) }),
  },
  assignCheck: {
    fields: ({ finding, campaign }) => [
      {
        kind: 'choice',
        name: 'group',
        required: true,
        among: places(campaign.directory.supervisionGroups),
        value: finding.assignment?.supervision ?? '',
      },
      ...ticks('checkers', possibleCheckers(campaign)),
    ],
    read: (answers, { campaign, today }) => {
      const checkers = answers.every('checkers').flatMap((code): readonly NamedChecker[] => {
        const actor = actorOf(campaign.directory, code, today);
        return actor === undefined ? [] : [actor];
      });
      if (checkers.length === 0) answers.missing('checkers');
      return { group: answers.text('group'), checkers };
    },
  },
  recordCheck: {
    fields: ({ words }) => [
      ...ticks('methods', named(checkMethods, words.web.finding.methods)),
      { kind: 'line', name: 'place', required: false },
      choice('outcome', checkOutcomes, words.card.said),
      { kind: 'text', name: 'lacking', required: false },
      day('due', false),
    ],
    read: (answers) =>
      defined<Commands['recordCheck']>({
        methods: methodsIn(answers),
        place: answers.maybe('place'),
        outcome: answers.oneOf('outcome', checkOutcomes),
        lacking: answers.maybe('lacking'),
        due: answers.maybeDay('due'),
      }),
  },
  approveClosure: nothing,
  rejectClosure: {
    fields: () => [why, day('due', false)],
    read: (answers) => defined({ why: answers.text('why'), due: answers.maybeDay('due') }),
  },
  recordLookBack: {
    fields: ({ words }) => [choice('outcome', lookBackOutcomes, words.card.said), required('found'), day('due', false)],
    read: (answers) =>
      defined<Commands['recordLookBack']>({
        outcome: answers.oneOf('outcome', lookBackOutcomes),
        found: answers.text('found'),
        due: answers.maybeDay('due'),
      }),
  },
  assign: { fields: divisionFields, read: divisionIn },
  reassign: {
    fields: (context) => [...divisionFields(context), why],
    read: (answers, context) => ({ ...divisionIn(answers, context), reason: answers.text('why') }),
  },
  recordInstruction: {
    fields: () => [required('text'), day('due', false)],
    read: (answers) => defined({ text: answers.text('text'), due: answers.maybeDay('due') }),
  },
  recordTalk: { fields: () => [day('on', true)], read: (answers) => ({ on: answers.day('on') }) },
  recordPublicNotice: {
    fields: () => [day('from', true), day('until', true), required('objections')],
    read: (answers) => ({
      from: answers.day('from'),
      to: answers.day('until'),
      objections: answers.text('objections'),
    }),
  },
  recordSuperior: {
    fields: ({ words }) => [choice('outcome', superiorOutcomes, words.card.said), why, ...backUntilFields],
    read: (answers) => ({
      outcome: answers.oneOf('outcome', superiorOutcomes),
      why: answers.text('why'),
      ...backUntil(answers),
    }),
  },
  endLongTerm: { fields: () => [why], read: (answers) => ({ why: answers.text('why') }) },
  inspectNode: {
    fields: ({ finding, words }) => [
      ...ticks('nodes', namedMeasures(nodesWaiting(finding.plan))),
      ...ticks('methods', named(checkMethods, words.web.finding.methods)),
      { kind: 'line', name: 'place', required: false },
      choice('outcome', nodeOutcomes, words.card.said),
      { kind: 'text', name: 'found', required: false },
      day('due', false),
      files,
    ],
    read: (answers) =>
      defined<Commands['inspectNode']>({
        measures: answers.every('nodes').map(Number),
        methods: methodsIn(answers),
        place: answers.maybe('place'),
        outcome: answers.oneOf('outcome', nodeOutcomes),
        found: answers.maybe('found'),
        due: answers.maybeDay('due'),
        files: answers.files('files'),
      }),
  },
  flagLacking: { fields: () => [required('lacking')], read: (answers) => ({ what: answers.text('lacking') }) },
  reopen: {
    fields: () => [why, ...backUntilFields],
    read: (answers) => ({ reason: answers.text('why'), ...backUntil(answers) }),
  },
  signOff: {
    fields: (context) => [
      draftChoice(context),
      { kind: 'line', name: 'number', required: true },
      { kind: 'line', name: 'signer', required: true },
    ],
    read: (answers) => ({
      draft: answers.text('draft'),
      number: answers.text('number'),
      signer: answers.text('signer'),
    }),
  },
  postponeDraft: {
    fields: (context) => [draftChoice(context), day('until', true), why],
    read: (answers) => ({ draft: answers.text('draft'), to: answers.day('until'), why: answers.text('why') }),
  },
  replyToLetter: {
    fields: ({ finding, words }) => [
      {
        kind: 'choice',
        name: 'letter',
        required: true,
        among: finding.obligations.map(({ id, kind }) => ({ value: id, name: words.duties[kind] })),
        value: finding.obligations[0]?.id ?? '',
      },
      required('text'),
      files,
    ],
    read: (answers) => ({
      obligation: answers.text('letter'),
      text: answers.text('text'),
      files: answers.files('files'),
    }),
  },
  hold: {
    fields: () => [day('until', true), why],
    read: (answers) => ({ reviewBy: answers.day('until'), reason: answers.text('why') }),
  },
  resume: {
    fields: () => [{ kind: 'text', name: 'why', required: false }],
    read: (answers) => defined<Commands['resume']>({ why: answers.maybe('why') }),
  },
  confirmForUnit: {
    fields: ({ finding, words }) => [
      choice(
        'what',
        finding.commitments.map(({ what }) => what),
        words.commitments,
      ),
    ],
    read: (answers) => ({ what: answers.oneOf('what', commitmentKinds) }),
  },
  nudge: {
    fields: () => [required('text'), day('due', false)],
    read: (answers) => defined<Commands['nudge']>({ text: answers.text('text'), due: answers.maybeDay('due') }),
  },
  note: {
    fields: () => [required('text'), files],
    read: (answers) => ({ text: answers.text('text'), files: answers.files('files') }),
  },
  raiseLight: {
    fields: ({ words }) => [choice('light', raisedTo, words.colours), why],
    read: (answers) => ({ to: answers.oneOf('light', raisedTo), why: answers.text('why') }),
  },
  lowerLight: { fields: () => [why], read: (answers) => ({ why: answers.text('why') }) },
  withdraw: {
    fields: () => [
      why,
      { kind: 'line', name: 'into', required: false },
      { kind: 'line', name: 'handedTo', required: false },
    ],
    read: (answers) =>
      defined<Commands['withdraw']>({
        why: answers.text('why'),
        into: answers.maybe('into'),
        handedTo: answers.maybe('handedTo'),
      }),
  },
  decideWithdrawal: {
    fields: ({ words }) => [choice('decision', yesOrNo, words.web.finding.decisions), why],
    read: (answers) => ({ agreed: answers.oneOf('decision', yesOrNo) === 'yes', why: answers.text('why') }),
  },
  undo: { fields: () => [why], read: (answers) => ({ why: answers.text('why') }) },
  amendSubject: { fields: subjectFields, read: subjectIn },
  editDraft: {
    fields: (context) => [draftChoice(context), files],
    read(answers) {
      const [file] = answers.files('files');
      if (file === undefined) answers.missing('files');
      return { draft: answers.text('draft'), file: file ?? { digest: '', name: '', size: 0 } };
    },
  },
  dropDraft: {
    fields: (context) => [draftChoice(context), why],
    read: (answers) => ({ draft: answers.text('draft'), why: answers.text('why') }),
  },
  moveSuperiorDate: {
    fields: () => [day('until', true), day('due', false), { kind: 'line', name: 'consent', required: true }],
    read(answers, { finding, campaign }) {
      const to = answers.day('until');
      return defined({
        ...{ to, superiorConsent: answers.text('consent') },
        due: answers.maybeDay('due') ?? dueFollowing(to, finding, campaign.terms),
      });
    },
  },
  setRhythm: {
    fields: ({ finding, words }) => [
      {
        kind: 'choice',
        name: 'rhythm',
        required: true,
        among: named(rhythms, words.rhythms),
        value: finding.subject.rhythm ?? '',
      },
      why,
    ],
    read: (answers) => ({ rhythm: answers.oneOf('rhythm', rhythms), why: answers.text('why') }),
  },
  // The campaign's terms as they stand, for a finding that its last amendment has not reached.
  amendTerms: { fields: () => [], read: (_, { campaign }) => ({ terms: campaign.terms }) },
};

function required(name: 'why' | 'text' | 'lacking' | 'found' | 'objections'): Field {
  return { kind: 'text', name, required: true };
}

function day(name: 'due' | 'until' | 'on' | 'from', isRequired: boolean): Field {
  return { kind: 'day', name, required: isRequired };
}

function backUntil(answers: FormReader): BackUntil {
  return defined<BackUntil>({ due: answers.maybeDay('due'), superiorConsent: answers.maybe('consent') });
}

function named<T extends string>(among: readonly T[], names: Readonly<Record<T, string>>): readonly Choice[] {
  return among.map((value) => ({ value, name: names[value] }));
}

/** Of several nothing is chosen beforehand: a decision is made, not left standing. */
function choice<T extends string>(
  name: 'decision' | 'outcome' | 'what' | 'light',
  among: readonly T[],
  names: Readonly<Record<T, string>>,
): Field {
  const [only, ...others] = among;
  return {
    kind: 'choice',
    name,
    required: true,
    among: named(among, names),
    value: others.length === 0 ? (only ?? '') : '',
  };
}

/** Nothing to tick is no field. */
function ticks(name: 'measuresDone' | 'nodes' | 'methods' | 'checkers', among: readonly Choice[]): readonly Field[] {
  return among.length === 0 ? [] : [{ kind: 'ticks', name, among }];
}

function draftChoice({ finding, words }: FormContext): Field {
  const among = finding.drafts.map(({ id, letter }) => ({ value: id, name: words.formal[letter] }));
  return {
    kind: 'choice',
    name: 'draft',
    required: true,
    among,
    value: among.length === 1 ? (among[0]?.value ?? '') : '',
  };
}

function openMeasures({ plan }: Finding): readonly Choice[] {
  return namedMeasures((plan?.measures ?? []).filter(({ doneAt }) => doneAt === undefined));
}

function namedMeasures(measures: readonly Measure[]): readonly Choice[] {
  return measures.map(({ number, text }) => ({ value: String(number), name: `${number}. ${text}` }));
}

function methodsIn(answers: FormReader): readonly CheckMethod[] {
  return checkMethods.filter((method) => answers.every('methods').includes(method));
}

const tracks: readonly Subject['track'][] = ['dated', 'immediate', 'long-term'];

/** What the ledger says, to be corrected. */
function subjectFields({ finding: { subject }, words }: FormContext): readonly Field[] {
  const { title, problem, category = '', label = '', track, keyItem, criteria } = subject;
  return [
    { kind: 'line', name: 'title', required: true, value: title },
    { kind: 'text', name: 'problem', required: true, value: problem },
    { kind: 'line', name: 'category', required: false, value: category },
    { kind: 'line', name: 'label', required: false, value: label },
    { kind: 'choice', name: 'track', required: true, among: named(tracks, words.ledger.tracks), value: track },
    {
      kind: 'ticks',
      name: 'keyItem',
      among: [{ value: 'yes', name: words.web.wall.keyItem }],
      value: keyItem ? ['yes'] : [],
    },
    { kind: 'text', name: 'ledgerCriteria', required: true, value: criteria.map(({ text }) => text).join('\n') },
    why,
  ];
}

/** Only what is written otherwise than it stands is a change. */
function subjectIn(answers: FormReader, { finding: { subject } }: FormContext): Commands['amendSubject'] {
  const changed = <T>(said: T, stands: T | undefined): T | undefined => (said === stands ? undefined : said);
  const criteria = linesOf(answers.text('ledgerCriteria'));
  const isSame = criteria.join('\n') === subject.criteria.map(({ text }) => text).join('\n');
  return defined<Commands['amendSubject']>({
    title: changed(answers.text('title'), subject.title),
    problem: changed(answers.text('problem'), subject.problem),
    category: changed(answers.maybe('category') ?? '', subject.category ?? ''),
    label: changed(answers.maybe('label') ?? '', subject.label ?? ''),
    track: changed(answers.oneOf('track', tracks), subject.track),
    keyItem: changed(answers.every('keyItem').includes('yes'), subject.keyItem),
    criteria: isSame ? undefined : criteria,
    why: answers.text('why'),
  });
}

function linesOf(text: string): readonly string[] {
  return text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
}

function places(known: readonly { readonly code: string; readonly name: string }[]): readonly Choice[] {
  return known.map(({ code, name }) => ({ value: code, name }));
}

/** People of the supervision groups; the rules say who of them may check this finding. */
function possibleCheckers({ directory }: Campaign): readonly Choice[] {
  return directory.people
    .filter(
      ({ positions, successor }) =>
        successor === undefined && positions.some((position) => position.startsWith('supervision/')),
    )
    .map(({ code, name, units }) => {
      const from = units.map((unit) => placeIn(directory, 'unit', unit));
      return { value: code, name: from.length === 0 ? name : `${name} (${from.join(', ')})` };
    });
}

function divisionFields({ finding, campaign }: FormContext): readonly Field[] {
  const { units, workingGroups, leaders, supervisionGroups } = campaign.directory;
  const before = finding.assignment ?? finding.subject.division;
  const one = (
    name: 'lead' | 'workingGroup' | 'sponsor' | 'supervision',
    known: readonly { readonly code: string; readonly name: string }[],
    isRequired: boolean,
    value: string | undefined,
  ): Field => ({ kind: 'choice', name, required: isRequired, among: places(known), value: value ?? '' });
  return [
    one('lead', units, true, before?.lead),
    { kind: 'ticks', name: 'coUnits', among: places(units), value: before?.coUnits ?? [] },
    one('workingGroup', workingGroups, true, before?.workingGroup),
    one('sponsor', leaders, false, before?.sponsor),
    one('supervision', supervisionGroups, false, finding.assignment?.supervision),
    ...backUntilFields,
  ];
}

function divisionIn(answers: FormReader, { campaign }: FormContext): Commands['assign'] {
  const { units, workingGroups, leaders, supervisionGroups } = campaign.directory;
  const codes = (known: readonly { readonly code: string }[]): readonly string[] => known.map(({ code }) => code);
  const maybe = (name: 'sponsor' | 'supervision', known: readonly { readonly code: string }[]): string | undefined =>
    answers.maybe(name) === undefined ? undefined : answers.oneOf(name, codes(known));
  const lead = answers.oneOf('lead', codes(units));
  return defined({
    lead,
    coUnits: codes(units).filter((unit) => unit !== lead && answers.every('coUnits').includes(unit)),
    workingGroup: answers.oneOf('workingGroup', codes(workingGroups)),
    sponsor: maybe('sponsor', leaders),
    supervision: maybe('supervision', supervisionGroups),
    ...backUntil(answers),
  });
}
