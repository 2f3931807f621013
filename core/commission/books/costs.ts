import { type IsoDate, monthIndex, monthStart } from "../../calendar/iso-date.ts";
import { add, type Exact, min, mul, round, sub, sum, zero } from "../../money/exact.ts";
import { type ContractCost, contractCostSchedule } from "../contract-cost.ts";

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
  readonly contract?: Omit<ContractCost, "cost">;
  /** Taken back from the payee after a cancellation, in the month of `contract.terminated`. */
  readonly clawedBack?: Exact;
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

/**
 * A commission cost in the month of a date. The cost (commission and employer charges) is incurred and capitalised in the month in which
 * it is earned; a clawback reduces the asset before the rest is written off, and what goes beyond the asset reduces expense.
 */
export const costInMonth = (cost: CommissionCost, month: IsoDate): CostMonth => {
  const isEarned = monthIndex(month) === monthIndex(cost.earnedOn);
  const charges = isEarned ? chargesOf(cost) : zero;
  const incurred = isEarned ? cost.earned : zero;
  const whole = add(cost.earned, chargesOf(cost));
  const { contract } = cost;
  const schedule = contract === undefined ? undefined : contractCostSchedule({ ...contract, cost: whole }, cost.digits);
  const capitalised = isEarned && schedule !== undefined ? schedule.capitalised : zero;
  const key = monthStart(monthIndex(month)).slice(0, 7);
  const at = schedule?.monthly.findIndex((row) => row.month === key) ?? -1;
  const amortisation = schedule?.monthly[at]?.expense ?? zero;
  const isTerminated = contract?.terminated !== undefined && monthIndex(contract.terminated) === monthIndex(month);
  const remaining = isTerminated && schedule !== undefined ? schedule.writeOff : zero;
  const clawback = isTerminated ? (cost.clawedBack ?? zero) : zero;
  const clawbackOfAsset = min(clawback, remaining);
  const writeOff = sub(remaining, clawbackOfAsset);
  const expensed = sub(add(incurred, charges), capitalised);
  const before = schedule?.monthly[0];
  const isBefore = before !== undefined && key < before.month && monthIndex(month) >= monthIndex(cost.earnedOn);
  const assetEnd = schedule?.assetEnd[at] ?? (isBefore ? (schedule?.capitalised ?? zero) : zero);
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
