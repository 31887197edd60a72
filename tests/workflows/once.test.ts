import { renameSync } from 'node:fs';
import { join } from 'node:path';
import type { Duban } from '../../client/duban';
import { actorOf } from '../../domain/organisation/directory';
import { openInbox } from '../../mail/inbox/inbox';
import { keeperIn, type Keep } from '../../mail/smtp/keep';
import { namesBy } from '../../mail/letter/message-id';
import type { Outbound } from '../../mail/smtp/outbound';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';
import { until } from '../support/until';

const owner = 'natural-resources@example.org';
const head = 'natural-resources-head@example.org';

describe('a message is acted on once, whatever fails in between', () => {
  let mail: MailOnServer;
  let keeper: Keep;
  beforeAll(async () => {
    mail = await mailOnServer('once');
    // Kept as by a process that is killed before it starts anything.
    keeper = keeperIn(mail.archive, mail.incoming.spool, () => undefined);
    for (const finding of ['WH-005', 'WH-006']) await mail.assign(finding);
    await mail.submit({ as: owner, subject: 'Re', text: '[WH-005] 签收\n[WH-006] 签收' });
    await mail.submit({ as: owner, subject: 'Re: [WH-005]', text: '方案\n措施：整治 | 2023-09-15\n标准：验收单' });
  });
  afterAll(async () => {
    await mail.stop();
  });

  const standing = async (finding: string) => (await mail.duban.show(mail.campaign.id, finding)).finding;
  async function keep(from: string, subject: string, text: string): Promise<string> {
    const raw = `From: ${from}\r\nDate: Fri, 21 Jul 2023 10:00:00 +0800\r\nSubject: ${subject}\r\n\r\n${text}\r\n`;
    return keeper(Buffer.from(raw), { door: 'smtp', from, authenticated: from });
  }
  const start = async (arrival: string) => {
    mail.incoming.starting.start(arrival);
    return mail.incoming.becameOf(arrival);
  };

  it('goes on where it was killed: what a word meant is not asked of a finding that it has changed', async () => {
    let killed = false;
    const duban: Duban = {
      ...mail.duban,
      async obey(...said) {
        const obeyed = await mail.duban.obey(...said);
        if (!killed) {
          killed = true;
          throw new Error('killed before the answer was told');
        }
        return obeyed;
      },
    };
    const arrival = await keep(head, 'Re: [WH-005]', '确认');
    const step = openInbox({ archive: mail.archive, duban, outbound: nowhere, names: namesBy('a secret of the test') });
    await expect(step.read({ campaign: mail.campaign.id, arrival }, Date.now())).rejects.toThrow('killed');
    // Once what the confirmation brings about is posted, the finding stands still.
    const { seq } = await until(async () => {
      const finding = await standing('WH-005');
      return finding.recent.at(-1)?.what === 'letters' ? finding : undefined;
    });
    expect(await start(arrival)).toMatchObject({ lines: [{ finding: 'WH-005', result: 'understood' }] });
    expect((await standing('WH-005')).seq).toBe(seq);
  });

  it('is acted on at once while the mail server is away, and its receipt follows, once', async () => {
    mail.goAway(true);
    const before = mail.received.length;
    const arrival = await keep(owner, 'Re: [WH-006]', '进展：已清运');
    mail.incoming.starting.start(arrival);
    const { seq } = await until(async () => {
      const finding = await standing('WH-006');
      return finding.reporting.last?.gist === '已清运' ? finding : undefined;
    });
    mail.goAway(false);
    expect(await mail.incoming.becameOf(arrival)).toMatchObject({ outcome: 'answered', receipt: 'sent' });
    expect((await standing('WH-006')).seq).toBe(seq);
    expect(mail.received).toHaveLength(before + 1);
  });

  it('waits for the office with the cause where something of ours fails, and is its author’s word when that is mended', async () => {
    const arrival = await keep(owner, 'Re: [WH-006]', '无变化');
    const note = join(mail.folder, 'inbound', `${arrival}.json`);
    renameSync(note, `${note}.lost`);
    expect(await start(arrival)).toEqual({ outcome: 'waiting' });
    const [message] = await mail.incoming.waiting();
    expect(message?.waiting).toMatchObject({ why: 'failed', cause: expect.stringContaining('missing') as string });
    renameSync(`${note}.lost`, note);
    const as = actorOf(mail.campaign.directory, 'natural-resources', mail.campaign.phase.start);
    if (message === undefined || as === undefined) throw new Error('nothing waits');
    const accepted = await mail.duban.acceptMessage(message.workflowId, { ...as, operator: 'clerk' });
    expect(accepted).toMatchObject({ done: true });
    expect(await mail.incoming.becameOf(arrival)).toMatchObject({ outcome: 'answered', receipt: 'sent' });
    const { unsealed } = await mail.duban.show(mail.campaign.id, 'WH-006');
    expect(unsealed.findLast(({ what }) => what === 'fileReport')?.operator).toBeUndefined();
  });

  it('waits on, with the reason, where the office accepts what the rules refuse, and is dismissed with another', async () => {
    const { workflowId, arrival } = await stranger('Re: [WH-006]', '同意');
    const as = actorOf(mail.campaign.directory, 'natural-resources', mail.campaign.phase.start);
    if (as === undefined) throw new Error('nobody is called so');
    const received = mail.received.length;
    const accepted = await mail.duban.acceptMessage(workflowId, { ...as, operator: 'clerk' });
    expect(accepted.done).toBe(false);
    const waiting = await mail.incoming.waiting();
    expect(waiting.map((one) => one.waiting)).toMatchObject([{ why: 'no-password', refused: [expect.any(String)] }]);
    await mail.duban.dismissMessage(workflowId, { why: 'not his', operator: 'clerk' });
    expect(await mail.incoming.becameOf(arrival)).toEqual({ outcome: 'dismissed', why: 'not his', operator: 'clerk' });
    await until(async () => ((await mail.incoming.waiting()).length === 0 ? true : undefined));
    expect(mail.received).toHaveLength(received);
  });

  it('is decided on once', async () => {
    const { workflowId } = await stranger('Re: [WH-006]', '无新进展');
    const dismissal = { why: 'spam', operator: 'clerk' };
    const both = [1, 2].map(() => mail.duban.dismissMessage(workflowId, dismissal));
    const outcomes = await Promise.allSettled(both);
    expect(outcomes.filter(({ status }) => status === 'fulfilled')).toHaveLength(1);
  });

  /** A message without a password, that waits. */
  async function stranger(subject: string, text: string): Promise<{ workflowId: string; arrival: string }> {
    const raw = `From: ${owner}\r\nDate: Sat, 22 Jul 2023 10:00:00 +0800\r\nSubject: ${subject}\r\n\r\n${text}\r\n`;
    const arrival = await keeper(Buffer.from(raw), { door: 'smtp', from: owner });
    expect(await start(arrival)).toEqual({ outcome: 'waiting' });
    const found = (await mail.incoming.waiting()).find(({ waiting }) => waiting?.arrival === arrival);
    return { workflowId: found?.workflowId ?? '', arrival };
  }
});

const nowhere: Outbound = {
  send: () => Promise.reject(new Error('no letter goes from here')),
  close: () => undefined,
};
