export interface ColumnFill {
  readonly column: string;
  /** Deals of each outcome, and how many of them have a value in the column. */
  readonly open: { readonly n: number; readonly filled: number };
  readonly won: { readonly n: number; readonly filled: number };
  readonly lost: { readonly n: number; readonly filled: number };
}

/** filled_on_closing: hardly ever filled while open. filled_by_outcome: filled for one outcome, not for the other. */
export type LeakageReason = "filled_on_closing" | "filled_by_outcome";

export interface Leakage {
  readonly column: string;
  readonly reason: LeakageReason;
  /** Share filled while open (or of the emptier outcome) and share filled of closed deals (or of the fuller outcome). */
  readonly low: number;
  readonly high: number;
}

const fewest = 20;

/**
 * Columns that know the outcome because they were filled after it (a loss reason, a contract number): they would make any profile look perfect.
 * filled_on_closing: filled on at least half of the closed deals and at least five times as often as on open ones. filled_by_outcome: shares
 * filled of won and lost differ by half or more. Groups of fewer than 20 deals accuse nobody.
 */
export const leakingColumns = (columns: readonly ColumnFill[]): Leakage[] =>
  columns.flatMap(({ column, open, won, lost }): Leakage[] => {
    const share = ({ n, filled }: { n: number; filled: number }) => filled / n;
    if (won.n >= fewest && lost.n >= fewest && Math.abs(share(won) - share(lost)) >= 0.5) {
      const shares = [share(won), share(lost)] as const;
      return [{ column, reason: "filled_by_outcome", low: Math.min(...shares), high: Math.max(...shares) }];
    }
    const closed = { n: won.n + lost.n, filled: won.filled + lost.filled };
    if (open.n < fewest || closed.n < fewest) return [];
    return share(closed) >= 0.5 && share(closed) >= 5 * share(open)
      ? [{ column, reason: "filled_on_closing", low: share(open), high: share(closed) }]
      : [];
  });
