/** `mailbox+token@domain`, for a mailbox whose server delivers that to `mailbox@domain`. */
export function plusAddress(mailbox: string, token: string): string {
  const at = mailbox.lastIndexOf('@');
  return `${mailbox.slice(0, at)}+${token}${mailbox.slice(at)}`;
}

/** The tokens in those of the addresses that are the mailbox followed by a plus. */
export function tokensIn(addresses: readonly string[], mailbox: string): readonly string[] {
  const at = mailbox.lastIndexOf('@');
  const begins = `${mailbox.slice(0, at)}+`.toLowerCase();
  const ends = mailbox.slice(at).toLowerCase();
  return addresses
    .map((address) => address.toLowerCase())
    .filter((address) => address.startsWith(begins) && address.endsWith(ends))
    .map((address) => address.slice(begins.length, -ends.length));
}
