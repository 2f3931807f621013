import { RevError } from "../../errors/error.ts";
import { sign } from "../../money/exact.ts";
import type { Balances, PaidLine } from "./inputs.ts";

/** Refuses amounts of earlier periods in another currency of pay (PAY_CURRENCY_CHANGED): they would be added up as if they were one. */
export const requireCurrency = (
  payee: string,
  currency: string,
  earlier: readonly { readonly currency?: string }[],
): void => {
  const other = earlier.find((row) => row.currency !== undefined && row.currency !== currency);
  if (other?.currency !== undefined)
    throw new RevError("PAY_CURRENCY_CHANGED", { payee, before: other.currency, now: currency });
};

/** Amounts of earlier periods that a period takes up: balances that are not 0, and paid lines that are clawed back or returned. */
export const openAmounts = (
  opening: Balances,
  cancellations: readonly { readonly paid: readonly PaidLine[] }[],
  returns: readonly { readonly paid: PaidLine }[],
): readonly (Balances | PaidLine)[] => {
  const { draw, clawback, carried, held } = opening;
  const isOpen = held.length > 0 || [draw, clawback, carried].some((balance) => sign(balance) !== 0);
  return [
    ...(isOpen ? [opening] : []),
    ...cancellations.flatMap(({ paid }) => paid),
    ...returns.map(({ paid }) => paid),
  ];
};
