import { readFileSync } from 'node:fs';

/**
 * Where a secret is kept. Settings hold this and never the secret itself, so that printing them gives nothing away. The
 * secret is read again at every login, because access tokens are renewed in place.
 */
export type SecretSource =
  { readonly kept: 'environment'; readonly name: string } | { readonly kept: 'file'; readonly path: string };

/** The secret without its line ending; undefined if the variable or file is missing or empty. */
export function secretFrom(source: SecretSource): string | undefined {
  const text = source.kept === 'environment' ? process.env[source.name] : contentOf(source.path);
  const secret = text?.replace(/\r?\n$/, '') ?? '';
  return secret === '' ? undefined : secret;
}

function contentOf(path: string): string | undefined {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return undefined;
  }
}
