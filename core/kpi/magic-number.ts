import { type Exact, exact, mul, sub } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** (a quarter's revenue - the prior quarter's) x 4 / the prior quarter's sales and marketing cost; blank for a cost of 0. */
export const magicNumber = (revenue: Exact, revenuePrior: Exact, salesAndMarketingPrior: Exact): Exact | null =>
  ratio(mul(sub(revenue, revenuePrior), exact(4)), salesAndMarketingPrior);
