import { halfWidth } from '../domain/half-width';

/** Whether the words are only polite: neither an answer nor a report. */
export function isCourtesy(line: string): boolean {
  return courtesy.test(line);
}

/** Whether a line makes a reservation, so that an agreement or a finding of fact beside it does not count. */
export function reserves(line: string): boolean {
  return reservation.test(line) || notYet.test(line);
}

/** Whether a line says that something is not done, or not yet. Evidence that says so proves nothing. */
export function saysNotYet(line: string): boolean {
  return notYet.test(line);
}

/** Whether a text means that the matter is done. It is a report, but its author may have meant to claim. */
export function saysDone(text: string): boolean {
  return done.test(text);
}

/** Whether a text asks something. A question is not a report. */
export function asks(text: string): boolean {
  return /\?[)\]\s]*$|(吗|呢|么)[.。!]?$/.test(halfWidth(text).trim());
}

/** No phrase is made of other phrases; otherwise the expression would take forever to reject a long line of them. */
const courtesy =
  /^(?:[\s,.!~、。:;]|好的?|行|可以|嗯|哦|对|是的?|(?:您|你)好|(?:多谢|感谢|谢谢)(?:您|你)?|(?:您|你)?辛苦了?|麻烦了|知道了|了解|明白|已阅|已?知悉|收悉|祝好|此致|敬礼|顺祝商祺|hello|hi\b|ok(?:ay)?\b|thanks?\b|thank you|many thanks|noted|got it|fine\b|yes\b|no\b|best regards|kind regards|regards|best wishes)+$/i;

const reservation =
  /但|不过|然而|除(?:了|非|外)|前提|如果|假如|若|(?<![接招])待|未(?!成年)|不(?!动产)|没|否|仍|还需|需要|暂|再|撤|取消|\b(?:but|however|except|unless|if|only|not|no|after|once|until|provided|subject to|still|pending|later|withdraw|cancel)|n't\b/i;

const notYet =
  /未(?:能|全部|全|全面|达到|达标|整改|办结|落实|到位|销号)?完成|未(?:能|达|具备|到位|落实|整改|办结)|没有?(?:能|全部)?(?:完成|做完|整改|到位|落实)|尚(?:未|不|需|待|有|在|缺|差|没|无)|还没|仍未|仍有|不(?:具备|符合|满足|达标|能|申请|予)|暂(?:不|缓|未|时)|(?:基本|部分|阶段性|大部分?|初步)(?:已)?(?:完成|整改|到位)|正在(?:整改|推进|办理|实施|施工|制定|修订|落实|协调|抓紧)|推进中|预计|计划(?:于|在)|拟(?:于|在)|即将|撤回|取消|延期|延后|推迟|\bnot (?:yet|been|fully|completely|complete|completed|done|finished|rectified|ready|fixed)|n't\b|\b(?:almost|partly|partially|nearly|mostly|pending|unfinished|incomplete|unrectified|in progress|will be|to be done|withdraw|cancel|postpone|extend)/i;

const done =
  /^(?:已经?|基本|阶段性|全部|方案已|现已)?(?:完成|整改完毕|整改到位|办结)|销号|^(?:completed?|done|finished)\b|\bclaim/i;
