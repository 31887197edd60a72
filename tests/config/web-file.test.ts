import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { BadFiles } from '../../config/problem';
import { readWebFile, type WebSettings } from '../../config/web-file';

function read(text?: string): Promise<WebSettings> {
  const data = mkdtempSync(join(tmpdir(), 'duban-web-file-'));
  if (text !== undefined) writeFileSync(join(data, 'web.yaml'), text);
  return readWebFile(data);
}

describe('web.yaml', () => {
  it('names the address under which people open the pages', async () => {
    expect(await read()).toEqual({});
    expect(await read('publicUrl: https://duban.example.org/')).toEqual({ publicUrl: 'https://duban.example.org' });
    expect(await read('publicUrl: https://office.example.org/duban')).toEqual({
      publicUrl: 'https://office.example.org/duban',
    });
  });

  it.each([
    'publicUrl: duban.example.org',
    'publicUrl: ftp://example.org',
    'publicUrl: https://example.org/?a',
    'other: 1',
  ])('takes nothing else: %s', async (text) => {
    await expect(read(text)).rejects.toThrow(BadFiles);
  });
});
