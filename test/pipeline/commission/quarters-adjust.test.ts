import { describe, expect, test } from "vitest";
import { isoDate } from "../../../core/calendar/iso-date.ts";
import type { Adjustment, RunInputs } from "../../../core/commission/engine/inputs.ts";
import { exact, toFixed } from "../../../core/money/exact.ts";
import { type ProposedAdjustment, proposedAdjustments } from "../../../pipeline/commission/adjustments.ts";
import type { CommissionRun } from "../../../pipeline/commission/snapshot.ts";
import { deal, person, planOf } from "../../support/commission.ts";
import { type Known, lockedQuarters, quarterAfter } from "../../support/commission-quarters.ts";

const basics = ["p|1||valid_from||2026-01-01|", "p|1||currency||EUR|", "p|1||split_policy||overlay|"];
const attainmentTiers = [
  "p|1|all|type||tiers|",
  "p|1|all|basis||attainment|",
  "p|1|all|tier|0|5%|",
  "p|1|all|tier|1|10%|",
];
const plan = planOf(...basics, ...attainmentTiers, "p|1|all|mode||marginal|");
const quota = (amount: string, from = "2026-01-01", to = "2026-03-31") => ({
  payee: "ana",
  from: isoDate(from),
  to: isoDate(to),
  amount: exact(amount),
});
const deals = [deal("A", "2026-01-10", "10000"), deal("B", "2026-02-10", "10000")];
const known: Known = { plans: [plan], deals, quotas: [quota("20000")] };

const lockOf = (first: Known): CommissionRun => lockedQuarters([["2026-Q1", first]])[0] as CommissionRun;
const inputsNow = (now: Known): RunInputs => quarterAfter([], "2026-Q1", now).inputs;
const propose = (lock: CommissionRun, now: Known, later: readonly CommissionRun[] = []): ProposedAdjustment[] =>
  proposedAdjustments(lock, inputsNow(now), new Set((now.cancellations ?? []).map((row) => row.deal)), later);
const shown = (list: readonly ProposedAdjustment[]) =>
  list.map(({ reference, amount, causes }) => [reference, toFixed(amount, 2), causes.join()]);
/** The proposals as rows of the table of adjustments. */
const asRows = (list: readonly ProposedAdjustment[]): Adjustment[] =>
  list.map(({ payee, amount, reference, component, deal: id, date }) => ({
    payee,
    amount,
    reason: "adjusted",
    reference,
    component,
    date,
    ...(id === null ? {} : { deal: id }),
  }));
const payout = ({ result }: CommissionRun): string => {
  expect(result.problems.map(({ error }) => error.message)).toEqual([]);
  return toFixed(result.statements[0]?.payout ?? exact("0"), 2);
};

describe("adjusting a locked quarter", () => {
  test("a changed quota is recomputed under the plan and accumulator of its own period, with its cause", () => {
    // Quota 20,000: 10,000 + 10,000 at 5%. Quota 12,000: 8,000 of B lie above it and earn 5% more.
    expect(shown(propose(lockOf(known), { ...known, quotas: [quota("12000")] }))).toEqual([
      ["2026-Q1 / all / B", "400.00", "terms"],
    ]);
  });

  test("changed people too: somebody who left a month earlier has a smaller quota", () => {
    const prorated = planOf(...basics, ...attainmentTiers, "p|1|all|mode||marginal|", "p|1||proration||months|");
    const first: Known = { ...known, plans: [prorated] };
    const now = { ...first, people: [person("ana", { from: isoDate("2026-01-01"), to: isoDate("2026-02-28") })] };
    // Two of three months: 13,333.33, so 6,666.67 of B earn 5% more.
    expect(shown(propose(lockOf(first), now))).toEqual([["2026-Q1 / all / B", "333.33", "terms"]]);
  });

  test("a line that several causes move names each of them", () => {
    const now: Known = {
      ...known,
      deals: [deal("A", "2026-01-10", "10000"), deal("B", "2026-02-10", "12000")],
      quotas: [quota("10000")],
    };
    // 12,000 at 10% instead of 10,000 at 5%.
    expect(shown(propose(lockOf(known), now))).toEqual([["2026-Q1 / all / B", "700.00", "amount,terms"]]);
  });

  test("plan versions, rates and what was paid stay as they were locked", () => {
    const dearer = planOf(...basics, ...attainmentTiers.slice(0, 2), "p|1|all|tier|0|50%|", "p|1|all|mode||marginal|");
    expect(propose(lockOf(known), { ...known, plans: [dearer] })).toEqual([]);
  });

  test("what a later lock adjusted is not proposed again, and what changed since is", () => {
    const lock = lockOf(known);
    const now: Known = { ...known, quotas: [quota("12000"), quota("20000", "2026-04-01", "2026-06-30")] };
    const second = quarterAfter([lock], "2026-Q2", { ...now, adjustments: asRows(propose(lock, now)) });
    expect(payout(second)).toBe("400.00");
    expect(propose(lock, now, [second])).toEqual([]);
    const lower: Known = { ...now, quotas: [quota("11000")] };
    expect(shown(propose(lock, lower, [second]))).toEqual([["2026-Q1 / all / B", "50.00", "terms"]]);
  });

  test("a cancelled deal stays as locked here, since its commission is clawed back; never both", () => {
    const clawing = planOf(
      ...basics,
      "p|1|all|type||rate|",
      "p|1|all|rate||10%|",
      "p|1||clawback_method||full|",
      "p|1||clawback_term||12|",
      "p|1||negative_pay||pay|",
    );
    const first: Known = { plans: [clawing], deals };
    const lock = lockOf(first);
    const [kept] = deals;
    const lost: Known = { ...first, deals: kept === undefined ? [] : [kept] };
    expect(shown(propose(lock, lost))).toEqual([["2026-Q1 / all / B", "-1000.00", "late_record"]]);
    const cancelled: Known = { ...lost, cancellations: [{ deal: "B", date: isoDate("2026-05-01") }] };
    expect(propose(lock, cancelled)).toEqual([]);
    expect(payout(quarterAfter([lock], "2026-Q2", cancelled))).toBe("-1000.00");
  });

  test("a late deal that was adjusted counts as paid: it is clawed back and returned like any other", () => {
    const clawing = planOf(
      ...basics,
      "p|1|all|type||rate|",
      "p|1|all|rate||10%|",
      "p|1||clawback_method||full|",
      "p|1||clawback_term||12|",
      "p|1||negative_pay||pay|",
    );
    const lock = lockOf({ plans: [clawing], deals: [] });
    const late: Known = { plans: [clawing], deals };
    const second = quarterAfter([lock], "2026-Q2", { ...late, adjustments: asRows(propose(lock, late)) });
    expect(payout(second)).toBe("2000.00");
    const third = quarterAfter([lock, second], "2026-Q3", {
      ...late,
      cancellations: [{ deal: "A", date: isoDate("2026-08-01") }],
      creditNotes: [{ id: "N", deal: "B", date: isoDate("2026-08-02"), amount: exact("5000"), currency: "EUR" }],
    });
    expect(payout(third)).toBe("-1500.00");
  });

  test("where the year is measured as a whole, adjustment and true-up never pay the same twice", () => {
    const annual = planOf(
      ...basics,
      ...attainmentTiers,
      "p|1|all|mode||retroactive|",
      "p|1||measurement||year|",
      "p|1||quota||40000|",
    );
    const first: Known = { plans: [annual], deals };
    const lock = lockOf(first);
    const now: Known = {
      plans: [annual],
      deals: [...deals, deal("L", "2026-03-31", "10000"), deal("C", "2026-05-01", "10000")],
    };
    const proposed = propose(lock, now);
    expect(shown(proposed)).toEqual([["2026-Q1 / all / L", "500.00", "late_record"]]);
    // 40,000 reach the quota: 4,000 in all, of which 1,000 were paid.
    const without = quarterAfter([lock], "2026-Q2", now);
    const adjusted = quarterAfter([lock], "2026-Q2", { ...now, adjustments: asRows(proposed) });
    expect([without, adjusted].map(payout)).toEqual(["3000.00", "3000.00"]);
  });
});
