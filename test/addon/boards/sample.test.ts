import { describe, expect, it } from "vitest";
import { dealBook } from "../../../addon/boards/deals.ts";
import { sampleTabs } from "../../../addon/boards/sample.ts";
import type { TabPlan } from "../../../addon/boards/tab.ts";
import type { Cell } from "../../../addon/protocol.ts";
import { readSheetTable } from "../../../addon/sheet-table.ts";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { languages } from "../../../core/locale/language.ts";
import { sum, toText } from "../../../core/money/exact.ts";

const cellsOf = ({ blocks: [block] }: TabPlan): Cell[][] => [
  (block?.columns ?? []).map(({ label }) => label),
  ...((block?.rows ?? []) as Cell[][]).map((row) => [...row]),
];

const bookIn = (language: (typeof languages)[number]) => {
  const [deals, history] = sampleTabs(isoDate("2026-09-30"), language) as [TabPlan, TabPlan];
  const table = readSheetTable(cellsOf(deals), deals.name);
  return { table, book: dealBook(table, readSheetTable(cellsOf(history), history.name)) };
};

describe("the sample", () => {
  it("is recognised column by column in each of the six languages, and says the same in all of them", () => {
    const english = bookIn("en");
    const won = (book: ReturnType<typeof bookIn>["book"]) =>
      toText(sum(book.deals.flatMap(({ outcome, amount }) => (outcome === "won" && amount !== null ? [amount] : []))));
    for (const language of languages) {
      const { table, book } = bookIn(language);
      expect([language, table.plan.columns.map(({ field }) => field)]).toEqual([
        language,
        [
          "deal_id",
          "deal_name",
          "account_name",
          "owner_name",
          "stage",
          "amount",
          "currency",
          "created_at",
          "close_date",
          "product",
          "country",
          "next_step",
          "last_activity_at",
        ],
      ]);
      expect([language, table.aside]).toEqual([language, []]);
      expect([language, book.stages.length, book.hasHistory]).toEqual([language, 5, true]);
      expect([language, book.dimensions.length]).toEqual([language, 2]);
      expect([language, book.deals.map(({ outcome }) => outcome)]).toEqual([
        language,
        english.book.deals.map(({ outcome }) => outcome),
      ]);
      expect([language, won(book)]).toEqual([language, won(english.book)]);
    }
  });
  it("is the same for the same as-of date", () => {
    const day = isoDate("2026-02-28");
    expect(sampleTabs(day, "de")).toEqual(sampleTabs(day, "de"));
  });
});
