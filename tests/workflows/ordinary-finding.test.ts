import { randomUUID } from 'node:crypto';
import type { WorkflowHandle } from '@temporalio/client';
import { historyToJSON } from '@temporalio/common/lib/proto-utils';
import { dayIndexOf, momentOf } from '../../domain/calendar/calendar';
import { domainMoment } from '../../domain/calendar/clock';
import type { CommandName, Commands } from '../../domain/commands/commands';
import { holderOf } from '../../domain/organisation/directory';
import type { Position } from '../../domain/organisation/positions';
import { findingWorkflowId } from '../../workflows/ids';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { skip, tellsOfSkipping } from '../support/time-skipping';

/**
 * The least that the list below can cost: 4 events to start, 5 an update, 5 a timer that tells somebody something, and 6
 * a posting, which is an activity with its task.
 */
const FLOOR = 4 + 5 * 18 + 5 * 6 + 6 * 18;
/** Measured, and only ever lowered: what is above the floor is search attributes, memo rows and timers set anew. */
const MOST_EVENTS = Math.floor(FLOOR * 1.35);
const MOST_FOR_A_REMINDER = 14;

describe('an ordinary finding of three months, at the pace of real life', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('ordinary');
  });
  afterAll(async () => {
    await server.stop();
  });

  it('costs a bounded number of events, and so does one more reminder', async () => {
    const { duban, campaign, client, rows } = server;
    const row = rows.find(({ subject }) => subject.id === 'WH-005');
    if (row === undefined) throw new Error('no such row');
    const { division, id } = row.subject;
    await duban.openFindings(campaign.id, [row]);
    const handle = client.workflow.getHandle(findingWorkflowId(campaign.id, id));
    const events = async () => (await eventTypes(handle)).length;
    /** Milliseconds that the finding's machine time is ahead of ours. */
    let skipped = 0;
    const now = () => Date.now() + skipped;

    const at = async (date: string, hour: number): Promise<void> => {
      const [year = 0, month = 0, day = 0] = date.split('-').map(Number);
      const moment = momentOf(campaign.terms.calendar, dayIndexOf({ year, month, day }), hour * 60);
      const left = moment - domainMoment(campaign.terms.clock, now());
      if (left > 0) skipped = (await skip(handle, left)) - Date.now();
    };
    const say = async <N extends CommandName>(as: Position, name: N, facts: Commands[N]): Promise<void> => {
      const command = server.say(holderOf(campaign.directory, as)?.code ?? '', name, facts);
      await duban.obey(campaign.id, id, command, randomUUID(), now());
    };
    const lead = `unit/${division.lead}` as const;
    const report = () => say(`${lead}/contact`, 'fileReport', { text: 'as planned', measuresDone: [], files: [] });

    const group = campaign.directory.supervisionGroups[0]?.code ?? '';
    await say('office/staff', 'assign', { ...division, supervision: group });
    await at('2023-07-24', 10);
    await say(`${lead}/contact`, 'acknowledge', {});
    await at('2023-07-28', 10);
    const criteria = row.subject.criteria.map(({ text }) => text);
    await say(`${lead}/head`, 'submitPlan', {
      measures: [{ text: 'all of it', due: dayIndexOf({ year: 2023, month: 10, day: 13 }) }],
      criteria,
    });
    await at('2023-07-28', 15);
    await say(`group/${division.workingGroup}/head`, 'acceptPlan', {});
    // Two reports come before they are reminded of, four after.
    await at('2023-07-28', 16);
    await report();
    await at('2023-08-08', 10);
    await report();
    await at('2023-08-28', 6);
    const before = await events();
    const { seq } = (await duban.show(campaign.id, id)).finding;
    await at('2023-08-30', 10);
    const reminder = (await events()) - before;
    expect((await duban.show(campaign.id, id)).finding.seq).toBe(seq + 1);
    await report();
    for (const date of ['2023-09-14', '2023-09-27', '2023-10-12']) {
      await at(date, 12);
      await report();
    }
    await at('2023-10-13', 10);
    await say(`${lead}/contact`, 'fileReport', { text: 'done', measuresDone: [1], files: [] });
    const { plan } = (await duban.show(campaign.id, id)).finding;
    await say(`${lead}/head`, 'claimCompletion', {
      evidence: (plan?.criteria ?? []).map(({ number }) => ({ criterion: number, statement: 'seen', files: [] })),
    });
    await say('office/staff', 'passCompleteness', {});
    const checkers = campaign.directory.people
      .filter(({ positions }) => positions.some((position) => position.startsWith(`supervision/${group}/`)))
      .map(({ code, units, positions }) => ({ person: code, units, positions }));
    await say('office/staff', 'assignCheck', { group, checkers });
    await say(`supervision/${group}/head`, 'recordCheck', { methods: ['site'], outcome: 'rectified' });
    await say(`group/${division.workingGroup}/head`, 'approveClosure', {});
    if (division.sponsor !== undefined) await say(`leader/${division.sponsor}`, 'approveClosure', {});
    await say('office/director', 'approveClosure', {});
    const { finding } = await duban.show(campaign.id, id);
    expect(finding.standing.stage).toBe('closed');

    const all = await events();
    process.stdout.write(`an ordinary finding: ${all} events; one more reminder: ${reminder}\n`);
    for (const [type, count] of await eventsByType(handle)) process.stdout.write(`  ${count} ${type}\n`);
    expect(all).toBeLessThanOrEqual(MOST_EVENTS);
    expect(reminder).toBeLessThanOrEqual(MOST_FOR_A_REMINDER);
  });
});

/** The type of each event that is not of skipping. */
async function eventTypes(handle: WorkflowHandle): Promise<readonly string[]> {
  const { events = [] } = JSON.parse(historyToJSON(await handle.fetchHistory())) as {
    events?: { eventType: string }[];
  };
  return events
    .map(({ eventType }) => eventType.replace('EVENT_TYPE_', ''))
    .filter((eventType) => !tellsOfSkipping.test(eventType));
}

/** Events of the whole history by type, the most frequent first. */
async function eventsByType(handle: WorkflowHandle): Promise<readonly (readonly [type: string, count: number])[]> {
  const counts = new Map<string, number>();
  for (const type of await eventTypes(handle)) counts.set(type, (counts.get(type) ?? 0) + 1);
  return [...counts].sort(([, a], [, b]) => b - a);
}
