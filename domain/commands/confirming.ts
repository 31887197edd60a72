import { isOffice, speaksForUnit } from './authority';
import type { Finding } from '../finding/finding';
import { refuse } from './refusal';
import { claimed } from './claiming';
import { extensionRequested } from './extending';
import { replied } from './formal-letters';
import { planSubmitted } from './planning';
import type { Rule } from './shared';

/** 确认: by the head himself, or by the office on the strength of the stamped scan. */
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
