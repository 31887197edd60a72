// One Temporal dev server for every test that needs one.
const { readFileSync } = require('node:fs');
const { join } = require('node:path');
const { TestWorkflowEnvironment } = require('@temporalio/testing');

module.exports = async () => {
  if (globalThis.devServer !== undefined) return;
  const path = readFileSync(join(__dirname, '..', '..', '.cache', 'temporal', 'path'), 'utf8');
  globalThis.devServer = await TestWorkflowEnvironment.createLocal({
    server: {
      executable: { type: 'existing-path', path },
      ui: false,
      extraArgs: [
        ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'],
        // A task that fails is told of after two failures, not after five and a minute.
        ...['--dynamic-config-value', 'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2'],
      ],
    },
  });
  process.env.TEST_TEMPORAL_ADDRESS = globalThis.devServer.address;
};
