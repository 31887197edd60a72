import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { placeFor, placeInEnvironment } from '../../cli/place';

const folder = mkdtempSync(join(tmpdir(), 'duban-place-'));
const file = join(folder, 'temporal.toml');
writeFileSync(
  file,
  [
    '[profile.office]',
    'address = "cluster.example.org:7233"',
    'namespace = "rectification"',
    'api_key = "the key"',
    '[profile.office.tls]',
    'server_name = "cluster.example.org"',
  ].join('\n'),
);

describe('the place to connect to', () => {
  const before = { ...process.env };
  const configured = (settings: Readonly<Record<string, string>>): void => {
    const names = Object.keys(process.env).filter((name) => name.startsWith('TEMPORAL_'));
    for (const name of names) Reflect.deleteProperty(process.env, name);
    // Not the file of who runs the tests.
    Object.assign(process.env, { TEMPORAL_CONFIG_FILE: file }, settings);
  };
  afterEach(() => {
    process.env = { ...before };
  });

  it('is what the profile says, with its key, TLS and namespace', () => {
    configured({ TEMPORAL_PROFILE: 'office' });
    expect(placeInEnvironment()).toMatchObject({
      address: 'cluster.example.org:7233',
      namespace: 'rectification',
      apiKey: 'the key',
      tls: { serverNameOverride: 'cluster.example.org' },
    });
  });

  it('keeps key, TLS and namespace of the profile where --address names another member', () => {
    configured({ TEMPORAL_PROFILE: 'office' });
    expect(placeFor(folder, 'other.example.org:7233')).toEqual({
      ...placeInEnvironment(),
      address: 'other.example.org:7233',
    });
  });

  it('takes key and TLS from variables alone', () => {
    configured({ TEMPORAL_API_KEY: 'of the environment', TEMPORAL_TLS: 'true', TEMPORAL_NAMESPACE: 'mine' });
    expect(placeFor(folder, 'other.example.org:7233')).toMatchObject({
      address: 'other.example.org:7233',
      apiKey: 'of the environment',
      namespace: 'mine',
      tls: expect.anything(),
    });
  });

  it('is a plain address where nothing else is configured', () => {
    configured({});
    expect(placeFor(folder, '127.0.0.1:7233')).toEqual({ address: '127.0.0.1:7233', namespace: 'default' });
  });
});
