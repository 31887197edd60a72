import type { Packed } from '../../words/receipts';
import type { Incoming, IncomingFile } from './incoming';

/**
 * What a message is packed in so that its words cannot be read here: an S/MIME envelope, Outlook's own format, PGP.
 * Undefined where its text is open, whatever else is attached.
 * @param own what its sender wrote, as far as it is open
 */
export function packedIn({ attachments }: Incoming, own: string): Packed | undefined {
  if (/^-----BEGIN PGP MESSAGE-----/m.test(own)) return 'pgp';
  if (own !== '') return undefined;
  return attachments.map(packingOf).find((packing) => packing !== undefined);
}

/** Whether a file is only how a message was packed, signed or sealed: it proves nothing. */
export function isPacking(file: Pick<IncomingFile, 'name' | 'type'>): boolean {
  return packingOf(file) !== undefined || seal.test(file.type) || /\.p7s$|^signature\.asc$/i.test(file.name ?? '');
}

const seal = /^application\/(?:x-)?pkcs7-signature$|^application\/pgp-signature$/;

function packingOf({ name = '', type }: Pick<IncomingFile, 'name' | 'type'>): Packed | undefined {
  if (/^application\/(?:x-)?pkcs7-mime$/.test(type) || /\.p7m$/i.test(name)) return 'smime';
  if (/^application\/(?:vnd\.)?ms-tnef$/.test(type) || /^winmail\.dat$/i.test(name)) return 'tnef';
  if (type === 'application/pgp-encrypted' || /^encrypted\.asc$/i.test(name)) return 'pgp';
  return undefined;
}
