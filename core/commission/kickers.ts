import { RevError } from "../errors/error.ts";
import { add, type Exact, mul, one, round, sub, sum } from "../money/exact.ts";

export interface Kicker {
  readonly name: string;
  /** multiplier acts on the base commission, add_rate on the amount, flat is money. */
  readonly type: "multiplier" | "add_rate" | "flat";
  readonly value: Exact;
}

/** How several multipliers act together: 1.1 and 1.2 give 1.32 (multiplicative) or 1.3 (additive). */
export type Stacking = "multiplicative" | "additive";

/** The one multiplier that several make; 1 for none. */
export const stackedMultiplier = (multipliers: readonly Exact[], stacking: Stacking): Exact =>
  stacking === "multiplicative" ? multipliers.reduce(mul, one) : add(one, sum(multipliers.map((m) => sub(m, one))));

const valuesOf = (kickers: readonly Omit<Kicker, "name">[], type: Kicker["type"]) =>
  kickers.filter((kicker) => kicker.type === type).map(({ value }) => value);

/** Base commission with kickers, unrounded. An added rate without an amount is refused with KICKER_WITHOUT_AMOUNT. */
export const withKickers = (
  base: Exact,
  amount: Exact | undefined,
  kickers: readonly (Omit<Kicker, "name"> & { readonly name?: string })[],
  stacking: Stacking = "multiplicative",
): Exact => {
  const multiplied = mul(base, stackedMultiplier(valuesOf(kickers, "multiplier"), stacking));
  const rates = valuesOf(kickers, "add_rate");
  if (rates.length > 0 && amount === undefined) {
    const name = kickers.find(({ type }) => type === "add_rate")?.name ?? "";
    throw new RevError("KICKER_WITHOUT_AMOUNT", { kicker: name });
  }
  const added = amount === undefined ? [] : rates.map((rate) => mul(amount, rate));
  return sum([multiplied, ...added, ...valuesOf(kickers, "flat")]);
};

/**
 * Commission with kickers, rounded once: multipliers act on the base only, compounding or summed above 1; added rates (amount x rate) and
 * flat bonuses come afterwards, so that the order of the list never matters.
 */
export const kickedCommission = (
  base: Exact,
  amount: Exact | undefined,
  kickers: readonly Kicker[],
  stacking: Stacking = "multiplicative",
  digits = 2,
): Exact => round(withKickers(base, amount, kickers, stacking), digits);
