import { generateKeyPairSync } from 'node:crypto';
import { dkimSign, type DNSResolver } from 'mailauth';
import { proofOf } from '../../mail/sender/authentication';
import { NameServerUnavailable } from '../../mail/sender/name-server';
import type { Envelope } from '../../mail/message/envelope';

const author = 'head@water.example.org';
const receiver = 'mx.example.org';
const imap: Envelope = { door: 'imap', mailbox: 'INBOX', uidValidity: '1', uid: 1, received: 0 };
const key = generateKeyPairSync('rsa', { modulusLength: 2048 });
const privateKey = key.privateKey.export({ type: 'pkcs8', format: 'pem' }).toString();
const published = key.publicKey.export({ type: 'spki', format: 'der' }).toString('base64');

/** A name server that knows just these records; every other name does not exist. */
function names(records: Readonly<Record<string, string>>): DNSResolver {
  return (name, type) => {
    const record = type === 'TXT' ? records[name] : undefined;
    return record === undefined
      ? Promise.reject(Object.assign(new Error(`${name} does not exist`), { code: 'ENOTFOUND' }))
      : Promise.resolve([[record]]);
  };
}
const keyOf = (domain: string): Readonly<Record<string, string>> => ({
  [`s1._domainkey.${domain}`]: `v=DKIM1; k=rsa; p=${published}`,
});

const plain = (fields: readonly string[] = [], body = '确认'): string =>
  [
    ...fields,
    `From: head <${author}>`,
    'To: zhenggai@duban.example.org',
    'Subject: Re: [WH-008]',
    'Date: Fri, 21 Jul 2023 10:00:00 +0800',
    'Message-ID: <1@water.example.org>',
    '',
    body,
    '',
  ].join('\r\n');

async function signed(message: string, domain: string, options: object = {}): Promise<string> {
  const { signatures } = await dkimSign(message, {
    // Whole seconds are rounded: a signature of this moment might be half a second ahead.
    signTime: new Date(Date.now() - 60_000),
    signatureData: [{ signingDomain: domain, selector: 's1', privateKey, ...options }],
  } as never);
  return signatures + message;
}
const proof = (message: string, settings: Parameters<typeof proofOf>[3], envelope: Envelope = imap) =>
  proofOf(Buffer.from(message), envelope, author, settings);

const unproven = { proven: false, why: 'not-authenticated' };

describe('proofOf, mail from outside', () => {
  it('takes a signature of the author’s own domain', async () => {
    const message = await signed(plain(), 'water.example.org');
    expect(await proof(message, { resolver: names(keyOf('water.example.org')) })).toEqual({
      proven: true,
      address: author,
      by: 'signature',
    });
  });

  it('takes nothing that was changed on the way', async () => {
    const message = (await signed(plain(), 'water.example.org')).replace('确认', '同意');
    expect(await proof(message, { resolver: names(keyOf('water.example.org')) })).toEqual(unproven);
  });

  it('takes no signature of somebody else, nor of a neighbour in the same organisation', async () => {
    for (const domain of ['evil.example.com', 'ecology.example.org', 'example.org']) {
      const message = await signed(plain(), domain);
      expect([domain, await proof(message, { resolver: names(keyOf(domain)) })]).toEqual([domain, unproven]);
    }
  });

  it('takes the organisation’s signature where the author’s domain publishes that it is enough', async () => {
    const message = await signed(plain(), 'example.org');
    const dmarc = (record: string) => names({ ...keyOf('example.org'), '_dmarc.water.example.org': record });
    expect(await proof(message, { resolver: dmarc('v=DMARC1; p=reject') })).toMatchObject({ by: 'signature' });
    expect(await proof(message, { resolver: dmarc('v=DMARC1; p=reject; adkim=s') })).toEqual(unproven);
  });

  it('takes no signature that leaves room to add to the text', async () => {
    const resolver = names(keyOf('water.example.org'));
    const whole = Buffer.byteLength('确认\r\n');
    const covering = (maxBodyLength: number) => signed(plain(), 'water.example.org', { maxBodyLength });
    expect(await proof(await covering(whole), { resolver })).toMatchObject({ by: 'signature' });
    expect(await proof(await covering(whole - 4), { resolver })).toEqual(unproven);
  });

  it('takes no signature that leaves the subject or the date open, nor a second field of theirs', async () => {
    const resolver = names(keyOf('water.example.org'));
    const { signatures } = await dkimSign(plain(), {
      headerList: 'from:to',
      signatureData: [{ signingDomain: 'water.example.org', selector: 's1', privateKey }],
    } as never);
    expect(await proof(signatures + plain(), { resolver })).toEqual(unproven);
    const twice = `Subject: [WH-001]\r\n${await signed(plain(), 'water.example.org')}`;
    expect(await proof(twice, { resolver })).toEqual(unproven);
  });

  it('takes no mail without a signature', async () => {
    expect(await proof(plain(), { resolver: names({}) })).toEqual(unproven);
  });

  it('waits where the author’s key cannot be looked up', async () => {
    const message = await signed(plain(), 'water.example.org');
    const down: DNSResolver = () => Promise.reject(Object.assign(new Error('timeout'), { code: 'ETIMEOUT' }));
    await expect(proof(message, { resolver: down })).rejects.toThrow(NameServerUnavailable);
  });
});

describe('proofOf, the receiver’s word', () => {
  const settings = { resolver: names({}), trustedReceiver: receiver };
  const passed = `dkim=pass header.d=water.example.org; dmarc=pass header.from=water.example.org`;

  it('takes the top-most word of the receiver that is trusted', async () => {
    const message = plain([`Authentication-Results: ${receiver}; ${passed}`]);
    expect(await proof(message, settings)).toEqual({ proven: true, address: author, by: 'receiver' });
  });

  it.each([
    ['the word of another server', [`Authentication-Results: mx.evil.example.com; ${passed}`]],
    [
      'what came below the receiver’s own word',
      [`Authentication-Results: ${receiver}; dkim=fail`, `Authentication-Results: ${receiver}; ${passed}`],
    ],
    ['a pass for another domain', [`Authentication-Results: ${receiver}; dmarc=pass header.from=evil.example.com`]],
    [
      'a pass in a comment',
      [`Authentication-Results: ${receiver}; dkim=none (dmarc=pass header.from=water.example.org)`],
    ],
  ])('does not take %s', async (_, fields) => {
    expect(await proof(plain(fields), settings)).toEqual(unproven);
  });

  it('asks nobody’s word where no receiver is trusted', async () => {
    const message = plain([`Authentication-Results: ${receiver}; ${passed}`]);
    expect(await proof(message, { resolver: names({}) })).toEqual(unproven);
  });
});

describe('proofOf, the path', () => {
  const resolver = names({ 'water.example.org': 'v=spf1 ip4:192.0.2.7 -all' });
  const arrived = (by: string, ip = '192.0.2.7') => [
    `Return-Path: <${author}>`,
    `Received: from mail.water.example.org (mail.water.example.org [${ip}]) by ${by} with ESMTPS; Fri, 21 Jul 2023 10:00:01 +0800`,
  ];

  it('takes the path that the trusted receiver wrote down', async () => {
    expect(await proof(plain(arrived(receiver)), { resolver, trustedReceiver: receiver })).toMatchObject({
      by: 'path',
    });
  });

  it('takes no path that is not the domain’s, that another wrote down, or where nobody is trusted', async () => {
    expect(await proof(plain(arrived(receiver, '198.51.100.1')), { resolver, trustedReceiver: receiver })).toEqual(
      unproven,
    );
    expect(await proof(plain(arrived('mx.evil.example.com')), { resolver, trustedReceiver: receiver })).toEqual(
      unproven,
    );
    expect(await proof(plain(arrived(receiver)), { resolver })).toEqual(unproven);
  });
});

describe('proofOf, handed in at the door', () => {
  it.each([
    [
      { door: 'smtp', from: author, authenticated: author },
      { proven: true, address: author, by: 'password' },
    ],
    [
      { door: 'smtp', from: author },
      { proven: false, why: 'no-password' },
    ],
    [
      { door: 'smtp', from: 'x@example.org', authenticated: 'x@example.org' },
      { proven: false, why: 'password-of-another' },
    ],
  ] as const)('%j', async (envelope, wanted) => {
    expect(await proof(plain(), {}, envelope)).toEqual(wanted);
  });
});

describe('proofOf, a signature that leaves open what matters', () => {
  const resolver = names(keyOf('water.example.org'));
  const mailbox = 'zhenggai@duban.example.org';
  const signing = async (message: string, headerList: string) => {
    const { signatures } = await dkimSign(message, {
      headerList,
      signTime: new Date(Date.now() - 60_000),
      signatureData: [{ signingDomain: 'water.example.org', selector: 's1', privateKey }],
    } as never);
    return signatures + message;
  };

  it('proves nothing where how the body is read is not signed', async () => {
    const message = plain(['Content-Type: text/plain; charset=utf-8']);
    expect(await proof(await signing(message, 'from:to:subject:date'), { resolver })).toEqual(unproven);
    expect(await proof(await signing(message, 'from:to:subject:date:content-type'), { resolver })).toMatchObject({
      by: 'signature',
    });
  });

  it('proves nothing where the message was written to somebody else', async () => {
    const elsewhere = plain().replace(mailbox, 'friend@example.com');
    expect(await proof(await signed(elsewhere, 'water.example.org'), { resolver, mailbox })).toEqual(unproven);
    expect(await proof(await signing(plain(), 'from:subject:date'), { resolver, mailbox })).toEqual(unproven);
    expect(await proof(await signed(plain(), 'water.example.org'), { resolver, mailbox })).toMatchObject({
      by: 'signature',
    });
  });

  it('is to us where it answers a letter of ours', async () => {
    const answer = `In-Reply-To: <letter.1@duban.example.org>\r\n${plain().replace(mailbox, 'boss@example.org')}`;
    const letters = ['letter.1@duban.example.org'];
    const message = await signing(answer, 'from:to:subject:date:in-reply-to');
    expect(await proof(message, { resolver, mailbox, letters })).toMatchObject({ by: 'signature' });
    expect(await proof(message, { resolver, mailbox })).toEqual(unproven);
  });
});

describe('proofOf, the receiver’s word on what it does not look at', () => {
  const settings = { resolver: names({}), trustedReceiver: receiver };

  it.each([
    `smtp.mailfrom="x;dmarc=pass header.from=water.example.org;"@evil.example.com; dmarc=fail header.from=water.example.org`,
    `smtp.mailfrom=evil.example.com reason="ok; dmarc=pass header.from=water.example.org"`,
    `smtp.mailfrom="\\"; dmarc=pass header.from=water.example.org; \\"@evil.example.com`,
  ])('takes nothing from within a quoted string: %s', async (word) => {
    const message = plain([`Authentication-Results: ${receiver}; spf=pass ${word}`]);
    expect(await proof(message, settings)).toEqual(unproven);
  });

  it('takes no second subject, author or type above a message that passed', async () => {
    const word = `Authentication-Results: ${receiver}; dkim=pass header.d=water.example.org`;
    for (const second of ['Subject: [WH-001]', `From: ${author}`, 'To: x@example.org']) {
      expect(await proof(plain([word, second]), settings)).toEqual(unproven);
    }
  });

  it('takes no signature that passed and does not cover the type', async () => {
    const seal = (list: string) => `DKIM-Signature: v=1; d=water.example.org; s=s1; h=${list}; b=x`;
    const word = `Authentication-Results: ${receiver}; dkim=pass header.d=water.example.org`;
    const typed = (list: string) => plain([word, seal(list), 'Content-Type: text/plain']);
    expect(await proof(typed('from:to:subject:date'), settings)).toEqual(unproven);
    expect(await proof(typed('from:to:subject:date:content-type'), settings)).toMatchObject({ by: 'receiver' });
  });

  it('takes no path from below a line of the receiver that names none', async () => {
    const forged = [
      `Received: by ${receiver} with LMTP; Fri, 21 Jul 2023 10:00:02 +0800`,
      `Received: from mail.water.example.org ([192.0.2.7]) by ${receiver} with ESMTPS; Fri, 21 Jul 2023 10:00:01 +0800`,
    ];
    const resolver = names({ 'water.example.org': 'v=spf1 ip4:192.0.2.7 -all' });
    const message = plain([`Return-Path: <${author}>`, ...forged]);
    expect(await proof(message, { resolver, trustedReceiver: receiver })).toEqual(unproven);
  });
});
