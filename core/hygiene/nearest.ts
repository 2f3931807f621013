import { fold } from "../locale/fold.ts";
import { jaroWinkler } from "./similarity.ts";

/** The name most like a text, letter case and accents aside; of equals the first. Undefined without names. */
export const nearest = (text: string, names: readonly string[]): string | undefined => {
  const wanted = fold(text);
  let best: { readonly name: string; readonly likeness: number } | undefined;
  for (const name of names) {
    const likeness = jaroWinkler(wanted, fold(name));
    if (best === undefined || likeness > best.likeness) best = { name, likeness };
  }
  return best?.name;
};
