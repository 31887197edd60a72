import { speaksForUnit } from './authority';
import { dayOf, isoDate } from '../calendar/calendar';
import { defined } from '../defined';
import { startAt } from '../duties/due';
import { dutiesOf } from '../duties/duties';
import { gist } from '../finding/entry';
import type { Draft, Finding, IssuedLetter, Obligation } from '../finding/finding';
import type { Position } from '../organisation/positions';
import { opened, settledOn } from '../schedule/rungs';
import { refuse } from './refusal';
import { awaitingHead } from './committing';
import { mustBeNear } from './dates';
import { atMost, leadHeadAndContact, needsReason, notPast, withNews, type RuleContext, type Rule } from './shared';

/** 签发: nothing else settles a draft. An issued 督办函 makes the unit's head owe a reply. */
export const signOff: Rule<'signOff'> = (finding, command, at) => {
  if (command.number.trim() === '' || command.signer.trim() === '') refuse({ code: 'number-and-signer-needed' });
  const draft = draftOf(finding, command.draft);
  const signed: Finding = {
    ...finding,
    drafts: finding.drafts.filter(({ id }) => id !== draft.id),
    issued: { ...finding.issued, [draft.letter]: at.moment },
  };
  // Only one answer is owed at a time: a second 督办函 presses for the one that is late.
  const answerIsOwed = finding.obligations.some(({ kind }) => kind === 'reply');
  const owing =
    draft.letter === 'supervision-letter' && finding.assignment !== undefined && !answerIsOwed
      ? withObligation(signed, { kind: 'reply', urgent: command.urgent === true, text: command.number }, at)
      : signed;
  if (command.letter !== undefined) return owing;
  const issued: IssuedLetter = defined({
    draft,
    number: gist(command.number),
    signer: gist(command.signer),
    obligation: owing === signed ? undefined : (owing.obligations.at(-1)?.id ?? ''),
  });
  return withNews(owing, 'issued-letter', addressees(finding, draft), at, command.number, { issued });
};

/** The office's own file replaces the draft. The copy that goes out is the file as last edited. */
export const editDraft: Rule<'editDraft'> = (finding, command) => {
  const draft = draftOf(finding, command.draft);
  const { file, together } = command;
  const { together: _, ...before } = draft;
  return withDraft(finding, defined({ ...before, edits: draft.edits + 1, file, together }));
};

/** The office has no letter written about it, and says why. Whoever was asked to sign it is told once. */
export const dropDraft: Rule<'dropDraft'> = (finding, command, at) => {
  needsReason(command, command.why);
  const { id } = draftOf(finding, command.draft);
  const without = { ...finding, drafts: finding.drafts.filter((draft) => draft.id !== id) };
  return withNews(without, 'called-off', ['office/director'], at);
};

export const postponeDraft: Rule<'postponeDraft'> = (finding, command, at) => {
  needsReason(command, command.why);
  notPast(command.to, at);
  const draft = draftOf(finding, command.draft);
  const postponed = withDraft(finding, { ...draft, postponedTo: command.to, postponements: draft.postponements + 1 });
  return knownTo(postponed, draft.id, at);
};

/** Who postpones knows of the draft: no letter asks him at once to sign it, only the ladder of the new term begins anew. */
function knownTo(postponed: Finding, draft: string, { terms, moment }: RuleContext): Finding {
  const signOff = dutiesOf(postponed, terms).find(({ kind, about }) => kind === 'sign-off' && about === draft);
  if (signOff === undefined) return postponed;
  const { calendar } = terms;
  const known = opened(settledOn(dayOf(calendar, moment), signOff, undefined, calendar));
  return { ...postponed, settled: { ...postponed.settled, [signOff.id]: known } };
}

/** 批示: what a leader wrote, and by when an answer is due. */
export const recordInstruction: Rule<'recordInstruction'> = (finding, command, at) => {
  needsReason(command, command.text);
  notPast(command.due, at);
  return withObligation(
    finding,
    defined({
      kind: 'instruction',
      urgent: false,
      text: command.text,
      dueDay: command.due,
    }),
    at,
  );
};

/** The 约谈 took place: now the unit's head owes a report on it. */
export const recordTalk: Rule<'recordTalk'> = (finding, command, at) => {
  mustBeNear(command.on, dayOf(at.terms.calendar, at.moment));
  return withObligation(finding, { kind: 'talk-report', urgent: false, text: isoDate(command.on) }, at);
};

export const replyToLetter: Rule<'replyToLetter'> = (finding, command, at) => {
  needsReason(command, command.text);
  atMost('files', command.files.length);
  const { id } = obligationOf(finding, command.obligation);
  const { text, files } = command;
  return speaksForUnit(finding, command.by)
    ? replied(finding, id)
    : awaitingHead(finding, { what: 'replyToLetter', obligation: id, text: gist(text), files }, command.by, at);
};

/** The unit has answered, so the answer is not owed any more. Its text is in the record. */
export function replied(finding: Finding, obligation: string): Finding {
  return { ...finding, obligations: finding.obligations.filter(({ id }) => id !== obligation) };
}

function withObligation(finding: Finding, owed: Omit<Obligation, 'id' | 'start'>, { moment }: RuleContext): Finding {
  atMost('obligations', finding.obligations.length + 1);
  const counter = finding.counter + 1;
  const obligation: Obligation = {
    ...owed,
    text: gist(owed.text),
    id: `L${counter}`,
    start: startAt(moment),
  };
  return { ...finding, counter, obligations: [...finding.obligations, obligation] };
}

function obligationOf({ obligations }: Finding, id: string | undefined): Obligation {
  const open = obligations.map((one) => one.id);
  if (id === undefined) {
    const [only, another] = obligations;
    if (only === undefined || another !== undefined) return refuse({ code: 'obligation-unclear', open });
    return only;
  }
  const found = obligations.find((one) => one.id === id);
  return found ?? refuse({ code: 'unknown-obligation', obligation: id });
}

function draftOf({ drafts }: Finding, id: string): Draft {
  return drafts.find((draft) => draft.id === id) ?? refuse({ code: 'unknown-draft', draft: id });
}

function withDraft(finding: Finding, changed: Draft): Finding {
  return { ...finding, drafts: finding.drafts.map((draft) => (draft.id === changed.id ? changed : draft)) };
}

/**
 * A formal letter goes to the unit, with a copy to the sponsor's contact. What is submitted to the leading group goes to
 * that group's.
 */
function addressees(finding: Finding, { letter }: Draft): readonly Position[] {
  if (letter === 'submission') return ['leading-group/contact'];
  const sponsor = finding.assignment?.sponsor;
  const copy: readonly Position[] = sponsor === undefined ? [] : [`leader/${sponsor}/contact`];
  return [...leadHeadAndContact(finding), ...copy];
}
