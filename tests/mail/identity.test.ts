import fc from 'fast-check';
import { identityOf } from '../../mail/message/identity';

const head = { Subject: 'Re: [WH-001]', Date: 'Tue, 1 Aug 2023 09:00:00 +0800', From: 'contact@example.org' };

function message(fields: Readonly<Record<string, string>> = head, body = '签收\r\n'): Buffer {
  const lines = Object.entries(fields).map(([name, value]) => `${name}: ${value}`);
  return Buffer.from([...lines, '', body].join('\r\n'));
}

describe('identityOf', () => {
  it('stays the same whatever servers on the way put before it', () => {
    const trace = fc.array(fc.constantFrom('Received: from a\r\n\tby b\r\n', 'Return-Path: <>\r\n', 'X-Spam: no\r\n'));
    fc.assert(
      fc.property(trace, (lines) => {
        expect(identityOf(Buffer.concat([Buffer.from(lines.join('')), message()]))).toBe(identityOf(message()));
      }),
    );
  });

  it('stays the same with other line ends, folded otherwise and with an empty line at its end', () => {
    const copy = message({ ...head, From: 'contact@example.org' }, '签收\r\n\r\n')
      .toString()
      .replace('Aug 2023', 'Aug\r\n 2023')
      .replaceAll('\r\n', '\n');
    expect(identityOf(Buffer.from(copy))).toBe(identityOf(message()));
  });

  it.each([
    ['the body', message(head, '申请销号\r\n')],
    ['the subject', message({ ...head, Subject: 'Re: [WH-002]' })],
    ['the date', message({ ...head, Date: 'Tue, 1 Aug 2023 09:00:01 +0800' })],
    ['the author', message({ ...head, From: 'other@example.org' })],
  ])('changes with %s', (_, other) => {
    expect(identityOf(other)).not.toBe(identityOf(message()));
  });

  it('stays the same under another Message-ID, which few signatures cover', () => {
    const [one, two] = ['<one@example.org>', '<two@example.org>'].map((id) => message({ ...head, 'Message-ID': id }));
    expect(identityOf(one ?? Buffer.alloc(0))).toBe(identityOf(two ?? Buffer.alloc(0)));
  });

  it('takes no field of the body for one of the head', () => {
    expect(identityOf(message({ Subject: 'x' }, 'From: contact@example.org\r\n'))).not.toBe(
      identityOf(message({ Subject: 'x', From: 'contact@example.org' }, '')),
    );
  });

  it('has an answer for any bytes', () => {
    fc.assert(
      fc.property(fc.uint8Array({ maxLength: 200 }), (bytes) => {
        expect(identityOf(Buffer.from(bytes))).toMatch(/^[0-9a-f]{64}$/);
      }),
    );
  });
});
