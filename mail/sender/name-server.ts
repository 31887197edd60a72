/** The key of a signature could not be looked up. Another try may succeed. */
export class NameServerUnavailable extends Error {
  override readonly name = 'NameServerUnavailable';
}
