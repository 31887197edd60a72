import { generateKeyPairSync } from 'node:crypto';
import type { DNSResolver } from 'mailauth';
import { createTransport, type SendMailOptions } from 'nodemailer';
import type { CommandName, Commands } from '../../domain/commands/commands';
import { actorOf, holderOf } from '../../domain/organisation/directory';
import { resultIn } from '../../mail/reply/said';
import { wordsFor } from '../../words';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';

const owner = 'natural-resources@example.org';
const head = 'natural-resources-head@example.org';
const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const published = key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');
const resolver: DNSResolver = (name, type) =>
  name === 's1._domainkey.example.org' && type === 'TXT'
    ? Promise.resolve([[`v=DKIM1; k=rsa; p=${published}`]])
    : Promise.reject(Object.assign(new Error('no such name'), { code: 'ENOTFOUND' }));

/** The message as it would leave the sender's mail server, signed by its domain. */
async function sent(mail: SendMailOptions, signed = true): Promise<string> {
  const transport = createTransport({
    streamTransport: true,
    buffer: true,
    ...(signed
      ? {
          dkim: {
            domainName: 'example.org',
            keySelector: 's1',
            privateKey: key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString(),
          },
        }
      : {}),
  });
  const { message } = await transport.sendMail(mail);
  return (message as Buffer).toString();
}

describe('who may say what by mail', () => {
  let mail: MailOnServer;
  /** A signature proves that a message was written to us only where our mailbox stands in what it covers. */
  let to = '';
  beforeAll(async () => {
    mail = await mailOnServer('trust', { resolver });
    to = mail.campaign.mailbox;
    for (const finding of ['WH-005', 'WH-006', 'WH-028']) await mail.assign(finding);
  });
  afterAll(async () => {
    await mail.stop();
  });
  const standing = async (finding: string) => (await mail.duban.show(mail.campaign.id, finding)).finding;
  const operated = (code: string) => {
    const actor = actorOf(mail.campaign.directory, code, 0);
    if (actor === undefined) throw new Error(`nobody is called ${code}`);
    return { ...actor, operator: 'clerk' };
  };
  const waiting = async (subject: string) => {
    const found = (await mail.incoming.waiting()).find((one) => one.subject === subject);
    if (found?.waiting === undefined) throw new Error(`${subject} does not wait`);
    return { ...found, ...found.waiting };
  };

  const accepted = async (subject: string, as: string) => {
    const { workflowId } = await waiting(subject);
    const { result = '' } = await mail.duban.acceptMessage(workflowId, operated(as));
    return resultIn(mail.archive, result);
  };

  it('acts on mail from outside that its domain signed', async () => {
    const outcome = await mail.fetch(await sent({ from: owner, to, subject: 'Re: [WH-005]', text: '签收' }));
    expect(outcome).toMatchObject({ outcome: 'answered', receipt: 'sent' });
    expect((await standing('WH-005')).standing.stage).toBe('planning');
  });

  it('lets a forgery wait: unsigned, it changes nothing and nobody gets a receipt', async () => {
    const before = mail.received.length;
    const forged = await sent({ from: owner, to, subject: 'forged [WH-006]', text: '签收' }, false);
    expect(await mail.fetch(forged)).toEqual({ outcome: 'waiting' });
    expect((await standing('WH-006')).standing.stage).toBe('assigned');
    expect(await waiting('forged [WH-006]')).toMatchObject({ why: 'not-authenticated', person: 'natural-resources' });
    expect(mail.received).toHaveLength(before);
  });

  it('lets a stranger wait', async () => {
    const strange = { from: 'x@elsewhere.example.com', to, subject: 'stranger \u202e[WH-006]', text: '签收' };
    expect(await mail.fetch(await sent(strange))).toEqual({ outcome: 'waiting' });
    expect(await waiting('stranger [WH-006]')).toMatchObject({ why: 'unknown', from: 'x@elsewhere.example.com' });
  });

  it('lets wait what is handed in with another’s password', async () => {
    const outcome = await mail.submit({ as: 'ecology@example.org', from: owner, subject: 'borrowed', text: '签收' });
    expect(outcome).toEqual({ outcome: 'waiting' });
    expect(await waiting('borrowed')).toMatchObject({ why: 'password-of-another' });
  });

  it('runs a message that the office accepts as that person’s word, with the operator in the record', async () => {
    const said = await accepted('forged [WH-006]', 'natural-resources');
    expect(said.lines).toMatchObject([{ finding: 'WH-006', result: 'understood' }]);
    const { unsealed } = await mail.duban.show(mail.campaign.id, 'WH-006');
    expect(unsealed.find(({ what }) => what === 'acknowledge')).toMatchObject({
      by: 'natural-resources',
      operator: 'clerk',
      via: 'mail',
    });
  });

  it('takes the same message by another door, or played again under another subject, for the same', async () => {
    const message = await sent({ from: owner, to, subject: 'Re: [WH-028]', text: '签收' });
    expect(await mail.fetch(message)).toMatchObject({ outcome: 'answered' });
    const { seq } = await standing('WH-028');
    expect(await mail.fetch(`Received: from elsewhere by here\r\n${message}`)).toMatchObject({ outcome: 'repeated' });
    expect((await standing('WH-028')).seq).toBe(seq);
    const replayed = message.replace('[WH-028]', '[WH-006]');
    expect(await mail.fetch(replayed)).toEqual({ outcome: 'waiting' });
  });

  it('answers in the thread of the letter', async () => {
    const letter = await mail.letterTo(owner, 'WH-028');
    await mail.submit({
      as: owner,
      messageId: '<mine@example.org>',
      inReplyTo: `<${letter.messageId}>`,
      references: [`<${letter.messageId}>`],
      subject: 'Re',
      text: '[WH-028] 方案\n措施：整治 | 2023-09-15\n标准：验收单',
    });
    const receipt = mail.received.at(-1)?.mail;
    expect(receipt?.inReplyTo).toBe('<mine@example.org>');
    expect([receipt?.references].flat()).toEqual(expect.arrayContaining([`<${letter.messageId}>`]));
  });

  it('keeps attachments as evidence, refuses what runs, and says that a link will expire', async () => {
    const outcome = await mail.submit({
      as: owner,
      subject: 'Re: [WH-006]',
      text: '进展：已补种苗木\nhttps://mail.qq.com/cgi-bin/ftnExs_download?k=1',
      attachments: [
        { filename: '验收单.pdf', content: Buffer.from('%PDF-1.7 …') },
        { filename: '照片.jpg.exe', content: Buffer.from('MZ…') },
      ],
    });
    expect(outcome).toMatchObject({
      remarks: [
        { about: 'files-kept', files: 1 },
        { about: 'file-unfit', name: '照片.jpg.exe', why: 'executable' },
        { about: 'expiring-link' },
      ],
    });
    const receipt = mail.received.at(-1)?.mail;
    for (const sentence of ['附件1份已存档', '照片.jpg.exe', '到期失效']) expect(receipt?.text).toContain(sentence);
  });

  it('keeps a text too long for the record as a file, and goes on', async () => {
    const text = `进展：情况如下\n${'已完成一部分整治任务。\n'.repeat(500)}`;
    expect(await mail.submit({ as: owner, subject: 'Re: [WH-006]', text })).toMatchObject({
      lines: [{ result: 'understood' }],
      remarks: [{ about: 'long-text' }],
    });
    const { unsealed } = await mail.duban.show(mail.campaign.id, 'WH-006');
    expect(unsealed.findLast(({ what }) => what === 'fileReport')).toMatchObject({
      command: { files: [{ name: '来信全文.txt' }] },
    });
  });

  it('lets the unit’s head confirm by reply what the contact’s word commits, or the office with the scan', async () => {
    const { id } = mail.campaign;
    expect((await standing('WH-028')).commitments).toMatchObject([{ what: 'submitPlan' }]);
    await mail.submit({ as: head, subject: 'Re: [WH-028]', text: '确认' });
    expect((await standing('WH-028')).standing).toMatchObject({ submitted: {} });

    await mail.submit({ as: owner, subject: 'Re: [WH-005]', text: '方案\n措施：整治 | 2023-09-15\n标准：验收单' });
    const bare = mail.say('office', 'confirmForUnit', { what: 'submitPlan' });
    await expect(mail.duban.obey(id, 'WH-005', bare)).rejects.toMatchObject({
      reason: { code: 'signed-scan-needed' },
    });
    const scan = await mail.archive.put('a stamped scan');
    await mail.duban.obey(id, 'WH-005', mail.say('office', 'confirmForUnit', { what: 'submitPlan', scan }));
    expect((await standing('WH-005')).standing).toMatchObject({ submitted: {} });
  });

  it('never accepts a check on another’s behalf, whoever accepts it', async () => {
    const { directory, id } = mail.campaign;
    const say = async <N extends CommandName>(as: string, name: N, facts: Commands[N]) =>
      mail.duban.obey(id, 'WH-005', mail.say(as, name, facts));
    const { assignment } = await standing('WH-005');
    const group = directory.supervisionGroups[0]?.code ?? '';
    const checkers = directory.people.filter(({ positions }) =>
      positions.some((position) => position.startsWith(`supervision/${group}/`)),
    );
    const checker = holderOf(directory, `supervision/${group}/head`);
    await say(holderOf(directory, `group/${assignment?.workingGroup ?? ''}/head`)?.code ?? '', 'acceptPlan', {});
    const criteria = (await standing('WH-005')).plan?.criteria ?? [];
    const evidence = criteria.map(({ number }) => ({ criterion: number, statement: 'seen', files: [] }));
    await say('natural-resources-head', 'claimCompletion', { evidence });
    await say('office', 'passCompleteness', {});
    await say('office', 'assignCheck', {
      group,
      checkers: checkers.map(({ code, units, positions }) => ({ person: code, units, positions })),
    });

    const date = new Date();
    const forged = { from: checker?.address ?? '', to, date, subject: 'checked [WH-005]', text: '已整改' };
    expect(await mail.fetch(await sent(forged, false))).toEqual({ outcome: 'waiting' });
    const said = await accepted('checked [WH-005]', checker?.code ?? '');
    const refusal = wordsFor('zh-CN').refusal({ code: 'signed-scan-needed', command: 'recordCheck' });
    expect(said.lines).toMatchObject([{ finding: 'WH-005', result: 'refused', text: refusal }]);
    expect((await standing('WH-005')).standing.stage).toBe('awaiting-check');
    // The true message counts all the same when it comes.
    expect(await mail.fetch(await sent(forged))).toMatchObject({ lines: [{ result: 'understood' }] });
    expect((await standing('WH-005')).standing.stage).toBe('awaiting-approval');
  });

  it('withholds receipts beyond the day’s limit, and acts all the same', async () => {
    const before = mail.received.length;
    const outcomes = [];
    for (let count = 0; count < 7; count += 1) {
      const letter = { as: 'water@example.org', subject: 'Re: [WH-008]', text: `说明${count}` };
      outcomes.push(await mail.submit(letter));
    }
    const receipts = outcomes.map((outcome) => ('receipt' in outcome ? outcome.receipt : outcome.outcome));
    expect(receipts).toEqual([...Array<string>(5).fill('sent'), 'withheld', 'withheld']);
    expect(mail.received).toHaveLength(before + 5);
  });

  it.each([
    ['an auto-reply', { headers: { 'Auto-Submitted': 'auto-replied' } }],
    ['a list', { headers: { 'List-Id': '<news.example.org>' } }],
    ['another Duban', { headers: { 'X-Duban-Letter': 'yes' } }],
  ])('gives no receipt to %s', async (_, more) => {
    const before = mail.received.length;
    const outcome = await mail.submit({ as: 'ecology@example.org', subject: 'Re: [WH-003]', text: '签收', ...more });
    expect(outcome).toMatchObject({ outcome: 'automatic' });
    expect(mail.received).toHaveLength(before);
  });
});
