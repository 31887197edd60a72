import { viewsOf, type View } from '../../client/views';
import { momentOf, dayIndexOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import { zhCn } from '../../words/zh-cn';
import type { Situation } from '../../words/views';
import { findingWorkflowId } from '../../workflows/ids';
import { mailReported } from '../../workflows/messages';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

describe('prepared views, on a real server', () => {
  let server: OnServer;
  let views: readonly View[];
  const now = (): number => domainMoment(server.campaign.terms.clock, Date.now());

  beforeAll(async () => {
    server = await onServer('views');
    const { duban, campaign, rows } = server;
    await duban.openFindings(campaign.id, rows.slice(0, 6));
    const say = (finding: string, ...said: Parameters<OnServer['say']>): Promise<unknown> =>
      duban.obey(campaign.id, finding, server.say(...said));
    for (const { subject } of rows.slice(0, 5)) {
      await say(subject.id, 'office', 'assign', { ...subject.division, supervision: 'group-3' });
    }
    await say('WH-001', 'director', 'raiseLight', { to: 'red', why: 'asked by the leading group' });
    await say('WH-002', 'office', 'raiseLight', { to: 'yellow', why: 'slow' });
    const reviewBy = dayIndexOf({ year: 2023, month: 8, day: 10 });
    await say('WH-004', 'office', 'hold', { reason: 'floods', reviewBy });
    const handle = server.client.workflow.getHandle(findingWorkflowId(campaign.id, 'WH-005'));
    await handle.signal(mailReported, {
      ...{ position: 'unit/natural-resources/contact', trouble: 'refused', duties: [] },
      sentAt: Date.now(),
    });
    views = viewsOf(campaign, now());
  });
  afterAll(async () => {
    await server.stop();
  });

  /** Ids that a query finds. */
  async function found(query: string): Promise<readonly string[]> {
    const ids: string[] = [];
    const prefix = findingWorkflowId(server.campaign.id, '');
    for await (const { workflowId } of server.client.workflow.list({ query }))
      ids.push(workflowId.slice(prefix.length));
    return ids.sort();
  }

  const queryOf = (name: string): string => views.find((view) => view.name === name)?.query ?? '';
  const situation = (code: Situation): string => queryOf(zhCn.views.situations[code]);

  it.each<[Situation, readonly string[]]>([
    ['all', ['WH-001', 'WH-002', 'WH-003', 'WH-004', 'WH-005', 'WH-006']],
    ['red', ['WH-001']],
    ['yellow', ['WH-002']],
    ['on-hold', ['WH-004']],
    ['mail-stuck', ['WH-005']],
    ['key-items', ['WH-003']],
    ['overdue', []],
    ['late-duties', []],
    ['awaiting-check', []],
    ['awaiting-approval', []],
    ['recurrences', []],
  ])('find what they promise: %s', async (code, ids) => {
    const keyItems = server.rows.slice(0, 6).flatMap(({ subject }) => (subject.keyItem ? subject.id : []));
    const wanted = code === 'key-items' ? keyItems : ids;
    await until(async () => ((await found(situation(code))).join() === wanted.join() ? true : undefined));
  });

  it('know this week and what is overdue by the campaign’s own time', async () => {
    const { calendar } = server.campaign.terms;
    const friday = momentOf(calendar, dayIndexOf({ year: 2023, month: 7, day: 21 }), 8 * 60);
    expect(Math.abs(now() - friday)).toBeLessThan(3_600_000);
    // Assigned on a Friday, acknowledgement and assignment are owed by Tuesday: next week, on Monday this week.
    expect(await found(situation('due-this-week'))).toEqual([]);
    const at = (day: number, code: Situation): string =>
      viewsOf(server.campaign, momentOf(calendar, dayIndexOf({ year: 2023, month: 7, day }), 600)).find(
        ({ name }) => name === zhCn.views.situations[code],
      )?.query ?? '';
    expect(await found(at(24, 'due-this-week'))).toEqual(['WH-001', 'WH-002', 'WH-003', 'WH-005', 'WH-006']);
    expect(await found(at(26, 'late-duties'))).toEqual(['WH-001', 'WH-002', 'WH-003', 'WH-005', 'WH-006']);
    expect(await found(at(26, 'overdue'))).toEqual([]);
  });

  it('list by group, one view each, and are counted as they are listed', async () => {
    const third = queryOf('第3督查组');
    expect(await found(third)).toEqual(['WH-001', 'WH-002', 'WH-003', 'WH-004', 'WH-005']);
    const byGroup = views.filter(({ heading }) => heading === 'group');
    expect(byGroup.length).toBe(server.campaign.directory.workingGroups.length);
    const listed = await Promise.all(views.map(async ({ query }) => (await found(query)).length));
    expect(await server.duban.counts(views.map(({ query }) => query))).toEqual(listed);
  });
});
