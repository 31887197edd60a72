/**
 * Full-width letters, digits and signs in half width, sign for sign: the text keeps its length, so that a place found
 * in the one is the same place in the other.
 */
export function halfWidth(text: string): string {
  return text
    .replaceAll(/[\uFF01-\uFF5E]/g, (sign) => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
    .replaceAll('\u3000', ' ');
}
