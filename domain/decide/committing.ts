import { isOffice, speaksForUnit } from '../authority';
import { startAt } from '../due';
import type { Commitment, CommitmentKind, Finding, Standing } from '../finding';
import type { Actor } from '../positions';
import { refuse } from '../refusal';
import { claimed } from './claiming';
import { extensionRequested } from './extending';
import { replied } from './formal-letters';
import { planSubmitted } from './planning';
import type { Occasion, Rule } from './shared';

type Word = Commitment extends infer C ? (C extends Commitment ? Omit<C, 'ordinal' | 'by' | 'start'> : never) : never;

/** A contact's word for the unit, kept until the head confirms it; a newer one of the same kind takes its place. */
export function awaitingHead(finding: Finding, word: Word, by: Actor, { moment }: Occasion): Finding {
  const counter = finding.counter + 1;
  const commitment: Commitment = { ...word, ordinal: String(counter), by: by.person, start: startAt(moment) };
  const others = finding.commitments.filter(({ what }) => what !== word.what);
  return { ...finding, counter, commitments: [...others, commitment] };
}

/** 确认: the head's word, or the office's on the strength of the stamped scan. */
export const confirmForUnit: Rule<'confirmForUnit'> = (finding, command, at) => {
  if (!speaksForUnit(finding, command.by) && isOffice(command.by) && command.scan === undefined) {
    refuse({ code: 'signed-scan-needed', command: 'confirmForUnit' });
  }
  const word = finding.commitments.find(({ what }) => what === command.what);
  if (word === undefined) return refuse({ code: 'nothing-to-confirm', what: command.what });
  const rest: Finding = { ...finding, commitments: finding.commitments.filter((other) => other !== word) };
  switch (word.what) {
    case 'submitPlan':
      return planSubmitted(rest, word.plan, at);
    case 'requestExtension':
      return extensionRequested(rest, word, at);
    case 'claimCompletion':
      return claimed(rest, word.evidence, command.by.person, at);
    case 'replyToLetter':
      return replied(rest, word.obligation);
  }
};

/** Words that the finding's stage has overtaken are dropped. */
export function stillMeant({ commitments, standing, obligations }: Finding): readonly Commitment[] {
  return commitments.filter((word) =>
    word.what === 'replyToLetter'
      ? obligations.some(({ id }) => id === word.obligation)
      : stageOfWord[word.what] === standing.stage &&
        !(standing.stage === 'planning' && standing.submitted !== undefined),
  );
}

const stageOfWord: Readonly<Record<Exclude<CommitmentKind, 'replyToLetter'>, Standing['stage']>> = {
  submitPlan: 'planning',
  requestExtension: 'rectifying',
  claimCompletion: 'rectifying',
};
