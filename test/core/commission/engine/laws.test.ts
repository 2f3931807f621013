import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addDays, isoDate } from "../../../../core/calendar/iso-date.ts";
import { drawPayments } from "../../../../core/commission/draw.ts";
import type { Deal, RunInputs } from "../../../../core/commission/engine/inputs.ts";
import { payeeTrace } from "../../../../core/commission/engine/payee-trace.ts";
import { runPlan } from "../../../../core/commission/engine/run.ts";
import { recompute } from "../../../../core/commission/engine/trace.ts";
import { lintPlan } from "../../../../core/commission/plan/lint.ts";
import { splitCommission } from "../../../../core/commission/split.ts";
import { yearToDateTrueUp } from "../../../../core/commission/true-up.ts";
import {
  compare,
  equal,
  exact,
  fromUnits,
  round,
  roundToUnits,
  sum,
  toText,
  zero,
} from "../../../../core/money/exact.ts";
import * as oracle from "../../../oracle/commission.ts";
import { deal, person, planOf, run } from "../../../support/commission.ts";
import { planLines } from "../../../support/plans.ts";

const day = fc.integer({ min: 0, max: 89 }).map((n) => addDays(isoDate("2026-01-01"), n));
const cents = fc.integer({ min: -2_000_000, max: 12_000_000 });
const deals = (owners: readonly string[]) =>
  fc
    .array(fc.tuple(day, cents, fc.constantFrom(...owners)), { maxLength: 12 })
    .map((rows) => rows.map(([date, amount, owner], i) => deal(`D${i}`, date, (amount / 100).toFixed(2), owner)));
const people = [person("ana"), person("ben"), person("cem")];
const splitsOf = (rows: readonly Deal[]) =>
  rows.flatMap(({ id }, i) =>
    i % 3 === 0
      ? [
          { deal: id, payee: "ana", share: exact("0.25") },
          { deal: id, payee: "ben", share: exact("0.75") },
        ]
      : [],
  );
const scenario = fc.tuple(planLines, deals(["ana", "ben", "cem"])).map(([lines, rows]) => {
  const plan = planOf(...lines);
  return { plan, rows, inputs: run({ plans: [plan], people, deals: rows, splits: splitsOf(rows) }) };
});
const reversed = (inputs: RunInputs): RunInputs => ({
  ...inputs,
  deals: [...inputs.deals].reverse(),
  people: [...inputs.people].reverse(),
  splits: [...(inputs.splits ?? [])].reverse(),
});

describe("the laws of a run", () => {
  it("row order changes no line", () => {
    fc.assert(
      fc.property(scenario, ({ inputs }) => {
        const [a, b] = [runPlan(inputs), runPlan(reversed(inputs))];
        const shown = (result: typeof a) =>
          result.lines.map(({ payee, component, id, commission, cappedBy }) => [
            payee,
            component,
            id,
            toText(commission),
            cappedBy,
          ]);
        expect(shown(b)).toEqual(shown(a));
        expect(a.problems).toEqual([]);
      }),
    );
  });
  it("lines add up to items, items to the payout, payouts to the total, and every trace recomputes", () => {
    fc.assert(
      fc.property(scenario, ({ inputs }) => {
        const result = runPlan(inputs);
        for (const statement of result.statements) {
          const { lines, items, payout, payee } = statement;
          const commission = items.find(({ kind }) => kind === "commission");
          expect(equal(sum(lines.map((line) => line.commission)), commission?.amount ?? zero)).toBe(true);
          expect(payout !== null && equal(sum(items.map(({ amount }) => amount)), payout)).toBe(true);
          const trace = payeeTrace(result, payee);
          expect(trace !== undefined && payout !== null && equal(recompute(trace), payout)).toBe(true);
        }
        const payouts = sum(result.statements.map(({ payout }) => payout ?? zero));
        expect(toText(payouts)).toBe(toText(result.totals?.get("EUR") ?? zero));
      }),
    );
  });
  it("one payee's deals never change another's pay", () => {
    fc.assert(
      fc.property(planLines, deals(["ana"]), deals(["ben"]), (lines, mine, others) => {
        const plans = [planOf(...lines)];
        const renamed = others.map((row) => ({ ...row, id: `X${row.id}` }));
        const pay = (rows: readonly Deal[]) =>
          toText(
            runPlan(run({ plans, people, deals: rows })).statements.find(({ payee }) => payee === "ana")?.payout ??
              zero,
          );
        expect(pay([...mine, ...renamed])).toBe(pay(mine));
      }),
    );
  });
  it("more sales never pay less, except where lint reports a falling cliff", () => {
    fc.assert(
      fc.property(planLines, deals(["ana"]), fc.integer({ min: 1, max: 10_000_000 }), (lines, rows, more) => {
        const plan = planOf(...lines);
        fc.pre(!lintPlan(plan).some(({ code }) => code === "CLIFF_DOWN"));
        const positive = rows.filter(({ amount }) => amount !== null && compare(amount, zero) > 0);
        const pay = (list: readonly Deal[]) =>
          runPlan(run({ plans: [plan], deals: list })).statements[0]?.payout ?? zero;
        const extra = deal("ZZ", "2026-03-31", (more / 100).toFixed(2));
        expect(compare(pay([...positive, extra]), pay(positive))).toBeGreaterThanOrEqual(0);
      }),
    );
  });
  it("rates and tiers agree with the slow oracle on random plans, splits included", () => {
    fc.assert(
      fc.property(planLines, deals(["ana", "ben", "cem"]), (all, rows) => {
        const lines = all.filter((line) => !line.includes("cap_per"));
        const result = runPlan(run({ plans: [planOf(...lines)], people, deals: rows, splits: splitsOf(rows) }));
        const rowsOf = (component: string, setting: string) =>
          lines.map((line) => line.split("|")).filter((cells) => cells[2] === component && cells[3] === setting);
        const ordered = [...rows].sort((a, b) => (`${a.date} ${a.id}` < `${b.date} ${b.id}` ? -1 : 1));
        for (const component of ["a", "b", "c"]) {
          const [type] = rowsOf(component, "type");
          if (type === undefined) continue;
          const scale = type[5] === "accelerator" ? oracle.f("100000") : oracle.f("1");
          const base = type[5] === "accelerator" ? oracle.f("0.1") : oracle.f("1");
          const tiers =
            type[5] === "rate"
              ? [{ from: oracle.zero, value: oracle.f(rowsOf(component, "rate")[0]?.[5] ?? "0") }]
              : rowsOf(component, "tier").map(([, , , , from = "", value = ""]) => ({
                  from: oracle.times(oracle.f(from), scale),
                  value: oracle.times(oracle.f(value), base),
                }));
          const mode = rowsOf(component, "mode")[0]?.[5] ?? "marginal";
          for (const { payee } of people) {
            const credits = ordered.flatMap(({ id, amount, owner }): oracle.Fraction[] => {
              const split = rows.findIndex((row) => row.id === id) % 3 === 0;
              const share = split ? { ana: "0.25", ben: "0.75" }[payee] : owner === payee ? "1" : undefined;
              return share === undefined || amount === null
                ? []
                : [oracle.times([amount.n, amount.d], oracle.f(share))];
            });
            const got = result.lines.filter((line) => line.payee === payee && line.component === component);
            expect(got.map(({ commission }) => roundToUnits(commission, 2))).toEqual(
              oracle.tierLines(mode, tiers, credits),
            );
          }
        }
      }),
      { numRuns: 200 },
    );
  });
  it("split, draw and true-up agree with the slow oracle, and no cent is lost", () => {
    const share = fc.integer({ min: 1, max: 60 });
    fc.assert(
      fc.property(cents, fc.array(share, { minLength: 1, maxLength: 6 }), (amount, weights) => {
        const whole = weights.reduce((a, b) => a + b, 0);
        const shares = weights.map((w, i) =>
          i === 0
            ? 10_000 - weights.slice(1).reduce((a, b) => a + Math.floor((b * 10_000) / whole), 0)
            : Math.floor((w * 10_000) / whole),
        );
        const splits = shares.map((n, i) => ({ payee: `p${i}`, share: fromUnits(BigInt(n), 4) }));
        const { lines, total } = splitCommission(fromUnits(BigInt(amount), 2), exact("0.07"), "must_equal_100", splits);
        expect(equal(sum(lines.map(({ commission }) => commission)), total)).toBe(true);
        const wanted = oracle.divided(
          oracle.cents(oracle.times([BigInt(amount), 100n], oracle.f("0.07"))),
          shares.map((n) => [BigInt(n), 10_000n]),
        );
        expect(lines.map(({ commission }) => roundToUnits(commission, 2))).toEqual(wanted);
      }),
    );
    const earned = fc.array(fc.bigInt({ min: 0n, max: 500_000n }), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(earned, fc.bigInt({ min: 0n, max: 300_000n }), (months, draw) => {
        const { pay, balance } = drawPayments(
          { type: "recoverable", amount: fromUnits(draw, 2) },
          months.map((n) => fromUnits(n, 2)),
        );
        const wanted = oracle.drawn(draw, months);
        expect(pay.map((value) => roundToUnits(value, 2))).toEqual(wanted.pay);
        expect(roundToUnits(balance[balance.length - 1] ?? zero, 2)).toBe(wanted.owed);
      }),
    );
    fc.assert(
      fc.property(earned, fc.constantFrom("marginal", "retroactive"), (months, mode) => {
        const tiers = [
          ["0", "0.05"],
          ["1", "0.08"],
        ] as const;
        const periods = months.map((n) => ({ credited: fromUnits(n, 2), quota: exact("2000") }));
        const { payout } = yearToDateTrueUp(
          mode as "marginal",
          tiers.map(([from, rate]) => ({ from: exact(from), rate: exact(rate) })),
          periods,
        );
        const toDate = months.map(
          (_, i): oracle.Fraction => [months.slice(0, i + 1).reduce((a, b) => a + b, 0n), 100n],
        );
        const ytd = toDate.map((credited, i) => {
          const scaled = tiers.map(([from, rate]) => ({
            from: oracle.times(oracle.f(from), oracle.f(String(2000 * (i + 1)))),
            value: oracle.f(rate),
          }));
          return oracle.tierLines(mode, scaled, [credited])[0] as bigint;
        });
        expect(payout.map((value) => roundToUnits(value, 2))).toEqual(
          ytd.map((value, i) => value - (ytd[i - 1] ?? 0n)),
        );
      }),
    );
  });
  it("the same inputs give the same run", () => {
    fc.assert(
      fc.property(scenario, ({ inputs }) => {
        expect(runPlan(inputs).lines).toEqual(runPlan(inputs).lines);
      }),
      { numRuns: 20 },
    );
  });
  it("pays nobody more than the period's cap", () => {
    fc.assert(
      fc.property(planLines, deals(["ana"]), (lines, rows) => {
        const plan = planOf(...lines);
        const [statement] = runPlan(run({ plans: [plan], deals: rows })).statements;
        const cap = plan.capPerPeriod;
        if (cap !== undefined) expect(compare(statement?.payout ?? zero, round(cap, 2))).toBeLessThanOrEqual(0);
      }),
    );
  });
});
