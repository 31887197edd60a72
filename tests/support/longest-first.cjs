/**
 * Test files that take long: the longest is begun first, and the short ones fill the gaps. Those that mostly wait stand
 * between those that keep a processor busy, so that seldom all workers wait.
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
  'domain/row',
  'mail/attachments',
  'domain/amendment',
  'mail/answer-sheet',
  'mail/growth',
  'mail/hostile',
];

const isOnServer = ({ path }) => /[/]tests[/](?:workflows|cli|stack)[/]/.test(path);

/** Jest's own order comes from how long files took the last time, which a fresh clone does not know. */
module.exports = class LongestFirst {
  sort(tests) {
    const placeOf = ({ path }) => longest.findIndex((name) => path.endsWith(`/tests/${name}.test.ts`));
    const listed = tests.filter((test) => placeOf(test) >= 0).sort((one, other) => placeOf(one) - placeOf(other));
    const others = tests.filter((test) => placeOf(test) < 0).sort((one, other) => (one.path < other.path ? -1 : 1));
    // Those on the server wait now and then: they are spread evenly among the others.
    const spread = [true, false].flatMap((waits) => {
      const alike = others.filter((test) => isOnServer(test) === waits);
      return alike.map((test, index) => ({ test, at: (index + 0.5) / alike.length }));
    });
    return [...listed, ...spread.sort((one, other) => one.at - other.at).map(({ test }) => test)];
  }

  allFailedTests(tests) {
    return tests;
  }

  cacheResults() {
    // Nothing is learned from one run for the next.
  }
};
