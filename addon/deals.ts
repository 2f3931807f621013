import type { IsoDate } from "../core/calendar/iso-date.ts";
import { RevError } from "../core/errors/error.ts";
import { dealOutcome } from "../core/import/outcome.ts";
import type { OutcomeKind } from "../core/import/stage-words.ts";
import type { Exact } from "../core/money/exact.ts";
import { date, flag, number, text } from "./cells.ts";
import { table } from "./parameters.ts";
import { may, type RowOf, type Table } from "./table.ts";

/** The columns of deals, named as in any CRM's export or in plain words. Which ones a function needs, it says. */
export const dealColumns = {
  deal: may(text, "deal_id", "deal_name"),
  amount: may(number, "amount", "amount_home"),
  created: may(date, "created_at"),
  closed: may(date, "closed_at", "close_date"),
  status: may(text, "status"),
  stage: may(text, "stage"),
  is_won: may(flag, "is_won"),
  is_closed: may(flag, "is_closed"),
  is_lost: may(flag, "is_lost"),
  is_active: may(flag, "is_active"),
  won_at: may(date, "won_at"),
  lost_at: may(date, "lost_at"),
  close_date: may(date, "close_date"),
  owner: may(text, "owner_name", "owner_id"),
} as const;

export const dealTable = table(dealColumns, "deals");

export interface ReadDeal {
  readonly id: string;
  readonly outcome: OutcomeKind;
  readonly amount: Exact | null;
  readonly created: IsoDate | null;
  /** Day of the outcome; null while open. */
  readonly closed: IsoDate | null;
  /** Expected while open, actual once closed. */
  readonly closeDate: IsoDate | null;
  readonly stage: string | null;
  readonly owner: string | null;
}

/** Refuses a table without a column that the call asks for. */
export const demandColumn = (deals: Table<unknown>, column: string): void => {
  const headers = deals.headers.filter((header) => header !== "").join(", ");
  if (!deals.has(column))
    throw new RevError("COLUMN_MISSING", { argument: deals.name, column, headers: headers || "–" });
};

type DealRow = RowOf<typeof dealColumns>;

/**
 * Deals with their outcome from status, stage and flags, by the rules of the import. `needs`: columns without which there is no answer;
 * a table that tells no outcome at all is refused for its missing status.
 */
export const readDeals = (deals: Table<DealRow>, ...needs: readonly (keyof DealRow & string)[]): ReadDeal[] => {
  for (const column of needs) demandColumn(deals, column);
  if (!["status", "stage", "is_won"].some((column) => deals.has(column))) demandColumn(deals, "status");
  return deals.rows.map((row, i): ReadDeal => {
    const { outcome } = dealOutcome({
      stage: row.stage,
      status: row.status,
      isWon: row.is_won,
      isClosed: row.is_closed,
      isLost: row.is_lost,
      isActive: row.is_active,
      wonAt: row.won_at,
      lostAt: row.lost_at,
      ...(deals.crm === undefined ? {} : { crm: deals.crm }),
    });
    const decided =
      row.closed ?? (outcome === "won" ? row.won_at : outcome === "lost" ? row.lost_at : null) ?? row.close_date;
    return {
      id: row.deal ?? String(i + 1),
      outcome,
      amount: row.amount,
      created: row.created,
      closed: outcome === "open" ? null : decided,
      closeDate: outcome === "open" ? (row.close_date ?? row.closed) : decided,
      stage: row.stage,
      owner: row.owner,
    };
  });
};
