import { type IsoDate, monthEnd, monthIndex, monthStart } from "../calendar/iso-date.ts";
import { groupBy } from "../group-by.ts";
import type { TrainedRep } from "./training-effect.ts";

/** Months by `monthIndex`, both included. */
export interface Months {
  readonly from: number;
  readonly to: number;
}

export interface Windows {
  readonly before: Months;
  readonly after: Months;
  /** Blocks of three months up to the first day, oldest first, for the trend before; empty where fewer than three fit. */
  readonly history: readonly Months[];
}

/** too_recent: not three full months since the last day. no_history: not three full months of data before the first. */
export type NoWindows = "too_recent" | "no_history";

const least = 3;
const most = 6;
const block = 3;
const mostBlocks = 4;

/**
 * The full months to compare before and after something that began on `first` and reached its last rep on `last`: as many on both sides, three
 * to six; the months from the first day to the last are left out, so that both groups share one calendar. `known` and `until` are the first
 * and the last month with data.
 */
export const comparisonWindows = (
  first: IsoDate,
  last: IsoDate,
  { from: known, to: until }: Months,
): Windows | NoWindows => {
  const start = monthIndex(first);
  const end = monthIndex(last);
  if (until - end < least) return "too_recent";
  if (start - known < least) return "no_history";
  const width = Math.min(most, until - end, start - known);
  const blocks = Math.min(mostBlocks, Math.floor((start - known) / block));
  return {
    before: { from: start - width, to: start - 1 },
    after: { from: end + 1, to: end + width },
    history:
      blocks < least
        ? []
        : Array.from({ length: blocks }, (_, i) => ({
            from: start - (blocks - i) * block,
            to: start - (blocks - i) * block + block - 1,
          })),
  };
};

/** What a rep closed in one calendar month. */
export interface RepMonth {
  readonly rep: string;
  readonly month: number;
  readonly won: number;
  readonly lost: number;
  /** Amount of the won deals; null where none has one. */
  readonly booked: number | null;
  /** Sum of the sales cycles, and of how many won deals they are known. */
  readonly cycleDays: number;
  readonly cycles: number;
}

export const measures = ["win_rate", "bookings", "cycle"] as const;
/** win_rate: won / (won + lost). bookings: amount won per month. cycle: mean days from created to won. */
export type Measure = (typeof measures)[number];

const sumOf = (months: readonly RepMonth[], of: (month: RepMonth) => number) =>
  months.reduce((total, month) => total + of(month), 0);

/** A measure over months of one rep; null where nothing was closed, or nothing of what it needs is known. */
export const measureOf = (measure: Measure, months: readonly RepMonth[], { from, to }: Months): number | null => {
  const inside = months.filter(({ month }) => month >= from && month <= to);
  const won = sumOf(inside, (month) => month.won);
  const closed = won + sumOf(inside, (month) => month.lost);
  if (closed === 0) return null;
  if (measure === "win_rate") return won / closed;
  if (measure === "bookings") {
    if (won > 0 && inside.every(({ booked }) => booked === null)) return null;
    return sumOf(inside, ({ booked }) => booked ?? 0) / (to - from + 1);
  }
  const cycles = sumOf(inside, (month) => month.cycles);
  return cycles === 0 ? null : sumOf(inside, (month) => month.cycleDays) / cycles;
};

/** A rep who may be compared; days of employment null where not known. */
export interface ComparedRep {
  readonly rep: string;
  readonly trained: boolean;
  readonly certified: boolean;
  readonly hired: IsoDate | null;
  readonly left: IsoDate | null;
}

/**
 * Reps as `trainingEffect` takes them: those employed through both windows who closed a deal in each; others can't be compared and are left
 * out. The history is given only where every block has a value.
 */
export const beforeAfter = (
  reps: readonly ComparedRep[],
  months: readonly RepMonth[],
  measure: Measure,
  { before, after, history }: Windows,
): TrainedRep[] => {
  const byRep = groupBy(months, (month) => month.rep);
  const opening = monthStart(before.from);
  const closing = monthEnd(after.to);
  return reps.flatMap(({ rep, trained, certified, hired, left }) => {
    const own = byRep.get(rep) ?? [];
    const there = (hired === null || hired <= opening) && (left === null || left >= closing);
    const closedIn = (window: Months) => measureOf("win_rate", own, window) !== null;
    if (!there || !closedIn(before) || !closedIn(after)) return [];
    const earlier = history.flatMap((window) => measureOf(measure, own, window) ?? []);
    return [
      {
        rep,
        trained,
        certified,
        before: measureOf(measure, own, before),
        after: measureOf(measure, own, after),
        ...(earlier.length > 0 && earlier.length === history.length ? { history: earlier } : {}),
      },
    ];
  });
};
