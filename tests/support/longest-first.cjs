/** Test files that take minutes, most of them waiting: the longest is begun first, and the short ones fill the gaps. */
const longest = [
  'stack/soak',
  'workflows/ordinary-finding',
  'stack/demo',
  'workflows/rehearsal',
  'stack/start-stop',
  'stack/kill',
  'stack/upgrade',
  'cli/office',
  'cli/cli',
  'domain/invariants',
  'workflows/amendment',
  'stack/clock-jump',
  'workflows/record-kept',
  'workflows/mutations',
  'rehearsal/rehearse',
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
