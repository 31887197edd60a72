import type { RehearsalWords } from '../rehearsal';
import { count } from './dates';

export const rehearsal: RehearsalWords = {
  phrase: '(rehearsal)',
  title: (campaign) => `Rehearsal: ${campaign}`,
  summary: (from, until, findings, letters, people) =>
    `${from} to ${until}: ${count(findings, 'finding')}, ${count(letters, 'letter')} to ${count(people, 'person', 'people')}.`,
  onlyRehearsed:
    'Played through with people behaving as the script says. No letter was sent, and nothing here tells what any unit really did.',
  headings: {
    people: 'Letters of each person',
    load: 'Letters of each person on each working day',
    days: 'Each day',
    lights: 'Lights of each finding',
    findings: 'How each finding ends',
    drafts: 'Formal letters drafted',
    refusals: 'What was refused',
  },
  columns: {
    person: 'Person',
    letters: 'Letters',
    reminders: 'Reminders in them',
    chases: 'Chases',
    drafts: 'Drafts',
    busiest: 'Busiest day',
    day: 'Day',
    people: 'People',
    finding: 'Id',
    title: 'Title',
    unit: 'Lead unit',
    light: 'Light',
    stage: 'Stage',
    letter: 'Letter',
    cause: 'About',
    fate: 'Came to',
    command: 'Said',
    why: 'Why not',
  },
  loadLegend:
    'The number in a cell is the letters that one person gets on one working day; a letter may hold several items, and the darker the cell the more there are.',
  lightsLegend: 'A cell is the light at the end of a working day; a tick is a closed finding.',
  fates: { signed: 'signed off', waiting: 'waits for sign-off', overtaken: 'no longer needed' },
  unreachable: (whose) => `${whose} (cannot be reached)`,
  amount: (letters, items) => `${count(letters, 'letter')}, ${count(items, 'item')}`,
  none: 'none',
  written: (file) => `Written to ${file}.`,
};
