import {
  isClosed,
  isRowOverdue,
  punctualityIn,
  type Analysis,
  draftsOf,
  type Overview,
  type Owed,
  type RedFinding,
  plannedIn,
  type Turn,
  unitStandings,
  type UnitStanding,
} from '../../domain/campaign/analysis';
import type { LeaderNeed, SurveyRow } from '../../domain/campaign/survey';
import { batchNumber, entryNumber } from '../register-names';
import { defined } from '../../domain/defined';
import type { MailTrouble } from '../../domain/finding/finding';
import { groupedBy } from '../../domain/grouped';
import type {
  CampaignWords,
  DailyAnalysis,
  DocumentFrame,
  DocumentKind,
  OfficialKind,
  ReportTable,
  LetterSection,
} from '../campaign';
import type { FormalLetterText, Passage } from '../formal-letters';
import type { Lookup } from '../letters';
import { count, date, plainDate } from './dates';
import { formalLetters } from './formal-letters';
import { batches } from './batches';
import { registers } from './registers';
import { reason } from './reasons';
import { colours, duties, formal, stages } from './terms';

export const campaign: CampaignWords = {
  circular: 'circular',
  matters: {
    'daily-analysis': 'Daily analysis',
    'weekly-page': 'Red findings of the week',
    'half-month-report': 'Half-month report (draft)',
    'phase-end': 'The concentrated phase has ended',
    circular: 'Circular to be signed off',
    calendar: 'Holidays to be entered',
    'follow-up': 'Asked for by a register entry',
    'batch-task': 'Findings to look at',
    relieved: 'Register entry taken back',
    letter: 'formal letter',
    issued: 'Circular (copy)',
  },
  occasions: {
    'daily-analysis': 'daily analysis',
    week: 'red findings of the week',
    'period-end': 'half-month report and circular',
    'phase-end': 'end of the concentrated phase',
  },
  name(matter, day) {
    const told = campaign.matters[matter.what];
    if (matter.what === 'daily-analysis') return `${told}, ${plainDate(day)}`;
    if (matter.what === 'letter')
      return formalLetters.title(matter.letter, matter.title, matter.findings.length).join('');
    return matter.what === 'circular' && matter.letter === 'chase' ? 'Circular not signed off yet' : told;
  },
  several: (names) => `${names.slice(0, 2).join('; ')}${names.length > 2 ? ' and more' : ''}`,
  lead(matter, lookup) {
    switch (matter.what) {
      case 'daily-analysis':
        return [];
      case 'weekly-page':
        return [
          'These findings are red. Please show them to the leader, and see to it that the lead units go on with them.',
          'If the leader gives an instruction or wants to discuss one of them, tell the office, which records it and passes it on. Otherwise no answer is needed.',
        ];
      case 'half-month-report':
        return [
          `The half-month report up to ${plainDate(matter.period)} is drafted (attached): please edit it and hand it to the leaders.`,
        ];
      case 'phase-end':
        return [
          'The concentrated phase is over. A draft of its summary is attached: what is closed is consolidated, what is not goes on by its own deadline.',
        ];
      case 'circular':
        return [
          `${matter.letter === 'chase' ? 'Not signed off yet: the' : 'The'} circular on the progress up to ${plainDate(matter.draft.period)} is drafted (attached): please edit it and sign it off.`,
          `By ${date(lookup.day(matter.duty.due))} ${lookup.time(matter.duty.due)}`,
          `Once it is signed, enter number and signer (draft ${matter.draft.id}); to postpone it, give the reason and a new date.`,
        ];
      case 'calendar':
        return [
          `The holidays of ${matter.year} are not entered yet: dates in that year are counted from Monday to Friday for the time being.`,
          `By ${date(lookup.day(matter.duty.due))} ${lookup.time(matter.duty.due)}`,
          'Please write the published holidays into calendar.yaml and run duban campaign amend.',
        ];
      case 'follow-up': {
        const { entry, point, asks, findings, text } = matter;
        const about = findings.length === 0 ? '' : `, about ${findings.join(', ')}`;
        return [
          `${matter.letter === 'chase' ? 'Not settled yet. ' : ''}You are asked to: ${registers.asks[asks]} (entry ${namedEntry(entry)}, point ${point}${about}).`,
          ...(text === undefined ? [] : [`It says: ${text}`]),
          `By ${date(lookup.day(matter.duty.due))} ${lookup.time(matter.duty.due)}`,
          `Please tell the office in writing what was done, and name ${namedEntry(entry)}, point ${point}.`,
        ];
      }
      case 'batch-task':
        return [
          `${matter.letter === 'chase' ? 'Results are still missing. ' : ''}${lookup.group(matter.group)} is asked to look at ${namedEntry(matter.batch)}: ${ids(matter.findings)} (${matter.findings.length}).`,
          `From ${plainDate(matter.from)} to ${plainDate(matter.until)}. The task sheet is attached: fill it in and hand it to the office. Claimed findings are checked by the usual procedure.`,
          `By ${date(lookup.day(matter.duty.due))} ${lookup.time(matter.duty.due)}`,
        ];
      case 'relieved':
        return [
          `Entry ${namedEntry(matter.entry)} was made by mistake and is taken back: what it asked of you is not owed any more.`,
        ];
      case 'letter':
        return [
          `A ${formal[matter.letter]} to ${matter.unit === undefined ? 'the leading group' : lookup.unit(matter.unit)} about ${matter.findings.join(', ')} has been issued.`,
          `Number: ${matter.number}. Signed by: ${matter.signer}. The original travels on paper${matter.hasCopy === true ? '; a copy is attached' : ''}.`,
          ...(matter.answerBy === undefined
            ? []
            : [
                `Please answer in writing by ${date(lookup.day(matter.answerBy))} ${lookup.time(matter.answerBy)}: name measures, people and dates; signed by the head, with the unit's seal.`,
              ]),
        ];
      case 'issued':
        return [
          `The circular on the progress up to ${plainDate(matter.draft.period)} has been issued (attached).`,
          `Number ${matter.number}, signed by ${matter.signer}. This mail is a copy; the original travels by the usual way.`,
        ];
    }
  },
  analysis: (analysis, matter, lookup) =>
    [
      totals(analysis),
      section(
        `Red (${analysis.reds.length})`,
        analysis.reds.map((row) => red(row, lookup)),
      ),
      section('Turned since the last analysis', turned(analysis, lookup)),
      section('Due today', due(analysis.today, lookup)),
      section('Due within five working days', due(analysis.soon, lookup)),
      section('Drafts to be signed off', drafts(analysis, matter)),
      section('Letters that do not get through', stuck(analysis, matter, lookup)),
      section('Did not answer', analysis.unanswered.length === 0 ? [] : [analysis.unanswered.join(', ')]),
    ].filter(({ lines }) => lines.length > 0),
  weekly: ({ day, totals: sums, red: all, mine }, sponsor, lookup) => [
    section('Overall', [`As of ${plainDate(day)}: ${inNumbers(sums)} ${all} red.`]),
    section(
      sponsor === undefined ? `Red (${mine.length})` : `Red, with ${lookup.person(sponsor)} as leader (${mine.length})`,
      list(mine, (one) => redForLeader(one, lookup)),
    ),
  ],
  report: (overview, frame, lookup) => {
    const { totals: sums, reds, rows } = overview;
    const needed = rows.filter(({ needs }) => needs.length > 0);
    const incomplete = rows.filter(({ lacks = [] }) => lacks.length > 0).length;
    return {
      title: `${frame.campaign}: half-month report`,
      office: frame.office.name,
      addressee: [
        'To ',
        { blank: 'the leaders' },
        `: progress up to ${plainDate(frame.until)}.${plannedIn(rows) === undefined ? '' : ` ${inPlan(rows)}.`}`,
      ],
      date: [{ blank: 'date' }],
      figures: [
        ['On the ledger', String(sums.all)],
        ['Closed', `${sums.closed} (${sums.closedPercent}%${punctual(sums)})`],
        ['Claimed', String(sums.claimed)],
        ['Overdue', String(sums.overdue)],
        ['Red', String(reds.length)],
        ...(rows.some(({ lacks }) => lacks !== undefined)
          ? [['lacking one of the six haves', String(incomplete)] as const]
          : []),
      ],
      tables: [
        {
          heading: `Where a leader is needed (${needed.length})`,
          columns: columns('What is needed', 48),
          rows: needed
            .slice(0, ON_THE_REPORT)
            .map((row) => [...inTable(row, lookup), row.needs.map((need) => needOf(need, lookup)).join('; ')]),
          ...restOf(needed),
          nothing: 'None.',
        },
        {
          heading: `Red (${reds.length})`,
          columns: [...columns('Why', 33), { name: 'Leader', percent: 15 }],
          rows: reds.slice(0, ON_THE_REPORT).map((row) => {
            const [hardest] = row.reasons;
            const { sponsor } = row;
            return [
              ...inTable(row, lookup),
              hardest === undefined ? '' : reason(hardest),
              sponsor === undefined ? '' : lookup.person(sponsor),
            ];
          }),
          ...restOf(reds),
          nothing: 'None.',
        },
      ],
    };
  },
  document: (kind, overview, frame, lookup) => ({
    ...framed(frame),
    ...documents[kind](overview, frame, lookup),
  }),
  file: (kind, until, issued) => `${kinds[kind]} ${plainDate(until)} (${issued ? 'copy' : 'draft'})`,
};

const kinds: Readonly<Record<DocumentKind, string>> = {
  'half-month-report': 'Half-month report',
  circular: 'Circular',
  'phase-summary': 'Summary of the concentrated phase',
};

/** An entry's number as people write it. */
function namedEntry(id: string): string {
  return entryNumber(batchNumber(id, batches.kind), registers.kinds);
}

function section(heading: string, lines: readonly string[]): LetterSection {
  return { heading, lines };
}

function totals({ totals: { stages: byStage, lights, ...sums } }: Overview): LetterSection {
  return section('Overall', [
    inNumbers(sums),
    `By stage: ${byStage.map(([stage, number]) => `${stages[stage]} ${number}`).join(', ')}.`,
    `By light: ${lights.map(([light, number]) => `${colours[light]} ${number}`).join(', ')}.`,
  ]);
}

function inNumbers({
  all,
  closed,
  closedPercent,
  claimed,
  overdue,
  ...judged
}: Omit<Overview['totals'], 'stages' | 'lights'>): string {
  return `${count(all, 'item')} on the ledger: ${closed} closed (${closedPercent}%${punctual(judged)}), ${claimed} claimed, ${overdue} overdue.`;
}

/** Of those closed, how many were claimed by their dates; nothing where none is closed. */
function punctual({ onTime, late }: Pick<Overview['totals'], 'onTime' | 'late'>): string {
  return onTime + late === 0 ? '' : `; ${onTime} on time, ${late} late`;
}

function named({ id, title, lead }: SurveyRow, lookup: Lookup): string {
  return `${id} ${title} (${lead === undefined ? 'unassigned' : lookup.unit(lead)})`;
}

function red(row: SurveyRow, lookup: Lookup): string {
  return `${named(row, lookup)}: ${row.reasons.map(reason).join('; ')}`;
}

function redForLeader({ row, asked }: RedFinding, lookup: Lookup): string {
  const since = row.redSince === undefined ? '' : `red since ${plainDate(row.redSince)}; `;
  const next =
    asked === undefined
      ? ''
      : `. Asked now: ${lookup.position(asked.holder)}, to ${duties[asked.kind]} by ${plainDate(lookup.day(asked.due))}`;
  return `${named(row, lookup)}: ${since}${row.reasons.map(reason).join('; ')}${next}`;
}

function turned({ turned: turns }: Analysis, lookup: Lookup): readonly string[] {
  if (turns === undefined) return [];
  if (turns.length === 0) return ['Nothing.'];
  const alike = groupedBy(turns, ({ row, from }) => `from ${colours[from]} to ${colours[row.light]}`);
  return [...alike].map(([what, same]) => `${what}, ${same.length}: ${few(same, lookup)}`);
}

/** Names a few findings in full; if there are many, gives their numbers only. */
function few(turns: readonly Turn[], lookup: Lookup): string {
  const rows = turns.map(({ row }) => row);
  return rows.length <= NAMED ? rows.map((row) => named(row, lookup)).join(', ') : ids(rows.map(({ id }) => id));
}

/** How many findings a line names in full. */
const NAMED = 4;
/** How many numbers a line lists before it only says how many more there are. */
const MOST = 8;

/** Duties that are alike and due on the same day share a line. */
function due(owed: readonly Owed[], lookup: Lookup): readonly string[] {
  const alike = groupedBy(owed, ({ duty }) => `${date(lookup.day(duty.due))} ${duties[duty.kind]}`);
  return [...alike].map(([what, same]) => {
    const [only, another] = same;
    const who = only === undefined || another !== undefined ? '' : `, ${lookup.position(only.duty.holder)}`;
    return `${what}: ${new Set(same.map(({ row }) => row)).size} (${ids(same.map(({ row }) => row.id))}${who})`;
  });
}

function ids(all: readonly string[]): string {
  const distinct = [...new Set(all)];
  return distinct.length <= MOST ? distinct.join(', ') : `${distinct.slice(0, MOST).join(', ')} and more`;
}

function drafts({ rows }: Analysis, { draft }: DailyAnalysis): readonly string[] {
  return [
    ...(draft === undefined ? [] : [`Circular up to ${plainDate(draft.period)} (${draft.id})`]),
    ...[...groupedBy(rows.flatMap(draftsOf), ({ letter }) => letter)].map(
      ([letter, same]) => `${formal[letter]}: ${same.length} (${ids(same.map(({ finding }) => finding))})`,
    ),
  ];
}

const mailTroubles: Readonly<Record<MailTrouble['trouble'], string>> = {
  stuck: 'the mail server takes nothing for now, it is tried again',
  refused: "the recipient's mail server refuses it",
  'no-address': 'there is no address',
  returned: 'letters come back as undeliverable',
};

function stuck({ rows }: Analysis, { troubles }: DailyAnalysis, lookup: Lookup): readonly string[] {
  return [
    ...troubles.map((one) => `Campaign: ${lookup.position(one.position)}, ${mailTroubles[one.trouble]}`),
    ...rows.flatMap((row) =>
      row.stuck.map((one) => `${row.id}: ${lookup.position(one.position)}, ${mailTroubles[one.trouble]}`),
    ),
  ];
}

type Content = Pick<FormalLetterText, 'title' | 'addressee' | 'body' | 'closing'>;

function framed({ office, issued }: DocumentFrame): Omit<FormalLetterText, keyof Content> {
  const on = issued === undefined ? { blank: 'date' } : plainDate(issued.on);
  return defined({
    head: office.name,
    number: [issued?.number ?? { blank: 'number' }],
    signature: office.name,
    date: [on],
    enquiries: office.telephone === undefined ? undefined : `(Telephone: ${office.telephone})`,
    copies: ['Copy: ', { blank: 'who gets a copy' }],
    imprint: [`${office.name}, issued `, on],
  });
}

const documents: Readonly<Record<OfficialKind, (overview: Overview, frame: DocumentFrame, lookup: Lookup) => Content>> =
  {
    circular: (overview, { campaign: of, until, issued }, lookup) => ({
      title: [`Circular on the progress of ${of}`],
      addressee: ['To all lead units'],
      body: [
        ...numbered([
          ['Overall', [`As of ${plainDate(until)}: ${summed(overview)}`]],
          ['Planned and done', plannedIn(overview.rows) === undefined ? [] : [`${inPlan(overview.rows)}.`]],
          ['Doing well', judged(overview, 'praised', lookup)],
          ['Behind', judged(overview, 'criticised', lookup)],
          ['Closed', byUnit(overview.rows.filter(isClosed), lookup)],
          [
            'Reports not sent in time',
            byUnit(
              overview.rows.filter(({ missed }) => missed > 0),
              lookup,
            ),
          ],
          ['Overdue and not claimed', byUnit(overview.rows.filter(isRowOverdue), lookup)],
          ['Red', list(overview.reds, (row) => red(row, lookup))],
        ]),
        [
          'The heads of the units named above for what is overdue, missing or red are asked to take it in hand in person and to ',
          issued === undefined ? { blank: 'what, by when' } : 'put it right without delay',
          '; all others are asked to finish by their dates and criteria.',
        ],
      ],
      closing: 'This circular is to inform you accordingly.',
    }),
    'phase-summary': (overview, { campaign: of, until }, lookup) => ({
      title: [`${of}: summary of the concentrated phase (draft)`],
      addressee: ['To ', { blank: 'addressees' }],
      body: numbered([
        ['Overall', [`The concentrated phase ended on ${plainDate(until)}: ${summed(overview)}`]],
        [
          'Closed, being consolidated',
          byUnit(
            overview.rows.filter((row) => isClosed(row) && row.track !== 'long-term'),
            lookup,
          ),
        ],
        [
          'Long-term, completed in stages',
          list(
            overview.rows.filter((row) => isClosed(row) && row.track === 'long-term'),
            (row) =>
              `${named(row, lookup)}${row.nextCheck === undefined ? '' : `: next check from ${plainDate(row.nextCheck)}`}`,
          ),
        ],
        [
          'Not closed, going on',
          list(
            overview.rows.filter((row) => !isClosed(row)),
            (row) => `${named(row, lookup)}: ${stages[row.stage]}, ${nextDeadline(row)}`,
          ),
        ],
      ]),
      closing: 'This report is for your information.',
    }),
  };

/** Numbers the parts, leaving out those that are empty. */
function numbered(parts: readonly (readonly [heading: string, lines: readonly string[]])[]): readonly Passage[] {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines], index) => [[`${index + 1}. ${heading}`], ...lines.map((line): Passage => [line])]);
}

/** How many findings a list names; the ledger has the rest. */
const ON_A_LIST = 12;
const ON_THE_REPORT = 5;

function list<Row>(rows: readonly Row[], line: (row: Row) => string): readonly string[] {
  const shown = rows.slice(0, ON_A_LIST).map((row) => `${line(row)}.`);
  return rows.length <= ON_A_LIST ? shown : [...shown, `${rows.length - ON_A_LIST} more stand in the ledger.`];
}

function summed({ totals: sums, reds }: Overview): string {
  return `${inNumbers(sums)} ${reds.length} red.`;
}

function byUnit(rows: readonly SurveyRow[], lookup: Lookup): readonly string[] {
  const units = groupedBy(rows, ({ lead }) => (lead === undefined ? 'unassigned' : lookup.unit(lead)));
  const each = [...units].map(
    ([unit, mine]) =>
      `${unit} ${mine.length} (${ids(mine.map(({ id }) => id))}${punctual(punctualityIn(mine.map(({ punctuality }) => punctuality)))})`,
  );
  return each.length === 0 ? [] : [`${each.join('; ')}.`];
}

/** What the plan has due by now, and what of it is done. */
function inPlan(rows: readonly SurveyRow[]): string {
  const { due, done } = plannedIn(rows) ?? { due: 0, done: 0 };
  return `${count(due, 'measure')} due, ${done} of them done`;
}

/** Units praised or criticised by rule, each with what it is for. */
function judged({ rows }: Overview, verdict: UnitStanding['verdict'], lookup: Lookup): readonly string[] {
  const those = unitStandings(rows).filter((one) => one.verdict === verdict);
  return list(those, ({ unit, all, closed, onTime, overdue, missed }) =>
    verdict === 'praised'
      ? `${lookup.unit(unit)}: leads ${all}, ${closed} closed, ${onTime} on time`
      : `${lookup.unit(unit)}: leads ${all}, ${overdue} overdue, reports missing for ${missed}`,
  );
}

function needOf(need: LeaderNeed, lookup: Lookup): string {
  switch (need.code) {
    case 'approval':
      return `closure awaits the decision of ${lookup.position(need.position)}`;
    case 'talk':
      return 'a talk is drafted and needs its host and time';
    case 'superior-consent':
      return `an extension to ${plainDate(need.to)} is past the superior's date and needs his consent`;
  }
}

/** A finding in a report's table: number and title, and the lead unit. */
function inTable({ id, title, lead }: SurveyRow, lookup: Lookup): readonly string[] {
  return [`${id} ${title}`, lead === undefined ? 'not assigned' : lookup.unit(lead)];
}

function columns(last: string, percent: number): ReportTable['columns'] {
  return [
    { name: 'Matter', percent: 30 },
    { name: 'Lead unit', percent: 22 },
    { name: last, percent },
  ];
}

function restOf(rows: readonly SurveyRow[]): { readonly rest?: string } {
  const more = rows.length - ON_THE_REPORT;
  return more > 0 ? { rest: `${more} more: see the ledger.` } : {};
}

function nextDeadline({ deadline, extensions, track }: SurveyRow): string {
  if (deadline === undefined) return track === 'long-term' ? 'long-term' : 'no date yet';
  return `${extensions > 0 ? 'extended to' : 'due'} ${plainDate(deadline)}`;
}
