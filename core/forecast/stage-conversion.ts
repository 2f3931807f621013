import { type Exact, exact } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** A deal's stay: day numbers; `closed` is null while open. Any outcome other than won or lost is counted as open. */
export interface StageEntry {
  readonly entered: number;
  readonly outcome: "won" | "lost" | "open";
  readonly closed: number | null;
}

export interface StageConversion {
  readonly entered: number;
  readonly won: number;
  readonly lost: number;
  readonly open: number;
  readonly rateClosedOnly: Exact | null;
  readonly rateNaive: Exact | null;
  readonly mature: number;
  readonly rateMature: Exact | null;
}

/**
 * Share of the deals that entered a stage up to `asOf` that win, three ways: closed only = won / (won + lost); naive = won / entered;
 * mature = of those entered at least `horizonDays` ago, the share won within `horizonDays`. A close after `asOf` counts as open, entries
 * after `asOf` are left out. A rate without a base is null.
 */
export const stageConversion = (entries: readonly StageEntry[], asOf: number, horizonDays: number): StageConversion => {
  const seen = entries
    .filter(({ entered }) => entered <= asOf)
    .map((entry): StageEntry => {
      const known = entry.outcome === "open" || entry.closed === null || entry.closed <= asOf;
      return known ? entry : { entered: entry.entered, outcome: "open", closed: null };
    });
  const count = (outcome: StageEntry["outcome"]) => seen.filter((entry) => entry.outcome === outcome).length;
  const won = count("won");
  const lost = count("lost");
  const mature = seen.filter(({ entered }) => asOf - entered >= horizonDays);
  const wonInTime = mature.filter(
    ({ entered, outcome, closed }) => outcome === "won" && closed !== null && closed - entered <= horizonDays,
  );
  const rate = (part: number, whole: number) => ratio(exact(part), exact(whole));
  return {
    entered: seen.length,
    won,
    lost,
    open: count("open"),
    rateClosedOnly: rate(won, won + lost),
    rateNaive: rate(won, seen.length),
    mature: mature.length,
    rateMature: rate(wonInTime.length, mature.length),
  };
};
