import { randomUUID } from 'node:crypto';
import { dayIndexOf, isoDate } from '../../domain/calendar/calendar';
import type { CampaignCommand } from '../../domain/campaign/decide';
import { campaignWorkflowId } from '../../workflows/ids';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

/** A day in two seconds. */
const PACE = 43_200;

describe("a campaign's own agenda, on a real server", () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('agenda', PACE, {}, { pages: 'https://duban.example.org' });
  });
  afterAll(async () => {
    await server.stop();
  });

  const to = (person: string, subject: string): Promise<OutgoingLetter> =>
    until(
      () => server.attempts.find((one) => one.to.address === `${person}@example.org` && one.subject.includes(subject)),
      60_000,
    );
  const runId = async (): Promise<string> =>
    (await server.client.workflow.getHandle(campaignWorkflowId(server.campaign.id)).describe()).runId;

  it('analyses each day, drafts the circular, and issues it only once it is signed off, across runs', async () => {
    const { duban, campaign, rows } = server;
    const { id } = campaign;
    await duban.openFindings(id, rows.slice(0, 3));
    for (const { subject } of rows.slice(0, 3)) {
      await duban.obey(id, subject.id, server.say('office', 'assign', { ...subject.division }));
    }

    const analysis = await to('office', '每日分析');
    expect(analysis.text).toContain('台账共3项，已销号0项（0%），已申请销号0项，逾期0项。');
    expect(analysis.text).toContain('待签收3项');
    const asked = server.client.workflow
      .getHandle(campaignWorkflowId(id))
      .query<{ currentDetails?: string }>('__temporal_workflow_metadata');
    // The campaign's own card shows what the last survey saw, and leads to the wall chart.
    const card = (await asked).currentDetails;
    expect(card).toMatch(/已销号.*0.*3/);
    expect(card).toContain('(https://duban.example.org/wall)');

    const first = await runId();
    const before = (await duban.campaignRun(id)).agenda;
    await duban.renew(id);
    await until(async () => ((await runId()) === first ? undefined : true));
    const after = await duban.campaignRun(id);
    expect(after.agenda.analysedThrough).toBeGreaterThanOrEqual(before.analysedThrough);
    expect(after.page).toBeDefined();

    const draft = await to('director', '通报');
    expect(draft.attachments?.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^通报.*（代拟稿）\.docx$/)]),
    );
    // Its name may be left out of the subject of a letter with several matters.
    await until(() => server.attempts.find(({ text }) => text.includes('的半月专报已拟稿')), 60_000);
    expect(server.attempts.filter(({ subject }) => subject.includes('通报（副本）'))).toEqual([]);

    const waiting = (await duban.campaignRun(id)).agenda.draft;
    expect(waiting?.id).toBe('circular-2023-07-31');
    const signed = server.say('office', 'signOff', {
      draft: waiting?.id ?? '',
      number: '〔2023〕1号',
      signer: '主任',
    }) as CampaignCommand;
    const updateId = randomUUID();
    const seq = await duban.tellCampaign(id, signed, updateId);
    await duban.renew(id);
    expect(await duban.tellCampaign(id, signed, updateId)).toBe(seq);
    await expect(duban.tellCampaign(id, signed)).rejects.toMatchObject({ reason: { code: 'unknown-draft' } });

    const lead = rows[0]?.subject.division.lead ?? '';
    const copy = await to(lead, '通报（副本）');
    expect(copy.text).toContain('〔2023〕1号');
    expect(copy.attachments?.map(({ name }) => name)).toEqual(
      expect.arrayContaining([expect.stringMatching(/^通报.*（副本）\.docx$/)]),
    );

    const analyses = server.attempts.filter(
      (one) => one.to.address === 'office@example.org' && one.subject.includes('每日分析'),
    );
    const days = analyses.map(({ subject }) => /(\d+)年(\d+)月(\d+)日/.exec(subject)?.slice(1).map(Number) ?? []);
    const told = days.map(([year = 0, month = 0, day = 0]) => isoDate(dayIndexOf({ year, month, day })));
    expect(told).toEqual([...new Set(told)].toSorted());
  });
});
