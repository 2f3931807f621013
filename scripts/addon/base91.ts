const letters = Array.from({ length: 94 }, (_, i) => String.fromCharCode(33 + i)).filter(
  (one) => !'"\\<'.includes(one),
);

/** Bytes as text, 13 bits in two of 91 letters that need no escape in a script. Read back by `addon/packed/base91.ts`. */
export const base91 = (bytes: Uint8Array): string => {
  let text = "";
  let held = 0;
  let bits = 0;
  const put = (value: number) => {
    text += `${letters[Math.floor(value / 91)]}${letters[value % 91]}`;
  };
  for (const byte of bytes) {
    held |= byte << bits;
    bits += 8;
    if (bits >= 13) {
      put(held & 8191);
      held >>= 13;
      bits -= 13;
    }
  }
  if (bits > 0) put(held);
  return text;
};
