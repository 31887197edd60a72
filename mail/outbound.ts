import { createTransport } from 'nodemailer';

export interface SmtpSettings {
  readonly host: string;
  readonly port: number;
  readonly secure: boolean;
  readonly auth?: { readonly user: string; readonly pass: string };
}

export interface OutgoingLetter {
  readonly from: { readonly name: string; readonly address: string };
  readonly to: { readonly name: string; readonly address: string };
  readonly subject: string;
  readonly text: string;
  readonly html: string;
  /** Without angle brackets. */
  readonly messageId: string;
  readonly inReplyTo?: string;
  readonly references: readonly string[];
  /** Milliseconds. */
  readonly date: number;
}

/** A permanent no of the mail server to this recipient; anything passing is thrown, to be tried again. */
export type SendResult = { readonly outcome: 'sent' } | { readonly outcome: 'refused'; readonly code: number };

export class MailServerUnavailable extends Error {
  override readonly name = 'MailServerUnavailable';
}

export interface Outbound {
  /** @throws MailServerUnavailable where another try may succeed */
  send(letter: OutgoingLetter): Promise<SendResult>;
  close(): void;
}

export function createOutbound(settings: SmtpSettings): Outbound {
  const transport = createTransport({
    ...settings,
    pool: true,
    maxConnections: 2,
    connectionTimeout: 10_000,
    greetingTimeout: 10_000,
    socketTimeout: 30_000,
    disableFileAccess: true,
    disableUrlAccess: true,
  });
  return {
    async send({ messageId, inReplyTo, references, date, ...letter }) {
      try {
        await transport.sendMail({
          ...letter,
          messageId: `<${messageId}>`,
          ...(inReplyTo === undefined ? {} : { inReplyTo: `<${inReplyTo}>` }),
          references: references.map((id) => `<${id}>`),
          date: new Date(date),
          headers: { 'Auto-Submitted': 'auto-generated' },
        });
        return { outcome: 'sent' };
      } catch (error) {
        const { responseCode = 0, command = '' } = error as {
          readonly responseCode?: number;
          readonly command?: string;
        };
        // Only a no to this recipient or this letter is final: a refused login or sender concerns all letters.
        const final = responseCode >= 500 && (command === 'RCPT TO' || command === 'DATA');
        if (final) return { outcome: 'refused', code: responseCode };
        throw new MailServerUnavailable(`the mail server did not take the letter (${String(responseCode)})`);
      }
    },
    close() {
      transport.close();
    },
  };
}
