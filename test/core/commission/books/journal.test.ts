import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { addMonths, isoDate, monthIndex, monthStart } from "../../../../core/calendar/iso-date.ts";
import { benefitMonths } from "../../../../core/commission/books/benefit-period.ts";
import { type CommissionCost, costInMonth } from "../../../../core/commission/books/costs.ts";
import { expectedRateAccrual } from "../../../../core/commission/books/expected-rate.ts";
import { checkBalance, imbalances, monthJournal } from "../../../../core/commission/books/journal.ts";
import { exact, fromUnits, less, mul, sign, sum, toText } from "../../../../core/money/exact.ts";

const cost = (more: Partial<CommissionCost> = {}): CommissionCost => ({
  id: "K1",
  entity: "DE01",
  costCentre: "4711",
  currency: "EUR",
  digits: 2,
  earnedOn: isoDate("2026-01-15"),
  earned: exact("1000"),
  chargeRate: exact("0.2"),
  contract: { start: isoDate("2026-01-01"), months: 12, convention: "full_month" },
  ...more,
});
const shown = (month: string, ...costs: CommissionCost[]) =>
  monthJournal(isoDate(month), { costs }).map(({ account, debit, credit }) => [account, toText(debit), toText(credit)]);

describe("the journal", () => {
  it("capitalises commission and charges and amortises them in the same month", () => {
    expect(shown("2026-01-31", cost())).toEqual([
      ["contract_cost_asset", "1000", "0"],
      ["commission_payable", "0", "1000"],
      ["contract_cost_asset", "200", "0"],
      ["charges_payable", "0", "200"],
      ["amortisation_expense", "100", "0"],
      ["contract_cost_asset", "0", "100"],
    ]);
  });
  it("expenses what is not incremental, and what the expedient allows", () => {
    const { contract: _, ...plain } = cost();
    expect(shown("2026-01-31", plain)[0]).toEqual(["commission_expense", "1000", "0"]);
    const expedient = {
      start: isoDate("2026-01-01"),
      months: 12,
      convention: "full_month",
      applyExpedient: true,
    } as const;
    expect(shown("2026-01-31", cost({ contract: expedient })).map(([account]) => account)).not.toContain(
      "contract_cost_asset",
    );
  });
  it("reduces the asset by a clawback before it writes off the rest", () => {
    const cancelled = (back: string) => cost({ cancelled: { on: isoDate("2026-05-10"), clawedBack: exact(back) } });
    const month = costInMonth(cancelled("300"), isoDate("2026-05-31"));
    expect(
      [month.amortisation, month.clawbackOfAsset, month.writeOff, month.assetEnd].map((value) => toText(value)),
    ).toEqual(["100", "300", "400", "0"]);
    const beyond = costInMonth(cancelled("800"), isoDate("2026-05-31"));
    expect([beyond.clawbackOfAsset, beyond.writeOff, beyond.expense].map((value) => toText(value))).toEqual([
      "700",
      "0",
      "0",
    ]);
  });
  it("balances by entity and currency, and its expense over all months is the cost less what was clawed back", () => {
    const amounts = fc.integer({ min: 1, max: 10_000_000 });
    fc.assert(
      fc.property(
        amounts,
        fc.integer({ min: 1, max: 40 }),
        fc.option(fc.integer({ min: 0, max: 45 })),
        fc.integer({ min: 0, max: 100 }),
        (n, months, ends, back) => {
          const earned = fromUnits(BigInt(n), 2);
          const contract = { start: isoDate("2026-01-01"), months, convention: "daily" } as const;
          const clawedBack = ends !== null ? fromUnits(BigInt(Math.floor((n * back) / 100)), 2) : exact("0");
          const on = ends === null ? undefined : addMonths(isoDate("2026-01-01"), ends);
          const one = cost({ earned, contract, ...(on === undefined ? {} : { cancelled: { on, clawedBack } }) });
          const all = Array.from({ length: 50 }, (_, k) => monthStart(monthIndex(isoDate("2026-01-01")) + k));
          const lines = all.flatMap((month) =>
            monthJournal(month, { costs: [one, cost({ id: "K2", entity: "PL01", currency: "PLN" })] }),
          );
          expect([...imbalances(lines).values()].every((value) => sign(value) === 0)).toBe(true);
          expect(lines.every(({ debit, credit }) => !less(debit, exact("0")) && !less(credit, exact("0")))).toBe(true);
          const first = costInMonth(one, isoDate("2026-01-15"));
          const expense = sum(all.map((month) => costInMonth(one, month).expense));
          expect(toText(sum([expense, clawedBack]))).toBe(toText(sum([first.incurred, first.charges])));
        },
      ),
    );
  });
  it("refuses a journal out of balance", () => {
    const [line] = monthJournal(isoDate("2026-01-31"), { costs: [cost()] });
    expect(() => checkBalance(line === undefined ? [] : [line])).toThrow(
      expect.objectContaining({ code: "JOURNAL_UNBALANCED" }),
    );
  });
  it("is empty without costs", () => {
    expect(monthJournal(isoDate("2026-01-31"), { costs: [] })).toEqual([]);
  });
});

describe("policies", () => {
  it("the benefit period includes expected renewals unless their commission is commensurate", () => {
    const contract = { contractMonths: 12, expectedMonths: 48 };
    expect(benefitMonths({ ...contract, renewalIsCommensurate: false })).toBe(48);
    expect(benefitMonths({ ...contract, renewalIsCommensurate: true })).toBe(12);
  });
  it("accrues an annual accelerator at the expected full-year rate", () => {
    const pay = (credit: ReturnType<typeof exact>) => mul(credit, exact("0.06"));
    expect(toText(expectedRateAccrual(exact("100000"), exact("500000"), pay, exact("2000")) ?? exact("0"))).toBe(
      "4000",
    );
    expect(expectedRateAccrual(exact("1"), exact("0"), pay, exact("0"))).toBeNull();
  });
});
