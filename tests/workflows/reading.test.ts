import { listed } from '../../client/listed';
import { domainMoment } from '../../domain/calendar/clock';
import { foresee } from '../../domain/schedule/foresight';
import { DAY } from '../../domain/calendar/moment';
import { findingWorkflowId } from '../../workflows/ids';
import { startBroken } from '../support/broken-finding';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('readers of a campaign, on a real server', () => {
  let server: OnServer;
  const broken = 'WH-004';
  const ids = ['WH-001', 'WH-002', 'WH-003', broken];

  beforeAll(async () => {
    server = await onServer('reading');
    const { duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 3));
    const division = rows[0]?.subject.division;
    if (division === undefined) throw new Error('no row');
    await duban.obey(campaign.id, 'WH-001', server.say('office', 'assign', division));
    await startBroken(server, broken);
  });
  afterAll(async () => {
    await server.stop();
  });

  const read = () => server.duban.read(server.campaign.id);

  it('read what the findings themselves would answer', async () => {
    // Once what the assignment tells is posted, the finding stands still.
    const run = await until(async () => {
      const asked = await server.duban.show(server.campaign.id, 'WH-001');
      return asked.finding.news.length === 0 ? asked : undefined;
    });
    const { findings } = await until(async () => {
      const reading = await read();
      return reading.findings[0]?.finding.seq === run.finding.seq ? reading : undefined;
    });
    expect(findings.map(({ finding }) => finding.subject.id)).toEqual(ids);
    const [first] = findings;
    const now = domainMoment(run.terms.clock, Date.now());
    expect(first?.terms).toEqual(run.terms);
    expect(foresee(first?.finding ?? run.finding, run.terms, now, now + 60 * DAY)).toEqual(
      foresee(run.finding, run.terms, now, now + 60 * DAY),
    );
    const lines = listed(findings, { stage: 'assigned' }, now);
    expect(lines).toMatchObject([{ id: 'WH-001', light: 'green', waitingOn: 'acknowledge' }]);
  });

  it('name a finding that is broken, and tell of it as it stood last', async () => {
    const { findings, unreadable } = await until(async () => {
      const reading = await read();
      return reading.unreadable.length > 0 ? reading : undefined;
    });
    expect(unreadable).toEqual([{ id: broken, cause: 'task-fails', why: expect.stringMatching(/./) }]);
    expect(findings.map(({ finding }) => finding.subject.id)).toEqual(ids);
    expect((await server.duban.failing()).map(({ id }) => id)).toContain(findingWorkflowId(server.campaign.id, broken));
  });

  it('are told in a sentence why a finding does not answer', async () => {
    const { duban, campaign } = server;
    const note = server.say('office', 'note', { text: 'seen', files: [] });
    const failure = { code: 'task-fails', subject: expect.stringMatching(new RegExp(`^${broken} \\(.+\\)$`)) };
    await expect(duban.show(campaign.id, broken, 5_000)).rejects.toMatchObject(failure);
    await expect(duban.obey(campaign.id, broken, note)).rejects.toMatchObject(failure);
    await expect(duban.show(campaign.id, 'WH-099')).rejects.toMatchObject({ code: 'unknown-finding' });
  });

  it('hear of all that go on in new runs, and of the one that does not', async () => {
    const { renewed, failing } = await server.duban.renew(server.campaign.id);
    const findingIds = ['WH-001', 'WH-002', 'WH-003'].map((id) => findingWorkflowId(server.campaign.id, id));
    expect(renewed).toEqual(expect.arrayContaining([server.campaign.id, ...findingIds]));
    expect(failing.map(({ id }) => id)).toEqual([findingWorkflowId(server.campaign.id, broken)]);
  });

  it('miss a finding that was terminated, and no other', async () => {
    const { client, campaign } = server;
    await client.workflow.getHandle(findingWorkflowId(campaign.id, 'WH-002')).terminate();
    const { findings, unreadable } = await until(async () => {
      const reading = await read();
      return reading.findings.length < 4 ? reading : undefined;
    });
    expect(unreadable).toContainEqual({ id: 'WH-002', cause: 'findings-gone' });
    expect(findings.map(({ finding }) => finding.subject.id)).toEqual(ids.filter((id) => id !== 'WH-002'));
  });

  it('need no worker', async () => {
    await server.stopWorker();
    const { findings, campaign } = await read();
    expect(findings).toHaveLength(3);
    expect(campaign.directory).toEqual(server.campaign.directory);
    const { finding } = await server.duban.readOne(campaign.id, 'WH-001');
    expect(finding.standing.stage).toBe('assigned');
    await expect(server.duban.show(campaign.id, 'WH-001', 2_000)).rejects.toMatchObject({ code: 'no-worker' });
  });
});
