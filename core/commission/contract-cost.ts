import { addDays, addMonths, type IsoDate, monthEnd, monthIndex, monthStart } from "../calendar/iso-date.ts";
import { daysFromTo, overlapDays } from "../calendar/overlap.ts";
import { type Exact, fraction, mul, round, sub, zero } from "../money/exact.ts";

export interface ContractCost {
  readonly cost: Exact;
  readonly start: IsoDate;
  /** Benefit period, expected renewals included where renewal commission is not commensurate. */
  readonly months: number;
  /** full_month: the start month is a whole month. daily: days served / total days. */
  readonly convention: "full_month" | "daily";
  /** Practical expedient: expense at once, allowed only for 12 months or less. */
  readonly applyExpedient?: boolean;
  /** Month in which the customer leaves, any day of it: it is amortised, the rest written off. */
  readonly terminated?: IsoDate;
}

export interface ContractCostSchedule {
  readonly expensedImmediately: Exact;
  readonly capitalised: Exact;
  readonly monthly: readonly { readonly month: string; readonly expense: Exact }[];
  /** The asset at the end of each month, after the write-off of the last. */
  readonly assetEnd: readonly Exact[];
  readonly writeOff: Exact;
}

/** Share of the benefit period that is over at the end of a month. */
const servedShare = ({ start, months, convention }: ContractCost, index: number): Exact => {
  if (convention === "full_month") return fraction(BigInt(index - monthIndex(start) + 1), BigInt(months));
  const end = addDays(addMonths(start, months), -1);
  const served = overlapDays(start, end, start, monthEnd(index));
  return fraction(BigInt(served), BigInt(daysFromTo(start, end)));
};

/**
 * Straight-line amortisation of the incremental cost of obtaining a contract, rounded cumulatively so that the asset closes at zero.
 * A customer who leaves before the first month writes everything off. Source: IFRS 15.91-94 and 99-101, ASC 340-40-25 and 340-40-35.
 */
export const contractCostSchedule = (contract: ContractCost, digits = 2): ContractCostSchedule => {
  const { cost, start, months, convention, terminated } = contract;
  if (contract.applyExpedient === true && months <= 12) {
    return { expensedImmediately: cost, capitalised: zero, monthly: [], assetEnd: [], writeOff: zero };
  }
  const first = monthIndex(start);
  const lastDay = addDays(addMonths(start, months), -1);
  const last = convention === "full_month" ? first + months - 1 : monthIndex(lastDay);
  const leaves = terminated === undefined ? last : Math.min(last, monthIndex(terminated));
  const monthly: { month: string; expense: Exact }[] = [];
  const assetEnd: Exact[] = [];
  let amortised = zero;
  for (let index = first; index <= leaves; index++) {
    const upTo = round(mul(cost, servedShare(contract, index)), digits);
    monthly.push({ month: monthStart(index).slice(0, 7), expense: sub(upTo, amortised) });
    amortised = upTo;
    assetEnd.push(sub(cost, amortised));
  }
  const writeOff = leaves < last ? sub(cost, amortised) : zero;
  if (leaves < last && assetEnd.length > 0) assetEnd[assetEnd.length - 1] = zero;
  return { expensedImmediately: zero, capitalised: cost, monthly, assetEnd, writeOff };
};
