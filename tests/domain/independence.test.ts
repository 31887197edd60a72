import { decide } from '../../domain/commands/decide';
import { actorOf, holderOf, readerOf, type Directory, type Person } from '../../domain/organisation/directory';
import type { Reason } from '../../domain/commands/refusal';
import type { Finding } from '../../domain/finding/finding';
import type { Command } from '../../domain/commands/commands';
import type { Actor } from '../../domain/organisation/positions';
import {
  assignment,
  at,
  checkers,
  command,
  day,
  evidence,
  opened,
  people,
  plan,
  reasonOf,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from '../support/commands';

const terms = termsWith();

function refusalOf(finding: Finding, said: Command, when: string): Reason | undefined {
  return reasonOf(() => decide(finding, terms, said, at(when)));
}

describe('nobody judges his own work', () => {
  const uptoNaming: readonly Step[] = [...uptoClaim, ['2023-08-28 10:00', 'office', 'passCompleteness']];
  const submitted: readonly Step[] = [...uptoPlanning, ['2023-07-28 10:00', 'contact', 'submitPlan', plan]];
  const confirmed: readonly Step[] = [
    ...submitted,
    ['2023-07-29 10:00', 'head', 'confirmForUnit', { what: 'submitPlan' }],
  ];

  it.each([
    [
      'the head who confirmed a plan does not accept it as head of the working group',
      confirmed,
      'everybody',
      'acceptPlan',
    ],
    ['who drafted a plan does not accept it in a new position', confirmed, 'promoted', 'acceptPlan'],
    ['who claimed does not approve as delegate of every approver', uptoApproval, 'everybody', 'approveClosure'],
    ['who reported for the unit does not approve in a new position', uptoApproval, 'promoted', 'approveClosure'],
  ] as const)('%s', (_name, steps, by, name) => {
    const finding = told(opened(), terms, steps);
    expect(refusalOf(finding, command(name, by, {}), '2023-08-31')).toMatchObject({ code: 'own-work', command: name });
  });

  const extended: readonly Step[] = [
    ...uptoRectifying,
    ['2023-08-02', 'head', 'requestExtension', { to: day('2023-10-21'), reason: 'Rain' }],
  ];
  const off = { why: 'Theirs', handedTo: 'the province' };
  it.each([
    ['agree to its extension', extended, 'decideExtension', { agreed: true, why: '' }],
    ['pass the papers of its claim', uptoClaim, 'passCompleteness', {}],
    ['return the papers of its claim', uptoClaim, 'returnForCompleteness', { lacking: 'The seal' }],
    ['name who checks it', uptoNaming, 'assignCheck', { group: '3', checkers }],
    [
      'lower its light',
      [...uptoRectifying, ['2023-08-02', 'office', 'raiseLight', { to: 'red', why: 'x' }]],
      'lowerLight',
      off,
    ],
    ['take its finding off the ledger', uptoRectifying, 'withdraw', off],
    [
      'agree that it goes off the ledger',
      [...uptoRectifying, ['2023-08-02', 'office', 'withdraw', off]],
      'decideWithdrawal',
      { agreed: true, why: '' },
    ],
  ] as const)('in the office, who speaks for the unit does not %s', (_name, steps, name, fields) => {
    const finding = told(opened(), terms, steps);
    for (const who of ['everybody', 'director'] as const) {
      const reason = refusalOf(finding, command(name, who, fields as never), '2023-08-31');
      expect(reason).toEqual(who === 'director' ? undefined : { code: 'own-work', command: name, person: 'nr-head' });
    }
  });

  it('who heads the lead unit does not accept its plan, though he never spoke for it', () => {
    const submitted = told(opened(), terms, [
      ...uptoPlanning,
      ['2023-07-28', 'contact', 'submitPlan', plan],
      ['2023-07-29', 'office', 'confirmForUnit', { what: 'submitPlan', scan: 'c'.repeat(64) }],
    ]);
    const said = command('acceptPlan', 'everybody', {});
    const by = { ...people.everybody, standsInFor: [] };
    expect(refusalOf(submitted, { ...said, by }, '2023-07-31')).toEqual({
      ...{ code: 'own-work', command: 'acceptPlan', person: 'nr-head' },
    });
  });

  it('who spoke for the unit is remembered, whatever else he was then', () => {
    const by: Actor = { ...people.contact, positions: ['group/2/contact', 'unit/natural-resources/contact'] };
    const report = { ...command('fileReport', 'contact', { measuresDone: [], files: [] }), by };
    const { finding } = decide(told(opened(), terms, uptoRectifying), terms, report, at('2023-08-02'));
    expect(finding.spoke).toContain('nr-contact');
  });

  it('who reported for the unit is not named to check it, whatever unit he has now', () => {
    const named = [...checkers, { person: 'nr-contact', units: ['audit'], positions: [] }];
    const finding = told(opened(), terms, uptoNaming);
    expect(
      refusalOf(finding, command('assignCheck', 'office', { group: '3', checkers: named }), '2023-08-28'),
    ).toMatchObject({
      code: 'own-work',
      person: 'nr-contact',
    });
  });

  it('who reported for the unit that had it before does not check what another unit did', () => {
    const moved = told(opened(), terms, [
      ...uptoClaim.slice(0, -1),
      ['2023-08-15 10:00', 'office', 'reassign', { ...assignment, lead: 'energy', reason: 'Theirs' }],
      ['2023-08-16 10:00', 'otherHead', 'acknowledge'],
      ['2023-08-16 11:00', 'otherHead', 'submitPlan', plan],
      ['2023-08-17 10:00', 'group', 'acceptPlan'],
      ['2023-08-25 11:00', 'otherHead', 'claimCompletion', { evidence }],
      ['2023-08-28 10:00', 'office', 'passCompleteness'],
    ]);
    const named = [...checkers, { person: 'nr-contact', units: ['audit'], positions: [] }];
    expect(
      refusalOf(moved, command('assignCheck', 'office', { group: '3', checkers: named }), '2023-08-28'),
    ).toMatchObject({ code: 'own-work', person: 'nr-contact' });
  });

  it('a delegate of the supervision group’s head brings his own unit with him', () => {
    const finding = told(opened(), terms, uptoCheck);
    const check = command('recordCheck', 'everybody', { methods: ['site'], outcome: 'rectified' });
    expect(refusalOf(finding, check, '2023-08-30')).toMatchObject({ code: 'checker-of-the-unit' });
    const lookBack = command('recordLookBack', 'everybody', { outcome: 'held', found: '' });
    expect(refusalOf(told(opened(), terms, uptoClosed), lookBack, '2023-12-04')).toMatchObject({
      code: 'checker-of-the-unit',
    });
  });

  it('who stands in for somebody that checked does not approve', () => {
    const finding = told(opened(), terms, uptoApproval);
    const standIn: Actor = { ...people.group, person: 'new', standsInFor: ['supervisor'] };
    const approval: Command = { name: 'approveClosure', by: standIn, via: 'mail' };
    expect(refusalOf(finding, approval, '2023-08-31')).toMatchObject({ code: 'checked-it-before' });
  });

  it('the office that types a stamped scan for the unit has not spoken for it', () => {
    const waiting = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-08-25', 'contact', 'claimCompletion', { evidence }],
    ]);
    const scanned = told(waiting, terms, [
      ['2023-08-26', 'office', 'confirmForUnit', { what: 'claimCompletion', scan: 'c'.repeat(64) }],
    ]);
    expect(scanned.spoke).toEqual(['nr-head', 'nr-contact']);
  });
});

describe('who answers for a position', () => {
  const person = (code: string, facts: Partial<Person> = {}): Person => ({
    ...{ code, name: code, address: `${code}@example.org`, aliases: [], units: [], positions: [], absences: [] },
    ...facts,
  });
  const directory = (...all: readonly Person[]): Directory => ({
    ...{ revision: 1, office: { name: 'Office' }, units: [], workingGroups: [], supervisionGroups: [], leaders: [] },
    people: all,
  });
  const away = (delegate: string): Person['absences'] => [{ from: 100, to: 200, delegate }];
  const director = person('director', { positions: ['office/director'], absences: away('b') });

  it('is the delegate’s successor where the delegate has left', () => {
    const who = directory(director, person('b', { successor: 'c' }), person('c'));
    expect(readerOf(who, 'director', 150)?.code).toBe('c');
    expect(actorOf(who, 'c', 150)).toMatchObject({ positions: ['office/director'], standsInFor: ['director', 'b'] });
    expect(actorOf(who, 'c', 250)?.positions).toEqual([]);
  });

  it('is the delegate’s own delegate where the delegate is away too', () => {
    const who = directory(director, person('b', { absences: away('c') }), person('c'));
    expect(readerOf(who, 'director', 150)?.code).toBe('c');
    expect(actorOf(who, 'c', 150)?.positions).toEqual(['office/director']);
  });

  it('is nobody where people who are away or have left name each other', () => {
    const circle = directory(director, person('b', { absences: away('director') }));
    expect(readerOf(circle, 'director', 150)).toBeUndefined();
    const left = directory(
      person('a', { positions: ['office/director'], successor: 'b' }),
      person('b', { successor: 'a' }),
    );
    expect(holderOf(left, 'office/director')).toBeUndefined();
  });

  it('counts the units of whom he stands in for as his own', () => {
    const head = person('head', { units: ['forestry'], positions: ['unit/forestry/head'], absences: away('checker') });
    const who = directory(head, person('checker', { units: ['audit'], positions: ['supervision/3/head'] }));
    expect(actorOf(who, 'checker', 150)?.units).toEqual(['audit', 'forestry']);
    expect(actorOf(who, 'checker', 250)?.units).toEqual(['audit']);
  });
});
