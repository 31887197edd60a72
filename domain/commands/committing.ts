import { startAt } from '../duties/due';
import type { Commitment, Finding } from '../finding/finding';
import type { Actor } from '../organisation/positions';
import { withUnit } from '../finding/stages';
import { stagesFor } from './command-facts';
import type { RuleContext } from './shared';

type Word = Commitment extends infer C ? (C extends Commitment ? Omit<C, 'ordinal' | 'by' | 'start'> : never) : never;

/** Keeps a contact's word for the unit until the head confirms it. A newer word of the same kind replaces it. */
export function awaitingHead(finding: Finding, word: Word, by: Actor, { moment }: RuleContext): Finding {
  const counter = finding.counter + 1;
  const commitment: Commitment = { ...word, ordinal: String(counter), by: by.person, start: startAt(moment) };
  const others = finding.commitments.filter(({ what }) => what !== word.what);
  return { ...finding, counter, commitments: [...others, commitment] };
}

/** The commitments that still make sense at the finding's stage; the others are dropped. */
export function stillMeant({
  commitments,
  standing,
  obligations,
  extension,
  revision,
  subject,
}: Finding): readonly Commitment[] {
  return commitments.filter((word) => {
    switch (word.what) {
      case 'submitPlan':
        return standing.stage === 'planning'
          ? standing.submitted === undefined
          : standing.stage === 'rectifying' && revision === undefined;
      case 'requestExtension':
        return withUnit.some((stage) => stage === standing.stage) && extension === undefined;
      case 'claimCompletion':
        return stagesFor('claimCompletion', subject).includes(standing.stage);
      case 'replyToLetter':
        return obligations.some(({ id }) => id === word.obligation);
    }
  });
}
