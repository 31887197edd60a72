import { WorkflowUpdateFailedError } from '@temporalio/client';
import { campaignWorkflowId, courierWorkflowId, findingWorkflowId } from '../../workflows/ids';
import { languages } from '../../domain/policy/policy';
import { commandUpdateIn, commandUpdates, type Obeyed } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('what monitors see in Temporal, on a real server', () => {
  let server: OnServer;
  const finding = 'WH-003';
  beforeAll(async () => {
    server = await onServer('monitors', 1, {}, { pages: 'https://duban.example.org' });
    const { duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 3));
    const division = rows.find(({ subject }) => subject.id === finding)?.subject.division;
    if (division === undefined) throw new Error('no such row');
    await duban.obey(campaign.id, finding, server.say('office', 'assign', division));
  });
  afterAll(async () => {
    await server.stop();
  });

  const handleOf = (workflowId: string) => server.client.workflow.getHandle(workflowId);
  const handle = () => handleOf(findingWorkflowId(server.campaign.id, finding));

  /** The card of a workflow, as Temporal Web UI asks for it. */
  async function detailsOf(workflowId: string): Promise<string> {
    const metadata = await handleOf(workflowId).query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    return metadata.currentDetails ?? '';
  }

  /** Titles of updates, timers and activities in the history. */
  async function titlesOf(workflowId: string): Promise<readonly string[]> {
    const { events } = await handleOf(workflowId).fetchHistory();
    return (events ?? []).flatMap((event) => {
      const update = event.workflowExecutionUpdateAcceptedEventAttributes?.acceptedRequest?.input?.name;
      const summary = event.userMetadata?.summary?.data;
      const title = summary == null ? undefined : (JSON.parse(Buffer.from(summary).toString()) as string);
      return [update, title].filter((text) => typeof text === 'string');
    });
  }

  it('reads in the campaign’s language: updates, timers, activities, card', async () => {
    const waits = /^等市生态环境局联络员签收（7月25日前）；7月25日提醒$/;
    const titles = await until(async () => {
      const all = await titlesOf(findingWorkflowId(server.campaign.id, finding));
      return all.some((title) => waits.test(title)) ? all : undefined;
    });
    expect(titles).toContain('交办');
    expect(titles).toContainEqual(expect.stringMatching(/通知：签收 → 市生态环境局联络员/));
    const card = await detailsOf(findingWorkflowId(server.campaign.id, finding));
    expect(card).toContain('牵头单位：市生态环境局');
    expect(await (await handle().describe()).staticSummary()).toBe('WH-003 矿区扬尘治理');
  });

  it('leads from the card of a finding to its page', async () => {
    const id = findingWorkflowId(server.campaign.id, finding);
    const link = `[打开问题页面](https://duban.example.org/finding/${finding})`;
    await until(async () => ((await detailsOf(id)).includes(link) ? true : undefined));
  });

  it('says whose post a courier carries by position, never by name', async () => {
    const id = courierWorkflowId(server.campaign.id, 'ecology');
    const described = await until(() =>
      handleOf(id)
        .describe()
        .catch(() => undefined),
    );
    expect(await described.staticSummary()).toBe('市生态环境局联络员的信件');
    await until(async () => ((await detailsOf(id)).includes('## 市生态环境局联络员的信件') ? true : undefined));
    await until(async () => ((await detailsOf(id)).includes('**已发出**：1封') ? true : undefined));
    expect(await titlesOf(id)).toContain('第1封，1项');
  });

  it('says of the campaign how many findings, by which rules', async () => {
    const card = await detailsOf(campaignWorkflowId(server.campaign.id));
    expect(card).toContain('问题：台账3项');
    expect(card).toContain('督办办法：第1版');
  });

  it('obeys a command by its code and by its name in any language, and under no other name', async () => {
    const note = () => server.say('office', 'note', { text: 'seen', files: [] });
    const said = async (name: string, updateId: string): Promise<Obeyed> =>
      handle().executeUpdate<Obeyed, [object]>(name, {
        args: [{ command: note(), updateId, sentAt: Date.now() }],
        updateId,
      });
    const names = [commandUpdates.note, commandUpdateIn('zh-CN', 'note'), commandUpdateIn('en', 'note')];
    const { seq } = (await server.duban.show(server.campaign.id, finding)).finding;
    for (const [index, { name }] of names.entries()) {
      expect((await said(name, `now-${index}`)).seq).toBe(seq + 1 + index);
    }
    await expect(said('acknowledge', 'other')).rejects.toThrow(WorkflowUpdateFailedError);
    await expect(said('unheard of', 'unheard')).rejects.toThrow(WorkflowUpdateFailedError);
    expect((await server.duban.show(server.campaign.id, finding)).finding.seq).toBe(seq + names.length);
  });

  it.each(languages)('names no two commands alike (%s)', (language) => {
    const commands = Object.keys(commandUpdates) as (keyof typeof commandUpdates)[];
    const names = commands.map((command) => commandUpdateIn(language, command).name);
    expect(new Set(names).size).toBe(commands.length);
    // A name that is also a code is that very command's.
    for (const [index, name] of names.entries()) if (name in commandUpdates) expect(name).toBe(commands[index]);
  });

  it('calls a unit as the amended directory does', async () => {
    const { directory } = await server.duban.campaign(server.campaign.id);
    const units = directory.units.map((unit) => (unit.code === 'ecology' ? { ...unit, name: '生态环境委员会' } : unit));
    await server.duban.amendDirectory(server.campaign.id, { ...directory, units });
    const id = findingWorkflowId(server.campaign.id, finding);
    await until(async () => ((await detailsOf(id)).includes('牵头单位：生态环境委员会') ? true : undefined));
    // A directory that calls all as before leaves the terms alone.
    const { terms } = await server.duban.campaign(server.campaign.id);
    await server.duban.amendDirectory(server.campaign.id, { ...directory, units });
    expect((await server.duban.campaign(server.campaign.id)).terms.revision).toBe(terms.revision);
  });
});
