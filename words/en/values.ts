import type { CliWords } from '../cli';

export const values: CliWords['values'] = {
  agree: 'agree',
  refuse: 'refuse',
  yes: 'yes',
  no: 'no',
  accepted: 'accepted',
  returned: 'returned',
  rectified: 'rectified',
  continuing: 'continuing',
  'not-rectified': 'not rectified',
  held: 'held',
  recurred: 'recurred',
  documents: 'documents',
  site: 'site',
  interview: 'interview',
};
