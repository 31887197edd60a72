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

  it('names the organisation’s OpenID provider, and where its secret is kept', async () => {
    const { openId } = await read('openId: { issuer: https://id.example.org, clientId: duban, secretFrom: SECRET }');
    expect(openId).toEqual({
      issuer: new URL('https://id.example.org'),
      clientId: 'duban',
      secret: { kept: 'environment', name: 'SECRET' },
    });
    const kept = await read('openId: { issuer: http://localhost:9, clientId: duban, secretFile: openid.secret }');
    expect(kept.openId?.secret).toEqual({
      kept: 'file',
      path: expect.stringMatching(/duban-web-file-.*openid\.secret$/),
    });
  });

  it.each([
    'openId: { issuer: http://id.example.org, clientId: duban, secretFrom: SECRET }',
    'openId: { issuer: http://localhost.example.org, clientId: duban, secretFrom: SECRET }',
    'openId: { issuer: https://id.example.org, clientId: duban }',
    'openId: { issuer: https://id.example.org, clientId: duban, secretFrom: SECRET, secretFile: secret }',
    'publicUrl: duban.example.org',
    'publicUrl: ftp://example.org',
    'publicUrl: https://example.org/?a',
    'other: 1',
  ])('takes nothing else: %s', async (text) => {
    await expect(read(text)).rejects.toThrow(BadFiles);
  });
});
