import { letterSent } from '../../mail/letter/letters-sent';
import { bounceOf } from '../support/bounce';
import { mailOnServer, type MailOnServer } from '../support/mail-on-server';
import { until } from '../support/until';

const contact = 'water@example.org';
const head = 'water-head@example.org';

describe('a letter that comes back', () => {
  let mail: MailOnServer;
  beforeAll(async () => {
    mail = await mailOnServer('bounce', { plusAddressing: true });
    await mail.assign('WH-008');
  });
  afterAll(async () => {
    await mail.stop();
  });
  const troubles = async () => (await mail.duban.show(mail.campaign.id, 'WH-008')).finding.troubles;
  /** The contact's own lines in the letters to the head, who gets copies besides. */
  const passedOn = async () => {
    const letters = mail.attempts.filter(({ to }) => to.address === head);
    const sent = await Promise.all(letters.map(({ messageId }) => letterSent(mail.archive, messageId)));
    return sent.flatMap((letter) => letter?.lines ?? []).filter(({ position }) => position === 'unit/water/contact');
  };

  it('is only written down where it is late', async () => {
    const { messageId } = await mail.letterTo(contact, 'WH-008');
    const late = bounceOf({ messageId, to: contact }, { status: '4.4.1', action: 'delayed' });
    expect(await mail.fetch(late)).toMatchObject({ outcome: 'bounced', recipient: 'water', permanent: false });
    expect(await troubles()).toEqual([]);
  });

  it('becomes the office’s duty where it never will arrive, and the unit’s head has its lines meanwhile', async () => {
    const { messageId } = await mail.letterTo(contact, 'WH-008');
    const failed = bounceOf({ messageId, to: contact }, { status: '5.1.1', action: 'failed' });
    expect(await mail.fetch(failed)).toMatchObject({ outcome: 'bounced', permanent: true });
    const [trouble] = await until(async () => {
      const found = await troubles();
      return found.length > 0 ? found : undefined;
    });
    expect(trouble).toMatchObject({ position: 'unit/water/contact', trouble: 'returned' });
    await until(async () => ((await passedOn()).length > 0 ? true : undefined));
    expect((await mail.letterTo(head, 'WH-008')).subject).toContain('[WH-008]');
  });

  it('is passed on once, however often it comes back', async () => {
    const { messageId } = await mail.letterTo(contact, 'WH-008');
    const again = bounceOf({ messageId, to: contact }, { status: '5.1.10', action: 'failed' });
    expect(await mail.fetch(again)).toMatchObject({ outcome: 'bounced' });
    // A letter assigned after it has come: whatever the courier had to do before is done.
    await mail.assign('WH-019');
    await mail.letterTo(contact, 'WH-019');
    expect(await passedOn()).toHaveLength(1);
  });

  it('goes nowhere where it names no letter of ours', async () => {
    const invented = bounceOf(
      { messageId: 'bounce.water.1.00000000000000000000@duban.example.org', to: contact },
      { status: '5.1.1', action: 'failed' },
    );
    expect(await mail.fetch(invented)).toMatchObject({ outcome: 'automatic' });
  });

  it('is sent anew when the address is mended, and the trouble ends', async () => {
    const { directory, id } = mail.campaign;
    const people = directory.people.map((person) =>
      person.code === 'water' ? { ...person, address: 'water-new@example.org' } : person,
    );
    await mail.duban.amendDirectory(id, { ...directory, people });
    expect((await mail.letterTo('water-new@example.org', 'WH-008')).subject).toContain('[WH-008]');
    await until(async () => ((await troubles()).length === 0 ? true : undefined));
  });

  it('is known by the token of the address that it asks answers to', async () => {
    const { replyTo = '' } = await mail.letterTo('water-new@example.org', 'WH-008');
    expect(replyTo).toMatch(/\+water\.\d+\.[0-9a-f]{10}@duban\.example\.org$/);
    expect(replyTo.replace(/\+[^@]*/, '')).toBe(mail.campaign.mailbox);
    const outcome = await mail.submit({ as: 'water-new@example.org', to: replyTo, subject: 'Re', text: '签收' });
    expect(outcome).toMatchObject({ lines: [{ finding: 'WH-008', result: 'understood' }] });
  });
});
