import { join } from 'node:path';
import { readBehavioursFile } from '../../config/behaviours-file';
import type { BatchCommand } from '../../domain/batches/commands';
import { decideBatches } from '../../domain/batches/decide';
import { membersOf } from '../../domain/batches/members';
import { tiesOf } from '../../domain/organisation/positions';
import { proposeBatch, reasonsFor } from '../../domain/batches/proposal';
import { batchesIn } from '../../domain/batches/view';
import { momentOf } from '../../domain/calendar/calendar';
import { openAgenda } from '../../domain/campaign/state';
import { unitsOn } from '../../domain/commands/independence';
import type { Entry } from '../../domain/finding/entry';
import type { Finding } from '../../domain/finding/finding';
import { rehearse, type CampaignToPlay } from '../../rehearsal/rehearse';
import { day } from '../support/commands';
import { modelCampaign, modelCase } from '../support/model-case';

const office = { person: 'office', positions: ['office/staff'], units: [] } as const;
/** Two days of looking after each date on which a batch is decided. */
const dates = ['2023-08-21', '2023-09-18', '2023-10-16'] as const;

/** The campaign played up to each date, and a batch proposed and decided on each as it stands then. */
async function threeBatches() {
  const campaign: CampaignToPlay = await modelCampaign();
  const { directory, terms, rows } = campaign;
  const roster = rows.map(({ subject }) => subject.id);
  const behaviours = await readBehavioursFile(join(modelCase, 'behaviours.yaml'), directory, roster);
  const phase = { start: day('2023-07-21'), end: day('2023-10-21') };
  let agenda = openAgenda(phase, terms, momentOf(terms.calendar, phase.start, 9 * 60));
  const record: Entry[] = [];
  const looked = dates.map((date) => {
    const moment = momentOf(terms.calendar, day(date), 18 * 60);
    const findings = rehearse(campaign, behaviours, day(date)).courses.map(({ finding }) => finding);
    const byId = new Map(findings.map((finding) => [finding.subject.id, finding]));
    const { groups, items } = proposeBatch(findings, directory, terms, moment);
    const tasks = groups
      .filter((group) => group.findings.length > 0)
      .map(({ code, people, findings: mine }) => ({
        ...{ group: code, people, findings: mine },
        units: [...new Set(mine.flatMap((id) => unitsOn(byId.get(id) ?? {})))],
      }));
    const facts = { from: day(date), to: day(date) + 4, methods: ['site'] as const, tasks, sheet: 'a'.repeat(64) };
    const command: BatchCommand = { ...facts, name: 'decideBatch', by: office, via: 'script' };
    const step = decideBatches(agenda, { roster, directory }, terms, command, moment);
    agenda = step.agenda;
    record.push(...step.entries);
    return { moment, findings, items };
  });
  return { directory, terms, looked, batches: batchesIn(record), agenda };
}

describe('three batches over the model case', () => {
  let played: Awaited<ReturnType<typeof threeBatches>>;
  beforeAll(async () => {
    played = await threeBatches();
  });

  it('look at every claimed, key, slow and lacking finding, each by a group of none of its units', () => {
    const { directory, terms, looked, batches } = played;
    expect(batches.map(({ id }) => id)).toEqual(['batch-001', 'batch-002', 'batch-003']);
    const seen = new Set<string>();
    for (const [index, { moment, findings }] of looked.entries()) {
      const groupOf = new Map(
        (batches[index]?.tasks ?? []).flatMap(({ group, items }) =>
          items.map(({ finding }) => [finding, group] as const),
        ),
      );
      for (const finding of findings) {
        const reasons = reasonsFor(finding, terms, moment);
        const group = groupOf.get(finding.subject.id);
        expect([finding.subject.id, group !== undefined]).toEqual([finding.subject.id, reasons.length > 0]);
        for (const reason of reasons) seen.add(reason);
        if (group !== undefined) expect(sharedUnits(finding, group)).toEqual([]);
      }
    }
    expect(seen).toContain('claimed');
    expect(seen).toContain('key');
    expect(seen).toContain('slow');

    function sharedUnits(finding: Finding, group: string): readonly string[] {
      const ties = new Set(membersOf(group, directory).flatMap(tiesOf));
      return unitsOn(finding).filter((unit) => ties.has(unit));
    }
  });

  it('ask every group for its results of all three', () => {
    const { agenda, batches } = played;
    const owed = batches.flatMap(({ tasks }) => tasks.map(({ group }) => group));
    expect(agenda.batches?.open.flatMap(({ tasks }) => tasks.map(({ group }) => group))).toEqual(owed);
  });
});
