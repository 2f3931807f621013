import { type IsoDate, monthIndex, monthStart } from "../calendar/iso-date.ts";
import { type Exact, sum } from "../money/exact.ts";
import { ratio } from "../stats/ratio.ts";

export interface ToolUse {
  readonly rep: string;
  readonly date: IsoDate;
  /** Uses on that day, 1 by default. */
  readonly count?: number;
}

export interface ToolMonth {
  /** yyyy-mm */
  readonly month: string;
  /** Reps employed in the month. */
  readonly reps: number;
  /** Reps who used the tool at least once. */
  readonly active: number;
  readonly activeShare: Exact | null;
  readonly uses: number;
  /** The month's cost; null where not given. */
  readonly cost: Exact | null;
  /** Cost / active reps; blank where nobody used it: the whole cost bought nothing. */
  readonly costPerActive: Exact | null;
}

export interface ToolMonthInput {
  /** Any day of the month. */
  readonly month: IsoDate;
  readonly reps: number;
  readonly cost: Exact | null;
}

/**
 * Use and cost of a tool by month. Whether it brought anything is a question for `trainingEffect`, with the go-live in place of the training:
 * months before it simply show no use. Uses outside the months given are ignored.
 */
export const toolUse = (uses: readonly ToolUse[], months: readonly ToolMonthInput[]): ToolMonth[] => {
  const byMonth = new Map<number, Map<string, number>>();
  for (const { rep, date, count = 1 } of uses) {
    const month = monthIndex(date);
    const reps = byMonth.get(month) ?? new Map<string, number>();
    byMonth.set(month, reps);
    reps.set(rep, (reps.get(rep) ?? 0) + count);
  }
  return [...months]
    .sort((a, b) => (a.month < b.month ? -1 : 1))
    .map(({ month, reps, cost }) => {
      const index = monthIndex(month);
      const counts = [...(byMonth.get(index)?.values() ?? [])];
      return {
        month: monthStart(index).slice(0, 7),
        reps,
        active: counts.length,
        activeShare: ratio(counts.length, reps),
        uses: counts.reduce((total, count) => total + count, 0),
        cost,
        costPerActive: cost === null ? null : ratio(cost, counts.length),
      };
    });
};

/** Cost per active rep and month over several months: all cost / sum of active reps; blank without use or without any cost given. */
export const costPerActiveRep = (months: readonly ToolMonth[]): Exact | null => {
  const paid = months.filter(({ cost }) => cost !== null);
  const active = paid.reduce((total, month) => total + month.active, 0);
  return paid.length === 0 ? null : ratio(sum(paid.map(({ cost }) => cost as Exact)), active);
};
