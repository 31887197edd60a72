import { onThisMachine, type OwnSite } from '../board/own-site';

/** Where the pages are: under which names they answer, and how their links begin. */
export interface SiteAddress extends OwnSite {
  /** The path that stands before every other, as a proxy has it: empty, or `/duban`. */
  readonly base: string;
  /** Without a slash at its end; what links in letters begin with. */
  readonly url: string;
}

/** @param local the address on this machine; @param publicUrl the one that people open, where there is another */
export function siteAddress(local: string, publicUrl?: string): SiteAddress {
  const url = publicUrl ?? local;
  const { host: ours, origin: ourOrigin, pathname } = new URL(url);
  return {
    base: pathname === '/' ? '' : pathname,
    url,
    isOurs: (host) => onThisMachine.isOurs(host) || (publicUrl !== undefined && host.toLowerCase() === ours),
    // A proxy may ask here under this machine's name: what the browser says of its page stands in Origin all the same.
    isOurOrigin: (origin, host) =>
      (publicUrl !== undefined && origin === ourOrigin) || onThisMachine.isOurOrigin(origin, host),
  };
}
