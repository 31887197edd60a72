import { campaignWords } from '../campaign-view';
import { batches } from './batches';
import { date, plainDate } from './dates';
import { formalLetters, frame } from './formal-letters';
import { reason } from './reasons';
import { registers } from './registers';
import { colours, duties, formal, stages } from './terms';

export const campaign = campaignWords({
  terms: { stages, duties, colours, formal, reason },
  registers,
  batches,
  formalLetters,
  frame,
  said: {
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
      timetable: '工作安排',
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
    timetable: {
      dispatch: '定期调度会',
      batch: '督查批次安排',
      'phase-report': '阶段总结',
      'self-assessment': '自查自评',
      appraisal: '整改考核',
      'superior-review': '迎接上级回头看',
    },
  },
  names: {
    dailyAnalysis: (name, day) => `${name}（${plainDate(day)}）`,
    chasedCircular: '通报待签发（催办）',
  },
  matters: (names, more) => `${names.join('、')}${more ? '等' : ''}`,
  by: (day, time) => `时限：${date(day)}${time}前`,
  leads: {
    weeklyPage: [
      '现将亮红灯的整改事项报上，请呈领导阅示，并请督促牵头单位抓紧整改。',
      '领导有批示或需专题研究的，请告知整改办，由整改办登记交办。无批示的，不必回复。',
    ],
    report: (until) => `截至${plainDate(until)}的半月专报已拟稿（见附件），请审改后报送领导。`,
    phaseEnd: '集中整改期已届满。工作总结初稿见附件：已销号的转入巩固期，未销号的按各自时限继续整改。',
    circular: (until, isChased) =>
      `${isChased ? '至今未签发：' : ''}截至${plainDate(until)}整改进展情况的通报已拟稿（见附件），请审改并签发。`,
    howToSign: (draft) => `签发后请登记文号和签发人（文稿编号${draft}）；暂缓签发的，请写明理由和新的日期。`,
    calendar: (year) => `${year}年放假调休安排尚未录入，该年的时限暂按周一至周五推算。`,
    howToEnter: '请将国务院办公厅公布的安排写入calendar.yaml，再运行duban campaign amend。',
    entry: ({ asks, entry, point, findings, isChased }) =>
      `${isChased ? '至今未办结：' : ''}请${asks}（登记编号${entry}第${point}项${findings.length === 0 ? '' : `，涉及${findings.join('、')}`}）。`,
    entrySays: (text) => `内容：${text}`,
    howToSettle: (entry, point) => `办理情况请书面告知整改办，注明${entry}第${point}项。`,
    batchTask: (group, batch, which, number, isChased) =>
      `${isChased ? '至今未报齐结果：' : ''}请${group}办理${batch}督查任务，共${number}项：${which}。`,
    batchDays: (from, until) =>
      `督查时间：${plainDate(from)}至${plainDate(until)}。任务书见附件，填好后直接回复本邮件并添加为附件，也可交整改办登记；逐项回复的，每项一行，行首写编号，如“进展属实：情况”或“发现不足：缺什么”，另起行写明“方式：……”。拟销号的问题按核实程序办理。`,
    timetable: {
      dispatch: {
        asks: (day) => `请筹备${plainDate(day)}的定期调度会，汇总进展滞后、逾期和需协调解决的事项，通知参会单位。`,
        afterwards: '会后请登记会议，逐项写明议定事项、承办单位和时限；另定会期的，请先登记会议日期。',
      },
      batch: {
        asks: (day) => `请拟定${plainDate(day)}开始的督查批次，明确督查的问题、督查组、人员和方式。`,
        afterwards: '批次确定后，任务书随信发至各督查组，本项即办结。',
      },
      'phase-report': {
        asks: () => '请形成集中整改阶段总结，经领导审定后报送。',
        afterwards: '报送后请登记报送材料，对应事项选“阶段总结”，写明报送对象和文号。',
      },
      'self-assessment': {
        asks: () => '请组织自查自评：对照反馈问题逐项核对整改情况和佐证材料，形成自查自评报告，经领导审定后报送。',
        afterwards: '报送后请登记报送材料，对应事项选“自查自评”，写明报送对象和文号。',
      },
      appraisal: {
        asks: () => '请对各责任单位整改情况进行考核，结果报领导小组审定。',
        afterwards: '考核结果报出后请登记报送材料，对应事项选“整改考核”，写明报送对象和文号。',
      },
      'superior-review': {
        asks: (day) => `上级将于${plainDate(day)}前后开展回头看，请更新整改台账，核对佐证材料，形成整改情况报告。`,
        afterwards:
          '报送后请登记报送材料，对应事项选“迎接上级回头看”，写明报送对象和文号；上级提出的意见，登记为征求意见。',
      },
    },
    notDoneYet: (task) => `${task}至今未办结。`,
    relieved: (entry) => `${entry}系误登，已撤销，其中交您办理的事项不再办理。`,
    letter: (letter, findings, unit) =>
      `现印发${letter}，涉及${unit === undefined ? '' : `${unit}牵头的`}${findings.join('、')}，共${findings.length}项。`,
    signed: (number, signer, hasCopy) =>
      `文号：${number}。签发人：${signer}。原件按公文渠道送达${hasCopy ? '，附件为副本' : ''}。`,
    answer: (day, time) =>
      `请于${date(day)}${time}前书面回复：写明采取的措施、责任人和完成时限，经主要负责人签字、加盖公章。`,
    issued: (until) => `现印发截至${plainDate(until)}整改进展情况的通报（见附件）。`,
    issuedCopy: (number, signer) => `文号：${number}。签发人：${signer}。本邮件为副本，原件另行送达。`,
  },
  headings: {
    overall: '总体情况',
    reds: (number) => `红灯（${number}项）`,
    redsOfWeek: (number) => `红灯事项（${number}项）`,
    redsOf: (leader, number) => `${leader}牵头的红灯事项（${number}项）`,
    turned: '较上次变化',
    today: '今日到期',
    soon: '五个工作日内到期',
    drafts: '待签发文稿',
    stuck: '信件未送达',
    unanswered: '未应答',
  },
  sums: ({ all, closed, closedPercent, claimed, overdue, punctual }) =>
    `台账共${all}项，已销号${closed}项（${closedPercent}%${punctual}），已申请销号${claimed}项，逾期${overdue}项`,
  punctual: (onTime, late) => `，其中按时${onTime}项、逾期${late}项`,
  withReds: (sums, reds) => `${sums}，亮红灯${reds}项。`,
  asOf: (day, sums) => `截至${plainDate(day)}，${sums}`,
  ended: (day, sums) => `集中整改期于${plainDate(day)}届满，${sums}`,
  byStage: (all) => `按阶段：${all.join('、')}。`,
  byLight: (all) => `按亮灯：${all.join('、')}。`,
  soMany: (what, number) => `${what}${number}项`,
  unassigned: '未交办',
  matter: (finding, title) => `${finding}${title}`,
  named: (matter, unit) => `${matter}（${unit}）`,
  about: (named, what) => `${named}：${what}`,
  redSince: (day) => `${plainDate(day)}起亮红灯，`,
  askedNow: (position, duty, due) => `；现由${position}${duty}，时限${plainDate(due)}`,
  nothingTurned: '无变化。',
  turn: (from, to) => `${from}转${to}`,
  turns: (turn, number, which) => `${turn}${number}项：${which}`,
  listed: (names) => names.join('、'),
  andMore: (listed) => `${listed}等`,
  clauses: (clauses) => clauses.join('；'),
  sentence: (words) => `${words}。`,
  due: (day, duty, number, which, who) =>
    `${date(day)}：${duty}${number}项（${which}${who === undefined ? '' : `，${who}`}）`,
  draft: (until, id) => `通报，截至${plainDate(until)}（${id}）`,
  drafts: (letter, number, which) => `${letter}${number}份（${which}）`,
  troubles: {
    stuck: '邮件服务器暂不接收，仍在重试',
    refused: '对方邮件服务器拒收',
    'no-address': '没有邮箱地址',
    returned: '邮件被退回',
  },
  thisCampaign: '整改工作',
  stuck: (what, position, trouble) => `${what}：${position}，${trouble}`,
  report: {
    title: (of) => `${of}半月专报`,
    addressee: (until, inPlan) => [{ blank: '呈报领导' }, `：现将截至${plainDate(until)}的整改进展报告如下。${inPlan}`],
    figures: {
      all: '台账',
      closed: '已销号',
      claimed: '已申请销号',
      overdue: '逾期',
      red: '亮红灯',
      incomplete: '六有不全',
    },
    items: (number) => `${number}项`,
    closed: (number, percent, punctual) => `${number}项（${percent}%${punctual}）`,
    needed: (number) => `需领导协调事项（${number}项）`,
    reds: (number) => `亮红灯事项（${number}项）`,
    columns: { matter: '事项', unit: '牵头单位', need: '需协调的事', why: '原因', leader: '牵头领导' },
    nothing: '无',
  },
  rest: (number) => `其余${number}项见台账。`,
  needs: {
    approval: (position) => `销号待${position}审定`,
    talk: '约谈通知待签发，请定主持人和时间',
    superiorConsent: (to) => `拟延期至${plainDate(to)}，超过上报时限，须报上级同意`,
  },
  kinds: {
    'half-month-report': '半月专报',
    circular: '通报',
    'phase-summary': '阶段总结',
  },
  file: (kind, until, issued) => `${kind}${plainDate(until)}${issued ? '（副本）' : '（代拟稿）'}`,
  part: (number, heading) => `${numerals[number - 1] ?? number}、${heading}`,
  ofUnit: (unit, number, which, punctual) => `${unit}${number}项（${which}${punctual}）`,
  documents: {
    circular: {
      title: (of) => [`关于${of}`, '进展情况的通报'],
      addressee: ['各牵头单位：'],
      parts: {
        inPlan: '序时进度',
        praised: '进展较好、予以表扬的',
        criticised: '进展滞后、予以批评的',
        closed: '已销号的',
        missed: '未按时报送进展的',
        overdue: '逾期未申请销号的',
        red: '亮红灯的',
      },
      asks: (how) => [
        '请以上逾期、漏报和亮红灯事项的牵头单位主要负责人亲自过问，查明原因，',
        how,
        '；其他单位对照时限和销号标准，按期完成。',
      ],
      how: '完成要求',
      atOnce: '抓紧整改',
      closing: '特此通报。',
    },
    'phase-summary': {
      title: (of) => [of, '阶段总结（初稿）'],
      addressee: [{ blank: '主送单位' }, '：'],
      parts: {
        closed: '已销号、转入巩固期的',
        longTerm: '长期坚持、已阶段性完成的',
        open: '未销号、继续整改的',
      },
      closing: '特此报告。',
    },
  },
  inPlan: (due, done) => `应完成措施${due}条，已完成${done}条`,
  verdicts: {
    praised: ({ all, closed, onTime }) => `牵头${all}项，已销号${closed}项，按时${onTime}项`,
    criticised: ({ all, overdue, missed }) => `牵头${all}项，逾期${overdue}项，漏报${missed}项`,
  },
  nextCheck: (from) => `下次核查自${plainDate(from)}起`,
  standing: (stage, deadline) => `${stage}，${deadline}`,
  deadline: {
    longTerm: '长期坚持',
    none: '时限待定',
    extended: (day) => `经同意延期至${plainDate(day)}`,
    due: (day) => `时限${plainDate(day)}`,
  },
});

const numerals = ['一', '二', '三', '四', '五', '六', '七', '八'];
