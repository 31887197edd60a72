import { pino } from 'pino';
import { localPostOffice } from '../../config/mail-file';
import { Trouble } from '../../client/errors';
import type { Duban } from '../../client/duban';
import { openInbox, type Inbox } from '../../mail/inbox';
import { namesBy } from '../../mail/message-id';
import { createOutbound } from '../../mail/outbound';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';
import { until } from '../support/until';

const owner = 'natural-resources@example.org';
const head = 'natural-resources-head@example.org';

describe('a message is acted on once, whatever fails in between', () => {
  let mail: MailOnServer;
  beforeAll(async () => {
    mail = await mailOnServer('once');
    for (const finding of ['WH-005', 'WH-006']) await mail.assign(finding);
    await mail.submit({ as: owner, subject: 'Re', text: '[WH-005] 签收\n[WH-006] 签收' });
    await mail.submit({ as: owner, subject: 'Re: [WH-005]', text: '方案\n措施：整治 | 2023-09-15\n标准：验收单' });
  });
  afterAll(async () => {
    await mail.stop();
  });

  const standing = async (finding: string) => (await mail.duban.show(mail.campaign.id, finding)).finding;
  /** The inbox of a process that talks to this Duban and to the mail server on this port. */
  function inboxOf(duban: Duban, port: number): Inbox {
    const { id } = mail.campaign;
    return openInbox({
      ...{ archive: mail.archive, duban, campaign: id, log: pino({ level: 'silent' }) },
      ...{ names: namesBy('a secret of the test'), mailbox: mail.campaign.mailbox },
      outbound: createOutbound(localPostOffice(port)),
    });
  }
  const keep = async (inbox: Inbox, from: string, subject: string, text: string): Promise<string> => {
    const raw = `From: ${from}\r\nDate: Fri, 21 Jul 2023 10:00:00 +0800\r\nSubject: ${subject}\r\n\r\n${text}\r\n`;
    return inbox.keep(Buffer.from(raw), { door: 'smtp', from, authenticated: from });
  };
  const becameOf = (digest: string) => mail.archive.noteOf('answered', digest);

  it('goes on where it was killed: what a word meant is not asked of a finding that it has changed', async () => {
    let killed = false;
    const duban: Duban = {
      ...mail.duban,
      async obey(...said) {
        const obeyed = await mail.duban.obey(...said);
        if (!killed) {
          killed = true;
          throw new Error('killed before the answer was written down');
        }
        return obeyed;
      },
    };
    const inbox = inboxOf(duban, mail.outsidePort);
    const digest = await keep(inbox, head, 'Re: [WH-005]', '确认');
    await inbox.work();
    expect(await becameOf(digest)).toBeUndefined();
    // Once what the confirmation brings about is posted, the finding stands still.
    const { seq } = await until(async () => {
      const finding = await standing('WH-005');
      return finding.recent.at(-1)?.what === 'letters' ? finding : undefined;
    });
    await inbox.work();
    expect(await becameOf(digest)).toMatchObject({ lines: [{ finding: 'WH-005', result: 'understood' }] });
    expect((await standing('WH-005')).seq).toBe(seq);
  });

  it('waits while Temporal is away, and is acted on when it is back', async () => {
    let away = true;
    const duban: Duban = {
      ...mail.duban,
      campaign: (id) => (away ? Promise.reject(new Trouble('no-server', id)) : mail.duban.campaign(id)),
    };
    const inbox = inboxOf(duban, mail.outsidePort);
    const digest = await keep(inbox, owner, 'Re: [WH-006]', '无变化');
    await inbox.work();
    expect(await becameOf(digest)).toBeUndefined();
    away = false;
    await inbox.work();
    expect(await becameOf(digest)).toMatchObject({ outcome: 'answered' });
  });

  it('is acted on at once while the mail server is away, and its receipt follows', async () => {
    const inbox = inboxOf(mail.duban, 1);
    const digest = await keep(inbox, owner, 'Re: [WH-006]', '进展：已清运');
    await inbox.work();
    expect(await becameOf(digest)).toBeUndefined();
    const { seq, reporting } = await standing('WH-006');
    expect(reporting.last?.gist).toBe('已清运');
    await inboxOf(mail.duban, mail.outsidePort).work();
    expect(await becameOf(digest)).toMatchObject({ outcome: 'answered', receipt: 'sent' });
    expect((await standing('WH-006')).seq).toBe(seq);
  });
});
