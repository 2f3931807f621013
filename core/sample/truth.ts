import { bottleneck } from "./deal-life.ts";

/**
 * What the simulation put into the data, for tests that ask whether an analysis finds it. Words are the keys of `company.ts`; an export shows
 * them in its own language. They hold for samples of some thousand deals: with a few hundred, chance may hide them.
 */
export const sampleTruth = {
  /** Deals that enter this stage in the last two closed quarters move on far less often, and later, than before. */
  bottleneck: { stage: bottleneck.stage, quarters: 2 },
  /** From the best win rate of new deals to the worst. */
  sourcesByWinRate: ["referral", "partner", "website", "event", "outbound", "paid_ads"],
  /** Industries and sizes that win more, and less, than the rest; the ideal customer is a winning industry and the size "upper". */
  winningIndustries: ["food", "pharma"],
  losingIndustries: ["logistics", "electronics"],
  winningSize: "upper",
  losingSize: "small",
  /** Renewals win most, new deals least. */
  typesByWinRate: ["renewal", "expansion", "new"],
  /** Machines take longer to sell than software. */
  slowLine: "machines",
  /** The training changes no rep's win rate. */
  trainingEffect: 0,
  /** The calendar quarter with the highest bookings. */
  peakQuarter: 4,
} as const;
