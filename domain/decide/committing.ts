import { startAt } from '../due';
import type { Commitment, CommitmentKind, Finding, Standing } from '../finding';
import type { Actor } from '../positions';
import type { Occasion } from './shared';

type Word = Commitment extends infer C ? (C extends Commitment ? Omit<C, 'ordinal' | 'by' | 'start'> : never) : never;

/** A contact's word for the unit, kept until the head confirms it; a newer one of the same kind takes its place. */
export function awaitingHead(finding: Finding, word: Word, by: Actor, { moment }: Occasion): Finding {
  const counter = finding.counter + 1;
  const commitment: Commitment = { ...word, ordinal: String(counter), by: by.person, start: startAt(moment) };
  const others = finding.commitments.filter(({ what }) => what !== word.what);
  return { ...finding, counter, commitments: [...others, commitment] };
}

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
