import type { Reason, RoleName } from '../../domain/commands/refusal';
import { sentenceFor, type SentencePer } from '../keyed';
import { batchNumber, entryNumber, fieldName } from '../register-names';
import { batches } from './batches';
import { registers } from './registers';
import { commands, duties, rhythms, stages } from './terms';

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
  'holder-or-office': '承办单位或整改办',
  'who-said-it': '原登记人或整改办',
  'more-than-monitor': '承办、督查或管理人员（只作查看的人员不能办理）',
};

const counted: Readonly<Record<Extract<Reason, { code: 'too-many' }>['what'], string>> = {
  measures: '整改措施',
  criteria: '销号标准',
  files: '附件',
  evidence: '佐证附件',
  obligations: '待回复函件',
  'co-units': '配合单位',
  checkers: '核查人员',
  points: '议定事项',
  findings: '涉及问题',
  units: '自查单位',
};

/** Whatever can be refused for want of a role or a reason. */
const said = { ...commands, ...registers.commands, ...batches.commands };

export function refusal(why: Reason): string {
  return sentenceFor(refusals, 'code', why);
}

const refusals: SentencePer<Reason, 'code'> = {
  'wrong-stage': (why) =>
    `该问题目前为“${stages[why.stage]}”，不能${commands[why.command]}；此操作适用于：${why.allowed.map((stage) => stages[stage]).join('、')}。`,
  'not-your-role': (why) => `${said[why.command]}须由${roles[why.needed]}办理。`,
  'signed-scan-needed': (why) => `代为${commands[why.command]}须附签字盖章的扫描件。`,
  'message-decided': () => '该来信已经处理，不再待核实。',
  'on-hold': () => '该问题正在暂缓，请先恢复整改。',
  'not-on-hold': () => '该问题并未暂缓。',
  'hold-too-long': (why) => `暂缓最长${why.most}天，请填写更早的复核日期。`,
  'reason-needed': (why) => `${said[why.command]}须说明理由。`,
  'lead-among-co-units': (why) => `${why.unit}已是牵头单位，不能同时列为配合单位。`,
  'deadline-needed': () => '台账没有整改时限，交办时请填写。',
  'deadline-passed': (why) => `整改时限${why.deadline}已过，请为新的牵头单位另定时限。`,
  'link-no-evidence': (why) =>
    `标准${why.criterion}只附了链接，链接会失效或变更，不能作为佐证：请上传附件，或写明整改情况。`,
  'date-too-far': (why) => `${why.date}距今超过三十年，请核对年份。`,
  'date-in-the-past': (why) => `${why.date}已经过去，请填写今天或以后的日期。`,
  'criterion-needed': () => '至少须有一条可查验的销号标准。',
  'criterion-alike': (why) =>
    `“${why.text}”与台账标准${why.criterion}只有个别字词不同：如指同一条，不必再写；确为另一条的，请写作“另加标准：${why.text}”。`,
  'measure-needed': () => '方案至少须有一项整改措施及完成日期。',
  'too-many': (why) => `${counted[why.what]}过多，最多${why.most}${why.what === 'checkers' ? '人' : '项'}。`,
  'text-too-long': (why) => `文字过长，每项最多${why.most}字，其余请作为附件。`,
  'command-too-large': (why) => `内容合计过长（不超过${why.kibibytes}KB），请将长文改为附件报送。`,
  'no-plan-waiting': () => '目前没有待审核的整改方案。',
  'plan-waiting': () => '已有一份整改方案待审核，请等待审核结果。',
  'measure-after-deadline': (why) => `第${why.measure}项措施的完成日期晚于整改时限${why.deadline}。`,
  'unknown-measure': (why) => `方案中没有第${why.measure}项措施。`,
  'unknown-criterion': (why) => `没有标准${why.criterion}。`,
  'evidence-lacking': (why) =>
    why.criteria.length === 0
      ? '尚无销号标准，不能申请销号。'
      : `缺少佐证：${why.criteria.map((number) => `标准${number}`).join('、')}；每条标准须有说明或附件，如“标准${why.criteria[0]}：已全部完成，见《验收单》”。`,
  'extension-pending': () => '已有一份延期申请待决定。',
  'no-extension-pending': () => '目前没有待决定的延期申请。',
  'extension-not-later': (why) => `申请的日期须晚于现时限${why.deadline}。`,
  'extensions-used-up': (why) => `已延期${why.most}次，不能再申请。`,
  'rhythm-stands': (why) => `现即${rhythms[why.rhythm]}报送，无须调整。`,
  'no-superior-date': () => '该问题没有上报时限。',
  'superior-consent-needed': (why) =>
    `该日期超过上报时限${why.superior}，须经上级同意：请同时填写上级同意的依据，或由整改办先变更上报时限。`,
  'not-that-step': (why) => `目前的环节是“${duties[why.step]}”，请按初审、安排核查、核实的次序办理。`,
  'too-few-checkers': (why) => `核查至少须有${why.least}人。`,
  'checker-of-the-unit': (why) => `${why.person}属于该问题的责任单位，不能参加核查。`,
  'same-person-twice': (why) => `${why.person}重复列入。`,
  'checker-approves': (why) => `${why.person}须参加审定，不能参加核查。`,
  'checked-it-before': (why) => `${why.person}参加了核查，不能再审定。`,
  'own-work': (why) =>
    `${why.person}曾代表责任单位办理该问题或为其主要负责人，不能${commands[why.command]}（须回避）。`,
  'receiver-needed': () => '请写明并入哪一个问题，或移交给哪个外部单位（二者选一）。',
  'no-such-receiver': (why) => `${why.into}不是本次整改工作中其他在办的问题。`,
  'withdrawal-pending': () => '移出台账的申请已在待主任审定。',
  'no-withdrawal-pending': () => '目前没有待审定的移出申请。',
  'nothing-to-undo': () => '没有可以撤回的登记。',
  'built-on': (why) => `“${commands[why.command]}”之后已办理“${commands[why.by]}”，不能直接撤回，请按程序更正。`,
  'closed-today': () =>
    `该问题今天刚刚销号。如系误登记，请“${commands.undo}”，即退回待审定，不计反弹；如确未整改到位，退回后由审定人办理“${commands.rejectClosure}”。明日起“${commands.reopen}”按反弹计次。`,
  'measure-not-done': (why) => `第${why.measure}项措施并未标记完成。`,
  'node-not-waiting': (why) =>
    why.waiting.length === 0
      ? '该问题目前没有待督查的节点措施。'
      : `待督查的节点措施为：${why.waiting.map((number) => `第${number}项`).join('、')}，请写明是哪一项。`,
  'lacking-needed': () => '结论不是已整改的，须写明还缺什么。',
  'number-and-signer-needed': () => '签发须填写文号和签发人。',
  'nobody-to-nudge': () => '目前无人承担待办，请指明催请对象。',
  'unknown-draft': (why) => `没有待签发的代拟稿${why.draft}。`,
  'unknown-obligation': (why) => `没有待回复的函件${why.obligation}。`,
  'obligation-unclear': (why) =>
    why.open.length === 0 ? '目前没有待回复的函件。' : `请指明回复哪一份：${why.open.join('、')}。`,
  'nothing-to-confirm': (why) => `目前没有待确认的${commands[why.what]}。`,
  'not-long-term': () => '该问题不是长期坚持事项。',
  'look-back-not-due': (why) => `回头看自${why.from}起进行。`,
  'light-not-raised': () => '没有可以解除的预警；因事实亮起的灯不能人为调低。',
  'older-terms': (why) => `办法版本不新于现行的第${why.holds}版。`,
  'not-readable': (why) => `指令内容无法识别（${why.problem}）。`,
  'entry-field-needed': (why) =>
    `${registers.kinds[why.register]}登记须填写${fieldName(why.register, why.field, registers)}。`,
  'entry-field-unknown': (why) =>
    `${registers.kinds[why.register]}登记没有“${fieldName(why.register, why.field, registers)}”一项。`,
  'entry-in-the-future': (why) => `${why.date}尚未到来，事后再登记。`,
  'result-in-the-future': (why) => `会议定于${why.date}召开，尚无议定事项：请先只登记时间和主持人，会后补记。`,
  'due-before-entry': (why) => `办理时限${why.due}早于登记日期${why.date}。`,
  'point-unclear': (why) => `第${why.point}项议定事项没有内容。`,
  'unknown-findings': (why) => `台账中没有${why.findings.join('、')}。`,
  'unknown-units': (why) => `名册中没有${why.units.join('、')}。`,
  'unknown-holder': (why) => `名册中没有承办岗位${why.position}。`,
  'entered-before': (why) => `与${entryNumber(why.entry, registers.kinds)}重复，不再登记。`,
  'no-open-point': (why) => `${entryNumber(why.point, registers.kinds)}不存在，或已办结。`,
  'outcome-of-another': (why) =>
    `该事项的结果不能是“${registers.outcomes[why.outcome]}”，可为：${why.allowed.map((one) => registers.outcomes[one]).join('、')}。`,
  'linked-finding-needed': () => '列为新问题的，请写明新问题的编号。',
  'outcome-unexplained': (why) => `结果为“${registers.outcomes[why.outcome]}”的，须说明办理情况或理由。`,
  'too-much-asked': (why) => `未办结的登记事项已有${why.open}项，请先办结一部分再登记。`,
  'entry-built-on': (why) => `${entryNumber(why.entry, registers.kinds)}之后已有办理结果，不能撤销。`,
  'entry-not-taken-back': (why) =>
    `${entryNumber(why.entry, registers.kinds)}不存在，或时间较久，不能撤销；需更正的，请另行登记说明。`,
  'batch-empty': () => '批次须有督查的问题，每个督查组至少一项。',
  'batch-too-large': () => '未报结果的督查任务过多，请分批确定，或先登记已有结果。',
  'finding-twice': (why) => `${why.finding}在同一批次中重复列入。`,
  'group-twice': (why) => `督查组${why.group}重复列出，请合并。`,
  'people-needed': (why) => `督查组${why.group}须列明督查人员。`,
  'unknown-people': (why) => `名册中没有${why.people.join('、')}。`,
  'group-of-the-unit': (why) => `督查组${why.group}的${why.person}属于责任单位${why.unit}，该组须回避。`,
  'method-needed': () => '请写明督查方式：查阅资料、实地查看或座谈了解。',
  'unknown-batch': (why) => `没有${batchNumber(why.batch, batches.kind)}。`,
  'batch-over': (why) => `${batchNumber(why.batch, batches.kind)}的结果已全部登记，或已撤销。`,
  'batch-built-on': (why) => `${batchNumber(why.batch, batches.kind)}已登记督查结果，不能整批撤销。`,
  'no-open-inspection': (why) => `${batchNumber(why.batch, batches.kind)}没有列入${why.finding}，或其结果已经登记。`,
  'inspection-not-taken-back': (why) =>
    `${batchNumber(why.batch, batches.kind)}中${why.finding}的结果尚未登记，或时间较久，不能撤销。`,
  'check-instead': (why) => `${why.finding}已申请销号，请按核实程序办理，再登记为“已核实”。`,
  'not-checked-yet': (why) => `批次确定以来，${why.finding}尚无核实结论。`,
  'campaign-archived': () => '本次整改工作已归档，不再接受任何变更。',
  'clock-ahead': (why) => `发送方的时钟比服务器快${why.minutes}分钟，请校准后重新提交。`,
};
