import { createTransport } from 'nodemailer';
import type { Delivered } from './letter-box';

/** How answers are handed in on this machine. */
export interface MailProgram {
  /** Each address's own password, which proves that a message comes from it. */
  readonly passwordOf: (address: string) => string;
  readonly inboxPort: number;
}

/**
 * Answers a letter as a mail program would: in its thread, with the letter quoted below.
 * @returns the answer's Message-ID
 * @throws if the inbox does not accept it
 */
export async function replyByMail(
  { passwordOf, inboxPort }: MailProgram,
  { from, to }: { readonly from: string; readonly to: string },
  letter: Delivered,
  text: string,
): Promise<string> {
  const transport = createTransport({
    host: '127.0.0.1',
    port: inboxPort,
    ignoreTLS: true,
    auth: { user: from, pass: passwordOf(from) },
  });
  try {
    const quoted = letter.text.split('\n').map((line) => `> ${line}`);
    const { messageId } = await transport.sendMail({
      from,
      to,
      subject: `Re: ${letter.subject}`,
      inReplyTo: letter.messageId,
      references: letter.messageId,
      text: [text, '', ...quoted].join('\n'),
    });
    return messageId;
  } finally {
    transport.close();
  }
}
