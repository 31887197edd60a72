import { parseIncoming, type Incoming } from '../../mail/message/incoming';
import { isPacking, packedIn } from '../../mail/message/packed';

async function parsed(type: string, text: string): Promise<Incoming> {
  const message = await parseIncoming(Buffer.from(`From: a@example.org\r\nContent-Type: ${type}\r\n\r\n${text}\r\n`));
  if (message.outcome !== 'parsed') throw new Error(message.why);
  return message.incoming;
}

describe('packedIn', () => {
  it.each([
    ['application/pkcs7-mime; smime-type=signed-data; name="smime.p7m"', 'smime'],
    ['application/ms-tnef; name="winmail.dat"', 'tnef'],
    ['application/pgp-encrypted', 'pgp'],
  ])('names what %s is', async (type, packed) => {
    expect(packedIn(await parsed(type, 'x'), '')).toBe(packed);
  });

  it('names an inline PGP message', async () => {
    const text = '-----BEGIN PGP MESSAGE-----\nx';
    expect(packedIn(await parsed('text/plain', text), text)).toBe('pgp');
  });

  it('lets what is open be read, whatever is attached', async () => {
    expect(packedIn(await parsed('application/ms-tnef; name="winmail.dat"', 'x'), '同意')).toBeUndefined();
  });
});

describe('isPacking', () => {
  it.each([
    ['smime.p7s', 'application/pkcs7-signature', true],
    ['winmail.dat', 'application/octet-stream', true],
    ['验收单.pdf', 'application/pdf', false],
  ])('takes %s for what it is', (name, type, packing) => {
    expect(isPacking({ name, type })).toBe(packing);
  });
});
