import type { FileRef } from '../../domain/finding/finding';
import type { DutyKind, Limit } from '../../domain/policy/policy';
import type { FactWords } from '../letter-facts';
import { letterWords, type LetterStrings } from '../letter-view';
import type { LetterWords, Lookup } from '../letters';
import type { Words } from '../words';
import { date, plainDate } from './dates';
import { commitments, duties, formal, rhythms } from './terms';

export const news: Words['news'] = {
  'told-assigned': '交办通知（配合单位）',
  'told-former-unit': '责任单位调整通知',
  'part-received': '配合单位报送情况',
  'plan-returned': '整改方案退回修改',
  'plan-accepted': '整改方案审核通过',
  'extension-agreed': '同意延期',
  'extension-refused': '不同意延期',
  'claim-incomplete': '销号材料退回补正',
  'outcome-closed': '销号结果（同意销号）',
  'outcome-lacking': '销号结果（尚不能销号）',
  'outcome-rejected': '销号结果（未同意销号）',
  'superior-returned': '上级审核结果（退回继续整改）',
  reopened: '取消销号、重新整改',
  held: '暂缓办理',
  resumed: '恢复整改',
  'issued-letter': '正式函件印发',
  nudge: '催请',
  'lacking-found': '日常督查发现不足',
  'node-lacking': '节点督查发现不足',
  withdrawn: '移出台账',
  'withdrawal-asked': '拟移出台账',
  'withdrawal-refused': '不移出台账',
  assigned: '交办情况',
  'told-former-co-unit': '配合单位调整通知',
  'co-units-changed': '配合单位调整',
  'deadline-changed': '整改时限调整',
  'rhythm-changed': '报告频次调整',
  'criteria-changed': '销号标准调整',
  'claim-lapsed': '销号申请失效',
  'claim-withdrawn': '销号申请撤回',
  'named-to-check': '参加核查通知',
  'called-off': '不再需要办理',
  'taken-back': '更正通知',
};

const told: LetterStrings['told'] = {
  'told-assigned': (of) => `现将${of}交办，你单位为配合单位`,
  'told-former-unit': (of) => `${of}已调整由其他单位牵头，你单位不再牵头`,
  'part-received': (of) => `${of}的配合单位已报送其负责部分`,
  'plan-returned': (of) => `${of}的整改方案退回修改，请修改后重新报送`,
  'plan-accepted': (of) => `${of}的整改方案已审核通过，请按方案整改`,
  'extension-agreed': (of) => `同意${of}的延期申请`,
  'extension-refused': (of) => `不同意${of}的延期申请，请按现时限完成整改`,
  'claim-incomplete': (of) => `${of}的销号材料不齐全，请补正后重新申请销号`,
  'outcome-closed': (of) => `${of}同意销号，转入巩固期`,
  'outcome-lacking': (of) => `${of}经核实尚不能销号，请继续整改`,
  'outcome-rejected': (of) => `${of}未同意销号，请继续整改`,
  'superior-returned': (of) => `上级审核对${of}未予认可，退回继续整改`,
  reopened: (of) => `${of}取消销号、重新整改`,
  held: (of) => `${of}暂缓办理`,
  resumed: (of) => `${of}恢复整改，内部时限已按暂缓天数顺延`,
  'issued-letter': (of) => `已就${of}印发正式函件`,
  nudge: (of) => `请尽快办理${of}`,
  'lacking-found': (of) => `日常督查发现${of}整改不足，请抓紧整改`,
  'node-lacking': (of) => `节点督查发现${of}的措施未落实到位，请整改后重新报告完成`,
  withdrawn: (of) => `${of}已移出台账，不再督办`,
  'withdrawal-asked': (of) => `${of}拟移出台账，待整改办主任审定；审定前照常办理`,
  'withdrawal-refused': (of) => `${of}不移出台账，照常办理`,
  assigned: (of) => `${of}已交办`,
  'told-former-co-unit': (of) => `你单位不再列为${of}的配合单位`,
  'co-units-changed': (of) => `${of}的配合单位有调整`,
  'deadline-changed': (of) => `${of}的整改时限有调整`,
  'rhythm-changed': (of) => `${of}的报告频次有调整，请自下一期起按新的频次报送进展`,
  'criteria-changed': (of) => `${of}的销号标准有调整`,
  'claim-lapsed': (of) => `因销号标准已调整，${of}待确认的销号申请失效，请按新标准重新申请`,
  'claim-withdrawn': (of) => `责任单位已撤回${of}的销号申请`,
  'named-to-check': (of) => `请参加${of}的督查核实`,
  'called-off': (of) => `${of}的审核、核查、审定或签发事项不再需要您办理`,
  'taken-back': (of) => `${of}此前的一项登记有误，已撤回，恢复登记前的状态`,
};

/** The matter, where it is named, as what something belongs to. */
function its(of: string): string {
  return of === '' ? '' : `${of}的`;
}

function it(of: string): string {
  return of === '' ? '本事项' : of;
}

const tasks: LetterStrings['tasks'] = {
  assign: (of) => `交办${of}`,
  acknowledge: (of) => `签收${of}`,
  plan: (of) => `报送${its(of)}整改方案`,
  'accept-plan': (of) => `审核${its(of)}整改方案`,
  report: (of) => `报送${its(of)}本期整改进展`,
  milestone: (of, { numbers, measure }) =>
    `完成${its(of)}第${numbers.join('、')}项措施${measure === undefined ? '' : `（${measure}）`}`,
  rectify: (of) => `完成${its(of)}整改并申请销号`,
  commit: (of, { committed }) =>
    `由主要负责人确认${its(of)}${committed === undefined ? '申报' : commitments[committed]}`,
  reply: (of, { number }) => `就${it(of)}书面回复督办函${number === undefined ? '' : `（${number}）`}`,
  'talk-report': (of) => `报送${its(of)}约谈后整改情况`,
  instruction: (of) => `报告${its(of)}批示办理情况`,
  'decide-extension': (of) => `决定${its(of)}延期申请`,
  'decide-withdrawal': (of) => `审定${it(of)}移出台账`,
  completeness: (of) => `初审${its(of)}销号材料`,
  'assign-check': (of) => `安排${its(of)}核查`,
  check: (of) => `核实${its(of)}整改情况`,
  'inspect-node': (of, { numbers, measure }) =>
    `对${its(of)}第${numbers.join('、')}项措施${measure === undefined ? '' : `（${measure}）`}开展节点督查`,
  approve: (of) => `审定${its(of)}销号`,
  'sign-off': (of, { draft }) => `审改并签发${its(of)}${draft === undefined ? '' : formal[draft]}代拟稿`,
  'public-notice': (of) => `公示${its(of)}销号情况`,
  'look-back': (of) => `对${it(of)}开展回头看`,
  'long-term-check': (of) => `对${it(of)}开展季度核查`,
  'review-hold': (of) => `复核${its(of)}暂缓`,
  'mend-address': (_, { position }) => `补正邮箱：${position}`,
  'update-calendar': () => duties['update-calendar'],
  'follow-up': () => duties['follow-up'],
  timetable: () => duties.timetable,
};

/** What a chase says of duties that bring nothing in. */
const lacking: Partial<Record<DutyKind, string>> = {
  acknowledge: '尚未签收',
  milestone: '尚未收到完成情况',
  rectify: '尚未申请销号',
  commit: '尚未确认',
};

function due(at: number, lookup: Lookup): string {
  return `${date(lookup.day(at))}${lookup.time(at)}前`;
}

const opening: LetterStrings['names']['opening'] = {
  acknowledge: '交办通知',
  assign: '待交办事项',
  'accept-plan': '整改方案审核',
  commit: '提请主要负责人确认',
  'decide-extension': '延期申请待决定',
  'decide-withdrawal': '移出台账待审定',
  completeness: '销号材料初审',
  'assign-check': '安排核查',
  check: '督查核实通知',
  'inspect-node': '节点督查通知',
  approve: '提请审定销号',
  reply: '书面回复督办函',
  'talk-report': '约谈后整改情况报送',
  instruction: '批示办理情况报送',
  'mend-address': '补正邮箱',
};

const howNews: LetterStrings['howNews'] = {
  nudge: '直接回复本邮件，说明办理情况',
  'plan-returned': '修改后重新回复“方案”',
  'claim-incomplete': '补正后重新回复“申请销号”',
  'outcome-lacking': '整改到位后重新回复“申请销号”',
  'outcome-rejected': '补正后重新回复“申请销号”',
  'superior-returned': '整改到位后重新回复“申请销号”',
  'claim-lapsed': '按新标准重新回复“申请销号”',
  'named-to-check': '由督查组组长组织核查并回复结果，不必回复本邮件',
  reopened: '整改到位后重新回复“申请销号”',
};

const facts: FactWords = {
  labels: {
    rhythm: '报告频次',
    lead: '牵头单位',
    coUnits: '配合单位',
    problem: '反馈问题',
    deadline: '整改时限',
    askedUntil: '申请延至',
    reason: '申请理由',
    receiver: '拟并入或移交',
    instruction: '批示内容',
    claimed: '申请销号',
    evidence: '销号佐证',
    reply: '书面回复',
    files: '附件',
    checkers: '核查人员',
    node: '节点措施',
    check: '督查核实',
    approved: '已审定',
    rejectedBy: '未同意',
    lookBack: '回头看',
    toMend: '修改意见',
    toComplete: '需补正',
    lacking: '欠缺事项',
    message: '内容',
    why: '理由',
    letter: '函件',
    number: '发文字号',
    signer: '签发人',
    answerBy: '书面回复',
    draft: '代拟稿',
    cause: '起因',
    missed: '漏报',
    reminded: '已提醒',
    chased: '已催办',
    measures: '所报措施',
    openMeasures: '未完成措施',
    criteria: '销号标准',
  },
  methods: { documents: '查阅资料', site: '实地查看', interview: '座谈了解' },
  roles: {
    'working-group-head': '整改工作组组长',
    sponsor: '牵头市领导',
    director: '整改办主任',
    'leading-group': '领导小组',
  },
  formal,
  rhythms,
  comma: '、',
  semicolon: '；',
  date,
  plainDate,
  due,
  outcomes: { rectified: '已整改', continuing: '持续整改', 'not-rectified': '未整改' },
  check: (parts) => parts.filter((part) => part !== '').join('，'),
  evidence: ({ criterion, stated, count, statement, files }) =>
    `标准${criterion}：${[
      ...(stated ? [statement ?? '有文字说明'] : []),
      ...(count === 0 ? [] : [filesNamed(count, files)]),
    ].join('，')}`,
  files: filesNamed,
  approval: (role, person, on) => `${role}（${person}，${on}）`,
  lookBack: (from) => `计划于${from}起进行`,
  measure: (number, text, until) => `第${number}项${text ?? ''}（${until}）`,
  node: '节点',
  reportedDone: (on) => `${on}报告完成`,
  item: ({ number, text }) => (text === undefined ? `第${number}项` : `${number}．${text}`),
  toldSeparately: (items) => `${items}，具体内容由整改办另行告知`,
  howMany: (criteria) => `共${criteria}条`,
  draft: (letter, id) => `${letter}（编号${id}）`,
  cause: (kind, until) => `${duties[kind]}超期${until === undefined ? '' : `（应于${until}）`}`,
  missed: (reports) => `连续${reports}次`,
};

function filesNamed(count: number, files: readonly FileRef[] | undefined): string {
  return files === undefined ? `附件${count}份` : `附件${files.map(({ name: file }) => `《${file}》`).join('、')}`;
}

const committing = '须经主要负责人签字、加盖公章：请附扫描件由整改办核对，或由主要负责人回复“确认”。';
const decision = '同意的，回复“同意”；不同意的，回复“不同意：理由”。';

const requests: LetterStrings['requests'] = {
  acknowledge: ({ plan }) => [
    ...(plan === undefined
      ? []
      : [
          `签收后${limit(plan.within)}内（最迟${plainDate(plan.latest)}）报送整改方案。整改方案须经主要负责人签字、加盖公章。`,
        ]),
    '对责任分工有异议的，请在签收时限内书面提出，回复“申请调整责任单位：理由”。',
  ],
  plan: ({ planWithClaim }) => [
    '方案应逐项写明整改措施、完成日期和销号标准；台账所列销号标准可以增加，不得自行降低。',
    '完成后须由督查组实地督查的关键措施，在行末加写“| 节点”。',
    `整改方案${committing}`,
    ...(planWithClaim === true ? ['立行立改已整改到位的，可直接回复“申请销号”，逐条写明完成情况，不再另报方案。'] : []),
  ],
  'accept-plan': () => [decision],
  report: () => ['没有变化的，回复“无变化”即可；已完成的措施请写“完成措施1、2”。'],
  milestone: () => ['已完成的，回复“进展：完成措施”并写明序号；未完成的，请说明原因和预计完成日期。'],
  rectify: ({ extensionBy }) => [
    '已完成整改的，回复“申请销号”，并附经主要负责人签字、加盖公章的销号申请表和佐证材料。',
    ...(extensionBy === undefined
      ? []
      : [`确需延期的，请于${date(extensionBy)}前提出，回复“延期 年-月-日 理由：……”，须经主要负责人确认。`]),
  ],
  commit: () => ['联络员已代为提交。由主要负责人本人回复“确认”，或由整改办核对签字盖章的扫描件后生效。'],
  reply: () => [`请写明采取的措施、责任人和完成时限。书面回复${committing}`],
  'talk-report': () => [`书面报告${committing}`],
  instruction: () => [`请写明办理结果；尚未办结的，写明措施和完成时限。书面报告${committing}`],
  'decide-extension': () => ['延至上报时限之后的，须先取得上级同意并登记。', decision],
  check: () => [
    '请逐条对照销号标准核实，不少于两人参加，由组长签字；另起行据实写明“方式：查阅资料、实地查看、座谈了解”和“地点：……”，不写的不作记录。',
    '已整改到位的，回复“已整改”；仍需整改的，回复“持续整改：缺什么”或“未整改：缺什么”，逐项写明。',
  ],
  'inspect-node': ({ duty }) => [
    `请实地督查该项措施是否落实到位；另起行据实写明“方式：查阅资料、实地查看、座谈了解”和“地点：……”，不写的不作记录。`,
    `落实到位的，回复“进展属实”；未落实到位的，回复“发现不足：缺什么”。同一问题有几项待督查的，另起行写明“措施：${duty?.about ?? ''}”。`,
  ],
  approve: () => [decision],
  'look-back': () => ['整改成果保持的，回复“已整改”；问题反弹的，回复“未整改：情况”。'],
  'long-term-check': () => ['整改成果保持的，回复“已整改”；问题反弹的，回复“未整改：情况”。'],
};

function limit(of: Limit): string {
  return 'workingDays' in of ? `${of.workingDays}个工作日` : `${of.days}日`;
}

const strings: LetterStrings = {
  news,
  told,
  thisMatter: '本事项',
  formal,
  duties,
  quoted: (text) => `“${text}”`,
  tasks,
  asked: {
    please: (task) => `请${task}`,
    remind: (task) => `提醒：请按时${task}`,
    missing: (task, day, time, kind) => `催办：应${task}，截至${date(day)}${time}${lacking[kind] ?? '尚未收到'}`,
    late: (task) => `催办：应${task}，尚未办理`,
    copy: '（抄送，供掌握）',
  },
  names: {
    issued: (letter) => `${letter}印发`,
    draft: (letter, chased) => `${letter}待签发${chased ? '（催办）' : ''}`,
    notice: '通知',
    remind: '到期提醒',
    chase: (count) => (count > 1 ? `第${count}次催办` : '催办通知'),
    opening,
    request: (duty) => `${duty}通知`,
  },
  by: {
    inWriting: (until) => `时限：${until}书面回复`,
    asTheLetterSays: '时限：以函件所列为准',
    asTheGroupSays: '时限：由督查组组长安排',
    asThePlanIsAsked: '时限：以报送整改方案通知所列为准',
    planStands: '时限：新方案审核通过前，按原方案整改',
    answer: (until) => `时限：请于${until}回复`,
    deadline: (day) => `时限：整改时限为${date(day)}`,
    nothing: '时限：无须另行报送',
    late: (next, until, left) => `时限：原为${until}（${left}），请于${next}办结`,
    due: (until, left) => `时限：${until}（${left}）`,
  },
  date,
  due,
  left: {
    before: (days) => `还有${days}个工作日`,
    today: '今日到期',
    after: (days) => `已超期${days}个工作日`,
  },
  how: {
    answer: (words) => `办理方式：直接回复本邮件，首行写明${words}`,
    ring: '办理方式：请与责任单位通话或者当面督促，不必回复本邮件',
    ringOthers: '办理方式：请与承办人员通话或者当面催请，不必回复本邮件',
    copy: '办理方式：抄送供掌握，不必回复',
    issued: '办理方式：按函件要求办理，不必回复本邮件',
    draft: '办理方式：审改附件，签发后由整改办登记文号、签发人和日期',
    office: '办理方式：由整改办登记办理，不必回复本邮件',
    news: (what) => `办理方式：${what}`,
    information: '办理方式：告知事项，不必回复；有疑问请直接回复或致电',
  },
  howNews,
  comma: '、',
  or: '或',
  facts,
  guidance: {
    withheldFromOffice: () => '本事项的具体内容不通过邮箱传送，办理前请先在督办系统中查看。',
    withheldFromChecker: '本事项的具体内容不通过本邮箱传送，请先向整改办查阅（联系方式见落款），再参加核查。',
    withheld: '本事项的具体内容不通过本邮箱传送，请先向整改办查阅（联系方式见落款），再予答复。',
    files: '所列附件随本邮件发送；未能随信的，请向整改办查阅。',
    coUnitsReport: '请将本期负责部分的进展报送牵头单位，由牵头单位一并报送。',
    draft: [
      '代拟稿见附件，标黄处须由整改办填写。未经签发不会发出；签发后由整改办登记文号、签发人和日期，并按公文渠道送达原件。',
      '暂缓签发的，请说明理由并另定日期。',
    ],
    onItsWay: '如已报送，请忽略本提醒。',
    lateOthers: '请尽快办理；确有困难的，请说明情况。',
    late: '请说明未按时办理的原因和下一步安排；确有困难的，请写明具体困难。',
    supervision: '逾期仍未收到的，将转入督办程序。',
    putUp: (letter) => `逾期仍未收到的，将转入督办程序，提请签发${letter}。`,
    original: '原件按公文渠道送达。',
    originalAndCopy: '原件按公文渠道送达，附件为副本。',
    answerInWriting: '书面回复请写明采取的措施、责任人和完成时限，经主要负责人签字、加盖公章。',
    claimAgain: '请于整改时限前整改到位，重新回复“申请销号”。',
  },
  requests,
  newsGuidance: {
    'told-assigned': ['请将负责部分于牵头单位时限前2个工作日报送牵头单位；销号由牵头单位统一申请。'],
    'outcome-closed': ['请留存佐证材料，巩固整改成果，防止问题反弹。'],
    'plan-returned': ['修改后请重新报送整改方案，经主要负责人签字、加盖公章。'],
  },
  replies: {
    acknowledge: ['签收', '签收'],
    decline: ['申请调整责任单位', '申请调整责任单位', '：'],
    plan: ['报送方案', '方案', '\n措施：内容 | 年-月-日\n标准：'],
    noChange: ['无变化', '无变化'],
    progress: ['报告进展', '进展', '：'],
    claim: ['申请销号', '申请销号', '\n标准1：'],
    extension: ['申请延期', '延期', ' 年-月-日 理由：'],
    confirm: ['确认', '确认'],
    answer: ['书面回复', '回复', '：'],
    agree: ['同意', '同意'],
    disagree: ['不同意', '不同意', '：'],
    rectified: ['已整改', '已整改'],
    continuing: ['持续整改', '持续整改', '：'],
    notRectified: ['未整改', '未整改', '：'],
    verified: ['进展属实', '进展属实'],
    nodeLacking: ['发现不足', '发现不足', '：'],
    held: ['保持良好', '已整改'],
    recurred: ['问题反弹', '未整改', '：'],
  },
  subjects: {
    told: (tag, count) => `${tag} ${count}项告知事项`,
    asked: (tag, count) => `${tag} ${count}项待办事项`,
    issued: (tag, first, more) => `${tag} ${first}${more === 0 ? '' : `等${more + 1}件`}`,
    besides: (count) => `（另有${count}项待办事项）`,
  },
  digest: { asked: '待办事项', told: '告知事项' },
  division: {
    leads: (count) => `你单位牵头${count}项`,
    joins: (count) => `你单位配合${count}项`,
    leadsAndJoins: (leads, joins) => `你单位牵头${leads}项，配合${joins}项`,
  },
  waiting: {
    several: (count, chased) => `${count}件正式函件待签发${chased ? '（催办）' : ''}`,
    one: (letter, unit, items, chased) =>
      `${letter}待签发（${unit === undefined ? '' : `${unit}，`}${items}项）${chased ? '（催办）' : ''}`,
    lead: (count, chased) =>
      `${chased ? '至今未签发：' : ''}请审改并签发${count}件正式函件，代拟稿见附件，标黄处须由整改办填写`,
    by: (until) => `时限：${until}`,
    how: '办理方式：签发后由整改办登记文号、签发人和日期；暂缓签发或者不再发函的，请说明理由',
    heading: (letter, addressee, items, id) => `${letter}${addressee}：${items}项，文稿编号${id}`,
    to: (name) => `（主送${name}）`,
    about: (name) => `（涉及${name}）`,
    leadingGroup: '领导小组',
  },
  rest: {
    subject: (tag, letterName, title) => `${tag} ${letterName}：${title}`,
    howAssigned: '办理方式：直接回复“签收”，即签收本函全部牵头事项；个别有异议的，每项一行，行首写明编号',
    howSeveral: '办理方式：直接回复本邮件，每项一行，行首写明编号',
    several: (asking, first, lookup) => `请办理${asking}项，最早一项时限：${due(first, lookup)}`,
    headings: { asked: '请办理', copies: '抄送', told: '告知', notes: '说明' },
    columns: { number: '编号', matter: '事项', asked: '请办', due: '时限', left: '剩余时间', sendBy: '最迟办结' },
    waitingOutdated: '整改办修改稿所涉事项已有变化，附件按现有事项重新拟稿，请重新核改。',
    sheetAttached: (file) => `也可填写附件“${file}”，填好后作为附件直接回复。`,
    calendarFile: '办理时限',
    nothingClassified: '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
  },
  signature: {
    contact: (person) => `联系人：${person}`,
    telephone: (number) => `联系电话：${number}`,
  },
};

export const letters: LetterWords = letterWords(strings);
