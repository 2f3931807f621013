import { allocateSigned } from "../../money/allocate.ts";
import { currencyDigits } from "../../money/currency.ts";
import { type Exact, zero } from "../../money/exact.ts";
import type { PayLine } from "./lines.ts";

/**
 * The credits of some lines as a statement shows them: rounded to the currency of credit by largest remainder, so that what is shown adds
 * up to the rounded sum; commission itself is computed from exact credit. null for lines without credit.
 */
export const shownCredits = (lines: readonly PayLine[], currency: string): (Exact | null)[] => {
  const shown = allocateSigned(
    lines.map(({ credit }) => credit ?? zero),
    currencyDigits(currency),
  );
  return lines.map(({ credit }, i) => (credit === null ? null : (shown[i] ?? zero)));
};
