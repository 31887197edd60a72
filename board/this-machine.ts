const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a Host header names this machine, on any port. Only a page opened on this machine sends such a header. */
export function isOfThisMachine(host: string): boolean {
  return loopback.has(host.toLowerCase().replace(/:\d{1,5}$/, ''));
}
