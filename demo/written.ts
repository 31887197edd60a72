import { isoDate } from '../domain/calendar/calendar';
import type { Spoken } from '../rehearsal/scene';
import type { AnswerWords } from '../words/demo';

/** What a person writes into a mail to say this; undefined where no mail says it, for it is the office's own to do. */
export function written(said: Spoken, words: AnswerWords): string | undefined {
  switch (said.name) {
    case 'acknowledge':
      return words.acknowledge;
    case 'submitPlan':
      return [
        words.plan,
        ...said.measures.map(({ text, due }) => words.measure(text, isoDate(due))),
        ...said.criteria.map((text) => words.criterion(text)),
      ].join('\n');
    case 'acceptPlan':
    case 'approveClosure':
      return words.agree;
    case 'fileReport':
      return said.measuresDone.length === 0 ? words.noChange : words.measuresDone(said.measuresDone.map(String));
    case 'requestExtension':
      return words.extension(isoDate(said.to), said.reason);
    case 'claimCompletion':
      return [
        words.claim,
        ...said.evidence.map(({ criterion, statement = '' }) => words.proof(String(criterion), statement)),
      ].join('\n');
    case 'confirmForUnit':
      return words.confirm;
    case 'replyToLetter':
      return words.reply(said.text);
    case 'recordCheck':
      return said.outcome === 'rectified' ? words.rectified : words.continuing(said.lacking ?? '');
    case 'recordLookBack':
      return said.outcome === 'held' ? words.rectified : words.notRectified(said.found);
    default:
      return undefined;
  }
}
