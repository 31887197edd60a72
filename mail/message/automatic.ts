import { defined } from '../../domain/defined';
import { calendarMethod } from './calendar-file';
import { textOf } from './charset';
import { headerOf, type Incoming } from './incoming';
import { plainLine } from './phrases';

/** A message that no person wrote as an answer. */
export type Automatic =
  | { readonly kind: 'bounce'; readonly bounce: Bounce }
  | { readonly kind: 'auto-reply' | 'list' | 'read-receipt' | 'delivery-report' | 'notice'; readonly sign: string };

/** A letter that did not arrive. Hard means that it never will at this address; soft means that it still may. */
export interface Bounce {
  readonly severity: 'hard' | 'soft';
  /** Enhanced status (RFC 3463) such as `5.1.1`, or the SMTP reply code if the report has no other. */
  readonly status?: string;
  readonly recipient?: string;
  /** The letter's Message-ID without angle brackets. */
  readonly letter?: string;
}

/** What is known of a message besides its parts. */
export interface Delivery {
  /** It was handed in without an address that it could be returned to. */
  readonly nullSender: boolean;
  /** It was handed in at our own door, with an address. */
  readonly handedIn?: boolean;
  /** What its sender wrote himself. */
  readonly own: string;
}

/**
 * Why a message counts as automatic; undefined if a person wrote it. Recognised are delivery reports, the headers of
 * RFC 3834 and those of older programs, and the texts of programs that set no header.
 */
export function automaticOf(incoming: Incoming, delivery: Delivery): Automatic | undefined {
  const { nullSender, own } = delivery;
  return (
    reportOf(incoming, delivery) ??
    markedByHeader(incoming, nullSender) ??
    markedByPart(incoming) ??
    markedByText(incoming, own)
  );
}

function reportOf(incoming: Incoming, delivery: Delivery): Automatic | undefined {
  const type = headerOf(incoming, 'content-type').toLowerCase();
  if (type.includes('disposition-notification')) return { kind: 'read-receipt', sign: 'disposition-notification' };
  // Whoever has a letter of ours could write a report of it. What people hand in or pass on is their own message.
  if (!isFromServer(incoming, delivery)) return undefined;
  const status = incoming.attachments.find((file) => file.type === 'message/delivery-status');
  if (status !== undefined) return deliveryStatus(incoming, textOf(status.content.subarray(0, LONGEST_REPORT)));
  const said = delivery.own.slice(0, LONGEST_REPORT);
  const returned = incoming.headers.has('x-failed-recipients') || undelivered(incoming);
  return returned ? { kind: 'bounce', bounce: bounceFrom(incoming, statusIn(said), addressIn(said), said) } : undefined;
}

/** How many characters of a report are read. */
const LONGEST_REPORT = 64 * 1024;

/** RFC 3464: a group of fields for each recipient, after those of the message. */
function deliveryStatus(incoming: Incoming, report: string): Automatic {
  const action = /^action:\s{0,10}(\w{1,20})/im.exec(report)?.[1]?.toLowerCase() ?? '';
  if (action === 'delivered' || action === 'relayed' || action === 'expanded') {
    return { kind: 'delivery-report', sign: action };
  }
  const status =
    /^status:\s{0,10}([245]\.\d{1,3}\.\d{1,3})/im.exec(report)?.[1] ?? statusIn(field(report, 'diagnostic-code') ?? '');
  const recipient = addressIn(field(report, 'final-recipient') ?? field(report, 'original-recipient') ?? '');
  const bounce = bounceFrom(incoming, status, recipient, report);
  return { kind: 'bounce', bounce: action === 'delayed' ? { ...bounce, severity: 'soft' } : bounce };
}

function bounceFrom(
  incoming: Incoming,
  status: string | undefined,
  recipient: string | undefined,
  report: string,
): Bounce {
  const letter = returnedLetter(incoming, report);
  return defined({
    severity: status !== undefined && isSoft(status) ? 'soft' : 'hard',
    status,
    recipient,
    letter,
  });
}

/** For a server a full mailbox is a permanent failure, but it may be emptied. */
function isSoft(status: string): boolean {
  return status.startsWith('4') || status === '5.2.2' || status === '552';
}

/** The letter or its headers come with the report, or its Message-ID is in the text. */
function returnedLetter({ attachments }: Incoming, report: string): string | undefined {
  const returned = attachments.filter(({ type }) => type === 'message/rfc822' || type === 'text/rfc822-headers');
  const texts = [...returned.map(({ content }) => textOf(content.subarray(0, LONGEST_REPORT))), report];
  for (const text of texts) {
    const id = /^(?:original-)?message-id:\s{0,10}<([^<>\s]{1,300})>/im.exec(text)?.[1];
    if (id !== undefined) return id;
  }
  return undefined;
}

function field(report: string, name: string): string | undefined {
  return new RegExp(`^${name}:([^\\n]{0,1000})`, 'im').exec(report)?.[1];
}

function statusIn(text: string): string | undefined {
  return /\b[45]\.\d{1,3}\.\d{1,3}\b/.exec(text)?.[0] ?? /(?<![\d.])[45][0-5]\d(?=[ -])(?!-?\d)/.exec(text)?.[0];
}

function addressIn(text: string): string | undefined {
  return /[\w.+=-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63}){1,8}/.exec(text)?.[0].toLowerCase();
}

/**
 * Whether a mail server says it, as far as that can be seen: it names itself as the author, and has no address that its
 * message could be returned to.
 */
function isFromServer(incoming: Incoming, { nullSender, handedIn = false }: Delivery): boolean {
  const path = headerOf(incoming, 'return-path').trim();
  const isReturnable = handedIn || (!nullSender && path !== '' && path !== '<>');
  return !isReturnable && mailServers.test(headerOf(incoming, 'from').slice(0, LONGEST_AUTHOR));
}

const LONGEST_AUTHOR = 300;
const mailServers =
  /(?<![a-z])(?:mailer-?daemon|postmaster|mail ?delivery|mail delivery (?:sub)?system|microsoftexchange[\da-f]{32}|mdaemon)(?![a-z])|系统退信|邮件系统|退信/i;

function undelivered(incoming: Incoming): boolean {
  return /退信|投递失败|发送失败|无法投递|未送达|undeliver|delivery (?:status|failure|failed)|failure notice|returned (?:mail|to sender)|mail delivery/i.test(
    headerOf(incoming, 'subject'),
  );
}

function markedByHeader(incoming: Incoming, nullSender: boolean): Automatic | undefined {
  const value = (name: string): string => headerOf(incoming, name).toLowerCase();
  const submitted = value('auto-submitted');
  if (submitted !== '' && !/^no\b/.test(submitted)) return { kind: 'auto-reply', sign: 'auto-submitted' };
  const replies = ['x-autoreply', 'x-autorespond', 'x-autoresponder', 'x-autoreply-from', 'x-mail-autoreply'];
  const reply = replies.find((name) => incoming.headers.has(name) && value(name) !== 'no');
  if (reply !== undefined) return { kind: 'auto-reply', sign: reply };
  if (/\b(?:all|oof|autoreply)\b/.test(value('x-auto-response-suppress'))) {
    return { kind: 'auto-reply', sign: 'x-auto-response-suppress' };
  }
  if (/bulk|junk|auto_reply/.test(value('precedence'))) return { kind: 'auto-reply', sign: 'precedence' };
  const list = ['list-id', 'list-post', 'list-unsubscribe', 'list-help'].find((name) => incoming.headers.has(name));
  if (list !== undefined || value('precedence') === 'list') return { kind: 'list', sign: list ?? 'precedence' };
  return nullSender ? { kind: 'auto-reply', sign: 'null sender' } : undefined;
}

/** A reaction, or an answer to an invitation: a program's own part tells. */
function markedByPart({ attachments }: Incoming): Automatic | undefined {
  for (const { type, content } of attachments) {
    if (type === 'text/vnd.google.email-reaction+json') return { kind: 'notice', sign: 'reaction' };
    if (type !== 'text/calendar') continue;
    const method = calendarMethod(textOf(content.subarray(0, LONGEST_REPORT)));
    if (method !== undefined) return { kind: 'notice', sign: 'calendar' };
  }
  return undefined;
}

/** Whether the message's own words, or a part that a person's program may add, say that a machine wrote it. */
export function onlyTextTells(automatic: Automatic): boolean {
  return (
    automatic.kind === 'notice' ||
    (automatic.kind === 'auto-reply' && (automatic.sign === 'text' || automatic.sign === 'subject'))
  );
}

function markedByText(incoming: Incoming, own: string): Automatic | undefined {
  const subject = headerOf(incoming, 'subject');
  if (automaticSubject.test(subject)) return { kind: 'auto-reply', sign: 'subject' };
  if (
    bracketedSubject.test(
      subject.replace(/^(?:\s{0,3}(?:re|fw|fwd|aw|sv|回复|答复|转发)\s?[:\uff1a]){1,5}\s{0,3}/i, ''),
    )
  ) {
    return { kind: 'auto-reply', sign: 'subject' };
  }
  if (noticeSubject.test(subject)) return { kind: 'notice', sign: 'subject' };
  const beginning = plainLine(own.slice(0, 200)).replace(/^[\p{So}\uFE0F\s]{1,12}/u, '');
  if (noticeText.test(beginning)) return { kind: 'notice', sign: 'text' };
  const says = automaticText.test(beginning) || vacationText.test(own) || isVacation(own);
  return says ? { kind: 'auto-reply', sign: 'text' } : undefined;
}

/** Only at the beginning: an answer to such a letter has `Re:` before it. */
const automaticSubject =
  /^[\s[【(（]{0,3}(?:自动回复|自动答复|自動回覆|系统自动回复|auto(?:matic)?[ -]?(?:reply|response)|autoreply|out of (?:the )?office|ooo|离开办公室|外出|abwesenheitsnotiz|r[ée]ponse automatique|respuesta autom[áa]tica|automatisch antwoord|已读|read)[\]】)）]?\s?[:\uff1a\-—]|^[\s[【(（]{0,3}(?:自动回复|自动答复|自動回覆|out of (?:the )?office)/i;

/** Behind `Re:` too, because it marks itself with brackets or a colon. */
const bracketedSubject =
  /^[[【(（]\s?(?:自动回复|自动答复|自動回覆|系统自动回复|休假|外出|auto(?:matic)?[ -]?(?:reply|response)|autoreply|out of (?:the )?office)[^\]】)）]{0,10}[\]】)）]|^(?:自动回复|自动答复|自動回覆|系统自动回复|auto(?:matic)?[ -]?(?:reply|response)|autoreply|out of (?:the )?office)\s?[:\uff1a]/i;

/** Receipts, recalls, reactions and answers to invitations, as programs call them. */
const noticeSubject =
  /^[\s[【(（]{0,3}(?:已读回执|阅读回执|送达回执|已送达|未读|未阅读|撤回|召回|邮件撤回|撤回邮件|已接受|已谢绝|已拒绝|暂定|暂时接受|取消会议|read receipt|return receipt|not read|delivered|recall|message recall|accepted|declined|tentative|tentatively accepted|canceled|cancelled)[\]】)）]?\s?[:\uff1a]/i;
const noticeText =
  /^(?:这|此|本)[^。\n]{0,6}(?:已读回执|阅读回执|送达回执|回执邮件)|已对您的(?:邮件|消息|信息)(?:做|作)出(?:了)?(?:反应|回应)|^\S{1,20} ?(?:赞了|点赞了|喜欢了?)(?:(?:您|你)的(?:邮件|消息)|[“"])|^\S{1,20} ?(?:对|给|为)(?:您|你|[“"「《])[^\n]{1,120}(?:点了?个?赞|竖起?了?大拇指|(?:做|作)出了?(?:反应|回应))|^(?:[^\s“"]{1,20} ){1,3}(?:liked|loved) your (?:message|e-?mail)|通过 ?gmail ?(?:做|作)出了?(?:反应|回应)|的?(?:邮件|消息)已(?:于|在)[^。\n]{4,30}被(?:打开|阅读|查看)|您(?:发送|发来)?的?(?:邮件|消息)已(?:经)?被[^。\n]{0,20}(?:打开|阅读|查看|删除)|^(?:受邀人|与会者|参会人|参会者)?(?:已接受|已谢绝|已拒绝|暂定|accepted|declined|tentative) ?: ?[^\n]{0,60}(?:会议|邀请|invitation|meeting)|^[^。\n]{1,60}(?:想要|希望|要求)?撤回(?:了)?(?:此|该|一封)?邮件|\breacted (?:with \S{1,16} )?(?:to (?:your|[“"])|via gmail)|\bwould like to recall the message|^(?:[^\s“"]{1,20} ){0,3}(?:liked|loved|disliked|laughed at|emphasi[sz]ed|questioned) [“"]|^this is a (?:read |return )?receipt\b|\byour message\b[^\n]{0,200}\bwas (?:read|opened|displayed|delivered)\b/i;

/** A text that says of itself that a machine sends it. */
const automaticText =
  /(?:这是|此(?:邮件|信)?(?:为|是)|本(?:邮件|信)(?:为|是|由))[^。\n]{0,12}自动(?:回复|答复|发送|发出)|系统自动(?:回复|发送|发出)|^\W{0,3}(?:自动回复|auto(?:matic)?[ -]?(?:reply|response))[:\uff1a\]】]|(?:本|此|该)(?:邮箱|信箱|邮件地址|账号)[^。\n]{0,10}(?:无人(?:值守|查收|查看)|不再(?:使用|查收|查看|启用)|(?:已|已经)?停用|仅用于发送|(?:为|是)?系统(?:自动)?(?:邮箱|账号))|^[^\n]{0,60}请(?:勿|不要)直接(?:回复|回信|答复)|请勿(?:直接)?回复(?:本|此|该)邮件|\b(?:this|the) (?:mailbox|inbox|e-?mail address|account) is (?:no longer|not) (?:being )?(?:monitored|in use|used|active|read)|\bthis is an? auto(?:matic(?:ally generated)?|mated)?[ -](?:reply|response|message|email)|\bI am (?:currently )?(?:out of (?:the )?office|on (?:annual )?leave)/i;

/** The texts that QQ Mail and NetEase propose, as the whole message. */
const vacationText =
  /^(?:您好|你好)?[\s,\uff0c!\uff01。]{0,3}(?:您的?)?(?:邮件|来信|来件)我?(?:已经?)?收到了?[\s,\uff0c。;\uff1b]{0,3}我?(?:会|将)?尽快(?:给您)?(?:回复|答复|处理|与您联系)[^\n]{0,12}$|^.{0,30}我(?:现在|目前|正在|最近)?(?:在)?(?:休假|出差|度假|外出)[^\n]{0,20}(?:无法|不能|不便)[^\n]{0,20}回复/;

/**
 * Whether a short text only says what vacation texts say: that a mail has come, that its reader is away, when he is back,
 * who stands in. It must say two of these, or the first as all it says; a word of the work itself makes it a person's.
 */
function isVacation(own: string): boolean {
  const text = plainLine(own).slice(0, LONGEST_VACATION + 1);
  if (text.length > LONGEST_VACATION || ofWork.test(text)) return false;
  const signs = [arrival, absence, back, substitute, later, unread].filter((sign) => sign.test(text)).length;
  return signs >= 2 || alone.some((form) => form.test(text));
}

const LONGEST_VACATION = 300;
const ofWork =
  /整改|措施|验收|方案|清运|施工|工地|工程|销号|核查|督查|督办|延期|签收|同意|确认|无变化|责任|问题|发现|安装|设备|拆除|排查|巡查|补报|已[^,。;\n]{0,4}(?:处理|完成|解决|清理)|[A-Z]{1,6}-\d|\b(?:measure|rectif|plan|criteri|claim|extend|extension|agree|acknowledge|progress|report|works?|site)/;
const arrival =
  /(?:邮件|来信|来件|信件|电子邮件|电邮|请求|诉求|e-?mail)(?:我们?|本人)?(?:都|均)?(?:已经?)?(?:自动)?(?:收到|收悉|收阅|转入|转至|送达|转发|进入)|(?:收到|收悉)(?:了)?(?:您|你)(?:的|发来的)?(?:邮件|来信|信件)|\b(?:received|thank you for|thanks for|got) your (?:e-?mail|message|mail)\b|\byour (?:e-?mail|message|ticket|request) (?:number is|has been received)|\bthank you for contacting|感谢您的来信/i;
const absence =
  /(?:休|请|放|度|病|年|产|婚|探亲)假|出差|外出|公出|(?:外地|党校|外)[^。\n]{0,4}(?:参加|学习|培训|开会)|参加(?:培训|学习|会议)|在外(?:地|学习|培训|开会)?|不在(?:办公室|单位|岗|市内|国内)|离岗|离开办公室|离职|调离|退休|暂停办公|放假|(?:正在|在)开会|有事不在|出国|住院|\b(?:out of (?:the )?office|away (?:from|until|on|for)|on (?:leave|holiday|vacation|business)|annual leave|maternity leave|travell?ing|not in the office|limited access|no longer work|have left|mailbox is not)\b/i;
const back =
  /(?:返岗|返回|回来|回岗|上班|到岗|销假|归来|回单位|恢复办公)|\b(?:back (?:on|in)|return(?:ing)? (?:on|to)|until \w)/i;
const substitute =
  /(?:邮箱|信箱|邮件地址)(?:已经?)?(?:停用|不再使用|弃用|更换)|请(?:改)?(?:发|寄)(?:送)?(?:至|到)|(?:请|请与)[^,。;\n]{0,8}联系|接手|(?:诉求|来信|来件|反映|信件)[^,。;\n]{0,8}(?:已|将)转(?:交|送|至|办)?[^,。;\n]{0,4}(?:相关|有关|承办|责任)(?:部门|单位|科室)|代办|代为(?:办理|处理)|由[^。,;\n]{1,10}(?:负责|代|接替|处理)|(?:如有|若有|有)?(?:急事|紧急(?:事项|事务|情况)?|要事)[^。\n]{0,4}(?:请)?(?:联系|致电|电话|拨打)|请(?:联系|致电|拨打)|\b(?:urgent|please contact|in my absence|please (?:write|e-?mail|forward|direct|send)|no longer (?:work|with)|not monitored|my colleague)\b/i;
const later =
  /(?:尽快|稍后|随后|及时|届时|回来后|返岗后|节后|一会儿?再?|工作日内|第一时间)(?:给您|为您|与您|向您)?(?:和您|与您)?(?:回复|答复|处理|阅读|查看|联系)|(?:回复|答复|处理)(?:可能)?(?:会)?(?:不及时|较慢|延迟|有延误)|(?:无法|不能|不便|未能)[^。\n]{0,8}(?:回复|答复|处理|查收)|敬请谅解|请见谅|工单(?:编?号|已)|受理编?号|\b(?:as soon as (?:possible|i)|reply (?:may|will) be|delayed|slow to respond|get back to you|within \d{1,2} (?:business |working )?(?:days|hours)|mailbox is (?:only )?(?:checked|read)|ticket (?:number|no|id)|ticket #?\d{1,12})\b/i;
const unread = /(?:无法|不能|不便|不方便|未能)(?:及时)?(?:查收|查看|阅读|接收|收取)(?:您的)?(?:邮件|来信|信件)/;
const onlyArrival =
  /^(?:您好|你好|尊敬的[^,。]{0,12})?[\s,!。:]{0,3}(?:您|你)?的?(?:发来的)?(?:邮件|来信|来件|信件|电子邮件)(?:我)?(?:已经?)?(?:收到|收悉|收阅)了?[\s,!。;]{0,3}(?:谢谢|感谢|多谢|祝好|此致|敬礼|祝[^,。!]{1,8})?[\s,!。;]{0,3}(?:谢谢|感谢|多谢)?[!。]?$/;
/** The same, told by its reader. */
const readerHas =
  /^(?:您好|你好)?[\s,!。:]{0,3}(?:我们?|本人)?(?:已经?)?(?:收到|收悉)了?(?:您|你)(?:的|发来的)?(?:邮件|来信|来件|信件|电子邮件)了?[\s,!。;]{0,3}(?:谢谢|感谢|多谢|祝好)?[!。]?$/;
const onlyAway =
  /^(?:i am |i['’]m |i (?:will|shall) be |i['’]ll be )?(?:currently )?(?:out of (?:the )?office|on (?:annual )?leave|on (?:holiday|vacation))(?:,? (?:from|until|till|through|to|between|on) [\w ,]{1,30}){0,3}[\s.!]{0,3}$|^(?:我|本人)?(?:现|目前|正)?(?:不在办公室|在?(?:休假|外出|出差)中|正在(?:休假|外出|出差))[。!]?$/i;
/** That its reader is away, in the languages of other countries' programs. */
const awayAbroad =
  /\b(?:absente?|hors) du bureau|\b(?:je suis|nous sommes|suis) (?:actuellement )?(?:absente?s?|en (?:cong|vacances|d[ée]placement))|\b(?:nicht|derzeit nicht|zurzeit nicht) (?:im b[üu]ro|im haus|erreichbar)|\b(?:au(?:ß|ss)er haus|abwesend|im urlaub|in elternzeit)\b|\bfuera de (?:la )?oficina|\b(?:estoy|estar[ée]) (?:ausente|de (?:vacaciones|baja|viaje))|\bfora do escrit[óo]rio|\b(?:estou|estarei) (?:ausente|de f[ée]rias)|\bfuori (?:ufficio|sede)|\bsono (?:in ferie|assente)|\bafwezig|\bniet op kantoor|отсутству[а-я]{1,4}|в отпуске|不在(?:にして)?いたします|休暇を?(?:いただ|頂)/i;
/** Each of these is enough as what a short text says. */
const alone: readonly RegExp[] = [onlyArrival, readerHas, onlyAway, awayAbroad];
