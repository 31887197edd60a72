import { defined } from '../defined';
import { dutiesOf } from '../duties/duties';
import { gist } from '../finding/entry';
import { mustNotJudgeOwnWork } from './independence';
import { refuse } from './refusal';
import { atMost, leadContact, limits, needsReason, notPast, withNews, without, type Rule } from './shared';

/** Records what daily watch found lacking: it feeds the light and the next batch of checks. */
export const flagLacking: Rule<'flagLacking'> = (finding, command, at) => {
  needsReason(command, command.what);
  const lacking = [...finding.flags.lacking, gist(command.what)].slice(-limits.lacking);
  const flagged = { ...finding, flags: { ...finding.flags, lacking } };
  return withNews(flagged, 'lacking-found', leadContact(finding), at, command.what);
};

export const raiseLight: Rule<'raiseLight'> = (finding, command) => {
  needsReason(command, command.why);
  return { ...finding, flags: { ...finding.flags, raised: { to: command.to, why: gist(command.why) } } };
};

/** Takes back what was raised or flagged. A light that is red because of facts stays red. */
export const lowerLight: Rule<'lowerLight'> = (finding, command) => {
  needsReason(command, command.why);
  mustNotJudgeOwnWork(finding, command.by, command.name);
  const { raised, lacking } = finding.flags;
  if (raised === undefined && lacking.length === 0 && finding.redUntil === undefined) {
    refuse({ code: 'light-not-raised' });
  }
  return { ...without(finding, 'redUntil'), flags: { lacking: [] } };
};

export const nudge: Rule<'nudge'> = (finding, command, at) => {
  needsReason(command, command.text);
  const to = command.to ?? dutiesOf(finding, at.terms).map(({ holder }) => holder);
  if (to.length === 0) refuse({ code: 'nobody-to-nudge' });
  notPast(command.due, at);
  return withNews(finding, 'nudge', to, at, command.text, defined({ answerBy: command.due }));
};

export const note: Rule<'note'> = (finding, command) => {
  needsReason(command, command.text);
  atMost('files', command.files.length);
  return finding;
};
