import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isoDate } from "../../../../core/calendar/iso-date.ts";
import { carriedOver, changedLines } from "../../../../core/commission/engine/carry.ts";
import { runPlan } from "../../../../core/commission/engine/run.ts";
import { exact, sum, toText } from "../../../../core/money/exact.ts";
import { deal, planOf, run } from "../../../support/commission.ts";
import { planLines } from "../../../support/plans.ts";

const rows = fc
  .array(fc.tuple(fc.integer({ min: 0, max: 179 }), fc.integer({ min: -1_000_000, max: 12_000_000 })), {
    maxLength: 10,
  })
  .map((list) =>
    list.map(([day, cents], i) => deal(`D${i}`, addDays(isoDate("2026-01-01"), day), (cents / 100).toFixed(2))),
  );

describe("after a lock", () => {
  it("the next quarter from locked lines pays what recomputing pays, in all the year the same", () => {
    fc.assert(
      fc.property(planLines, rows, (lines, deals) => {
        const plans = [planOf(...lines.filter((line) => !line.includes("cap_per")), "p|1||measurement||year|")];
        const first = runPlan(run({ plans, deals }, "2026-Q1"));
        const recomputed = runPlan(run({ plans, deals }, "2026-Q2"));
        const { paid, balances } = carriedOver(first);
        const locked = runPlan(run({ plans, deals, paid, balances: new Map() }, "2026-Q2"));
        const total = (result: typeof first) => sum(result.lines.map(({ commission }) => commission));
        const slack = Math.abs(Number(toText(total(locked))) - Number(toText(total(recomputed))));
        // One true-up per component against sums of rounded lines: each line may round by half a cent.
        expect(slack).toBeLessThanOrEqual(0.005 * (deals.length + 1) * 3);
        expect(balances.has("ana")).toBe(true);
      }),
    );
  });
  it("running the same inputs again changes no line", () => {
    fc.assert(
      fc.property(planLines, rows, (lines, deals) => {
        const inputs = run({ plans: [planOf(...lines)], deals });
        expect(changedLines(runPlan(inputs).lines, runPlan(inputs).lines)).toEqual([]);
      }),
    );
  });
  it("a late deal changes its own line and those it pushes into another tier", () => {
    const plan = planOf(
      "p|1||valid_from||2026-01-01|",
      "p|1||currency||EUR|",
      "p|1||split_policy||overlay|",
      "p|1|all|type||tiers|",
      "p|1|all|mode||marginal|",
      "p|1|all|tier|0|5%|",
      "p|1|all|tier|1000|10%|",
    );
    const known = [deal("A", "2026-01-10", "1000"), deal("C", "2026-03-10", "1000")];
    const locked = runPlan(run({ plans: [plan], deals: known })).lines;
    const now = runPlan(run({ plans: [plan], deals: [...known, deal("B", "2026-01-01", "400")] })).lines;
    expect(changedLines(locked, now).map(({ id, difference }) => [id, toText(difference)])).toEqual([
      ["A", "20"],
      ["B", "20"],
    ]);
  });
  it("two returns of one locked deal each reverse at the rate that was paid", () => {
    const plan = planOf(
      "p|1||valid_from||2026-01-01|",
      "p|1||currency||EUR|",
      "p|1||split_policy||overlay|",
      "p|1|all|type||rate|",
      "p|1|all|rate||10%|",
    );
    const deals = [deal("A", "2026-01-10", "1000")];
    const note = (id: string, date: string) => ({
      id,
      deal: "A",
      date: isoDate(date),
      amount: exact("300"),
      currency: "EUR",
    });
    const first = carriedOver(runPlan(run({ plans: [plan], deals })));
    const second = runPlan(
      run({ plans: [plan], deals, paid: first.paid, creditNotes: [note("N1", "2026-04-10")] }, "2026-Q2"),
    );
    expect(second.lines.map(({ kind, commission }) => [kind, toText(commission)])).toEqual([["return", "-30"]]);
    const paid = [...first.paid, ...carriedOver(second).paid];
    const third = runPlan(run({ plans: [plan], deals, paid, creditNotes: [note("N2", "2026-07-10")] }, "2026-Q3"));
    expect(third.lines.map(({ kind, commission }) => [kind, toText(commission)])).toEqual([["return", "-30"]]);
  });
  it("a return in another currency than its deal is refused: its share of the deal can't be told", () => {
    const plan = planOf(
      "p|1||valid_from||2026-01-01|",
      "p|1||currency||EUR|",
      "p|1||split_policy||overlay|",
      "p|1|all|type||rate|",
      "p|1|all|rate||10%|",
    );
    const deals = [deal("A", "2026-01-10", "1000")];
    const { paid } = carriedOver(runPlan(run({ plans: [plan], deals })));
    const creditNotes = [{ id: "N", deal: "A", date: isoDate("2026-04-10"), amount: exact("300"), currency: "CHF" }];
    const { problems } = runPlan(run({ plans: [plan], deals, paid, creditNotes }, "2026-Q2"));
    expect(problems.map(({ error }) => error.code)).toEqual(["NOTE_CURRENCY"]);
  });
});
