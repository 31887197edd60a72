import { randomBytes } from 'node:crypto';
import { letterHtml, letterText, type Block } from '../../mail/letter/layout';
import type { OutgoingLetter } from '../../mail/smtp/outbound';
import type { Campaign } from '../../workflows/messages';
import { wordsFor } from '../../words';

/** The letter with a link that signs its recipient in. It is not kept: what it says is good for minutes. */
export function signInLetter(
  { directory, mailbox, name, terms }: Campaign,
  to: { readonly name: string; readonly address: string },
  url: string,
  now: number,
): OutgoingLetter {
  const { language } = terms.policy;
  const { letter } = wordsFor(language).web.signIn;
  const office = directory.office.name;
  const blocks: readonly Block[] = [
    { kind: 'lead', lines: [letter.lead(to.name, name)] },
    { kind: 'answers', answers: [{ label: letter.open, href: url, body: url }] },
  ];
  const head = { office, name: letter.subject, signature: [office], note: letter.note };
  return {
    ...{ from: { name: office, address: mailbox }, to, subject: letter.subject },
    ...{ text: letterText(blocks, head, language), html: letterHtml(blocks, head, language) },
    messageId: `sign-in.${randomBytes(16).toString('hex')}@${mailbox.slice(mailbox.lastIndexOf('@') + 1)}`,
    references: [],
    date: now,
  };
}
