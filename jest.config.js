/** Pure tests need no server; those under workflows, cli and stack share one dev server. */
const common = {
  transform: {
    '^.+\\.(ts|tsx|js|mjs)$': [
      '@swc/jest',
      { jsc: { target: 'es2022', transform: { react: { runtime: 'automatic', importSource: 'hono/jsx' } } } },
    ],
  },
  // Packages that ship ES modules only.
  transformIgnorePatterns: [
    '/node_modules/(?!(temporal-polyfill|temporal-utils|temporal-spec|read-excel-file|hono|@hono|openid-client|oauth4webapi|jose)/)',
  ],
  // A test runs in a context of its own, where each look at a global takes a third of a microsecond; these are handed in.
  sandboxInjectedGlobals: ['Array', 'Error', 'Infinity', 'JSON', 'Map', 'Math', 'Number', 'Object', 'String'],
  modulePathIgnorePatterns: ['<rootDir>/dist/'],
  // What is imported where it is used names the compiled file, as Node wants it.
  moduleNameMapper: { '^(\\.{1,2}/.*)\\.js$': '$1' },
};

const onDevServer = {
  ...common,
  globalSetup: '<rootDir>/tests/support/dev-server.ts',
  globalTeardown: '<rootDir>/tests/support/stop-dev-server.ts',
};
const recording = { ...onDevServer, displayName: 'record', testMatch: ['<rootDir>/tests/record/**/*.test.ts'] };

module.exports = {
  // One more than the processors that it is meant for: the longest tests mostly wait for a campaign's time to pass.
  maxWorkers: 3,
  testSequencer: '<rootDir>/tests/support/longest-first.cjs',
  // Ten minutes find a test that hangs; how long the others take is up to the machine.
  testTimeout: 600_000,
  projects: [
    {
      ...common,
      displayName: 'pure',
      testMatch: [
        '<rootDir>/tests/{domain,client,config,reading,ledger,words,archive,mail,board,reports,web,rehearsal,worker,demo}/**/*.test.ts',
      ],
    },
    {
      ...onDevServer,
      displayName: 'server',
      testMatch: ['<rootDir>/tests/{workflows,cli,stack}/**/*.test.ts'],
    },
    // `npm run record` alone: it writes tests/histories anew.
    ...(process.env.RECORD_HISTORIES === undefined ? [] : [recording]),
  ],
};
