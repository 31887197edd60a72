import { advance, nextMoment } from '../../domain/schedule/advance';
import type { Directory } from '../../domain/organisation/directory';
import type { Finding, Subject } from '../../domain/finding/finding';
import type { LetterLine } from '../../domain/notices/letter';
import { letterLine } from '../../domain/notices/letter-line';
import type { Moment } from '../../domain/calendar/moment';
import { languages, type Language, type Policy, type Terms } from '../../domain/policy/policy';
import type { LetterFrame } from '../../mail/letter/letter-frame';
import {
  at,
  calendar,
  evidence,
  opened,
  plan,
  termsWith,
  told,
  uptoApproval,
  uptoCheck,
  uptoClaim,
  uptoClosed,
  uptoPlanning,
  uptoRectifying,
  type Step,
} from './commands';

/** The examples of the gallery and of the tests, in the words of either language. Everything in them is invented. */
interface Told {
  readonly dust: string;
  readonly trees: string;
  readonly water: string;
  readonly lacking: string;
  readonly instruction: string;
  readonly number: string;
  readonly signer: string;
  readonly why: string;
  readonly nudge: string;
  readonly answer: string;
}

const told_: Readonly<Record<Language, Told>> = {
  'zh-CN': {
    dust: '矿区道路扬尘治理',
    trees: '绿色矿山建设',
    water: '再生水利用设施',
    lacking: '南侧路口尚未硬化；监测数据缺两个月',
    instruction: '请抓紧整改，月底前报结果。',
    number: '整改办函〔2023〕7号',
    signer: '整改办主任',
    why: '设备合同已签，工期可以压缩',
    nudge: '何时可以现场查看？',
    answer: '已召开专题会，倒排了工期。',
  },
  en: {
    dust: 'Dust on mine roads',
    trees: 'Green mines',
    water: 'Reclaimed water works',
    lacking: 'the southern junction is not paved; two months of readings are missing',
    instruction: 'Please see to it, and report by the end of the month.',
    number: '2023/7',
    signer: 'the director',
    why: 'the contract is signed; the works can be sped up',
    nudge: 'When can we look?',
    answer: 'We met on it and set dates backwards from the end.',
  },
};

const names: Readonly<Record<Language, readonly string[]>> = {
  'zh-CN': ['市整改工作领导小组办公室', '市自然资源局', '市生态环境局', '生态环境组', '第3督查组', '市领导甲'],
  en: ["the city's rectification office", 'Natural Resources', 'Ecology', 'Ecology group', 'group 3', 'leader A'],
};

const people: Readonly<Record<Language, Readonly<Record<string, string>>>> = {
  'zh-CN': {
    'checker-1': '核查员一',
    'checker-2': '核查员二',
    supervisor: '督查组组长',
    'group-1': '组长甲',
    sponsor: '市领导甲',
    director: '主任乙',
    clerk: '经办人丁',
  },
  en: {
    'checker-1': 'Checker One',
    'checker-2': 'Checker Two',
    supervisor: 'Supervisor',
    'group-1': 'Group Head',
    sponsor: 'Leader A',
    director: 'Director',
    clerk: 'Office Clerk',
  },
};

export function directoryIn(language: Language): Directory {
  const [office = '', lead = '', co = '', group = '', supervision = '', leader = ''] = names[language];
  return {
    revision: 1,
    office: { name: office, telephone: '0473-000-0000' },
    people: Object.entries(people[language]).map(([code, name]) => ({
      code,
      name,
      units: [],
      positions: code === 'clerk' ? ['office/staff'] : [],
      absences: [],
      aliases: [],
    })),
    units: [
      { code: 'natural-resources', name: lead, aliases: [] },
      { code: 'ecology', name: co, aliases: [] },
    ],
    workingGroups: [{ code: '1', name: group }],
    supervisionGroups: [{ code: '3', name: supervision }],
    leaders: [{ code: 'a', name: leader }],
  };
}

export function frameIn(language: Language, moment: Moment): LetterFrame {
  return {
    language,
    calendar,
    prefix: 'WH',
    campaignId: 'wuhai-2023',
    campaign: language === 'en' ? 'the rectification of 2023' : '2023年集中整改',
    mailbox: 'supervision@example.org',
    directory: directoryIn(language),
    at: moment,
  };
}

/** A letter of the gallery: who gets what when. Its lines are played when they are first asked for: most tests ask for one. */
export interface Scene {
  readonly name: string;
  readonly language: Language;
  readonly lines: readonly LetterLine[];
}

export const scenes: readonly Scene[] = languages.flatMap((language) => scenesIn(language));

/** The same letters where the mail server is approved for a problem's whole text. */
export function scenesIn(language: Language, changes: Partial<Policy> = {}): readonly Scene[] {
  const terms = termsWith({ language, ...changes });
  const words = told_[language];
  const finding = (id: string, title: string): Finding => {
    const subject: Partial<Subject> = { id, title, problem: words.lacking, criteria: criteriaIn(language) };
    return opened(subject);
  };
  const dust = finding('WH-003', words.dust);
  const trees = finding('WH-005', words.trees);
  const water = finding('WH-012', words.water);
  const contact = 'unit/natural-resources/contact';
  const assigned: readonly Step[] = uptoPlanning.slice(0, 1);
  const others: Step = [
    '2023-07-21 11:00',
    'office',
    'assign',
    { lead: 'ecology', coUnits: ['natural-resources'], sponsor: 'a', workingGroup: '1' },
  ];
  const lived = (steps: readonly Step[], of: Finding, until: string): Played => play(of, terms, steps, at(until));
  const scene = (name: string, linesOf: () => readonly LetterLine[]): Scene => {
    const played = once(linesOf);
    return {
      name,
      language,
      get lines() {
        const lines = played();
        if (lines.length === 0) throw new Error(`no line in ${name}`);
        return lines;
      },
    };
  };
  const one = (name: string, steps: readonly Step[], until: string, position: string, kind?: string): Scene =>
    scene(name, () => {
      const { lines } = lived(steps, water, until);
      const isMine = (line: LetterLine) =>
        line.position === position && (kind === undefined || line.key.includes(kind));
      return lines.filter(isMine).slice(-1);
    });
  const lacking = { methods: ['site', 'documents'], outcome: 'continuing', lacking: words.lacking };
  const reports = ['2023-07-31', '2023-08-14', '2023-08-30', '2023-09-14', '2023-09-27', '2023-10-12'].map(
    (day): Step => [`${day} 11:00`, 'contact', 'fileReport', { measuresDone: [1], files: [] }],
  );
  const late: readonly Step[] = [...uptoRectifying, ...reports];
  const draftFrom = lived(late.slice(0, -1), water, '2023-10-12 10:00');
  const supervision = draftFrom.finding.drafts.find(({ letter }) => letter === 'supervision-letter')?.id ?? '';
  const signed: Step = [
    '2023-10-12 10:30',
    'office',
    'signOff',
    { draft: supervision, number: words.number, signer: words.signer },
  ];
  const asking = { to: Math.floor(at('2023-11-30') / 86_400_000), reason: words.why };
  const askedFor: Step = ['2023-09-25 10:00', 'head', 'requestExtension', asking];
  return [
    scene('assignment', () => [
      ...lived(assigned, dust, '2023-07-21 11:01').lines.filter(({ position }) => position === contact),
      ...lived(assigned, trees, '2023-07-21 11:01').lines.filter(({ position }) => position === contact),
      ...lived([others], water, '2023-07-21 11:01').lines.filter(({ position }) => position === contact),
    ]),
    one('assignment-of-one', assigned, '2023-07-21 11:01', contact),
    one('reminder', late, '2023-10-14 10:00', contact, 'rectify'),
    one('chase', uptoPlanning, '2023-08-08 10:00', contact, 'plan'),
    scene('digest', () => [
      ...lived(uptoRectifying, dust, '2023-09-21 10:00').lines.filter(({ key }) => key.startsWith('milestone/1.2')),
      ...lived(uptoPlanning, trees, '2023-08-08 10:00')
        .lines.filter(({ key, position }) => key.includes('plan/') && position === contact)
        .slice(-1),
      ...lived(uptoRectifying, water, '2023-10-14 10:00')
        .lines.filter(({ key }) => key.startsWith('rectify'))
        .slice(-1),
      ...lived(
        [
          ...uptoRectifying,
          askedFor,
          ['2023-09-26 10:00', 'office', 'decideExtension', { agreed: true, why: '', superiorConsent: 'yes' }],
        ],
        finding('WH-020', words.water),
        '2023-09-26 10:01',
      )
        .lines.filter(({ key, position }) => key.startsWith('news') && position === contact)
        .slice(-1),
    ]),
    one('plan-review', uptoRectifying.slice(0, -1), '2023-07-28 10:01', 'group/1/contact'),
    one('check', uptoCheck, '2023-08-28 11:01', 'supervision/3/head'),
    one('approval', [...uptoApproval, ['2023-08-31 10:00', 'group', 'approveClosure']], '2023-08-31 10:01', 'leader/a'),
    one('outcome-closed', uptoClosed, '2023-09-01 10:01', contact),
    one(
      'outcome-lacking',
      [...uptoCheck, ['2023-08-30 11:00', 'supervisor', 'recordCheck', lacking]],
      '2023-08-30 11:01',
      contact,
    ),
    one('extension-request', [...uptoRectifying, askedFor], '2023-09-25 10:01', 'office/staff'),
    one(
      'extension-refused',
      [
        ...uptoRectifying,
        askedFor,
        ['2023-09-26 10:00', 'office', 'decideExtension', { agreed: false, why: words.why }],
      ],
      '2023-09-26 10:01',
      contact,
    ),
    one('draft-waiting', late, '2023-10-11 10:00', 'office/director', 'supervision-letter'),
    one('issued', [...late.slice(0, -1), signed], '2023-10-12 10:31', contact, 'news'),
    scene('issued-with-reply', () =>
      lived([...late.slice(0, -1), signed], water, '2023-10-12 10:31').lines.filter(
        ({ news, duty, position }) =>
          position === 'unit/natural-resources/head' && (news?.what === 'issued-letter' || duty?.kind === 'reply'),
      ),
    ),
    one('reply', [...late.slice(0, -1), signed], '2023-10-12 10:31', 'unit/natural-resources/head', 'reply'),
    one(
      'instruction',
      [...uptoRectifying, ['2023-08-10 10:00', 'office', 'recordInstruction', { text: words.instruction }]],
      '2023-08-10 10:01',
      contact,
      'instruction',
    ),
    one(
      'confirm-plan',
      [...uptoPlanning, ['2023-07-28 10:00', 'contact', 'submitPlan', plan]],
      '2023-07-28 10:01',
      'unit/natural-resources/head',
      'commit',
    ),
    one(
      'confirm-extension',
      [...uptoRectifying, ['2023-09-25 10:00', 'contact', 'requestExtension', asking]],
      '2023-09-25 10:01',
      'unit/natural-resources/head',
      'commit',
    ),
    one(
      'confirm-claim',
      [...uptoClaim.slice(0, -1), ['2023-08-25 11:00', 'contact', 'claimCompletion', { evidence }]],
      '2023-08-25 11:01',
      'unit/natural-resources/head',
      'commit',
    ),
    one(
      'confirm-reply',
      [
        ...late.slice(0, -1),
        signed,
        ['2023-10-13 10:00', 'contact', 'replyToLetter', { text: words.answer, files: [evidence[1]?.files[0]] }],
      ],
      '2023-10-13 10:01',
      'unit/natural-resources/head',
      'commit',
    ),
    one('completeness', uptoClaim, '2023-08-25 11:01', 'office/staff', 'completeness'),
    one('named-to-check', uptoCheck, '2023-08-28 11:01', 'person/checker-2'),
    one(
      'nudge',
      [...uptoRectifying, ['2023-08-10 10:00', 'office', 'nudge', { text: words.nudge }]],
      '2023-08-10 10:01',
      contact,
      'news',
    ),
    one('talk-draft', late, '2023-11-02 10:00', 'office/director', 'talk'),
    one('circular-draft', late, '2023-11-10 10:00', 'office/director', 'circular'),
  ];
}

function once<T>(make: () => T): () => T {
  let made: { readonly it: T } | undefined;
  return () => (made ??= { it: make() }).it;
}

function criteriaIn(language: Language): Subject['criteria'] {
  const texts = language === 'en' ? ['all of it is accepted on site'] : ['全部完成并通过现场验收'];
  return texts.map((text, index) => ({ number: index + 1, text }));
}

interface Played {
  readonly finding: Finding;
  readonly lines: readonly LetterLine[];
}

/** What is posted while these commands are said and time goes on, up to `until`. */
export function play(finding: Finding, terms: Terms, steps: readonly Step[], until: Moment): Played {
  let played: Played = { finding, lines: [] };
  let now = finding.subject.openedAt;
  const onTo = (moment: Moment): void => {
    for (;;) {
      const next = Math.max(nextMoment(played.finding, terms, now) ?? Infinity, now);
      if (next > moment) break;
      const step = advance(played.finding, terms, next);
      const posted = step.notices.flatMap((notice) =>
        notice.to.map((position) => letterLine(step.finding, terms, notice, position)),
      );
      played = { finding: step.finding, lines: [...played.lines, ...posted] };
      now = next;
    }
    now = moment;
  };
  for (const step of steps) {
    onTo(at(step[0]) - 1);
    played = { ...played, finding: told(played.finding, terms, [step]) };
    now = at(step[0]);
  }
  onTo(until);
  return played;
}
