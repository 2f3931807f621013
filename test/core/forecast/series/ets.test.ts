import fc from "fast-check";
import { describe, expect, it } from "vitest";
import { etsModels, fitEts, fitEtsFamily, fitLikelyEts, refitEts } from "../../../../core/forecast/series/ets-fit.ts";
import { etsLoss } from "../../../../core/forecast/series/ets-loss.ts";
import {
  type EtsModel,
  type EtsParameters,
  etsName,
  parameterCount,
} from "../../../../core/forecast/series/ets-model.ts";
import { etsForecast, informationCriteria, runEts } from "../../../../core/forecast/series/ets-recursion.ts";
import { etsVariances } from "../../../../core/forecast/series/ets-variance.ts";
import { haveReferences, type Row, referenceRows, referenceSeries } from "../../../support/forecast-references.ts";

const model = (name: string): EtsModel => {
  const [, error, trend, season] = /^(A|M)(N|Ad|A)(N|A|M)$/.exec(name) as RegExpExecArray;
  return { error, trend, season } as EtsModel;
};

/** R's parameters: s0 belongs to the period before the first value, so the order turns round and the missing one comes first. */
const parametersOf = (row: Row, { season }: EtsModel, period: number): EtsParameters => {
  const given = new Map((row.params ?? "").split(";").map((pair) => pair.split("=") as [string, string]));
  const read = (name: string, otherwise: number) => (given.has(name) ? Number(given.get(name)) : otherwise);
  const states = Array.from({ length: season === "N" ? 0 : period - 1 }, (_, i) => read(`s${i}`, 0));
  const rest = (season === "M" ? period : 0) - states.reduce((a, b) => a + b, 0);
  return {
    alpha: read("alpha", 0),
    beta: read("beta", 0),
    gamma: read("gamma", 0),
    phi: read("phi", 1),
    level: read("l", 0),
    trend: read("b", 0),
    seasonal: season === "N" ? [] : [...states, rest].reverse(),
  };
};

const wave = Float64Array.from(
  { length: 60 },
  (_, t) => 100 + t + 12 * Math.sin((t * Math.PI) / 6) + ((t * 37) % 11) - 5,
);

describe("the ETS recursion", () => {
  it("by hand: two steps of ETS(A,N,N) with α = 1/2 from level 10", () => {
    const run = runEts([12, 9], model("ANN"), {
      alpha: 0.5,
      beta: 0,
      gamma: 0,
      phi: 1,
      level: 10,
      trend: 0,
      seasonal: [],
    });
    expect([...run.errors]).toEqual([2, -2]);
    expect(run.level).toBe(10);
    expect(run.logLikelihood).toBeCloseTo(-0.5 * 2 * Math.log(8), 12);
  });
  it("by hand: one step of ETS(M,A,M) from level 100, trend 10, season 1.2", () => {
    const run = runEts([138.6], model("MAM"), {
      alpha: 0.5,
      beta: 0.1,
      gamma: 0.2,
      phi: 1,
      level: 100,
      trend: 10,
      seasonal: [1.2],
    });
    // f = 110 × 1.2 = 132, e = 6.6, relative 0.05; level 110 + 0.5 × 5.5, trend 10 + 0.1 × 5.5, season 1.2 + 0.2 × 0.06.
    expect(run.errors[0]).toBeCloseTo(0.05, 12);
    expect(run.level).toBeCloseTo(112.75, 12);
    expect(run.trend).toBeCloseTo(10.55, 12);
    expect(run.seasonal[0]).toBeCloseTo(1.212, 12);
    expect(run.logLikelihood).toBeCloseTo(-0.5 * (Math.log(0.0025) + 2 * Math.log(132)), 12);
    expect(etsForecast(run, model("MAM"), 1, 2)[1]).toBeCloseTo((112.75 + 2 * 10.55) * 1.212, 10);
  });

  // R 4.2.2, forecast 8.20; see ../shared/forecast/README.md.
  const series = referenceSeries();
  const rows = referenceRows("ets_fixed_models.csv");
  it.skipIf(!haveReferences)("has R's log-likelihood and forecasts to 1e-8 for every fixed model", () => {
    expect(rows.length).toBeGreaterThan(200);
    for (const row of rows) {
      const { train, frequency } = series.get(row.series_id ?? "") as { train: number[]; frequency: number };
      const shape = model(row.model ?? "");
      const parameters = parametersOf(row, shape, frequency);
      const run = runEts(train, shape, parameters);
      expect(Math.abs(run.logLikelihood - Number(row.loglik))).toBeLessThan(1e-8);
      const criteria = informationCriteria(run.logLikelihood, parameterCount(shape, frequency), train.length);
      expect(criteria.aicc).toBeCloseTo(Number(row.aicc), 5);
      expect(criteria.bic).toBeCloseTo(Number(row.bic), 5);
      const forecast = etsForecast(run, shape, parameters.phi, 3);
      (row.forecast ?? "")
        .split(";")
        .slice(0, 3)
        .forEach((value, h) => {
          // R damps the first step of ETS(M,Ad,M) not at all, so its forecasts of that model lie a little beside.
          const within = row.model === "MAdM" ? 0.02 : 1e-5;
          expect(Math.abs((forecast[h] as number) / Number(value) - 1)).toBeLessThan(within);
        });
    }
  });
  it.skipIf(!haveReferences)(
    "has R's 95 % bounds where there is no season: exactly for additive errors, within 5 % of the width for relative ones",
    () => {
      for (const row of rows) {
        const { train, frequency } = series.get(row.series_id ?? "") as { train: number[]; frequency: number };
        const shape = model(row.model ?? "");
        const run = runEts(train, shape, parametersOf(row, shape, frequency));
        const high = (row.hi95 ?? "").split(";").map(Number);
        const point = etsForecast(run, shape, parametersOf(row, shape, frequency).phi, high.length);
        const fit = {
          model: shape,
          parameters: parametersOf(row, shape, frequency),
          run,
          logLikelihood: run.logLikelihood,
          aicc: 0,
          sigma2: Number(row.sigma2),
        };
        const variance = etsVariances(fit, point);
        if (shape.season !== "N") continue;
        high.slice(0, 6).forEach((bound, h) => {
          const width = 1.959963984540054 * Math.sqrt(variance[h] as number);
          const expected = bound - (point[h] as number);
          expect(Math.abs(width / expected - 1)).toBeLessThan(shape.error === "A" ? 1e-3 : 0.05);
        });
      }
    },
  );
  it.skipIf(!haveReferences)("finds R's model or a better AICc on nearly all series", () => {
    const chosen = referenceRows("r_models_dev.csv").filter(({ method }) => method === "ets");
    const misses = chosen.filter((row) => {
      const { train, frequency } = series.get(row.series_id ?? "") as { train: number[]; frequency: number };
      const [best] = fitEtsFamily(train, frequency);
      return best === undefined || (etsName(best.model) !== row.model && best.aicc > Number(row.aicc) + 1e-6);
    });
    expect(misses.length / chosen.length).toBeLessThan(0.04);
  });
});

describe("fitting", () => {
  it("uses the exact gradient of its loss, with and without caution", () => {
    for (const shape of etsModels) {
      for (const caution of [0, 1]) {
        const loss = etsLoss(wave, shape, 12, caution);
        const start = loss.toFree({
          alpha: 0.3,
          beta: 0.1,
          gamma: 0.2,
          phi: 0.9,
          level: 98,
          trend: 0.8,
          seasonal: Array.from({ length: 12 }, (_, i) =>
            shape.season === "M" ? 1 + 0.05 * Math.sin(i) : 4 * Math.sin(i),
          ),
        });
        const gradient = new Float64Array(start.length);
        const unused = new Float64Array(start.length);
        loss.objective(start, gradient);
        for (let i = 0; i < start.length; i++) {
          const size = 1e-5;
          const up = Float64Array.from(start);
          const down = Float64Array.from(start);
          up[i] = (up[i] as number) + size;
          down[i] = (down[i] as number) - size;
          const slope = (loss.objective(up, unused) - loss.objective(down, unused)) / (2 * size);
          expect(Math.abs((gradient[i] as number) - slope)).toBeLessThan(1e-4 * (1 + Math.abs(slope)));
        }
      }
    }
  });
  it("scaling the data scales level, trend and forecast of every model", () => {
    for (const shape of etsModels) {
      const a = fitEts(wave, shape, 12);
      const b = fitEts(
        wave.map((y) => 1000 * y),
        shape,
        12,
      );
      if (a === null || b === null) throw new Error(etsName(shape));
      const [fa, fb] = [a, b].map((fit) => etsForecast(fit.run, shape, fit.parameters.phi, 6));
      fa?.forEach((value, h) => {
        expect((fb?.[h] as number) / value / 1000).toBeCloseTo(1, 5);
      });
    }
  });
  it("refuses models that do not apply: short, not above 0, season without two cycles", () => {
    expect(fitEts([1, 2, 3], model("AAN"), 1)).toBeNull();
    expect(
      fitEts(
        wave.map((y) => y - 110),
        model("MNN"),
        1,
      ),
    ).toBeNull();
    expect(fitEts(wave.slice(0, 20), model("ANA"), 12)).toBeNull();
    expect(fitEts(wave, model("ANA"), 30)).toBeNull();
  });
  it("the shorter search finds as good a model, and a refit stays where it was", () => {
    const [full] = fitEtsFamily(wave, 12);
    const [quick] = fitLikelyEts(wave, 12);
    expect(Math.abs((quick?.aicc ?? 0) - (full?.aicc ?? 1))).toBeLessThan(1);
    const [again] = refitEts(wave, 12, quick === undefined ? [] : [quick]);
    expect(again?.aicc).toBeLessThanOrEqual((quick?.aicc ?? 0) + 0.01);
  });
  it("never narrows with the horizon under additive errors and seasons", () => {
    fc.assert(
      fc.property(fc.array(fc.integer({ min: 1, max: 500 }), { minLength: 30, maxLength: 40 }), (values) => {
        for (const name of ["ANN", "AAN", "AAdN", "ANA", "AAA"]) {
          const fit = fitEts(values, model(name), 4);
          if (fit === null) continue;
          const variance = etsVariances(fit, etsForecast(fit.run, fit.model, fit.parameters.phi, 12));
          for (let h = 1; h < 12; h++)
            expect(variance[h]).toBeGreaterThanOrEqual((variance[h - 1] as number) * (1 - 1e-12));
        }
      }),
      { numRuns: 20 },
    );
  });
});
