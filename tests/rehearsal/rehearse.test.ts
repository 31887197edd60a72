import fc from 'fast-check';
import { join } from 'node:path';
import { everybodyPrompt, readBehavioursFile, type Behaviour, type Behaviours } from '../../config/behaviours-file';
import { agendaOf } from '../../domain/schedule/agenda';
import { dayOf, isoDate } from '../../domain/calendar/calendar';
import { decide } from '../../domain/commands/decide';
import { deadlineDay } from '../../domain/duties/due';
import { dutiesOf } from '../../domain/duties/duties';
import { DAY } from '../../domain/calendar/moment';
import { openFinding } from '../../domain/finding/open';
import { loadOfDays, loadOfPeople } from '../../rehearsal/load';
import { findingsOf, isIssued } from '../../rehearsal/post';
import { rehearse, type CampaignToPlay, type Rehearsal } from '../../rehearsal/rehearse';
import { calendar, day } from '../support/commands';
import { modelCampaign, modelCase } from '../support/model-case';

const silent = { how: 'silent' } as const;

describe('rehearse', () => {
  let campaign: CampaignToPlay;
  beforeAll(async () => {
    campaign = await modelCampaign();
  });

  function only(...ids: readonly string[]): CampaignToPlay {
    return { ...campaign, rows: campaign.rows.filter(({ subject }) => ids.includes(subject.id)) };
  }

  function rehearseOne(id: string, until: string, behaviour: Behaviour = {}, others: Partial<Behaviours> = {}) {
    const behaviours = { ...everybodyPrompt, ...others, findings: { [id]: behaviour } };
    const rehearsal = rehearse(only(id), behaviours, day(until));
    const [course] = rehearsal.courses;
    if (course === undefined) throw new Error(`no finding ${id}`);
    return { rehearsal, finding: course.finding, light: course.light };
  }

  it('sends what the agenda foretells while nobody does anything', () => {
    const [row] = only('WH-005').rows;
    if (row === undefined) throw new Error('no such row');
    const { rehearsal } = rehearseOne('WH-005', '2023-09-29', {}, { office: silent });
    const opened = openFinding(row.subject, campaign.terms, row);
    const agenda = agendaOf(opened, campaign.terms, -Infinity, day('2023-09-29') * DAY + DAY);
    expect(agenda.length).toBeGreaterThan(5);
    expect(scheduled(rehearsal)).toEqual(agenda.map(({ at, key }) => `${new Date(at).toISOString()} ${key}`));
  });

  it('sends a silent unit what its agenda foretells, up to the first draft', () => {
    const { rehearsal } = rehearseOne('WH-005', '2023-07-28', { answers: silent });
    const [assign] = rehearsal.said;
    const [row] = only('WH-005').rows;
    if (assign === undefined || row === undefined) throw new Error('nobody assigned it');
    const { terms } = campaign;
    const assigned = decide(openFinding(row.subject, terms, row), terms, assign.command, assign.at).finding;
    const agenda = agendaOf(assigned, terms, assign.at - 1, day('2023-07-28') * DAY + DAY);
    expect(scheduled(rehearsal).slice(1).sort()).toEqual(
      agenda.map(({ at, key }) => `${new Date(at).toISOString()} ${key}`).sort(),
    );
  });

  it('closes everything where all are prompt, and refuses nobody', () => {
    const { courses, said, drafts } = rehearse(campaign, everybodyPrompt, day('2023-12-01'));
    expect(courses.map(({ finding }) => [finding.subject.id, finding.standing.stage])).toEqual(
      campaign.rows.map(({ subject }) => [subject.id, 'closed']),
    );
    expect(said.filter(({ refused }) => refused !== undefined)).toEqual([]);
    expect(drafts).toEqual([]);
  });

  it('archives what its look-back finds held', () => {
    expect(rehearseOne('WH-005', '2024-03-29').finding.standing.stage).toBe('archived');
  });

  it('sends back who claims too early, and closes what he then does', () => {
    const { rehearsal, finding } = rehearseOne('WH-003', '2023-12-29', { claimsTooEarly: true });
    const checks = rehearsal.said.flatMap(({ command }) => (command.name === 'recordCheck' ? [command.outcome] : []));
    expect(checks).toEqual(['continuing', 'rectified']);
    expect(finding).toMatchObject({ round: 2, standing: { stage: 'closed' } });
  });

  it('ends red, with formal letters drafted and signed, where the unit is silent', () => {
    const { rehearsal, light } = rehearseOne('WH-014', '2023-09-01', { answers: silent });
    expect(light).toBe('red');
    expect(rehearsal.drafts.map(({ letter, fate }) => `${letter} ${fate}`)).toContain('supervision-letter signed');
  });

  it('signs one formal letter of each kind for a unit that is silent, and puts off what only repeats it', () => {
    const { rehearsal } = rehearseOne('WH-014', '2023-10-21', { answers: silent });
    const signed = rehearsal.drafts.filter(({ fate }) => fate === 'signed').map(({ letter }) => letter);
    expect(signed.sort()).toEqual(['circular', 'submission', 'supervision-letter', 'talk']);
    expect(rehearsal.said.map(({ command }) => command.name)).toContain('postponeDraft');
  });

  it('signs as one letter what several findings ask for a silent unit, and its addressees get it once', () => {
    const unit = 'forestry';
    const ids = campaign.rows.filter(({ subject }) => subject.division?.lead === unit).map(({ subject }) => subject.id);
    const behaviours = { ...everybodyPrompt, units: { [unit]: { answers: silent } } };
    const { letters, said } = rehearse(only(...ids), behaviours, day('2023-09-01'));
    const signed = said.flatMap(({ command }) => (command.name === 'signOff' ? [command] : []));
    const issued = letters.flatMap(({ lines }) => lines.filter(isIssued));
    const toHead = issued.filter(({ position }) => position === `unit/${unit}/head`);
    expect(ids.length).toBeGreaterThan(1);
    expect(Math.max(...toHead.map((line) => line.findings.length))).toBe(ids.length);
    expect(new Set(toHead.map(({ key }) => key)).size).toBe(toHead.length);
    const letterItems = new Map(issued.map(({ key, findings }) => [key, findings]));
    expect(signed).toHaveLength([...letterItems.values()].flat().length);
    expect(new Set(signed.map(({ number }) => number)).size).toBe(letterItems.size);
  });

  it('chases who is late, and closes in the end', () => {
    const { rehearsal, finding } = rehearseOne('WH-009', '2023-12-29', { answers: { how: 'late', workingDays: 2 } });
    expect(
      rehearsal.letters.flatMap(({ lines }) => lines.map((line) => (isIssued(line) ? '' : line.letter))),
    ).toContain('chase');
    expect(finding.standing.stage).toBe('closed');
  });

  it('moves the deadline by a hold, and by an extension that is agreed, not by one that is refused', () => {
    const deadline = (behaviour: Behaviour, until: string): string => {
      const { deadlines } = rehearseOne('WH-016', until, behaviour).finding;
      return deadlines === undefined ? '' : isoDate(deadlineDay(deadlines, calendar));
    };
    const held = { onHold: { from: day('2023-08-14'), until: day('2023-08-28') } };
    const asking = (decided: 'agreed' | 'refused'): Behaviour => ({
      answers: { how: 'late', workingDays: 1 },
      asksExtension: { days: 14, decided },
    });
    expect(deadline({}, '2023-10-20')).toBe('2023-10-20');
    expect(deadline(held, '2023-10-20')).toBe('2023-11-03');
    expect(deadline(asking('agreed'), '2023-10-20')).toBe('2023-11-03');
    expect(deadline(asking('refused'), '2023-10-20')).toBe('2023-10-20');
  });

  it('counts a recurrence that the look-back finds, and follows it to a second closure', () => {
    const { finding, rehearsal } = rehearseOne('WH-001', '2024-03-29', { recurs: true });
    expect(finding).toMatchObject({ recurrences: 1, standing: { stage: 'closed' } });
    expect(rehearsal.said.filter(({ command }) => command.name === 'recordLookBack')).toHaveLength(1);
  });

  it('shows what is refused, and why', () => {
    const { rehearsal } = rehearseOne('WH-008', '2023-08-15', {
      onHold: { from: day('2023-08-01'), until: day('2023-10-10') },
    });
    const refused = rehearsal.said.filter((said) => said.refused !== undefined);
    expect(refused.map(({ command, refused: why }) => [command.name, why?.code])).toEqual([['hold', 'hold-too-long']]);
  });

  it('makes the office owe the address where a letter reaches nobody', () => {
    const people = campaign.directory.people.map(({ address, ...person }) =>
      person.code === 'water' || address === undefined ? person : { ...person, address },
    );
    const { letters, courses } = rehearse(
      { ...only('WH-008'), directory: { ...campaign.directory, people } },
      everybodyPrompt,
      day('2023-07-31'),
    );
    const [course] = courses;
    if (course === undefined) throw new Error('no finding');
    expect(letters.find(({ recipient }) => recipient === 'water')).not.toHaveProperty('reader');
    expect(dutiesOf(course.finding, campaign.terms).map(({ kind }) => kind)).toContain('mend-address');
  });

  it('gives an absent person’s letters to the delegate, who answers them', () => {
    const away = [{ from: day('2023-07-21'), to: day('2023-12-31'), delegate: 'water-deputy' }];
    const people = campaign.directory.people.map((person) =>
      person.code === 'water' ? { ...person, absences: away } : person,
    );
    const { letters, said } = rehearse(
      { ...only('WH-008'), directory: { ...campaign.directory, people } },
      everybodyPrompt,
      day('2023-07-31'),
    );
    expect(letters.filter(({ recipient }) => recipient === 'water').map(({ reader }) => reader)).toContain(
      'water-deputy',
    );
    expect(said.find(({ command }) => command.name === 'acknowledge')?.command.by.person).toBe('water-deputy');
  });

  it('gives the same letters for the same campaign and behaviours, each notice once to each position', () => {
    const answers = fc.oneof(
      fc.constant({ how: 'prompt' } as const),
      fc.constant(silent),
      fc.integer({ min: 1, max: 8 }).map((workingDays) => ({ how: 'late', workingDays }) as const),
    );
    const holds = fc
      .record({ from: fc.integer({ min: 0, max: 50 }), length: fc.integer({ min: 1, max: 40 }) })
      .map(({ from, length }) => ({ from: day('2023-07-24') + from, until: day('2023-07-24') + from + length }));
    const behaviour = fc.record<Behaviour>(
      {
        answers,
        claimsTooEarly: fc.boolean(),
        onHold: holds,
        asksExtension: fc.record({
          days: fc.integer({ min: 1, max: 40 }),
          decided: fc.constantFrom('agreed' as const, 'refused' as const),
        }),
        recurs: fc.boolean(),
      },
      { requiredKeys: [] },
    );
    const scripts = fc.record({
      office: answers,
      supervision: answers,
      approvers: answers,
      default: behaviour,
      units: fc.record({ ecology: behaviour, water: behaviour }, { requiredKeys: [] }),
      findings: fc.constant({}),
    });
    fc.assert(
      fc.property(scripts, (behaviours) => {
        const few = only('WH-001', 'WH-003', 'WH-008');
        const once = rehearse(few, behaviours, day('2023-11-30'));
        const again = JSON.parse(JSON.stringify({ few, behaviours })) as {
          few: CampaignToPlay;
          behaviours: Behaviours;
        };
        expect(rehearse(again.few, again.behaviours, day('2023-11-30'))).toEqual(once);
        const told = once.letters.flatMap(({ lines }) =>
          lines.map((line) => `${findingsOf(line).join(' ')} ${line.key} ${line.position}`),
        );
        expect(new Set(told).size).toBe(told.length);
      }),
      { numRuns: 25 },
    );
  });

  it('counts every letter once, by person and by day', async () => {
    const script = join(modelCase, 'behaviours.yaml');
    const ids = campaign.rows.map(({ subject }) => subject.id);
    const behaviours = await readBehavioursFile(script, campaign.directory, ids);
    const { letters, until } = rehearse(campaign, behaviours, day('2023-10-20'));
    const sum = (loads: readonly { readonly letters: number }[]): number =>
      loads.reduce((all, load) => all + load.letters, 0);
    expect(sum(loadOfPeople(letters))).toBe(letters.length);
    expect(sum(loadOfDays(letters))).toBe(letters.length);
    for (const { at } of letters) expect(dayOf(calendar, at)).toBeLessThanOrEqual(until);
  });

  it('plays 1,000 findings for three months at the cost a finding of 100', async () => {
    const script = join(modelCase, 'behaviours.yaml');
    const ids = campaign.rows.map(({ subject }) => subject.id);
    const behaviours = await readBehavioursFile(script, campaign.directory, ids);
    /** The processor's time in seconds: what else the machine does is not the rehearsal's. */
    const cost = (findings: number): number => {
      const rows = Array.from({ length: findings }, (_, index) => {
        const row = campaign.rows[index % campaign.rows.length];
        if (row === undefined) throw new Error('an empty ledger');
        return index < ids.length ? row : { ...row, subject: { ...row.subject, id: `WH-${index + 1}` } };
      });
      const began = process.cpuUsage();
      const { letters } = rehearse({ ...campaign, rows }, behaviours, day('2023-10-21'));
      const { user, system } = process.cpuUsage(began);
      const seconds = (user + system) / 1_000_000;
      process.stdout.write(`${findings} findings, three months: ${seconds.toFixed(1)} s, ${letters.length} letters\n`);
      return seconds;
    };
    const hundred = cost(100);
    expect(cost(1_000)).toBeLessThan(15 * hundred);
  });
});

/** Scheduled moments and keys of all lines, a notice that several get named once. */
function scheduled({ letters }: Rehearsal): readonly string[] {
  const lines = letters.flatMap((letter) => letter.lines).map(({ at, key }) => `${new Date(at).toISOString()} ${key}`);
  return [...new Set(lines)];
}
