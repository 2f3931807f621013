import { longestStay, type Stays } from "./journey.ts";

export interface StayCurve {
  /** Stays that began, and those still going on at the as-of day. */
  readonly stays: number;
  readonly open: number;
  /** First day by which half have left, by any exit; null while more than half are still there (Kaplan-Meier, open stays censored). */
  readonly median: number | null;
  /** Share that has moved forward, has gone back, is lost, by the end of `horizon` days (Aalen-Johansen, the exits compete). */
  readonly forward: number;
  readonly back: number;
  readonly lost: number;
}

/**
 * Time in one stage with open stays right-censored and at risk on their censoring day, and the ways out as competing exits (golden ops
 * `funnel.time_in_stage` and `forecast.win_probability`). Days are whole; no stays give null and zeros.
 */
export const stayCurve = ({ forward, back, lost, open }: Stays, horizon: number): StayCurve => {
  let atRisk = 0;
  let stillOpen = 0;
  for (let day = 0; day <= longestStay; day++) {
    stillOpen += open[day] as number;
    atRisk += (forward[day] as number) + (back[day] as number) + (lost[day] as number) + (open[day] as number);
  }
  const stays = atRisk;
  const cumulative = { forward: 0, back: 0, lost: 0 };
  let survival = 1;
  let median: number | null = null;
  for (let day = 0; day <= longestStay && atRisk > 0; day++) {
    const gone = (forward[day] as number) + (back[day] as number) + (lost[day] as number);
    if (gone > 0) {
      if (day <= horizon) {
        cumulative.forward += (survival * (forward[day] as number)) / atRisk;
        cumulative.back += (survival * (back[day] as number)) / atRisk;
        cumulative.lost += (survival * (lost[day] as number)) / atRisk;
      }
      survival *= 1 - gone / atRisk;
      if (median === null && survival <= 0.5 + 1e-12) median = day;
    }
    atRisk -= gone + (open[day] as number);
  }
  return { stays, open: stillOpen, median, ...cumulative };
};

/** Days within which nine of ten moves forward happened; null where none did. */
export const usualStay = ({ forward }: Stays): number | null => {
  let total = 0;
  for (const count of forward) total += count;
  if (total === 0) return null;
  let seen = 0;
  let day = -1;
  while (seen < total * 0.9) seen += forward[++day] as number;
  return day;
};

/**
 * Moves forward within `horizon` days of entering, as trials of a rate: n are the stays whose end by then is known, k = n x the share that
 * Aalen-Johansen gives, so that stays too young to judge neither count nor bend the rate. k need not be whole.
 */
export const forwardTrials = (stays: Stays, horizon: number): { readonly k: number; readonly n: number } => {
  const { forward, stays: all } = stayCurve(stays, horizon);
  let young = 0;
  for (let day = 0; day < horizon && day < stays.open.length; day++) young += stays.open[day] as number;
  const n = all - young;
  return { k: n * forward, n };
};
