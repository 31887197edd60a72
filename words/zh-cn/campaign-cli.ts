import type { CampaignCliWords } from '../campaign-cli';

export const campaignCli: CampaignCliWords = {
  labels: {
    findings: '问题总数',
    stages: '阶段',
    lights: '亮灯',
    overdue: '逾期未办',
    drafts: '待签发',
    gone: '已被终止',
    phase: '整改期',
    today: '今天',
    policy: '办法',
    people: '名册',
    holidays: '节假日已知至',
    mailbox: '工作邮箱',
  },
  none: '无',
  between: '、',
  vacant: '空缺',
  noAddress: '缺邮箱',
  revision: (revision, behind) => `第${String(revision)}版${behind === 0 ? '' : `，${String(behind)}项尚未收到`}`,
  people: (people, units, revision) => `${String(people)}人、${String(units)}个单位，第${String(revision)}版`,
  successorOf: (left) => `接替已离任的${left}`,
  readBy: (delegate) => `今天由${delegate}代收`,
  away: (from, to, delegate) => `${from}至${to}不在，由${delegate}代收`,
  peopleSum: (positions, vacant, unreachable) =>
    `共${String(positions)}个岗位，空缺${String(vacant)}个，缺邮箱${String(unreachable)}个。`,
  stillOpen: (stage, findings) => `尚在${stage}：${findings.join('、')}`,
  nothingToAmend: '目录内容与现行办法、名册一致，无须修订。',
  amendmentSum: (until, { findings, fresh, gone, moved, lights }) =>
    `至${until}，如无人办理：涉及${String(findings)}项；信件新增${String(fresh)}封、取消${String(gone)}封、改期${String(moved)}封；立即变灯${String(lights)}项。`,
  changes: { new: '新增', gone: '取消', moved: '改期' },
  stageTurns: (was, will) => `阶段立即由${was}转为${will}`,
  lightTurns: (was, will) => `亮灯立即由${was}转${will}`,
  turnsOtherwise: (was, will) => `今后变灯：原${was}；现${will}`,
  fromTo: (what, was, will) => `${what}：${was} → ${will}`,
  otherAbsences: (person) => `${person}：不在岗日期有变`,
};
