/**
 * Bytes of a text in which two letters hold 13 bits: the printable letters without quote, backslash and less-than, so that a script may hold
 * it. 8% shorter than base64. `size` is the number of bytes.
 */
export const bytesOf = (text: string, size: number): Uint8Array<ArrayBuffer> => {
  const value = (at: number): number => {
    const code = text.charCodeAt(at);
    return code - 33 - Number(code > 34) - Number(code > 60) - Number(code > 92);
  };
  const bytes = new Uint8Array(size);
  let place = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; at < text.length; at += 2) {
    held |= (value(at) * 91 + value(at + 1)) << bits;
    bits += 13;
    for (; bits >= 8 && place < size; bits -= 8) {
      bytes[place++] = held & 255;
      held >>= 8;
    }
  }
  return bytes;
};
