import { RevError } from "../errors/error.ts";
import { currencyDigits } from "./currency.ts";
import { type Exact, fromUnits, type RoundingMode, roundToUnits } from "./exact.ts";

declare const brand: unique symbol;

/** A payable amount: whole minor units of one currency. The only doors in are `money` and the operations below. */
export interface Money {
  readonly units: bigint;
  readonly currency: string;
  readonly [brand]: "Money";
}

const ofUnits = (units: bigint, currency: string): Money => ({ units, currency }) as Money;

/** Rounds an exact amount once to the currency's minor unit. */
export const money = (amount: Exact, currency: string, mode: RoundingMode = "half_up"): Money =>
  ofUnits(roundToUnits(amount, currencyDigits(currency), mode), currency);

/** The exact value of an amount of money. */
export const moneyValue = ({ units, currency }: Money): Exact => fromUnits(units, currencyDigits(currency));

/** Adds amounts of one currency; two currencies are refused with CURRENCY_MIXED. */
export const addMoney = (a: Money, b: Money): Money => {
  if (a.currency !== b.currency) throw new RevError("CURRENCY_MIXED", { first: a.currency, second: b.currency });
  return ofUnits(a.units + b.units, a.currency);
};
