import { RevError } from "../errors/error.ts";
import { add, type Exact, zero } from "../money/exact.ts";

export const forecastCategories = ["closed", "commit", "best_case", "pipeline", "omitted"] as const;
export type ForecastCategory = (typeof forecastCategories)[number];

/** A category by its key, else FORECAST_CATEGORY_UNKNOWN. */
export const forecastCategory = (value: string, place: string): ForecastCategory => {
  const found = forecastCategories.find((category) => category === value);
  if (found === undefined) throw new RevError("FORECAST_CATEGORY_UNKNOWN", { value, place });
  return found;
};

export type Rollup = Readonly<Record<ForecastCategory, Exact>>;

/**
 * Amounts by forecast category. single: the sum of each. cumulative: commit = closed + commit, best case = closed + commit + best case,
 * pipeline = commit + best case + pipeline without closed (the roll-ups of Salesforce's collaborative forecasts). Omitted stands apart.
 */
export const rollup = (
  deals: readonly { readonly amount: Exact; readonly category: ForecastCategory }[],
  mode: "single" | "cumulative",
): Rollup => {
  const sums: Record<ForecastCategory, Exact> = {
    closed: zero,
    commit: zero,
    best_case: zero,
    pipeline: zero,
    omitted: zero,
  };
  for (const { amount, category } of deals) sums[category] = add(sums[category], amount);
  if (mode === "single") return sums;
  const commit = add(sums.closed, sums.commit);
  return {
    closed: sums.closed,
    commit,
    best_case: add(commit, sums.best_case),
    pipeline: add(add(sums.commit, sums.best_case), sums.pipeline),
    omitted: sums.omitted,
  };
};
