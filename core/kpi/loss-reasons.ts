import { add, compare, type Exact, zero } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface LostDeal {
  /** Last open stage before the loss; null where unknown. */
  readonly stage: string | null;
  /** Null where nobody recorded one. */
  readonly reason: string | null;
  readonly amount: Exact | null;
}

export interface LossReason {
  readonly reason: string | null;
  readonly count: number;
  /** Share of all lost deals. */
  readonly share: Exact | null;
  /** Sum of the known amounts; null where no deal has one. */
  readonly amount: Exact | null;
  /** Lost deals by stage, in the order of `stages`; the last entry counts those of an unknown or other stage. */
  readonly byStage: readonly number[];
}

/** Why and where deals are lost: one row a reason, most frequent first (ties: larger amount, then name), deals without a reason last. */
export const lossReasons = (deals: readonly LostDeal[], stages: readonly string[]): LossReason[] => {
  const rows = new Map<string | null, { count: number; amount: Exact | null; byStage: number[] }>();
  for (const { stage, reason, amount } of deals) {
    const row = rows.get(reason) ?? { count: 0, amount: null, byStage: new Array<number>(stages.length + 1).fill(0) };
    rows.set(reason, row);
    row.count++;
    if (amount !== null) row.amount = add(row.amount ?? zero, amount);
    const at = stage === null ? -1 : stages.indexOf(stage);
    const column = at < 0 ? stages.length : at;
    row.byStage[column] = (row.byStage[column] as number) + 1;
  }
  return [...rows]
    .map(([reason, row]) => ({ reason, ...row, share: ratio(row.count, deals.length) }))
    .sort(
      (a, b) =>
        Number(a.reason === null) - Number(b.reason === null) ||
        b.count - a.count ||
        compare(b.amount ?? zero, a.amount ?? zero) ||
        ((a.reason ?? "") < (b.reason ?? "") ? -1 : 1),
    );
};
