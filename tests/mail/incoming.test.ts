import { headerText, textOf } from '../../mail/message/charset';
import { headerOf, parseIncoming, type Incoming } from '../../mail/message/incoming';

/** 签收 in GB18030. */
const signedFor = Buffer.from([0xc7, 0xa9, 0xca, 0xd5]);

async function parse(raw: string | Buffer): Promise<Incoming> {
  const parsed = await parseIncoming(Buffer.isBuffer(raw) ? raw : Buffer.from(raw.replaceAll('\n', '\r\n')));
  if (parsed.outcome !== 'parsed') throw new Error(parsed.why);
  return parsed.incoming;
}

describe('textOf', () => {
  it.each([undefined, 'utf-8', 'us-ascii', 'iso-8859-1', 'gb2312', 'x-unknown', 'utf-7'])(
    'reads GB18030 and UTF-8 that are declared as %s',
    (declared) => {
      expect(textOf(signedFor, declared)).toBe('签收');
      expect(textOf(Buffer.from('签收'), declared)).toBe('签收');
    },
  );

  it.each(['nicht im Büro', 'à bientôt', 'mañana'])('keeps a single letter with an accent: %s', (text) => {
    expect(textOf(Buffer.from(text), 'utf-8')).toBe(text);
    expect(textOf(Buffer.from(text))).toBe(text);
  });

  it.each([
    ['hz-gb-2312', '~{M,Rb~} ok ~~', '同意 ok ~'],
    ['utf-7', '+VAxhDw- ok +-', '同意 ok +'],
  ])('reads the seven bits of %s', (declared, text, wanted) => {
    expect(textOf(Buffer.from(text), declared)).toBe(wanted);
  });

  it.each([
    ['big5', [0xc3, 0xb1, 0xa6, 0xac], '簽收'],
    ['iso-8859-1', [0x43, 0x61, 0x66, 0xe9], 'Café'],
    ['koi8-r', [0xf0, 0xd2, 0xc9], 'При'],
  ])('believes %s where it can be read', (declared, bytes, text) => {
    expect(textOf(Uint8Array.from(bytes), declared)).toBe(text);
  });
});

describe('headerText', () => {
  it('joins a character that is split over two encoded words', () => {
    expect(headerText('=?utf-8?B?562+5g==?=\r\n =?utf-8?B?lLY=?= [WH-012]')).toBe('签收 [WH-012]');
  });

  it('reads raw bytes', () => {
    expect(headerText(`Re: ${signedFor.toString('latin1')}`)).toBe('Re: 签收');
  });
});

describe('parseIncoming', () => {
  it('takes the two sides of an alternative for one body, and other parts for themselves', async () => {
    const { bodies, attachments } = await parse(`Subject: x
Content-Type: multipart/mixed; boundary=m

--m
Content-Type: multipart/alternative; boundary=a

--a
Content-Type: text/plain

one
--a
Content-Type: multipart/related; boundary=r

--r
Content-Type: text/html

<p>one</p>
--r
Content-Type: image/png
Content-ID: <map@example.org>

x
--r--
--a--
--m
Content-Type: text/plain

two
--m
Content-Type: application/pdf
Content-Disposition: attachment; filename*=UTF-8''%E9%AA%8C%E6%94%B6%E5%8D%95.pdf
Content-Transfer-Encoding: base64

JVBERg==
--m--
`);
    expect(bodies).toEqual([{ text: 'one', html: '<p>one</p>' }, { text: 'two' }]);
    expect(attachments).toMatchObject([
      { type: 'image/png', name: undefined, contentId: 'map@example.org' },
      { type: 'application/pdf', name: '验收单.pdf', contentId: '', content: Buffer.from('%PDF') },
    ]);
  });

  it('joins the lines of format=flowed, and keeps what is quoted apart', async () => {
    const { bodies } = await parse('Content-Type: text/plain; format=flowed\n\n> asked \n> so\none \ntwo\n-- \nme');
    expect(bodies).toEqual([{ text: '> asked so\none two\n-- \nme' }]);
  });

  it('keeps every value of a repeated header', async () => {
    const incoming = await parse('Received: a\nReceived: b\n\nx');
    expect(incoming.headers.get('received')).toEqual(['a', 'b']);
    expect(headerOf(incoming, 'received')).toBe('a');
    expect(headerOf(incoming, 'subject')).toBe('');
  });

  it('says why it reads no further', async () => {
    expect(await parseIncoming(Buffer.alloc(26 * 2 ** 20))).toEqual({ outcome: 'unreadable', why: 'too-large' });
    const parts = Buffer.from(`Content-Type: multipart/mixed; boundary=b\r\n\r\n${'--b\r\n\r\nx\r\n'.repeat(300)}`);
    expect(await parseIncoming(parts)).toEqual({ outcome: 'unreadable', why: 'too-complicated' });
  });
});
