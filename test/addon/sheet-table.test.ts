import { describe, expect, it } from "vitest";
import { dealBook } from "../../addon/boards/deals.ts";
import type { Cell } from "../../addon/protocol.ts";
import { readSheetTable, requireAnswers } from "../../addon/sheet-table.ts";
import { toText } from "../../core/money/exact.ts";

const header = ["Opportunity ID", "Stage", "Amount", "Currency", "Created Date", "Close Date"];
const read = (...rows: Cell[][]) => readSheetTable([header, ...rows], "Deals");
const amounts = (...rows: Cell[][]) =>
  dealBook(read(...rows), null).deals.map(({ amount }) => (amount === null ? null : toText(amount)));

describe("a tab read as an export", () => {
  it("takes numbers as Sheets holds them: 1.234 is one and a bit, not a thousand", () => {
    expect(
      amounts(
        ["1", "Closed Won", 1.234, "EUR", "2026-01-01", "2026-02-01"],
        ["2", "Proposal", 1500, "EUR", "2026-01-01", "2026-02-01"],
      ),
    ).toEqual(["1.234", "1500"]);
  });
  it("reads texts by the marks that the column proves", () => {
    expect(
      amounts(
        ["1", "Closed Won", "1.234,50", "EUR", "2026-01-01", "2026-02-01"],
        ["2", "Proposal", "2.000", "EUR", "2026-01-01", "2026-02-01"],
      ),
    ).toEqual(["1234.5", "2000"]);
  });
  it("asks where two readings fit, and goes on once it is told", () => {
    const rows: Cell[][] = [["1", "Closed Won", 5, "EUR", "01/02/2026", "03/04/2026"]];
    const open = read(...rows);
    expect(() => requireAnswers(open)).toThrow("two ways");
    const told = readSheetTable([header, ...rows], "Deals", { dateFormat: "dd/mm/yyyy" });
    expect(dealBook(told, null).deals[0]?.created).toBe("2026-02-01");
  });
  it("loses no row: read = used + set aside, with the row of the tab", () => {
    const {
      read: count,
      records,
      aside,
    } = readSheetTable(
      [
        [null],
        [null],
        header,
        ["1", "Proposal", "ten", "EUR", "2026-01-01", "2026-02-01"],
        [null, null],
        ["2", "Proposal", 5, "EUR", "2026-01-01", "2026-02-30"],
        ["3", "Proposal", 7, "EUR", "2026-01-01", "2026-02-28"],
        ["3", "Proposal", 7, "EUR", "2026-01-01", "2026-02-28"],
      ],
      "Deals",
    );
    expect([count, records.length]).toEqual([4, 1]);
    expect(aside.map(({ line, reason }) => [line, reason])).toEqual([
      [4, "bad_amount"],
      [6, "bad_date"],
      [8, "duplicate_id"],
    ]);
  });
  it("takes a failed formula for an empty cell", () => {
    expect(amounts(["1", "Proposal", "#N/A", "EUR", "2026-01-01", "2026-02-01"])).toEqual([null]);
  });
  it("adds up one currency and counts the deals of the others", () => {
    const book = dealBook(
      read(
        ["1", "Closed Won", 10, "EUR", "2026-01-01", "2026-02-01"],
        ["2", "Closed Won", 20, "EUR", "2026-01-01", "2026-02-01"],
        ["3", "Closed Won", 99, "USD", "2026-01-01", "2026-02-01"],
      ),
      null,
    );
    expect([book.currency, book.otherCurrencies, book.deals[2]?.amount, book.deals[2]?.own.currency]).toEqual([
      "EUR",
      1,
      null,
      "USD",
    ]);
  });
  it("refuses an empty tab and a tab of something else by name", () => {
    expect(() => readSheetTable([[null, null]], "Empty")).toThrow("Empty");
    const users = readSheetTable(
      [
        ["User ID", "Full Name", "Email", "Role"],
        ["1", "Ana", "ana@example.org", "AE"],
      ],
      "Team",
    );
    expect(() => dealBook(users, null)).toThrow("'Team' holds users, not deals");
  });
});
