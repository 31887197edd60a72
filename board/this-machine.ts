const loopback: ReadonlySet<string> = new Set(['localhost', '127.0.0.1', '[::1]']);

/** Whether a Host header names this machine, as only a page opened here can say; any port. */
export function isOfThisMachine(host: string): boolean {
  return loopback.has(host.toLowerCase().replace(/:\d{1,5}$/, ''));
}
