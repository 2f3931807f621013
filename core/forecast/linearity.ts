import { add, type Exact, sum, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

/** Share of a period's bookings per sub-period, in the given order, and its running sum; all null where the period's total is 0. */
export const linearity = (bookings: readonly Exact[]): { share: (Exact | null)[]; cumulative: (Exact | null)[] } => {
  const total = sum(bookings);
  let running = zero;
  return {
    share: bookings.map((booking) => ratio(booking, total)),
    cumulative: bookings.map((booking) => {
      running = add(running, booking);
      return ratio(running, total);
    }),
  };
};
