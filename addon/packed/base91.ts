/**
 * Bytes of a text in which two letters hold 13 bits: the printable letters without quote, backslash and less-than, so that a script may hold
 * it. 8% shorter than base64. `size` is the number of bytes.
 */
export const bytesOf = (text: string, size: number): Uint8Array<ArrayBuffer> => {
  const values = new Uint8Array(128);
  let next = 0;
  for (let code = 33; code < 127; code++) if (code !== 34 && code !== 60 && code !== 92) values[code] = next++;
  const bytes = new Uint8Array(size);
  let place = 0;
  let held = 0;
  let bits = 0;
  for (let at = 0; place < size; at += 2) {
    const pair = (values[text.charCodeAt(at)] as number) * 91 + (values[text.charCodeAt(at + 1)] as number);
    held |= pair << bits;
    bits += 13;
    while (bits >= 8) {
      bytes[place++] = held & 255;
      held >>= 8;
      bits -= 8;
    }
  }
  return bytes;
};
