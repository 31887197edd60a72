import type { RowWords } from '../ledger-rows';

export const rowWords: RowWords = {
  asides: ['prepared by', 'approved by', 'reviewed by', 'total', 'subtotal', 'notes?', 'remarks?', 'source', 'legend'],
  sections: [
    '(?:section|part|area|theme|chapter)\\s{1,3}[A-Z0-9]{1,4}\\s{0,3}[:.–—-]?\\s?',
    '[IVX]{1,4}\\.\\s',
    '[A-Z]\\.\\s',
  ],
  counts: ['\\(\\d{1,4}(?: (?:findings?|items?|issues?))?\\)'],
  severe: ['high', 'very high', 'critical', 'major', 'severe', 'urgent', 'extreme', 'material', 'significant'],
  slight: [
    'medium',
    'moderate',
    'low',
    'very low',
    'minor',
    'informational',
    'info',
    'observation',
    'opportunity',
    'negligible',
    'normal',
    'routine',
    'ofi',
  ],
  yes: ['y', 'yes', 'true'],
  no: ['n', 'no', 'false'],
};
