import { mkdtempSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { TestWorkflowEnvironment } from '@temporalio/testing';
import { writeBundle } from '../../worker/workflow-bundle';

export interface SharedServer {
  /** One Temporal dev server for every test that needs one. */
  devServer?: TestWorkflowEnvironment;
}

/** Starts the dev server and bundles the workflows, once for all test files of a run. */
export default async function setUp(): Promise<void> {
  const shared = globalThis as SharedServer;
  if (shared.devServer !== undefined) return;
  const bundle = join(mkdtempSync(join(tmpdir(), 'duban-bundle-')), 'workflow-bundle.js');
  const [devServer] = await Promise.all([startServer(), writeBundle(bundle)]);
  shared.devServer = devServer;
  process.env['TEST_TEMPORAL_ADDRESS'] = devServer.address;
  process.env['TEST_WORKFLOW_BUNDLE'] = bundle;
}

/** The SDK gives up after five seconds, which is not enough on a busy machine. */
const TRIES = 6;

async function startServer(tries = TRIES): Promise<TestWorkflowEnvironment> {
  const path = readFileSync(join(__dirname, '..', '..', '.cache', 'temporal', 'path'), 'utf8');
  try {
    return await TestWorkflowEnvironment.createLocal({
      server: {
        executable: { type: 'existing-path', path },
        ui: false,
        extraArgs: [
          ...['--dynamic-config-value', 'history.timerProcessorMaxTimeShift="10ms"'],
          // A task that fails is told of after two failures, not after five and a minute.
          ...['--dynamic-config-value', 'system.numConsecutiveWorkflowTaskProblemsToTriggerSearchAttribute=2'],
          // The time of a workflow that asks for it is skipped (time-skipping.ts), whichever of its runs it is in.
          ...['--dynamic-config-value', 'frontend.WorkflowTimeSkippingEnabled=true'],
          ...['--dynamic-config-value', 'history.workflowIdReuseMinimalInterval="0s"'],
        ],
      },
    });
  } catch (error) {
    if (tries <= 1) throw error;
    return startServer(tries - 1);
  }
}
