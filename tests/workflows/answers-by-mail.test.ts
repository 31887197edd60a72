import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { localPostOffice } from '../../config/mail-file';
import { createInboxDoor } from '../../mail/smtp/inbox-door';
import { mailboxPassword } from '../../mail/smtp/mailbox-password';
import { createOutbound, type Outbound } from '../../mail/smtp/outbound';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { incomingOf, type Incoming } from '../support/incoming';
import { until } from '../support/until';

const secret = 'a secret of the test';
const owner = 'natural-resources@example.org';

/** A mail server that keeps whole messages. */
async function mailServer(): Promise<{ readonly server: SMTPServer; readonly mails: ParsedMail[]; port: number }> {
  const mails: ParsedMail[] = [];
  const server = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onRcptTo: ({ address }, _, done) => {
      done(address.startsWith('nobody') ? Object.assign(new Error('no such mailbox'), { responseCode: 550 }) : null);
    },
    onData(stream, _, done) {
      void simpleParser(stream).then((mail) => {
        mails.push(mail);
        done();
      });
    },
  });
  const listening = server.listen(0, '127.0.0.1');
  await once(listening, 'listening');
  return { server, mails, port: (listening.address() as AddressInfo).port };
}

describe('answers by mail, over real SMTP', () => {
  let campaign: OnServer;
  let outside: Awaited<ReturnType<typeof mailServer>>;
  let door: SMTPServer;
  let doorPort: number;
  let incoming: Incoming;
  let outbound: Outbound;
  let disk: Error | undefined;
  let last = '';

  beforeAll(async () => {
    outside = await mailServer();
    outbound = createOutbound(localPostOffice(outside.port));
    // At the pace of real life a courier gathers for ten seconds: time enough for a busy machine.
    campaign = await onServer('mail', 1, {}, { receipts: outbound });
    const { duban, rows } = campaign;
    const log = pino({ level: 'silent' });
    incoming = incomingOf(campaign, { secret });
    door = createInboxDoor(
      secret,
      async (raw, envelope) => {
        if (disk !== undefined) throw disk;
        last = await incoming.keep(raw, envelope);
        return last;
      },
      log,
    );
    const listening = door.listen(0, '127.0.0.1');
    await once(listening, 'listening');
    doorPort = (listening.address() as AddressInfo).port;
    await duban.openFindings(campaign.campaign.id, rows);
    const theirs = rows.filter(({ subject }) => subject.division.lead === 'natural-resources');
    await Promise.all(
      theirs.map(({ subject }) =>
        duban.obey(campaign.campaign.id, subject.id, campaign.say('office', 'assign', subject.division)),
      ),
    );
  });
  afterAll(async () => {
    outbound.close();
    await Promise.all(
      [door, outside.server].map(
        (server) =>
          new Promise<void>((done) => {
            server.close(done);
          }),
      ),
    );
    await campaign.stop();
  });

  async function answer(
    text: string,
    {
      as = owner,
      from = as,
      subject = '',
      to = '',
      headers = {},
      attachments = [],
    }: {
      as?: string;
      from?: string;
      subject?: string;
      to?: string;
      headers?: Record<string, string>;
      attachments?: { filename: string; content: string }[];
    } = {},
  ): Promise<ParsedMail | undefined> {
    const transport = createTransport({
      host: '127.0.0.1',
      port: doorPort,
      ignoreTLS: true,
      auth: { user: as, pass: mailboxPassword(secret, as) },
    });
    const before = outside.mails.length;
    const mail = { from, to: campaign.campaign.mailbox, subject, text, headers, attachments };
    try {
      await transport.sendMail(to === '' ? mail : { ...mail, inReplyTo: to, references: to });
    } finally {
      transport.close();
    }
    await incoming.becameOf(last);
    return outside.mails.slice(before).at(-1);
  }
  const stageOf = async (finding: string) =>
    (await campaign.duban.show(campaign.campaign.id, finding)).finding.standing.stage;
  const assignmentLetter = () =>
    until(() => campaign.attempts.find(({ to, text }) => to.address === owner && text.includes('WH-028')), 60_000);

  it('does nothing for a sender whose From is not the mailbox he opened', async () => {
    expect(await answer('[WH-005] 签收', { as: 'ecology@example.org', from: owner })).toBeUndefined();
    expect(await stageOf('WH-005')).toBe('assigned');
  });

  it('lets nobody in with a wrong password', async () => {
    const transport = createTransport({
      host: '127.0.0.1',
      port: doorPort,
      ignoreTLS: true,
      auth: { user: owner, pass: 'wrong' },
    });
    await expect(transport.sendMail({ from: owner, to: 'x@example.org', text: '签收' })).rejects.toMatchObject({
      responseCode: 535,
    });
    transport.close();
  });

  it('explains a bare keyword to a letter of several, and changes nothing', async () => {
    const { messageId } = await assignmentLetter();
    const receipt = await answer('无变化', { to: `<${messageId}>` });
    expect(receipt?.text).toContain('未注明是哪一项');
  });

  it('acknowledges every matter of an assignment letter by a bare 签收', async () => {
    const { messageId } = await assignmentLetter();
    const receipt = await answer('签收', { to: `<${messageId}>` });
    expect(await Promise.all(['WH-005', 'WH-006', 'WH-028'].map(stageOf))).toEqual([
      'planning',
      'planning',
      'planning',
    ]);
    expect(receipt?.to).toMatchObject({ text: expect.stringContaining(owner) as string });
    expect(receipt?.headers.get('auto-submitted')).toBe('auto-generated');
  });

  it('takes a plan by the subject’s tag, for the head to confirm', async () => {
    await answer('方案\n措施: 整治五处矿点 | 2023-09-15\n标准: 现场验收单', { subject: 'Re: [WH-005]' });
    const { finding } = await campaign.duban.show(campaign.campaign.id, 'WH-005');
    expect(finding.commitments).toMatchObject([{ what: 'submitPlan' }]);
    await answer('确认', { as: 'natural-resources-head@example.org', subject: 'Re: [WH-005]' });
    expect((await campaign.duban.show(campaign.campaign.id, 'WH-005')).finding.commitments).toEqual([]);
  });

  it('tells who asks what he owes, each with its finding', async () => {
    const receipt = await answer('待办', { subject: '待办' });
    expect(receipt?.text).toContain('WH-006请于');
    expect(receipt?.text).toContain('WH-028请于');
    const nobodyElse = await answer('待办', { as: 'ecology@example.org', subject: '待办' });
    expect(nobodyElse?.text).not.toContain('WH-006');
  });

  it('words a refusal in the receipt', async () => {
    const receipt = await answer('同意', { subject: 'Re: [WH-006]' });
    expect(receipt?.text).toContain('未予办理');
  });

  it('never answers an auto-reply', async () => {
    const receipt = await answer('签收', { subject: 'Re: [WH-006]', headers: { 'Auto-Submitted': 'auto-replied' } });
    expect(receipt).toBeUndefined();
  });

  it('lets an answer that reads as a machine’s words wait for the office', async () => {
    const before = (await incoming.waiting()).length;
    const text = '进展：我在外出差，整改照常推进，不便电话回复';
    expect(await answer(text, { subject: 'Re: [WH-006]' })).toBeUndefined();
    const waiting = await incoming.waiting();
    expect(waiting).toHaveLength(before + 1);
    expect(waiting.at(-1)?.waiting).toMatchObject({ why: 'perhaps-automatic', person: 'natural-resources' });
  });

  it('keeps the scan that comes with a plan in the record beside it', async () => {
    await answer('方案\n措施: 建立巡查台账 | 2023-09-15\n标准: 台账抽查无误', {
      subject: 'Re: [WH-028]',
      attachments: [{ filename: '盖章方案.txt', content: '盖章方案扫描件' }],
    });
    const { unsealed } = await campaign.duban.show(campaign.campaign.id, 'WH-028');
    const [plan, note] = unsealed.flatMap(({ command }) => command ?? []).slice(-2);
    expect(plan?.name).toBe('submitPlan');
    expect(note).toMatchObject({ name: 'note', files: [{ name: '盖章方案.txt' }] });
  });

  it('acts once on a message however often it looks', async () => {
    await answer('无变化', { subject: 'Re: [WH-006]' });
    const { seq } = (await campaign.duban.show(campaign.campaign.id, 'WH-006')).finding;
    const receipts = outside.mails.length;
    await incoming.spool.add(last);
    await incoming.starting.sweep();
    await incoming.starting.settled();
    expect(await incoming.spool.all()).toEqual([]);
    expect(outside.mails).toHaveLength(receipts);
    expect((await campaign.duban.show(campaign.campaign.id, 'WH-006')).finding.seq).toBe(seq);
  });

  it('asks to try again later where the message could not be kept', async () => {
    disk = Object.assign(new Error('no space left'), { code: 'ENOSPC' });
    await expect(answer('签收')).rejects.toMatchObject({ responseCode: 451 });
    disk = undefined;
  });

  it('sends letters as real MIME: text and HTML, a thread, never as if a person wrote', async () => {
    const { messageId, references: _, to, from, ...letter } = await assignmentLetter();
    await outbound.send({ ...letter, to, from, messageId, references: ['root@duban.example.org'] });
    const mail = outside.mails.at(-1);
    expect(mail?.messageId).toBe(`<${messageId}>`);
    expect(mail?.references).toBe('<root@duban.example.org>');
    expect(mail?.headers.get('auto-submitted')).toBe('auto-generated');
    expect(mail?.text).toContain('[WH-028] 请签收');
    expect(mail?.html).toContain('[WH-028]');
    expect(mail?.html).toContain('mailto:');
  });

  it('tells a permanent no from a passing one', async () => {
    const letter = await assignmentLetter();
    expect(await outbound.send({ ...letter, to: { name: '', address: 'nobody@example.org' } })).toEqual({
      outcome: 'refused',
      code: 550,
    });
    const down = createOutbound(localPostOffice(1));
    await expect(down.send(letter)).rejects.toThrow('did not take');
    down.close();
  });
});
