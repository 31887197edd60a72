import type { LightReason } from '../../domain/light-reason';
import { plainDate } from './dates';

/** Dates have no weekday, because reasons stand in formal documents too. */
export function reason(why: LightReason): string {
  switch (why.code) {
    case 'past-deadline':
      return `超过整改时限${why.superiorToo === true ? '（亦为上报时限）' : ''}${plainDate(why.day)}仍未申请销号`;
    case 'past-superior-date':
      return `超过上报时限${plainDate(why.day)}仍未申请销号`;
    case 'milestone-late':
      return why.measures.length === 1
        ? `第${why.measures.join('、')}项措施应于${plainDate(why.day)}完成，尚未完成`
        : `第${why.measures.join('、')}项措施到期尚未完成，最早的应于${plainDate(why.day)}完成`;
    case 'behind-plan':
      return `进度落后计划${why.points}个百分点`;
    case 'reports-missed':
      return `连续${why.count}次未报进展`;
    case 'supervision-letter-unanswered':
      return `督办函应于${plainDate(why.day)}前回复，尚未回复`;
    case 'found-not-rectified':
      return '核查结论为未整改';
    case 'sent-back':
      return `已被退回${why.times}次`;
    case 'recurrence':
      return `问题反弹${why.times}次`;
    case 'near-deadline':
      return `临近整改时限${plainDate(why.day)}`;
    case 'plan-late':
      return `整改方案应于${plainDate(why.day)}报送，尚未报送`;
    case 'hold-past-review':
      return `暂缓应于${plainDate(why.day)}复核，尚未复核`;
    case 'lacking-found':
      return why.what === '' ? '日常督查发现不足' : `日常督查发现不足：${why.what}`;
    case 'letter-returned':
      return `${plainDate(why.day)}起有邮件被退回`;
    case 'raised':
      return why.why === '' ? '提级预警' : `提级预警：${why.why}`;
    case 'recovering':
      return `由红转黄，观察至${plainDate(why.until)}`;
    case 'on-hold':
      return `暂缓中，${plainDate(why.reviewBy)}前复核`;
  }
}
