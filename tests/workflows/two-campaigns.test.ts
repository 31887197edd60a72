import type { Stage } from '../../domain/finding/finding';
import type { LedgerRow } from '../../ledger/ledger-row';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';
import { until } from '../support/until';

describe('two campaigns with one mailbox, on a real server', () => {
  let mail: MailOnServer;
  let second: string;
  const owner = 'natural-resources@example.org';

  beforeAll(async () => {
    mail = await mailOnServer('first', { plusAddressing: true });
    second = `${mail.campaign.id}-second`;
    const { roster: _, ...campaign } = mail.campaign;
    await mail.duban.openCampaign({ ...campaign, id: second, prefix: 'TW' });
    await mail.duban.openFindings(second, mail.rows.map(renamed));
    for (const finding of ['WH-005', 'WH-006']) await mail.assign(finding);
    for (const finding of ['TW-005', 'TW-006']) await assignInSecond(finding);
  });
  afterAll(async () => {
    await mail.stop();
  });

  function renamed(row: LedgerRow): LedgerRow {
    const { subject } = row;
    return { ...row, subject: { ...subject, campaign: second, id: subject.id.replace('WH', 'TW') } };
  }

  async function assignInSecond(finding: string): Promise<void> {
    const row = mail.rows.map(renamed).find(({ subject }) => subject.id === finding);
    if (row === undefined) throw new Error('no such row');
    await mail.duban.obey(second, finding, mail.say('office', 'assign', row.subject.division));
  }

  async function stageOf(finding: string): Promise<Stage> {
    const campaign = finding.startsWith('TW') ? second : mail.campaign.id;
    return (await mail.duban.show(campaign, finding)).finding.standing.stage;
  }

  const letterAbout = (finding: string): Promise<OutgoingLetter> =>
    until(() => mail.attempts.find(({ to, text }) => to.address === owner && text.includes(finding)));

  it('let an answer act in the campaign whose letter it answers, whatever tag it bears', async () => {
    const { messageId } = await letterAbout('TW-005');
    const outcome = await mail.submit({
      as: owner,
      subject: 'Re: [WH-005]',
      text: '[TW-005] 签收',
      references: `<${messageId}>`,
    });
    expect(outcome).toMatchObject({ outcome: 'answered', lines: [{ finding: 'TW-005', result: 'understood' }] });
    expect([await stageOf('TW-005'), await stageOf('WH-005')]).toEqual(['planning', 'assigned']);
  });

  it('know the campaign by the token of the address that the letter asks answers to', async () => {
    const { replyTo = '' } = await letterAbout('WH-005');
    const outcome = await mail.submit({ as: owner, to: replyTo, subject: 'Re', text: '[WH-005] 签收' });
    expect(outcome).toMatchObject({ lines: [{ finding: 'WH-005', result: 'understood' }] });
    expect(await stageOf('WH-005')).toBe('planning');
  });

  it('go by the finding that is named where no letter is answered', async () => {
    await mail.submit({ as: owner, subject: '[TW-006]', text: '签收' });
    expect([await stageOf('TW-006'), await stageOf('WH-006')]).toEqual(['planning', 'assigned']);
    await mail.submit({ as: owner, subject: '无主题', text: '[WH-006] 签收' });
    expect(await stageOf('WH-006')).toBe('planning');
  });

  it('may not have the same prefix', async () => {
    const { roster: _, ...campaign } = mail.campaign;
    const mailbox = campaign.mailbox.toUpperCase();
    const opening = mail.duban.openCampaign({ ...campaign, id: `${second}-third`, mailbox });
    await expect(opening).rejects.toMatchObject({ code: 'prefix-taken', subject: campaign.id });
    // What is sent to an address with a plus lies in the same mailbox.
    const plus = campaign.mailbox.replace('@', '+third@');
    const beside = mail.duban.openCampaign({ ...campaign, id: `${second}-third`, mailbox: plus });
    await expect(beside).rejects.toMatchObject({ code: 'prefix-taken', subject: campaign.id });
    await mail.duban.openCampaign({ ...campaign, id: `${second}-third`, mailbox: 'another@duban.example.org' });
    // Opened again, a campaign is no rival of its own.
    await mail.duban.openCampaign(campaign);
  });

  it('may not have the same prefix, however many are opened at once', async () => {
    const { roster: _, ...campaign } = mail.campaign;
    for (const round of ['a', 'b', 'c']) {
      const mailbox = `at-once-${round}-${Date.now()}@duban.example.org`;
      const ids = [1, 2, 3].map((number) => `${second}-at-once-${round}-${number}`);
      const openings = await Promise.allSettled(ids.map((id) => mail.duban.openCampaign({ ...campaign, id, mailbox })));
      const opened = ids.filter((_id, index) => openings[index]?.status === 'fulfilled');
      expect(opened).toHaveLength(1);
      const refusals = openings.filter(({ status }) => status === 'rejected');
      expect(refusals).toEqual(
        [1, 2].map(() => ({ status: 'rejected', reason: expect.objectContaining({ code: 'prefix-taken' }) })),
      );
      const [, campaigns] = await mail.duban.campaignsBeside(opened[0] ?? '');
      expect(campaigns.map(({ id }) => id)).toEqual(opened);
    }
  });
});
