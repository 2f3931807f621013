/** Settings of the packer: literals see the three high bits of the letter before, lengths and distances the place modulo four. */
const literalBits = 3;
const placeMask = 3;
const headerBytes = 13;

const lengthStates = 4;
const distanceModels = 115;

/** Bits of a range coder, each predicted by how it fell before in the same place of the model. */
class Bits {
  private range = 0xffffffff;
  private code: number;
  private readonly bytes: Uint8Array;
  private at: number;

  constructor(bytes: Uint8Array, from: number) {
    this.bytes = bytes;
    this.code = new DataView(bytes.buffer, bytes.byteOffset).getUint32(from + 1);
    this.at = from + 5;
  }

  private widen(): void {
    this.range = (this.range << 8) >>> 0;
    this.code = ((this.code << 8) | (this.bytes[this.at++] ?? 0)) >>> 0;
  }

  bit(model: Uint16Array, place: number): number {
    const chance = model[place] as number;
    const bound = (this.range >>> 11) * chance;
    const bit = this.code < bound ? 0 : 1;
    if (bit === 0) {
      this.range = bound;
      model[place] = chance + ((2048 - chance) >>> 5);
    } else {
      this.range -= bound;
      this.code -= bound;
      model[place] = chance - (chance >>> 5);
    }
    if (this.range < 0x1000000) this.widen();
    return bit;
  }

  /** Bits that nothing predicts. */
  even(count: number): number {
    let value = 0;
    for (let i = 0; i < count; i++) {
      this.range >>>= 1;
      const bit = this.code >= this.range ? 1 : 0;
      if (bit === 1) this.code -= this.range;
      value = (value << 1) | bit;
      if (this.range < 0x1000000) this.widen();
    }
    return value;
  }

  /** Walks a tree of models down from a node until its numbers reach `end`; range and code stay in variables, which is twice as quick. */
  walk(model: Uint16Array, from: number, start: number, end: number): number {
    let { range, code, at } = this;
    let node = start;
    while (node < end) {
      const chance = model[from + node] as number;
      const bound = (range >>> 11) * chance;
      node <<= 1;
      if (code < bound) {
        range = bound;
        model[from + (node >> 1)] = chance + ((2048 - chance) >>> 5);
      } else {
        range -= bound;
        code -= bound;
        model[from + (node >> 1)] = chance - (chance >>> 5);
        node |= 1;
      }
      if (range < 0x1000000) {
        range = (range << 8) >>> 0;
        code = ((code << 8) | (this.bytes[at++] ?? 0)) >>> 0;
      }
    }
    this.range = range;
    this.code = code;
    this.at = at;
    return node;
  }

  tree(model: Uint16Array, from: number, depth: number): number {
    return this.walk(model, from, 1, 1 << depth) - (1 << depth);
  }

  treeFromBelow(model: Uint16Array, from: number, depth: number): number {
    let node = 1;
    let value = 0;
    for (let i = 0; i < depth; i++) {
      const bit = this.bit(model, from + node);
      node = (node << 1) | bit;
      value |= bit << i;
    }
    return value;
  }
}

const models = (size: number): Uint16Array => new Uint16Array(size).fill(1024);

/** A length of a repetition less two: eight short ones and eight middle ones for each place, then 256 long ones. */
const lengths = (bits: Bits) => {
  const choice = models(2);
  const short = models(8 * (placeMask + 1));
  const middle = models(8 * (placeMask + 1));
  const long = models(256);
  return (place: number): number => {
    if (bits.bit(choice, 0) === 0) return bits.tree(short, place * 8, 3);
    return bits.bit(choice, 1) === 0 ? 8 + bits.tree(middle, place * 8, 3) : 16 + bits.tree(long, 0, 8);
  };
};

/**
 * The bytes that an LZMA file of the packer's usual settings and known size holds. The sidebar's program and the server's texts are packed so:
 * a tenth to a sixth smaller than by DEFLATE, which browsers know and Apps Script doesn't.
 */
export const unpack = (packed: Uint8Array): Uint8Array<ArrayBuffer> => {
  const size = new DataView(packed.buffer, packed.byteOffset).getUint32(5, true);
  const out = new Uint8Array(size);
  const bits = new Bits(packed, headerBytes);
  const isMatch = models(12 * (placeMask + 1));
  const isRepeat = models(12);
  const isOther = [models(12), models(12), models(12)] as const;
  const isLongFirst = models(12 * (placeMask + 1));
  const literals = models(0x300 << literalBits);
  const slots = models(64 * lengthStates);
  const distances = models(distanceModels);
  const aligned = models(16);
  const [newLength, oldLength] = [lengths(bits), lengths(bits)];
  const last = [0, 0, 0, 0];
  let state = 0;
  let at = 0;

  const literal = (): void => {
    const before = at === 0 ? 0 : (out[at - 1] as number);
    const from = 0x300 * (before >> (8 - literalBits));
    let node = 1;
    if (state >= 7) {
      let match = out[at - (last[0] as number) - 1] as number;
      do {
        const guess = (match >> 7) & 1;
        match <<= 1;
        const bit = bits.bit(literals, from + ((1 + guess) << 8) + node);
        node = (node << 1) | bit;
        if (guess !== bit) break;
      } while (node < 0x100);
    }
    out[at++] = bits.walk(literals, from, node, 0x100) & 255;
    state = state < 4 ? 0 : state < 10 ? state - 3 : state - 6;
  };

  const distance = (length: number): number => {
    const slot = bits.tree(slots, 64 * Math.min(length, lengthStates - 1), 6);
    if (slot < 4) return slot;
    const low = (slot >> 1) - 1;
    const base = (2 | (slot & 1)) << low;
    if (slot < 14) return base + bits.treeFromBelow(distances, base - slot, low);
    return base + (bits.even(low - 4) << 4) + bits.treeFromBelow(aligned, 0, 4);
  };

  /** Takes up one of the last four distances; gives its length less two, or -1 for a single byte. */
  const repeat = (place: number): number => {
    let chosen = 0;
    if (bits.bit(isOther[0], state) === 0) {
      if (bits.bit(isLongFirst, state * 4 + place) === 0) {
        state = state < 7 ? 9 : 11;
        return -1;
      }
    } else chosen = bits.bit(isOther[1], state) === 0 ? 1 : 2 + bits.bit(isOther[2], state);
    last.unshift(...last.splice(chosen, 1));
    state = state < 7 ? 8 : 11;
    return oldLength(place);
  };

  while (at < size) {
    const place = at & placeMask;
    if (bits.bit(isMatch, state * 4 + place) === 0) {
      literal();
      continue;
    }
    let length: number;
    if (bits.bit(isRepeat, state) === 1) length = repeat(place);
    else {
      length = newLength(place);
      state = state < 7 ? 7 : 10;
      last.unshift(distance(length));
      last.pop();
    }
    const back = (last[0] as number) + 1;
    for (let end = at + length + 2; at < end; at++) out[at] = out[at - back] as number;
  }
  return out;
};
