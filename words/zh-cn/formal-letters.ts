import { formalLetterWords, type FrameStrings } from '../formal-letter-view';
import type { Piece } from '../formal-letters';
import { dayAndMonth, plainDate } from './dates';
import { formal } from './terms';

/** What stands around an official document. */
export const frame: FrameStrings = {
  blanks: { number: '发文字号', date: '成文日期', dateOfIssue: '印发日期', copies: '抄送单位' },
  contact: (person) => `联系人：${person}`,
  telephone: (number) => `联系电话：${number}`,
  enquiries: (parts) => `（${parts.join('，')}）`,
  copies: (to) => ['抄送：', to, '。'],
  imprint: (office, on) => [office, '　', on, '印发'],
  listed: (names) => names.join('、'),
  day: plainDate,
};

export const formalLetters = formalLetterWords({
  // A title breaks before the kind of letter, after 的.
  titles: {
    'supervision-letter': (of) => [`关于${of}整改事项的`, formal['supervision-letter']],
    talk: (of) => [`关于${of}整改事项的`, formal.talk],
    warning: (of) => [`关于${of}整改事项的`, formal.warning],
    circular: (of) => [`关于${of}整改工作情况的`, formal.circular],
    submission: (of) => [`关于提请领导小组研究${of}整改事项的`, '请示'],
  },
  quoted: (title) => `“${title}”`,
  among: (several) => `等${several}项`,
  blank: (name) => `【待填：${name}】`,
  file: (letter, finding, issued) => `${letter}${finding}${issued ? '（副本）' : '（代拟稿）'}`,
  formal,
  frame,
  letters: {
    'supervision-letter': {
      addressee: (unit) => [`${unit}：`],
      body: ({ answerBy }) => [
        [
          '请你单位主要负责人高度重视，亲自研究部署，明确整改措施、责任人和完成时限，抓紧推进落实，并',
          ...answerBy,
          '将办理情况书面报送我办。书面回复须经主要负责人签字、加盖公章；存在困难的，请一并写明原因和下一步安排。',
        ],
      ],
      closing: '特此函告。',
    },
    warning: {
      addressee: (unit) => [`${unit}：`],
      body: () => [
        [
          '现对你单位予以警示。请你单位主要负责人立即组织整改，查明未按期完成的原因，明确措施、责任人和完成时限，并将整改情况书面报送我办。',
        ],
        ['逾期仍未整改的，将按规定约谈主要负责人。'],
      ],
      closing: '特此警示。',
    },
    submission: {
      addressee: () => ['领导小组：'],
      body: ({ unit }) => [[`${unit}至今仍未按要求办理。现提请领导小组研究，决定下一步措施。`]],
      closing: '妥否，请批示。',
    },
    talk: {
      addressee: (unit) => [`${unit}主要负责人`, blank('姓名'), '：'],
      body: ({ within }) => [
        ['根据整改工作有关要求，经', blank('批准人'), '批准，决定对你进行约谈。现将有关事项通知如下：'],
        ['一、约谈时间：', blank('约谈时间')],
        ['二、约谈地点：', blank('约谈地点')],
        ['三、约谈主持人：', blank('主持人')],
        ['四、请携带书面情况说明，写明未按期完成的原因、已采取的措施、下一步安排和完成时限。'],
        [
          `五、约谈后${within === undefined ? '' : `${within}内`}，请将整改情况书面报送我办，经主要负责人签字、加盖公章。`,
        ],
      ],
      closing: '特此通知。',
    },
    circular: {
      addressee: () => [blank('主送单位'), '：'],
      body: ({ unit }) => [
        [`现对${unit}予以通报。请该单位`, blank('报送日期'), '前完成整改或者书面说明情况，报送我办。'],
        ['各有关单位要引以为戒，切实履行整改主体责任，按时限、按标准完成整改任务。'],
      ],
      closing: '特此通报。',
    },
  },
  yourUnit: '你单位',
  someUnit: '责任单位',
  named: (title, finding) => `${title}（编号${finding}）`,
  one: (campaign, unit, named, due) => `根据${campaign}工作安排，由${unit}牵头整改的${named}，${due}。`,
  several: (campaign, unit, number) => `根据${campaign}工作安排，由${unit}牵头整改的下列${number}项事项未按要求办理：`,
  numbered: (number, named, due) => `${number}．${named}，${due}。`,
  sentence: (words) => `${words}。`,
  together: (sentences) => sentences.join(''),
  clauses: (clauses) => clauses.join('；'),
  missed: (periods) => `已连续${periods}次未报送整改进展`,
  wasDue: (cause) => `应${cause}`,
  wasDueBy: (cause, moment) => `应于${moment}前${cause}`,
  causes: {
    acknowledge: '完成签收',
    plan: '报送整改方案',
    report: '报送整改进展',
    milestone: '完成整改措施节点',
    rectify: '完成整改并申请销号',
    reply: '书面回复督办函',
    'talk-report': '报送约谈后整改情况',
    instruction: '报告批示办理情况',
  },
  otherCause: '办结有关事项',
  still: {
    acknowledge: '仍未签收',
    plan: '仍未收到整改方案',
    report: '仍未收到整改进展',
    milestone: '仍未完成',
    rectify: '仍未申请销号',
    reply: '仍未收到书面回复',
    'talk-report': '仍未收到书面报告',
    instruction: '仍未收到办理情况报告',
  },
  stillOther: '仍未办结',
  steps: { remind: (days) => `于${days}提醒`, chase: (days) => `于${days}催办` },
  asked: (steps, still, day, about) =>
    `我办已${about === undefined ? '' : `就${about}`}${steps.join('，')}，截至${plainDate(day)}${still}`,
  further: dayAndMonth,
  measure: (number, due) => `第${number}项（时限${plainDate(due)}）`,
  measureNamed: (number, text, due) => `第${number}项${text}（时限${plainDate(due)}）`,
  open: (number, measures) => `目前尚有${number}项整改措施未完成：${measures.join('；')}。`,
  answer: {
    blank: '回复时限',
    by: (moment) => ['于', moment, '前'],
    within: (limit) => [`于本函印发之日起${limit}内`],
  },
  days: (number) => `${number}日`,
  workingDays: (number) => `${number}个工作日`,
  moment: (day, time) => `${plainDate(day)}${time}`,
});

function blank(name: string): Piece {
  return { blank: name };
}
