import { defaultPolicy } from '../../config/default-policy';
import { recordMailReport } from '../../domain/notices/mail-trouble';
import type { CommandName } from '../../domain/commands/commands';
import type { Finding, Subject } from '../../domain/finding/finding';
import { asksReader } from '../../words/letter-facts';
import { withoutTexts } from '../../domain/notices/disclosure';
import { isForOfficeToRing, type LetterLine } from '../../domain/notices/letter';
import type { FormalLetter, Language, Policy, Rung, Terms } from '../../domain/policy/policy';
import {
  assignment,
  at,
  checkers,
  day,
  evidence as evidenceInEnglish,
  opened,
  plan as planInEnglish,
  termsWith,
  uptoPlanning,
  type Step,
  type Who,
} from './commands';
import { play } from './letters';

/** What people write in the lives below, in either language. Everything in them is invented. */
const written = {
  'zh-CN': {
    title: '再生水利用设施',
    problem: '再生水管网未贯通，部分企业仍取用地下水。',
    criteria: ['全部完成并通过现场验收'],
    plan: {
      measures: [
        { text: '铺设管网12公里', due: planInEnglish.measures[0]?.due ?? 0 },
        { text: '签订运行管护合同', due: planInEnglish.measures[1]?.due ?? 0 },
      ],
      criteria: ['按月公布用水数据'],
    },
    statement: '管网已铺设完成并通过验收',
    file: '用水数据.pdf',
    report: '正在铺设管网',
    lacking: '南侧管段未接通；缺两个月用水数据',
    why: '合同已签，工期可以压缩',
    text: '请抓紧整改，月底前报结果。',
    answer: '已召开专题会，倒排了工期。',
    nudge: '何时可以现场查看？',
    place: '再生水厂',
    receiver: '市水务集团',
    number: '整改办函〔2023〕7号',
    signer: '主任乙',
    newCriterion: '用水台账齐全',
  },
  en: {
    title: 'Reclaimed water works',
    problem: 'The reclaimed water network is not joined up; some works still draw groundwater.',
    criteria: ['all of it is accepted on site'],
    plan: {
      measures: [
        { text: 'lay 12 km of pipes', due: planInEnglish.measures[0]?.due ?? 0 },
        { text: 'sign a contract for upkeep', due: planInEnglish.measures[1]?.due ?? 0 },
      ],
      criteria: ['readings published monthly'],
    },
    statement: 'the pipes are laid and accepted',
    file: 'readings.pdf',
    report: 'pipes are being laid',
    lacking: 'the southern section is not joined; two months of readings are missing',
    why: 'the contract is signed; the works can be sped up',
    text: 'Please see to it, and report by the end of the month.',
    answer: 'We met on it and set dates backwards from the end.',
    nudge: 'When can we look?',
    place: 'the water works',
    receiver: 'the water company',
    number: '2023/7',
    signer: 'Director',
    newCriterion: 'the water accounts are complete',
  },
} as const;

/** A life: what people say while time goes on. */
interface Life {
  readonly steps: readonly Step[];
  /** Which formal letter is signed off after that, when, and what is said then. */
  readonly signed?: readonly [letter: FormalLetter, when: string, ...then: readonly Step[]];
  readonly until: string;
  readonly subject?: Partial<Subject>;
  readonly policy?: Partial<Policy>;
  /** No letter reaches the unit's contact. */
  readonly unreachable?: true;
}

const { duties } = defaultPolicy;
const warning: Rung = { letter: 'warning', from: 'due', offset: 3, to: ['director'] };
/** No ladder of the default policy has a warning. */
const warns: Partial<Policy> = {
  duties: { ...duties, plan: { ...duties.plan, ladder: [...duties.plan.ladder.slice(0, 2), warning] } },
};

function livesIn(language: Language): readonly Life[] {
  const words = written[language];
  const { lacking, why, text } = words;
  const evidence = evidenceInEnglish.map(({ criterion, files }) => ({
    criterion,
    statement: criterion === 1 ? words.statement : '',
    files: files.map((file) => ({ ...file, name: words.file })),
  }));
  const s = (when: string, by: Who, name: CommandName, fields: object = {}): Step => [when, by, name, fields];
  const report = (when: string, measuresDone: readonly number[] = []): Step =>
    s(when, 'contact', 'fileReport', { text: words.report, measuresDone, files: [] });
  const rectifying = [
    ...uptoPlanning,
    s('2023-07-28 10:00', 'head', 'submitPlan', words.plan),
    s('2023-07-31 10:00', 'group', 'acceptPlan'),
  ];
  const [first, second] = words.plan.measures;
  const inspected = [
    ...uptoPlanning,
    s('2023-07-28 10:00', 'head', 'submitPlan', { ...words.plan, measures: [{ ...first, node: true }, second] }),
    s('2023-07-31 10:00', 'group', 'acceptPlan'),
    report('2023-07-31 11:00'),
    report('2023-08-14 11:00', [1]),
  ];
  const claim = s('2023-08-25 11:00', 'head', 'claimCompletion', { evidence });
  const claimed = [...rectifying, report('2023-07-31 11:00'), report('2023-08-14 11:00', [1, 2]), claim];
  const toCheck = [
    ...claimed,
    s('2023-08-28 10:00', 'office', 'passCompleteness'),
    s('2023-08-28 11:00', 'office', 'assignCheck', { group: '3', checkers }),
  ];
  const toApprove = [
    ...toCheck,
    s('2023-08-30 11:00', 'supervisor', 'recordCheck', {
      methods: ['site', 'documents'],
      place: words.place,
      outcome: 'rectified',
    }),
  ];
  const closed = [
    ...toApprove,
    s('2023-08-31 10:00', 'group', 'approveClosure'),
    s('2023-08-31 11:00', 'sponsor', 'approveClosure'),
    s('2023-09-01 10:00', 'director', 'approveClosure'),
  ];
  const asked = (by: Who): Step =>
    s('2023-09-25 10:00', by, 'requestExtension', { to: day('2023-11-30'), reason: why });
  const late = [
    ...rectifying,
    ...['2023-07-31', '2023-08-14', '2023-08-30', '2023-09-14', '2023-09-27'].map((on) => report(`${on} 11:00`, [1])),
  ];
  return [
    { steps: [], until: '2023-08-10' },
    { steps: uptoPlanning.slice(0, 1), until: '2023-08-10' },
    { steps: uptoPlanning, until: '2023-09-20' },
    { steps: uptoPlanning, until: '2023-08-16', policy: warns },
    { steps: uptoPlanning, signed: ['warning', '2023-08-15 11:00'], until: '2023-08-16', policy: warns },
    {
      steps: [...uptoPlanning, s('2023-07-28 10:00', 'head', 'submitPlan', words.plan)],
      until: '2023-08-15',
    },
    {
      steps: [
        ...uptoPlanning,
        s('2023-07-28 10:00', 'head', 'submitPlan', words.plan),
        s('2023-07-31 10:00', 'group', 'returnPlan', { why: lacking }),
      ],
      until: '2023-08-01',
    },
    { steps: [...uptoPlanning, s('2023-07-28 10:00', 'contact', 'submitPlan', words.plan)], until: '2023-08-10' },
    {
      steps: [
        ...rectifying,
        s('2023-09-25 10:00', 'contact', 'requestExtension', { to: day('2023-11-30'), reason: why }),
      ],
      until: '2023-09-26',
    },
    {
      steps: [...claimed.slice(0, -1), s('2023-08-25 11:00', 'contact', 'claimCompletion', { evidence })],
      until: '2023-08-26',
    },
    { steps: rectifying, until: '2023-12-31' },
    { steps: [...late, report('2023-10-12 11:00', [1])], until: '2023-12-20' },
    {
      steps: late,
      signed: [
        'supervision-letter',
        '2023-10-12 10:30',
        s('2023-10-13 10:00', 'contact', 'replyToLetter', { text: words.answer, files: evidence[1]?.files ?? [] }),
      ],
      until: '2023-10-14',
    },
    { steps: late, signed: ['supervision-letter', '2023-10-12 10:30'], until: '2023-11-10' },
    {
      steps: late,
      signed: ['talk', '2023-11-03 10:30', s('2023-11-06 10:00', 'office', 'recordTalk', { on: day('2023-11-06') })],
      until: '2023-11-30',
    },
    { steps: late, signed: ['circular', '2023-11-20 10:30'], until: '2023-11-21' },
    { steps: late, signed: ['submission', '2023-11-20 10:30'], until: '2023-11-21' },
    { steps: [...rectifying, s('2023-08-10 10:00', 'office', 'recordInstruction', { text })], until: '2023-08-30' },
    { steps: [...rectifying, asked('head')], until: '2023-10-11' },
    {
      steps: [
        ...rectifying,
        asked('head'),
        s('2023-09-26 10:00', 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: text }),
      ],
      until: '2023-09-27',
    },
    {
      steps: [...rectifying, asked('head'), s('2023-09-26 10:00', 'office', 'decideExtension', { agreed: false, why })],
      until: '2023-09-27',
    },
    { steps: claimed, until: '2023-09-10' },
    {
      steps: [...claimed, s('2023-08-28 10:00', 'office', 'returnForCompleteness', { lacking })],
      until: '2023-08-29',
    },
    { steps: toCheck.slice(0, -1), until: '2023-09-10' },
    { steps: toCheck, until: '2023-09-20' },
    {
      steps: [
        ...toCheck,
        s('2023-08-30 11:00', 'supervisor', 'recordCheck', {
          methods: ['site', 'documents'],
          place: words.place,
          outcome: 'continuing',
          lacking,
        }),
      ],
      until: '2023-08-31',
    },
    { steps: [...toCheck, s('2023-08-29 10:00', 'head', 'withdrawClaim', { why })], until: '2023-08-30' },
    { steps: toApprove, until: '2023-09-20' },
    { steps: [...toApprove, s('2023-08-31 10:00', 'group', 'approveClosure')], until: '2023-09-20' },
    { steps: [...toApprove, s('2023-08-31 10:00', 'group', 'rejectClosure', { why: lacking })], until: '2023-09-01' },
    { steps: closed, until: '2024-01-31' },
    {
      steps: closed,
      until: '2023-10-10',
      policy: { publicNotice: { categories: ['water'], workingDays: 5 } },
      subject: { category: 'water' },
    },
    {
      steps: [...closed, s('2023-09-05 10:00', 'office', 'recordSuperior', { outcome: 'returned', why: lacking })],
      until: '2023-09-06',
    },
    { steps: [...closed, s('2023-09-05 10:00', 'office', 'reopen', { reason: lacking })], until: '2023-09-06' },
    { steps: closed, until: '2024-01-31', subject: { track: 'long-term' } },
    {
      steps: [...rectifying, s('2023-08-10 10:00', 'office', 'hold', { reason: why, reviewBy: day('2023-08-31') })],
      until: '2023-09-15',
    },
    {
      steps: [
        ...rectifying,
        s('2023-08-10 10:00', 'office', 'hold', { reason: why, reviewBy: day('2023-08-31') }),
        s('2023-08-21 10:00', 'office', 'resume', { why }),
      ],
      until: '2023-08-22',
    },
    {
      steps: [...rectifying, s('2023-08-10 10:00', 'office', 'withdraw', { why, handedTo: words.receiver })],
      until: '2023-08-25',
    },
    ...[true, false].map((agreed) => ({
      steps: [
        ...rectifying,
        s('2023-08-10 10:00', 'office', 'withdraw', { why, handedTo: words.receiver }),
        s('2023-08-11 10:00', 'director', 'decideWithdrawal', { agreed, why }),
      ],
      until: '2023-08-12',
    })),
    {
      steps: [
        ...claimed.slice(0, -1),
        s('2023-08-25 11:00', 'contact', 'claimCompletion', { evidence }),
        s('2023-08-25 12:00', 'office', 'amendSubject', { criteria: [...words.criteria, words.newCriterion], why }),
      ],
      until: '2023-08-26',
    },
    {
      steps: [
        ...rectifying,
        s('2023-08-10 10:00', 'office', 'moveSuperiorDate', {
          to: day('2023-12-29'),
          due: day('2023-12-20'),
          superiorConsent: text,
        }),
      ],
      until: '2023-08-11',
    },
    {
      steps: [
        ...rectifying,
        s('2023-08-10 10:00', 'office', 'reassign', { ...assignment, lead: 'energy', coUnits: [], reason: why }),
      ],
      until: '2023-08-11',
    },
    {
      steps: [
        ...rectifying,
        s('2023-08-10 10:00', 'office', 'reassign', { ...assignment, coUnits: ['energy'], reason: why }),
      ],
      until: '2023-08-11',
    },
    {
      steps: [...rectifying, s('2023-08-10 10:00', 'office', 'setRhythm', { rhythm: 'weekly', why })],
      until: '2023-08-11',
    },
    { steps: [...rectifying, s('2023-08-10 10:00', 'office', 'flagLacking', { what: lacking })], until: '2023-08-11' },
    { steps: inspected, until: '2023-09-02' },
    {
      steps: [
        ...inspected,
        s('2023-08-16 10:00', 'supervisor', 'inspectNode', {
          ...{ measures: [1], outcome: 'lacking', methods: ['site'], found: lacking, files: [] },
        }),
      ],
      until: '2023-08-18',
    },
    { steps: [...rectifying, s('2023-08-10 10:00', 'office', 'nudge', { text: words.nudge })], until: '2023-08-11' },
    {
      steps: [
        ...rectifying,
        s('2023-08-10 10:00', 'coContact', 'fileReport', { text: words.report, measuresDone: [], files: [] }),
      ],
      until: '2023-08-11',
    },
    {
      steps: [...toApprove, s('2023-08-30 12:00', 'supervisor', 'undo', { why })],
      until: '2023-08-31',
    },
    { steps: rectifying, until: '2023-08-20', unreachable: true },
  ];
}

/** What everybody is told in one of these lives. */
function linesOf(life: Life, language: Language): readonly LetterLine[] {
  const words = written[language];
  const terms = termsWith({ language, disclosure: 'full', ...life.policy });
  const finding = opened({
    id: 'WH-012',
    title: words.title,
    problem: words.problem,
    criteria: words.criteria.map((text, index) => ({ number: index + 1, text })),
    ...life.subject,
  });
  const steps = stepsOf(life, finding, terms, language);
  if (life.unreachable !== true) return play(finding, terms, steps, at(life.until)).lines;
  const lived = play(finding, terms, steps, at('2023-08-01')).finding;
  const report = { position: 'unit/natural-resources/contact', trouble: 'no-address', duties: [] } as const;
  return play(recordMailReport(lived, report, terms, at('2023-08-01')).finding, terms, [], at(life.until)).lines;
}

/** The number of a draft is known only once it waits. */
function stepsOf({ steps, signed }: Life, finding: Finding, terms: Terms, language: Language): readonly Step[] {
  if (signed === undefined) return steps;
  const [letter, when, ...then] = signed;
  const { drafts } = play(finding, terms, steps, at(when) - 1).finding;
  const { number, signer } = written[language];
  const draft = drafts.find((one) => one.letter === letter)?.id;
  return [...steps, [when, 'office', 'signOff', { draft, number, signer }], ...then];
}

/** One letter of a kind: the line that it is written from, with and without the texts that only some may be shown. */
export interface Sample {
  /** The kind of letter, which names its file. */
  readonly kind: string;
  /** What tells it from the others of its kind. */
  readonly variant: string;
  readonly numberOnly: LetterLine;
  readonly full: LetterLine;
}

/** One letter of every kind that a finding sends: each duty's opening, reminders and chases, each news, each draft. */
export function samplesIn(language: Language): readonly Sample[] {
  const found = new Map<string, Sample>();
  for (const full of livesIn(language).flatMap((life) => linesOf(life, language))) {
    const [kind, variant] = kindOf(full);
    const name = `${kind} ${variant}`;
    if (!found.has(name)) found.set(name, { kind, variant, numberOnly: withoutTexts(full), full });
  }
  return [...found.values()].toSorted((a, b) => order(a).localeCompare(order(b)));
}

function order({ kind, variant }: Sample): string {
  const place = ['opening', 'remind', 'chase'].findIndex((letter) => variant.startsWith(letter));
  return `${kind} ${place} ${variant}`;
}

function kindOf(line: LetterLine): readonly [kind: string, variant: string] {
  const { news, duty, draft, letter, copy, issued } = line;
  const reader = isForOfficeToRing(line) ? ', the office rings' : copy ? ', a copy' : '';
  if (issued !== undefined)
    return ['issued-letter', `${issued.letter}${news?.answerBy === undefined ? '' : ', answer'}`];
  if (news !== undefined) return [`news-${news.what}`, asksReader(line) ? 'to who acts on it' : 'to others'];
  if (draft !== undefined) return ['sign-off', `${letter}, ${draft.letter}${reader}`];
  if (duty === undefined) throw new Error(`neither duty nor news: ${line.key}`);
  return [`duty-${duty.kind}`, `${letter}${duty.kind === 'commit' ? `, ${duty.about ?? ''}` : ''}${reader}`];
}
