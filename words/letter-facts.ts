import type { LetterLine, Numbered, ShownEvidence } from '../domain/notices/letter';
import type { CheckMethod, CheckOutcome, FileRef, NewsKind } from '../domain/finding/finding';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import type { ApproverRole, DutyKind, FormalLetter, Rhythm } from '../domain/policy/policy';
import type { Detail, Lookup } from './letters';

/** Facts that a letter may show, in this order. */
type FactName =
  | 'lead'
  | 'coUnits'
  | 'problem'
  | 'deadline'
  | 'askedUntil'
  | 'reason'
  | 'receiver'
  | 'instruction'
  | 'claimed'
  | 'evidence'
  | 'reply'
  | 'rhythm'
  | 'files'
  | 'checkers'
  | 'node'
  | 'check'
  | 'approved'
  | 'rejectedBy'
  | 'lookBack'
  | 'toMend'
  | 'toComplete'
  | 'lacking'
  | 'message'
  | 'why'
  | 'letter'
  | 'number'
  | 'signer'
  | 'answerBy'
  | 'draft'
  | 'cause'
  | 'missed'
  | 'reminded'
  | 'chased'
  | 'measures'
  | 'openMeasures'
  | 'criteria';

/** News after which the unit goes on working towards its deadline. */
export const goesOn: ReadonlySet<NewsKind> = new Set([
  'told-assigned',
  'plan-accepted',
  'extension-agreed',
  'extension-refused',
  'claim-incomplete',
  'outcome-lacking',
  'outcome-rejected',
  'superior-returned',
  'reopened',
  'resumed',
  'lacking-found',
  'node-lacking',
  'deadline-changed',
  'rhythm-changed',
  'criteria-changed',
  'claim-lapsed',
  'claim-withdrawn',
  'withdrawal-refused',
]);

/** News that asks whoever gets it. */
const asksAnybody: ReadonlySet<NewsKind> = new Set(['nudge', 'named-to-check']);

/** Whether news asks its reader to do something: what only the lead unit can do is asked of nobody else. */
export function asksReader({ news, position, leadUnit }: LetterLine): boolean {
  return (
    (news !== undefined && asksAnybody.has(news.what)) ||
    leadUnit === undefined ||
    position.startsWith(`unit/${leadUnit}/`)
  );
}

/** How a language names and writes the facts of a letter. */
export interface FactWords {
  readonly labels: Readonly<Record<FactName, string>>;
  readonly methods: Readonly<Record<CheckMethod, string>>;
  readonly roles: Readonly<Record<ApproverRole, string>>;
  readonly formal: Readonly<Record<FormalLetter, string>>;
  readonly rhythms: Readonly<Record<Rhythm, string>>;
  /** Separators between names, and between longer parts. */
  readonly comma: string;
  readonly semicolon: string;
  readonly date: (day: DayIndex) => string;
  readonly plainDate: (day: DayIndex) => string;
  readonly due: (at: Moment, lookup: Lookup) => string;
  readonly outcomes: Readonly<Record<CheckOutcome, string>>;
  /** A check, in parts: who, when, how, where, and what came of it. */
  readonly check: (parts: readonly string[]) => string;
  /** What a criterion is proved with; only how much there is where the words may not be shown. */
  readonly evidence: (one: ShownEvidence) => string;
  readonly files: (count: number, files: readonly FileRef[] | undefined) => string;
  readonly approval: (role: string, person: string, date: string) => string;
  readonly lookBack: (date: string) => string;
  readonly measure: (number: number, text: string | undefined, date: string) => string;
  /** Beside a measure that is looked at once it is done. */
  readonly node: string;
  readonly reportedDone: (date: string) => string;
  /** Something with its number, without its text if that is not disclosed. */
  readonly item: (item: Numbered) => string;
  /** Replaces items whose text is not disclosed. */
  readonly toldSeparately: (items: string) => string;
  readonly howMany: (criteria: number) => string;
  readonly draft: (letter: string, id: string) => string;
  readonly cause: (kind: DutyKind, due: string | undefined) => string;
  readonly missed: (reports: number) => string;
}

/** The facts of a line that its reader needs, each with its name. */
export function factsOf(line: LetterLine, lookup: Lookup, words: FactWords): readonly Detail[] {
  const { labels } = words;
  const facts: readonly (readonly [FactName, string | undefined])[] = [
    ...ofMatter(line, lookup, words),
    ...ofProof(line, lookup, words),
    ...ofNews(line, words),
    ...ofFormalLetter(line, lookup, words),
    ...ofPlan(line, lookup, words),
  ];
  return facts.flatMap(([name, fact]) => (fact === undefined || fact === '' ? [] : [[labels[name], fact] as const]));
}

type Facts = readonly (readonly [FactName, string | undefined])[];

/** News of who does what. */
const dividingNews: ReadonlySet<NewsKind> = new Set(['told-assigned', 'assigned', 'co-units-changed']);

function ofMatter(line: LetterLine, lookup: Lookup, words: FactWords): Facts {
  const { comma, date } = words;
  const { leadUnit, coUnits, deadline, problem, extension, withdrawal, obligation, duty, news, draft, issued } = line;
  const dividesWork = duty?.kind === 'acknowledge' || (news !== undefined && dividingNews.has(news.what));
  const isAboutPaper = draft !== undefined || issued !== undefined || duty?.kind === 'mend-address';
  return [
    ['lead', line.position.startsWith(`unit/${leadUnit ?? ''}/`) ? undefined : maybe(leadUnit, lookup.unit)],
    ['coUnits', dividesWork ? coUnits.map(lookup.unit).join(comma) : undefined],
    ['problem', problem],
    ['deadline', isAboutPaper ? undefined : maybe(deadline, date)],
    ['rhythm', maybe(line.rhythm, (rhythm) => words.rhythms[rhythm])],
    ['askedUntil', maybe(extension?.to, date)],
    [
      'measures',
      extension?.measures
        ?.map(({ number, due }) => words.measure(number, undefined, words.plainDate(due)))
        .join(words.semicolon),
    ],
    ['reason', extension?.reason ?? withdrawal?.reason],
    ['receiver', withdrawal?.receiver],
    ['instruction', duty?.kind === 'instruction' ? obligation?.text : undefined],
  ];
}

function ofProof(line: LetterLine, lookup: Lookup, words: FactWords): Facts {
  const { claimedAt, evidence, reply, checkers, check, approvals, news, lookBack, node } = line;
  const on = (at: Moment): string => words.date(lookup.day(at));
  return [
    ['claimed', maybe(claimedAt, on)],
    ['evidence', evidence?.map(words.evidence).join(words.semicolon)],
    ['reply', reply?.text],
    ['files', reply === undefined || reply.count === 0 ? undefined : words.files(reply.count, reply.files)],
    ['node', maybe(node, ({ number, text, doneAt }) => words.measure(number, text, words.reportedDone(on(doneAt))))],
    ['checkers', checkers?.map(lookup.person).join(words.comma)],
    [
      'check',
      maybe(check, ({ group, at, methods, place = '', outcome }) =>
        words.check([
          lookup.group(group),
          on(at),
          methods.map((method) => words.methods[method]).join(words.comma),
          place,
          outcome === undefined ? '' : words.outcomes[outcome],
        ]),
      ),
    ],
    [
      'approved',
      approvals
        ?.map(({ role, by, at }) =>
          words.approval(words.roles[role], lookup.person(by), words.plainDate(lookup.day(at))),
        )
        .join(words.semicolon),
    ],
    ['rejectedBy', maybe(news?.rejectedBy, lookup.person)],
    ['lookBack', maybe(lookBack, (day) => words.lookBack(words.date(day)))],
  ];
}

/** News whose text is the new date, the new rhythm, or the letter's number. */
const saysItself: ReadonlySet<NewsKind> = new Set([
  'extension-agreed',
  'deadline-changed',
  'rhythm-changed',
  'issued-letter',
]);

function ofNews({ news }: LetterLine, { comma, semicolon, item, toldSeparately }: FactWords): Facts {
  if (news === undefined) return [];
  const { what, text, lacking = [] } = news;
  const label = what === 'plan-returned' ? 'toMend' : what === 'claim-incomplete' ? 'toComplete' : 'lacking';
  const disclosed = lacking.some((one) => one.text !== undefined);
  const items = lacking.map(item);
  return [
    [label, items.length === 0 ? undefined : disclosed ? items.join(semicolon) : toldSeparately(items.join(comma))],
    [what === 'nudge' || what === 'part-received' ? 'message' : 'why', saysItself.has(what) ? undefined : text],
  ];
}

function ofFormalLetter({ draft, issued }: LetterLine, lookup: Lookup, words: FactWords): Facts {
  const due = (at: Moment): string => words.due(at, lookup);
  if (issued !== undefined) {
    return [
      ['letter', words.formal[issued.letter]],
      ['number', issued.number],
      ['signer', issued.signer],
      ['answerBy', maybe(issued.answerBy, due)],
    ];
  }
  if (draft === undefined) return [];
  const { letter, id, cause, record } = draft;
  const told = (kind: 'remind' | 'chase'): string | undefined =>
    record?.told
      .filter((one) => one.letter === kind)
      .map(({ at }) => words.date(lookup.day(at)))
      .join(words.comma);
  return [
    ['draft', words.draft(words.formal[letter], id)],
    ['cause', words.cause(cause, maybe(record?.due, due))],
    ['missed', maybe(record?.missedReports, words.missed)],
    ['reminded', told('remind')],
    ['chased', told('chase')],
  ];
}

const showsMeasures: ReadonlySet<DutyKind> = new Set(['accept-plan', 'report', 'milestone', 'rectify']);
/** What a contact sent in that is shown with the measures, or the criteria, that it is about. */
const commitsMeasures: ReadonlySet<string> = new Set(['submitPlan']);
const commitsCriteria: ReadonlySet<string> = new Set(['submitPlan', 'claimCompletion']);
const newsWithCriteria: ReadonlySet<NewsKind> = new Set(['named-to-check', 'criteria-changed', 'claim-lapsed']);
const showsCriteria: ReadonlySet<DutyKind> = new Set([
  'acknowledge',
  'plan',
  'accept-plan',
  'rectify',
  'completeness',
  'check',
  'approve',
  'look-back',
  'long-term-check',
]);

function ofPlan({ duty, news, openMeasures, criteria }: LetterLine, lookup: Lookup, words: FactWords): Facts {
  const { kind, about = '' } = duty ?? {};
  const commits = kind === 'commit';
  const withMeasures = commits ? commitsMeasures.has(about) : kind !== undefined && showsMeasures.has(kind);
  const withCriteria = commits
    ? commitsCriteria.has(about)
    : (news !== undefined && newsWithCriteria.has(news.what)) || (kind !== undefined && showsCriteria.has(kind));
  const asked = kind === 'accept-plan' || commits;
  const measures = openMeasures.map(({ number, text, due, unit, node }) =>
    words.measure(
      number,
      text,
      [
        words.plainDate(due),
        ...(asked && unit !== undefined ? [lookup.unit(unit)] : []),
        ...(node === undefined ? [] : [words.node]),
      ].join(words.comma),
    ),
  );
  const disclosed = criteria.some(({ text }) => text !== undefined);
  return [
    [asked ? 'measures' : 'openMeasures', withMeasures ? measures.join(words.semicolon) : undefined],
    [
      'criteria',
      !withCriteria || criteria.length === 0
        ? undefined
        : disclosed
          ? criteria.map(words.item).join(words.semicolon)
          : words.howMany(criteria.length),
    ],
  ];
}

function maybe<T>(value: T | undefined, say: (value: T) => string): string | undefined {
  return value === undefined ? undefined : say(value);
}
