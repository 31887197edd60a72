import { once } from 'node:events';
import type { AddressInfo } from 'node:net';
import { simpleParser, type ParsedMail } from 'mailparser';
import { createTransport, type SendMailOptions } from 'nodemailer';
import { pino } from 'pino';
import { SMTPServer } from 'smtp-server';
import { localPostOffice } from '../../config/mail-file';
import type { Envelope } from '../../mail/message/envelope';
import { createInboxDoor } from '../../mail/smtp/inbox-door';
import { mailboxPassword } from '../../mail/smtp/mailbox-password';
import { createOutbound } from '../../mail/smtp/outbound';
import { onServer, type ForIncoming, type OnServer } from './campaign-on-server';
import { incomingOf, type Incoming, type Outcome } from './incoming';
import { until } from './until';

const secret = 'a secret of the test';

/** A campaign whose people write and read by real SMTP: a door, workflows behind it, and a mail server that takes receipts. */
export interface MailOnServer extends OnServer {
  readonly incoming: Incoming;
  /** What the mail server took, in order. */
  readonly received: Taken[];
  /** Lets the mail server that takes receipts be away, or be back. */
  goAway(away: boolean): void;
  /** Hands a mail in with that mailbox's password, and waits for what becomes of it. */
  submit(mail: AnswerMail): Promise<Outcome>;
  /** Keeps a message as the IMAP door would, and waits for what becomes of it. */
  fetch(raw: string): Promise<Outcome>;
  /** The first letter to that address of which this holds. */
  letterTo(address: string, saying: string): Promise<OnServer['attempts'][number]>;
  assign(finding: string): Promise<void>;
  stop(): Promise<void>;
}

export interface Taken {
  readonly raw: string;
  readonly mail: ParsedMail;
}

export interface AnswerMail extends SendMailOptions {
  readonly as: string;
  readonly password?: string;
}

type Settings = NonNullable<ForIncoming['proof']> & {
  readonly mailbox?: string;
  readonly plusAddressing?: boolean;
  /** 1 where one letter is to tell of several findings: at the pace of real life a courier gathers for ten seconds. */
  readonly pace?: number;
};

export async function mailOnServer(
  name: string,
  { mailbox, plusAddressing = false, pace = 2, ...proof }: Settings = {},
): Promise<MailOnServer> {
  const received: Taken[] = [];
  let away = false;
  const outside = new SMTPServer({
    authOptional: true,
    disabledCommands: ['AUTH', 'STARTTLS'],
    onData(stream, _, done) {
      const chunks: Buffer[] = [];
      stream.on('data', (chunk: Buffer) => chunks.push(chunk));
      stream.on('end', () => {
        if (away) {
          done(Object.assign(new Error('try again later'), { responseCode: 451 }));
          return;
        }
        const raw = Buffer.concat(chunks);
        void simpleParser(raw).then((mail) => {
          received.push({ raw: raw.toString(), mail });
          done();
        });
      });
    },
  });
  const outsidePort = await listening(outside);
  const outbound = createOutbound(localPostOffice(outsidePort));
  const own = { plusAddressing, ...(mailbox === undefined ? {} : { mailbox }) };
  const campaign = await onServer(name, pace, own, { proof, receipts: outbound });
  const { duban } = campaign;
  const { id } = campaign.campaign;
  await duban.openFindings(id, campaign.rows);
  const incoming = incomingOf(campaign, { secret });
  let last = '';
  const door = createInboxDoor(
    secret,
    async (raw, envelope) => {
      last = await incoming.keep(raw, envelope);
      return last;
    },
    pino({ level: 'silent' }),
  );
  const port = await listening(door);

  return {
    ...campaign,
    incoming,
    received,
    goAway(now) {
      away = now;
    },
    async submit({ as, password = mailboxPassword(secret, as), ...mail }) {
      const transport = createTransport({
        host: '127.0.0.1',
        port,
        ignoreTLS: true,
        auth: { user: as, pass: password },
      });
      try {
        await transport.sendMail({ from: as, to: campaign.campaign.mailbox, ...mail });
      } finally {
        transport.close();
      }
      return incoming.becameOf(last);
    },
    async fetch(raw) {
      const envelope: Envelope = { door: 'imap', mailbox: 'INBOX', uidValidity: '1', uid: 1, received: Date.now() };
      return incoming.take(Buffer.from(raw), envelope);
    },
    letterTo: (address, saying) =>
      until(() =>
        campaign.attempts.find(
          ({ to, subject, text }) => to.address === address && `${subject}\n${text}`.includes(saying),
        ),
      ),
    async assign(finding) {
      const row = campaign.rows.find(({ subject }) => subject.id === finding);
      if (row === undefined) throw new Error(`no row ${finding}`);
      await duban.obey(id, finding, campaign.say('office', 'assign', row.subject.division));
    },
    async stop() {
      outbound.close();
      for (const server of [door, outside]) {
        const closed = once(server.server, 'close');
        server.close();
        await closed;
      }
      await campaign.stop();
    },
  };
}

async function listening(server: SMTPServer): Promise<number> {
  const net = server.listen(0, '127.0.0.1');
  await once(net, 'listening');
  return (net.address() as AddressInfo).port;
}
