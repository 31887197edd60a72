import { advanceCampaign, type CampaignStep } from '../../domain/campaign/advance';
import { comingUp, nextCampaignMoment } from '../../domain/campaign/agenda';
import { campaignDuties } from '../../domain/campaign/duties';
import { openAgenda, type CampaignAgenda, type CampaignNotice } from '../../domain/campaign/state';
import type { BatchCommand, BatchCommandName, BatchTask } from '../../domain/batches/commands';
import { decideBatches } from '../../domain/batches/decide';
import { batchCommandShape } from '../../domain/batches/shapes';
import { batchesIn, countsIn } from '../../domain/batches/view';
import type { Entry } from '../../domain/finding/entry';
import { encodedBytes } from '../../domain/text/bytes';
import { at, day, people, reasonOf, termsWith, type Who } from '../support/commands';
import { directory } from '../support/finding-in-hand';

const terms = termsWith({ campaign: { dailyAnalysis: false, halfMonthReport: false, circular: false } });
const phase = { start: day('2023-07-21'), end: day('2024-12-31') };
const roster = ['WH-001', 'WH-002', 'WH-012'];
const known = { roster, directory };

interface Kept {
  readonly agenda: CampaignAgenda;
  readonly record: readonly Entry[];
  readonly notices: readonly CampaignNotice[];
}
const nothing: Kept = { agenda: openAgenda(phase, terms, at('2023-07-21 09:00')), record: [], notices: [] };

type Said = readonly [when: string, by: Who, name: BatchCommandName, facts: object];

function commandOf([, by, name, facts]: Said): BatchCommand {
  return { ...facts, name, by: people[by], via: 'script' } as unknown as BatchCommand;
}

function added({ record, notices }: Kept, step: CampaignStep): Kept {
  return { agenda: step.agenda, record: [...record, ...step.entries], notices: [...notices, ...step.notices] };
}

function told(kept: Kept, ...said: readonly Said[]): Kept {
  return said.reduce((now, one) => {
    expect(batchCommandShape(commandOf(one), 'command')).toBeUndefined();
    return added(now, decideBatches(now.agenda, known, terms, commandOf(one), at(one[0])));
  }, kept);
}

function refused(kept: Kept, said: Said): string | undefined {
  return reasonOf(() => told(kept, said))?.code;
}

/** The campaign left alone until then. */
function until(when: string, kept: Kept): Kept {
  let now = kept;
  for (;;) {
    const next = nextCampaignMoment(now.agenda, terms, phase, at(when));
    if (next === undefined || next > at(when)) return now;
    now = added(now, advanceCampaign(now.agenda, terms, phase, next));
  }
}

const task: BatchTask = {
  ...{ group: '3', people: ['supervisor'], findings: ['WH-001', 'WH-012'], units: ['natural-resources', 'ecology'] },
};
const dates = { from: day('2023-08-07'), to: day('2023-08-11'), methods: ['site'], sheet: 'a'.repeat(64) };
const decide = (tasks: readonly BatchTask[] = [task], more: object = {}): Said => [
  ...(['2023-08-04', 'office', 'decideBatch'] as const),
  { ...dates, tasks, ...more },
];
const result = (finding: string, outcome: string, more: object = {}, by: Who = 'office'): Said => [
  ...(['2023-08-09', by, 'recordInspection'] as const),
  { batch: 'batch-001', finding, outcome, methods: ['site'], on: day('2023-08-09'), ...more },
];
const takeBack = (finding?: string): Said => [
  ...(['2023-08-10', 'office', 'takeBackBatch'] as const),
  { batch: 'batch-001', why: 'a mistake', ...(finding === undefined ? {} : { finding }) },
];
const decided = told(nothing, decide());

describe('a batch that is decided', () => {
  it('gets a number, and each group is asked for its results by the end of it, and chased', () => {
    const { notices, agenda } = until('2023-08-16', decided);
    expect(campaignDuties(agenda, terms, phase, at('2023-08-16'))).toMatchObject([
      { id: 'follow-up/batch-001.3/0/0', holder: 'supervision/3/head', due: at('2023-08-11 17:30') },
    ]);
    const letters = notices.flatMap((notice) => (notice.what === 'batch-task' ? [notice] : []));
    expect(letters[0]).toMatchObject({ letter: 'opening', batch: 'batch-001', group: '3', findings: task.findings });
    expect(letters.map(({ letter }) => letter)).toContain('chase');
  });

  it('says of each letter to come which batch and group it is about', () => {
    expect(comingUp(decided.agenda, terms, phase, at('2023-08-05'))).toContainEqual(
      expect.objectContaining({ what: 'follow-up', about: 'batch-001/3' }),
    );
  });

  it.each([
    [
      'by somebody else than the office',
      ['2023-08-04', 'contact', 'decideBatch', { ...dates, tasks: [task] }],
      'not-your-role',
    ],
    ['for a group with somebody of a unit on it', decide([{ ...task, units: ['audit'] }]), 'group-of-the-unit'],
    ['for a person of a unit on it', decide([{ ...task, people: ['eco-contact'] }]), 'group-of-the-unit'],
    ['with an unknown finding', decide([{ ...task, findings: ['WH-099'] }]), 'unknown-findings'],
    ['with a finding twice', decide([{ ...task, findings: ['WH-001', 'WH-001'] }]), 'finding-twice'],
    ['with a group twice', decide([task, { ...task, findings: ['WH-002'] }]), 'group-twice'],
    ['for a group that nobody is in', decide([{ ...task, group: '9' }]), 'unknown-holder'],
    ['with nobody to go', decide([{ ...task, people: [] }]), 'people-needed'],
    ['with somebody unknown', decide([{ ...task, people: ['stranger'] }]), 'unknown-people'],
    ['without a finding', decide([{ ...task, findings: [] }]), 'batch-empty'],
    ['without a group', decide([]), 'batch-empty'],
    ['that is over before it is decided', decide([task], { from: 1, to: 2 }), 'date-in-the-past'],
    ['that ends before it begins', decide([task], { from: day('2023-08-12') }), 'due-before-entry'],
  ] as const)('is refused %s', (_, said, code) => {
    expect(refused(nothing, said)).toBe(code);
  });

  it('is refused where more is owed than can be carried', () => {
    const findings = Array.from({ length: 1_900 }, (_, index) => `WH-${index}-long-name`);
    const all = { roster: findings, directory };
    const command = commandOf(decide([{ ...task, findings }]));
    expect(reasonOf(() => decideBatches(nothing.agenda, all, terms, command, at('2023-08-04')))?.code).toMatch(
      /^(command-too-large|batch-too-large)$/,
    );
  });

  it('is told of whole by the record', () => {
    const { record } = told(decided, result('WH-001', 'verified'), result('WH-012', 'lacking', { text: 'No net' }));
    const [batch] = batchesIn(record);
    expect(batch).toMatchObject({ id: 'batch-001', from: dates.from, to: dates.to });
    expect(countsIn(batch?.tasks ?? [])).toEqual({ findings: 2, verified: 1, lacking: 1, checked: 0, owed: 0 });
  });

  it('can be taken back while no result has come, and the group need not go', () => {
    const after = told(decided, takeBack());
    expect(after.notices).toMatchObject([{ what: 'relieved', entry: 'batch-001', to: ['supervision/3/head'] }]);
    expect(campaignDuties(after.agenda, terms, phase, at('2023-08-11'))).toEqual([]);
    expect(batchesIn(after.record)).toMatchObject([{ takenBack: { why: 'a mistake' } }]);
    expect(refused(told(decided, result('WH-001', 'verified')), takeBack())).toBe('batch-built-on');
    expect(refused(after, takeBack())).toBe('batch-over');
  });
});

describe('what an inspection found', () => {
  it('is recorded by the office or the group, and by nobody else', () => {
    expect(refused(decided, result('WH-001', 'verified', {}, 'supervisor'))).toBeUndefined();
    expect(refused(decided, result('WH-001', 'verified', {}, 'contact'))).toBe('not-your-role');
  });

  it.each([
    ['a second time', result('WH-001', 'verified'), 'no-open-inspection'],
    ['of a finding that the batch does not look at', result('WH-002', 'verified'), 'no-open-inspection'],
    ['of an unknown batch', result('WH-012', 'verified', { batch: 'batch-007' }), 'unknown-batch'],
    ['before it was seen', result('WH-012', 'verified', { on: day('2023-08-30') }), 'entry-in-the-future'],
    ['as lacking, without saying what', result('WH-012', 'lacking', { text: ' ' }), 'lacking-needed'],
    ['without its methods', result('WH-012', 'verified', { methods: [] }), 'method-needed'],
  ] as const)('is refused %s', (_, said, code) => {
    expect(refused(told(decided, result('WH-001', 'verified')), said)).toBe(code);
  });

  it('ends the batch once all of it has come', () => {
    const over = told(decided, result('WH-001', 'verified'), result('WH-012', 'verified'));
    expect(over.agenda.batches?.open).toEqual([]);
    expect(refused(over, result('WH-012', 'verified'))).toBe('batch-over');
  });

  it('is owed again once it is taken back, and the group is asked anew', () => {
    const over = told(decided, result('WH-001', 'verified'), result('WH-012', 'verified'));
    const again = told(over, takeBack('WH-012'));
    expect(campaignDuties(again.agenda, terms, phase, at('2023-08-11'))).toMatchObject([
      { id: 'follow-up/batch-001.3/1/0' },
    ]);
    expect(refused(again, takeBack('WH-012'))).toBe('inspection-not-taken-back');
    const [batch] = batchesIn(told(again, result('WH-012', 'lacking', { text: 'No net' })).record);
    expect(countsIn(batch?.tasks ?? [])).toMatchObject({ verified: 1, lacking: 1, owed: 0 });
  });

  it('leaves a campaign’s state small', () => {
    expect(encodedBytes(decided.agenda.batches)).toBeLessThan(500);
  });
});
