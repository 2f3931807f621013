import { type RiskSet, riskSets, type Spell } from "./aalen-johansen.ts";

export interface RiskStep extends RiskSet {
  readonly cumWin: number;
  readonly cumLoss: number;
  readonly stillOpen: number;
}

/**
 * Aalen-Johansen cumulative incidence in doubles, for histories with thousands of event days, where exact fractions grow without end (see
 * `cumulativeIncidence` for those). Losing competes with winning; open spells are right-censored. No spells: no steps.
 */
export const competingRisks = (spells: readonly Spell[]): RiskStep[] => {
  let cumWin = 0;
  let cumLoss = 0;
  let stillOpen = 1;
  return riskSets(spells).map((set) => {
    cumWin += (stillOpen * set.won) / set.atRisk;
    cumLoss += (stillOpen * set.lost) / set.atRisk;
    stillOpen *= (set.atRisk - set.won - set.lost) / set.atRisk;
    return { ...set, cumWin, cumLoss, stillOpen };
  });
};
