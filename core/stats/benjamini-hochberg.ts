/**
 * p-values adjusted for testing many at once (Benjamini and Hochberg 1995; R's p.adjust method "BH"): calling those at most q findings keeps
 * the expected share of false ones at q. Order is kept; null (no test) stays null and doesn't count.
 */
export const benjaminiHochberg = (pValues: readonly (number | null)[]): (number | null)[] => {
  const tested = pValues
    .map((p, index) => ({ p, index }))
    .filter((entry): entry is { p: number; index: number } => entry.p !== null)
    .sort((a, b) => b.p - a.p || b.index - a.index);
  const adjusted: (number | null)[] = pValues.map(() => null);
  let least = 1;
  tested.forEach(({ p, index }, i) => {
    least = Math.min(least, (p * tested.length) / (tested.length - i));
    adjusted[index] = least;
  });
  return adjusted;
};
