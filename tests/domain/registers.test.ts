import fc from 'fast-check';
import { advanceCampaign, type CampaignStep } from '../../domain/campaign/advance';
import { nextCampaignMoment } from '../../domain/campaign/agenda';
import { campaignDuties } from '../../domain/campaign/duties';
import { openAgenda, type CampaignAgenda, type CampaignNotice } from '../../domain/campaign/state';
import { defined } from '../../domain/defined';
import { linkedWith } from '../../domain/registers/links';
import { encodedBytes } from '../../domain/text/bytes';
import { isoDate } from '../../domain/calendar/calendar';
import type { Entry } from '../../domain/finding/entry';
import type { Policy } from '../../domain/policy/policy';
import type { RegisterCommand, RegisterCommandName, RegisterCommands } from '../../domain/registers/commands';
import { decideRegister } from '../../domain/registers/decide';
import { forms, outcomesOf, pointId, registerKinds, registerOf, type EntryFacts } from '../../domain/registers/entry';
import { entriesThrough, openIn, registersIn, withInstitution, type AskedThing } from '../../domain/registers/view';
import { at, day, people, reasonOf, termsWith, type Who } from '../support/commands';
import { directory } from '../support/finding-in-hand';

/** Nothing but what the registers ask for. */
const quiet: Partial<Policy> = { campaign: { dailyAnalysis: false, halfMonthReport: false, circular: false } };
const terms = termsWith(quiet);
const phase = { start: day('2023-07-21'), end: day('2024-12-31') };
const opened = openAgenda(phase, terms, at('2023-07-21 09:00'));
const known = { roster: ['WH-001', 'WH-012'], directory };

type Said = readonly [when: string, by: Who, name: RegisterCommandName, facts: object];

function commandOf([, by, name, facts]: Said): RegisterCommand {
  return { ...facts, name, by: people[by], via: 'script' } as unknown as RegisterCommand;
}

interface Kept {
  readonly agenda: CampaignAgenda;
  readonly record: readonly Entry[];
  readonly notices: readonly CampaignNotice[];
}
const nothing: Kept = { agenda: opened, record: [], notices: [] };

function added({ record, notices }: Kept, step: CampaignStep): Kept {
  return { agenda: step.agenda, record: [...record, ...step.entries], notices: [...notices, ...step.notices] };
}

function told(kept: Kept, ...said: readonly Said[]): Kept {
  return said.reduce(
    (now, one) => added(now, decideRegister(now.agenda, known, terms, commandOf(one), at(one[0]))),
    kept,
  );
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

function refused(kept: Kept, said: Said): string | undefined {
  return reasonOf(() => told(kept, said))?.code;
}

/** `key → recipients` of each letter. */
function letters({ notices }: Kept): readonly string[] {
  return notices.map(({ key, to }) => `${key} → ${to.join(' ')}`);
}

/** What the first entry still asks for. */
function openOf({ record }: Kept): readonly AskedThing[] {
  return registersIn(record).slice(0, 1).flatMap(openIn);
}

function entry(facts: Partial<EntryFacts> & Pick<EntryFacts, 'register'>): Pick<RegisterCommands['addEntry'], 'entry'> {
  return { entry: { on: day('2023-08-02'), findings: [], ...facts } };
}

const point = { text: 'Sweep the yard', holder: 'unit/ecology/contact', due: day('2023-08-10') } as const;
const meeting = entry({
  register: 'meeting',
  who: 'The deputy mayor',
  text: 'Two things were settled',
  findings: ['WH-012'],
  points: [point, { text: 'Publish the readings', holder: 'supervision/3/head', due: day('2023-08-20') }],
});
const comment = entry({ register: 'comment', who: 'Provincial department', text: 'Name the units' });
const met: Said = ['2023-08-03 10:00', 'office', 'addEntry', meeting];

describe('an entry of a register', () => {
  it('gets the next number of its register', () => {
    const other = entry({ register: 'meeting', who: 'The mayor', text: 'Nothing new' });
    const { record } = told(
      nothing,
      met,
      ['2023-08-04', 'office', 'addEntry', comment],
      ['2023-08-05', 'office', 'addEntry', other],
    );
    expect(registersIn(record).map(({ id }) => id)).toEqual(['meeting-001', 'comment-001', 'meeting-002']);
  });

  it('is found by its finding, by its register and by what is open', () => {
    const call = entry({ register: 'call', who: 'Office', with: 'Contact', text: 'On its way', findings: ['WH-001'] });
    const entries = registersIn(told(nothing, met, ['2023-08-04', 'office', 'addEntry', call]).record);
    const ids = (filter: Parameters<typeof entriesThrough>[1]) => entriesThrough(entries, filter).map(({ id }) => id);
    expect(ids({ finding: 'WH-012' })).toEqual(['meeting-001']);
    expect(ids({ register: 'call' })).toEqual(['call-001']);
    expect(ids({ open: true })).toEqual(['meeting-001']);
  });

  it('asks each holder of a point, reminds him and chases him until it is settled', () => {
    const later = until('2023-08-17 12:00', told(nothing, met));
    expect(letters(later).filter((letter) => letter.includes('meeting-001.1/'))).toEqual([
      'follow-up/meeting-001.1/0/0/opening → unit/ecology/contact',
      'follow-up/meeting-001.1/0/0/remind.1/2023-08-09 → unit/ecology/contact',
      'follow-up/meeting-001.1/0/0/chase.1/2023-08-11 → unit/ecology/contact',
      'follow-up/meeting-001.1/0/0/chase.2/2023-08-15 → unit/ecology/contact office/staff',
    ]);
    const done = told(later, [
      '2023-08-17 13:00',
      'coContact',
      'settlePoint',
      { entry: 'meeting-001', point: 1, outcome: 'done', text: 'Swept' },
    ]);
    expect(letters(until('2023-12-31', done)).filter((letter) => letter.includes('meeting-001.1/'))).toHaveLength(4);
    expect(campaignDuties(done.agenda, terms, phase, at('2023-08-17 14:00')).map(({ about }) => about)).toEqual([
      'meeting-001/2',
    ]);
  });

  it('shows its text in a letter only where letters may show texts', () => {
    const texts = (disclosure: Policy['disclosure']) => {
      const by = termsWith({ ...quiet, disclosure });
      const { agenda } = decideRegister(opened, known, by, commandOf(met), at(met[0]));
      return advanceCampaign(agenda, by, phase, at(met[0])).notices.map((one) => 'text' in one);
    };
    expect(texts('number-only')).toEqual([false, false]);
    expect(texts('full')).toEqual([true, true]);
  });
});

describe('what registers ask for', () => {
  const asked = (facts: Parameters<typeof entry>[0]) =>
    registersIn(told(nothing, ['2023-08-03', 'office', 'addEntry', entry(facts)]).record)[0]?.asked.map(
      ({ asks, holder, due }) => `${asks} ${holder} ${isoDate(due)}`,
    );

  it('is a disposition by the office, within the policy’s limit', () => {
    expect(asked({ register: 'comment', who: 'A department', text: 'A comment' })).toEqual([
      'disposition office/staff 2023-08-17',
    ]);
  });

  it('is an answer too where the author wants one', () => {
    expect(asked({ register: 'public-comment', how: 'letter', text: 'It smells', answer: true })).toHaveLength(2);
  });

  it('is a self-check by each unit of a class', () => {
    const due = day('2023-09-01');
    expect(asked({ register: 'class', text: 'Open heaps', units: ['ecology', 'energy'], due })).toEqual([
      'self-check unit/ecology/contact 2023-09-01',
      'self-check unit/energy/contact 2023-09-01',
    ]);
  });

  it('is nothing for a call or an institution', () => {
    expect(asked({ register: 'call', who: 'Office', with: 'Contact', text: 'Nothing new' })).toEqual([]);
    expect(asked({ register: 'institution', who: 'Ecology', title: 'Rules', number: '〔2023〕1号' })).toEqual([]);
  });

  it('of a meeting to come, is that the office enters what it settled, and what follows from that', () => {
    const planned = told(nothing, [
      '2023-08-03',
      'office',
      'addEntry',
      entry({ register: 'meeting', on: day('2023-08-07'), who: 'The mayor' }),
    ]);
    expect(openOf(planned)).toMatchObject([{ asks: 'result', due: day('2023-08-09') }]);
    const held = told(planned, [
      '2023-08-08',
      'office',
      'settlePoint',
      { entry: 'meeting-001', point: 1, outcome: 'done', text: 'Sweep every yard', points: [point] },
    ]);
    expect(openOf(held)).toMatchObject([{ number: 2, asks: 'point', text: point.text }]);
  });
});

describe('a register refuses', () => {
  it.each<[string, object]>([
    ['unknown-findings', { ...entry({ register: 'call', who: 'a', with: 'b', text: 'c', findings: ['WH-099'] }) }],
    ['result-in-the-future', entry({ ...meeting.entry, on: day('2023-08-20') })],
    ['entry-in-the-future', entry({ register: 'call', on: day('2023-08-20'), who: 'a', with: 'b', text: 'c' })],
    ['entry-field-needed', entry({ register: 'institution', who: 'Ecology', title: 'Rules' })],
    ['entry-field-needed', entry({ register: 'institution', who: 'Ecology', title: 'Rules', number: ' ' })],
    ['entry-field-needed', entry({ register: 'class', text: 'Open heaps', units: [], due: day('2023-09-01') })],
    ['entry-field-unknown', entry({ register: 'call', who: 'a', with: 'b', text: 'c', number: '1' })],
    ['unknown-holder', entry({ ...meeting.entry, points: [{ ...point, holder: 'unit/nobody/contact' }] })],
    ['unknown-units', entry({ register: 'class', text: 'Heaps', units: ['nobody'], due: day('2023-09-01') })],
    ['due-before-entry', entry({ ...meeting.entry, points: [{ ...point, due: day('2023-08-01') }] })],
    ['point-unclear', entry({ ...meeting.entry, points: [{ ...point, text: ' ' }] })],
    ['text-too-long', entry({ ...meeting.entry, text: 'x'.repeat(4_001) })],
    ['command-too-large', entry({ ...meeting.entry, text: '督'.repeat(3_900), place: '办'.repeat(1_000) })],
    ['too-many', entry({ ...meeting.entry, points: Array.from({ length: 21 }, () => point) })],
  ])('%s', (code, facts) => {
    expect(refused(nothing, ['2023-08-03', 'office', 'addEntry', facts])).toBe(code);
  });

  it('the same comment twice, on whatever day and with whatever spaces it comes', () => {
    const kept = told(nothing, ['2023-08-03', 'office', 'addEntry', comment]);
    const again = entry({ ...comment.entry, on: day('2023-08-03'), text: ' Name the  units' });
    expect(reasonOf(() => told(kept, ['2023-08-04', 'office', 'addEntry', again]))).toEqual({
      code: 'entered-before',
      entry: 'comment-001',
    });
  });

  it('no call that says the same on another day', () => {
    const call = entry({ register: 'call', who: 'a', with: 'b', text: 'Nothing new' });
    const kept = told(nothing, ['2023-08-03', 'office', 'addEntry', call]);
    const next = entry({ ...call.entry, on: day('2023-08-03') });
    expect(refused(kept, ['2023-08-03', 'office', 'addEntry', next])).toBeUndefined();
  });

  it('what somebody else enters, but not a supervision group’s visit', () => {
    expect(refused(nothing, ['2023-08-03', 'contact', 'addEntry', comment])).toBe('not-your-role');
    const visit = entry({ register: 'visit', who: 'Group 3', place: 'The yard', text: 'Open heaps' });
    expect(refused(nothing, ['2023-08-03', 'supervisor', 'addEntry', visit])).toBeUndefined();
  });

  it('that a point is settled by who does not owe it, twice, or as what it is not', () => {
    const kept = told(nothing, met, ['2023-08-04', 'office', 'addEntry', comment]);
    const settle = (by: Who, facts: object): Said => ['2023-08-05', by, 'settlePoint', facts];
    const swept = { entry: 'meeting-001', point: 1, outcome: 'done', text: 'Swept' };
    expect(refused(kept, settle('contact', swept))).toBe('not-your-role');
    expect(refused(kept, settle('coContact', { ...swept, points: [point] }))).toBe('not-your-role');
    expect(refused(kept, settle('office', { ...swept, text: '' }))).toBe('outcome-unexplained');
    expect(refused(kept, settle('office', { ...swept, outcome: 'adopted' }))).toBe('outcome-of-another');
    expect(refused(kept, settle('office', { ...swept, point: 3 }))).toBe('no-open-point');
    expect(refused(told(kept, settle('office', swept)), settle('office', swept))).toBe('no-open-point');
    expect(refused(kept, settle('office', { entry: 'comment-001', point: 1, outcome: 'not-adopted' }))).toBe(
      'outcome-unexplained',
    );
    expect(refused(kept, settle('office', { entry: 'comment-001', point: 1, outcome: 'adopted' }))).toBeUndefined();
  });

  it('to take on more than can be carried, and says how much waits', () => {
    let kept = nothing;
    const many = Array.from({ length: 20 }, () => point);
    for (let count = 1; count <= 10; count += 1) {
      const said: Said = [
        '2023-08-03',
        'office',
        'addEntry',
        entry({ ...meeting.entry, who: `${count}`, points: many }),
      ];
      const reason = reasonOf(() => told(kept, said));
      if (reason !== undefined) {
        expect(reason).toMatchObject({ code: 'too-much-asked', open: (count - 1) * many.length });
        return;
      }
      kept = told(kept, said);
    }
    throw new Error('it took everything');
  });
});

describe('a class of a finding', () => {
  it('goes to sixty units, each once, and is recorded once', () => {
    const codes = Array.from({ length: 60 }, (_, index) => `unit-${index + 1}`);
    const units = codes.map((code) => ({ code, name: code, aliases: [] }));
    const text = '露天堆放'.repeat(500);
    const facts = entry({ register: 'class', text, units: [...codes, 'unit-1'].slice(0, 60), due: day('2023-09-01') });
    const said = commandOf(['2023-08-03', 'office', 'addEntry', facts]);
    const step = decideRegister(
      opened,
      { ...known, directory: { ...directory, units } },
      terms,
      said,
      at('2023-08-03'),
    );
    expect(encodedBytes(step.entries)).toBeLessThan(16 * 1_024);
    expect(campaignDuties(step.agenda, terms, phase, at('2023-08-03'))).toHaveLength(60);
  });
});

describe('what is taken back', () => {
  const back: Said = ['2023-08-04', 'office', 'takeBack', { entry: 'meeting-001', why: 'Another campaign’s' }];

  it('is owed no more, and who was asked is told', () => {
    const kept = told(until('2023-08-03 12:00', told(nothing, met)), back);
    expect(letters(kept).at(-1)).toMatch(/^relieved\/meeting-001.* → unit\/ecology\/contact supervision\/3\/head$/);
    expect(campaignDuties(kept.agenda, terms, phase, at('2023-08-04 12:00'))).toEqual([]);
    expect(registersIn(kept.record)).toMatchObject([{ id: 'meeting-001', takenBack: { why: 'Another campaign’s' } }]);
  });

  it('may be entered again', () => {
    expect(refused(told(nothing, met, back), ['2023-08-04', 'office', 'addEntry', meeting])).toBeUndefined();
  });

  it('counts as no institution', () => {
    const rules = entry({ register: 'institution', who: 'E', title: 'Rules', number: '1', findings: ['WH-012'] });
    const kept = told(nothing, ['2023-08-03', 'office', 'addEntry', rules]);
    expect([...withInstitution(registersIn(kept.record))]).toEqual(['WH-012']);
    const gone = told(kept, ['2023-08-04', 'office', 'takeBack', { entry: 'institution-001', why: 'Not issued' }]);
    expect([...withInstitution(registersIn(gone.record))]).toEqual([]);
  });

  it('has nothing standing on it, and is known', () => {
    const settled: Said = [
      '2023-08-04',
      'office',
      'settlePoint',
      { entry: 'meeting-001', point: 1, outcome: 'done', text: 'x' },
    ];
    expect(refused(told(nothing, met, settled), back)).toBe('entry-built-on');
    expect(refused(nothing, back)).toBe('entry-not-taken-back');
    expect(refused(told(nothing, met, back), back)).toBe('entry-not-taken-back');
    expect(refused(told(nothing, met), ['2023-08-04', 'office', 'takeBack', { entry: 'meeting-001', why: ' ' }])).toBe(
      'reason-needed',
    );
  });

  it('is, of a settled point, owed again and asked for anew', () => {
    const settled: Said = [
      '2023-08-04',
      'office',
      'settlePoint',
      { entry: 'meeting-001', point: 1, outcome: 'done', text: 'x' },
    ];
    const kept = told(until('2023-08-03 12:00', told(nothing, met)), settled, [
      '2023-08-05',
      'office',
      'takeBack',
      { entry: 'meeting-001', point: 1, why: 'Not swept' },
    ]);
    expect(openOf(kept).map(({ number }) => number)).toEqual([1, 2]);
    expect(letters(until('2023-08-07', kept)).at(-1)).toContain('follow-up/meeting-001.1/1/0/opening');
  });
});

/** Any command about a few entries, sensible or not. */
const anyCommand = fc.oneof(
  fc
    .record({
      register: fc.constantFrom(...registerKinds),
      who: fc.constantFrom('a', 'b'),
      text: fc.string({ maxLength: 12, minLength: 1 }),
      many: fc.nat(3),
    })
    .map(({ register, who, text, many }): Said => {
      const facts: Partial<EntryFacts> = {
        ...{ who, with: 'w', place: 'p', title: text, number: '1', how: 'mail', text, due: day('2023-09-01') },
        ...{ units: ['ecology'], points: Array.from({ length: many }, () => point), findings: ['WH-001'] },
      };
      const fields = entry({ register, ...facts }).entry;
      return ['2023-08-03', 'office', 'addEntry', { entry: only(fields) }];
    }),
  fc
    .record({
      register: fc.constantFrom(...registerKinds),
      count: fc.integer({ min: 1, max: 4 }),
      number: fc.integer({ min: 1, max: 3 }),
      pick: fc.nat(2),
      more: fc.boolean(),
    })
    .map(({ register, count, number, pick, more }): Said => {
      const outcomes = [...outcomesOf('disposition', register), ...outcomesOf('self-check', register), 'done' as const];
      const facts = { entry: `${register}-00${count}`, point: number, outcome: outcomes[pick] ?? 'done', text: 'x' };
      return ['2023-08-04', 'office', 'settlePoint', more ? { ...facts, points: [point] } : facts];
    }),
  fc
    .record({
      register: fc.constantFrom(...registerKinds),
      count: fc.integer({ min: 1, max: 4 }),
      number: fc.option(fc.integer({ min: 1, max: 3 }), { nil: undefined }),
    })
    .map(({ register, count, number }): Said => [
      '2023-08-05',
      'office',
      'takeBack',
      { entry: `${register}-00${count}`, why: 'x', ...(number === undefined ? {} : { point: number }) },
    ]),
);

/** The fields that the register has. */
function only(facts: EntryFacts): EntryFacts {
  const { needs, takes } = forms[facts.register];
  const had: readonly string[] = ['register', 'on', 'findings', ...needs, ...takes];
  return Object.fromEntries(Object.entries(facts).filter(([key]) => had.includes(key))) as unknown as EntryFacts;
}

describe('after any commands', () => {
  it('the campaign remembers just what the record says is open, and a refused command changes nothing', () => {
    fc.assert(
      fc.property(fc.array(anyCommand, { maxLength: 40 }), (commands) => {
        let kept = nothing;
        for (const said of commands) if (refused(kept, said) === undefined) kept = told(kept, said);
        const byRecord = registersIn(kept.record).flatMap((one) =>
          openIn(one).map(({ number, holder, due }) => `${pointId(one.id, number)} ${holder} ${due}`),
        );
        const { open = [] } = kept.agenda.registers ?? {};
        const byState = open.flatMap(({ id, points }) =>
          points.map(({ number, holder, due }) => `${pointId(id, number)} ${holder} ${due}`),
        );
        expect(byState.toSorted()).toEqual(byRecord.toSorted());
        expect(new Set(byState).size).toBe(byState.length);
      }),
      { numRuns: 200 },
    );
  });

  it('what it remembers stays small, however many entries there are', () => {
    let kept = nothing;
    for (let count = 0; count < 1_500; count += 1) {
      const call = entry({ register: count % 2 === 0 ? 'call' : 'warning', who: `${count}`, text: '盯办'.repeat(200) });
      const facts = count % 2 === 0 ? { entry: { ...call.entry, with: 'w' } } : call;
      if (refused(kept, ['2023-08-03', 'office', 'addEntry', facts]) === 'too-much-asked') continue;
      kept = { ...told(kept, ['2023-08-03', 'office', 'addEntry', facts]), record: [] };
    }
    const { registers, settled } = until('2023-12-01', kept).agenda;
    expect(encodedBytes(registers) + encodedBytes(settled)).toBeLessThan(20 * 1_024);
  });
});

describe('an entry’s number', () => {
  it('says its register', () => {
    expect(registerOf('public-comment-012')).toBe('public-comment');
    expect(registerOf('meeting-12')).toBeUndefined();
    expect(registerOf('WH-012')).toBeUndefined();
  });
});

describe('what a self-check finds', () => {
  const classOf = entry({
    ...{ register: 'class', text: 'Open heaps', units: ['ecology'], due: day('2023-09-01'), findings: ['WH-012'] },
  });
  const asked = told(nothing, ['2023-08-03', 'office', 'addEntry', classOf]);
  const found = (findings?: readonly string[]): Said => [
    ...(['2023-08-04', 'coContact', 'settlePoint'] as const),
    defined({ entry: 'class-001', point: 1, outcome: 'found', text: 'Two heaps in the east yard', findings }),
  ];
  const opens = (outcome: string, facts: object = {}): Said => [
    ...(['2023-08-05', 'office', 'settlePoint'] as const),
    { entry: 'class-001', point: 2, outcome, ...facts },
  ];

  it('is owed as findings of its own by the office', () => {
    expect(openOf(told(asked, found()))).toMatchObject([
      { number: 2, asks: 'linked', holder: 'office/staff', due: day('2023-08-18') },
    ]);
  });

  it('is linked with the first finding once the office has opened and named it, seen from both', () => {
    const { record } = told(asked, found(), opens('new-finding', { text: 'Opened', findings: ['WH-001'] }));
    const entries = registersIn(record);
    expect(linkedWith('WH-012', entries)).toEqual([{ finding: 'WH-001', as: 'came-of-it', entry: 'class-001' }]);
    expect(linkedWith('WH-001', entries)).toEqual([
      { finding: 'WH-012', as: 'where-it-came-from', entry: 'class-001' },
    ]);
  });

  it('is linked at once where it stands on the ledger already, and nothing more is owed', () => {
    const { record, agenda } = told(asked, found(['WH-001']));
    expect(linkedWith('WH-012', registersIn(record))).toMatchObject([{ finding: 'WH-001' }]);
    expect(campaignDuties(agenda, terms, phase, at('2023-08-06')).filter(({ kind }) => kind === 'follow-up')).toEqual(
      [],
    );
  });

  it('is not opened without saying which finding it became, and not left without a reason', () => {
    const owed = told(asked, found());
    expect(refused(owed, opens('new-finding', { text: 'Opened' }))).toBe('linked-finding-needed');
    expect(refused(owed, opens('new-finding', { text: 'Opened', findings: ['WH-099'] }))).toBe('unknown-findings');
    expect(refused(owed, opens('nothing'))).toBe('outcome-unexplained');
  });

  it('is nothing where the unit found none', () => {
    const none = told(asked, [
      '2023-08-04',
      'coContact',
      'settlePoint',
      { entry: 'class-001', point: 1, outcome: 'none' },
    ]);
    expect(openOf(none)).toEqual([]);
    expect(linkedWith('WH-012', registersIn(none.record))).toEqual([]);
  });
});
