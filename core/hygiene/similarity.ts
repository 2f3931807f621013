/**
 * Jaro-Winkler similarity of two texts, 0 to 1 (Winkler 1990, prefix weight 0.1, at most four letters): made for names with typing errors,
 * beginnings weigh more. Equal texts give 1, texts without a common letter 0.
 */
export const jaroWinkler = (a: string, b: string): number => {
  if (a === b) return 1;
  if (a.length === 0 || b.length === 0) return 0;
  const reach = Math.max(0, (Math.max(a.length, b.length) >> 1) - 1);
  const usedB = new Uint8Array(b.length);
  const matchedA: number[] = [];
  for (let i = 0; i < a.length; i++) {
    const last = Math.min(b.length - 1, i + reach);
    for (let j = Math.max(0, i - reach); j <= last; j++) {
      if (usedB[j] === 0 && a.charCodeAt(i) === b.charCodeAt(j)) {
        usedB[j] = 1;
        matchedA.push(i);
        break;
      }
    }
  }
  const matches = matchedA.length;
  if (matches === 0) return 0;
  let swapped = 0;
  let k = 0;
  for (let j = 0; j < b.length; j++) {
    if (usedB[j] === 1 && a.charCodeAt(matchedA[k++] as number) !== b.charCodeAt(j)) swapped++;
  }
  const jaro = (matches / a.length + matches / b.length + (matches - swapped / 2) / matches) / 3;
  let prefix = 0;
  while (prefix < 4 && prefix < a.length && a[prefix] === b[prefix]) prefix++;
  return jaro + prefix * 0.1 * (1 - jaro);
};
