import { readSuperiorFile, type SuperiorMapping } from '../../config/superior-file';
import { Trouble } from '../../client/errors';
import type { Given } from '../options';

/** The file that says their columns and codes. @throws Trouble missing-option; BadFiles */
export async function mappingGiven(given: Given): Promise<SuperiorMapping> {
  const [file] = given.every('file');
  if (file === undefined) throw new Trouble('missing-option', '--file');
  return readSuperiorFile(file);
}
