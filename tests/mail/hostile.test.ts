import fc from 'fast-check';
import { hear } from '../../mail/reply/answers';
import { automaticOf } from '../../mail/message/automatic';
import { parseIncoming } from '../../mail/message/incoming';
import { newText } from '../../mail/message/new-text';
import { fingerprintsOf } from '../../mail/message/sent-lines';
import { isKeyword } from '../../mail/reply/keywords';

const sent = fingerprintsOf([
  { text: '请整改到期：“三处矿点堆土未清”\n时限：2023年10月20日17:30前\n整改工作领导小组办公室' },
]);

/**
 * Bounds for one message of 10 MB: processor time, of which 4 s are promised and half as much again is left to a busy
 * machine, and memory.
 */
const MOST_MILLISECONDS = 6_000;
const MOST_MEGABYTES = 300;

/** Reads a message as the inbox does, and gives what became of it and what it cost. */
async function read(raw: Buffer) {
  const before = process.memoryUsage.rss();
  const began = process.cpuUsage();
  const parsed = await parseIncoming(raw);
  if (parsed.outcome === 'parsed') {
    const said = newText(parsed.incoming, sent, isKeyword);
    automaticOf(parsed.incoming, { nullSender: false, own: said.own });
    hear(said, 'WH');
  }
  const { user, system } = process.cpuUsage(began);
  return {
    outcome: parsed.outcome,
    milliseconds: (user + system) / 1000,
    megabytes: (process.memoryUsage.rss() - before) / 2 ** 20,
  };
}

const eol = fc.constantFrom('\r\n', '\n', '\r', '\n\n');
const bytes = fc.uint8Array({ maxLength: 300 }).map((some) => Buffer.from(some).toString('latin1'));
const piece = fc.oneof(
  bytes,
  fc.string({ unit: 'grapheme', maxLength: 60 }),
  fc.constantFrom(
    '\0',
    '>',
    '> > ',
    '签收',
    '申请销号',
    '-- ',
    '<blockquote>',
    '</blockquote>',
    '<div',
    '<!--',
    '&#',
    '=?gb2312?B?',
    '=3D',
  ),
);
const header = fc
  .tuple(
    fc.constantFrom(
      'Content-Type',
      'Content-Transfer-Encoding',
      'Subject',
      'From',
      'X-\0',
      '',
      ' ',
      'Content-Disposition',
      'Auto-Submitted',
    ),
    fc.oneof(
      fc.constantFrom(
        'text/plain; charset=gb2312',
        'text/html; charset="x-nothing"',
        'text/plain; charset=utf-7; format=flowed; delsp=yes',
        'multipart/mixed; boundary=b',
        'multipart/alternative; boundary="b"',
        'multipart/report; report-type=delivery-status; boundary=b',
        'message/rfc822',
        'message/delivery-status',
        'base64',
        'quoted-printable',
        'attachment; filename="../../x\0.exe"',
      ),
      bytes,
    ),
    fc.constantFrom(': ', ':', '', ' : '),
  )
  .map(([name, value, colon]) => `${name}${colon}${value}`);
const message = fc
  .array(
    fc.tuple(
      fc.array(header, { maxLength: 4 }),
      fc.array(piece, { maxLength: 8 }),
      eol,
      fc.constantFrom('--b', '--b--', ''),
    ),
    {
      minLength: 1,
      maxLength: 8,
    },
  )
  .map((parts) =>
    Buffer.from(
      parts.map(([headers, body, end, boundary]) => [...headers, '', body.join(end), boundary].join(end)).join('\r\n'),
      'utf8',
    ),
  );

describe('a hostile message', () => {
  it('always has an outcome, whatever its structure', async () => {
    await fc.assert(
      fc.asyncProperty(message, async (raw) => {
        expect(['parsed', 'unreadable']).toContain((await read(raw)).outcome);
      }),
      { numRuns: 1500 },
    );
  });

  it('always has an outcome, wherever it is cut off', async () => {
    await fc.assert(
      fc.asyncProperty(message, fc.nat(), async (raw, at) => {
        expect(['parsed', 'unreadable']).toContain((await read(raw.subarray(0, at % (raw.length + 1)))).outcome);
      }),
      { numRuns: 500 },
    );
  });

  const MB = 2 ** 20;
  const plain = 'Content-Type: text/plain; charset=utf-8\r\n\r\n';
  const html = 'Content-Type: text/html; charset=utf-8\r\n\r\n';
  const nested = (depth: number) =>
    Array.from({ length: depth }, (_, n) => `Content-Type: multipart/mixed; boundary=b${n}\r\n\r\n--b${n}\r\n`).join(
      '',
    );
  const large: readonly (readonly [string, () => string | Buffer])[] = [
    ['10 MB in one line', () => plain + 'a'.repeat(10 * MB)],
    ['10 MB of empty lines', () => plain + '\n'.repeat(10 * MB)],
    ['900,000 empty lines', () => plain + '\n'.repeat(900_000)],
    ['10 MB of NUL', () => plain + '\0'.repeat(10 * MB)],
    ['10 MB of quoting signs', () => plain + '>'.repeat(10 * MB)],
    ['10 MB of blanks', () => plain + ' '.repeat(10 * MB)],
    ['10 MB of dashes', () => `${plain}签收\n${'-'.repeat(10 * MB)}`],
    ['10 MB of courtesies', () => `${plain}${'您好谢谢辛苦了好的'.repeat(MB / 2)}x`],
    ['10 MB of tagged answers', () => plain + '[WH-1] 同意\n'.repeat(MB / 2)],
    ['10 MB of short lines that might be ours', () => plain + '整改工作领导小组\n'.repeat(MB / 4)],
    ['900,000 lines of On … wrote', () => plain + 'On 1 x\n'.repeat(900_000)],
    ['900,000 Date: headers in the text', () => plain + 'Date: a\n'.repeat(900_000)],
    ['900,000 From: headers in the text', () => plain + 'From: a\n'.repeat(900_000)],
    [
      '10 MB of mislabelled bytes',
      () =>
        Buffer.concat([Buffer.from('Content-Type: text/plain; charset=gb2312\r\n\r\n'), Buffer.alloc(10 * MB, 0xe7)]),
    ],
    [
      '10 MB of quoted-printable',
      () =>
        `Content-Type: text/plain\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n${'=E7=AD=BE=\r\n'.repeat(0.8 * MB)}`,
    ],
    ['HTML nested 200,000 deep', () => html + '<b>'.repeat(200_000) + '</b>'.repeat(200_000)],
    ['HTML blockquotes nested 200,000 deep', () => html + '<blockquote>'.repeat(200_000)],
    ['10 MB of closing tags', () => html + '</div>'.repeat(1.6 * MB)],
    ['10 MB of one unclosed tag', () => `${html}<div ${'a=b '.repeat(2.5 * MB)}`],
    ['10 MB of one attribute', () => `${html}<div style="${'display:'.repeat(1.2 * MB)}">`],
    ['10 MB of entities', () => html + '&amp;&#9;&'.repeat(MB)],
    ['10 MB of one comment', () => `${html}<!--${'-'.repeat(10 * MB)}`],
    ['multiparts nested 100,000 deep', () => nested(100_000)],
    ['100,000 parts', () => `Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(100_000)}`],
    ['a header of 10 MB', () => `Subject: ${'x'.repeat(10 * MB)}\r\n\r\nx`],
    ['200,000 headers', () => `${'X: y\r\n'.repeat(200_000)}\r\nx`],
    ['200 KB of encoded words', () => `Subject: ${'=?gb2312?B?x7LK1Q==?=\r\n '.repeat(8_000)}\r\n\r\nx`],
    ['200 KB of unfinished encoded words', () => `Subject: ${'=?'.repeat(100_000)}\r\n\r\nx`],
    ['no header end', () => 'Subject: x'],
    ['nothing', () => ''],
    ['26 MB', () => Buffer.alloc(26 * MB, 0x61)],
  ];

  const measured: Record<string, { readonly milliseconds: number; readonly megabytes: number }> = {};
  it.each(large)('is bounded in time and memory: %s', async (name, make) => {
    const raw = make();
    const { outcome, milliseconds, megabytes } = await read(Buffer.isBuffer(raw) ? raw : Buffer.from(raw));
    measured[name] = { milliseconds: Math.round(milliseconds), megabytes: Math.round(megabytes) };
    expect(['parsed', 'unreadable']).toContain(outcome);
    expect(milliseconds).toBeLessThan(MOST_MILLISECONDS);
    expect(megabytes).toBeLessThan(MOST_MEGABYTES);
  });
  afterAll(() => {
    console.table(measured);
  });
});
