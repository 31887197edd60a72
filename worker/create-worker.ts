import {
  NativeConnection,
  Worker,
  type WorkerDeploymentOptions,
  type WorkerOptions,
  type WorkflowBundleOption,
} from '@temporalio/worker';
import type { Place } from '../client/duban';
import { createActivities, type ActivityDependencies } from '../activities';
import { defined } from '../domain/defined';
import { DEPLOYMENT } from './builds';

type Capacity = Pick<
  WorkerOptions,
  'maxCachedWorkflows' | 'maxConcurrentWorkflowTaskExecutions' | 'maxConcurrentActivityTaskExecutions'
>;

/** How much a worker takes on at a time. */
export const capacity = {
  /**
   * Workflows kept in memory between their tasks: a campaign of a thousand findings with its couriers. What is told to
   * one more than are kept, as an amendment to all, replays the whole history of each.
   */
  maxCachedWorkflows: 1_500,
  /**
   * Workflow tasks share one processor: more of them, each replaying its history after a restart on a busy machine,
   * would all take longer than a task may, and be done in vain again and again.
   */
  maxConcurrentWorkflowTaskExecutions: 10,
  /**
   * When a thousand findings post at once, a hundred postings at a time (the SDK's own number) wait for one another at a
   * busy server, take longer than each may, and are done twice and three times.
   */
  maxConcurrentActivityTaskExecutions: 40,
} as const satisfies Capacity;

/**
 * A worker of all workflows and activities, not running yet.
 * @param buildId the version of the workflows: an open run then stays with the worker of the version that it began
 * with, and goes over to the newest when it goes on in a new run. Without one any worker takes any run.
 * @throws where no server answers at the place
 */
export async function createWorker(
  { namespace, ...place }: Place,
  workflowBundle: WorkflowBundleOption,
  dependencies: ActivityDependencies,
  buildId?: string,
): Promise<Worker> {
  const options = defined<WorkerOptions>({
    workerDeploymentOptions: buildId === undefined ? undefined : versioned(buildId),
    connection: await NativeConnection.connect(place),
    namespace,
    taskQueue: dependencies.taskQueue,
    workflowBundle,
    activities: createActivities(dependencies),
    ...capacity,
    shutdownGraceTime: '2 seconds',
    // What is still in flight then is done again by the next worker.
    shutdownForceTime: '4 seconds',
  });
  return Worker.create(options);
}

function versioned(buildId: string): WorkerDeploymentOptions {
  return {
    version: { deploymentName: DEPLOYMENT, buildId },
    useWorkerVersioning: true,
    defaultVersioningBehavior: 'PINNED',
  };
}
