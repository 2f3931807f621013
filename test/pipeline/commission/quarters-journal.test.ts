import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { addDays, isoDate } from "../../../core/calendar/iso-date.ts";
import { imbalances, type JournalLine } from "../../../core/commission/books/journal.ts";
import { contractCostSchedule } from "../../../core/commission/contract-cost.ts";
import type { Person } from "../../../core/commission/engine/inputs.ts";
import {
  add,
  type Exact,
  exact,
  less,
  mul,
  neg,
  round,
  sub,
  sum,
  toFixed,
  toText,
  zero,
} from "../../../core/money/exact.ts";
import { runJournal } from "../../../pipeline/commission/journal.ts";
import { unaccrued } from "../../../pipeline/commission/ledger.ts";
import type { BookTerms, CommissionRun } from "../../../pipeline/commission/snapshot.ts";
import { deal, person, planOf } from "../../support/commission.ts";
import { type Known, lockedQuarters } from "../../support/commission-quarters.ts";

const labels = ["2026-Q1", "2026-Q2", "2026-Q3"] as const;
const terms = (more: Partial<BookTerms> = {}): BookTerms => ({
  incremental: true,
  chargeRate: exact("0.2"),
  contractMonths: 24,
  renewalIsCommensurate: false,
  expedient: false,
  ...more,
});

const basics = ["p|1||valid_from||2026-01-01|", "p|1||currency||EUR|", "p|1||split_policy||overlay|"];
const ratePlan = (...more: string[]) => planOf(...basics, "p|1|all|type||rate|", "p|1|all|rate||10%|", ...more);
const clawback = ["p|1||clawback_method||linear|", "p|1||clawback_term||12|"];

const journals = (runs: readonly CommissionRun[]): JournalLine[] => runs.flatMap((run) => runJournal(run, true));
/** Debits less credits of an account, of one reference or entity where it is named. */
const balanceOf = (
  lines: readonly JournalLine[],
  account: JournalLine["account"],
  of: Partial<JournalLine> = {},
): Exact =>
  sum(
    lines
      .filter((line) => line.account === account)
      .filter((line) => Object.entries(of).every(([key, value]) => line[key as keyof JournalLine] === value))
      .map(({ debit, credit }) => sub(debit, credit)),
  );
const shown = (lines: readonly JournalLine[], account: JournalLine["account"], of: Partial<JournalLine> = {}) =>
  toFixed(balanceOf(lines, account, of), 2);

/** Three quarters of one rate of 10%: A 24,000 in January, returned by a quarter in May; B 12,000 in February, cancelled in August. */
const year = (more: Partial<Known> = {}): CommissionRun[] => {
  const known: Known = {
    plans: [ratePlan(...clawback)],
    deals: [deal("A", "2026-01-15", "24000"), deal("B", "2026-02-10", "12000"), deal("C", "2026-08-20", "6000")],
    creditNotes: [{ id: "N", deal: "A", date: isoDate("2026-05-10"), amount: exact("6000"), currency: "EUR" }],
    cancellations: [{ deal: "B", date: isoDate("2026-08-12") }],
    books: [terms({ chargeRate: zero })],
    ...more,
  };
  return lockedQuarters(labels.map((label) => [label, known]));
};

describe("the journal over three locked quarters", () => {
  test("amortises, takes a credit note out of the asset, and takes a clawback out of it before the rest is written off", () => {
    const [q1, q2, q3] = year().map((run) => runJournal(run, false)) as [JournalLine[], JournalLine[], JournalLine[]];
    // A 2,400 over 24 months is 100 a month, B 1,200 is 50 a month from February.
    expect(shown(q1, "amortisation_expense")).toBe("400.00");
    expect(shown(q1, "contract_cost_asset")).toBe("3200.00");
    // A quarter of A comes back in May: 600, of which five of 24 months are amortised. 75 a month are left of A from then on.
    expect(shown(q2, "amortisation_expense", { reference: "ana / all / N" })).toBe("-150.00");
    expect(shown(q2, "contract_cost_asset", { reference: "ana / all / N" })).toBe("-450.00");
    // B: six whole months to 12 August, half of 1,200 is clawed back; the asset after August is 1,200 - 7 x 50 = 850.
    expect(shown(q3, "clawback_receivable")).toBe("600.00");
    expect(shown(q3, "write_off_expense")).toBe("250.00");
    expect(shown([...q1, ...q2, ...q3], "contract_cost_asset", { reference: "ana / all / B" })).toBe("0.00");
    // A: 1,800 less 9 of 24 months; C: 600 less 2 of 24 months.
    expect(shown([...q1, ...q2, ...q3], "contract_cost_asset")).toBe("1675.00");
  });

  test("the terms of a cost are those it was locked with, whatever the books say later", () => {
    const known = (contractMonths: number): Known => ({
      plans: [ratePlan()],
      deals: [deal("A", "2026-01-15", "24000")],
      books: [terms({ chargeRate: zero, contractMonths })],
    });
    const runs = lockedQuarters([
      ["2026-Q1", known(24)],
      ["2026-Q2", known(12)],
    ]);
    expect(shown(journals(runs), "amortisation_expense")).toBe("600.00");
  });

  test("a cost stays with the entity and cost centre that bore it when the payee moves", () => {
    const places = [
      { to: isoDate("2026-03-31"), entity: "DE01", costCentre: "100" },
      { from: isoDate("2026-04-01"), entity: "AT01", costCentre: "200" },
    ];
    const lines = journals(year({ extras: new Map([["ana", { places }]]), cancellations: [] }));
    const asset = (entity: string) => shown(lines, "contract_cost_asset", { entity });
    // A 2,400 and B 1,200 less 9 and 8 months in DE01; the credit note of May (-600 + 9 x 25) and C in AT01.
    expect([asset("DE01"), asset("AT01")]).toEqual(["2300.00", "175.00"]);
    expect(shown(lines, "contract_cost_asset", { entity: "DE01", costCentre: "200" })).toBe("0.00");
  });

  test("every entity and currency of pay balances by itself", () => {
    const day = { from: isoDate("2026-01-01"), to: isoDate("2026-12-31") };
    const lines = journals(
      year({
        people: [person("ana"), person("urs", { payCurrency: "CHF" })],
        deals: [deal("A", "2026-01-15", "24000"), deal("B", "2026-02-10", "12000", "urs")],
        creditNotes: [],
        rates: [{ currency: "EUR", into: "CHF", policy: "payout_rate", ...day, rate: exact("0.9") }],
        extras: new Map([["urs", { places: [{ entity: "CH01" }] }]]),
      }),
    );
    expect([...imbalances(lines)].map(([key, { n }]) => [key, n])).toEqual([
      ["Co\nEUR", 0n],
      ["CH01\nCHF", 0n],
    ]);
    // 1,080 francs over 24 months from February, half of them given back in August.
    expect(shown(lines, "amortisation_expense", { entity: "CH01" })).toBe("315.00");
    expect(shown(lines, "write_off_expense", { entity: "CH01", currency: "CHF" })).toBe("225.00");
  });

  test("a cancellation of a locked quarter is booked in the open one, and no month is amortised after it", () => {
    const base: Known = {
      plans: [ratePlan(...clawback)],
      deals: [deal("A", "2026-01-15", "24000")],
      books: [terms({ chargeRate: zero })],
    };
    const late = { ...base, cancellations: [{ deal: "A", date: isoDate("2026-03-20") }] };
    const runs = lockedQuarters([
      ["2026-Q1", base],
      ["2026-Q2", late],
      ["2026-Q3", late],
    ]);
    const [, q2 = [], q3 = []] = runs.map((run) => runJournal(run, false));
    // Two whole months of twelve: 2,000 comes back, all of it from the asset of 2,400 less four months; the rest is nothing.
    expect(shown(q2, "clawback_receivable")).toBe("2000.00");
    expect(shown(journals(runs), "contract_cost_asset")).toBe("0.00");
    expect(q3).toEqual([]);
  });

  test("what is not capitalised is expensed, and its clawback reduces expense", () => {
    const lines = year({ books: [terms({ incremental: false, chargeRate: zero })] }).flatMap((run) =>
      runJournal(run, false),
    );
    // 2,400 + 1,200 + 600 earned, 600 credited back, 600 clawed back.
    expect(shown(lines, "commission_expense")).toBe("3000.00");
  });

  test("a late deal's adjustment is an asset of its deal from the deal's date on", () => {
    const adjustments = [
      { payee: "ana", amount: exact("240"), reason: "late", component: "all", deal: "Z", date: isoDate("2026-03-31") },
    ];
    const base: Known = { plans: [ratePlan()], deals: [], books: [terms({ chargeRate: zero })] };
    const lines = journals(
      lockedQuarters([
        ["2026-Q1", base],
        ["2026-Q2", { ...base, adjustments }],
      ]),
    );
    expect(shown(lines, "amortisation_expense")).toBe("40.00");
    expect(shown(lines, "contract_cost_asset")).toBe("200.00");
  });
});

describe("accrual of a plan that measures the year", () => {
  const plan = planOf(
    ...basics,
    "p|1||measurement||year|",
    "p|1||quota||400000|",
    "p|1||target_incentive||40000|",
    "p|1|all|type||accelerator|",
    "p|1|all|mode||marginal|",
    "p|1|all|tier|0|1|",
    "p|1|all|tier|1|3|",
  );
  const deals = [
    deal("A", "2026-02-01", "100000"),
    deal("B", "2026-05-01", "100000"),
    deal("C", "2026-08-01", "200000"),
    deal("D", "2026-11-01", "100000"),
  ];
  const books = [terms({ incremental: false, chargeRate: exact("0.1"), expectedAttainment: exact("1.25") })];
  const runs = lockedQuarters([...labels, "2026-Q4"].map((label) => [label, { plans: [plan], deals, books }]));

  test("every quarter bears the expected full-year rate, and the next reverses what was accrued", () => {
    // 500,000 in the year earn 40,000 + 30,000: 14%. Earned at 10%, so 4% of 100,000 with 10% charges; the fourth quarter pays it out.
    const accrued = runs.map((run) => shown(runJournal(run, false), "commission_accrued"));
    expect(accrued).toEqual(["-4400.00", "-4400.00", "-8800.00", "17600.00"]);
    const expense = runs.map((run) => shown(runJournal(run, false), "commission_expense"));
    expect(expense).toEqual(["15400.00", "15400.00", "30800.00", "15400.00"]);
  });

  test("without an expected attainment nothing is accrued", () => {
    const plain = lockedQuarters(labels.map((label) => [label, { plans: [plan], deals, books: [terms()] }]));
    expect(shown(journals(plain), "commission_accrued")).toBe("0.00");
    expect([plain, runs].map((list) => list.map(unaccrued)[0])).toEqual([["all"], []]);
  });
});

describe("laws on random quarters", () => {
  const payees = ["ana", "bo"] as const;
  const people: Person[] = payees.map((payee) => person(payee));
  const rows = fc.array(
    fc.record({
      day: fc.integer({ min: 0, max: 269 }),
      cents: fc.integer({ min: 1, max: 9_000_000 }),
      owner: fc.constantFrom(...payees),
      end: fc.option(
        fc.record({
          after: fc.integer({ min: 0, max: 200 }),
          note: fc.boolean(),
          part: fc.integer({ min: 1, max: 100 }),
        }),
      ),
    }),
    { maxLength: 8 },
  );
  const settings = fc.record({
    months: fc.integer({ min: 1, max: 30 }),
    draw: fc.constantFrom(
      [],
      ["draw||1000", "draw_type||recoverable", "guarantee_base||net"],
      ["draw||1000", "draw_type||non_recoverable", "guarantee_base||net"],
    ),
    limit: fc.constantFrom("100%", "30%"),
    holdback: fc.constantFrom("0", "20%"),
  });
  const startOf = isoDate("2026-01-01");

  const scenario = (
    list: ReturnType<typeof rows.generate>["value"],
    set: ReturnType<typeof settings.generate>["value"],
  ) => {
    const plan = ratePlan(
      ...clawback,
      ...[...set.draw, `deduction_limit||${set.limit}`, `holdback_rate||${set.holdback}`].map(
        (line) => `p|1||${line}|`,
      ),
    );
    const dated = list.map((row, i) => ({ ...row, id: `D${i}`, date: addDays(startOf, row.day) }));
    const quarterOf = (date: string) => Math.floor((Number(date.slice(5, 7)) - 1) / 3);
    const ended = dated.flatMap(({ end, date, id, cents }) => {
      const on = end === null ? undefined : addDays(date, end.after);
      // A deal that ends in its own quarter can only have a credit note.
      return end === null || on === undefined
        ? []
        : [{ id, on, ...end, note: end.note || quarterOf(on) === quarterOf(date), cents }];
    });
    const known: Known = {
      plans: [plan],
      people,
      deals: dated.map(({ id, date, cents, owner }) => deal(id, date, (cents / 100).toFixed(2), owner)),
      creditNotes: ended
        .filter(({ note }) => note)
        .map(({ id, on, cents, part }) => ({
          id: `N${id}`,
          deal: id,
          date: on,
          amount: exact(((cents * part) / 10000).toFixed(2)),
          currency: "EUR",
        })),
      cancellations: ended.filter(({ note }) => !note).map(({ id, on }) => ({ deal: id, date: on })),
      books: [terms({ contractMonths: set.months })],
    };
    return lockedQuarters(labels.map((label) => [label, known]));
  };

  test("each journal balances; the asset rolls forward to what the schedules of core leave; payables are the four balances", () => {
    fc.assert(
      fc.property(rows, settings, (list, set) => {
        const runs = scenario(list, set);
        for (const run of runs) {
          expect(run.result.problems.map(({ error }) => error.message)).toEqual([]);
          expect([...imbalances(runJournal(run, true)).values()].every(({ n }) => n === 0n)).toBe(true);
        }
        const lines = journals(runs);
        const end = "2026-09";
        const clawbacks = runs.flatMap(({ result }) =>
          result.statements.flatMap((each) => each.clawbacks.map((row) => ({ ...row, payee: each.payee }))),
        );
        let [amortised, writtenOff, left] = [zero, zero, zero];
        for (const { result } of runs)
          for (const line of result.lines) {
            if (line.kind !== "deal" || line.date === null) continue;
            const cost = add(line.commission, round(mul(line.commission, exact("0.2")), 2));
            const back = clawbacks.find(({ deal: id }) => id === line.deal);
            const schedule = contractCostSchedule(
              {
                cost,
                start: line.date,
                months: set.months,
                convention: "full_month",
                ...(back === undefined ? {} : { terminated: back.cancelledOn }),
              },
              2,
            );
            const done = sum(schedule.monthly.filter(({ month }) => month <= end).map(({ expense }) => expense));
            amortised = add(amortised, done);
            const off = back === undefined ? zero : schedule.writeOff;
            writtenOff = add(writtenOff, off);
            left = add(left, sub(sub(cost, done), off));
          }
        const ofNotes = lines.filter(({ reference }) => / N/.test(reference));
        const own = lines.filter((line) => !ofNotes.includes(line));
        expect(toText(balanceOf(own, "amortisation_expense"))).toBe(toText(amortised));
        expect(toText(balanceOf(own, "contract_cost_asset"))).toBe(toText(left));
        const taken = sum(own.filter(({ account }) => account === "contract_cost_asset").map(({ credit }) => credit));
        expect(toText(taken)).toBe(toText(add(amortised, writtenOff)));
        // Credit notes never take more than the asset; each may round by a cent.
        expect(less(balanceOf(lines, "contract_cost_asset"), exact("-0.08"))).toBe(false);
        for (const { payee, closing } of runs.at(-1)?.result.statements ?? []) {
          const held = sum(closing.held.map((entry) => sub(entry.held, entry.released)));
          const mine = (account: JournalLine["account"]) =>
            sum([
              balanceOf(
                lines.filter(({ reference }) => reference.split(" / ")[0] === payee),
                account,
              ),
            ]);
          expect(toText(neg(mine("commission_payable")))).toBe(toText(sub(held, add(closing.draw, closing.carried))));
          expect(toText(mine("clawback_receivable"))).toBe(toText(closing.clawback));
        }
      }),
      { numRuns: 60 },
    );
  });
});
