import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import { hygiene } from "../../../core/hygiene/rules.ts";
import { exact, toNumber } from "../../../core/money/exact.ts";
import { hygieneSection } from "../../../pipeline/analysis/hygiene.ts";
import { hygieneRules } from "../../../pipeline/analysis/hygiene-rules.ts";
import { analysisOf } from "../../support/analysis.ts";

const open = (id: string, fields: Record<string, string | number | null>) => ({
  deal_id: id,
  deal_name: `Deal ${id}`,
  stage: "Proposal",
  created_at: "2026-01-05",
  owner_name: "Ana",
  ...fields,
});

describe("hygiene section", () => {
  it("judges open deals as golden KPI-013 does, with the worklist by money", async () => {
    // The deals of KPI-013, moved from 2025-06-30 to 2026-09-30.
    const { section, findings } = await hygieneSection(
      await analysisOf({
        deals: [
          open("1", {
            close_date: "2026-10-15",
            amount: "1000",
            next_step: "call",
            last_activity_at: "2026-09-20",
            push_count: 0,
          }),
          open("2", {
            close_date: "2026-09-29",
            amount: "500",
            next_step: "",
            last_activity_at: "2026-09-16",
            push_count: 3,
          }),
          open("3", {
            close_date: "2026-09-30",
            amount: null,
            next_step: "demo",
            last_activity_at: "2026-09-15",
            push_count: 2,
          }),
          open("4", { stage: "Won", close_date: "2026-01-10", amount: null, push_count: 9 }),
        ],
      }),
    );
    const table = (id: string) => section?.tables.find((each) => each.id === id);
    expect(section?.title).toBe("67% of open deals break a rule: EUR\u00a0500 of pipeline");
    expect(section?.sentence).toContain("Hygiene score 67%");
    expect(table("hygiene_rules")?.rows.map((row) => row[3])).toEqual([2 / 3, 2 / 3, 2 / 3, 2 / 3, 2 / 3]);
    expect(table("hygiene_owners")?.rows[0]?.slice(0, 4)).toEqual(["Ana", 3, 1, "500.00"]);
    expect(table("worklist")?.rows.map(([deal, , , , amount, missing]) => [deal, amount, missing])).toEqual([
      ["Deal 2", "500.00", "close date missing or past; next step missing; pushed too often"],
      ["Deal 3", null, "amount missing; no recent activity"],
    ]);
    expect(findings.map(({ money }) => money)).toContain("500.00");
  });

  it("does not check what the export can't tell and says so", async () => {
    const { section } = await hygieneSection(
      await analysisOf({ deals: [open("1", { close_date: "2026-10-15", amount: "10" })] }),
    );
    expect(section?.title).toBe("Every open deal is clean");
    expect(section?.notes[0]).toContain(
      "Next step present; Activity within 14 days; Close date pushed at most 2 times",
    );
  });

  it("takes the last activity from the deal or from the activities, whichever is later", async () => {
    const { section } = await hygieneSection(
      await analysisOf({
        deals: [
          open("1", { close_date: "2026-10-15", amount: "10", last_activity_at: "2026-01-01" }),
          open("2", { close_date: "2026-10-15", amount: "10", last_activity_at: "2026-09-29" }),
          open("3", { close_date: "2026-10-15", amount: "10" }),
        ],
        activities: [
          { deal_id: "1", activity_type: "Call", completed_at: "2026-09-28" },
          { deal_id: "3", activity_type: "Call", completed_at: "2026-12-28" },
        ],
      }),
    );
    expect(section?.tables.find(({ id }) => id === "worklist")?.rows.map(([deal]) => deal)).toEqual(["Deal 3"]);
  });

  it("shows pass rates on earlier days as far as earlier exports and dated activities know them", async () => {
    const { section } = await hygieneSection(
      await analysisOf({
        deals: [
          open("1", { close_date: "2026-10-15", amount: "1" }),
          open("2", { close_date: "2026-10-15", amount: "1" }),
          // Open at the end of June, closed since: counts there, not today.
          { ...open("3", { close_date: "2026-08-01", amount: "1" }), stage: "Won" },
          // Not yet created then.
          open("4", { created_at: "2026-07-15", close_date: "2026-10-15", amount: "1" }),
        ],
        snapshots: [
          { ...open("1", { close_date: "2026-04-30", amount: "1" }), snapshot_on: "2026-05-01" },
          { ...open("2", { close_date: "2026-05-01", amount: null }), snapshot_on: "2026-05-01" },
        ],
        activities: [
          { activity_id: "a", deal_id: "1", completed_at: "2026-06-16" },
          { activity_id: "b", deal_id: "2", completed_at: "2026-06-15" },
          { activity_id: "c", deal_id: "3", completed_at: "2026-06-30" },
          { activity_id: "d", deal_id: "1", completed_at: "2025-10-01" },
        ],
      }),
    );
    const trend = section?.tables.find(({ id }) => id === "hygiene_trend");
    expect(trend?.columns.map(({ key }) => key).slice(2)).toEqual([
      "close_date_not_past",
      "amount_present",
      "activity_within_days",
    ]);
    expect(trend?.rows).toEqual([
      ["2026-03-31", 3, null, null, 0],
      ["2026-05-01", 2, 0.5, 0.5, null],
      // 14 days ago is within 14 days, 15 are not.
      ["2026-06-30", 3, null, null, 2 / 3],
      ["2026-09-30", 3, 1, 1, 0],
    ]);
  });

  it("lists every deal to fix in a change file, owner by owner and largest first", async () => {
    const context = await analysisOf({
      deals: [
        open("1", { close_date: "2026-01-15", amount: "10" }),
        open("2", { close_date: "2026-01-15", amount: "90", owner_name: "Bob" }),
        open("3", { close_date: "2026-10-15", amount: null, owner_name: "Bob" }),
        open("4", { close_date: "2026-10-15", amount: "5", owner_name: "Bob" }),
      ],
    });
    const { section } = await hygieneSection(context);
    expect(section?.tables.find(({ id }) => id === "worklist")?.note).toContain("changes/change_hygiene.csv");
    const rows = await context.db.rows<{ owner: string; place: number; deal_id: string; missing: string }>(
      "select owner, place, deal_id, missing from change_hygiene order by all",
    );
    expect(rows.map(({ owner, place, deal_id }) => [owner, place, deal_id])).toEqual([
      ["Ana", 1, "1"],
      ["Bob", 1, "2"],
      ["Bob", 2, "3"],
    ]);
    for (const { missing } of rows) expect(missing).not.toBe("");
  });

  it("has no section without open deals", async () => {
    const result = await hygieneSection(
      await analysisOf({ deals: [open("1", { stage: "Lost", close_date: "2026-08-01" })] }),
    );
    expect(result.section).toBe(null);
    expect(result.notes).toHaveLength(1);
  });

  it("agrees with core's rules on random open deals", async () => {
    const maybe = <T>(arbitrary: fc.Arbitrary<T>) => fc.option(arbitrary, { nil: null });
    const day = fc
      .integer({ min: 1, max: 28 })
      .map((n) => `2026-${n % 2 === 0 ? "09" : "10"}-${String(n).padStart(2, "0")}`);
    const past = fc.integer({ min: 1, max: 30 }).map((n) => `2026-09-${String(n).padStart(2, "0")}`);
    const one = fc.record({
      close: maybe(day),
      amount: maybe(fc.constantFrom("0", "5", "-3")),
      step: maybe(fc.constantFrom("", " ", "call")),
      last: maybe(past),
      pushes: maybe(fc.integer({ min: 0, max: 4 })),
    });
    await fc.assert(
      fc.asyncProperty(fc.array(one, { minLength: 1, maxLength: 12 }), async (random) => {
        // One deal with everything, so that every rule applies.
        const deals = [...random, { close: "2026-10-10", amount: "1", step: "call", last: "2026-09-30", pushes: 0 }];
        const { section } = await hygieneSection(
          await analysisOf({
            deals: deals.map(({ close, amount, step, last, pushes }, i) =>
              open(String(i), {
                close_date: close,
                amount,
                next_step: step,
                last_activity_at: last,
                push_count: pushes,
              }),
            ),
          }),
        );
        const expected = hygiene(
          deals.map(({ close, amount, step, last, pushes }) => ({
            closeDate: close === null ? null : isoDate(close),
            amount: amount === null ? null : exact(amount),
            nextStep: step,
            lastActivity: last === null ? null : isoDate(last),
            pushes,
          })),
          hygieneRules,
          isoDate("2026-09-30"),
        );
        const owner = section?.tables.find(({ id }) => id === "hygiene_owners")?.rows[0] ?? [];
        expect(owner[2]).toBe(expected.clean);
        const rates = [...expected.passRates.values()].map((rate) => (rate === null ? null : toNumber(rate)));
        for (const [i, rate] of rates.entries()) expect(owner[4 + i]).toBeCloseTo(rate ?? -1, 12);
        expect(owner[9]).toBeCloseTo(expected.score === null ? -1 : toNumber(expected.score), 12);
      }),
      { numRuns: 15 },
    );
  });
});
