import type { AnswerSheetWords } from '../answer-sheet';

export const answerSheet: AnswerSheetWords = {
  file: 'answers',
  sheet: 'Answers',
  columns: {
    finding: 'Number',
    title: 'Matter',
    asked: 'Asked',
    due: 'By',
    answer: 'Answer',
    remark: 'Remark',
    measuresDone: 'Measures done',
  },
  result: 'Result',
  guide:
    'How to fill this in: choose an answer, write what is to be said under Remark and the numbers of measures done (1, 2) in the last column; then answer the mail with this file attached. Plan, claim and extension are written under Remark as in a mail, on several lines where needed.',
  done: (answer, what) => `Done: ${answer} (${what})`,
  measuresDone: (numbers) => `measures done: ${numbers.join(', ')}`,
};
