import { isOfThisMachine } from '../board/this-machine';

/** Where the pages are: under which names they answer, and how their links begin. */
export interface SiteAddress {
  /** The path that stands before every other, as a proxy has it: empty, or `/duban`. */
  readonly base: string;
  /** Without a slash at its end; what links in letters begin with. */
  readonly url: string;
  /** Whether a Host header names this site. Any other name that leads here belongs to somebody else (DNS rebinding). */
  readonly isOurs: (host: string) => boolean;
  /** Whether a page of that origin may send us a form. */
  readonly isOurOrigin: (origin: string, host: string) => boolean;
}

/** @param local the address on this machine; @param publicUrl the one that people open, where there is another */
export function siteAddress(local: string, publicUrl?: string): SiteAddress {
  const url = publicUrl ?? local;
  const { host: ours, origin: ourOrigin, pathname } = new URL(url);
  return {
    base: pathname === '/' ? '' : pathname,
    url,
    isOurs: (host) => isOfThisMachine(host) || (publicUrl !== undefined && host.toLowerCase() === ours),
    // A proxy may ask here under this machine's name: what the browser says of its page stands in Origin all the same.
    isOurOrigin: (origin, host) =>
      (publicUrl !== undefined && origin === ourOrigin) || (isOfThisMachine(host) && origin === `http://${host}`),
  };
}
