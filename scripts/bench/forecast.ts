import { readFileSync } from "node:fs";
import { automatic, seasonalTheta, threeSmoothings } from "../../core/forecast/series/automatic.ts";
import { boundsOf } from "../../core/forecast/series/bounds.ts";
import { heldBack } from "../../core/forecast/series/calibrate.ts";
import { adjusted, isSeasonal, reseason, seasonalIndices } from "../../core/forecast/series/decompose.ts";
import { detectPeriod } from "../../core/forecast/series/detect-period.ts";
import { fitEts, fitEtsFamily, longestEtsPeriod } from "../../core/forecast/series/ets-fit.ts";
import { etsForecast } from "../../core/forecast/series/ets-recursion.ts";
import { crostonSba, fitIntermittent } from "../../core/forecast/series/intermittent.ts";
import { coverageOf, mase, msis, smape } from "../../core/forecast/series/measures.ts";
import { naive, naive2, seasonalNaiveOf } from "../../core/forecast/series/naive.ts";
import { dynamicTheta, theta } from "../../core/forecast/series/theta.ts";
import type { BenchSeries } from "./forecast-series.ts";

interface Answer {
  readonly point: Float64Array;
  readonly bounds?: Readonly<Record<80 | 95, { readonly low: Float64Array; readonly high: Float64Array }>>;
}
type Method = (y: Float64Array, frequency: number, h: number) => Answer;

/** A method for series without season, put on the seasonally adjusted series as the M4 competition's benchmarks are. */
const onAdjusted =
  (method: (y: Float64Array, h: number) => Float64Array): Method =>
  (y, m, h) => {
    if (!isSeasonal(y, m)) return { point: method(y, h) };
    const kind = y.every((value) => value > 0) ? "M" : "A";
    const indices = seasonalIndices(y, m, kind);
    return { point: reseason(method(adjusted(y, indices, kind), h), indices, kind, y.length) };
  };

const smoothing = (trend: "N" | "A" | "Ad") =>
  onAdjusted((y, h) => {
    const fit = fitEts(y, { error: "A", trend, season: "N" }, 1);
    return fit === null ? naive(y, h) : etsForecast(fit.run, fit.model, fit.parameters.phi, h);
  });

const methods: Readonly<Record<string, Method>> = {
  automatic: (y, frequency, h) => {
    const period = frequency > 1 ? frequency : detectPeriod(y);
    const forecast = automatic(y, period, h);
    const { scale } = heldBack(y, period, h, forecast);
    return {
      point: forecast.point,
      bounds: { 80: boundsOf(forecast, 0.8, scale), 95: boundsOf(forecast, 0.95, scale) },
    };
  },
  ets: (y, m, h) => {
    const [best] = fitEtsFamily(y, m > longestEtsPeriod ? 1 : m);
    return { point: best === undefined ? naive(y, h) : etsForecast(best.run, best.model, best.parameters.phi, h) };
  },
  theta: onAdjusted((y, h) => theta(y, h).forecast),
  "seasonal theta": (y, m, h) => ({
    point: m > 1 && y.length >= 2 * m ? seasonalTheta(y, m, h) : theta(y, h).forecast,
  }),
  dotm: onAdjusted((y, h) => dynamicTheta(y, h).forecast),
  comb: onAdjusted(threeSmoothings),
  ses: smoothing("N"),
  holt: smoothing("A"),
  damped: smoothing("Ad"),
  tsb: (y, _m, h) => ({ point: new Float64Array(h).fill(fitIntermittent(y).forecast) }),
  "croston sba": (y, _m, h) => ({ point: new Float64Array(h).fill(crostonSba(y)) }),
  naive: (y, _m, h) => ({ point: naive(y, h) }),
  "seasonal naive": (y, m, h) => ({ point: seasonalNaiveOf(y, m, h) }),
  naive2: (y, m, h) => ({ point: naive2(y, m, h) }),
};

const average = (values: readonly (number | null)[]) => {
  const known = values.filter((value): value is number => value !== null);
  return known.length === 0 ? Number.NaN : known.reduce((a, b) => a + b, 0) / known.length;
};

const read = (file: string): BenchSeries[] => {
  const series = JSON.parse(readFileSync(file, "utf8")) as BenchSeries[];
  if (!Array.isArray(series)) throw new Error(`${file}: expected a JSON array of {id, frequency, h, train, test}`);
  return series.map((one) => ({ ...one, h: one.test.length }));
};

const run = (method: Method, series: readonly BenchSeries[]) => {
  const start = process.cpuUsage();
  const answers = series.map(({ train, frequency, h }) => method(Float64Array.from(train), frequency, h));
  const { user, system } = process.cpuUsage(start);
  const over = (measure: (one: BenchSeries, answer: Answer) => number | null) =>
    average(series.map((one, i) => measure(one, answers[i] as Answer)));
  const bounded = (measure: (one: BenchSeries, bounds: NonNullable<Answer["bounds"]>) => number | null) =>
    over((one, { bounds }) => (bounds === undefined ? null : measure(one, bounds)));
  return {
    ms: (user + system) / 1000 / series.length,
    smape: over(({ test }, { point }) => smape(test, point)),
    mase: over(({ test, train, frequency }, { point }) => mase(test, point, train, frequency)),
    cov80: bounded(({ test }, bounds) => coverageOf(test, bounds[80].low, bounds[80].high)),
    cov95: bounded(({ test }, bounds) => coverageOf(test, bounds[95].low, bounds[95].high)),
    msis80: bounded((one, { 80: b }) => msis(one.test, b.low, b.high, 0.8, one.train, one.frequency)),
    msis95: bounded((one, { 95: b }) => msis(one.test, b.low, b.high, 0.95, one.train, one.frequency)),
  };
};

const columns = ["sMAPE", "MASE", "OWA", "cov80", "cov95", "MSIS80", "MSIS95", "ms/series"];
const shown = (value: number, digits: number) => (Number.isNaN(value) ? "-" : value.toFixed(digits)).padStart(10);

/**
 * Forecasts each series of each file (a JSON array of {id, frequency, h, train, test}) with the automatic forecast and with every single
 * method, and prints per file the measures of the M competitions: OWA is the mean of sMAPE and MASE relative to naive2; MASE and MSIS are
 * scaled by the seasonal naive error of the training values; ms is CPU time a series on one thread.
 */
export const benchForecast = async (files: readonly string[]): Promise<void> => {
  for (const file of files) {
    const series = read(file);
    console.log(`\n${file}: n = ${series.length}`);
    console.log(`${"method".padEnd(16)}${columns.map((name) => name.padStart(10)).join("")}`);
    run(methods.automatic as Method, series.slice(0, 50));
    const base = run(methods.naive2 as Method, series);
    for (const [name, method] of Object.entries(methods)) {
      const found = run(method, series);
      const owa = (found.smape / base.smape + found.mase / base.mase) / 2;
      console.log(
        `${name.padEnd(16)}${shown(found.smape, 3)}${shown(found.mase, 4)}${shown(owa, 4)}${shown(found.cov80, 3)}${shown(found.cov95, 3)}${shown(found.msis80, 3)}${shown(found.msis95, 3)}${shown(found.ms, 2)}`,
      );
    }
  }
};
