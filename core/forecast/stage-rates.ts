import type { Exact } from "../money/exact.ts";
import { cumulativeIncidence, type Spell, winBy } from "../stats/aalen-johansen.ts";
import { type StageConversion, type StageEntry, stageConversion } from "./stage-conversion.ts";

/** A deal's stay in a stage up to the end of the deal; `closed` is null while open. */
export interface StageVisit {
  readonly entered: number;
  readonly outcome: StageEntry["outcome"] | "disqualified";
  readonly closed: number | null;
}

/** A stage's conversion three ways, and by the curve. */
export interface StageRates extends StageConversion {
  /** Aalen-Johansen incidence of winning within the horizon, open deals censored; null without a deal. */
  readonly rateCurve: Exact | null;
}

/** The stay as it was known at the end of day `asOf`; null where a closed deal has no usable day. */
const spell = ({ entered, outcome, closed }: StageVisit, asOf: number): Spell | null => {
  if (outcome === "open" || (closed !== null && closed > asOf)) return { days: asOf - entered, outcome: "open" };
  if (closed === null || closed < entered) return null;
  return { days: closed - entered, outcome: outcome === "won" ? "won" : "lost" };
};

/**
 * Closed-only, naive and mature win rate of a stage beside the curve of winning within `horizonDays` of entry, from what was known at the
 * end of day `asOf`. Disqualified deals are left out of the rates; to the curve they end as lost ones do. Later entries are left out.
 */
export const stageRates = (visits: readonly StageVisit[], asOf: number, horizonDays: number): StageRates => {
  const seen = visits.filter(({ entered }) => entered <= asOf);
  const counted = seen.flatMap(({ entered, outcome, closed }): StageEntry[] =>
    outcome === "disqualified" ? [] : [{ entered, outcome, closed }],
  );
  const spells = seen.map((visit) => spell(visit, asOf)).filter((found) => found !== null);
  return {
    ...stageConversion(counted, asOf, horizonDays),
    rateCurve: spells.length === 0 ? null : winBy(cumulativeIncidence(spells), horizonDays),
  };
};
