import type { CommandName } from '../../domain/commands/commands';
import type { CommitmentKind } from '../../domain/finding/finding';
import type { DutyKind } from '../../domain/policy/policy';
import { brief } from '../brief';
import { sentenceFor, type SentencePer } from '../keyed';
import type { CampaignOwed, Misunderstanding, NextAsked, Packed, ReceiptWords, Remark, Unfit } from '../receipts';
import { campaign } from './campaign';
import { dayAndMonth, plainDate } from './dates';
import { registers } from './registers';
import { commands, commitments, duties } from './terms';

export const receipt: ReceiptWords = {
  subject: '收件回执',
  done: (command) => done[command] ?? `已${commands[command]}`,
  thenAsked: (done, asked) =>
    `${done}，${asked.kind === 'report' ? '下次' : ''}请于${dayAndMonth(asked.day, asked.today)}${asked.time}前${toDo(asked)}`,
  owed: (asked, isLate) =>
    `${isLate ? '应' : '请'}于${dayAndMonth(asked.day, asked.today)}${asked.time}前${toDo(asked)}${isLate ? '，已超期' : ''}`,
  owedOfCampaign: (owed, { day, time, today }, isLate) => {
    const by = `${isLate ? '应' : '请'}于${dayAndMonth(day, today)}${time}前`;
    return `${by}${sentenceFor(campaignOwed, 'what', owed)}${isLate ? '，已超期' : ''}。`;
  },
  moreOwed: (duties) => `另有${duties}项待办，未一一列出。`,
  findingsUnread: (findings, more) =>
    `${findings.join('、')}${more === 0 ? '' : `等${findings.length + more}项`}目前无法读取，其中如有您的待办，未能列出，请向整改办询问。`,
  campaignUnread: '会议议定事项、督查任务等整改工作层面的待办目前无法读取，请向整改办询问。',
  nothingOwed: (campaign) => `您在“${campaign}”中目前没有待办事项。`,
  understood: (finding, what) => `${finding}${what}。`,
  refused: '未予办理',
  unclear: '未能识别',
  waitsForHead: (done) => `${done}，待主要负责人确认后生效`,
  recorded: (done, { until, measures = [], inspected = [], text = '', confirmed, unchanged }) =>
    [
      confirmed === undefined ? done : `${done}${commitments[confirmed]}`,
      ...(until === undefined ? [] : [`延至${until}`]),
      ...(measures.length === 0 ? [] : [`登记完成措施${measures.join('、')}`]),
      ...(inspected.length === 0 ? [] : [`措施${inspected.join('、')}`]),
      ...(text === '' ? [] : [`记录为“${brief(text)}”`]),
      ...(unchanged === true ? ['记录为“无变化”'] : []),
    ].join('，'),
  besides: '，',
  inspected: (batch, outcome) => `已登记${batch}督查结果：${outcome}`,
  row: (sheet, row) => `《${sheet}》第${row}行`,
  longText: '来信全文.txt',
  misunderstood: (why) => sentenceFor(misunderstandings, 'code', why),
  remark: (remark) => sentenceFor(remarks, 'about', remark),
};

const campaignOwed: SentencePer<CampaignOwed, 'what'> = {
  point: ({ asks, point, findings }) =>
    `${registers.asks[asks]}（登记编号${point}${findings.length === 0 ? '' : `，涉及${findings.join('、')}`}）`,
  batch: ({ batch, findings }) => `报齐${batch}督查结果（${findings.join('、')}）`,
  timetable: ({ task }) => `完成${campaign.timetable[task]}有关工作`,
  circular: ({ until }) => `签发截至${plainDate(until)}整改进展情况的通报`,
  calendar: ({ year }) => `录入${year}年放假调休安排`,
};

/** What is asked, with the measure or the word that it is about. */
function toDo({ kind, about }: Pick<NextAsked, 'kind' | 'about'>): string {
  const what = next[kind] ?? duties[kind];
  return about === undefined ? what : (nextAbout[kind]?.(about) ?? what);
}

const nextAbout: Partial<Readonly<Record<DutyKind, (about: string) => string>>> = {
  milestone: (measures) => `完成第${measures.split(' ').join('、')}项措施`,
  'inspect-node': (measures) => `完成第${measures.split(' ').join('、')}项措施的节点督查`,
  commit: (what) => `由主要负责人确认${commitments[what as CommitmentKind]}`,
};

/** What is asked next, where the duty's name is not what one does. */
const next: Partial<Readonly<Record<DutyKind, string>>> = {
  commit: '由主要负责人确认',
  check: '完成督查核实',
  'inspect-node': '完成节点督查',
  'public-notice': '完成公示',
  'look-back': '完成回头看',
  'long-term-check': '完成季度核查',
  'review-hold': '完成暂缓复核',
};

const done: Partial<Readonly<Record<CommandName, string>>> = {
  submitPlan: '已收到整改方案',
  fileReport: '已收到进展报告',
  replyToLetter: '已收到书面回复',
  rejectClosure: '已登记不同意销号',
  confirmForUnit: '已确认',
  note: '已记录来信内容',
  decideExtension: '已对延期申请作出决定',
  withdraw: '已提出移出台账',
  decideWithdrawal: '已对移出台账作出决定',
};

const heldBack: SentencePer<Extract<Misunderstanding, { readonly code: 'held-back' }>, 'by'> = {
  'beside-answer': ({ keyword, line }) =>
    `“${keyword}”之外另有“${line}”，可能表述有保留，未予办理；确无保留的，请只写“${keyword}”。`,
  evidence: ({ line }) =>
    `“${line}”似尚未达到该条标准，未予办理；确已达到的，请写明达到的情况，如“标准1：已全部完成，见《验收单》”。`,
  'beside-evidence': ({ keyword, line }) =>
    `“${keyword}”之外另有“${line}”，未对应销号标准，未予办理；请将情况写在所对应的标准之后，如“标准1：已全部完成，见《验收单》”。`,
};

const misunderstandings: SentencePer<Misunderstanding, 'code'> = {
  'unknown-keyword': () =>
    '未识别出答复关键词，来信已存档。请在首行写明：签收、无变化、进展、方案、申请销号、延期、回复、确认、同意等。',
  'bare-keyword-in-digest': (why) =>
    `来函涉及多项，“${why.keyword}”未注明是哪一项，未作处理。请每项一行，行首写编号，如[${why.example}] ${why.keyword}。`,
  'bare-text-in-digest': (why) =>
    `来函涉及多项，来信未注明是哪一项，未作处理。请每项一段，行首写编号，如“[${why.example}] 进展：已完成招标”。`,
  'claim-misunderstood': () => '已作为进展记录；如要销号，请首行写“申请销号”，并逐条写明“标准1：说明或附件名”。',
  'line-unreadable': (why) => `此行未能读懂：${why.line}。措施请写作“措施：内容 | 2023-09-30”。`,
  'date-unreadable': (why) => `日期未能读懂：${why.text}。请写作2023-09-30。`,
  'method-unreadable': (why) => `核查方式未能读懂：${why.text}。请据实写作“方式：查阅资料、实地查看、座谈了解”。`,
  'not-alone': (why) => `“${why.keyword}”须单独成行，未予办理；其他内容请另起一行。`,
  'held-back': (why) => sentenceFor(heldBack, 'by', why),
  'written-in-quote': () => '答复写在了引用的来函之中，无法确认出自何人，未予办理；请写在引文之前。',
  packed: (why) =>
    `来信正文${packed[why.in]}，未能读出，未作处理。请改以普通邮件（纯文本或HTML，不加密、不打包）重新发送。`,
  objection: () => '对责任分工似有异议，未作签收。无异议的，请只写“签收”；有异议的，请写“申请调整责任单位：理由”。',
  'which-date': (why) =>
    `来信有多个日期（${why.dates.join('、')}），未能确定延至哪一日，未作处理。请写作“延期 2027-06-30 理由：……”。`,
  'no-measure-ticked': () => '未登记任何措施完成。措施确已完成的，请单列一行写“已完成措施：1、2”。',
  'keyword-not-first': (why) => `未按“${why.keyword}”办理；如系此意，请首行只写“${why.keyword}”，其他内容另起一行。`,
  'decides-otherwise': () => '来信所列事项与现由您审定的不符，未予办理。',
  'nothing-to-confirm': () => '目前没有待您确认的事项。',
  'confirmed-already': (why) =>
    `该来函请您确认的事项已经办结。现待您确认的是${why.waiting.map((what) => commitments[what]).join('、')}，请直接回复请您确认该项的来函。`,
  'confirm-which': (why) =>
    `待确认的不止一项：${why.waiting.map((what) => commitments[what]).join('、')}。请直接回复请您确认该项的来函。`,
  'nothing-to-inspect': () => '目前没有待您报送督查结果的事项，未作登记。',
  'inspect-which': (why) =>
    `待督查的节点措施不止一项：${why.waiting.map((number) => `第${number}项`).join('、')}。请另起行写明是哪一项，如“措施：${why.waiting[0] ?? 1}”。`,
  'which-batch': (why) => `该问题列入了多个督查批次：${why.batches.join('、')}。请直接回复该批次的任务来函。`,
  'claim-needs-criteria': (why) => `该问题有${why.criteria}条销号标准，请逐条写明“标准1：说明或附件名”。`,
};

const remarks: SentencePer<Remark, 'about'> = {
  'files-kept': (remark) => `附件${remark.files}份已存档，作为佐证材料。`,
  'files-unused': (remark) =>
    `附件${remark.files}份已存档，但未归入任何问题，不作为佐证材料；请按上述提示答复，并重新添加附件。`,
  'file-unfit': (remark) => `附件《${remark.name}》未作为佐证材料：${unfit[remark.why]}`,
  'expiring-link': () =>
    '超大附件、云附件和网盘链接到期失效，不能作为佐证材料。请直接添加附件，可分多封发送，或报送纸质材料。',
  'long-text': () => '来信较长，全文已作为文件存档，记录中只显示开头部分。',
  'told-together': (remark) => `当日回执已达上限，${remark.messages}封来信中未办理的事项一并说明如上。`,
  'sheet-empty': (remark) => `《${remark.name}》没有填写答复或督查结果，表中各项未作处理。`,
  'sheet-marked': (remark) =>
    `附回《${remark.name}》，“处理结果”栏注明了未办理的原因；请改正后直接回复本邮件并添加该表，已办理的行不必再填。`,
};

const packed: Readonly<Record<Packed, string>> = {
  smime: '经过数字签名打包或加密（smime.p7m）',
  tnef: '为Outlook专用格式（winmail.dat）',
  pgp: '经过PGP加密',
};

const unfit: Readonly<Record<Unfit, string>> = {
  empty: '文件为空，请重新添加。',
  executable: '属于可运行的程序或网页，请改发文档、图片或PDF。',
  'too-large': '超过20MB，请分卷发送或报送纸质材料。',
  'not-what-it-says': '内容与扩展名不符，可能已损坏或加密，请重新导出或转为PDF后再发。',
  'too-many': '一封信最多20份，其余请另发一封。',
  'unreadable-sheet':
    '文件名是答复表或任务书，但过大、加密或已损坏，未能读出。请另存为不加密的.xlsx后再发；如是佐证材料，请改名后再发。',
};
