import { loadClientConnectConfig } from '@temporalio/envconfig';
import type { Place } from '../client/duban';
import { defined } from '../domain/defined';
import { readStackFile } from '../worker/stack-file';

/** Variables by which Temporal's own tools are told where to connect. */
const told = ['TEMPORAL_ADDRESS', 'TEMPORAL_PROFILE', 'TEMPORAL_CONFIG_FILE'] as const;

/** The place that the environment names (TEMPORAL_ADDRESS, a profile of temporal.toml); absent where it names none. */
export function placeInEnvironment(): Place | undefined {
  return told.every((name) => (process.env[name] ?? '') === '') ? undefined : configuredPlace();
}

/**
 * Where to connect: what the command line says, then the environment, then the stack of this data folder. An address on
 * the command line takes the place of the configured one only: TLS, key and namespace stay as they are configured.
 */
export function placeFor(data: string, address: string | undefined): Place {
  if (address !== undefined) return { ...configuredPlace(), address };
  const stack = readStackFile(data);
  const namespace = process.env['TEMPORAL_NAMESPACE'] ?? 'default';
  return (
    placeInEnvironment() ?? { address: stack?.address ?? '127.0.0.1:7233', namespace: stack?.namespace ?? namespace }
  );
}

/** As Temporal's own tools are configured: variables of the environment over a profile of temporal.toml. */
function configuredPlace(): Place {
  const { connectionOptions, namespace = 'default' } = loadClientConnectConfig();
  const { address = '127.0.0.1:7233', tls, apiKey, metadata } = connectionOptions;
  return defined<Place>({
    address,
    namespace,
    tls,
    metadata,
    apiKey: typeof apiKey === 'string' ? apiKey : undefined,
  });
}
