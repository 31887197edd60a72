import { defined } from '../domain/defined';
import { textOf } from './charset';
import { headerOf, type Incoming } from './incoming';

/** A message that no person wrote as an answer. */
export type Automatic =
  | { readonly kind: 'bounce'; readonly bounce: Bounce }
  | { readonly kind: 'auto-reply' | 'list' | 'read-receipt' | 'delivery-report'; readonly sign: string };

/** A letter that did not arrive. Hard means that it never will at this address; soft means that it still may. */
export interface Bounce {
  readonly severity: 'hard' | 'soft';
  /** Enhanced status (RFC 3463) such as `5.1.1`, or the SMTP reply code if the report has no other. */
  readonly status?: string;
  readonly recipient?: string;
  /** The letter's Message-ID without angle brackets. */
  readonly letter?: string;
}

/**
 * Why a message counts as automatic; undefined if a person wrote it. Recognised are delivery reports, the headers of
 * RFC 3834 and those of older programs, and the texts of programs that set no header.
 */
export function automaticOf(
  incoming: Incoming,
  { nullSender, own }: { readonly nullSender: boolean; readonly own: string },
): Automatic | undefined {
  return reportOf(incoming, nullSender, own) ?? markedByHeader(incoming, nullSender) ?? markedByText(incoming, own);
}

function reportOf(incoming: Incoming, nullSender: boolean, own: string): Automatic | undefined {
  const type = headerOf(incoming, 'content-type').toLowerCase();
  if (type.includes('disposition-notification')) return { kind: 'read-receipt', sign: 'disposition-notification' };
  const status = incoming.attachments.find((file) => file.type === 'message/delivery-status');
  if (status !== undefined) return deliveryStatus(incoming, textOf(status.content.subarray(0, LONGEST_REPORT)));
  const said = own.slice(0, LONGEST_REPORT);
  const returned =
    incoming.headers.has('x-failed-recipients') || (isPostmaster(incoming, nullSender) && undelivered(incoming));
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

function isPostmaster(incoming: Incoming, nullSender: boolean): boolean {
  return nullSender || /\b(?:mailer-daemon|postmaster|mail delivery)\b/i.test(headerOf(incoming, 'from'));
}

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

/** Whether only the message's own words say that a machine wrote it. */
export function onlyTextTells(automatic: Automatic): boolean {
  return automatic.kind === 'auto-reply' && (automatic.sign === 'text' || automatic.sign === 'subject');
}

function markedByText(incoming: Incoming, own: string): Automatic | undefined {
  if (automaticSubject.test(headerOf(incoming, 'subject'))) return { kind: 'auto-reply', sign: 'subject' };
  const beginning = own.slice(0, 200);
  return automaticText.test(beginning) || vacationText.test(own) ? { kind: 'auto-reply', sign: 'text' } : undefined;
}

/** Only at the beginning: an answer to such a letter has `Re:` before it. */
const automaticSubject =
  /^[\s[【(（]{0,3}(?:自动回复|自动答复|自動回覆|系统自动回复|auto(?:matic)?[ -]?(?:reply|response)|autoreply|out of (?:the )?office|已读|read)[\]】)）]?\s?[:\uff1a\-—]|^[\s[【(（]{0,3}(?:自动回复|自动答复|自動回覆|out of (?:the )?office)/i;

/** A text that says of itself that a machine sends it. */
const automaticText =
  /(?:这是|此(?:邮件|信)?(?:为|是)|本(?:邮件|信)(?:为|是|由))[^。\n]{0,12}自动(?:回复|答复|发送|发出)|系统自动(?:回复|发送|发出)|^\W{0,3}自动回复[:\uff1a\]】]|\bthis is an? auto(?:matic(?:ally generated)?|mated)?[ -](?:reply|response|message|email)|\bI am (?:currently )?(?:out of (?:the )?office|on (?:annual )?leave)/i;

/** The texts that QQ Mail and NetEase propose, as the whole message. */
const vacationText =
  /^(?:您好|你好)?[\s,\uff0c!\uff01。]{0,3}(?:您的?)?(?:邮件|来信|来件)我?(?:已经?)?收到了?[\s,\uff0c。;\uff1b]{0,3}我?(?:会|将)?尽快(?:给您)?(?:回复|答复|处理|与您联系)[^\n]{0,12}$|^.{0,30}我(?:现在|目前|正在|最近)?(?:在)?(?:休假|出差|度假|外出)[^\n]{0,20}(?:无法|不能|不便)[^\n]{0,20}回复/;
