import { type Exact, mul, sign } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface CacPayback {
  /** Sales and marketing cost / new customers. */
  readonly cac: Exact | null;
  /** Cost / (new MRR x gross margin); null where no margin ever pays it back. */
  readonly months: Exact | null;
}

/** What a customer costs and in how many months its margin returns it. */
export const cacPayback = (
  salesAndMarketing: Exact,
  newCustomers: number,
  newMrr: Exact,
  grossMargin: Exact,
): CacPayback => {
  const margin = mul(newMrr, grossMargin);
  return {
    cac: ratio(salesAndMarketing, newCustomers),
    months: sign(margin) > 0 ? ratio(salesAndMarketing, margin) : null,
  };
};
