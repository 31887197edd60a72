const {
  projects: [pure],
  ...common
} = require('./jest.config');

/**
 * What `npm test` runs besides: tests of many random cases, those that ask another program (LibreOffice, Dovecot), and
 * those of pages, files and servers, which load much.
 */
const slower = [
  'tests/domain/(invariants|silence|row|amendment|foresight|ladder|notice-key)',
  'tests/(rehearsal|board|reading)/',
  'tests/archive/registers',
  'tests/web/(?!(desk-view|wall-view|screens|shared-reading)[.])',
  'tests/mail/(growth|hostile|bounded|weight|replies|answer-sheet|answer-link|attachments|gallery|shown-whole)',
  'tests/mail/(campaign-report|weekly-page|message-steps|imap-door|inbox-door|outbound|authentication|try-account)',
  'tests/ledger/(bombs|libre-office|offices|export|documents|dates|examples|habits|changes|new-folder|read-ledger)',
  'tests/words/(third-language|one-language)',
  'tests/reports/reports',
];

/** `npm run test:quick`: what a change of a rule or a sentence breaks, within seconds. */
module.exports = {
  ...common,
  maxWorkers: 2,
  projects: [{ ...pure, testPathIgnorePatterns: ['/node_modules/', ...slower] }],
};
