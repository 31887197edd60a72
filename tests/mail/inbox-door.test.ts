import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { createTransport } from 'nodemailer';
import { pino } from 'pino';
import type { SMTPServer } from 'smtp-server';
import { LARGEST_MESSAGE, type Envelope } from '../../mail/message/envelope';
import { createInboxDoor } from '../../mail/smtp/inbox-door';
import { mailboxPassword } from '../../mail/smtp/mailbox-password';

const secret = 'a secret of the test';
const contact = 'contact@example.org';

describe('the SMTP door', () => {
  let door: SMTPServer;
  let kept: Envelope[];

  beforeEach(async () => {
    kept = [];
    door = createInboxDoor(
      secret,
      (_, envelope) => {
        kept.push(envelope);
        return Promise.resolve('');
      },
      pino({ level: 'silent' }),
    );
    await once(door.listen(0, '127.0.0.1'), 'listening');
  });
  afterEach(async () => {
    await new Promise<void>((done) => {
      door.close(done);
    });
  });

  async function handIn(text: string, password?: string): Promise<void> {
    const transport = createTransport({
      ...{ host: '127.0.0.1', port: (door.server.address() as AddressInfo).port, ignoreTLS: true },
      auth: password === undefined ? undefined : { user: contact, pass: password },
    });
    await transport.sendMail({ from: contact, to: 'office@example.org', text });
    transport.close();
  }

  it('knows who gave his password from who did not', async () => {
    await handIn('签收');
    await handIn('签收', mailboxPassword(secret, contact));
    expect(kept).toEqual([
      { door: 'smtp', from: contact },
      { door: 'smtp', from: contact, authenticated: contact },
    ]);
  });

  it('takes no message in that is too large, and says so for good', async () => {
    await expect(handIn('x'.repeat(LARGEST_MESSAGE + 1))).rejects.toMatchObject({ responseCode: 552 });
    expect(kept).toEqual([]);
  });
});
