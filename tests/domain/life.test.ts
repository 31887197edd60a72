import { agendaOf } from '../../domain/schedule/agenda';
import { advance, nextMoment } from '../../domain/schedule/advance';
import { addWorkingDays, dayOf, isoDate } from '../../domain/calendar/calendar';
import { decide } from '../../domain/commands/decide';
import { dutiesOf } from '../../domain/duties/duties';
import { lightOf } from '../../domain/light/light';
import { recordMailReport } from '../../domain/notices/mail-trouble';
import type { Reason } from '../../domain/commands/refusal';
import type { Finding } from '../../domain/finding/finding';
import type { Moment } from '../../domain/calendar/moment';
import {
  assignment,
  at,
  calendar,
  checkers,
  command,
  day,
  evidence,
  opened,
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

function owes(finding: Finding): readonly string[] {
  return dutiesOf(finding, terms).map(({ kind, holder, due }) => `${kind} ${holder} ${isoDate(dayOf(calendar, due))}`);
}

/** The finding left alone until then, with every letter that went out. */
function silence(finding: Finding, until: Moment): { readonly finding: Finding; readonly letters: readonly string[] } {
  const letters: string[] = [];
  let now = finding;
  for (
    let next = nextMoment(now, terms, until);
    next !== undefined && next <= until;
    next = nextMoment(now, terms, next)
  ) {
    const before = now;
    const step = advance(now, terms, next);
    for (const { key, at: moment } of step.notices) letters.push(`${isoDate(dayOf(calendar, moment))} ${key}`);
    now = step.finding;
    if (now === before) break;
  }
  return { finding: now, letters };
}

describe('the life of a finding', () => {
  const examples: readonly (readonly [string, readonly Step[], string, readonly string[]])[] = [
    ['opened', [], 'unassigned', ['assign office/staff 2023-07-25']],
    [
      'assigned',
      uptoPlanning.slice(0, 1),
      'assigned',
      [
        'acknowledge unit/natural-resources/contact 2023-07-25',
        'rectify unit/natural-resources/contact 2023-10-20',
        'report unit/natural-resources/contact 2023-07-31',
      ],
    ],
    [
      'acknowledged',
      uptoPlanning,
      'planning',
      [
        'plan unit/natural-resources/contact 2023-08-07',
        'rectify unit/natural-resources/contact 2023-10-20',
        'report unit/natural-resources/contact 2023-07-31',
      ],
    ],
    [
      'plan accepted',
      uptoRectifying,
      'rectifying',
      [
        'milestone unit/natural-resources/contact 2023-08-31',
        'milestone unit/natural-resources/contact 2023-09-28',
        'rectify unit/natural-resources/contact 2023-10-20',
        'report unit/natural-resources/contact 2023-07-31',
      ],
    ],
    ['claimed', uptoClaim, 'awaiting-check', ['completeness office/staff 2023-08-29']],
    ['check assigned', uptoCheck, 'awaiting-check', ['check supervision/3/head 2023-09-06']],
    ['found rectified', uptoApproval, 'awaiting-approval', ['approve group/1/head 2023-09-04']],
    ['approved by all', uptoClosed, 'closed', ['look-back supervision/3/head 2023-12-15']],
    [
      'looked back at',
      [...uptoClosed, ['2023-12-04 10:00', 'supervisor', 'recordLookBack', { outcome: 'held', found: 'It held' }]],
      'archived',
      [],
    ],
  ];

  it.each(examples)('%s', (_name, steps, stage, duties) => {
    const finding = told(opened(), terms, steps);
    expect(finding.standing.stage).toBe(stage);
    expect(owes(finding)).toEqual(duties);
  });
});

describe('a contact', () => {
  it('commits the unit only once its head confirms', () => {
    const waiting = told(opened(), terms, [...uptoPlanning, ['2023-07-28', 'contact', 'submitPlan', plan]]);
    expect(owes(waiting)).toContain('commit unit/natural-resources/head 2023-08-01');
    const confirmed = told(waiting, terms, [['2023-07-31', 'head', 'confirmForUnit', { what: 'submitPlan' }]]);
    expect(owes(confirmed)).toContain('accept-plan group/1/contact 2023-08-07');
    expect(confirmed.commitments).toEqual([]);
  });
});

describe('decide refuses', () => {
  const refusals: readonly (readonly [string, readonly Step[], Step, Partial<Reason>])[] = [
    [
      'a command in the wrong stage',
      [],
      ['2023-07-22', 'head', 'claimCompletion', { evidence }],
      { code: 'wrong-stage' },
    ],
    [
      "another unit's word",
      uptoPlanning.slice(0, 1),
      ['2023-07-22', 'otherHead', 'acknowledge'],
      { code: 'not-your-role' },
    ],
    [
      'a claim that proves one criterion of two',
      uptoRectifying,
      ['2023-08-25', 'head', 'claimCompletion', { evidence: evidence.slice(0, 1) }],
      { code: 'evidence-lacking', criteria: [2] },
    ],
    [
      'a single checker',
      [...uptoClaim, ['2023-08-28', 'office', 'passCompleteness']],
      ['2023-08-28', 'office', 'assignCheck', { group: '3', checkers: checkers.slice(0, 1) }],
      { code: 'too-few-checkers', least: 2 },
    ],
    [
      'a checker of a co-unit',
      [...uptoClaim, ['2023-08-28', 'office', 'passCompleteness']],
      [
        '2023-08-28',
        'office',
        'assignCheck',
        { group: '3', checkers: [...checkers, { person: 'x', units: ['ecology'], positions: [] }] },
      ],
      { code: 'checker-of-the-unit', person: 'x' },
    ],
    [
      'a checker who will have to approve',
      [...uptoClaim, ['2023-08-28', 'office', 'passCompleteness']],
      [
        '2023-08-28',
        'office',
        'assignCheck',
        { group: '3', checkers: [...checkers, { person: 'd', units: [], positions: ['office/director'] }] },
      ],
      { code: 'checker-approves', person: 'd' },
    ],
    [
      'a second plan while the first waits',
      [...uptoPlanning, ['2023-07-28 10:00', 'head', 'submitPlan', plan]],
      ['2023-07-31', 'contact', 'submitPlan', plan],
      { code: 'plan-waiting' },
    ],
    [
      'a measure in the past',
      uptoPlanning,
      ['2023-07-31', 'head', 'submitPlan', { measures: [{ text: 'Done', due: day('2023-07-30') }], criteria: [] }],
      { code: 'date-in-the-past', date: '2023-07-30' },
    ],
    [
      'a measure that would end after the deadline',
      uptoPlanning,
      ['2023-07-31', 'head', 'submitPlan', { measures: [{ text: 'Late', due: day('2023-10-21') }], criteria: [] }],
      { code: 'measure-after-deadline', measure: 1, deadline: '2023-10-20' },
    ],
    [
      'an extension by a year mistyped',
      uptoRectifying,
      ['2023-10-16', 'head', 'requestExtension', { to: day('2123-10-21'), reason: 'Frost' }],
      { code: 'date-too-far', date: '2123-10-21' },
    ],
    [
      'an extension to a day that is past',
      [...uptoRectifying, ['2023-10-16', 'head', 'requestExtension', { to: day('2023-10-21'), reason: 'Frost' }]],
      ['2023-10-23', 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: 'yes' }],
      { code: 'date-in-the-past' },
    ],
    [
      'more words than can travel',
      uptoPlanning,
      [
        '2023-07-31',
        'head',
        'submitPlan',
        { measures: [{ text: 'x'.repeat(60_000), due: day('2023-08-31') }], criteria: [] },
      ],
      { code: 'command-too-large' },
    ],
    ['an approval out of turn', uptoApproval, ['2023-08-31', 'director', 'approveClosure'], { code: 'not-your-role' }],
    [
      'an extension past the superior date without his consent',
      [...uptoRectifying, ['2023-09-01', 'head', 'requestExtension', { to: day('2023-11-30'), reason: 'Frost' }]],
      ['2023-09-04', 'office', 'decideExtension', { agreed: true, why: '' }],
      { code: 'superior-consent-needed' },
    ],
    [
      'a look-back before its time',
      uptoClosed,
      ['2023-09-20', 'supervisor', 'recordLookBack', { outcome: 'held', found: '' }],
      { code: 'look-back-not-due' },
    ],
  ];

  it.each(refusals)('%s', (_name, steps, [when, by, name, fields = {}], reason) => {
    const finding = told(opened(), terms, steps);
    const refusal = reasonOf(() => decide(finding, terms, command(name, by, fields as never), at(when)));
    expect(refusal).toMatchObject(reason);
  });

  it('a check given for somebody by an operator without the signed scan', () => {
    const finding = told(opened(), terms, uptoCheck);
    const check = command('recordCheck', 'supervisor', { methods: ['site'], outcome: 'rectified' });
    const onBehalf = { ...check, by: { ...check.by, operator: 'desk' } };
    expect(reasonOf(() => decide(finding, terms, onBehalf, at('2023-08-30')))).toMatchObject({
      code: 'signed-scan-needed',
    });
  });
});

describe('a look-back that the policy sets to days', () => {
  const soon = termsWith({ lookBack: { ...terms.policy.lookBack, ordinary: [{ days: 14 }] } });
  const closed = told(opened(), soon, uptoClosed);

  it('is owed within its window after those days', () => {
    const [lookBack] = dutiesOf(closed, soon);
    const closedOn = dayOf(calendar, lookBack?.since ?? 0);
    expect(dayOf(calendar, lookBack?.due ?? 0)).toBe(addWorkingDays(calendar, closedOn + 14, 10));
  });
});

describe('a report', () => {
  it('is for one period: what is sent again before the next is only news of progress', () => {
    const once = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-07-31 11:00', 'contact', 'fileReport', { measuresDone: [], files: [] }],
    ]);
    const again = told(once, terms, [
      ['2023-07-31 12:00', 'contact', 'fileReport', { text: 'More', measuresDone: [1], files: [] }],
    ]);
    expect(again.reporting.settledThrough).toBe(once.reporting.settledThrough);
    expect(again.reporting.last?.gist).toBe('More');
    expect(again.plan?.measures[0]?.doneAt).toBeDefined();
  });
});

describe('a claim taken back', () => {
  it('gains no time: the deadline and the latest report are owed as before', () => {
    const claimed = told(opened({}, '2023-08-25', '2023-08-25'), terms, [
      ...uptoPlanning,
      ['2023-07-28 10:00', 'head', 'submitPlan', { ...plan, measures: [{ text: 'Pave', due: day('2023-08-25') }] }],
      ['2023-07-31 10:00', 'group', 'acceptPlan'],
      ['2023-08-15 10:00', 'head', 'claimCompletion', { evidence }],
    ]);
    const back = told(claimed, terms, [['2023-08-28 10:00', 'head', 'withdrawClaim', { why: 'Too early' }]]);
    expect(owes(back)).toContain('rectify unit/natural-resources/contact 2023-08-25');
    expect(owes(back)).toContain('report unit/natural-resources/contact 2023-08-15');
  });
});

describe('a finding whose policy asks only a sponsor that it has not', () => {
  it('is approved by the director', () => {
    const onlySponsor = termsWith({ approvals: { ordinary: ['sponsor'], keyItem: ['sponsor'] } });
    const { sponsor: _, ...withoutSponsor } = assignment;
    const [first, ...rest] = uptoApproval;
    const steps = [[first?.[0] ?? '', 'office', 'assign', withoutSponsor] as Step, ...rest];
    const waiting = told(opened(), onlySponsor, steps);
    expect(dutiesOf(waiting, onlySponsor)).toMatchObject([{ kind: 'approve', holder: 'office/director' }]);
  });
});

describe('a contact who cannot be written to', () => {
  it('is neither chased nor held to have missed a report, until he can be', () => {
    const report = { position: 'unit/natural-resources/contact', trouble: 'refused', duties: [] } as const;
    const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
    const broken = recordMailReport(assigned, report, terms, at('2023-07-21 12:00')).finding;
    const { finding, letters } = silence(broken, at('2023-08-10 18:00'));
    expect(finding.reporting.missedTotal).toBe(0);
    expect(letters.filter((letter) => /remind|chase|supervision/.test(letter) && !letter.includes('mend'))).toEqual([]);
    const mended = recordMailReport(finding, { ...report, trouble: 'mended' }, terms, at('2023-08-10 19:00')).finding;
    expect(owes(mended)).toContain('report unit/natural-resources/contact 2023-08-15');
  });
});

describe('a contact whose letters come back', () => {
  const report = { position: 'unit/natural-resources/contact', trouble: 'returned', duties: [] } as const;
  const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
  const returned = recordMailReport(assigned, report, terms, at('2023-07-21 12:00')).finding;

  it('is chased on and held to his reports, because he could have written the message that says so', () => {
    const { finding, letters } = silence(returned, at('2023-08-10 18:00'));
    const answered = silence(assigned, at('2023-08-10 18:00'));
    const toUnit = (letter: string) => / (?:acknowledge|report)\//.test(letter);
    expect(letters.filter(toUnit)).toEqual(answered.letters.filter(toUnit));
    expect(finding.reporting.missedTotal).toBe(answered.finding.reporting.missedTotal);
  });

  it('makes the office look after the address, and the light yellow, until it is mended', () => {
    expect(owes(returned).join()).toContain('mend-address office/staff');
    expect(lightOf(returned, terms, at('2023-07-21 13:00'))).toMatchObject({
      colour: 'yellow',
      reasons: [{ code: 'letter-returned' }],
    });
    const mended = recordMailReport(returned, { ...report, trouble: 'mended' }, terms, at('2023-07-24 10:00')).finding;
    expect(lightOf(mended, terms, at('2023-07-24 11:00')).colour).toBe('green');
  });
});

describe('sign-off', () => {
  it('is refused without number and signer', () => {
    const { finding } = silence(told(opened(), terms, uptoPlanning.slice(0, 1)), at('2023-07-28 18:00'));
    const [draft] = finding.drafts;
    const signing = command('signOff', 'office', { draft: draft?.id ?? '', number: ' ', signer: '' });
    expect(reasonOf(() => decide(finding, terms, signing, at('2023-07-31')))).toMatchObject({
      code: 'number-and-signer-needed',
    });
  });

  it('opens an answer, and what follows presses for that answer', () => {
    const silent = silence(told(opened(), terms, uptoPlanning.slice(0, 1)), at('2023-07-28 18:00')).finding;
    const signed = told(silent, terms, [
      ['2023-07-31 10:00', 'office', 'signOff', { draft: silent.drafts[0]?.id, number: 'No. 7', signer: 'Director' }],
    ]);
    expect(owes(signed)).toContain('reply unit/natural-resources/head 2023-08-07');
    const later = silence(signed, at('2023-08-11 18:00')).finding;
    expect(later.drafts.map(({ letter, cause }) => [letter, cause])).toEqual([['talk', 'reply']]);
  });

  it('is reminded of by its own ladder, not by the rung that drafted it as well', () => {
    const { letters } = silence(told(opened(), terms, uptoPlanning.slice(0, 1)), at('2023-08-31 18:00'));
    expect(letters.filter((letter) => letter.includes('supervision-letter') && letter.includes('acknowledge'))).toEqual(
      ['2023-07-28 acknowledge/1/0/1/supervision-letter.1/2023-07-28'],
    );
    expect(letters.filter((letter) => letter.includes('sign-off')).length).toBeGreaterThan(2);
  });
});

describe('silence', () => {
  it('after the assignment is reminded, chased, and ends in a draft that the director must sign off', () => {
    const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
    const { finding, letters } = silence(assigned, at('2023-07-28 18:00'));
    expect(letters).toEqual([
      '2023-07-21 news/N1',
      '2023-07-21 news/N2',
      '2023-07-21 acknowledge/1/0/1/opening',
      '2023-07-25 acknowledge/1/0/1/remind.1/2023-07-25',
      '2023-07-26 acknowledge/1/0/1/chase.1/2023-07-26',
      '2023-07-27 report/1.2023-07-31/0/1/remind.1/2023-07-27',
      '2023-07-28 acknowledge/1/0/1/supervision-letter.1/2023-07-28',
    ]);
    expect(finding.drafts).toMatchObject([{ letter: 'supervision-letter', cause: 'acknowledge' }]);
    expect(owes(finding)).toContain('sign-off office/director 2023-07-31');
  });

  it('misses two reports running: a 督办函 is drafted and the light is red', () => {
    const rectifying = told(opened(), terms, uptoRectifying);
    const { finding } = silence(rectifying, at('2023-08-20 18:00'));
    expect(finding.reporting).toMatchObject({ missedRunning: 2, missedTotal: 2 });
    expect(finding.drafts).toMatchObject([{ letter: 'supervision-letter', cause: 'report' }]);
    expect(lightOf(finding, terms, at('2023-08-21 10:00'))).toMatchObject({ colour: 'red' });
  });

  it('of a whole downtime posts only the hardest rung of a ladder and names the softer as skipped', () => {
    const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
    const begun = advance(assigned, terms, at('2023-07-21 12:00')).finding;
    const { notices, entries } = advance(begun, terms, at('2023-07-28 18:00'));
    expect(notices.map(({ key }) => key)).toContain('acknowledge/1/0/1/supervision-letter.1/2023-07-28');
    expect(notices.map(({ key }) => key)).not.toContain('acknowledge/1/0/1/chase.1/2023-07-26');
    expect(entries.at(-1)?.skipped).toEqual([
      'acknowledge/1/0/1/remind.1/2023-07-25',
      'acknowledge/1/0/1/chase.1/2023-07-26',
    ]);
  });
});

describe('hold', () => {
  it('moves the internal deadline by its days and leaves the superior date', () => {
    const held = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-08-01 10:00', 'office', 'hold', { reason: 'Court order', reviewBy: day('2023-08-20') }],
    ]);
    expect(owes(held)).toEqual(['review-hold office/staff 2023-08-20']);
    expect(lightOf(held, terms, at('2023-08-02 10:00')).colour).toBe('grey');
    const resumed = told(held, terms, [['2023-08-11 10:00', 'office', 'resume']]);
    expect(owes(resumed)).toContain('rectify unit/natural-resources/contact 2023-10-30');
    expect(resumed.deadlines?.superior).toBe(day('2023-10-21'));
  });
});

describe('amendSubject', () => {
  it('demands what the ledger now demands, and leaves the plan’s own criteria behind it', () => {
    const amended = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-08-02', 'office', 'amendSubject', { criteria: ['Roads paved', 'Roads swept'], why: 'Ledger revised' }],
    ]);
    expect(amended.plan?.criteria).toEqual([
      { number: 1, text: 'Roads paved' },
      { number: 2, text: 'Roads swept' },
      { number: 3, text: 'Dust readings published monthly' },
    ]);
    expect(amended.subject.title).toBe('Dust on mine roads');
  });
});

describe('agenda', () => {
  it('is never empty while a finding is open', () => {
    for (const steps of [[], uptoPlanning, uptoRectifying, uptoClaim, uptoCheck, uptoApproval, uptoClosed]) {
      const finding = told(opened(), terms, steps);
      expect(agendaOf(finding, terms, at('2023-07-01'), at('2024-03-01')).length).toBeGreaterThan(0);
    }
  });
});

describe('reassign', () => {
  it('to the same lead keeps what was done, tells who joins, and begins the new date’s ladder anew', () => {
    const rectifying = told(opened(), terms, uptoRectifying);
    const changed = told(rectifying, terms, [
      [
        '2023-08-02',
        'office',
        'reassign',
        { ...assignment, coUnits: ['ecology', 'energy'], due: day('2023-10-13'), reason: 'Leaders met' },
      ],
    ]);
    expect(changed.standing).toEqual(rectifying.standing);
    expect(changed.plan).toEqual(rectifying.plan);
    expect(changed.news).toContainEqual(
      expect.objectContaining({ what: 'told-assigned', to: ['unit/energy/contact'] }),
    );
    expect(owes(changed)).toContain('rectify unit/natural-resources/contact 2023-10-13');
    expect(dutiesOf(changed, terms).map(({ id }) => id)).toContain('rectify/1/1/1');
  });

  it('to the same lead is refused once completion is claimed', () => {
    const claimed = told(opened(), terms, uptoClaim);
    const change = command('reassign', 'office', { ...assignment, coUnits: [], reason: 'So' });
    expect(reasonOf(() => decide(claimed, terms, change, at('2023-08-28')))).toMatchObject({ code: 'wrong-stage' });
  });

  it('gives the new unit new duties and tells the former one', () => {
    const moved = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-08-02', 'office', 'reassign', { ...assignment, lead: 'energy', reason: 'Its field' }],
    ]);
    expect(moved.standing.stage).toBe('assigned');
    expect(moved.epoch).toBe(2);
    expect(moved.news.map(({ what }) => what)).toContain('told-former-unit');
  });
});
