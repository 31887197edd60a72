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

export const zhCn: Words = {
  language: 'zh-CN',
  cli,
  campaignCli,
  stages,
  duties,
  colours,
  rhythms,
  news,
  formal,
  entries: {
    opened: '列入台账',
    archived: '工作归档',
    'report-missed': '漏报',
    letters: '发函',
    'letters-lost': '归档时未能发出的函件',
    'draft-opened': '代拟函稿',
    'draft-joined': '代拟稿并入新的事由',
    'draft-lapsed': '事由已办理，代拟稿作废',
    'timetable-missed': '未按安排办理',
    'mail-trouble': '信件未送达',
    'mail-mended': '信件恢复送达',
    'cancel-ignored': '忽略取消请求',
    ...registers.commands,
    ...batches.commands,
    'message-dropped': '收到无法识别的消息，未作处理',
  },
  commands,
  commitments,
  date,
  fact: (name, fact) => `${name}：${fact}`,
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
