const {
  projects: [pure],
  ...common
} = require('./jest.config');

/** Tests of many random cases, and those that ask another program: LibreOffice, Dovecot. `npm test` runs them too. */
const long = [
  'tests/domain/(invariants|silence|row|amendment|foresight)',
  'tests/rehearsal/rehearse',
  'tests/mail/(growth|hostile|answer-sheet|attachments|campaign-report|gallery|shown-whole|imap-door)',
  'tests/ledger/(offices|export)',
  'tests/reports/reports',
];

/** `npm run test:quick`: what a change of a rule or a sentence breaks, within seconds. */
module.exports = {
  ...common,
  projects: [{ ...pure, testPathIgnorePatterns: ['/node_modules/', ...long] }],
};
