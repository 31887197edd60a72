import { advance } from '../../domain/schedule/advance';
import { commandFacts, commandNames } from '../../domain/commands/command-facts';
import { decide } from '../../domain/commands/decide';
import { isoDate } from '../../domain/calendar/calendar';
import { dutiesOf } from '../../domain/duties/duties';
import { foresee } from '../../domain/schedule/foresight';
import { lightOf } from '../../domain/light/light';
import { causesOf, type Finding, type NewsKind } from '../../domain/finding/finding';
import type { Command } from '../../domain/commands/commands';
import {
  assignment,
  at,
  checkers,
  day,
  evidence,
  opened,
  plan,
  reasonOf,
  refusalOf,
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

/** Whom the last steps told of it, by what they told. */
function toldTo(finding: Finding, what: NewsKind): readonly string[] {
  return finding.news.filter((news) => news.what === what).flatMap(({ to }) => to);
}

/** The finding with everything posted that is due by then. */
function leftUntil(finding: Finding, when: string): Finding {
  return advance(finding, terms, at(when)).finding;
}

function deadlineOf(finding: Finding): string {
  const rectify = dutiesOf(finding, terms).find(({ kind }) => kind === 'rectify');
  return rectify === undefined ? '' : isoDate(Math.floor((rectify.due + 8 * 3_600_000) / 86_400_000));
}

describe('evidence', () => {
  const claimed: readonly Step[] = [
    ...uptoRectifying,
    ['2023-08-25 11:00', 'contact', 'claimCompletion', { evidence }],
  ];

  it('belongs to a criterion’s text: a claim that waits while the text is replaced lapses, and the unit hears of it', () => {
    const amended = told(opened(), terms, [
      ...claimed,
      ['2023-08-25 12:00', 'office', 'amendSubject', { criteria: ['A new demand'], why: 'Ledger revised' }],
    ]);
    expect(refusalOf(amended, '2023-08-25 13:00', 'head', 'confirmForUnit', { what: 'claimCompletion' })).toEqual({
      code: 'nothing-to-confirm',
      what: 'claimCompletion',
    });
    expect(toldTo(amended, 'claim-lapsed')).toContain('unit/natural-resources/contact');
    expect(toldTo(amended, 'criteria-changed')).toContain('unit/ecology/contact');
  });

  it('follows its criterion’s text to another number', () => {
    const own = { ...opened(), subject: { ...opened().subject, criteria: [] } };
    const plan = { measures: [{ text: 'Pave', due: day('2023-08-31') }], criteria: ['Paved', 'Swept'] };
    const waiting = told(own, terms, [
      ...uptoPlanning,
      ['2023-07-28 10:00', 'head', 'submitPlan', plan],
      ['2023-07-31 10:00', 'group', 'acceptPlan'],
      ['2023-08-25 11:00', 'contact', 'claimCompletion', { evidence }],
      ['2023-08-25 12:00', 'office', 'amendSubject', { criteria: ['Swept'], why: 'Ledger revised' }],
      ['2023-08-25 13:00', 'head', 'confirmForUnit', { what: 'claimCompletion' }],
    ]);
    expect(waiting.plan?.criteria.map(({ text }) => text)).toEqual(['Swept', 'Paved']);
    expect(waiting.standing).toMatchObject({
      stage: 'awaiting-check',
      claim: {
        evidence: [
          { criterion: 1, files: [{ name: 'readings.pdf' }] },
          { criterion: 2, statement: 'Paved and accepted on site' },
        ],
      },
    });
  });
});

describe('a date', () => {
  const rectifying = told(opened(), terms, uptoRectifying);

  it.each([
    ['reassign to the same unit', 'natural-resources'],
    ['reassign to another unit', 'energy'],
  ])('of the superior moves only with his consent: %s', (_name, lead) => {
    const later = { ...assignment, lead, superiorDue: day('2024-03-29'), reason: 'So' };
    expect(refusalOf(rectifying, '2023-08-03', 'office', 'reassign', later)).toEqual({
      code: 'superior-consent-needed',
      superior: '2023-10-21',
    });
    const agreed = told(rectifying, terms, [
      ['2023-08-03', 'office', 'reassign', { ...later, superiorConsent: 'Letter No. 9' }],
    ]);
    expect(agreed.deadlines?.superior).toBe(day('2024-03-29'));
  });

  it('of the superior moves only with his consent: assign after the unit declined', () => {
    const declined = told(opened(), terms, [
      ...uptoPlanning.slice(0, 1),
      ['2023-07-24', 'contact', 'decline', { reason: 'Not ours' }],
    ]);
    expect(
      refusalOf(declined, '2023-07-25', 'office', 'assign', { ...assignment, superiorDue: day('2024-03-29') }),
    ).toMatchObject({ code: 'superior-consent-needed' });
  });

  it('agreed to is never earlier than the one in force when it is decided', () => {
    const moved = told(rectifying, terms, [
      ['2023-08-02 10:00', 'head', 'requestExtension', { to: day('2023-10-25'), reason: 'Rain' }],
      ['2023-08-04 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-01') }],
      ['2023-09-01 10:00', 'office', 'resume'],
    ]);
    expect(deadlineOf(moved)).toBe('2023-11-17');
    expect(
      refusalOf(moved, '2023-09-04', 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: 'yes' }),
    ).toEqual({ code: 'extension-not-later', deadline: '2023-11-17' });
  });

  it('set anew by a reassignment does not give the extensions granted back', () => {
    const extended = (to: string, when: string): readonly Step[] => [
      [`${when} 10:00`, 'head', 'requestExtension', { to: day(to), reason: 'Rain' }],
      [`${when} 11:00`, 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: 'yes' }],
    ];
    const used = told(rectifying, terms, [
      ...extended('2023-10-25', '2023-08-02'),
      ...extended('2023-11-25', '2023-08-03'),
      ...extended('2023-12-25', '2023-08-04'),
      ['2023-08-07', 'office', 'reassign', { ...assignment, due: day('2023-12-01'), reason: 'So' }],
    ]);
    expect(deadlineOf(used)).toBe('2023-12-01');
    expect(
      refusalOf(used, '2023-08-08', 'head', 'requestExtension', { to: day('2024-01-31'), reason: 'Frost' }),
    ).toMatchObject({ code: 'extensions-used-up', most: 3 });
  });

  it('changed by the office is told to everybody who works towards it', () => {
    const sooner = told(rectifying, terms, [
      ['2023-08-02', 'office', 'reassign', { ...assignment, due: day('2023-09-20'), reason: 'Pulled forward' }],
    ]);
    expect(toldTo(sooner, 'deadline-changed')).toEqual([
      'unit/natural-resources/head',
      'unit/natural-resources/contact',
      'unit/ecology/contact',
      'group/1/contact',
      'leader/a/contact',
      'supervision/3/head',
    ]);
  });
});

describe('a reassignment', () => {
  const elsewhere = { ...assignment, sponsor: 'b', workingGroup: '2', reason: 'So' };

  it('of sponsor and working group alone is told to those who join and those who leave', () => {
    const moved = told(opened(), terms, [...uptoRectifying, ['2023-08-02', 'office', 'reassign', elsewhere]]);
    expect(moved.news.slice(-2)).toMatchObject([
      { what: 'assigned', to: ['group/2/contact', 'leader/b/contact'] },
      { what: 'called-off', to: ['group/1/contact', 'leader/a/contact'] },
    ]);
  });

  it('to another unit releases who was asked to review the plan, and who followed it until then', () => {
    const submitted = told(opened(), terms, uptoRectifying.slice(0, -1));
    const moved = told(submitted, terms, [
      ['2023-07-31', 'office', 'reassign', { ...elsewhere, lead: 'energy', due: day('2023-10-20') }],
    ]);
    expect(moved.news.at(-1)).toMatchObject({ what: 'called-off', to: ['group/1/contact', 'leader/a/contact'] });
  });
});

describe('withdraw', () => {
  const checked = told(opened(), terms, uptoCheck);

  it.each([
    ['itself', { into: 'WH-012' }, 'no-such-receiver'],
    ['what is no finding', { into: 'somewhere' }, 'no-such-receiver'],
    ['nothing', {}, 'receiver-needed'],
    ['two receivers', { into: 'WH-011', handedTo: 'the province' }, 'receiver-needed'],
  ])('into %s is refused', (_name, receiver, code) => {
    expect(refusalOf(checked, '2023-08-29', 'office', 'withdraw', { why: 'So', ...receiver })).toMatchObject({ code });
  });

  it('asks the director, and tells everybody whom it concerns', () => {
    const asked = told(checked, terms, [['2023-08-29 10:00', 'office', 'withdraw', { why: 'Merged', into: 'WH-011' }]]);
    expect(asked.standing.stage).toBe('awaiting-check');
    expect(dutiesOf(asked, terms)).toContainEqual(
      expect.objectContaining({ kind: 'decide-withdrawal', holder: 'office/director' }),
    );
    for (const position of ['unit/ecology/contact', 'supervision/3/head', 'person/checker-1']) {
      expect(toldTo(asked, 'withdrawal-asked')).toContain(position);
    }
    expect(refusalOf(asked, '2023-08-29 11:00', 'office', 'decideWithdrawal', { agreed: true, why: '' })).toMatchObject(
      {
        code: 'not-your-role',
        needed: 'director',
      },
    );
  });

  it('goes on where the director does not agree, and can be taken back where he did', () => {
    const asked: readonly Step[] = [['2023-08-29 10:00', 'office', 'withdraw', { why: 'Merged', into: 'WH-011' }]];
    const refused = told(checked, terms, [
      ...asked,
      ['2023-08-29 11:00', 'director', 'decideWithdrawal', { agreed: false, why: 'Not the same' }],
    ]);
    expect(refused.standing).toEqual(checked.standing);
    expect(refused.withdrawal).toBeUndefined();

    const agreed = told(checked, terms, [
      ...asked,
      ['2023-08-29 11:00', 'director', 'decideWithdrawal', { agreed: true, why: '' }],
    ]);
    expect(agreed.standing).toMatchObject({ stage: 'withdrawn', into: 'WH-011' });
    const back = told(agreed, terms, [['2023-08-29 12:00', 'office', 'undo', { why: 'The wrong number' }]]);
    expect(back.standing).toEqual(checked.standing);
    expect(back.recurrences).toBe(0);
  });
});

describe('undo', () => {
  it('takes an approval back: it awaits approval again, is no recurrence and not red', () => {
    const closed = told(opened(), terms, uptoClosed);
    const back = told(closed, terms, [['2023-09-01 11:00', 'office', 'undo', { why: 'The wrong number' }]]);
    expect(back.standing).toMatchObject({
      stage: 'awaiting-approval',
      approvals: [{ role: 'working-group-head' }, { role: 'sponsor' }],
    });
    expect(back.recurrences).toBe(0);
    expect(lightOf(back, terms, at('2023-09-04')).colour).toBe('green');
  });

  it('is named where what was closed today is to be reopened; tomorrow that is a recurrence', () => {
    const closed = told(opened(), terms, uptoClosed);
    const reopening = { reason: 'The wrong number' };
    expect(refusalOf(closed, '2023-09-01 11:00', 'office', 'reopen', reopening)).toEqual({ code: 'closed-today' });
    const reopened = told(closed, terms, [['2023-09-02 11:00', 'office', 'reopen', reopening]]);
    expect(reopened).toMatchObject({ recurrences: 1, standing: { stage: 'rectifying' } });
  });

  it('takes back first the last entry and then the one before it', () => {
    const closed = told(opened(), terms, uptoClosed);
    const back = told(closed, terms, [
      ['2023-09-04 10:00', 'office', 'reopen', { reason: 'The wrong number' }],
      ['2023-09-04 11:00', 'office', 'undo', { why: 'It was never closed' }],
    ]);
    expect(back.standing).toEqual(closed.standing);
    const waiting = told(back, terms, [['2023-09-04 12:00', 'office', 'undo', { why: 'The wrong number' }]]);
    expect(waiting).toMatchObject({ recurrences: 0, standing: { stage: 'awaiting-approval' } });
    expect(refusalOf(waiting, '2023-09-04 13:00', 'office', 'undo', { why: 'So' })).toEqual({
      code: 'nothing-to-undo',
    });
  });

  it('names what stands on the entry before, too', () => {
    const published = { from: day('2023-09-04'), to: day('2023-09-08'), objections: '' };
    const closed = told(opened(), terms, [
      ...uptoClosed,
      ['2023-09-04 10:00', 'office', 'recordPublicNotice', published],
      ['2023-09-11 10:00', 'office', 'reopen', { reason: 'The wrong number' }],
      ['2023-09-11 11:00', 'office', 'undo', { why: 'It was not that one' }],
    ]);
    expect(refusalOf(closed, '2023-09-11 12:00', 'office', 'undo', { why: 'So' })).toEqual({
      code: 'built-on',
      command: 'approveClosure',
      by: 'recordPublicNotice',
    });
  });

  it('says to whoever gave the entry before which one is to be taken back first', () => {
    const reported = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-08-01', 'contact', 'fileReport', { measuresDone: [1], files: [] }],
    ]);
    const undone = (by: 'group' | 'supervisor') => refusalOf(reported, '2023-08-02', by, 'undo', { why: 'So' });
    expect(undone('group')).toEqual({ code: 'built-on', command: 'acceptPlan', by: 'fileReport' });
    expect(undone('supervisor')).toMatchObject({ code: 'not-your-role' });
  });

  it('tells who was told, and asks anew who owes something again', () => {
    const now = at('2023-08-31 12:00');
    const waiting = leftUntil(told(opened(), terms, uptoApproval), '2023-08-30 12:00');
    const approval = told(waiting, terms, [['2023-08-31 10:00', 'group', 'approveClosure']]);
    const approved = leftUntil(approval, '2023-08-31 11:00');
    const back = told(approved, terms, [['2023-08-31 11:30', 'group', 'undo', { why: 'Typed for another' }]]);
    const letters = foresee(back, terms, at('2023-08-31 11:30'), now).notices;
    expect(letters.map(({ key, to }) => `${key} ${to.join()}`)).toEqual([
      expect.stringMatching(/^news\/N\d+ leader\/a$/),
      'approve/1.0.working-group-head/0/1/opening.2 group/1/head',
    ]);
    const again = told(back, terms, [['2023-08-31 13:00', 'group', 'approveClosure']]);
    const asked = foresee(again, terms, at('2023-08-31 13:00'), at('2023-08-31 14:00')).notices;
    expect(asked.map(({ key }) => key)).toContain('approve/1.1.sponsor/0/1/opening.2');
  });

  it('is for who gave the entry, or the office with a reason', () => {
    const checked = told(opened(), terms, uptoApproval);
    expect(refusalOf(checked, '2023-08-30 12:00', 'contact', 'undo', { why: 'So' })).toMatchObject({
      code: 'not-your-role',
      needed: 'who-said-it',
    });
    expect(refusalOf(checked, '2023-08-30 12:00', 'office', 'undo', { why: '' })).toMatchObject({
      code: 'reason-needed',
    });
    const back = told(checked, terms, [['2023-08-30 12:00', 'supervisor', 'undo', { why: '' }]]);
    expect(back.standing).toMatchObject({ stage: 'awaiting-check', waiting: { step: 'check' } });
    expect(back.lastOutcome).toBeUndefined();
  });

  it('names what stands on the entry', () => {
    const approved = told(opened(), terms, [
      ...uptoApproval,
      ['2023-08-31 10:00', 'sponsor', 'note', { text: 'Seen', files: [] }],
    ]);
    const on = told(approved, terms, [
      ['2023-08-31 11:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-09-08') }],
    ]);
    const resumed = told(on, terms, [['2023-09-06 11:00', 'office', 'resume']]);
    expect(refusalOf(resumed, '2023-09-07', 'supervisor', 'undo', { why: '' })).toEqual({
      code: 'built-on',
      command: 'recordCheck',
      by: 'resume',
    });
  });

  it('takes back a report, and the word that one measure is done', () => {
    const reported = told(opened(), terms, [
      ...uptoRectifying,
      ['2023-07-31 12:00', 'contact', 'fileReport', { text: 'Measure 1 done', measuresDone: [1], files: [] }],
    ]);
    const open = (finding: Finding): number =>
      dutiesOf(finding, terms).filter(({ kind }) => kind === 'milestone').length;
    expect(open(reported)).toBe(1);
    const measure = told(reported, terms, [['2023-07-31 13:00', 'contact', 'undo', { why: 'It was 2', measure: 1 }]]);
    expect(open(measure)).toBe(2);
    expect(measure.reporting).toEqual(reported.reporting);
    const report = told(reported, terms, [['2023-07-31 13:00', 'contact', 'undo', { why: 'For another' }]]);
    expect(open(report)).toBe(2);
    expect(report.reporting).toEqual(told(opened(), terms, uptoRectifying).reporting);
  });
});

describe('undo of what the office recorded for another finding', () => {
  const rectifying = told(opened(), terms, uptoRectifying);
  const back = (finding: Finding): Finding =>
    told(finding, terms, [['2023-08-01 12:00', 'office', 'undo', { why: 'The wrong number' }]]);

  it.each([
    ['an instruction', 'recordInstruction', { text: 'Hurry' }],
    ['a talk', 'recordTalk', { on: day('2023-08-01') }],
  ] as const)('lets the unit owe no answer to %s', (_name, name, fields) => {
    const recorded = told(rectifying, terms, [['2023-08-01 10:00', 'office', name, fields]]);
    expect(recorded.obligations).toHaveLength(1);
    const letters = leftUntil(recorded, '2023-08-01 11:00');
    expect(back(letters).obligations).toEqual([]);
    expect(toldTo(back(letters), 'taken-back').length).toBe(1);
  });

  it('is refused once the unit has answered', () => {
    const answered = told(rectifying, terms, [
      ['2023-08-01 10:00', 'office', 'recordInstruction', { text: 'Hurry' }],
      ['2023-08-01 11:00', 'head', 'replyToLetter', { text: 'We do', files: [] }],
    ]);
    expect(refusalOf(answered, '2023-08-01 12:00', 'office', 'undo', { why: 'So' })).toMatchObject({
      code: 'built-on',
      by: 'replyToLetter',
    });
  });

  it('lets a light that was flagged be as it was', () => {
    const flagged = told(rectifying, terms, [['2023-08-01 10:00', 'office', 'flagLacking', { what: 'Dust' }]]);
    expect(lightOf(flagged, terms, at('2023-08-02 10:00')).colour).toBe('yellow');
    expect(lightOf(back(flagged), terms, at('2023-08-02 10:00')).colour).toBe('green');
  });

  it('lets nobody hear of an entry that was taken back before its news went out', () => {
    const flagged = told(rectifying, terms, [['2023-08-01 10:00', 'office', 'flagLacking', { what: 'Dust' }]]);
    expect(flagged.news.map(({ what }) => what)).toContain('lacking-found');
    expect(back(flagged).news).toEqual(rectifying.news);
    const letters = advance(back(flagged), terms, at('2023-08-01 12:00')).notices.map(({ news }) => news?.what);
    expect(letters).not.toContain('lacking-found');
    expect(letters).not.toContain('taken-back');
  });

  it('tells whoever has heard of an entry that it was taken back', () => {
    const flagged = told(rectifying, terms, [['2023-08-01 10:00', 'office', 'flagLacking', { what: 'Dust' }]]);
    expect(toldTo(back(leftUntil(flagged, '2023-08-01 11:00')), 'taken-back')).toEqual([
      'unit/natural-resources/contact',
    ]);
  });

  it('brings a draft back that was dropped, and its sign-off is asked for anew', () => {
    const silent = leftUntil(rectifying, '2023-08-25 09:00');
    const dropped = told(silent, terms, [
      ['2023-08-25 10:00', 'office', 'dropDraft', { draft: silent.drafts[0]?.id, why: 'Settled' }],
    ]);
    const again = told(dropped, terms, [['2023-08-25 11:00', 'office', 'undo', { why: 'Another draft was meant' }]]);
    expect(again.drafts).toEqual(silent.drafts);
    const letters = advance(again, terms, at('2023-08-25 11:00')).notices.map(({ key }) => key);
    expect(letters.some((key) => key.startsWith('sign-off/') && key.includes('/opening'))).toBe(true);
  });

  it('puts the superior’s date back that went with an extension', () => {
    const agreed = told(rectifying, terms, [
      ['2023-08-01 10:00', 'head', 'requestExtension', { to: day('2023-12-01'), reason: 'Rain' }],
      ['2023-08-01 11:00', 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: 'No. 9' }],
    ]);
    expect(agreed.deadlines?.superior).toBe(day('2023-12-01'));
    expect(back(agreed).deadlines).toEqual(rectifying.deadlines);
    expect(back(agreed).extension).toMatchObject({ to: day('2023-12-01') });
  });
});

describe('what may have been typed by mistake', () => {
  it('is a word of the unit, the working group, the checkers and approvers, and what the office decides or records', () => {
    expect(commandNames.filter((name) => commandFacts[name].undoable).toSorted()).toEqual([
      'acceptPlan',
      'approveClosure',
      'decideExtension',
      'decideWithdrawal',
      'dropDraft',
      'fileReport',
      'flagLacking',
      'inspectNode',
      'moveSuperiorDate',
      'passCompleteness',
      'recordCheck',
      'recordInstruction',
      'recordLookBack',
      'recordSuperior',
      'recordTalk',
      'rejectClosure',
      'reopen',
      'returnForCompleteness',
      'returnPlan',
      'setRhythm',
      'withdraw',
    ]);
  });
});

describe('undo of a measure', () => {
  const marked: Step = ['2023-07-31 12:00', 'contact', 'fileReport', { measuresDone: [1], files: [] }];
  const ofMeasure = { why: 'Not done', measure: 1 };

  it('is for the unit and the office, not for whoever spoke last', () => {
    const reported = told(opened(), terms, [...uptoRectifying, marked]);
    const agreed = told(reported, terms, [
      ['2023-08-01 10:00', 'head', 'submitPlan', plan],
      ['2023-08-01 11:00', 'group', 'acceptPlan'],
    ]);
    expect(refusalOf(agreed, '2023-08-01 12:00', 'group', 'undo', ofMeasure)).toMatchObject({
      code: 'not-your-role',
      needed: 'unit-contact',
    });
    expect(refusalOf(agreed, '2023-08-01 12:00', 'head', 'undo', ofMeasure)).toBeUndefined();
    expect(refusalOf(agreed, '2023-08-01 12:00', 'office', 'undo', ofMeasure)).toBeUndefined();
  });

  it('is refused once a claim stands on it, and names the claim', () => {
    for (const steps of [uptoClaim, uptoCheck, uptoClosed]) {
      expect(refusalOf(told(opened(), terms, steps), '2023-09-01 12:00', 'office', 'undo', ofMeasure)).toEqual({
        code: 'built-on',
        command: 'fileReport',
        by: 'claimCompletion',
      });
    }
  });
});

describe('undo by who stands in', () => {
  it('for the person who gave the entry is taken; by another colleague it is not', () => {
    const checked = told(opened(), terms, uptoApproval);
    const by = (person: string, standsInFor: readonly string[]): Command => ({
      ...{ name: 'undo', why: '', via: 'page' },
      by: { person, positions: ['supervision/3/head'], units: ['audit'], standsInFor },
    });
    const now = at('2023-08-30 12:00');
    expect(decide(checked, terms, by('deputy', ['supervisor']), now).finding.standing.stage).toBe('awaiting-check');
    expect(reasonOf(() => decide(checked, terms, by('deputy', ['another']), now))).toMatchObject({
      code: 'not-your-role',
    });
  });
});

describe('undo of a report', () => {
  /** Two reports missed: a 督办函 is drafted. The report of 25 August was meant for another finding. */
  const missed = leftUntil(told(opened(), terms, uptoRectifying), '2023-08-25 09:00');
  const mistaken: readonly Step[] = [['2023-08-25 10:00', 'contact', 'fileReport', { measuresDone: [], files: [] }]];
  const back = (finding: Finding, when: string): Finding =>
    told(finding, terms, [[when, 'contact', 'undo', { why: 'For another' }]]);
  const drafted = ({ drafts }: Finding): readonly string[] =>
    drafts.map(
      (draft) =>
        `${draft.letter}: ${causesOf(draft)
          .map(({ cause }) => cause)
          .join(' ')}`,
    );

  it('brings back the draft that the report had made moot', () => {
    expect(drafted(missed)).toEqual(['supervision-letter: report']);
    const reported = told(missed, terms, mistaken);
    expect(drafted(reported)).toEqual([]);
    expect(back(reported, '2023-08-25 11:00').drafts).toEqual(missed.drafts);
  });

  it('keeps what another duty had drafted meanwhile, with the cause that lives again', () => {
    const late = leftUntil(told(missed, terms, mistaken), '2023-09-08 09:00');
    expect(drafted(late)).toEqual(['supervision-letter: milestone']);
    const restored = back(late, '2023-09-08 10:00');
    expect(drafted(restored)).toContain('supervision-letter: report milestone');
    expect(restored.drafts.map(({ id }) => id)).toContain(late.drafts[0]?.id);
  });

  it('keeps a draft of another duty where the report had made none moot', () => {
    const prompt = told(opened(), terms, [
      ...uptoRectifying,
      ...['2023-07-31 11:00', '2023-08-15 11:00', '2023-08-31 11:00'].map((when): Step => [
        when,
        'contact',
        'fileReport',
        { measuresDone: [], files: [] },
      ]),
    ]);
    const late = leftUntil(prompt, '2023-09-08 09:00');
    expect(drafted(back(late, '2023-09-08 10:00'))).toEqual(['supervision-letter: milestone']);
  });

  it('counts the periods that it had settled as missed in the same step', () => {
    const late = leftUntil(told(missed, terms, mistaken), '2023-09-08 09:00');
    const restored = back(late, '2023-09-08 10:00');
    expect([late.reporting.missedRunning, restored.reporting.missedRunning]).toEqual([0, 3]);
    expect(drafted(restored)).toContain('talk: report');
    expect(advance(restored, terms, at('2023-09-08 10:00')).finding.reporting).toEqual(restored.reporting);
  });

  it('lets a draft fall away that only the mistaken entry had brought about, and tells the director once', () => {
    const claimed = told(opened(), terms, uptoCheck);
    const sentBack = told(claimed, terms, [
      ['2023-08-30 11:00', 'supervisor', 'recordCheck', { methods: ['site'], outcome: 'continuing', lacking: 'Half' }],
    ]);
    const late = leftUntil(sentBack, '2023-10-26 10:00');
    expect(drafted(late).length).toBeGreaterThan(0);
    const restored = told(late, terms, [['2023-10-26 11:00', 'supervisor', 'undo', { why: 'For another' }]]);
    expect(restored.standing.stage).toBe('awaiting-check');
    expect(drafted(restored)).toEqual([]);
    expect(toldTo(restored, 'called-off')).toEqual(['office/director']);
  });
});

describe('a check under way', () => {
  it('may be given to others, who are told as those it is taken from are', () => {
    const other = [
      { person: 'checker-2', units: ['audit'], positions: [] },
      { person: 'checker-3', units: ['audit'], positions: [] },
    ];
    const changed = told(opened(), terms, [
      ...uptoCheck,
      ['2023-08-29 10:00', 'office', 'assignCheck', { group: '4', checkers: other }],
    ]);
    expect(changed.standing).toMatchObject({
      waiting: { group: '4', checkers: [{ person: 'checker-2' }, { person: 'checker-3' }] },
    });
    expect(toldTo(changed, 'called-off')).toEqual(['supervision/3/head', 'person/checker-1']);
    expect(toldTo(changed, 'named-to-check')).toEqual([
      ...checkers.map(({ person }) => `person/${person}`),
      'person/checker-3',
    ]);
  });

  it('is called off where the unit takes its claim back', () => {
    const taken = told(opened(), terms, [
      ...uptoCheck,
      ['2023-08-29 10:00', 'head', 'withdrawClaim', { why: 'Too early' }],
    ]);
    expect(toldTo(taken, 'called-off')).toEqual(['supervision/3/head', 'person/checker-1', 'person/checker-2']);
  });
});
