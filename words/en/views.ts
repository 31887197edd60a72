import type { ViewWords } from '../views';

export const views: ViewWords = {
  headings: { situation: 'By situation', group: 'By working group', supervision: 'By supervision group' },
  messages: 'Messages that wait for the office',
  situations: {
    all: 'All findings',
    red: 'Red now',
    yellow: 'Yellow now',
    overdue: 'Overdue',
    'late-duties': 'Late duties',
    'due-this-week': 'Due this week',
    'awaiting-check': 'Waiting for check',
    'awaiting-approval': 'Waiting for approval',
    'on-hold': 'On hold',
    'key-items': 'Key items',
    'mail-stuck': 'Mail stuck',
    recurrences: 'Recurrences',
  },
};
