/** A delivery status notification (RFC 3464) such as a mail server sends, with the headers of the letter it returns. */
export function bounceOf(
  letter: { readonly messageId: string; readonly to: string },
  { status, action }: { readonly status: string; readonly action: 'failed' | 'delayed' },
): string {
  return [
    'From: MAILER-DAEMON@mx.example.org',
    'To: zhenggai@duban.example.org',
    `Subject: Undelivered Mail Returned to Sender ${status}`,
    'Date: Fri, 21 Jul 2023 10:00:00 +0800',
    'MIME-Version: 1.0',
    'Content-Type: multipart/report; report-type=delivery-status; boundary="b"',
    '',
    '--b',
    'Content-Type: text/plain',
    '',
    `This is the mail system. <${letter.to}>: the mailbox is unavailable`,
    '--b',
    'Content-Type: message/delivery-status',
    '',
    'Reporting-MTA: dns; mx.example.org',
    '',
    `Final-Recipient: rfc822; ${letter.to}`,
    `Action: ${action}`,
    `Status: ${status}`,
    '--b',
    'Content-Type: text/rfc822-headers',
    '',
    `Message-ID: <${letter.messageId}>`,
    `To: ${letter.to}`,
    '--b--',
    '',
  ].join('\r\n');
}
