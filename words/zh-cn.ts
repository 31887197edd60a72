import { civilOf, weekdayOf } from '../domain/calendar';
import type { DayIndex } from '../domain/moment';
import type { LetterLine } from '../domain/letter';
import type { LightReason } from '../domain/light-reason';
import type { DutyKind } from '../domain/policy';
import type { Reason, RoleName } from '../domain/refusal';
import { cli } from './zh-cn-cli';
import type { ProblemCode, Words } from './words';

const stages: Words['stages'] = {
  unassigned: '待交办',
  assigned: '待签收',
  planning: '定方案',
  rectifying: '整改中',
  'awaiting-check': '拟销号',
  'awaiting-approval': '待审定',
  closed: '已销号',
  archived: '已归档',
  withdrawn: '移出台账',
};

const duties: Words['duties'] = {
  assign: '交办',
  acknowledge: '签收',
  plan: '报送整改方案',
  'accept-plan': '审核整改方案',
  report: '报送半月进展',
  milestone: '完成整改措施节点',
  rectify: '完成整改',
  commit: '主要负责人确认',
  reply: '书面回复督办函',
  'talk-report': '报送约谈后整改情况',
  instruction: '报告批示办理情况',
  'decide-extension': '决定延期申请',
  completeness: '初审销号材料',
  'assign-check': '安排核查',
  check: '督查核实',
  approve: '审定销号',
  'sign-off': '签发',
  'public-notice': '公示',
  'look-back': '回头看',
  'long-term-check': '季度核查',
  'review-hold': '暂缓复核',
  'mend-address': '补正邮箱',
};

const commands: Words['commands'] = {
  assign: '交办',
  reassign: '调整责任单位',
  acknowledge: '签收',
  decline: '申请调整责任单位',
  submitPlan: '报送整改方案',
  acceptPlan: '通过整改方案',
  returnPlan: '退回整改方案',
  fileReport: '报告进展',
  requestExtension: '申请延期',
  decideExtension: '决定延期',
  claimCompletion: '申请销号',
  withdrawClaim: '撤回销号申请',
  passCompleteness: '初审通过',
  returnForCompleteness: '退回补正',
  assignCheck: '安排核查',
  recordCheck: '记录核查结果',
  approveClosure: '同意销号',
  rejectClosure: '不同意销号',
  recordLookBack: '记录回头看',
  recordPublicNotice: '记录公示',
  recordSuperior: '记录上级意见',
  endLongTerm: '结束长期坚持',
  reopen: '取消销号、重新整改',
  recordInstruction: '记录批示',
  recordTalk: '记录约谈',
  flagLacking: '记录整改不足',
  signOff: '签发',
  editDraft: '修改文稿',
  postponeDraft: '暂缓签发',
  replyToLetter: '书面回复',
  hold: '暂缓',
  resume: '恢复整改',
  confirmForUnit: '代表单位确认',
  nudge: '催请',
  note: '备注',
  raiseLight: '提级预警',
  lowerLight: '解除预警',
  amendTerms: '修订规则',
  withdraw: '移出台账',
};

const roles: Readonly<Record<RoleName, string>> = {
  office: '整改办',
  director: '整改办主任',
  'office-or-leader': '整改办或市领导',
  'office-or-supervision': '整改办或督查组',
  'unit-contact': '牵头单位',
  'unit-head': '牵头单位主要负责人',
  'unit-or-co-unit': '牵头单位或配合单位',
  'unit-head-or-office': '牵头单位主要负责人，或持盖章扫描件的整改办',
  'working-group': '整改工作组',
  'supervision-head': '负责核查的督查组组长',
  supervision: '督查组组长',
  'next-approver': '下一位审定人',
};

const weekdays = ['一', '二', '三', '四', '五', '六', '日'] as const;

function date(day: DayIndex): string {
  const { year, month, day: dayOfMonth } = civilOf(day);
  return `${String(year)}年${String(month)}月${String(dayOfMonth)}日（星期${weekdays[weekdayOf(day)] ?? ''}）`;
}

function reason(why: LightReason): string {
  switch (why.code) {
    case 'past-deadline':
      return `超过整改时限${date(why.day)}仍未申请销号`;
    case 'past-superior-date':
      return `超过上报时限${date(why.day)}仍未申请销号`;
    case 'milestone-late':
      return `第${String(why.measure)}项措施应于${date(why.day)}完成，尚未完成`;
    case 'behind-plan':
      return `进度落后计划${String(why.points)}个百分点`;
    case 'reports-missed':
      return `连续${String(why.count)}次未报进展`;
    case 'supervision-letter-unanswered':
      return `督办函应于${date(why.day)}前回复，尚未回复`;
    case 'found-not-rectified':
      return '核查结论为未整改';
    case 'sent-back':
      return `已被退回${String(why.times)}次`;
    case 'recurrence':
      return `问题反弹${String(why.times)}次`;
    case 'near-deadline':
      return `临近整改时限${date(why.day)}`;
    case 'plan-late':
      return `整改方案应于${date(why.day)}报送，尚未报送`;
    case 'hold-past-review':
      return `暂缓应于${date(why.day)}复核，尚未复核`;
    case 'lacking-found':
      return `日常督查发现不足：${why.what}`;
    case 'raised':
      return `提级预警：${why.why}`;
    case 'recovering':
      return `由红转黄，观察至${date(why.until)}`;
    case 'on-hold':
      return `暂缓中，${date(why.reviewBy)}前复核`;
  }
}

function refusal(why: Reason): string {
  switch (why.code) {
    case 'wrong-stage':
      return `该问题目前为“${stages[why.stage]}”，不能${commands[why.command]}；此操作适用于：${why.allowed.map((stage) => stages[stage]).join('、')}。`;
    case 'not-your-role':
      return `${commands[why.command]}须由${roles[why.needed]}办理。`;
    case 'signed-scan-needed':
      return `代为${commands[why.command]}须附签字盖章的扫描件。`;
    case 'on-hold':
      return '该问题正在暂缓，请先恢复整改。';
    case 'not-on-hold':
      return '该问题并未暂缓。';
    case 'hold-too-long':
      return `暂缓最长${String(why.most)}天，请填写更早的复核日期。`;
    case 'reason-needed':
      return `${commands[why.command]}须说明理由。`;
    case 'lead-among-co-units':
      return `${why.unit}已是牵头单位，不能同时列为配合单位。`;
    case 'deadline-needed':
      return '台账没有整改时限，交办时请填写。';
    case 'date-in-the-past':
      return `${why.date}已经过去，请填写今天或以后的日期。`;
    case 'criterion-needed':
      return '至少须有一条可查验的销号标准。';
    case 'measure-needed':
      return '方案至少须有一项整改措施及完成日期。';
    case 'too-many':
      return `数量过多，最多${String(why.most)}项。`;
    case 'text-too-long':
      return `文字过长，每项最多${String(why.most)}字，其余请作为附件。`;
    case 'no-plan-waiting':
      return '目前没有待审核的整改方案。';
    case 'unknown-measure':
      return `方案中没有第${String(why.measure)}项措施。`;
    case 'unknown-criterion':
      return `没有标准${String(why.criterion)}。`;
    case 'evidence-lacking':
      return why.criteria.length === 0
        ? '尚无销号标准，不能申请销号。'
        : `缺少佐证：${why.criteria.map((number) => `标准${String(number)}`).join('、')}；每条标准须有说明或附件。`;
    case 'extension-pending':
      return '已有一份延期申请待决定。';
    case 'no-extension-pending':
      return '目前没有待决定的延期申请。';
    case 'extension-not-later':
      return `申请的日期须晚于现时限${why.deadline}。`;
    case 'extensions-used-up':
      return `已延期${String(why.most)}次，不能再申请。`;
    case 'superior-consent-needed':
      return `申请的日期超过上报时限${why.superior}，须先记录上级的同意意见。`;
    case 'not-that-step':
      return `目前的环节是“${duties[why.step]}”，请按初审、安排核查、核实的次序办理。`;
    case 'too-few-checkers':
      return `核查至少须有${String(why.least)}人。`;
    case 'checker-of-the-unit':
      return `${why.person}属于该问题的责任单位，不能参加核查。`;
    case 'same-person-twice':
      return `${why.person}重复列入。`;
    case 'checked-it-before':
      return `${why.person}参加了核查，不能再审定。`;
    case 'lacking-needed':
      return '结论不是已整改的，须写明还缺什么。';
    case 'unknown-draft':
      return `没有待签发的文稿${why.draft}。`;
    case 'unknown-obligation':
      return `没有待回复的函件${why.obligation}。`;
    case 'obligation-unclear':
      return why.open.length === 0 ? '目前没有待回复的函件。' : `请指明回复哪一份：${why.open.join('、')}。`;
    case 'nothing-to-confirm':
      return `目前没有待确认的${commands[why.what]}。`;
    case 'not-long-term':
      return '该问题不是长期坚持事项。';
    case 'look-back-not-due':
      return `回头看自${why.from}起进行。`;
    case 'light-not-raised':
      return '没有可以解除的预警；因事实亮起的灯不能人为调低。';
    case 'older-terms':
      return `规则版本不新于现行的第${String(why.holds)}版。`;
  }
}

function asks({ letter, duty, news, draft, title, copy }: LetterLine): string {
  const of = `“${title}”`;
  if (news !== undefined) return `${newsWords[news.what]}：${of}${news.text === undefined ? '' : `。${news.text}`}`;
  if (draft !== undefined)
    return `关于${of}的${formal[draft.letter]}已拟稿（因${duties[draft.cause]}逾期），请审改并签发`;
  if (duty === undefined) return of;
  const what = `${of}${duty.kind === 'milestone' ? `第${duty.about ?? ''}项措施` : ''}`;
  const forInformation = copy ? '（抄送，供掌握）' : '';
  if (letter === 'chase') return `${what}：应${duties[duty.kind]}，至今未收到，请尽快办理并说明原因${forInformation}`;
  if (letter === 'remind') return `提醒：${what}，请按时${duties[duty.kind]}；如已报送请忽略${forInformation}`;
  return `请${duties[duty.kind]}：${what}${forInformation}`;
}

const newsWords: Words['news'] = {
  'told-assigned': '现将你单位列为配合单位',
  'told-former-unit': '该问题已调整由其他单位牵头',
  'part-received': '配合单位已报送其负责部分',
  'plan-returned': '整改方案退回修改',
  'plan-accepted': '整改方案审核通过，请按方案整改',
  'extension-agreed': '同意延期',
  'extension-refused': '不同意延期',
  'claim-incomplete': '销号材料需补正',
  'outcome-closed': '同意销号，转入巩固期，届时安排回头看',
  'outcome-lacking': '核查结论：尚不能销号',
  'outcome-rejected': '未同意销号，请继续整改',
  reopened: '取消销号、重新整改',
  held: '暂缓办理',
  resumed: '恢复整改',
  'issued-letter': '已印发正式函件（原件另行送达）',
  nudge: '请关注',
  'lacking-found': '日常督查发现整改不足',
  withdrawn: '已移出台账',
};

const formal: Words['formal'] = { 'supervision-letter': '督办函', talk: '约谈通知', circular: '通报' };

function answers({ duty, copy }: LetterLine): readonly { readonly label: string; readonly body: string }[] {
  return duty === undefined || copy ? [] : (replies[duty.kind] ?? []).map(([label, body]) => ({ label, body }));
}

const report: readonly (readonly [string, string])[] = [
  ['无变化', '无变化'],
  ['报告进展', '进展：'],
];
const claim: readonly (readonly [string, string])[] = [
  ['申请销号', '申请销号\n标准1：'],
  ['申请延期', '延期 年-月-日 理由：'],
];
const replies: Partial<Record<DutyKind, readonly (readonly [string, string])[]>> = {
  acknowledge: [
    ['签收', '签收'],
    ['申请调整责任单位', '申请调整责任单位：'],
  ],
  plan: [['报送方案', '方案\n措施：内容 | 年-月-日\n标准：']],
  'accept-plan': [
    ['同意', '同意'],
    ['不同意', '不同意：'],
  ],
  report,
  milestone: report,
  rectify: claim,
  commit: [['确认', '确认']],
  reply: [['回复', '回复：']],
  'talk-report': [['回复', '回复：']],
  instruction: [['回复', '回复：']],
  check: [
    ['已整改', '已整改'],
    ['持续整改', '持续整改：'],
    ['未整改', '未整改：'],
  ],
  approve: [
    ['同意', '同意'],
    ['不同意', '不同意：'],
  ],
};

const posts: Readonly<Record<string, string>> = {
  head: '主要负责人',
  deputy: '分管负责人',
  contact: '联络员',
  member: '成员',
  director: '主任',
  'deputy-director': '副主任',
  staff: '工作人员',
};

const problems: Readonly<Record<ProblemCode, string>> = {
  'unreadable-file': '文件无法读取',
  'missing-file': '找不到文件',
  'missing-column': '缺少必填列',
  'missing-value': '必填项为空',
  'unknown-unit': '没有这个单位',
  'unknown-leader': '没有这位领导',
  'unknown-group': '没有这个工作组',
  'bad-number': '序号须为正整数',
  'repeated-number': '序号重复',
  'bad-date': '时限无法识别',
  classified: '标有密级的事项不得录入本系统',
  'old-excel': '不支持.xls格式',
  'bad-value': '填写有误',
  'unknown-key': '没有这个设置项',
  'unknown-person': '没有这个人员',
  'repeated-address': '邮箱地址重复',
};

export const zhCn: Words = {
  cli,
  stages,
  duties,
  colours: { red: '红', yellow: '黄', green: '绿', grey: '灰' },
  news: newsWords,
  formal,
  entries: {
    opened: '列入台账',
    'report-missed': '漏报',
    letters: '发函',
    'draft-opened': '拟稿',
    'mail-trouble': '信件未送达',
    'mail-mended': '信件恢复送达',
    'cancel-ignored': '忽略取消请求',
  },
  commands,
  commitments: {
    submitPlan: '整改方案',
    requestExtension: '延期申请',
    claimCompletion: '销号申请',
    replyToLetter: '书面回复',
  },
  position(position, name) {
    const [kind = '', code = '', post] = position.split('/');
    if (kind === 'office') return `整改办${posts[code] ?? ''}`;
    if (kind === 'leading-group') return `领导小组${code === 'head' ? '组长' : '联络员'}`;
    const label =
      kind === 'group' ? `整改工作组${name(code)}` : kind === 'supervision' ? `督查组${name(code)}` : name(code);
    return `${label}${post === undefined ? '' : (posts[post] ?? '')}`;
  },
  date,
  reason,
  refusal,
  waitingFor: (what, until) => `等待：${what}（${until}）`,
  card: {
    stands: '现状',
    owed: '待办',
    nobody: '无',
    light: '亮灯',
    changes: '如无进展，下次变化',
    record: '最近记录',
    due: (duty, holder, until) => `${holder}：${duty}，${until}前`,
  },
  letters: {
    subject: (tag, what, title) => `${tag} ${what}：${title}`,
    digestSubject: (tag, count) => `${tag} ${String(count)}项事项请阅办`,
    asks,
    by: (until, daysLeft) =>
      daysLeft > 0
        ? `时限：${until}17:30前（还有${String(daysLeft)}个工作日）`
        : daysLeft === 0
          ? `时限：${until}17:30前（今日到期）`
          : `时限：${until}（已逾期${String(-daysLeft)}个工作日）`,
    how: '办理方式：直接回复本邮件，首行写明答复',
    howSeveral: '办理方式：直接回复本邮件，每项一行，行首写明编号',
    asked: '请办理',
    copies: '抄送',
    told: '告知',
    openMeasures: (measures) => `未完成措施：${measures.join('；')}`,
    several: (asked, until) => `请办理${String(asked)}项，最早一项时限：${until}17:30前`,
    answers,
    signature: (office, telephone, on) =>
      `${office}\n${on}${telephone === undefined ? '' : `\n联系电话：${telephone}`}`,
    nothingClassified: '本邮箱不得传递涉密信息。需要人工协助的，请致电或直接回复。',
  },
  receipt: {
    subject: '收件回执',
    understood: '已按您的来信办理',
    refused: '未予办理',
    unclear: '未能识别',
    misunderstood(why) {
      switch (why.code) {
        case 'unknown-keyword':
          return '未识别出答复关键词，来信已存档。请在首行写明：签收、无变化、进展、方案、申请销号、延期、回复、确认、同意等。';
        case 'bare-keyword-in-digest':
          return `来函涉及多项，“${why.keyword}”未注明是哪一项，未作处理。请每项一行，行首写编号，如[WH-012] ${why.keyword}。`;
        case 'claim-misunderstood':
          return '已作为进展记录；如要销号，请首行写“申请销号”，并逐条写明“标准1：说明或附件名”。';
        case 'line-unreadable':
          return `此行未能读懂：${why.line}。措施请写作“措施：内容 | 2023-09-30”。`;
        case 'date-unreadable':
          return `日期未能读懂：${why.text}。请写作2023-09-30。`;
        case 'claim-needs-criteria':
          return `该问题有${String(why.criteria)}条销号标准，请逐条写明“标准1：说明或附件名”。`;
      }
    },
  },
  problem(file, at, code, found, wanted) {
    const where =
      at === undefined
        ? ''
        : 'row' in at
          ? `，工作表${at.sheet}，第${String(at.row)}行，${at.column}列`
          : `，${at.key}${at.line === undefined ? '' : `（第${String(at.line)}行）`}`;
    const instead = wanted.length === 0 ? '' : `；可填：${wanted.join('、')}`;
    return `${file}${where}：${problems[code]}${found === '' ? '' : `，现为“${found}”`}${instead}`;
  },
  troubles: {
    'no-server': (subject) => `无法连接Temporal服务（${subject}）。请先运行npm start，或用--address指定地址。`,
    'no-worker': (subject) => `${subject}没有在时限内得到处理：目前没有运行中的worker。请运行duban up或duban worker。`,
    'unknown-finding': (subject) => `没有编号为${subject}的问题。用duban list查看全部。`,
    'unknown-campaign': (subject) => `没有名为${subject}的整改工作。请先用duban import导入。`,
    'unknown-person': (subject) => `名册中没有${subject}。请写人员代码或岗位，如office、natural-resources。`,
    'port-taken': (subject) => `端口${subject}已被占用。请停止占用它的程序，或另选端口。`,
    'foreign-data': (subject) => `data/中的数据由另一版本的服务（${subject}）写成。请使用该版本，或另选数据目录。`,
    'no-temporal-cli': () => '找不到Temporal命令行程序。请安装（https://docs.temporal.io/cli）后重试。',
    'server-did-not-start': (subject) => `Temporal服务未能启动：${subject}`,
    'already-running': (subject) => `Duban已在运行（进程${subject}）。`,
    'mail-refused': (subject) => `邮件服务器拒收：${subject}`,
    'disk-full': (subject) => `磁盘空间不足，未能保存：${subject}`,
    'bad-argument': (subject) => `无法理解：${subject}`,
    'missing-option': (subject) => `缺少选项：${subject}`,
    unexpected: (subject) => `发生意外：${subject}`,
  },
  pages: {
    title: '本地邮局',
    recipients: '收件人',
    letters: '信件',
    none: '暂无信件',
    password: '发信密码（SMTP）',
    reply: '回复',
    send: '发送',
    sent: '已发出',
    web: '在Temporal中查看',
  },
};
