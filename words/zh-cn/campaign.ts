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
import { date, plainDate } from './dates';
import { formalLetters } from './formal-letters';
import { batches } from './batches';
import { registers } from './registers';
import { reason } from './reasons';
import { colours, duties, formal, stages } from './terms';

export const campaign: CampaignWords = {
  circular: '通报',
  matters: {
    'daily-analysis': '每日分析',
    'weekly-page': '每周红灯事项',
    'half-month-report': '半月专报（代拟稿）',
    'phase-end': '集中整改期满',
    circular: '通报待签发',
    calendar: '节假日安排待录入',
    'follow-up': '登记事项待办',
    'batch-task': '督查任务',
    relieved: '登记事项撤销',
    letter: '正式函件',
    issued: '通报（副本）',
  },
  occasions: {
    'daily-analysis': '每日分析',
    week: '每周红灯事项',
    'period-end': '半月专报和通报',
    'phase-end': '集中整改期满',
  },
  name(matter, day) {
    const told = campaign.matters[matter.what];
    if (matter.what === 'daily-analysis') return `${told}（${plainDate(day)}）`;
    if (matter.what === 'letter')
      return formalLetters.title(matter.letter, matter.title, matter.findings.length).join('');
    return matter.what === 'circular' && matter.letter === 'chase' ? `${told}（催办）` : told;
  },
  several: (names) => `${names.slice(0, 2).join('、')}${names.length > 2 ? '等' : ''}`,
  lead(matter, lookup) {
    switch (matter.what) {
      case 'daily-analysis':
        return [];
      case 'weekly-page':
        return [
          '现将亮红灯的整改事项报上，请呈领导阅示，并请督促牵头单位抓紧整改。',
          '领导有批示或需专题研究的，请告知整改办，由整改办登记交办。无批示的，不必回复。',
        ];
      case 'half-month-report':
        return [`截至${plainDate(matter.period)}的半月专报已拟稿（见附件），请审改后报送领导。`];
      case 'phase-end':
        return ['集中整改期已届满。工作总结初稿见附件：已销号的转入巩固期，未销号的按各自时限继续整改。'];
      case 'circular':
        return [
          `${matter.letter === 'chase' ? '至今未签发：' : ''}截至${plainDate(matter.draft.period)}整改进展情况的通报已拟稿（见附件），请审改并签发。`,
          `时限：${date(lookup.day(matter.duty.due))}${lookup.time(matter.duty.due)}前`,
          `签发后请登记文号和签发人（文稿编号${matter.draft.id}）；暂缓签发的，请写明理由和新的日期。`,
        ];
      case 'calendar':
        return [
          `${matter.year}年放假调休安排尚未录入，该年的时限暂按周一至周五推算。`,
          `时限：${date(lookup.day(matter.duty.due))}${lookup.time(matter.duty.due)}前`,
          '请将国务院办公厅公布的安排写入calendar.yaml，再运行duban campaign amend。',
        ];
      case 'follow-up': {
        const { entry, point, asks, findings, text } = matter;
        const about = findings.length === 0 ? '' : `，涉及${findings.join('、')}`;
        return [
          `${matter.letter === 'chase' ? '至今未办结：' : ''}请${registers.asks[asks]}（登记编号${namedEntry(entry)}第${point}项${about}）。`,
          ...(text === undefined ? [] : [`内容：${text}`]),
          `时限：${date(lookup.day(matter.duty.due))}${lookup.time(matter.duty.due)}前`,
          `办理情况请书面告知整改办，注明${namedEntry(entry)}第${point}项。`,
        ];
      }
      case 'batch-task':
        return [
          `${matter.letter === 'chase' ? '至今未报齐结果：' : ''}请${lookup.group(matter.group)}办理${namedEntry(matter.batch)}督查任务，共${matter.findings.length}项：${ids(matter.findings)}。`,
          `督查时间：${plainDate(matter.from)}至${plainDate(matter.until)}。任务书见附件，填写后交整改办登记；拟销号的问题按核实程序办理。`,
          `时限：${date(lookup.day(matter.duty.due))}${lookup.time(matter.duty.due)}前`,
        ];
      case 'relieved':
        return [`${namedEntry(matter.entry)}系误登，已撤销，其中交您办理的事项不再办理。`];
      case 'letter':
        return [
          `现印发${formal[matter.letter]}，涉及${matter.unit === undefined ? '' : `${lookup.unit(matter.unit)}牵头的`}${matter.findings.join('、')}，共${matter.findings.length}项。`,
          `文号：${matter.number}。签发人：${matter.signer}。原件按公文渠道送达${matter.hasCopy === true ? '，附件为副本' : ''}。`,
          ...(matter.answerBy === undefined
            ? []
            : [
                `请于${date(lookup.day(matter.answerBy))}${lookup.time(matter.answerBy)}前书面回复：写明采取的措施、责任人和完成时限，经主要负责人签字、加盖公章。`,
              ]),
        ];
      case 'issued':
        return [
          `现印发截至${plainDate(matter.draft.period)}整改进展情况的通报（见附件）。`,
          `文号：${matter.number}。签发人：${matter.signer}。本邮件为副本，原件另行送达。`,
        ];
    }
  },
  analysis: (analysis, matter, lookup) =>
    [
      totals(analysis),
      section(
        `红灯（${analysis.reds.length}项）`,
        analysis.reds.map((row) => red(row, lookup)),
      ),
      section('较上次变化', turned(analysis, lookup)),
      section('今日到期', due(analysis.today, lookup)),
      section('五个工作日内到期', due(analysis.soon, lookup)),
      section('待签发文稿', drafts(analysis, matter)),
      section('信件未送达', stuck(analysis, matter, lookup)),
      section('未应答', analysis.unanswered.length === 0 ? [] : [analysis.unanswered.join('、')]),
    ].filter(({ lines }) => lines.length > 0),
  weekly: ({ day, totals: sums, red: all, mine }, sponsor, lookup) => [
    section('总体情况', [`截至${plainDate(day)}，${inNumbers(sums)}，亮红灯${all}项。`]),
    section(
      `${sponsor === undefined ? '' : `${lookup.person(sponsor)}牵头的`}红灯事项（${mine.length}项）`,
      list(mine, (one) => redForLeader(one, lookup)),
    ),
  ],
  report: (overview, frame, lookup) => {
    const { totals: sums, reds, rows } = overview;
    const needed = rows.filter(({ needs }) => needs.length > 0);
    const incomplete = rows.filter(({ lacks = [] }) => lacks.length > 0).length;
    return {
      title: `${frame.campaign}半月专报`,
      office: frame.office.name,
      addressee: [
        { blank: '呈报领导' },
        `：现将截至${plainDate(frame.until)}的整改进展报告如下。${plannedIn(rows) === undefined ? '' : `${inPlan(rows)}。`}`,
      ],
      date: [{ blank: '成文日期' }],
      figures: [
        ['台账', `${sums.all}项`],
        ['已销号', `${sums.closed}项（${sums.closedPercent}%${punctual(sums)}）`],
        ['已申请销号', `${sums.claimed}项`],
        ['逾期', `${sums.overdue}项`],
        ['亮红灯', `${reds.length}项`],
        ...(rows.some(({ lacks }) => lacks !== undefined) ? [['六有不全', `${incomplete}项`] as const] : []),
      ],
      tables: [
        {
          heading: `需领导协调事项（${needed.length}项）`,
          columns: columns('需协调的事', 48),
          rows: needed
            .slice(0, ON_THE_REPORT)
            .map((row) => [...inTable(row, lookup), row.needs.map((need) => needOf(need, lookup)).join('；')]),
          ...restOf(needed),
          nothing: '无',
        },
        {
          heading: `亮红灯事项（${reds.length}项）`,
          columns: [...columns('原因', 33), { name: '牵头领导', percent: 15 }],
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
          nothing: '无',
        },
      ],
    };
  },
  document: (kind, overview, frame, lookup) => ({
    ...framed(frame),
    ...documents[kind](overview, frame, lookup),
  }),
  file: (kind, until, issued) => `${kinds[kind]}${plainDate(until)}${issued ? '（副本）' : '（代拟稿）'}`,
};

const kinds: Readonly<Record<DocumentKind, string>> = {
  'half-month-report': '半月专报',
  circular: '通报',
  'phase-summary': '阶段总结',
};

/** An entry's number as people write it. */
function namedEntry(id: string): string {
  return entryNumber(batchNumber(id, batches.kind), registers.kinds);
}

function section(heading: string, lines: readonly string[]): LetterSection {
  return { heading, lines };
}

function totals({ totals: { stages: byStage, lights, ...sums } }: Overview): LetterSection {
  return section('总体情况', [
    `${inNumbers(sums)}。`,
    `按阶段：${byStage.map(([stage, number]) => `${stages[stage]}${number}项`).join('、')}。`,
    `按亮灯：${lights.map(([light, number]) => `${colours[light]}${number}项`).join('、')}。`,
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
  return `台账共${all}项，已销号${closed}项（${closedPercent}%${punctual(judged)}），已申请销号${claimed}项，逾期${overdue}项`;
}

/** Of those closed, how many were claimed by their dates; nothing where none is closed. */
function punctual({ onTime, late }: Pick<Overview['totals'], 'onTime' | 'late'>): string {
  return onTime + late === 0 ? '' : `，其中按时${onTime}项、逾期${late}项`;
}

function named({ id, title, lead }: SurveyRow, lookup: Lookup): string {
  return `${id}${title}（${lead === undefined ? '未交办' : lookup.unit(lead)}）`;
}

function red(row: SurveyRow, lookup: Lookup): string {
  return `${named(row, lookup)}：${row.reasons.map(reason).join('；')}`;
}

function redForLeader({ row, asked }: RedFinding, lookup: Lookup): string {
  const since = row.redSince === undefined ? '' : `${plainDate(row.redSince)}起亮红灯，`;
  const next =
    asked === undefined
      ? ''
      : `；现由${lookup.position(asked.holder)}${duties[asked.kind]}，时限${plainDate(lookup.day(asked.due))}`;
  return `${named(row, lookup)}：${since}${row.reasons.map(reason).join('；')}${next}`;
}

function turned({ turned: turns }: Analysis, lookup: Lookup): readonly string[] {
  if (turns === undefined) return [];
  if (turns.length === 0) return ['无变化。'];
  const alike = groupedBy(turns, ({ row, from }) => `${colours[from]}转${colours[row.light]}`);
  return [...alike].map(([what, same]) => `${what}${same.length}项：${few(same, lookup)}`);
}

/** Names a few findings in full; if there are many, gives their numbers only. */
function few(turns: readonly Turn[], lookup: Lookup): string {
  const rows = turns.map(({ row }) => row);
  return rows.length <= NAMED ? rows.map((row) => named(row, lookup)).join('、') : ids(rows.map(({ id }) => id));
}

/** How many findings a line names in full. */
const NAMED = 4;
/** How many numbers a line lists before it only says how many more there are. */
const MOST = 8;

/** Duties that are alike and due on the same day share a line. */
function due(owed: readonly Owed[], lookup: Lookup): readonly string[] {
  const alike = groupedBy(owed, ({ duty }) => `${date(lookup.day(duty.due))}：${duties[duty.kind]}`);
  return [...alike].map(([what, same]) => {
    const [only, another] = same;
    const who = only === undefined || another !== undefined ? '' : `，${lookup.position(only.duty.holder)}`;
    return `${what}${new Set(same.map(({ row }) => row)).size}项（${ids(same.map(({ row }) => row.id))}${who}）`;
  });
}

function ids(all: readonly string[]): string {
  const distinct = [...new Set(all)];
  return distinct.length <= MOST ? distinct.join('、') : `${distinct.slice(0, MOST).join('、')}等`;
}

function drafts({ rows }: Analysis, { draft }: DailyAnalysis): readonly string[] {
  return [
    ...(draft === undefined ? [] : [`通报，截至${plainDate(draft.period)}（${draft.id}）`]),
    ...[...groupedBy(rows.flatMap(draftsOf), ({ letter }) => letter)].map(
      ([letter, same]) => `${formal[letter]}${same.length}份（${ids(same.map(({ finding }) => finding))}）`,
    ),
  ];
}

const mailTroubles: Readonly<Record<MailTrouble['trouble'], string>> = {
  stuck: '邮件服务器暂不接收，仍在重试',
  refused: '对方邮件服务器拒收',
  'no-address': '没有邮箱地址',
  returned: '邮件被退回',
};

function stuck({ rows }: Analysis, { troubles }: DailyAnalysis, lookup: Lookup): readonly string[] {
  return [
    ...troubles.map((one) => `整改工作：${lookup.position(one.position)}，${mailTroubles[one.trouble]}`),
    ...rows.flatMap((row) =>
      row.stuck.map((one) => `${row.id}：${lookup.position(one.position)}，${mailTroubles[one.trouble]}`),
    ),
  ];
}

type Content = Pick<FormalLetterText, 'title' | 'addressee' | 'body' | 'closing'>;

function framed({ office, issued }: DocumentFrame): Omit<FormalLetterText, keyof Content> {
  const on = issued === undefined ? { blank: '成文日期' } : plainDate(issued.on);
  return defined({
    head: office.name,
    number: [issued?.number ?? { blank: '发文字号' }],
    signature: office.name,
    date: [on],
    enquiries: office.telephone === undefined ? undefined : `（联系电话：${office.telephone}）`,
    copies: ['抄送：', { blank: '抄送单位' }, '。'],
    imprint: [office.name, '　', on, '印发'],
  });
}

const documents: Readonly<Record<OfficialKind, (overview: Overview, frame: DocumentFrame, lookup: Lookup) => Content>> =
  {
    circular: (overview, { campaign: of, until, issued }, lookup) => ({
      title: [`关于${of}`, '进展情况的通报'],
      addressee: ['各牵头单位：'],
      body: [
        ...numbered([
          ['总体情况', [`截至${plainDate(until)}，${summed(overview)}`]],
          ['序时进度', plannedIn(overview.rows) === undefined ? [] : [`${inPlan(overview.rows)}。`]],
          ['进展较好、予以表扬的', judged(overview, 'praised', lookup)],
          ['进展滞后、予以批评的', judged(overview, 'criticised', lookup)],
          ['已销号的', byUnit(overview.rows.filter(isClosed), lookup)],
          [
            '未按时报送进展的',
            byUnit(
              overview.rows.filter(({ missed }) => missed > 0),
              lookup,
            ),
          ],
          ['逾期未申请销号的', byUnit(overview.rows.filter(isRowOverdue), lookup)],
          ['亮红灯的', list(overview.reds, (row) => red(row, lookup))],
        ]),
        [
          '请以上逾期、漏报和亮红灯事项的牵头单位主要负责人亲自过问，查明原因，',
          issued === undefined ? { blank: '完成要求' } : '抓紧整改',
          '；其他单位对照时限和销号标准，按期完成。',
        ],
      ],
      closing: '特此通报。',
    }),
    'phase-summary': (overview, { campaign: of, until }, lookup) => ({
      title: [of, '阶段总结（初稿）'],
      addressee: [{ blank: '主送单位' }, '：'],
      body: numbered([
        ['总体情况', [`集中整改期于${plainDate(until)}届满，${summed(overview)}`]],
        [
          '已销号、转入巩固期的',
          byUnit(
            overview.rows.filter((row) => isClosed(row) && row.track !== 'long-term'),
            lookup,
          ),
        ],
        [
          '长期坚持、已阶段性完成的',
          list(
            overview.rows.filter((row) => isClosed(row) && row.track === 'long-term'),
            (row) =>
              `${named(row, lookup)}${row.nextCheck === undefined ? '' : `：下次核查自${plainDate(row.nextCheck)}起`}`,
          ),
        ],
        [
          '未销号、继续整改的',
          list(
            overview.rows.filter((row) => !isClosed(row)),
            (row) => `${named(row, lookup)}：${stages[row.stage]}，${nextDeadline(row)}`,
          ),
        ],
      ]),
      closing: '特此报告。',
    }),
  };

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'] as const;

/** Numbers the parts, leaving out those that are empty. */
function numbered(parts: readonly (readonly [heading: string, lines: readonly string[]])[]): readonly Passage[] {
  return parts
    .filter(([, lines]) => lines.length > 0)
    .flatMap(([heading, lines], index) => [
      [`${numerals[index] ?? ''}、${heading}`],
      ...lines.map((line): Passage => [line]),
    ]);
}

/** How many findings a list names; the ledger has the rest. */
const ON_A_LIST = 12;
const ON_THE_REPORT = 6;

function list<Row>(rows: readonly Row[], line: (row: Row) => string): readonly string[] {
  const shown = rows.slice(0, ON_A_LIST).map((row) => `${line(row)}。`);
  return rows.length <= ON_A_LIST ? shown : [...shown, `其余${rows.length - ON_A_LIST}项见台账。`];
}

function summed({ totals: sums, reds }: Overview): string {
  return `${inNumbers(sums)}，亮红灯${reds.length}项。`;
}

function byUnit(rows: readonly SurveyRow[], lookup: Lookup): readonly string[] {
  const units = groupedBy(rows, ({ lead }) => (lead === undefined ? '未交办' : lookup.unit(lead)));
  const each = [...units].map(
    ([unit, mine]) =>
      `${unit}${mine.length}项（${ids(mine.map(({ id }) => id))}${punctual(punctualityIn(mine.map(({ punctuality }) => punctuality)))}）`,
  );
  return each.length === 0 ? [] : [`${each.join('；')}。`];
}

/** What the plan has due by now, and what of it is done. */
function inPlan(rows: readonly SurveyRow[]): string {
  const { due, done } = plannedIn(rows) ?? { due: 0, done: 0 };
  return `应完成措施${due}条，已完成${done}条`;
}

/** Units praised or criticised by rule, each with what it is for. */
function judged({ rows }: Overview, verdict: UnitStanding['verdict'], lookup: Lookup): readonly string[] {
  const those = unitStandings(rows).filter((one) => one.verdict === verdict);
  return list(those, ({ unit, all, closed, onTime, overdue, missed }) =>
    verdict === 'praised'
      ? `${lookup.unit(unit)}：牵头${all}项，已销号${closed}项，按时${onTime}项`
      : `${lookup.unit(unit)}：牵头${all}项，逾期${overdue}项，漏报${missed}项`,
  );
}

function needOf(need: LeaderNeed, lookup: Lookup): string {
  switch (need.code) {
    case 'approval':
      return `销号待${lookup.position(need.position)}审定`;
    case 'talk':
      return '约谈通知待签发，请定主持人和时间';
    case 'superior-consent':
      return `拟延期至${plainDate(need.to)}，超过上报时限，须报上级同意`;
  }
}

/** A finding in a report's table: number and title, and the lead unit. */
function inTable({ id, title, lead }: SurveyRow, lookup: Lookup): readonly string[] {
  return [`${id}${title}`, lead === undefined ? '未交办' : lookup.unit(lead)];
}

function columns(last: string, percent: number): ReportTable['columns'] {
  return [
    { name: '事项', percent: 30 },
    { name: '牵头单位', percent: 22 },
    { name: last, percent },
  ];
}

function restOf(rows: readonly SurveyRow[]): { readonly rest?: string } {
  const more = rows.length - ON_THE_REPORT;
  return more > 0 ? { rest: `其余${more}项见台账。` } : {};
}

function nextDeadline({ deadline, extensions, track }: SurveyRow): string {
  if (deadline === undefined) return track === 'long-term' ? '长期坚持' : '时限待定';
  return `${extensions > 0 ? '经同意延期至' : '时限'}${plainDate(deadline)}`;
}
