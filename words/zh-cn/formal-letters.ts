import { civilOf } from '../../domain/calendar/calendar';
import { defined } from '../../domain/defined';
import type { DayIndex, Moment } from '../../domain/calendar/moment';
import type { DutyKind, FormalLetter, Limit } from '../../domain/policy/policy';
import { causesIn } from '../../domain/notices/letter';
import type { FormalItem, FormalLetterText, FormalLetterWords, FormalMatter, Passage, Piece } from '../formal-letters';
import type { Lookup } from '../letters';
import { plainDate } from './dates';
import { formal } from './terms';

export const formalLetters: FormalLetterWords = {
  title,
  text: (matter, lookup) => ({
    ...frame(matter, lookup),
    title: title(kindOf(matter), matter.items[0].line.title, matter.items.length),
    ...letters[kindOf(matter)](matter, lookup),
  }),
  item: (item, lookup) => `${[due(item, lookup), ...asked(item, lookup)].join('。')}。`,
  blank: (name) => `【待填：${name}】`,
  file: (finding, letter, issued, several = 1) =>
    `${formal[letter]}${finding}${among(several)}${issued ? '（副本）' : '（代拟稿）'}`,
};

/** It breaks before the kind of letter, after 的. */
function title(letter: FormalLetter, finding: string, several = 1): readonly string[] {
  const of = `“${finding}”${among(several)}`;
  if (letter === 'circular') return [`关于${of}整改工作情况的`, formal[letter]];
  if (letter === 'submission') return [`关于提请领导小组研究${of}整改事项的`, '请示'];
  return [`关于${of}整改事项的`, formal[letter]];
}

function among(several: number): string {
  return several > 1 ? `等${several}项` : '';
}

type Content = Pick<FormalLetterText, 'addressee' | 'body' | 'closing'>;

function frame(
  { items, issued, office }: FormalMatter,
  lookup: Lookup,
): Omit<FormalLetterText, 'title' | keyof Content> {
  const sponsors = [...new Set(items.flatMap(({ line }) => line.sponsor ?? []))].map((code) => lookup.person(code));
  const on = issued === undefined ? undefined : plainDate(lookup.day(issued.on));
  return defined({
    head: office.name,
    number: [issued?.number ?? blank('发文字号')],
    signature: office.name,
    date: [on ?? blank('成文日期')],
    enquiries:
      office.telephone === undefined
        ? undefined
        : `（${[...(office.person === undefined ? [] : [`联系人：${office.person}`]), `联系电话：${office.telephone}`].join('，')}）`,
    copies: ['抄送：', ...(sponsors.length === 0 ? [blank('抄送单位')] : [sponsors.join('、')]), '。'],
    imprint: [office.name, '　', ...(on === undefined ? [blank('印发日期')] : [on]), '印发'],
  });
}

const letters: Readonly<Record<FormalLetter, (matter: FormalMatter, lookup: Lookup) => Content>> = {
  'supervision-letter': (matter, lookup) => ({
    addressee: [`${unitOf(matter, lookup)}：`],
    body: [
      ...owed(matter, lookup),
      [
        '请你单位主要负责人高度重视，亲自研究部署，明确整改措施、责任人和完成时限，抓紧推进落实，并',
        ...answerBy(matter, lookup),
        '将办理情况书面报送我办。书面回复须经主要负责人签字、加盖公章；存在困难的，请一并写明原因和下一步安排。',
      ],
    ],
    closing: '特此函告。',
  }),
  warning: (matter, lookup) => ({
    addressee: [`${unitOf(matter, lookup)}：`],
    body: [
      ...owed(matter, lookup),
      [
        '现对你单位予以警示。请你单位主要负责人立即组织整改，查明未按期完成的原因，明确措施、责任人和完成时限，并将整改情况书面报送我办。',
      ],
      ['逾期仍未整改的，将按规定约谈主要负责人。'],
    ],
    closing: '特此警示。',
  }),
  submission: (matter, lookup) => ({
    addressee: ['领导小组：'],
    body: [
      ...owed(matter, lookup),
      [`${unitOf(matter, lookup)}至今仍未按要求办理。现提请领导小组研究，决定下一步措施。`],
    ],
    closing: '妥否，请批示。',
  }),
  talk: (matter, lookup) => ({
    addressee: [`${unitOf(matter, lookup)}主要负责人`, blank('姓名'), '：'],
    body: [
      ...owed(matter, lookup),
      ['根据整改工作有关要求，经', blank('批准人'), '批准，决定对你进行约谈。现将有关事项通知如下：'],
      ['一、约谈时间：', blank('约谈时间')],
      ['二、约谈地点：', blank('约谈地点')],
      ['三、约谈主持人：', blank('主持人')],
      ['四、请携带书面情况说明，写明未按期完成的原因、已采取的措施、下一步安排和完成时限。'],
      [
        `五、约谈后${matter.items[0].facts.answerWithin === undefined ? '' : `${limit(matter.items[0].facts.answerWithin)}内`}，请将整改情况书面报送我办，经主要负责人签字、加盖公章。`,
      ],
    ],
    closing: '特此通知。',
  }),
  circular: (matter, lookup) => ({
    addressee: [blank('主送单位'), '：'],
    body: [
      ...owed(matter, lookup),
      [`现对${unitOf(matter, lookup)}予以通报。请该单位`, blank('报送日期'), '前完成整改或者书面说明情况，报送我办。'],
      ['各有关单位要引以为戒，切实履行整改主体责任，按时限、按标准完成整改任务。'],
    ],
    closing: '特此通报。',
  }),
};

/** A circular and what is submitted go to others; the letters before them go to the unit itself. */
function goesToOthers(letter: FormalLetter): boolean {
  return letter === 'circular' || letter === 'submission';
}

function kindOf({ items }: FormalMatter): FormalLetter {
  return items[0].facts.letter;
}

/** What was due, when it was asked for, and how it stands; several items one after the other, numbered. */
function owed(matter: FormalMatter, lookup: Lookup): readonly Passage[] {
  const { items, campaign } = matter;
  const by = goesToOthers(kindOf(matter)) ? unitOf(matter, lookup) : '你单位';
  const begins = `根据${campaign}工作安排，由${by}牵头整改的`;
  if (items.length === 1) {
    const [item] = items;
    return [[`${begins}${named(item)}，${due(item, lookup)}。`], ...after(item, lookup)];
  }
  return [
    [`${begins}下列${items.length}项事项未按要求办理：`],
    ...items.map((item, index) => [
      `${index + 1}．${named(item)}，${due(item, lookup)}。${after(item, lookup).flat().join('')}`,
    ]),
  ];
}

function named({ line }: FormalItem): string {
  return `“${line.title}”（编号${line.finding}）`;
}

/** When it was asked for, and what is still open. */
function after(item: FormalItem, lookup: Lookup): readonly string[][] {
  return [...asked(item, lookup).map((one) => [`${one}。`]), ...standing(item)];
}

function due({ facts }: FormalItem, lookup: Lookup): string {
  return causesIn(facts)
    .map(({ cause, record }) => {
      const missed = record?.missedReports;
      if (missed !== undefined) return `已连续${missed}次未报送整改进展`;
      const by = record === undefined ? '' : `${moment(record.due, lookup)}前`;
      return `应于${by}${causes[cause] ?? '办结有关事项'}`;
    })
    .join('；');
}

/** What the unit should have done by then. What the office itself owes never leads to a formal letter. */
const causes: Partial<Record<DutyKind, string>> = {
  acknowledge: '完成签收',
  plan: '报送整改方案',
  report: '报送整改进展',
  milestone: '完成整改措施节点',
  rectify: '完成整改并申请销号',
  reply: '书面回复督办函',
  'talk-report': '报送约谈后整改情况',
  instruction: '报告批示办理情况',
};

/** When the unit was reminded and chased, according to the finding's record: a sentence a cause, without its stop. */
function asked({ facts }: FormalItem, lookup: Lookup): readonly string[] {
  const all = causesIn(facts);
  return all.flatMap(({ cause, record }) => {
    const days = (letter: 'remind' | 'chase'): string =>
      series((record?.told ?? []).filter((one) => one.letter === letter).map(({ at }) => lookup.day(at)));
    const steps = [
      ...(days('remind') === '' ? [] : [`于${days('remind')}提醒`]),
      ...(days('chase') === '' ? [] : [`于${days('chase')}催办`]),
    ];
    if (steps.length === 0) return [];
    const about = all.length === 1 ? '' : `就${causes[cause] ?? '有关事项'}`;
    return [
      `我办已${about}${steps.join('，')}，截至${plainDate(lookup.day(facts.openedAt))}${still[cause] ?? '仍未办结'}`,
    ];
  });
}

/** What was still lacking then. */
const still: Partial<Record<DutyKind, string>> = {
  acknowledge: '仍未签收',
  plan: '仍未收到整改方案',
  report: '仍未收到整改进展',
  milestone: '仍未完成',
  rectify: '仍未申请销号',
  reply: '仍未收到书面回复',
  'talk-report': '仍未收到书面报告',
  instruction: '仍未收到办理情况报告',
};

/** Several days in a row, with the year said once. */
function series(days: readonly DayIndex[]): string {
  return days
    .map((day, index) => {
      const before = days[index - 1];
      const isSameYear = before !== undefined && civilOf(before).year === civilOf(day).year;
      return isSameYear ? plainDate(day).replace(/^\d+年/, '') : plainDate(day);
    })
    .join('、');
}

function standing({ line }: FormalItem): readonly string[][] {
  const open = line.openMeasures.map(
    ({ number, text, due }) => `第${number}项${text === undefined ? '' : `“${text}”`}（时限${plainDate(due)}）`,
  );
  return open.length === 0 ? [] : [[`目前尚有${open.length}项整改措施未完成：${open.join('；')}。`]];
}

function answerBy({ items, issued }: FormalMatter, lookup: Lookup): Passage {
  const [{ facts }] = items;
  if (issued?.answerBy !== undefined) return [`于${moment(issued.answerBy, lookup)}前`];
  return facts.answerWithin === undefined
    ? ['于', blank('回复时限'), '前']
    : [`于本函印发之日起${limit(facts.answerWithin)}内`];
}

function unitOf({ items }: FormalMatter, lookup: Lookup): string {
  const [{ line }] = items;
  return line.leadUnit === undefined ? '责任单位' : lookup.unit(line.leadUnit);
}

function limit(of: Limit): string {
  return 'workingDays' in of ? `${of.workingDays}个工作日` : `${of.days}日`;
}

function moment(at: Moment, lookup: Lookup): string {
  return `${plainDate(lookup.day(at))}${lookup.time(at)}`;
}

function blank(name: string): Piece {
  return { blank: name };
}
