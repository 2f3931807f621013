import { performance } from "node:perf_hooks";
import { calendarYear } from "../../core/calendar/fiscal.ts";
import { addDays, isoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import type { Deal, Person, RunInputs } from "../../core/commission/engine/inputs.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import { exact, fromUnits } from "../../core/money/exact.ts";

/** One measured size: lines made, and seconds by the clock and of the processor (all threads, collecting garbage too). */
export interface CommissionBench {
  readonly deals: number;
  readonly payees: number;
  readonly lines: number;
  readonly seconds: number;
  readonly cpuSeconds: number;
}

// Marginal accelerator, retroactive tiers, rate table by discount, flat rate on one type with a kicker, formula.
const plan = [
  ["component", "setting", "from", "value", "where"],
  ["", "valid_from", "", "2026-01-01", ""],
  ["", "currency", "", "EUR", ""],
  ["", "split_policy", "", "must_equal_100", ""],
  ["", "target_incentive", "", "30000", ""],
  ["", "quota", "", "2500000", ""],
  ["new", "type", "", "accelerator", ""],
  ["new", "mode", "", "marginal", ""],
  ["new", "tier", "0", "0.5", ""],
  ["new", "tier", "0.5", "1", ""],
  ["new", "tier", "1", "1.5", ""],
  ["volume", "type", "", "tiers", ""],
  ["volume", "mode", "", "retroactive", ""],
  ["volume", "tier", "0", "0.1%", ""],
  ["volume", "tier", "1000000", "0.2%", ""],
  ["discipline", "type", "", "rate_table", ""],
  ["discipline", "metric", "", "discount", ""],
  ["discipline", "tier", "0", "0.5%", ""],
  ["discipline", "tier", "0.1", "0.25%", ""],
  ["discipline", "tier", "0.2", "0%", ""],
  ["expansion", "type", "", "rate", ""],
  ["expansion", "rate", "", "2%", ""],
  ["expansion", "where", "", 'type="expansion"', ""],
  ["expansion", "kicker_multiplier", "", "1.2", "term_months>=36"],
  ["strategic", "type", "", "formula", ""],
  ["strategic", "formula", "", "=IF(amount>=50000, amount*0.3%, 0)", ""],
];

/** A seeded run: splits on every tenth deal, three types, discounts to 30%. */
export const commissionInputs = (deals: number, payees: number): RunInputs => {
  let seed = 42;
  const random = (below: number): number => {
    seed = (Math.imul(seed, 1103515245) + 12345) & 0x7fffffff;
    return (seed >>> 8) % below;
  };
  const start = isoDate("2026-01-01");
  const people: Person[] = Array.from({ length: payees }, (_, i) => ({ payee: `rep-${i}`, plan: "plan" }));
  const rows: Deal[] = Array.from({ length: deals }, (_, i) => ({
    id: `D${i}`,
    date: addDays(start, random(90)),
    amount: fromUnits(BigInt(random(10_000_000)), 2),
    currency: "EUR",
    owner: `rep-${random(payees)}`,
    values: {
      type: ["new", "expansion", "renewal"][random(3)] as string,
      discount: fromUnits(BigInt(random(30)), 2),
      term_months: exact([12, 24, 36][random(3)] as number),
    },
  }));
  const splits = rows.flatMap(({ id }, i) =>
    i % 10 === 0
      ? [
          { deal: id, payee: "rep-0", share: exact("0.4") },
          { deal: id, payee: "rep-1", share: exact("0.6") },
        ]
      : [],
  );
  const { plans, problems } = parsePlans(plan);
  if (problems[0] !== undefined) throw problems[0];
  return { period: parsePeriod("2026-Q1", calendarYear), calendar: calendarYear, plans, people, deals: rows, splits };
};

/** Runs a five-component plan on `deals` deals of `payees` payees and measures one run of the core. */
export const benchCommission = (deals = 100_000, payees = 200): CommissionBench => {
  const inputs = commissionInputs(deals, payees);
  const [started, cpu] = [performance.now(), process.cpuUsage()];
  const { lines, totals } = runPlan(inputs);
  const seconds = (performance.now() - started) / 1000;
  const { user, system } = process.cpuUsage(cpu);
  if (totals === null) throw new Error("the bench run has unresolved lines");
  return { deals, payees, lines: lines.length, seconds, cpuSeconds: (user + system) / 1e6 };
};

/**
 * Prints the best of three runs for each size (one where a run takes long), 10,000, 100,000 and 1,000,000 deals unless sizes are given, and
 * how much the time of a deal grows from the smallest size to the largest: 1 is linear.
 */
export const printCommissionBench = (sizes: readonly string[]): void => {
  const best = (sizes.length > 0 ? sizes : ["10000", "100000", "1000000"]).map((size) => {
    const runs = (Number(size) > 200_000 ? [1] : [1, 2, 3]).map(() => benchCommission(Number(size)));
    const fastest = runs.reduce((a, b) => (a.cpuSeconds <= b.cpuSeconds ? a : b));
    const { deals, payees, lines, seconds, cpuSeconds } = fastest;
    const perDeal = (cpuSeconds / deals) * 1e6;
    console.log(
      `${deals} deals, ${payees} payees, ${lines} lines, 5 components: ${seconds.toFixed(2)} s, ${cpuSeconds.toFixed(2)} s of CPU, ${perDeal.toFixed(1)} µs a deal`,
    );
    return { deals, perDeal };
  });
  const [first, last] = [best[0], best.at(-1)];
  if (first === undefined || last === undefined || first === last) return;
  const growth = last.perDeal / first.perDeal;
  console.log(`a deal of ${last.deals} takes ${growth.toFixed(2)} times one of ${first.deals}; 1 is linear`);
};
