/** Bytes that a text takes in UTF-8: a Chinese character counts three. */
export function bytesOf(text: string): number {
  let bytes = 0;
  for (let index = 0; index < text.length; index += 1) {
    const unit = text.charCodeAt(index);
    // Either half of a surrogate pair stands for two of its four bytes.
    bytes += unit < 0x80 ? 1 : unit < 0x800 || (unit >= 0xd800 && unit < 0xe000) ? 2 : 3;
  }
  return bytes;
}

/** Bytes that a value takes as JSON. */
export function encodedBytes(value: unknown): number {
  return bytesOf(JSON.stringify(value));
}
