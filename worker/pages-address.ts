import { readWebFile } from '../config/web-file';
import { readStackFile } from './stack-file';

/**
 * How the addresses of pages in letters begin: as `web.yaml` says, else on this machine, where its post office serves
 * the letters. Undefined where a reader elsewhere could not open them.
 */
export async function pagesAddress(data: string, localPost: boolean): Promise<string | undefined> {
  const { publicUrl } = await readWebFile(data);
  const port = readStackFile(data)?.ports.pages;
  if (publicUrl !== undefined) return publicUrl;
  return localPost && port !== undefined ? `http://127.0.0.1:${port}` : undefined;
}
