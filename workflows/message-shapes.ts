import { commandNames } from '../domain/commands/command-facts';
import { commandShapes, position, terms } from '../domain/commands/command-shapes';
import type { CommandName } from '../domain/commands/commands';
import type { MailReport } from '../domain/notices/mail-trouble';
import { code, list, number, oneOf, record, within, type Shape } from '../domain/commands/shape';
import type { AmendedTerms, Said, Stamped } from './messages';

/** Bytes of a report: a finding carries its duties' ids on, which are few and short. */
const LARGEST_REPORT = 32 * 1_024;

/** What a courier tells a finding or the campaign of a letter. */
export const mailReportShape = within(
  LARGEST_REPORT,
  record<MailReport & Stamped>({
    position,
    trouble: oneOf<MailReport['trouble']>(['stuck', 'refused', 'no-address', 'returned', 'mended']),
    duties: list(code),
    sentAt: number,
  }),
);

/** Terms as the office tells them to the campaign, and the campaign to its findings. */
export const amendedTermsShape = record<AmendedTerms>({ terms, sentAt: number });

/** A command as it is told to a finding, under each name. */
export const saidShapes = Object.fromEntries(
  commandNames.map((name) => [name, record<Said>({ command: commandShapes[name], updateId: code, sentAt: number })]),
) as Readonly<Record<CommandName, Shape<Said>>>;
