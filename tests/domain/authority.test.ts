import { authorise } from '../../domain/commands/authority';
import { decide } from '../../domain/commands/decide';
import { Refusal, type Reason } from '../../domain/commands/refusal';
import { commandFacts, commandNames } from '../../domain/commands/command-facts';
import type { Command, CommandName } from '../../domain/commands/commands';
import type { Finding, Stage } from '../../domain/finding/finding';
import type { Position } from '../../domain/organisation/positions';
import {
  at,
  day,
  opened,
  people,
  reasonOf,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Who,
} from '../support/commands';

const terms = termsWith();
const everybody: readonly Who[] = [
  'office',
  'director',
  'contact',
  'head',
  'coContact',
  'otherHead',
  'group',
  'supervisor',
  'sponsor',
  'leading',
];

function mayGive(finding: Finding, name: CommandName): readonly Who[] {
  return everybody.filter((who) => {
    try {
      authorise(finding, terms, { name, by: people[who], via: 'script' } as unknown as Command);
      return true;
    } catch (error) {
      if (error instanceof Refusal) return false;
      throw error;
    }
  });
}

/** Why the command is not its giver's to give; undefined where it is. */
function refusalOf(finding: Finding, command: Command): Reason | undefined {
  return reasonOf(() => {
    authorise(finding, terms, command);
  });
}

const assigned = told(opened(), terms, uptoPlanning.slice(0, 1));
const planning = told(opened(), terms, uptoPlanning);
const rectifying = told(opened(), terms, uptoRectifying);
const claimed = told(opened(), terms, uptoClaim);
const checked = told(opened(), terms, uptoCheck);
const waiting = told(opened(), terms, uptoApproval);
const closed = told(opened(), terms, uptoClosed);
const office = ['office', 'director'] as const;
const unit = ['contact', 'head'] as const;

describe('who may', () => {
  const rights: readonly (readonly [CommandName, Finding, readonly Who[]])[] = [
    ['assign', opened(), office],
    ['reassign', assigned, office],
    ['acknowledge', assigned, unit],
    ['decline', assigned, unit],
    ['submitPlan', planning, unit],
    ['acceptPlan', planning, ['group']],
    ['returnPlan', planning, ['group']],
    ['fileReport', rectifying, [...unit, 'coContact']],
    ['requestExtension', rectifying, unit],
    ['decideExtension', rectifying, office],
    ['claimCompletion', rectifying, unit],
    ['withdrawClaim', claimed, ['head']],
    ['passCompleteness', claimed, office],
    ['returnForCompleteness', claimed, office],
    ['assignCheck', claimed, office],
    ['recordCheck', checked, ['supervisor']],
    ['approveClosure', waiting, ['group']],
    ['rejectClosure', waiting, ['group']],
    ['recordLookBack', closed, ['supervisor']],
    ['recordPublicNotice', closed, office],
    ['recordSuperior', closed, office],
    ['reopen', closed, office],
    ['recordInstruction', rectifying, office],
    ['inspectNode', rectifying, [...office, 'supervisor']],
    ['flagLacking', rectifying, [...office, 'supervisor']],
    ['signOff', rectifying, office],
    ['dropDraft', rectifying, office],
    ['postponeDraft', rectifying, office],
    ['replyToLetter', rectifying, unit],
    ['confirmForUnit', planning, [...office, 'head']],
    ['hold', rectifying, office],
    ['resume', rectifying, office],
    ['withdraw', rectifying, office],
    ['decideWithdrawal', rectifying, ['director']],
    ['raiseLight', rectifying, office],
    ['lowerLight', rectifying, ['director']],
    ['moveSuperiorDate', rectifying, office],
    ['setRhythm', rectifying, office],
    ['nudge', rectifying, [...office, 'sponsor', 'leading']],
    ['note', rectifying, everybody],
  ];

  it.each(rights)('%s', (name, finding, who) => {
    expect(mayGive(finding, name)).toEqual(everybody.filter((one) => who.includes(one)));
  });

  it('approve: each in his turn', () => {
    const first = told(waiting, terms, [['2023-08-31 10:00', 'group', 'approveClosure']]);
    expect(mayGive(first, 'approveClosure')).toEqual(['sponsor']);
    const second = told(first, terms, [['2023-08-31 11:00', 'sponsor', 'approveClosure']]);
    expect(mayGive(second, 'approveClosure')).toEqual(['director']);
  });
});

describe('a group', () => {
  const as = (name: CommandName, position: Position, facts: object = {}): Command =>
    ({ ...facts, name, via: 'script', by: { person: 'somebody', positions: [position], units: [] } }) as never;

  it('signs its check by its head, not by a member or another group’s head', () => {
    for (const position of ['supervision/3/member', 'supervision/3/contact', 'supervision/4/head'] as const) {
      expect(refusalOf(checked, as('recordCheck', position))).toMatchObject({
        code: 'not-your-role',
        needed: 'supervision-head',
      });
    }
    expect(refusalOf(checked, as('recordCheck', 'supervision/3/head'))).toBeUndefined();
  });

  it('looks back where it was named to, by its head', () => {
    for (const position of ['supervision/3/member', 'supervision/4/head'] as const) {
      expect(refusalOf(closed, as('recordLookBack', position))).toMatchObject({
        code: 'not-your-role',
      });
    }
  });

  it('accepts the plans of its own findings', () => {
    expect(refusalOf(planning, as('acceptPlan', 'group/2/head'))).toMatchObject({
      code: 'not-your-role',
    });
  });
});

describe('an operator, for whose word it is', () => {
  it.each([
    ['recordCheck', checked, 'supervisor'],
    ['approveClosure', waiting, 'group'],
    ['rejectClosure', waiting, 'group'],
    ['recordLookBack', closed, 'supervisor'],
  ] as const)('needs the signed scan: %s', (name, finding, who) => {
    const by = { ...people[who], operator: 'host' };
    const scan = 'c'.repeat(64);
    const said = (facts: object): Command => ({ ...facts, name, by, via: 'cli' }) as never;
    expect(refusalOf(finding, said({}))).toEqual({ code: 'signed-scan-needed', command: name });
    expect(refusalOf(finding, said({ scan }))).toBeUndefined();
  });

  it('needs none for what the office says itself', () => {
    const by = { ...people.office, operator: 'host' };
    const said = { name: 'hold', by, via: 'cli', reason: 'Court', reviewBy: day('2023-08-25') } as const;
    expect(reasonOf(() => decide(rectifying, terms, said, at('2023-08-02')))).toBeUndefined();
  });
});

describe('who only looks', () => {
  it.each([
    [['monitor/member'], { code: 'not-your-role', command: 'note', needed: 'more-than-monitor' }],
    [['monitor/member', 'group/1/contact'], undefined],
  ] as const)('as %s says not even what anybody may say', (positions, reason) => {
    const by = { person: 'watcher', units: [], positions };
    const said = { name: 'note', by, via: 'page', text: 'Seen', files: [] } as const;
    expect(reasonOf(() => decide(rectifying, terms, said, at('2023-08-02')))).toEqual(reason);
  });
});

describe('while a finding is on hold', () => {
  const held = told(rectifying, terms, [
    ['2023-08-02 10:00', 'office', 'hold', { reason: 'Court', reviewBy: day('2023-08-25') }],
  ]);
  const goesOn: readonly CommandName[] = [
    ...([
      'hold',
      'resume',
      'withdraw',
      'decideWithdrawal',
      'moveSuperiorDate',
      'setRhythm',
      'fileReport',
      'flagLacking',
    ] as const),
    ...(['signOff', 'editDraft', 'postponeDraft', 'dropDraft', 'nudge', 'note'] as const),
    ...(['raiseLight', 'lowerLight', 'amendTerms'] as const),
  ];
  const said = commandNames.filter((name) => commandFacts[name].stages.includes('rectifying'));

  it.each(said)('%s waits, unless it is for what goes on', (name) => {
    const command = { name, text: '', by: { person: 'nobody', positions: [], units: [] }, via: 'script' } as never;
    const refused = reasonOf(() => decide(held, terms, command, at('2023-08-03')))?.code === 'on-hold';
    expect(refused).toBe(!goesOn.includes(name));
  });
});

describe('the stages of a finding: what may be said in', () => {
  /** What may be said in any stage is left out, and what may be said whenever it is open. */
  const always: ReadonlySet<CommandName> = new Set([
    ...commandNames.filter((name) => commandFacts[name].stages.length > 5),
  ]);
  const whenAssigned = [
    'reassign',
    'recordInstruction',
    'recordTalk',
    'flagLacking',
    'replyToLetter',
    'confirmForUnit',
  ];
  const withUnit = ['amendSubject', 'fileReport', 'requestExtension', 'decideExtension'];
  const stages: readonly (readonly [Stage, readonly string[]])[] = [
    ['unassigned', ['assign', 'amendSubject']],
    ['assigned', [...whenAssigned, ...withUnit, 'acknowledge', 'decline']],
    // 立行立改 alone is claimed before its plan is agreed.
    ['planning', [...whenAssigned, ...withUnit, 'submitPlan', 'acceptPlan', 'returnPlan', 'claimCompletion']],
    [
      'rectifying',
      [...whenAssigned, ...withUnit, 'submitPlan', 'acceptPlan', 'returnPlan', 'claimCompletion', 'inspectNode'],
    ],
    [
      'awaiting-check',
      [...whenAssigned, 'withdrawClaim', 'passCompleteness', 'returnForCompleteness', 'assignCheck', 'recordCheck'],
    ],
    ['awaiting-approval', [...whenAssigned, 'approveClosure', 'rejectClosure']],
    ['closed', ['recordPublicNotice', 'recordSuperior', 'recordLookBack', 'endLongTerm', 'reopen']],
    ['archived', ['recordSuperior', 'reopen']],
    ['withdrawn', []],
  ];

  it.each(stages)('%s', (stage, names) => {
    const allowed = commandNames.filter((name) => commandFacts[name].stages.includes(stage));
    expect(allowed.filter((name) => !always.has(name)).sort()).toEqual([...names].sort());
  });
});
