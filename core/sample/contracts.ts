import { dateOfDayNumber, dayNumber, monthIndex, monthStart } from "../calendar/iso-date.ts";
import type { LeadSource } from "./company.ts";
import type { Cents, DayNumber, SampleAccount, SampleOrder } from "./model.ts";
import { workday } from "./people.ts";
import { between, chance, randomOf } from "./random.ts";

const kind = 22;

/** A subscription and what became of it. Months are counted as `monthIndex` does; values are a year's fee in the account's currency. */
export interface Subscription {
  readonly account: SampleAccount;
  readonly source: LeadSource | null;
  readonly startMonth: number;
  readonly changes: { readonly month: number; readonly delta: Cents; readonly dealId: number | null }[];
  /** The month from which nothing is paid any more. */
  endMonth: number | null;
  /** Months from the start to the end of the current term. */
  termMonths: number;
}

/** A machine sold: a third is paid soon, the rest on delivery. */
export interface Purchase {
  readonly account: SampleAccount;
  readonly dealId: number;
  readonly wonOn: DayNumber;
  readonly amount: Cents;
}

export const annualFee = (subscription: Subscription, month: number): Cents => {
  if (subscription.endMonth !== null && month >= subscription.endMonth) return 0;
  let fee = 0;
  for (const change of subscription.changes) if (change.month <= month) fee += change.delta;
  return fee;
};

const dealBehind = (subscription: Subscription, month: number): number | null => {
  let dealId: number | null = null;
  for (const change of subscription.changes) if (change.month <= month) dealId = change.dealId;
  return dealId;
};

/**
 * The payments from the history's first month to the as-of day, month by month: a twelfth of the fee on the first working day of each month,
 * machines in two parts, and a credit note for one payment in seventy within three weeks of it.
 */
export function* ordersOf(
  seed: number,
  from: DayNumber,
  asOf: DayNumber,
  subscriptions: readonly Subscription[],
  purchases: readonly Purchase[],
): Generator<SampleOrder> {
  let id = 0;
  const withCredit = function* (order: Omit<SampleOrder, "id">): Generator<SampleOrder> {
    if (order.orderedOn > asOf || order.orderedOn < from || order.amount === 0) return;
    id++;
    yield { ...order, id };
    const random = randomOf(seed, kind, id);
    if (!chance(random, 1 / 70)) return;
    const orderedOn = workday(order.orderedOn + between(random, 2, 18));
    const amount = -Math.max(1, Math.round((order.amount * between(random, 2, 10)) / 10));
    if (orderedOn > asOf) return;
    id++;
    yield { ...order, id, orderedOn, amount, type: "credit_note" };
  };
  const byMonth = new Map<number, Omit<SampleOrder, "id">[]>();
  for (const purchase of purchases) {
    const first = Math.round(purchase.amount * 0.3);
    const parts = [
      { orderedOn: workday(purchase.wonOn + 7), amount: first },
      { orderedOn: workday(purchase.wonOn + 90), amount: purchase.amount - first },
    ];
    for (const part of parts) {
      const month = monthIndex(dateOfDayNumber(part.orderedOn));
      const list = byMonth.get(month) ?? [];
      list.push({
        ...part,
        account: purchase.account,
        dealId: purchase.dealId,
        currency: purchase.account.currency,
        type: "one_time",
      });
      byMonth.set(month, list);
    }
  }
  const lastMonth = monthIndex(dateOfDayNumber(asOf));
  for (let month = monthIndex(dateOfDayNumber(from)); month <= lastMonth; month++) {
    const orderedOn = workday(dayNumber(monthStart(month)));
    for (const subscription of subscriptions) {
      if (month < subscription.startMonth) continue;
      yield* withCredit({
        account: subscription.account,
        dealId: dealBehind(subscription, month),
        orderedOn,
        amount: Math.round(annualFee(subscription, month) / 12),
        currency: subscription.account.currency,
        type: "subscription",
      });
    }
    for (const order of byMonth.get(month) ?? []) yield* withCredit(order);
  }
}
