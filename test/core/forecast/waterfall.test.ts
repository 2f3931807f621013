import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { dealChanges } from "../../../core/forecast/changes.ts";
import { slippage } from "../../../core/forecast/slippage.ts";
import { dealStatuses, type SnapshotDeal } from "../../../core/forecast/snapshot.ts";
import { waterfall, waterfallCauses } from "../../../core/forecast/waterfall.ts";
import { add, equal, exact, neg, sum, toNumber, toText } from "../../../core/money/exact.ts";

const period = { start: "2025-01-01", end: "2025-03-31" };
const dates = ["2024-12-31", "2025-01-01", "2025-02-29".replace("29", "28"), "2025-03-31", "2025-04-01", null];
const snapshotDeal = fc.record({
  amount: fc.integer({ min: -100, max: 1000 }).map((value) => exact(value)),
  closeDate: fc.constantFrom(...dates),
  status: fc.constantFrom(...dealStatuses),
});
const snapshot = fc
  .uniqueArray(fc.integer({ min: 1, max: 12 }), { maxLength: 12 })
  .chain((ids) =>
    fc.tuple(...ids.map((id) => snapshotDeal.map((deal): SnapshotDeal => ({ ...deal, id: String(id) })))),
  );
const deal = (id: string, amount: number, closeDate: string | null, status: SnapshotDeal["status"]): SnapshotDeal => ({
  id,
  amount: exact(amount),
  closeDate,
  status,
});

describe("pipeline waterfall", () => {
  it("always reconciles: opening and all causes give the closing pipeline", () => {
    fc.assert(
      fc.property(snapshot, snapshot, (opening, closing) => {
        const found = waterfall(period, opening, closing);
        const falls = new Set(["decreased", "movedOut", "won", "lost", "deleted"]);
        const moves = waterfallCauses.map((cause) => (falls.has(cause) ? neg(found[cause]) : found[cause]));
        expect(equal(add(found.opening, sum(moves)), found.closing)).toBe(true);
      }),
    );
  });
  it("gives each deal at most one entry and one exit", () => {
    fc.assert(
      fc.property(snapshot, snapshot, (opening, closing) => {
        const { lines } = waterfall(period, opening, closing);
        for (const causes of [
          ["created", "movedIn", "reopened"],
          ["movedOut", "won", "lost", "deleted"],
        ]) {
          const ids = lines.filter(({ cause }) => causes.includes(cause)).map(({ id }) => id);
          expect(new Set(ids).size).toBe(ids.length);
        }
      }),
    );
  });
  it("does not depend on the order of the deals", () => {
    fc.assert(
      fc.property(snapshot, snapshot, (opening, closing) => {
        const a = waterfall(period, opening, closing);
        const b = waterfall(period, [...opening].reverse(), [...closing].reverse());
        for (const cause of waterfallCauses) expect(equal(a[cause], b[cause])).toBe(true);
      }),
    );
  });
  it("values a move at the opening amount and shows its change of amount apart", () => {
    const found = waterfall(period, [deal("a", 100, "2025-05-01", "open")], [deal("a", 130, "2025-02-01", "open")]);
    expect([found.movedIn, found.increased, found.closing].map((x) => toText(x))).toEqual(["100", "30", "130"]);
  });
  it("shows a disqualified deal as lost", () => {
    const found = waterfall(
      period,
      [deal("a", 100, "2025-02-01", "open")],
      [deal("a", 100, "2025-02-01", "disqualified")],
    );
    expect(toText(found.lost)).toBe("100");
  });
  it("of two empty snapshots is all 0", () => {
    const { lines, ...sums } = waterfall(period, [], []);
    expect(lines).toEqual([]);
    expect(Object.values(sums).map((x) => toNumber(x))).toEqual(new Array(11).fill(0));
  });
  it("refuses a deal that stands twice", () => {
    const twice = [deal("a", 1, null, "open"), deal("a", 2, null, "open")];
    expect(() => waterfall(period, twice, [])).toThrow(expect.objectContaining({ code: "SNAPSHOT_DUPLICATE_DEAL" }));
    expect(() => slippage(period, [], twice)).toThrow(expect.objectContaining({ code: "SNAPSHOT_DUPLICATE_DEAL" }));
  });
});

describe("slippage", () => {
  it("is blank where no deal was due, and counts no deleted or closed deal as slipped", () => {
    expect(slippage(period, [], [])).toEqual({
      due: 0,
      slipped: 0,
      rateCount: null,
      rateValue: null,
      averagePushDays: null,
    });
    const opening = [deal("a", 10, "2025-02-01", "open"), deal("b", 30, "2025-02-01", "open")];
    const found = slippage(period, opening, [deal("b", 30, "2025-06-01", "lost")]);
    expect(found).toMatchObject({ due: 2, slipped: 0, averagePushDays: null });
  });
  it("counts days over a leap day", () => {
    const leap = { start: "2024-01-01", end: "2024-02-28" };
    const found = slippage(leap, [deal("a", 1, "2024-02-28", "open")], [deal("a", 1, "2024-03-01", "open")]);
    expect(toText(found.averagePushDays as never)).toBe("2");
  });
});

describe("changes between two exports", () => {
  it("of an export with itself are none", () => {
    fc.assert(fc.property(snapshot, (deals) => dealChanges(deals, deals).length === 0));
  });
  it("names each cause once a deal, with money and days", () => {
    const found = dealChanges(
      [
        { ...deal("a", 100, "2025-02-01", "open"), stage: "Demo", owner: "Ann" },
        deal("b", 50, null, "open"),
        deal("c", 5, null, "lost"),
      ],
      [
        { ...deal("a", 80, "2025-02-11", "open"), stage: "Offer", owner: "Bo" },
        deal("c", 5, null, "open"),
        deal("d", 7, null, "won"),
      ],
    );
    expect(found.map(({ id, cause, amount, days }) => [id, cause, toNumber(amount), days])).toEqual([
      ["d", "created", 7, null],
      ["b", "deleted", 50, null],
      ["c", "reopened", 5, null],
      ["a", "decreased", -20, null],
      ["a", "pushed", 80, 10],
      ["a", "stage", 80, null],
      ["a", "owner", 80, null],
    ]);
  });
});
