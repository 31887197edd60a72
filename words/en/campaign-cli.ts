import type { CampaignCliWords } from '../campaign-cli';
import { count } from './dates';

export const campaignCli: CampaignCliWords = {
  labels: {
    findings: 'findings',
    stages: 'by stage',
    lights: 'by light',
    overdue: 'overdue',
    late: 'late duties',
    drafts: 'drafts waiting',
    unposted: 'not posted at the end',
    gone: 'terminated',
    phase: 'phase',
    today: 'today',
    policy: 'policy',
    people: 'people',
    holidays: 'holidays known to',
    mailbox: 'mailbox',
  },
  none: 'none',
  between: ', ',
  vacant: 'vacant',
  noAddress: 'no address',
  revision: (revision, behind) =>
    `revision ${revision}${behind === 0 ? '' : `; ${count(behind, 'finding')} not told yet`}`,
  people: (people, units, revision) =>
    `${count(people, 'person', 'people')} in ${count(units, 'unit')}, revision ${revision}`,
  successorOf: (left) => `successor of ${left}, who has left`,
  readBy: (delegate) => `letters go to ${delegate} today`,
  away: (from, to, delegate) => `away ${from} to ${to}, for whom ${delegate} reads`,
  peopleSum: (positions, vacant, unreachable) =>
    `${count(positions, 'position')}, ${vacant} vacant, ${unreachable} without an address.`,
  messagesWait: (messages) =>
    `${count(messages, 'message')} wait for the office (duban inbox list). Once the campaign has ended they can only be dismissed.`,
  stillOpen: (stage, findings) => `Still ${stage}: ${findings.join(', ')}`,
  nothingToAmend: 'The folder says what the campaign holds already: nothing to amend.',
  amendmentSum: (until, { findings, fresh, gone, moved, lights }) =>
    `Until ${until}, if nobody acts: ${count(findings, 'finding')} touched; letters: ${fresh} new, ${gone} gone, ${moved} moved; ${count(lights, 'light')} turned at once.`,
  changes: { new: 'new  ', gone: 'gone ', moved: 'moved' },
  stageTurns: (was, will) => `stage at once: ${was} → ${will}`,
  lightTurns: (was, will) => `light at once: ${was} → ${will}`,
  turnsOtherwise: (was, will) => `light later: ${was}; now ${will}`,
  fromTo: (what, was, will) => `${what}: ${was} → ${will}`,
  punctuality: { 'on-time': 'claimed by its dates', late: 'claimed past its dates' },
  units: {
    unit: 'lead unit',
    findings: 'findings',
    closed: 'closed',
    onTime: 'on time',
    late: 'late',
    overdue: 'overdue',
  },
  superiorDate: (day, findings, others) =>
    `${count(findings, 'finding')} with the superior's date of ${day}${others.length === 0 ? '' : `; with another, which stays: ${others.join(', ')}`}`,
  obstacles: {
    heading: 'With these people and this policy, findings could never be closed; give a position to somebody else:',
    none: 'nobody stands in his own way',
    memberOf: (unit) => `of ${unit}`,
    tied: (person, held, tie, duty, findings) =>
      `${person} is ${held} and also ${tie}, and so cannot ${duty}: ${findings}`,
    tooFew: (least, found, findings) =>
      `A check needs ${count(least, 'person', 'people')}, and only ${found} could take part: ${findings}`,
  },
  otherAbsences: (person) => `${person}: other days away`,
};
