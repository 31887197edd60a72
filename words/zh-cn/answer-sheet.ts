import type { AnswerSheetWords } from '../answer-sheet';

export const answerSheet: AnswerSheetWords = {
  file: '答复表',
  sheet: '答复表',
  columns: {
    finding: '编号',
    title: '简称',
    asked: '请办事项',
    due: '时限',
    answer: '答复',
    remark: '说明',
    measuresDone: '完成措施',
  },
  result: '处理结果',
  guide:
    '填写办法：在“答复”栏选择或填写，需要说明的写在“说明”栏，已完成的措施在“完成措施”栏填序号（如1、2），填好后作为附件直接回复本邮件。方案、申请销号、延期的写法与邮件答复相同，可在“说明”栏内换行。',
  done: (answer, what) => `已办理：${answer}（${what}）`,
  measuresDone: (numbers) => `完成措施${numbers.join('、')}`,
};
