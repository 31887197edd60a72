import type { CommandName, Commands } from '../../domain/commands/commands';
import { dueFollowing } from '../../domain/commands/redating';
import { defined } from '../../domain/defined';
import type { FormReader, Choice, Field } from '../finding/form';
import { forms, type FormContext } from '../finding/forms';

/** What makes sense for many findings with one reason, in the order in which it is offered. */
export const commandsForMany = [
  'assign',
  'decideExtension',
  'hold',
  'resume',
  'nudge',
  'moveSuperiorDate',
  'passCompleteness',
  'recordInstruction',
  'note',
] as const satisfies readonly CommandName[];
export type CommandForMany = (typeof commandsForMany)[number];

/** The form of a command for many; its facts are read for each finding. */
export interface BatchForm {
  readonly fields: (context: FormContext) => readonly Field[];
  readonly read: (answers: FormReader, context: FormContext) => object;
}

const assign: BatchForm = {
  fields: ({ campaign: { directory } }) => [
    ledgerElse('lead', directory.units),
    ledgerElse('workingGroup', directory.workingGroups),
    ledgerElse('sponsor', directory.leaders),
    ledgerElse('supervision', directory.supervisionGroups),
    { kind: 'day', name: 'due', required: false },
  ],
  /** What is not said stands as the ledger proposes it for this finding. */
  read(answers, { finding: { subject, assignment } }) {
    const before = assignment ?? subject.division;
    const lead = answers.maybe('lead') ?? before?.lead ?? answers.text('lead');
    return defined<Commands['assign']>({
      lead,
      coUnits: (before?.coUnits ?? []).filter((unit) => unit !== lead),
      workingGroup: answers.maybe('workingGroup') ?? before?.workingGroup ?? answers.text('workingGroup'),
      sponsor: answers.maybe('sponsor') ?? before?.sponsor,
      supervision: answers.maybe('supervision') ?? assignment?.supervision,
      due: answers.maybeDay('due'),
    });
  },
};

const moveSuperiorDate: BatchForm = {
  fields: () => [
    { kind: 'day', name: 'until', required: true },
    { kind: 'line', name: 'consent', required: true },
  ],
  read(answers, { finding, campaign }) {
    const to = answers.day('until');
    return defined<Commands['moveSuperiorDate']>({
      to,
      due: dueFollowing(to, finding, campaign.terms),
      superiorConsent: answers.text('consent'),
    });
  },
};

/** As on the page of one finding, but without files: one file proves nothing for many. */
function asForOne(name: CommandForMany): BatchForm {
  const form = forms[name];
  if (form === undefined) throw new Error(`no form for ${name}`);
  return { fields: (context) => form.fields(context).filter(({ kind }) => kind !== 'files'), read: form.read };
}

export function batchForm(name: CommandForMany): BatchForm {
  switch (name) {
    case 'assign':
      return assign;
    case 'moveSuperiorDate':
      return moveSuperiorDate;
    default:
      return asForOne(name);
  }
}

export function isForMany(said: string): said is CommandForMany {
  return (commandsForMany as readonly string[]).includes(said);
}

function ledgerElse(
  name: 'lead' | 'workingGroup' | 'sponsor' | 'supervision',
  known: readonly { readonly code: string; readonly name: string }[],
): Field {
  const among = known.map((one): Choice => ({ value: one.code, name: one.name }));
  return { kind: 'choice', name, required: false, among };
}
