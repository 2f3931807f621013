/** Code lengths to a table for canonical Huffman decoding: how many codes of each length, and the symbols in order (RFC 1951, 3.2.2). */
interface Huffman {
  readonly counts: Uint16Array;
  readonly symbols: Uint16Array;
}

const huffman = (lengths: ArrayLike<number>): Huffman => {
  const counts = new Uint16Array(16);
  for (let i = 0; i < lengths.length; i++) counts[lengths[i] as number] = (counts[lengths[i] as number] as number) + 1;
  counts[0] = 0;
  const offsets = new Uint16Array(16);
  for (let i = 1; i < 16; i++) offsets[i] = (offsets[i - 1] as number) + (counts[i - 1] as number);
  const symbols = new Uint16Array(lengths.length);
  for (let i = 0; i < lengths.length; i++) {
    const length = lengths[i] as number;
    if (length !== 0) {
      symbols[offsets[length] as number] = i;
      offsets[length] = (offsets[length] as number) + 1;
    }
  }
  return { counts, symbols };
};

const lengthBase = [
  3, 4, 5, 6, 7, 8, 9, 10, 11, 13, 15, 17, 19, 23, 27, 31, 35, 43, 51, 59, 67, 83, 99, 115, 131, 163, 195, 227, 258,
];
const lengthExtra = [0, 0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 2, 2, 2, 2, 3, 3, 3, 3, 4, 4, 4, 4, 5, 5, 5, 5, 0];
const distanceBase = [
  1, 2, 3, 4, 5, 7, 9, 13, 17, 25, 33, 49, 65, 97, 129, 193, 257, 385, 513, 769, 1025, 1537, 2049, 3073, 4097, 6145,
  8193, 12289, 16385, 24577,
];
const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/** Inflates raw DEFLATE data (RFC 1951) of a known size. The data is our own: damage is a bug of the build and throws. */
export const inflate = (data: Uint8Array, size: number): Uint8Array => {
  const out = new Uint8Array(size);
  let written = 0;
  let at = 0;
  let held = 0;
  let heldBits = 0;
  const bits = (need: number): number => {
    while (heldBits < need) {
      held |= (data[at++] as number) << heldBits;
      heldBits += 8;
    }
    const value = held & ((1 << need) - 1);
    held >>>= need;
    heldBits -= need;
    return value;
  };
  const symbol = ({ counts, symbols }: Huffman): number => {
    let code = 0;
    let first = 0;
    let index = 0;
    for (let length = 1; length < 16; length++) {
      code |= bits(1);
      const codes = counts[length] as number;
      if (code - codes < first) return symbols[index + (code - first)] as number;
      index += codes;
      first = (first + codes) << 1;
      code <<= 1;
    }
    throw new Error("packed texts are damaged");
  };
  const block = (literals: Huffman, distances: Huffman): void => {
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        out[written++] = next;
        continue;
      }
      const length = (lengthBase[next - 257] as number) + bits(lengthExtra[next - 257] as number);
      const code = symbol(distances);
      const distance = (distanceBase[code] as number) + bits(code < 4 ? 0 : (code >> 1) - 1);
      for (let i = 0; i < length; i++, written++) out[written] = out[written - distance] as number;
    }
  };
  const stored = (): void => {
    held = 0;
    heldBits = 0;
    const length = (data[at] as number) | ((data[at + 1] as number) << 8);
    at += 4;
    out.set(data.subarray(at, at + length), written);
    at += length;
    written += length;
  };
  const dynamicBlock = (): void => {
    const literals = bits(5) + 257;
    const distances = bits(5) + 1;
    const codes = bits(4) + 4;
    const lengths = new Uint8Array(320);
    for (let i = 0; i < codes; i++) lengths[codeOrder[i] as number] = bits(3);
    const codeLengths = huffman(lengths.slice(0, 19));
    lengths.fill(0);
    for (let i = 0; i < literals + distances; ) {
      const next = symbol(codeLengths);
      if (next < 16) {
        lengths[i++] = next;
        continue;
      }
      const repeated = next === 16 ? (lengths[i - 1] as number) : 0;
      for (let times = next === 16 ? 3 + bits(2) : next === 17 ? 3 + bits(3) : 11 + bits(7); times > 0; times--) {
        lengths[i++] = repeated;
      }
    }
    block(huffman(lengths.slice(0, literals)), huffman(lengths.slice(literals, literals + distances)));
  };
  const fixedBlock = (): void => {
    const lengths = new Uint8Array(288).fill(8, 0, 144).fill(9, 144, 256).fill(7, 256, 280).fill(8, 280, 288);
    block(huffman(lengths), huffman(new Uint8Array(30).fill(5)));
  };
  for (let isLast = 0; isLast === 0; ) {
    isLast = bits(1);
    const kind = bits(2);
    if (kind === 0) stored();
    else if (kind === 1) fixedBlock();
    else dynamicBlock();
  }
  return out;
};
