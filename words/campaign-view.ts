import {
  draftsOf,
  type Analysis,
  type Overview,
  type Owed,
  type RedFinding,
  type Turn,
} from '../domain/campaign/analysis';
import type { CampaignMatter } from '../domain/campaign/state';
import type { DayIndex, Moment } from '../domain/calendar/moment';
import { groupedBy } from '../domain/grouped';
import type { CampaignWords, DailyAnalysis, LetterSection } from './campaign';
import { documentOf, reportOf } from './campaign-documents';
import { ids, inNumbers, list, named, red } from './campaign-sentences';
import type { CampaignStrings } from './campaign-strings';
import type { Lookup } from './letters';
import { batchNumber, entryNumber } from './register-names';

/** How many matters a subject names. */
const IN_A_SUBJECT = 2;
/** How many findings a line names in full. */
const NAMED = 4;

/** What a campaign says, made of one language's words. */
export function campaignWords(strings: CampaignStrings): CampaignWords {
  const { headings } = strings;
  return {
    ...strings.said,
    name: (matter, day) => nameOf(matter, day, strings),
    several: (names) => strings.matters(names.slice(0, IN_A_SUBJECT), names.length > IN_A_SUBJECT),
    lead: (matter, lookup) => lead(matter, lookup, strings),
    analysis: (analysis, matter, lookup) =>
      [
        totals(analysis, strings),
        section(
          headings.reds(analysis.reds.length),
          analysis.reds.map((row) => red(row, lookup, strings)),
        ),
        section(headings.turned, turned(analysis, lookup, strings)),
        section(headings.today, due(analysis.today, lookup, strings)),
        section(headings.soon, due(analysis.soon, lookup, strings)),
        section(headings.drafts, drafts(analysis, matter, strings)),
        section(headings.stuck, stuck(analysis, matter, lookup, strings)),
        section(headings.unanswered, analysis.unanswered.length === 0 ? [] : [strings.listed(analysis.unanswered)]),
      ].filter(({ lines }) => lines.length > 0),
    weekly: ({ day, totals: sums, red: all, mine }, sponsor, lookup) => [
      section(headings.overall, [strings.asOf(day, strings.withReds(inNumbers(sums, strings), all))]),
      section(
        sponsor === undefined ? headings.redsOfWeek(mine.length) : headings.redsOf(lookup.person(sponsor), mine.length),
        list(mine, (one) => redForLeader(one, lookup, strings), strings),
      ),
    ],
    report: (overview, frame, lookup) => reportOf(overview, frame, lookup, strings),
    document: (kind, overview, frame, lookup) => documentOf(kind, overview, frame, lookup, strings),
    file: (kind, until, issued) => strings.file(strings.kinds[kind], until, issued),
  };
}

function nameOf(matter: CampaignMatter, day: DayIndex, { said, names, formalLetters }: CampaignStrings): string {
  const told = said.matters[matter.what];
  if (matter.what === 'daily-analysis') return names.dailyAnalysis(told, day);
  if (matter.what === 'letter')
    return formalLetters.title(matter.letter, matter.title, matter.findings.length).join('');
  if (matter.what === 'timetable') return said.timetable[matter.task];
  return matter.what === 'circular' && matter.letter === 'chase' ? names.chasedCircular : told;
}

function lead(matter: CampaignMatter, lookup: Lookup, strings: CampaignStrings): readonly string[] {
  const { leads, terms, registers, batches } = strings;
  const nameOfEntry = (id: string): string => entryNumber(batchNumber(id, batches.kind), registers.kinds);
  const by = (at: Moment): string => strings.by(lookup.day(at), lookup.time(at));
  switch (matter.what) {
    case 'daily-analysis':
      return [];
    case 'weekly-page':
      return leads.weeklyPage;
    case 'half-month-report':
      return [leads.report(matter.period)];
    case 'phase-end':
      return [leads.phaseEnd];
    case 'circular':
      return [
        leads.circular(matter.draft.period, matter.letter === 'chase'),
        by(matter.duty.due),
        leads.howToSign(matter.draft.id),
      ];
    case 'calendar':
      return [leads.calendar(matter.year), by(matter.duty.due), leads.howToEnter];
    case 'follow-up': {
      const { point, findings, text } = matter;
      const entry = nameOfEntry(matter.entry);
      const isChased = matter.letter === 'chase';
      return [
        leads.entry({ asks: registers.asks[matter.asks], entry, point, findings, isChased }),
        ...(text === undefined ? [] : [leads.entrySays(text)]),
        by(matter.duty.due),
        leads.howToSettle(entry, point),
      ];
    }
    case 'batch-task': {
      const { batch, group, findings, from, until } = matter;
      const isChased = matter.letter === 'chase';
      const which = ids(findings, strings);
      return [
        leads.batchTask(lookup.group(group), nameOfEntry(batch), which, findings.length, isChased),
        leads.batchDays(from, until),
        by(matter.duty.due),
      ];
    }
    case 'timetable': {
      const { asks, afterwards } = leads.timetable[matter.task];
      return [
        ...(matter.letter === 'chase' ? [leads.notDoneYet(strings.said.timetable[matter.task])] : []),
        asks(matter.day),
        by(matter.duty.due),
        afterwards,
      ];
    }
    case 'relieved':
      return [leads.relieved(nameOfEntry(matter.entry))];
    case 'letter': {
      const unit = matter.unit === undefined ? undefined : lookup.unit(matter.unit);
      const { number, signer, hasCopy = false, answerBy } = matter;
      return [
        leads.letter(terms.formal[matter.letter], matter.findings, unit),
        leads.signed(number, signer, hasCopy),
        ...(answerBy === undefined ? [] : [leads.answer(lookup.day(answerBy), lookup.time(answerBy))]),
      ];
    }
    case 'issued':
      return [leads.issued(matter.draft.period), leads.issuedCopy(matter.number, matter.signer)];
  }
}

function section(heading: string, lines: readonly string[]): LetterSection {
  return { heading, lines };
}

function totals({ totals: sums }: Overview, strings: CampaignStrings): LetterSection {
  const { stages, colours } = strings.terms;
  const { soMany } = strings;
  return section(strings.headings.overall, [
    strings.sentence(inNumbers(sums, strings)),
    strings.byStage(sums.stages.map(([stage, number]) => soMany(stages[stage], number))),
    strings.byLight(sums.lights.map(([light, number]) => soMany(colours[light], number))),
  ]);
}

function redForLeader({ row, asked }: RedFinding, lookup: Lookup, strings: CampaignStrings): string {
  const { duties, reason } = strings.terms;
  const next =
    asked === undefined
      ? ''
      : strings.askedNow(lookup.position(asked.holder), duties[asked.kind], lookup.day(asked.due));
  return strings.about(
    named(row, lookup, strings),
    [
      row.redSince === undefined ? '' : strings.redSince(row.redSince),
      strings.clauses(row.reasons.map(reason)),
      next,
    ].join(''),
  );
}

function turned({ turned: turns }: Analysis, lookup: Lookup, strings: CampaignStrings): readonly string[] {
  if (turns === undefined) return [];
  if (turns.length === 0) return [strings.nothingTurned];
  const { colours } = strings.terms;
  const alike = groupedBy(turns, ({ row, from }) => strings.turn(colours[from], colours[row.light]));
  return [...alike].map(([what, same]) => strings.turns(what, same.length, few(same, lookup, strings)));
}

/** Names a few findings in full; if there are many, gives their numbers only. */
function few(turns: readonly Turn[], lookup: Lookup, strings: CampaignStrings): string {
  const rows = turns.map(({ row }) => row);
  const names = rows.length > NAMED ? rows.map(({ id }) => id) : rows.map((row) => named(row, lookup, strings));
  return ids(names, strings);
}

/** Duties that are alike and due on the same day share a line. */
function due(owed: readonly Owed[], lookup: Lookup, strings: CampaignStrings): readonly string[] {
  const alike = groupedBy(owed, ({ duty }) => `${lookup.day(duty.due)} ${duty.kind}`);
  return [...alike.values()].flatMap((same) => {
    const [first, another] = same;
    if (first === undefined) return [];
    const findings = same.map(({ row }) => row.id);
    const who = another === undefined ? lookup.position(first.duty.holder) : undefined;
    const { due: at, kind } = first.duty;
    return [
      strings.due(lookup.day(at), strings.terms.duties[kind], new Set(findings).size, ids(findings, strings), who),
    ];
  });
}

function drafts({ rows }: Analysis, { draft }: DailyAnalysis, strings: CampaignStrings): readonly string[] {
  return [
    ...(draft === undefined ? [] : [strings.draft(draft.period, draft.id)]),
    ...[...groupedBy(rows.flatMap(draftsOf), ({ letter }) => letter)].map(([letter, same]) => {
      const findings = same.map(({ finding }) => finding);
      return strings.drafts(strings.terms.formal[letter], same.length, ids(findings, strings));
    }),
  ];
}

function stuck(
  { rows }: Analysis,
  { troubles }: DailyAnalysis,
  lookup: Lookup,
  strings: CampaignStrings,
): readonly string[] {
  const all = [
    ...troubles.map((one) => [strings.thisCampaign, one] as const),
    ...rows.flatMap((row) => row.stuck.map((one) => [row.id, one] as const)),
  ];
  return all.map(([what, { position, trouble }]) =>
    strings.stuck(what, lookup.position(position), strings.troubles[trouble]),
  );
}
