import type { SheetWords } from '../ledger-sheets';

export const sheetWords: SheetWords = {
  notInForce: [
    'closed',
    'old',
    'archive',
    'history',
    'copy',
    'backup',
    'template',
    'sample',
    'example',
    'summary',
    'dashboard',
    'previous',
    'resolved',
    'completed',
    'all',
  ],
};
