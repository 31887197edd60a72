import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pagesAddress } from '../../worker/pages-address';
import { portsFrom, writeStackFile } from '../../worker/stack-file';

const nobody = { pid: 1, started: '' };

/** A data folder, with a stack that ran on it and with what `web.yaml` says. */
function folder({ stack = true, web = '' } = {}): string {
  const data = mkdtempSync(join(tmpdir(), 'duban-pages-address-'));
  if (web !== '') writeFileSync(join(data, 'web.yaml'), web);
  const ports = portsFrom(18_080);
  const file = { campaign: 'wh', address: 'localhost:1', namespace: 'default', ports, server: '1', pace: 1 };
  if (stack) writeStackFile(data, { ...file, up: nobody, children: {} });
  return data;
}

describe('the address of pages that letters carry', () => {
  it('is the one that people open, where web.yaml says it', async () => {
    const data = folder({ web: 'publicUrl: https://duban.example.org/\n' });
    expect(await pagesAddress(data, false)).toBe('https://duban.example.org');
  });

  it('is on this machine where its own post office serves the letters', async () => {
    expect(await pagesAddress(folder(), true)).toBe('http://127.0.0.1:18085');
  });

  it('is none where a reader elsewhere could not open it, or no pages are served', async () => {
    expect(await pagesAddress(folder(), false)).toBeUndefined();
    expect(await pagesAddress(folder({ stack: false }), true)).toBeUndefined();
  });
});
