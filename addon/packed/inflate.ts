/** A canonical Huffman code as a table: what the next `longest` bits begin with, as symbol * 16 + length (RFC 1951, 3.2.2). */
interface Huffman {
  readonly table: Uint16Array;
  readonly longest: number;
}

const huffman = (lengths: Uint8Array): Huffman => {
  const longest = Math.max(...lengths);
  const table = new Uint16Array(1 << longest);
  let code = 0;
  for (let length = 1; length <= longest; length++, code <<= 1) {
    for (let symbol = 0; symbol < lengths.length; symbol++) {
      if (lengths[symbol] !== length) continue;
      let mirrored = 0;
      for (let bit = 0; bit < length; bit++) mirrored |= ((code >> bit) & 1) << (length - 1 - bit);
      for (let at = mirrored; at < table.length; at += 1 << length) table[at] = symbol * 16 + length;
      code++;
    }
  }
  return { table, longest };
};

const codeOrder = [16, 17, 18, 0, 8, 7, 9, 6, 10, 5, 11, 4, 12, 3, 13, 2, 14, 1, 15];

/**
 * Inflates raw DEFLATE data (RFC 1951) of a known size, compressed with a preset dictionary or an empty one. The data is our own: a block of
 * a kind that the build never writes throws.
 */
export const inflate = (data: Uint8Array, size: number, dictionary: Uint8Array): Uint8Array => {
  const out = new Uint8Array(dictionary.length + size);
  out.set(dictionary);
  let written = dictionary.length;
  let at = 0;
  let held = 0;
  let heldBits = 0;
  const fill = (need: number): void => {
    for (; heldBits < need; heldBits += 8) held |= (data[at++] ?? 0) << heldBits;
  };
  const drop = (bits: number): void => {
    held >>>= bits;
    heldBits -= bits;
  };
  const bits = (need: number): number => {
    fill(need);
    const value = held & ((1 << need) - 1);
    drop(need);
    return value;
  };
  const symbol = ({ table, longest }: Huffman): number => {
    fill(longest);
    const found = table[held & ((1 << longest) - 1)] as number;
    drop(found & 15);
    return found >> 4;
  };
  /** Codes of lengths and distances: from 0 one by one; each further group of 2^steps codes has one more extra bit. */
  const stepped = (code: number, steps: number): number => {
    const group = code >> steps;
    if (group === 0) return code;
    const first = (1 << steps) + (code & ((1 << steps) - 1));
    return (first << (group - 1)) + bits(group - 1);
  };
  const block = (literals: Huffman, distances: Huffman): void => {
    for (let next = symbol(literals); next !== 256; next = symbol(literals)) {
      if (next < 256) {
        out[written++] = next;
        continue;
      }
      const length = next === 285 ? 258 : 3 + stepped(next - 257, 2);
      const distance = 1 + stepped(symbol(distances), 1);
      for (let i = 0; i < length; i++, written++) out[written] = out[written - distance] as number;
    }
  };
  for (let isLast = 0; isLast === 0; ) {
    isLast = bits(1);
    if (bits(2) !== 2) throw new Error("packed texts are damaged");
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
  }
  return out.subarray(dictionary.length);
};
