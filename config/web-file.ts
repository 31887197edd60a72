import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { readYamlFile } from './yaml-file';

/** What an installation says of its pages, in `web.yaml` of the data folder. */
export interface WebSettings {
  /** The address under which people open the pages, behind a proxy that ends TLS; without a slash at its end. */
  readonly publicUrl?: string;
}

const webFile = z.strictObject({
  publicUrl: z
    .url({ protocol: /^https?$/, error: 'https://duban.example.org' })
    .refine((url) => !/[?#]/.test(url), 'https://duban.example.org')
    .transform((url) => url.replace(/\/$/, ''))
    .optional(),
});

/** @throws BadFiles with every key that is not accepted, and its line */
export async function readWebFile(data: string): Promise<WebSettings> {
  const file = join(data, 'web.yaml');
  if (!existsSync(file)) return {};
  const { publicUrl } = await readYamlFile(file, webFile);
  return publicUrl === undefined ? {} : { publicUrl };
}
