import type { LetterLine } from '../../domain/notices/letter';
import { MailServerUnavailable } from '../../mail/smtp/outbound';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import { courierWorkflowId } from '../../workflows/ids';
import { post } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('courierWorkflow at the pace of real life, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('gathers', 1);
    await server.duban.openFindings(server.campaign.id, server.rows);
  });
  afterAll(async () => {
    await server.stop();
  });

  it('puts what falls together into one letter, one line a matter', async () => {
    const together = server.rows.filter(({ subject }) => ['WH-005', 'WH-006', 'WH-028'].includes(subject.id));
    await Promise.all(
      together.map(({ subject }) =>
        server.duban.obey(server.campaign.id, subject.id, server.say('office', 'assign', subject.division)),
      ),
    );
    const letter = await until(
      () =>
        server.attempts.find(
          ({ to, text }) => to.address === 'natural-resources@example.org' && text.includes('WH-028'),
        ),
      60_000,
    );
    for (const tag of ['[WH-005]', '[WH-006]', '[WH-028]']) {
      expect(letter.text.split('\n').filter((line) => line.startsWith(`${tag} 请签收`))).toHaveLength(1);
    }
  });
});

describe('courierWorkflow, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('courier', 2);
    await server.duban.openFindings(server.campaign.id, server.rows);
  });
  afterAll(async () => {
    await server.stop();
  });

  const assign = async (finding: string): Promise<void> => {
    const row = server.rows.find(({ subject }) => subject.id === finding);
    if (row === undefined) throw new Error('no such row');
    await server.duban.obey(server.campaign.id, finding, server.say('office', 'assign', row.subject.division));
  };
  const lettersTo = (address: string): readonly OutgoingLetter[] =>
    server.attempts.filter(({ to }) => to.address === address);

  const about =
    (finding: string) =>
    ({ subject, text }: OutgoingLetter): boolean =>
      `${subject}\n${text}`.includes(finding);

  it('tries again under the same Message-ID while the mail server is down, and loses nothing', async () => {
    const before = server.attempts.length;
    server.answerTo(
      'ecology@example.org',
      new MailServerUnavailable('unreachable', ''),
      new MailServerUnavailable('unreachable', ''),
    );
    await assign('WH-003');
    const tried = await until(() => {
      const mine = server.attempts.slice(before).filter(({ to }) => to.address === 'ecology@example.org');
      return mine.length >= 3 ? mine : undefined;
    });
    expect(new Set(tried.map(({ messageId }) => messageId)).size).toBe(1);
  });

  it('makes a refused address the office’s duty, and stops climbing until it is mended', async () => {
    server.answerTo('water@example.org', { outcome: 'refused', code: 550 });
    await assign('WH-008');
    const finding = await until(async () => {
      const run = await server.duban.show(server.campaign.id, 'WH-008');
      return run.finding.troubles.length > 0 ? run.finding : undefined;
    });
    expect(finding.troubles[0]).toMatchObject({ trouble: 'refused' });
    const { finding: listed } = await server.duban.readOne(server.campaign.id, 'WH-008');
    expect(listed.troubles).toEqual(finding.troubles);
  });

  it('takes a line once that is posted twice, across its runs too', async () => {
    await assign('WH-004');
    const address = 'forestry@example.org';
    const letter = await until(() => lettersTo(address).find(about('WH-004')));
    const handle = server.client.workflow.getHandle(courierWorkflowId(server.campaign.id, 'forestry'));
    const note = (await server.archive.noteOf('letters', letter.messageId)) as { readonly digest: string };
    const { lines } = JSON.parse((await server.archive.get(note.digest)).toString()) as {
      lines: readonly LetterLine[];
    };
    // Enough events for a new run, all of the same line.
    for (let again = 0; again < 13; again += 1) {
      await Promise.all(Array.from({ length: 40 }, () => handle.signal(post, lines)));
    }
    server.answerTo(address, { outcome: 'refused', code: 550 });
    const first = (await handle.describe()).runId;
    await assign('WH-007');
    const refused = await until(() => lettersTo(address).find(about('WH-007')));
    await until(async () => ((await handle.describe()).runId === first ? undefined : true));
    // The letter in hand goes on in the new run, under the same Message-ID, once the address is mended.
    const { directory } = await server.duban.campaign(server.campaign.id);
    await server.duban.amendDirectory(server.campaign.id, directory);
    const sent = await until(() => lettersTo(address).filter(about('WH-007'))[1]);
    expect(sent.messageId).toBe(refused.messageId);
    expect(lettersTo(address).filter(about('WH-004'))).toHaveLength(1);
  });

  it('drops a line whose duty was discharged while the mail server was down', async () => {
    const address = 'energy@example.org';
    const row = server.rows.find(({ subject }) => subject.division.lead === 'energy');
    if (row === undefined) throw new Error('no such row');
    const { id } = row.subject;
    server.answerTo(address, { outcome: 'refused', code: 550 });
    await assign(id);
    await until(() => lettersTo(address).find(({ text }) => text.includes('请签收')));
    await server.duban.obey(server.campaign.id, id, server.say('energy', 'acknowledge', {}));
    const { directory } = await server.duban.campaign(server.campaign.id);
    await server.duban.amendDirectory(server.campaign.id, directory);
    const next = await until(() => lettersTo(address).find(({ subject }) => subject.includes('报送整改方案')));
    expect(next.text).not.toContain('请签收');
    expect(lettersTo(address).filter(({ text }) => text.includes('请签收'))).toHaveLength(1);
  });

  it('writes to the delegate of who is away', async () => {
    const { directory } = await server.duban.campaign(server.campaign.id);
    const from = server.campaign.terms.calendar.holidays[0] ?? 0;
    const away = { from, to: from + 5_000, delegate: 'emergency-deputy' };
    const people = directory.people.map((person) =>
      person.code === 'emergency' ? { ...person, absences: [away] } : person,
    );
    await server.duban.amendDirectory(server.campaign.id, { ...directory, people });
    const row = server.rows.find(({ subject }) => subject.division.lead === 'emergency');
    await assign(row?.subject.id ?? '');
    await until(() => lettersTo('emergency-deputy@example.org').at(0));
    expect(lettersTo('emergency@example.org')).toEqual([]);
  });

  it('writes to a leaver’s successor once the directory says so', async () => {
    const { directory } = server.campaign;
    const people = directory.people.map((person) =>
      person.code === 'publicity' ? { ...person, successor: 'publicity-deputy' } : person,
    );
    await server.duban.amendDirectory(server.campaign.id, { ...directory, people });
    await assign('WH-011');
    const letter = await until(() => lettersTo('publicity-deputy@example.org').at(0));
    expect(letter.subject).toContain('[WH-011]');
    expect(lettersTo('publicity@example.org')).toEqual([]);
  });
});
