import type { Assignment, Duty, Standing } from '../finding/finding';
import type { Recipient } from '../policy/policy';
import type { Position } from '../organisation/positions';

/** What a duty concerns: a finding, or the campaign as a whole if both fields are absent. */
interface Concern {
  readonly assignment?: Assignment;
  readonly standing?: Standing;
}

/**
 * The positions that a rung of a duty's ladder reaches; each once. Where the finding has none of those that the policy
 * names (a sponsor, co-units), the letter goes to the duty's holder: a rung that reaches nobody would be silence.
 */
export function recipientsOf(recipients: readonly Recipient[], duty: Duty, concern: Concern): readonly Position[] {
  const reached = recipients.flatMap((recipient) => positionsOf(recipient, duty, concern));
  return [...new Set(reached.length === 0 ? openingRecipients(duty.holder) : reached)];
}

/** Who gets the letter that opens a duty: the holder, and if he is a leader, his contact too. */
export function openingRecipients(holder: Position): readonly Position[] {
  const isLeader = holder.startsWith('leader/') || holder.startsWith('leading-group/');
  return isLeader ? [holder, contactOf(holder)] : [holder];
}

function positionsOf(recipient: Recipient, { holder }: Duty, { assignment, standing }: Concern): readonly Position[] {
  switch (recipient) {
    case 'holder':
      return [holder];
    case 'holder-contact':
      return [contactOf(holder)];
    case 'office':
      return ['office/staff'];
    case 'deputy-director':
      return ['office/deputy-director'];
    case 'director':
      return ['office/director'];
    case 'supervision-head':
      return standing?.stage === 'awaiting-check' && standing.waiting.step === 'check'
        ? [`supervision/${standing.waiting.group}/head`]
        : assignment?.supervision === undefined
          ? []
          : [`supervision/${assignment.supervision}/head`];
    case 'lead-contact':
    case 'lead-deputy':
    case 'lead-head':
    case 'co-contacts':
    case 'working-group-contact':
    case 'sponsor-contact': {
      if (assignment === undefined) return [];
      const { lead, coUnits, workingGroup, sponsor } = assignment;
      switch (recipient) {
        case 'lead-contact':
          return [`unit/${lead}/contact`];
        case 'lead-deputy':
          return [`unit/${lead}/deputy`];
        case 'lead-head':
          return [`unit/${lead}/head`];
        case 'co-contacts':
          return coUnits.map((unit): Position => `unit/${unit}/contact`);
        case 'working-group-contact':
          return [`group/${workingGroup}/contact`];
        case 'sponsor-contact':
          return sponsor === undefined ? [] : [`leader/${sponsor}/contact`];
      }
    }
  }
}

/** No machine chases a leader or a head: his contact gets the letter. */
function contactOf(position: Position): Position {
  const [kind, code = ''] = position.split('/');
  switch (kind) {
    case 'leader':
      return `leader/${code}/contact`;
    case 'leading-group':
      return 'leading-group/contact';
    case 'unit':
      return `unit/${code}/contact`;
    case 'group':
      return `group/${code}/contact`;
    case 'supervision':
      return `supervision/${code}/contact`;
    default:
      return 'office/staff';
  }
}
