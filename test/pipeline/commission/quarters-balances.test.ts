import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../../../core/calendar/iso-date.ts";
import type { Balances, Cancellation } from "../../../core/commission/engine/inputs.ts";
import { recompute } from "../../../core/commission/engine/trace.ts";
import { type Exact, exact, less, sub, sum, toFixed, toText, zero } from "../../../core/money/exact.ts";
import { explainClawbacks, explainDeal } from "../../../pipeline/commission/explanation.ts";
import type { CommissionRun } from "../../../pipeline/commission/snapshot.ts";
import { deal, person, planOf } from "../../support/commission.ts";
import { type Known, lockedQuarters } from "../../support/commission-quarters.ts";

const basics = ["p|1||valid_from||2026-01-01|", "p|1||currency||EUR|", "p|1||split_policy||overlay|"];
const ratePlan = (...settings: string[]) =>
  planOf(...basics, "p|1|all|type||rate|", "p|1|all|rate||10%|", ...settings.map((line) => `p|1||${line}|`));
const labels = ["2026-Q1", "2026-Q2", "2026-Q3"] as const;

/** The same knowledge in every quarter, but for what each adds. */
const quarters = (known: Known, ...more: readonly Partial<Known>[]): CommissionRun[] =>
  lockedQuarters(more.map((own, i) => [labels[i] ?? "2026-Q4", { ...known, ...own }]));

const heldIn = ({ held }: Balances): Exact => sum(held.map((entry) => sub(entry.held, entry.released)));
/** Payout and the four closing balances: draw, clawback, carried, held. */
const rowOf = (run: CommissionRun): string[] => {
  expect(run.result.problems.map(({ error }) => error.message)).toEqual([]);
  const [statement] = run.result.statements;
  if (statement === undefined) throw new Error("no statement");
  const { payout, closing } = statement;
  return [payout ?? zero, closing.draw, closing.clawback, closing.carried, heldIn(closing)].map((each) =>
    toFixed(each, 2),
  );
};
const codesOf = ({ result }: CommissionRun) => result.problems.map(({ error }) => error.code);
const on = (id: string, date: string): Cancellation => ({ deal: id, date: isoDate(date) });
const note = (id: string, of: string, date: string, amount: string) => ({
  id,
  deal: of,
  date: isoDate(date),
  amount: exact(amount),
  currency: "EUR",
});
const collected = (id: string, amount: string) => ({ deal: id, amount: exact(amount), total: exact("9000") });

describe("each of the four balances over locked quarters", () => {
  test("what is held back is released as cash comes in, and no cent stays", () => {
    const known: Known = { plans: [ratePlan("holdback_rate||25%")], deals: [deal("A", "2026-02-01", "10000.40")] };
    const runs = quarters(
      known,
      {},
      { collections: [collected("A", "3000")] },
      { collections: [collected("A", "6000")] },
    );
    // 1,000.04, of which 250.01 are held; a third is 83.34.
    expect(runs.map(rowOf)).toEqual([
      ["750.03", "0.00", "0.00", "0.00", "250.01"],
      ["83.34", "0.00", "0.00", "0.00", "166.67"],
      ["166.67", "0.00", "0.00", "0.00", "0.00"],
    ]);
  });

  test("a return follows its deal: held as far as the deal still is, in full once everything is released", () => {
    const known: Known = {
      plans: [ratePlan("holdback_rate||20%", "negative_pay||pay")],
      deals: [deal("A", "2026-02-01", "10000")],
    };
    const half = { collections: [collected("A", "4500")] };
    const some = quarters(known, half, { creditNotes: [note("N", "A", "2026-05-01", "5000")] }, half);
    // 200 held, 100 released. The note takes 500 back: 100 of it held, of which 50 are released at once. The rest cancels out to 50.
    expect(some.map(rowOf)).toEqual([
      ["900.00", "0.00", "0.00", "0.00", "100.00"],
      ["-450.00", "0.00", "0.00", "0.00", "50.00"],
      ["50.00", "0.00", "0.00", "0.00", "0.00"],
    ]);
    const all = quarters(
      known,
      { collections: [collected("A", "9000")] },
      { creditNotes: [note("N", "A", "2026-05-01", "5000")] },
    );
    expect(all.map(rowOf)[1]).toEqual(["-500.00", "0.00", "0.00", "0.00", "0.00"]);
  });

  test("a draw is owed and recovered, and a negative is carried beside it", () => {
    const known: Known = {
      plans: [ratePlan("draw||1000", "draw_type||recoverable", "guarantee_base||net")],
      deals: [deal("A", "2026-01-10", "4000"), deal("B", "2026-08-01", "30000")],
      creditNotes: [note("N", "A", "2026-05-01", "3000")],
    };
    // 600 short; then -300 and 1,000 short; then 3,000 pay 300 back first, and 1,600 of the 1,700 above the draw.
    expect(quarters(known, {}, {}, {}).map(rowOf)).toEqual([
      ["1000.00", "600.00", "0.00", "0.00", "0.00"],
      ["1000.00", "1600.00", "0.00", "300.00", "0.00"],
      ["1100.00", "0.00", "0.00", "0.00", "0.00"],
    ]);
  });

  test("a floor that looks at net pay forgives no negative", () => {
    const known: Known = {
      plans: [ratePlan("floor||500", "guarantee_base||net")],
      deals: [deal("A", "2026-01-10", "20000"), deal("B", "2026-08-01", "30000")],
      creditNotes: [note("N", "A", "2026-05-01", "8000")],
    };
    expect(quarters(known, {}, {}, {}).map((run) => [rowOf(run)[0], rowOf(run)[3]])).toEqual([
      ["2000.00", "0.00"],
      ["500.00", "800.00"],
      ["2200.00", "0.00"],
    ]);
  });

  test("a clawback takes what the limit allows, the rest stays a clawback and never becomes a negative", () => {
    const plan = (...more: string[]) => [ratePlan("clawback_method||full", "clawback_term||12", ...more)];
    const known = {
      deals: [deal("A", "2026-01-10", "20000"), deal("B", "2026-05-01", "6000"), deal("C", "2026-08-01", "30000")],
      cancellations: [on("A", "2026-06-01")],
    };
    expect(quarters({ ...known, plans: plan("deduction_limit||50%") }, {}, {}, {}).map(rowOf)).toEqual([
      ["2000.00", "0.00", "0.00", "0.00", "0.00"],
      ["300.00", "0.00", "1700.00", "0.00", "0.00"],
      ["1500.00", "0.00", "200.00", "0.00", "0.00"],
    ]);
    expect(quarters({ ...known, plans: plan() }, {}, {}, {}).map(rowOf)).toEqual([
      ["2000.00", "0.00", "0.00", "0.00", "0.00"],
      ["0.00", "0.00", "1400.00", "0.00", "0.00"],
      ["1600.00", "0.00", "0.00", "0.00", "0.00"],
    ]);
  });

  test("a cancelled deal releases what is held of it and gives back the whole commission", () => {
    const known: Known = {
      plans: [ratePlan("holdback_rate||20%", "clawback_method||linear", "clawback_term||12")],
      deals: [deal("A", "2026-01-10", "12000"), deal("B", "2026-05-01", "30000")],
      cancellations: [on("A", "2026-06-10")],
    };
    const [, second] = quarters(known, {}, {});
    // B: 3,000 less 600 held. A: 240 released, 7 of 12 months of 1,200 given back.
    expect(second && rowOf(second)).toEqual(["1940.00", "0.00", "0.00", "0.00", "600.00"]);
  });
});

describe("deals of a locked quarter that are cancelled later", () => {
  const plan = planOf(
    ...basics,
    "p|1||clawback_method||linear|",
    "p|1||clawback_term||12|",
    "p|1||negative_pay||pay|",
    "p|1|all|type||tiers|",
    "p|1|all|mode||marginal|",
    "p|1|all|tier|0|5%|",
    "p|1|all|tier|10000|10%|",
  );
  const known: Known = { plans: [plan], deals: [deal("A", "2026-01-10", "10000"), deal("B", "2026-02-10", "10000")] };

  test("a credit note reverses at the rate that was paid, a clawback at its decay; both from the locked line", () => {
    const [, credited] = quarters(known, {}, { creditNotes: [note("N", "B", "2026-05-01", "4000")] });
    expect(credited && rowOf(credited)[0]).toBe("-400.00");
    const [, clawed] = quarters(known, {}, { cancellations: [on("B", "2026-05-10")] });
    // 1,000 were paid, 9 of 12 months are left.
    expect(clawed && rowOf(clawed)[0]).toBe("-750.00");
  });

  test("what is clawed back is explained to the cent, and the statement names the deal", () => {
    const [, run] = quarters(known, {}, { cancellations: [on("B", "2026-05-10")] });
    if (run === undefined) throw new Error("no run");
    expect(explainDeal(run, "B")).toEqual([]);
    const explained = explainClawbacks(run, "B");
    expect(explained.map(({ payee, steps }) => [payee, toText(recompute(steps))])).toEqual([["ana", "750"]]);
    expect(run.result.statements[0]?.items.find(({ kind }) => kind === "clawback")?.about).toBe("B");
    expect(() => explainDeal(run, "A")).toThrow(expect.objectContaining({ code: "DEAL_NOT_PAID" }));
  });

  test("a cancellation dated in the locked quarter is clawed back in the open one, once", () => {
    const late = { cancellations: [on("B", "2026-03-10")] };
    const runs = quarters(known, {}, late, late);
    // 11 of 12 months of 1,000.
    expect(runs.map((run) => rowOf(run)[0])).toEqual(["1500.00", "-916.67", "0.00"]);
  });

  test("credit note or clawback, never both, never twice, whatever the quarters they come in", () => {
    const noted = { creditNotes: [note("N", "B", "2026-05-01", "4000")] };
    const cancelled = { cancellations: [on("B", "2026-05-10")] };
    const [, both] = quarters(known, {}, { ...noted, ...cancelled });
    expect(both && codesOf(both)).toEqual(["CANCELLED_TWICE"]);
    const [, , after] = quarters(known, {}, noted, { ...noted, cancellations: [on("B", "2026-08-10")] });
    expect(after && codesOf(after)).toEqual(["CANCELLED_TWICE"]);
    const [, , before] = quarters(known, {}, cancelled, {
      ...cancelled,
      creditNotes: [note("N", "B", "2026-08-01", "1")],
    });
    expect(before && codesOf(before)).toEqual(["CANCELLED_TWICE"]);
    const [, , again] = quarters(known, {}, cancelled, { cancellations: [on("B", "2026-08-10")] });
    expect(again && codesOf(again)).toEqual(["CANCELLED_TWICE"]);
  });

  test("amounts of another currency of pay are refused, never added up; with nothing open the change is free", () => {
    const changing = [
      person("ana", { to: isoDate("2026-03-31") }),
      person("ana", { from: isoDate("2026-04-01"), payCurrency: "CHF" }),
    ];
    const day = { from: isoDate("2026-01-01"), to: isoDate("2026-12-31") };
    const rates = [{ currency: "EUR", into: "CHF", policy: "payout_rate" as const, ...day, rate: exact("0.9") }];
    const moved: Known = {
      ...known,
      deals: [...known.deals, deal("C", "2026-05-01", "10000")],
      people: changing,
      rates,
    };
    const [, free] = quarters(moved, {}, {});
    expect(free && rowOf(free)[0]).toBe("450.00");
    const [, clawed] = quarters(moved, {}, { cancellations: [on("B", "2026-05-10")] });
    const [, returned] = quarters(moved, {}, { creditNotes: [note("N", "B", "2026-05-01", "4000")] });
    expect([clawed, returned].map((run) => run && codesOf(run))).toEqual([
      ["PAY_CURRENCY_CHANGED"],
      ["PAY_CURRENCY_CHANGED"],
    ]);
  });

  test("a return within a year that is measured as one is reversed in its own quarter only", () => {
    const annual = planOf(
      ...basics,
      "p|1||measurement||year|",
      "p|1||negative_pay||pay|",
      "p|1|all|type||rate|",
      "p|1|all|rate||10%|",
    );
    const deals = [deal("A", "2025-11-01", "1000")];
    const old = { ...annual, validFrom: isoDate("2025-01-01") };
    const runs = lockedQuarters(
      ["2025-Q4", "2026-Q1", "2026-Q2"].map((label) => [
        label,
        { plans: [old], deals, creditNotes: [note("N", "A", "2026-02-01", "500")] },
      ]),
    );
    expect(runs.map((run) => rowOf(run)[0])).toEqual(["100.00", "-50.00", "0.00"]);
  });
});

describe("laws on random quarters", () => {
  const rows = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 179 }),
      cents: fc.integer({ min: 100, max: 9_000_000 }),
      end: fc.constantFrom("none", "note", "cancelled"),
      after: fc.integer({ min: 92, max: 200 }),
      part: fc.integer({ min: 1, max: 100 }),
      cash: fc.array(fc.integer({ min: 0, max: 100 }), { minLength: 3, maxLength: 3 }),
    }),
    { maxLength: 7 },
  );
  const settings = fc.record({
    draw: fc.constantFrom(
      [],
      ["draw||1000", "draw_type||recoverable", "guarantee_base||net"],
      ["draw||1000", "draw_type||recoverable", "guarantee_base||earned", "recoup_limit||50%"],
    ),
    limit: fc.constantFrom("100%", "30%"),
    holdback: fc.constantFrom("0", "20%", "33.3%"),
  });

  test("nothing is lost between quarters: all pay is what was earned less what was given back, but for the four balances", () => {
    fc.assert(
      fc.property(rows, settings, (list, set) => {
        const dated = list.map((row, i) => ({ ...row, id: `D${i}`, date: addDays(isoDate("2026-01-01"), row.day) }));
        const known: Known = {
          plans: [
            ratePlan(
              "clawback_method||linear",
              "clawback_term||12",
              `deduction_limit||${set.limit}`,
              `holdback_rate||${set.holdback}`,
              ...set.draw,
            ),
          ],
          deals: dated.map(({ id, date, cents }) => deal(id, date, (cents / 100).toFixed(2))),
          creditNotes: dated
            .filter(({ end }) => end === "note")
            .map(({ id, date, after, cents, part }) =>
              note(`N${id}`, id, addDays(date, after), ((cents * part) / 10000).toFixed(2)),
            ),
          cancellations: dated
            .filter(({ end }) => end === "cancelled")
            .map(({ id, date, after }) => on(id, addDays(date, after))),
        };
        const runs = quarters(
          known,
          ...labels.map((_, i) => ({
            collections: dated.map(({ id, cash }) => ({ deal: id, amount: exact(cash[i] ?? 0), total: exact("100") })),
          })),
        );
        const statements = runs.flatMap((run) => {
          rowOf(run);
          return run.result.statements;
        });
        const { closing } = statements.at(-1) ?? {};
        if (closing === undefined) return;
        const paid = sum(statements.map(({ payout }) => payout ?? zero));
        const earned = sum(statements.map((statement) => statement.earned));
        const back = sum(statements.flatMap(({ clawbacks }) => clawbacks.map(({ amount }) => amount)));
        const owed = sum([closing.draw, closing.clawback, closing.carried]);
        expect(toText(sub(sub(paid, earned), owed))).toBe(toText(sub(sub(zero, back), heldIn(closing))));
        for (const { payout, closing: own } of statements) {
          for (const each of [payout ?? zero, own.draw, own.clawback, own.carried])
            expect(less(each, zero)).toBe(false);
        }
      }),
      { numRuns: 80 },
    );
  });

  test("locks are not needed to pay the same: quarters that are recomputed pay what locked ones paid", () => {
    fc.assert(
      fc.property(rows, (list) => {
        const known: Known = {
          plans: [ratePlan("negative_pay||pay")],
          deals: list.map(({ day, cents }, i) =>
            deal(`D${i}`, addDays(isoDate("2026-01-01"), day), (cents / 100).toFixed(2)),
          ),
          creditNotes: list.map(({ day, after, cents, part }, i) =>
            note(`N${i}`, `D${i}`, addDays(isoDate("2026-01-01"), day + after), ((cents * part) / 10000).toFixed(2)),
          ),
        };
        const [, , locked] = quarters(known, {}, {}, {});
        const [alone] = lockedQuarters([["2026-Q3", known]]);
        const lines = (run: CommissionRun | undefined) =>
          run?.result.lines.map(({ id, commission }) => [id, toText(commission)]).sort();
        expect(lines(alone)).toEqual(lines(locked));
      }),
      { numRuns: 40 },
    );
  });
});
