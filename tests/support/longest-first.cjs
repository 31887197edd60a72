/**
 * Test files that take long: the longest is begun first, and the short ones fill the gaps. Those that mostly wait stand
 * between those that keep a processor busy, so that of two workers seldom both wait.
 */
const longest = [
  'stack/soak',
  'stack/demo',
  'stack/start-stop',
  'workflows/rehearsal',
  'stack/kill',
  'stack/message-killed',
  'stack/upgrade',
  'workflows/endurance',
  'domain/invariants',
  'workflows/courier-post',
  'workflows/mutations',
  'stack/clock-jump',
  'cli/office',
  'workflows/trust',
  'cli/cli',
  'workflows/two-doors',
  'stack/worker-versions',
  'workflows/courier',
  'rehearsal/rehearse',
  'workflows/campaign',
  'mail/growth',
  'mail/hostile',
];

/** Jest's own order comes from how long files took the last time, which a fresh clone does not know. */
module.exports = class LongestFirst {
  sort(tests) {
    const place = ({ path }) => {
      const found = longest.findIndex((name) => path.endsWith(`/tests/${name}.test.ts`));
      return found < 0 ? longest.length : found;
    };
    return [...tests].sort((one, other) => place(one) - place(other) || (one.path < other.path ? -1 : 1));
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // Nothing is learned from one run for the next.
  }
};
