import { type IsoDate, monthIndex, monthStart } from "../core/calendar/iso-date.ts";
import { shiftPeriod } from "../core/calendar/period.ts";
import { RevError } from "../core/errors/error.ts";
import { compare, div, type Exact, exact, one, sign, sum, zero } from "../core/money/exact.ts";
import { allocateQuota } from "../core/quota/allocate.ts";
import { type QuotaCheck, quotaRealism } from "../core/quota/realism.ts";
import { type SeasonWeights, seasonWeights } from "../core/quota/season-weights.ts";
import { seasonalQuota } from "../core/quota/seasonality.ts";
import type { AnalysisContext } from "./analysis/context.ts";
import { type Outlook, type RepOutlook, readOutlook, sumOfGoals } from "./analysis/next-goals.ts";
import { literal } from "./duckdb.ts";

export const weightings = ["history", "potential", "equal"] as const;
export type Weighting = (typeof weightings)[number];

export interface QuotaProposal {
  readonly outlook: Outlook;
  readonly target: Exact;
  /** Where the target comes from. */
  readonly from: "given" | "goals" | "year_before";
  /** Where the weights of the months come from. */
  readonly season: SeasonWeights["from"];
  readonly reps: readonly {
    readonly outlook: RepOutlook;
    readonly quota: Exact;
    readonly check: QuotaCheck;
    /** The quota's months, adding up to it. */
    readonly months: readonly { readonly month: IsoDate; readonly amount: Exact }[];
  }[];
}

interface Wish {
  readonly target: Exact | null;
  readonly over: Exact;
  readonly unit: Exact;
  readonly by: Weighting;
  readonly digits: number;
}

const meanOf = (values: readonly Exact[]): Exact => div(sum(values), exact(values.length));

/** History: mean bookings of whole quarters, at most the capacity for those without any. Potential: what is in sight. Never below 0. */
const weightOf = ({ history, potential, capacity }: RepOutlook, by: Weighting): Exact => {
  const wish =
    by === "equal"
      ? one
      : by === "potential"
        ? (potential ?? zero)
        : history.length > 0
          ? meanOf(history)
          : (capacity ?? zero);
  return sign(wish) < 0 ? zero : wish;
};

const yearBefore = async ({ db, parameters }: AnalysisContext, { period }: Outlook): Promise<Exact> => {
  const before = shiftPeriod(period, -4, parameters.fiscal);
  const { amount } = await db.row<{ amount: string | null }>(
    `select sum(amount) as amount from int_deals
     where outcome = 'won' and closed_on between date ${literal(before.start)} and date ${literal(before.end)}`,
  );
  return exact(amount ?? "0");
};

/** Shares of the months of the quarter ahead, from three years of monthly bookings with the growth taken out; equal with less history. */
const monthShares = async (
  { db }: AnalysisContext,
  { period }: Outlook,
): Promise<Pick<QuotaProposal, "season"> & { readonly shares: readonly { month: IsoDate; share: Exact }[] }> => {
  const rows = await db.rows<{ month: string; booked: string | null }>(
    "select month, sum(booked) as booked from mart_rep_months where won > 0 group by month order by month",
  );
  const booked = new Map(rows.map(({ month, booked: amount }) => [monthIndex(month as IsoDate), Number(amount ?? 0)]));
  const first = monthIndex(period.start);
  const known = Math.min(...booked.keys());
  const years = [-36, -24, -12]
    .filter((offset) => first + offset >= known)
    .map((offset) => Array.from({ length: 12 }, (_, i) => booked.get(first + offset + i) ?? 0));
  const { weights, from } = seasonWeights(years, 12);
  return { season: from, shares: [0, 1, 2].map((i) => ({ month: monthStart(first + i), share: weights[i] ?? one })) };
};

/**
 * Goals for the quarter ahead: the target, over-assigned, divided by weights in whole units, each checked and split into months. Errors: NO_REPS
 * where nobody is there, NO_TARGET where nothing is to be divided, WEIGHTS_ALL_ZERO, and those of `allocateQuota`.
 */
export const proposeQuota = async (context: AnalysisContext, wish: Wish): Promise<QuotaProposal> => {
  const outlook = await readOutlook(context);
  if (outlook.reps.length === 0) throw new RevError("NO_REPS", { period: outlook.period.label });
  const goals = sumOfGoals(outlook.reps);
  const target = wish.target ?? (sign(goals) > 0 ? goals : await yearBefore(context, outlook));
  if (sign(target) <= 0) throw new RevError("NO_TARGET", { period: outlook.period.label });
  const weights = outlook.reps.map((rep) => weightOf(rep, wish.by));
  if (sign(sum(weights)) === 0) throw new RevError("WEIGHTS_ALL_ZERO", { place: `--by ${wish.by}` });
  const { parts } = allocateQuota(target, wish.over, wish.unit, weights);
  const checks = quotaRealism(outlook.reps.map((rep, i) => ({ ...rep, quota: parts[i] ?? zero })));
  const { season, shares } = await monthShares(context, outlook);
  const reps = outlook.reps.map((rep, i) => {
    const quota = parts[i] ?? zero;
    const { periods } = seasonalQuota(
      quota,
      shares.map(({ share }) => share),
      wish.digits,
    );
    return {
      outlook: rep,
      quota,
      check: checks[i] as QuotaCheck,
      months: shares.map(({ month }, place) => ({ month, amount: periods[place] ?? zero })),
    };
  });
  return {
    outlook,
    target,
    season,
    from: wish.target !== null ? "given" : sign(goals) > 0 ? "goals" : "year_before",
    reps: reps.sort((a, b) => compare(b.quota, a.quota) || (a.outlook.rep < b.outlook.rep ? -1 : 1)),
  };
};
