import type { Estimate } from "../results.ts";
import { ratePrior, type ShrunkRate, shrink, type Trials } from "../stats/beta-binomial.ts";
import { quantile } from "../stats/quantile.ts";

/** A step's entries and how many of them moved on, in one quarter or of one peer (rep, team). */
export interface StepPerformance extends Trials {
  /** Median days in the stage; null where not reached or not known. */
  readonly medianDays: number | null;
}

export interface BottleneckStep {
  readonly name: string;
  /** The period under review. */
  readonly now: StepPerformance;
  /** Earlier quarters, mature ones only, in any order. */
  readonly quarters: readonly StepPerformance[];
  /** The same period by peer; used where the history is too short. */
  readonly peers: readonly StepPerformance[];
}

export interface BottleneckOptions {
  /** Mean amount of a won deal, and its standard error. */
  readonly averageDeal: number;
  readonly averageDealError?: number;
  /** Quarters of history below which peers are asked; default 4. */
  readonly minQuarters?: number;
  /** Peers below which there is no answer; default 4. */
  readonly minPeers?: number;
  /** Entries in the period below which there is no answer; default 20. */
  readonly minEntries?: number;
}

export interface Bottleneck {
  readonly step: string;
  /** Entries of the period. */
  readonly n: number;
  readonly conversion: number | null;
  /** What the step reaches in its best quarters, or its best peers reach; shrunk. Null where the history is too short. */
  readonly benchmark: number | null;
  readonly benchmarkFrom: "own_quarters" | "peers" | null;
  /** Quarters or peers behind the benchmark. */
  readonly benchmarkN: number;
  /** Money the gap costs in the period: entries x gap x conversion of the later steps x average deal; 95% interval, never below 0. */
  readonly cost: Estimate | null;
  /** Median days beyond those of the fastest quarter of the quarters or peers, never below 0; null where unknown. */
  readonly extraDays: number | null;
}

const z = 1.959963984540054;

interface Benchmark extends ShrunkRate {
  readonly now: ShrunkRate;
  readonly from: "own_quarters" | "peers";
  readonly units: readonly StepPerformance[];
}

const benchmarkOf = (step: BottleneckStep, options: BottleneckOptions): Benchmark | null => {
  const { minQuarters = 4, minPeers = 4, minEntries = 20 } = options;
  const own = step.quarters.filter(({ n }) => n > 0);
  const peers = step.peers.filter(({ n }) => n > 0);
  const from = own.length >= minQuarters ? "own_quarters" : peers.length >= minPeers ? "peers" : null;
  if (from === null || step.now.n < minEntries) return null;
  const units = from === "peers" ? peers : own;
  const prior = ratePrior(from === "peers" ? units : [...units, step.now]);
  if (prior === null) return null;
  const shrunk = units.map((unit) => shrink(unit, prior)).sort((a, b) => b.rate - a.rate);
  const rate = quantile(
    shrunk.map((unit) => unit.rate),
    0.75,
  ) as number;
  const top = shrunk.slice(0, Math.max(1, Math.round(shrunk.length / 4)));
  const error = Math.sqrt(top.reduce((total, unit) => total + unit.error ** 2, 0)) / top.length;
  return { rate, error, now: shrink(step.now, prior), from, units };
};

/**
 * Steps by what they cost. The gap of each step's conversion to the top quartile of its own earlier quarters (or of peers, where there are
 * fewer than four), all drawn towards the overall rate so that small samples can't pretend, valued downstream. The interval joins the
 * uncertainty of rate, benchmark, later steps and deal size (delta method). Steps without a benchmark come last, with nulls. Steps in order.
 */
export const rankBottlenecks = (steps: readonly BottleneckStep[], options: BottleneckOptions): Bottleneck[] => {
  const benchmarks = steps.map((step) => benchmarkOf(step, options));
  const rows = steps.map((step, i): Bottleneck => {
    const { k, n, medianDays } = step.now;
    const benchmark = benchmarks[i] ?? null;
    const row = { step: step.name, n, conversion: n > 0 ? k / n : null };
    if (benchmark === null) {
      return { ...row, benchmark: null, benchmarkFrom: null, benchmarkN: 0, cost: null, extraDays: null };
    }
    const days = benchmark.units.map((unit) => unit.medianDays).filter((value): value is number => value !== null);
    const fast = quantile(days, 0.25);
    return {
      ...row,
      benchmark: benchmark.rate,
      benchmarkFrom: benchmark.from,
      benchmarkN: benchmark.units.length,
      cost: costOf(n, benchmark, steps.slice(i + 1), options),
      extraDays: medianDays === null || fast === null ? null : Math.max(0, medianDays - fast),
    };
  });
  const value = ({ cost }: Bottleneck) => cost?.value ?? -1;
  return rows
    .map((row, i) => ({ row, i }))
    .sort((a, b) => value(b.row) - value(a.row) || a.i - b.i)
    .map(({ row }) => row);
};

const costOf = (
  entries: number,
  benchmark: Benchmark,
  later: readonly BottleneckStep[],
  { averageDeal, averageDealError = 0 }: BottleneckOptions,
): Estimate | null => {
  const rates = later.map(({ now }) => now);
  if (rates.some(({ n }) => n === 0)) return null;
  const downstream = rates.reduce((product, { k, n }) => product * (k / n), 1);
  const scale = entries * downstream * averageDeal;
  if (scale === 0) return { value: 0, low: 0, high: 0 };
  const gap = benchmark.rate - benchmark.now.rate;
  const relative = rates.reduce((total, { k, n }) => total + (n - k) / (n * k), (averageDealError / averageDeal) ** 2);
  const gapVariance = benchmark.error ** 2 + benchmark.now.error ** 2;
  const error = Math.abs(scale) * Math.sqrt(gapVariance + gap ** 2 * relative);
  const bounded = (amount: number) => Math.max(0, amount);
  return { value: bounded(scale * gap), low: bounded(scale * gap - z * error), high: bounded(scale * gap + z * error) };
};
