import { MailServerUnavailable } from '../../mail/outbound';
import type { OutgoingLetter } from '../../mail/outbound';
import { onServer, until, type OnServer } from '../support/campaign-on-server';

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

  it('puts what falls together into one letter, one line a matter', async () => {
    await Promise.all(['WH-005', 'WH-006', 'WH-028'].map(assign));
    const letter = await until(() =>
      lettersTo('natural-resources@example.org').find(({ text }) => text.includes('WH-028')),
    );
    for (const tag of ['[WH-005]', '[WH-006]', '[WH-028]']) {
      expect(letter.text.split('\n').filter((line) => line.startsWith(`${tag} 请签收`))).toHaveLength(1);
    }
  });

  it('tries again under the same Message-ID while the mail server is down, and loses nothing', async () => {
    const before = server.attempts.length;
    server.answerTo('ecology@example.org', new MailServerUnavailable('down'), new MailServerUnavailable('down'));
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
    const listed = await until(async () =>
      (await server.duban.list(server.campaign.id)).find(({ id, waitingOn }) => id === 'WH-008' && waitingOn !== null),
    );
    expect(listed.stage).toBe('assigned');
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
