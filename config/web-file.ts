import { existsSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { z } from 'zod';
import { defined } from '../domain/defined';
import type { SecretSource } from './secret-source';
import { readYamlFile } from './yaml-file';

/** What an installation says of its pages, in `web.yaml` of the data folder. */
export interface WebSettings {
  /** The address under which people open the pages, behind a proxy that ends TLS; without a slash at its end. */
  readonly publicUrl?: string;
  readonly openId?: OpenIdSettings;
}

/** The organisation's OpenID provider, by which people sign in. */
export interface OpenIdSettings {
  readonly issuer: URL;
  /** As the provider knows this installation. */
  readonly clientId: string;
  readonly secret: SecretSource;
}

/** Without encryption only on this machine: whoever reads along could sign in as anybody. */
const ofThisMachine = /^http:\/\/(127\.0\.0\.1|localhost)(:\d+)?(\/|$)/;

const webFile = z.strictObject({
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'https://duban.example.org' })
    .refine((url) => !/[?#]/.test(url), 'https://duban.example.org')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
  openId: z
    .strictObject({
      issuer: z
        .url({ protocol: /^https?$/, error: 'https://id.example.org' })
        .refine((url) => url.startsWith('https:') || ofThisMachine.test(url), 'https://id.example.org'),
      clientId: z.string().min(1),
      secretFrom: z
        .string()
        .regex(/^[A-Z_][A-Z0-9_]*$/i, 'DUBAN_OPENID_SECRET')
        .optional(),
      secretFile: z.string().min(1).optional(),
    })
    .refine(({ secretFrom, secretFile }) => (secretFrom === undefined) !== (secretFile === undefined), {
      path: ['secretFrom'],
      error: 'secretFrom: DUBAN_OPENID_SECRET',
    })
    .optional(),
});

/** @throws BadFiles with every key that is not accepted, and its line */
export async function readWebFile(data: string): Promise<WebSettings> {
  const file = join(data, 'web.yaml');
  if (!existsSync(file)) return {};
  const { publicUrl, openId } = await readYamlFile(file, webFile);
  return defined({ publicUrl, openId: openId && openIdOf(openId, data) });
}

function openIdOf(
  { issuer, clientId, secretFrom, secretFile }: NonNullable<z.output<typeof webFile>['openId']>,
  data: string,
): OpenIdSettings {
  const secret: SecretSource =
    secretFrom === undefined
      ? { kept: 'file', path: resolve(data, secretFile ?? '') }
      : { kept: 'environment', name: secretFrom };
  return { issuer: new URL(issuer), clientId, secret };
}
