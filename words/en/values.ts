import type { CliWords } from '../cli';
import { colours, commitments, rhythms, stages } from './terms';

export const values: CliWords['values'] = {
  decision: { agree: 'agree', refuse: 'refuse' },
  keyItem: { yes: 'yes', no: 'no' },
  light: colours,
  method: { documents: 'documents', site: 'site', interview: 'interview' },
  outcome: {
    rectified: 'rectified',
    continuing: 'continuing',
    'not-rectified': 'not rectified',
    verified: 'verified',
    lacking: 'lacking',
    accepted: 'accepted',
    returned: 'returned',
    held: 'held',
    recurred: 'recurred',
  },
  rhythm: rhythms,
  stage: stages,
  what: commitments,
};
