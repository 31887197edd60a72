import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Place } from '../client/duban';
import { readStackFile } from '../worker/stack-file';

/** Variables by which Temporal's own tools are told where to connect. */
const told = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'] as const;

/** The place that the environment names (TEMPORAL_ADDRESS, a profile of temporal.toml); absent where it names none. */
export function placeInEnvironment(): Place | undefined {
  if (told.every((name) => (process.env[name] ?? '') === '')) return undefined;
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const { address = '127.0.0.1:7233', tls, apiKey } = connectionOptions;
  return {
    address,
    namespace,
    ...(tls === undefined ? {} : { tls }),
    ...(typeof apiKey === 'string' ? { apiKey } : {}),
  };
}

/** Where to connect: what the command line says, then the environment, then the stack of this data folder. */
export function placeFor(data: string, address: string | undefined): Place {
  const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';
  if (address !== undefined) return { address, namespace };
  const stack = readStackFile(data);
  return (
    placeInEnvironment() ?? { address: stack?.address ?? '127.0.0.1:7233', namespace: stack?.namespace ?? namespace }
  );
}
