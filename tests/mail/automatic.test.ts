import { automaticOf } from '../../mail/message/automatic';
import { parseIncoming } from '../../mail/message/incoming';
import { newText } from '../../mail/message/new-text';
import { isKeyword } from '../../mail/reply/keywords';

async function automatic(headers: Record<string, string>, text = '签收', nullSender = false, handedIn = false) {
  const head = Object.entries({ From: 'a@example.org', 'Content-Type': 'text/plain; charset=utf-8', ...headers });
  const raw = [...head.map(([name, value]) => `${name}: ${value}`), '', text].join('\r\n');
  const parsed = await parseIncoming(Buffer.from(raw));
  if (parsed.outcome !== 'parsed') throw new Error(parsed.why);
  return automaticOf(parsed.incoming, { nullSender, handedIn, own: newText(parsed.incoming, [], isKeyword).own });
}

/** A report of delivery as RFC 3464 and RFC 3462 have it. */
const report = (fields: readonly string[], returned = 'text/rfc822-headers') => ({
  headers: {
    'Content-Type': 'multipart/report; report-type=delivery-status; boundary=b',
    From: 'MAILER-DAEMON@example.org',
  },
  text: [
    '--b',
    'Content-Type: text/plain',
    '',
    'Your message could not be delivered.',
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    ...fields,
    '--b',
    `Content-Type: ${returned}`,
    '',
    'From: duban@example.org',
    'Message-ID: <letter.1@duban.example.org>',
    'Subject: x',
    '',
    '--b--',
    '',
  ].join('\r\n'),
});

describe('automaticOf', () => {
  it('lets a person’s answer through', async () => {
    expect(
      await automatic({ Subject: 'Re: [WH-012]', 'Auto-Submitted': 'no', 'X-Auto-Response-Suppress': 'DR, RN' }),
    ).toBeUndefined();
  });

  it.each([
    ['Auto-Submitted', 'auto-replied', 'auto-reply'],
    ['Auto-Submitted', 'auto-generated (a ledger)', 'auto-reply'],
    ['X-Autoreply', 'yes', 'auto-reply'],
    ['X-Autorespond', '', 'auto-reply'],
    ['X-Auto-Response-Suppress', 'All', 'auto-reply'],
    ['X-Auto-Response-Suppress', 'DR, OOF, AutoReply', 'auto-reply'],
    ['Precedence', 'bulk', 'auto-reply'],
    ['Precedence', 'list', 'list'],
    ['List-Id', '<news.example.org>', 'list'],
    ['List-Unsubscribe', '<mailto:leave@example.org>', 'list'],
    ['Content-Type', 'multipart/report; report-type=disposition-notification; boundary=b', 'read-receipt'],
    ['Subject', '自动回复: [WH-012] 请签收', 'auto-reply'],
    ['Subject', '=?gb2312?B?19S2r7vYuLQ6IFdI?=', 'auto-reply'],
    ['Subject', '【自动回复】您好', 'auto-reply'],
    ['Subject', 'Automatic reply: [WH-012]', 'auto-reply'],
    ['Subject', '自动答复: [WH-012]', 'auto-reply'],
    ['Subject', 'Out of Office: back on Monday', 'auto-reply'],
  ])('knows %s: %s for %s', async (header, value, kind) => {
    expect(await automatic({ [header]: value })).toMatchObject({ kind });
  });

  it('knows the null sender', async () => {
    expect(await automatic({}, '签收', true)).toMatchObject({ kind: 'auto-reply' });
  });

  it.each([
    '您好\uff0c您的邮件已收到\uff0c我会尽快回复您。',
    '这是一封自动回复邮件。',
    '此邮件为系统自动发送\uff0c请勿回复。',
    '您好\uff0c我正在休假\uff0c暂时无法回复您的邮件。',
    'I am out of the office until Monday.',
  ])('knows the text of a vacation that carries no header: %s', async (text) => {
    expect(await automatic({ Subject: 'Re: [WH-012]' }, text)).toMatchObject({ kind: 'auto-reply', sign: 'text' });
  });

  it.each([
    '您好，您的邮件已收悉，我正在外地参加培训，如有急事请联系13800000000。',
    '邮件已收到，谢谢！',
    '我近期休年假，11月30日返岗，期间由李某代办（电话2011234）。',
    '您的邮件已经自动转入我的收件箱，我会尽快阅读。',
    '您的请求已收到，工单编号20261130。',
    '本人11月28日至12月5日出差，邮件回复可能不及时，敬请谅解。',
    'Thank you for your message. I am away until Monday; for urgent matters please contact my colleague.',
  ])('knows that a text only says who is away: %s', async (text) => {
    expect(await automatic({ Subject: 'Re: [WH-012]' }, text)).toMatchObject({ kind: 'auto-reply', sign: 'text' });
  });

  it.each([
    ['Re: [自动回复] [WH-005] 提醒', '我正在休假，11月30日返岗。'],
    ['回复：自动回复：[WH-005] 提醒', '稍后联系'],
    ['已读回执：[WH-005] 提醒', '您发给 a@example.org 的邮件 已在 2026-11-28 09:12 被打开。'],
    ['撤回：[WH-005] 进展', ''],
    ['Recall: [WH-005] progress', ''],
    ['已接受：整改推进会', ''],
  ])('knows the subject of a program: %s', async (subject, text) => {
    expect(await automatic({ Subject: subject }, text)).toMatchObject({ sign: 'subject' });
  });

  it.each(['张某 已对您的邮件做出反应：\n👍', '👍\n张某通过 Gmail 作出了回应', 'A. Doe reacted to your message: 👍'])(
    'knows a reaction: %s',
    async (text) => {
      expect(await automatic({ Subject: '回复：[WH-005]' }, text)).toMatchObject({ kind: 'notice' });
    },
  );

  it.each([
    ['text/vnd.google.email-reaction+json', '{"emoji":"👍"}', 'reaction'],
    ['text/calendar; method=REPLY', 'BEGIN:VCALENDAR\r\nMETHOD:REPLY\r\nEND:VCALENDAR', 'calendar'],
  ])('knows the part of a program: %s', async (type, content, sign) => {
    const text = ['--b', 'Content-Type: text/plain', '', '.', '--b', `Content-Type: ${type}`, '', content, '--b--', ''];
    const headers = { 'Content-Type': 'multipart/mixed; boundary=b' };
    expect(await automatic(headers, text.join('\r\n'))).toMatchObject({ kind: 'notice', sign });
  });

  it.each([
    '负责人出差，返岗后组织验收，其余措施按计划推进。',
    '您的邮件已收到，现已整改完毕，材料后补。',
    '来函收悉，将尽快回复整改方案。',
  ])('takes a person’s “%s” for his, because it is about the work', async (text) => {
    expect(await automatic({ Subject: 'Re: [WH-012]' }, text)).toBeUndefined();
  });

  it.each(['收到\uff0c将尽快处理', '回复\uff1a已自动监测\uff0c数据见附件', '收到', '自动监测设备已安装'])(
    'takes a person’s “%s” for his',
    async (text) => {
      expect(await automatic({ Subject: '回复\uff1a自动回复系统整改' }, text)).toBeUndefined();
    },
  );

  it.each([
    ['5.1.1', 'failed', 'hard'],
    ['5.2.2', 'failed', 'soft'],
    ['4.4.1', 'delayed', 'soft'],
    ['4.2.0', 'failed', 'soft'],
  ])('reads a bounce with status %s (%s) as %s', async (status, action, severity) => {
    const { headers, text } = report([
      `Final-Recipient: rfc822; Gone@example.org`,
      `Action: ${action}`,
      `Status: ${status}`,
    ]);
    expect(await automatic(headers, text)).toEqual({
      kind: 'bounce',
      bounce: { severity, status, recipient: 'gone@example.org', letter: 'letter.1@duban.example.org' },
    });
  });

  it('takes the status from the server’s own words, and the letter from the whole message, where need be', async () => {
    const { headers, text } = report(
      ['Final-Recipient: rfc822; gone@example.org', 'Action: failed', 'Diagnostic-Code: smtp; 550 5.1.1 no such user'],
      'message/rfc822',
    );
    expect(await automatic(headers, text)).toMatchObject({
      bounce: { severity: 'hard', status: '5.1.1', letter: 'letter.1@duban.example.org' },
    });
  });

  const failed = report(['Final-Recipient: rfc822; gone@example.org', 'Action: failed', 'Status: 5.1.1']);

  it.each([
    ['a mail server’s', { From: 'Mail Delivery Subsystem <mailer-daemon@mx.example.org>', 'Return-Path': '<>' }],
    ['Exchange’s', { From: 'Microsoft Outlook <MicrosoftExchange329e71ec88ae4615bbc36ab6ce41109e@example.org>' }],
  ])('believes %s report of a letter that came back', async (_, headers) => {
    expect(await automatic({ ...failed.headers, ...headers }, failed.text)).toMatchObject({ kind: 'bounce' });
  });

  it.each([
    ['a person’s', { From: '张某 <contact@example.org>' }, false],
    ['one that can be returned to a person', { 'Return-Path': '<contact@example.org>' }, false],
    ['a person’s without an address to be returned to', { From: 'contact@example.org', 'Return-Path': '<>' }, true],
  ])('does not believe %s', async (_, headers, nullSender) => {
    expect((await automatic({ ...failed.headers, ...headers }, failed.text, nullSender))?.kind).not.toBe('bounce');
  });

  it('does not believe a report that was handed in at our own door with an address', async () => {
    expect((await automatic(failed.headers, failed.text, false, true))?.kind).not.toBe('bounce');
  });

  it('does not take a report that a letter arrived for a bounce', async () => {
    const { headers, text } = report(['Final-Recipient: rfc822; a@example.org', 'Action: delivered', 'Status: 2.0.0']);
    expect(await automatic(headers, text)).toEqual({ kind: 'delivery-report', sign: 'delivered' });
  });

  it('reads a bounce that is no report: a postmaster’s sentence', async () => {
    expect(
      await automatic(
        { From: 'PostMaster@example.org', Subject: '系统退信' },
        '抱歉\uff0c您发往 gone@example.org 的邮件被退回\uff1a550 Mailbox not found\nMessage-ID: <letter.2@duban.example.org>',
        true,
      ),
    ).toEqual({
      kind: 'bounce',
      bounce: { severity: 'hard', status: '550', recipient: 'gone@example.org', letter: 'letter.2@duban.example.org' },
    });
  });
});
