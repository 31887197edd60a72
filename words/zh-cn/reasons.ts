import type { LightReason } from '../../domain/light/light-reason';
import { sentenceFor, type SentencePer } from '../keyed';
import { plainDate } from './dates';

/** Dates have no weekday, because reasons stand in formal documents too. */
export function reason(why: LightReason): string {
  return sentenceFor(reasons, 'code', why);
}

const reasons: SentencePer<LightReason, 'code'> = {
  'past-deadline': (why) =>
    `超过整改时限${why.superiorToo === true ? '（亦为上报时限）' : ''}${plainDate(why.day)}仍未申请销号`,
  'past-superior-date': (why) => `超过上报时限${plainDate(why.day)}仍未申请销号`,
  'milestone-late': (why) =>
    why.measures.length === 1
      ? `第${why.measures.join('、')}项措施应于${plainDate(why.day)}完成，尚未完成`
      : `第${why.measures.join('、')}项措施到期尚未完成，最早的应于${plainDate(why.day)}完成`,
  'behind-plan': (why) => `进度落后计划${why.points}个百分点`,
  'reports-missed': (why) => `连续${why.count}次未报进展`,
  'supervision-letter-unanswered': (why) => `督办函应于${plainDate(why.day)}前回复，尚未回复`,
  'found-not-rectified': () => '核查结论为未整改',
  'sent-back': (why) => `已被退回${why.times}次`,
  recurrence: (why) => `问题反弹${why.times}次`,
  'near-deadline': (why) => `临近整改时限${plainDate(why.day)}`,
  'plan-late': (why) => `整改方案应于${plainDate(why.day)}报送，尚未报送`,
  'hold-past-review': (why) => `暂缓应于${plainDate(why.day)}复核，尚未复核`,
  'lacking-found': (why) => (why.what === '' ? '日常督查发现不足' : `日常督查发现不足：${why.what}`),
  'letter-returned': (why) => `${plainDate(why.day)}起有邮件被退回`,
  raised: (why) => (why.why === '' ? '提级预警' : `提级预警：${why.why}`),
  recovering: (why) => `由红转黄，观察至${plainDate(why.until)}`,
  'on-hold': (why) => `暂缓中，${plainDate(why.reviewBy)}前复核`,
};
