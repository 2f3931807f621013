import type { Cancellation, RunInputs } from "../../core/commission/engine/inputs.ts";
import { type Earlier, earlierPeriods, type Locked } from "./earlier-periods.ts";
import { relevantInputs } from "./relevant-inputs.ts";

const cancelledIn = ({ inputs }: Locked): readonly Cancellation[] => inputs.cancellations ?? [];

/** Cancellations dated in a locked period that no lock knows: they are clawed back in the open period. */
const lateCancellations = ({ cancellations = [] }: RunInputs, before: readonly Locked[]): Cancellation[] => {
  const done = new Set(before.flatMap(cancelledIn).map(({ deal }) => deal));
  return cancellations.filter(
    ({ deal, date }) =>
      !done.has(deal) && before.some(({ inputs }) => inputs.period.start <= date && date <= inputs.period.end),
  );
};

/**
 * What a pay period is computed from, out of everything that is known: the rows it depends on, what the locks `before` it (the earliest
 * first) paid, carried and clawed back, and cancellations that came too late for them.
 */
export const periodInputs = (
  whole: RunInputs,
  before: readonly Locked[],
): { readonly inputs: RunInputs } & Pick<Earlier, "recomputed" | "balancesOf"> => {
  const late = lateCancellations(whole, before);
  const { paid, balances, recomputed, balancesOf } = earlierPeriods(whole, before, late);
  const relevant = relevantInputs({
    ...whole,
    ...(paid === undefined ? {} : { paid }),
    ...(balances === undefined ? {} : { balances }),
  });
  const inputs: RunInputs = {
    ...relevant,
    cancellations: [...late, ...(relevant.cancellations ?? [])],
    clawedBack: before.flatMap(cancelledIn).map(({ deal }) => deal),
  };
  return { inputs, recomputed, balancesOf };
};
