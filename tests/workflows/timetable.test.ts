import { dayFromIso } from '../../domain/calendar/calendar';
import { campaignDuties } from '../../domain/campaign/duties';
import type { Moment } from '../../domain/calendar/moment';
import { domainMoment } from '../../domain/calendar/clock';
import type { RegisterCommand } from '../../domain/registers/commands';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import { onServer, type OnServer } from '../support/campaign-on-server';
import { until } from '../support/until';

/** A day in five seconds. */
const PACE = 17_280;

describe('the timetable of a campaign, on a real server', () => {
  let server: OnServer;
  beforeAll(async () => {
    server = await onServer('timetable', PACE);
    await server.duban.openFindings(server.campaign.id, server.rows.slice(0, 1));
  });
  afterAll(async () => {
    await server.stop();
  });

  const now = (): Moment => domainMoment(server.campaign.terms.clock, Date.now());
  const toOffice = (text: string): Promise<OutgoingLetter> =>
    until(
      () => server.attempts.find((one) => one.to.address === 'office@example.org' && one.text.includes(text)),
      120_000,
    );
  const owed = async (): Promise<readonly (string | undefined)[]> => {
    const { agenda, campaign } = await server.duban.campaignRun(server.campaign.id);
    return campaignDuties(agenda, campaign.terms, campaign.phase, now()).map(({ about }) => about);
  };

  it('has the week’s dispatch prepared, settles it by a meeting, and asks for the next', async () => {
    const letter = await toOffice('请筹备2023年7月24日的定期调度会');
    expect(letter.subject).toContain('定期调度会');
    expect(await owed()).toContain('dispatch/2023-07-24');
    const by = { person: 'office', positions: ['office/staff'], units: [] };
    const entry = { register: 'meeting', on: dayFromIso('2023-07-26'), who: '市领导', findings: [] };
    const command = { name: 'addEntry', entry, by, via: 'script' } as unknown as RegisterCommand;
    await server.duban.tellRegisters(server.campaign.id, command);
    expect(await owed()).not.toContain('dispatch/2023-07-24');
    await toOffice('请筹备2023年7月31日的定期调度会');
    // Nobody was chased for what had been done.
    expect(server.attempts.filter(({ text }) => text.includes('定期调度会至今未办结'))).toEqual([]);
  });
});
