import { localPostOffice, type SmtpSettings } from '../config/mail-file';
import { readStackFile } from '../worker/stack-file';

/** Where the local post office takes letters in a stack that names no other port. */
const LETTERS = 1_025;

/** By which server letters go out: the account's own or, without one, the local post office of the data folder's stack. */
export function letterServer(data: string, account: { readonly smtp: SmtpSettings } | undefined): SmtpSettings {
  return account?.smtp ?? localPostOffice(readStackFile(data)?.ports.letters ?? LETTERS);
}
