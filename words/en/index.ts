import type { Words } from '../words';
import { answerSheet } from './answer-sheet';
import { batches } from './batches';
import { campaign } from './campaign';
import { campaignCli } from './campaign-cli';
import { card } from './cards';
import { cli } from './cli';
import { date } from './dates';
import { demo } from './demo';
import { furtherProblems, problem } from './files';
import { ledger } from './ledger';
import { inbox } from './inbox';
import { formalLetters } from './formal-letters';
import { letters, news } from './letters';
import { mail } from './mail';
import { pages } from './pages';
import { reason } from './reasons';
import { receipt } from './receipts';
import { refusal } from './refusals';
import { registers } from './registers';
import { reports } from './reports';
import { superior } from './superior';
import { rehearsal } from './rehearsal';
import { colours, commands, commitments, duties, formal, position, rhythms, stages } from './terms';
import { troubles } from './troubles';
import { views } from './views';
import { web } from './web';

export const en: Words = {
  language: 'en',
  cli,
  campaignCli,
  stages,
  duties,
  colours,
  rhythms,
  news,
  formal,
  entries: {
    opened: 'opened',
    archived: 'campaign archived',
    'report-missed': 'report missed',
    letters: 'letters sent',
    'letters-lost': 'letters that could not go out before the campaign was archived',
    'draft-opened': 'draft made',
    'draft-joined': 'draft has one more cause',
    'draft-lapsed': 'draft no longer needed',
    'timetable-missed': 'not done on the timetable’s day',
    'mail-trouble': 'letter not delivered',
    'mail-mended': 'letters delivered again',
    'cancel-ignored': 'request to cancel ignored',
    ...registers.commands,
    ...batches.commands,
    'message-dropped': 'message dropped: it could not be read',
  },
  commands,
  commitments,
  date,
  fact: (name, fact) => `${name}: ${fact}`,
  reason,
  refusal,
  card,
  letters,
  mail,
  campaign,
  answerSheet,
  formalLetters,
  receipt,
  inbox,
  position,
  problem,
  furtherProblems,
  ledger,
  troubles,
  pages,
  registers,
  batches,
  reports,
  superior,
  rehearsal,
  demo,
  views,
  web,
};
