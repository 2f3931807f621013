import { add, div, type Exact, exact, mul, one, powerOfTen, round, sub, zero } from "../money/exact.ts";

/** One spell: days observed and how it ended; `open` is right-censored at that day. */
export interface Spell {
  readonly days: number;
  readonly outcome: "won" | "lost" | "open";
}

/** Counts at one event day; those censored on that day are still at risk on it. */
export interface RiskSet {
  readonly days: number;
  readonly atRisk: number;
  readonly won: number;
  readonly lost: number;
}

/** Event days in order with their risk sets; days on which spells were only censored are left out. Order of the spells never matters. */
export const riskSets = (spells: readonly Spell[]): RiskSet[] => {
  const ordered = [...spells].sort((a, b) => a.days - b.days);
  const sets: RiskSet[] = [];
  for (let i = 0; i < ordered.length; ) {
    const days = (ordered[i] as Spell).days;
    const atRisk = ordered.length - i;
    let won = 0;
    let lost = 0;
    for (; i < ordered.length && (ordered[i] as Spell).days === days; i++) {
      const { outcome } = ordered[i] as Spell;
      if (outcome === "won") won++;
      else if (outcome === "lost") lost++;
    }
    if (won + lost > 0) sets.push({ days, atRisk, won, lost });
  }
  return sets;
};

export interface IncidenceStep extends RiskSet {
  readonly cumWin: Exact;
  readonly cumLoss: Exact;
  readonly stillOpen: Exact;
}

const longest = powerOfTen(80);

/** Long histories would grow fractions of thousands of digits; 60 decimals are kept then. */
const held = (share: Exact): Exact => (share.d > longest ? round(share, 60) : share);

/**
 * Aalen-Johansen cumulative incidence of winning, losing being the competing risk, in exact fractions: at each event day the share still
 * open times won / at risk is added. No spells: no steps.
 */
export const cumulativeIncidence = (spells: readonly Spell[]): IncidenceStep[] => {
  let cumWin = zero;
  let cumLoss = zero;
  let stillOpen = one;
  return riskSets(spells).map((set) => {
    const share = (count: number) => div(mul(stillOpen, exact(count)), exact(set.atRisk));
    const won = share(set.won);
    const lost = share(set.lost);
    cumWin = held(add(cumWin, won));
    cumLoss = held(add(cumLoss, lost));
    stillOpen = held(sub(sub(stillOpen, won), lost));
    return { ...set, cumWin, cumLoss, stillOpen };
  });
};

/** Incidence by the last event day at or before `horizonDays`; 0 before the first event. */
export const winBy = (steps: readonly IncidenceStep[], horizonDays: number): Exact => {
  let reached = zero;
  for (const step of steps) if (step.days <= horizonDays) reached = step.cumWin;
  return reached;
};
