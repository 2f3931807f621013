import { describe, expect, it } from "vitest";
import { isoDate, monthIndex } from "../../../core/calendar/iso-date.ts";
import { beforeAfter, comparisonWindows, measureOf, type RepMonth } from "../../../core/kpi/before-after.ts";

const month = (text: string) => monthIndex(isoDate(`${text}-01`));
const data = { from: month("2024-01"), to: month("2025-06") };
const windows = (first: string, last = first) => comparisonWindows(isoDate(first), isoDate(last), data);

const closed = (rep: string, at: string, won: number, lost: number, booked: number | null = won * 100): RepMonth => ({
  rep,
  month: month(at),
  won,
  lost,
  booked,
  cycleDays: won * 30,
  cycles: won,
});
const rep = (name: string, more = {}) => ({
  rep: name,
  trained: true,
  certified: false,
  hired: null,
  left: null,
  ...more,
});

describe("comparisonWindows", () => {
  it("takes as many full months before the first day as after the last, and leaves those between out", () => {
    expect(windows("2025-01-31", "2025-02-01")).toEqual({
      before: { from: month("2024-09"), to: month("2024-12") },
      after: { from: month("2025-03"), to: month("2025-06") },
      history: [0, 3, 6, 9].map((from) => ({ from: data.from + from, to: data.from + from + 2 })),
    });
  });
  it("compares six months at most", () => {
    expect(windows("2024-10-15")).toMatchObject({
      before: { from: month("2024-04"), to: month("2024-09") },
      after: { from: month("2024-11"), to: month("2025-04") },
    });
  });
  it("fewer than three full months after are not observable yet, before they are no history", () => {
    expect(windows("2025-04-01")).toBe("too_recent");
    expect(windows("2024-03-31")).toBe("no_history");
    expect(windows("2025-03-31")).not.toBeTypeOf("string");
  });
  it("fewer than three blocks of three months are no trend", () => {
    expect(windows("2024-09-01")).toMatchObject({ history: [] });
    expect(windows("2024-10-01")).toMatchObject({ history: [{}, {}, {}] });
  });
});

describe("measureOf", () => {
  const months = [closed("a", "2025-01", 1, 3), closed("a", "2025-02", 2, 0), closed("a", "2025-05", 9, 9)];
  const window = { from: month("2025-01"), to: month("2025-04") };
  it("takes win rate, bookings a month and mean cycle of the months in the window", () => {
    expect(measureOf("win_rate", months, window)).toBe(0.5);
    expect(measureOf("bookings", months, window)).toBe(75);
    expect(measureOf("cycle", months, window)).toBe(30);
  });
  it("is blank where nothing was closed, never 0", () => {
    for (const measure of ["win_rate", "bookings", "cycle"] as const)
      expect(measureOf(measure, months, { from: month("2025-03"), to: month("2025-04") })).toBeNull();
  });
  it("a rep who only lost has bookings of 0 and no cycle; wins without an amount have no bookings", () => {
    expect(measureOf("bookings", [closed("a", "2025-01", 0, 2, null)], window)).toBe(0);
    expect(measureOf("cycle", [closed("a", "2025-01", 0, 2)], window)).toBeNull();
    expect(measureOf("bookings", [closed("a", "2025-01", 2, 0, null)], window)).toBeNull();
  });
});

describe("beforeAfter", () => {
  const found = windows("2025-01-31", "2025-02-01");
  if (typeof found === "string") throw new Error(found);
  const months = ["a", "b", "c", "d"].flatMap((name) => [
    closed(name, "2024-12", 1, 1),
    ...(name === "d" ? [] : [closed(name, "2025-03", 3, 1)]),
  ]);
  it("leaves out who was not employed through both windows or closed nothing in one", () => {
    const reps = [
      rep("a"),
      rep("b", { hired: isoDate("2024-09-02") }),
      rep("c", { left: isoDate("2025-06-29") }),
      rep("d"),
    ];
    expect(beforeAfter(reps, months, "win_rate", found)).toEqual([
      { rep: "a", trained: true, certified: false, before: 0.5, after: 0.75 },
    ]);
    const stays = [rep("b", { hired: isoDate("2024-09-01"), left: isoDate("2025-06-30") })];
    expect(beforeAfter(stays, months, "win_rate", found)).toHaveLength(1);
  });
  it("gives the history only where every block has a value", () => {
    const whole = ["2024-01", "2024-04", "2024-07", "2024-10"].map((at, i) => closed("a", at, i, 4 - i));
    const [one] = beforeAfter([rep("a")], [...whole, closed("a", "2025-03", 1, 0)], "win_rate", found);
    expect(one?.history).toEqual([0, 0.25, 0.5, 0.75]);
    const [gap] = beforeAfter([rep("a")], [...whole.slice(1), closed("a", "2025-03", 1, 0)], "win_rate", found);
    expect(gap).not.toHaveProperty("history");
  });
});
