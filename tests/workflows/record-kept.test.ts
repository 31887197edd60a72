import { listed } from '../../client/listed';
import { isArchivedIn, recordFromArchive, recordOf } from '../../client/record';
import { findingWorkflowId } from '../../workflows/ids';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('the record of a finding whose campaign has ended', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('record-kept');
  });
  afterAll(async () => {
    await server.stop();
  });

  it('is whole in the archive once the namespace has forgotten the run', async () => {
    const { client, duban, archive, campaign, rows } = server;
    const { id } = campaign;
    const [row, another] = rows;
    if (row === undefined || another === undefined) throw new Error('no row');
    const finding = row.subject.id;
    await duban.openFindings(id, [row, another]);
    await duban.obey(id, finding, server.say('office', 'assign', row.subject.division));
    await duban.renew(id);
    await duban.obey(id, finding, server.say('office', 'note', { text: 'after the first page', files: [] }));
    const running = await recordOf(await duban.show(id, finding), archive);
    expect(running.whole).toBe(true);

    await duban.archiveCampaign(id);
    const handle = client.workflow.getHandle(findingWorkflowId(id, finding));
    await until(async () => ((await handle.describe()).status.name === 'COMPLETED' ? true : undefined));
    await client.workflowService.deleteWorkflowExecution({
      namespace: 'default',
      workflowExecution: { workflowId: handle.workflowId },
    });
    // The server takes its time to forget.
    await until(
      () =>
        handle.describe().then(
          () => undefined,
          () => true,
        ),
      90_000,
    );

    const kept = await recordFromArchive(archive, id, finding);
    expect(kept?.whole).toBe(true);
    expect(kept?.entries.slice(0, running.entries.length)).toEqual(running.entries);
    expect(kept?.entries.map(({ what }) => what)).toEqual(expect.arrayContaining(['assign', 'note']));
  });

  it('is read as it ended, and is known to have been archived', async () => {
    const { duban, archive, campaign, rows } = server;
    await until(async () => ((await duban.campaignState(campaign.id)) === 'archived' ? true : undefined), 90_000);
    const findings = await until(async () => {
      const { findings } = await duban.read(campaign.id);
      return findings.length === 1 ? findings : undefined;
    });
    expect(findings.map(({ finding, running }) => [finding.subject.id, running])).toEqual([
      [rows[1]?.subject.id, false],
    ]);
    expect(listed(findings, {}, Date.now()).map(({ waitingOn }) => waitingOn)).toEqual(['nobody']);
    expect(await isArchivedIn(archive, campaign.id)).toBe(true);
    await expect(duban.openFindings(campaign.id, [])).rejects.toThrow('campaign-archived');
  });
});
