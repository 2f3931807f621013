const prefixWeight = 0.1;
const longestPrefix = 4;

const commonPrefix = (a: string, b: string): number => {
  let prefix = 0;
  while (prefix < longestPrefix && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return prefix;
};

// Reused from call to call: a comparison allocates nothing.
let matchedA = new Int32Array(64);
let usedB = new Uint8Array(64);

const jaro = (a: string, b: string): number => {
  if (matchedA.length < a.length) matchedA = new Int32Array(2 * a.length);
  if (usedB.length < b.length) usedB = new Uint8Array(2 * b.length);
  usedB.fill(0, 0, b.length);
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  let matches = 0;
  for (let i = 0; i < a.length; i++) {
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (usedB[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        usedB[j] = 1;
        matchedA[matches++] = i;
        break;
      }
    }
  }
  if (matches === 0) return 0;
  let swapped = 0;
  let k = 0;
  for (let j = 0; j < b.length; j++) {
    if (usedB[j] === 1 && a.charCodeAt(matchedA[k++] as number) !== b.charCodeAt(j)) swapped++;
  }
  return (matches / a.length + matches / b.length + (matches - swapped / 2) / matches) / 3;
};

/**
 * Jaro-Winkler similarity of two texts, 0 to 1 (Winkler 1990, prefix weight 0.1, at most four letters): made for names with typing errors,
 * beginnings weigh more. Equal texts give 1, texts without a common letter 0.
 */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return 1;
  const similarity = jaro(a, b);
  return similarity + commonPrefix(a, b) * prefixWeight * (1 - similarity);
};

/** The letters of a text as bits, by their code modulo 32. */
export const letterBits = (text: string): number => {
  let bits = 0;
  for (let i = 0; i < text.length; i++) bits |= 1 << (text.charCodeAt(i) & 31);
  return bits;
};

const countBits = (bits: number): number => {
  let rest = bits - ((bits >>> 1) & 0x55555555);
  rest = (rest & 0x33333333) + ((rest >>> 2) & 0x33333333);
  return Math.imul((rest + (rest >>> 4)) & 0x0f0f0f0f, 0x01010101) >>> 24;
};

/**
 * Whether two texts are at least this similar. Most pairs are refused by an upper bound from their lengths and letters (`letterBits`): a letter
 * that only one of them has can't match.
 */
export const similarAtLeast = (a: string, b: string, bitsA: number, bitsB: number, from: number): boolean => {
  const matches = Math.min(a.length - countBits(bitsA & ~bitsB), b.length - countBits(bitsB & ~bitsA));
  const bound = (matches / a.length + matches / b.length + 1) / 3;
  const most = longestPrefix * prefixWeight;
  return bound + most * (1 - bound) >= from && jaroWinkler(a, b) >= from;
};
