import { type IsoDate, monthIndex, monthStart } from "../../calendar/iso-date.ts";
import { add, type Exact, min, mul, round, sign, sub, sum, zero } from "../../money/exact.ts";
import { type ContractCost, type ContractCostSchedule, contractCostSchedule } from "../contract-cost.ts";

/** Commission earned on a contract, as the books see it. Employer charges and whether a cost is incremental are given, not guessed. */
export interface CommissionCost {
  readonly id: string;
  readonly entity: string;
  readonly costCentre: string;
  readonly currency: string;
  readonly digits: number;
  readonly earnedOn: IsoDate;
  readonly earned: Exact;
  /** Employer charges as a share of the commission. */
  readonly chargeRate: Exact;
  /** Terms of capitalisation; absent where the cost is not incremental and is expensed at once. */
  readonly contract?: Omit<ContractCost, "cost" | "terminated">;
  /** The customer left: what is left of the asset is written off, after what the payee gives back. */
  readonly cancelled?: { readonly on: IsoDate; readonly clawedBack: Exact };
}

/** One cost in one month. Expense = what is not capitalised + amortisation + write-off - clawback beyond the asset. */
export interface CostMonth {
  readonly incurred: Exact;
  readonly charges: Exact;
  readonly capitalised: Exact;
  readonly expensed: Exact;
  readonly amortisation: Exact;
  readonly clawback: Exact;
  /** Part of the clawback that reduces the asset before any write-off. */
  readonly clawbackOfAsset: Exact;
  readonly writeOff: Exact;
  readonly assetEnd: Exact;
  readonly expense: Exact;
}

const chargesOf = ({ earned, chargeRate, digits }: CommissionCost): Exact => round(mul(earned, chargeRate), digits);

const scheduleOf = (cost: CommissionCost): ContractCostSchedule | undefined => {
  const { contract, cancelled, earned, digits } = cost;
  if (contract === undefined) return undefined;
  const whole = add(earned, chargesOf(cost));
  const terminated = cancelled === undefined ? {} : { terminated: cancelled.on };
  return contractCostSchedule({ ...contract, ...terminated, cost: whole }, digits);
};

/**
 * A commission cost in the month of a date. The cost (commission and employer charges) is incurred and capitalised in the month in which
 * it is earned; where the contract runs already, that month amortises the months before too, so that a credit note takes back its part of
 * asset and amortisation. A clawback reduces the asset before the rest is written off, and what goes beyond the asset reduces expense.
 */
export const costInMonth = (cost: CommissionCost, month: IsoDate): CostMonth => {
  const [at, earned] = [monthIndex(month), monthIndex(cost.earnedOn)];
  const isEarned = at === earned;
  const charges = isEarned ? chargesOf(cost) : zero;
  const incurred = isEarned ? cost.earned : zero;
  const schedule = scheduleOf(cost);
  const whole = schedule?.capitalised ?? zero;
  const capitalised = isEarned ? whole : zero;
  const amortisedBy = (index: number): Exact => {
    const key = monthStart(index).slice(0, 7);
    const months = index < earned ? [] : (schedule?.monthly ?? []).filter((row) => row.month <= key);
    return sum(months.map(({ expense }) => expense));
  };
  const amortised = amortisedBy(at);
  const amortisation = sub(amortised, amortisedBy(at - 1));
  const { cancelled } = cost;
  const end = cancelled === undefined ? undefined : Math.max(earned, monthIndex(cancelled.on));
  const remaining = at === end && schedule !== undefined ? schedule.writeOff : zero;
  const clawback = at === end ? (cancelled?.clawedBack ?? zero) : zero;
  const clawbackOfAsset = sign(remaining) > 0 ? min(clawback, remaining) : zero;
  const writeOff = sub(remaining, clawbackOfAsset);
  const expensed = sub(add(incurred, charges), capitalised);
  const isOver = end !== undefined && at >= end;
  const assetEnd = at < earned || isOver ? zero : sub(whole, amortised);
  const beyond = sub(clawback, clawbackOfAsset);
  const expense = sub(sum([expensed, amortisation, writeOff]), beyond);
  return {
    incurred,
    charges,
    capitalised,
    expensed,
    amortisation,
    clawback,
    clawbackOfAsset,
    writeOff,
    assetEnd,
    expense,
  };
};
