import { RevError } from "../errors/error.ts";

export interface EvidenceBin {
  readonly name: string;
  readonly won: number;
  readonly lost: number;
}

export interface WeightOfEvidence {
  readonly bins: readonly { readonly bin: string; readonly woe: number; readonly iv: number }[];
  /** Information value: the sum of the bins'. Below 0.02 useless, 0.1 weak, 0.3 medium, above strong (Siddiqi 2006); above 0.5 suspect leakage. */
  readonly iv: number;
}

/**
 * WoE of a bin = ln(its share of the won / its share of the lost), counts raised by `adjust` and the sums with them; IV = share difference x
 * WoE. A bin without won or lost deals needs an adjustment: EMPTY_CELL_USE_ADJUST, for ln 0 is no number. No bins: IV 0.
 */
export const weightOfEvidence = (bins: readonly EvidenceBin[], adjust = 0): WeightOfEvidence => {
  const won = bins.reduce((total, bin) => total + bin.won + adjust, 0);
  const lost = bins.reduce((total, bin) => total + bin.lost + adjust, 0);
  const results = bins.map((bin) => {
    if (bin.won + adjust <= 0 || bin.lost + adjust <= 0) throw new RevError("EMPTY_CELL_USE_ADJUST", { bin: bin.name });
    const wonShare = (bin.won + adjust) / won;
    const lostShare = (bin.lost + adjust) / lost;
    const woe = Math.log(wonShare / lostShare);
    return { bin: bin.name, woe, iv: (wonShare - lostShare) * woe };
  });
  return { bins: results, iv: results.reduce((total, { iv }) => total + iv, 0) };
};
