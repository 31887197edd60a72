import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { Client } from '@temporalio/client';
import { Trouble } from '../client/errors';
import { builtBundle } from './workflow-bundle';

/** Temporal's name for all workers of Duban together; each build of the workflows is a version of it. */
export const DEPLOYMENT = 'duban';

/** The workflows as one build bundled them. Its id is made from its bytes: what is the same is no new version. */
export interface Build {
  readonly id: string;
  readonly codePath: string;
}

/** Characters of a build's id: part of a SHA-256. */
const ID_LENGTH = 12;

/**
 * This program's build, kept in the data folder too: a run stays with the rules that it began with, so a later program
 * needs the bundle as long as such a run is open.
 */
export function keptBuild(data: string): Build {
  const code = readFileSync(builtBundle().codePath);
  const id = createHash('sha256').update(code).digest('hex').slice(0, ID_LENGTH);
  const codePath = fileOf(data, id);
  if (!keptIn(data).includes(id)) {
    writeFileSync(`${codePath}.part`, code);
    renameSync(`${codePath}.part`, codePath);
  }
  return { id, codePath };
}

/** A build that was kept before. @throws Trouble unknown-build */
export function earlierBuild(data: string, id: string): Build {
  if (!keptIn(data).includes(id)) throw new Trouble('unknown-build', id);
  return { id, codePath: fileOf(data, id) };
}

/** Builds other than this one that still have open runs; those that have none are forgotten. */
export async function buildsWithOpenRuns(client: Client, data: string, now: Build): Promise<readonly Build[]> {
  const open: Build[] = [];
  for (const id of keptIn(data).filter((one) => one !== now.id)) {
    if ((await openRunsOf(client, id)) > 0) open.push({ id, codePath: fileOf(data, id) });
    else rmSync(fileOf(data, id), { force: true });
  }
  return open;
}

/** How many workflows still run by the rules of a build. */
async function openRunsOf(client: Client, id: string): Promise<number> {
  const version = `TemporalWorkerDeploymentVersion = '${DEPLOYMENT}:${id}'`;
  return (await client.workflow.count(`${version} AND ExecutionStatus = 'Running'`)).count;
}

/** Looks after which a build is taken to have open runs still: the list lags behind for a moment. */
const LOOKS = 20;

/** Whether every run of a build has ended or gone on in a new one; waits some seconds for the list to say so. */
export async function isDrained(client: Client, id: string): Promise<boolean> {
  for (let look = 0; look < LOOKS; look += 1) {
    if ((await openRunsOf(client, id)) === 0) return true;
    await pause(BETWEEN_MILLISECONDS);
  }
  return false;
}

const ATTEMPTS = 300;
const BETWEEN_MILLISECONDS = 200;

/**
 * Lets new runs, and those that go on in new runs, follow the rules of this build. The server knows a build only once a
 * worker of it has asked for work, so this is tried until then.
 * @throws the server's refusal, after a minute of trying
 */
export async function becomeCurrent(client: Client, { id }: Build): Promise<void> {
  const { namespace } = client.options;
  for (let attempt = 1; ; attempt += 1) {
    try {
      await client.workflowService.setWorkerDeploymentCurrentVersion({
        namespace,
        deploymentName: DEPLOYMENT,
        buildId: id,
        ignoreMissingTaskQueues: true,
      });
      return;
    } catch (error) {
      if (attempt >= ATTEMPTS) throw error;
    }
    await pause(BETWEEN_MILLISECONDS);
  }
}

function folderIn(data: string): string {
  return join(data, 'builds');
}

function fileOf(data: string, id: string): string {
  return join(folderIn(data), `${id}.js`);
}

function keptIn(data: string): readonly string[] {
  mkdirSync(folderIn(data), { recursive: true });
  return readdirSync(folderIn(data))
    .filter((name) => name.endsWith('.js'))
    .map((name) => name.slice(0, -'.js'.length));
}
