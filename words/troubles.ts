/** What can go wrong around Duban rather than in a finding. */
export const troubleCodes = [
  'no-server',
  'no-worker',
  'unknown-finding',
  'unknown-campaign',
  'unknown-person',
  'unknown-message',
  'message-decided',
  'port-taken',
  'foreign-data',
  'broken-secret',
  'no-temporal-cli',
  'server-did-not-start',
  'already-running',
  'mail-refused',
  'mail-fails',
  'no-mail-file',
  'disk-full',
  'bad-argument',
  'missing-option',
  'unexpected',
] as const;
export type TroubleCode = (typeof troubleCodes)[number];
