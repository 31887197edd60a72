/** Number of bytes of a text in UTF-8. A Chinese character has three. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Each half of a surrogate pair counts for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** Number of bytes of a value as JSON. */
export function encodedBytes(value: unknown): number {
  return bytesOf(JSON.stringify(value));
}
