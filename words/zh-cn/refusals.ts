import type { Reason, RoleName } from '../../domain/refusal';
import { entryNumber, fieldName } from '../register-names';
import { registers } from './registers';
import { commands, duties, stages } from './terms';

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
const said = { ...commands, ...registers.commands };

export function refusal(why: Reason): string {
  switch (why.code) {
    case 'wrong-stage':
      return `该问题目前为“${stages[why.stage]}”，不能${commands[why.command]}；此操作适用于：${why.allowed.map((stage) => stages[stage]).join('、')}。`;
    case 'not-your-role':
      return `${said[why.command]}须由${roles[why.needed]}办理。`;
    case 'signed-scan-needed':
      return `代为${commands[why.command]}须附签字盖章的扫描件。`;
    case 'message-decided':
      return '该来信已经处理，不再待核实。';
    case 'on-hold':
      return '该问题正在暂缓，请先恢复整改。';
    case 'not-on-hold':
      return '该问题并未暂缓。';
    case 'hold-too-long':
      return `暂缓最长${why.most}天，请填写更早的复核日期。`;
    case 'reason-needed':
      return `${said[why.command]}须说明理由。`;
    case 'lead-among-co-units':
      return `${why.unit}已是牵头单位，不能同时列为配合单位。`;
    case 'deadline-needed':
      return '台账没有整改时限，交办时请填写。';
    case 'deadline-passed':
      return `整改时限${why.deadline}已过，请为新的牵头单位另定时限。`;
    case 'link-no-evidence':
      return `标准${why.criterion}只附了链接，链接会失效或变更，不能作为佐证：请上传附件，或写明整改情况。`;
    case 'date-in-the-past':
      return `${why.date}已经过去，请填写今天或以后的日期。`;
    case 'criterion-needed':
      return '至少须有一条可查验的销号标准。';
    case 'criterion-alike':
      return `“${why.text}”与台账标准${why.criterion}只有个别字词不同：如指同一条，不必再写；确为另一条的，请写作“另加标准：${why.text}”。`;
    case 'measure-needed':
      return '方案至少须有一项整改措施及完成日期。';
    case 'too-many':
      return `${counted[why.what]}过多，最多${why.most}${why.what === 'checkers' ? '人' : '项'}。`;
    case 'text-too-long':
      return `文字过长，每项最多${why.most}字，其余请作为附件。`;
    case 'command-too-large':
      return `内容合计过长（不超过${why.kibibytes}KB），请将长文改为附件报送。`;
    case 'no-plan-waiting':
      return '目前没有待审核的整改方案。';
    case 'plan-waiting':
      return '已有一份整改方案待审核，请等待审核结果。';
    case 'measure-after-deadline':
      return `第${why.measure}项措施的完成日期晚于整改时限${why.deadline}。`;
    case 'unknown-measure':
      return `方案中没有第${why.measure}项措施。`;
    case 'unknown-criterion':
      return `没有标准${why.criterion}。`;
    case 'evidence-lacking':
      return why.criteria.length === 0
        ? '尚无销号标准，不能申请销号。'
        : `缺少佐证：${why.criteria.map((number) => `标准${number}`).join('、')}；每条标准须有说明或附件。`;
    case 'extension-pending':
      return '已有一份延期申请待决定。';
    case 'no-extension-pending':
      return '目前没有待决定的延期申请。';
    case 'extension-not-later':
      return `申请的日期须晚于现时限${why.deadline}。`;
    case 'extensions-used-up':
      return `已延期${why.most}次，不能再申请。`;
    case 'no-superior-date':
      return '该问题没有上报时限。';
    case 'superior-consent-needed':
      return `申请的日期超过上报时限${why.superior}，须先记录上级的同意意见。`;
    case 'not-that-step':
      return `目前的环节是“${duties[why.step]}”，请按初审、安排核查、核实的次序办理。`;
    case 'too-few-checkers':
      return `核查至少须有${why.least}人。`;
    case 'checker-of-the-unit':
      return `${why.person}属于该问题的责任单位，不能参加核查。`;
    case 'same-person-twice':
      return `${why.person}重复列入。`;
    case 'checker-approves':
      return `${why.person}须参加审定，不能参加核查。`;
    case 'checked-it-before':
      return `${why.person}参加了核查，不能再审定。`;
    case 'own-work':
      return `${why.person}曾代表责任单位办理该问题或为其主要负责人，不能${commands[why.command]}（须回避）。`;
    case 'receiver-needed':
      return '请写明并入哪一个问题，或移交给哪个外部单位（二者选一）。';
    case 'no-such-receiver':
      return `${why.into}不是本次整改工作中其他在办的问题。`;
    case 'withdrawal-pending':
      return '移出台账的申请已在待主任审定。';
    case 'no-withdrawal-pending':
      return '目前没有待审定的移出申请。';
    case 'nothing-to-undo':
      return '没有可以撤回的登记。';
    case 'built-on':
      return `“${commands[why.command]}”之后已办理“${commands[why.by]}”，不能直接撤回，请按程序更正。`;
    case 'closed-today':
      return `该问题今天刚刚销号。如系误登记，请“${commands.undo}”，即退回待审定，不计反弹；如确未整改到位，退回后由审定人办理“${commands.rejectClosure}”。明日起“${commands.reopen}”按反弹计次。`;
    case 'measure-not-done':
      return `第${why.measure}项措施并未标记完成。`;
    case 'lacking-needed':
      return '结论不是已整改的，须写明还缺什么。';
    case 'number-and-signer-needed':
      return '签发须填写文号和签发人。';
    case 'nobody-to-nudge':
      return '目前无人承担待办，请指明催请对象。';
    case 'unknown-draft':
      return `没有待签发的代拟稿${why.draft}。`;
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
      return `办法版本不新于现行的第${why.holds}版。`;
    case 'not-readable':
      return `指令内容无法识别（${why.problem}）。`;
    case 'entry-field-needed':
      return `${registers.kinds[why.register]}登记须填写${fieldName(why.register, why.field, registers)}。`;
    case 'entry-field-unknown':
      return `${registers.kinds[why.register]}登记没有“${fieldName(why.register, why.field, registers)}”一项。`;
    case 'entry-in-the-future':
      return `${why.date}尚未到来，事后再登记。`;
    case 'result-in-the-future':
      return `会议定于${why.date}召开，尚无议定事项：请先只登记时间和主持人，会后补记。`;
    case 'due-before-entry':
      return `办理时限${why.due}早于登记日期${why.date}。`;
    case 'point-unclear':
      return `第${why.point}项议定事项没有内容。`;
    case 'unknown-findings':
      return `台账中没有${why.findings.join('、')}。`;
    case 'unknown-units':
      return `名册中没有${why.units.join('、')}。`;
    case 'unknown-holder':
      return `名册中没有承办岗位${why.position}。`;
    case 'entered-before':
      return `与${entryNumber(why.entry, registers.kinds)}重复，不再登记。`;
    case 'no-open-point':
      return `${entryNumber(why.point, registers.kinds)}不存在，或已办结。`;
    case 'outcome-of-another':
      return `该事项的结果不能是“${registers.outcomes[why.outcome]}”，可为：${why.allowed.map((one) => registers.outcomes[one]).join('、')}。`;
    case 'outcome-unexplained':
      return `结果为“${registers.outcomes[why.outcome]}”的，须说明办理情况或理由。`;
    case 'too-much-asked':
      return `未办结的登记事项已有${why.open}项，请先办结一部分再登记。`;
    case 'entry-built-on':
      return `${entryNumber(why.entry, registers.kinds)}之后已有办理结果，不能撤销。`;
    case 'entry-not-taken-back':
      return `${entryNumber(why.entry, registers.kinds)}不存在，或时间较久，不能撤销；需更正的，请另行登记说明。`;
    case 'campaign-archived':
      return '本次整改工作已归档，不再接受任何变更。';
    case 'clock-ahead':
      return `发送方的时钟比服务器快${why.minutes}分钟，请校准后重新提交。`;
  }
}
