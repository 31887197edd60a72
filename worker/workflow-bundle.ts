import { existsSync, mkdirSync, readdirSync, renameSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { bundleWorkflowCode, type WorkflowBundleWithSourceMap } from '@temporalio/worker';

/** Where `npm run build` puts the bundle: in `dist`, beside the compiled folders. */
const builtAt = join(__dirname, '..', 'workflow-bundle.js');

/** The bundle that the build made, as a worker takes it. @throws Error where nothing was built */
export function builtBundle(): { readonly codePath: string } {
  if (!existsSync(builtAt)) throw new Error(`${builtAt} is missing: npm run build`);
  return { codePath: builtAt };
}

/** Bundles the workflows into a file, which is moved into place when it is whole; by default where the build puts it. */
export async function writeBundle(file = builtAt): Promise<void> {
  const { code } = await bundleWorkflows();
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(`${file}.part`, code);
  renameSync(`${file}.part`, file);
}

/**
 * The one way in which workflow code becomes what workers run and histories are replayed with.
 *
 * Modules that hold no state of their own are loaded once for all workflows of a thread, and frozen, instead of once for
 * each; a lint rule keeps ours so. Measured with 60 findings in one thread, their couriers included: 210 KiB of heap a
 * cached finding, 351 where only `domain/`, `words/` and the declarations of messages were shared
 * (docs/performance.md has the figures of today).
 */
export async function bundleWorkflows(): Promise<WorkflowBundleWithSourceMap> {
  return bundleWorkflowCode({
    workflowsPath: require.resolve('../workflows'),
    payloadConverterPath: require.resolve('../workflows/payload-converter'),
    preloadModules: ['domain', 'words', 'workflows'].flatMap((folder) => modulesIn(join(__dirname, '..', folder))),
    // Webpack warns of what the sandbox does not need; what fails is thrown.
    logger: { log: nothing, trace: nothing, debug: nothing, info: nothing, warn: nothing, error: nothing },
  });
}

function modulesIn(folder: string): readonly string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((name) => /(?<!\.d)\.[jt]s$/.test(name))
    .sort()
    .map((name) => join(folder, name));
}

function nothing(): void {
  return undefined;
}
