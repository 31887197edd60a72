import { authorise } from '../../domain/authority';
import { Refusal } from '../../domain/refusal';
import { stagesOf } from '../../domain/stages';
import type { Command, CommandName } from '../../domain/commands';
import type { Finding, Stage } from '../../domain/finding';
import {
  opened,
  people,
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

describe('the stages of a finding: what may be said in', () => {
  /** What may be said in any stage is left out, and what may be said whenever it is open. */
  const always: ReadonlySet<CommandName> = new Set([
    ...(Object.keys(stagesOf) as CommandName[]).filter((name) => stagesOf[name].length > 5),
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
    ['planning', [...whenAssigned, ...withUnit, 'submitPlan', 'acceptPlan', 'returnPlan']],
    ['rectifying', [...whenAssigned, ...withUnit, 'submitPlan', 'acceptPlan', 'returnPlan', 'claimCompletion']],
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
    const allowed = (Object.keys(stagesOf) as CommandName[]).filter((name) => stagesOf[name].includes(stage));
    expect(allowed.filter((name) => !always.has(name)).sort()).toEqual([...names].sort());
  });
});
