import type { ReceiptWords } from '../receipts';

export const receipt: ReceiptWords = {
  subject: 'Receipt',
  understood: 'Done as you wrote',
  refused: 'Not done',
  unclear: 'Not understood',
  misunderstood(why) {
    switch (why.code) {
      case 'unknown-keyword':
        return 'No answer was recognised; your mail is kept. Begin with one of: acknowledged, no change, progress, plan, claim, extend, reply, confirm, rectified, agree.';
      case 'bare-keyword-in-digest':
        return `The letter was about several matters and “${why.keyword}” does not say which, so nothing was done. Write one line for each: [WH-012] ${why.keyword}.`;
      case 'claim-misunderstood':
        return 'Taken as a report of progress. To claim completion, begin with “claim” and give “criterion 1: statement or file name” for each.';
      case 'line-unreadable':
        return `This line could not be read: ${why.line}. Write a measure as “measure: what | 2023-09-30”.`;
      case 'date-unreadable':
        return `The date could not be read: ${why.text}. Write it as 2023-09-30.`;
      case 'method-unreadable':
        return `How it was checked could not be read: ${why.text}. Write “method: documents, site, interview”, as it was.`;
      case 'not-alone':
        return `“${why.keyword}” counts only where it stands alone on its line, so nothing was done. Put everything else on lines of its own.`;
      case 'held-back':
        return `Beside “${why.keyword}” you also wrote “${why.line}”, which holds something back, so nothing was done. Write “${why.keyword}” only when it stands without reservation.`;
      case 'written-in-quote':
        return 'You wrote into the quoted letter, where it cannot be told whose words they are; nothing was done. Please write above the quoted letter.';
      case 'decides-otherwise':
        return 'What you name is not what waits for your decision, so nothing was done.';
      case 'claim-needs-criteria':
        return `It has ${String(why.criteria)} criteria: give “criterion 1: statement or file name” for each.`;
    }
  },
};
