import { dayNumber } from "../../core/calendar/iso-date.ts";
import { forecastAccuracy } from "../../core/forecast/accuracy.ts";
import { coverageOf, mase, msis, pinball, smape } from "../../core/forecast/series/measures.ts";
import { stageRates as ratesOf } from "../../core/forecast/stage-rates.ts";
import { dealOutcome } from "../../core/import/outcome.ts";
import { toNumber } from "../../core/money/exact.ts";
import { cumulativeIncidence, winBy } from "../../core/stats/aalen-johansen.ts";
import { choice, count, date, days, double, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { cell, maybeColumn, table, whole } from "../parameters.ts";
import { facts, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";

export const accuracy = defineFunction("REV_FORECAST_ACCURACY", {
  about: {
    summary: six(
      "How good forecasts were: bias, WAPE, accuracy and MAPE against what came.",
      "Wie gut Prognosen waren: Abweichung, WAPE, Güte und MAPE gegen das Ergebnis.",
      "Qué tan buenas fueron las previsiones: sesgo, WAPE, precisión y MAPE.",
      "Jak dobre były prognozy: obciążenie, WAPE, trafność i MAPE.",
      "Quão boas foram as previsões: viés, WAPE, acurácia e MAPE.",
      "Tahminler ne kadar iyiydi: sapma, WAPE, isabet ve MAPE.",
    ),
    parameters: {
      pairs: "Table with a header: forecast and actual; low and high for bounds.",
      history: "Optional. Values before the forecasts, oldest first: the scale of MASE and MSIS.",
    },
    returns:
      "bias, bias_pct, wape, accuracy, mape, forecast_to_actual, smape, mase, coverage, msis, pinball; by=owner a row a caller. Options: level of the bounds (0.95), season (of the scale, 1), quantile that was forecast (0.5).",
    errors: ["COLUMN_MISSING"],
    golden: ["forecast.accuracy"],
    examples: [
      {
        given: {
          A1: [
            ["forecast", "actual"],
            [110, 100],
            [90, 100],
          ],
        },
        formula: '=REV_FORECAST_ACCURACY(A1:B3, , "show=accuracy")',
        gives: 0.9,
      },
      {
        given: {
          A1: [
            ["forecast", "actual", "low", "high"],
            [110, 100, 90, 130],
            [90, 100, 80, 95],
          ],
          F1: [[80], [90], [100]],
        },
        formula: '=REV_FORECAST_ACCURACY(A1:D3, F1:F3, "show=mase")',
        gives: 1,
      },
    ],
    listed: false,
  },
  parameters: {
    pairs: table({
      forecast: need(number),
      actual: need(number),
      low: may(number, "low95", "low80"),
      high: may(number, "high95", "high80"),
    }),
    history: maybeColumn(double),
  },
  options: { level: rate, season: count(1, 10_000), quantile: rate },
  measures: "pairs",
  run: ({ pairs, history }, options) => {
    const found = forecastAccuracy(pairs.rows);
    const actual = pairs.rows.map((pair) => toNumber(pair.actual));
    const forecast = pairs.rows.map((pair) => toNumber(pair.forecast));
    const before = history === undefined ? [] : whole(history);
    const season = options.season ?? 1;
    const bounded = pairs.rows.flatMap(({ actual: came, low, high }) =>
      low === null || high === null ? [] : [{ came: toNumber(came), low: toNumber(low), high: toNumber(high) }],
    );
    const came = bounded.map((row) => row.came);
    const low = bounded.map((row) => row.low);
    const high = bounded.map((row) => row.high);
    const level = options.level === undefined ? 0.95 : toNumber(options.level);
    const percent = smape(actual, forecast);
    return facts({
      bias: found.bias,
      bias_pct: found.biasPct,
      wape: found.wape,
      accuracy: found.accuracy,
      mape: found.mape,
      forecast_to_actual: found.forecastToActual,
      smape: percent === null ? null : percent / 100,
      mase: mase(actual, forecast, before, season),
      coverage: coverageOf(came, low, high),
      msis: msis(came, low, high, level, before, season),
      pinball: pinball(actual, forecast, options.quantile === undefined ? 0.5 : toNumber(options.quantile)),
    });
  },
});

export const stageRates = defineFunction("REV_STAGE_RATES", {
  about: {
    summary: six(
      "Share of deals entering a stage that win: closed only, naive, mature, and by the curve.",
      "Anteil der Deals einer Phase, die gewinnen: nur abgeschlossene, naiv, ausgereifte und nach der Kurve.",
      "Parte de las ventas que entran en una etapa y ganan: cerradas, ingenua, maduras y según la curva.",
      "Część szans z etapu, które wygrywają: zamknięte, naiwnie, dojrzałe i według krzywej.",
      "Parte dos negócios que entram em uma etapa e ganham: fechados, ingênua, maduros e pela curva.",
      "Bir aşamaya giren satışların kazanma payı: kapananlar, basit, olgunlaşanlar ve eğriye göre.",
    ),
    parameters: {
      entries:
        "Table with a header: entered (date), status (won, lost, open) and closed (date); a row a deal and stage.",
      as_of: "Date up to which data counts.",
      horizon_days: "Days within which a win counts.",
    },
    returns:
      "Counts, the three rates, and the curve's (Aalen-Johansen, open deals censored) within the horizon; by=stage a row a stage.",
    errors: ["COLUMN_MISSING"],
    golden: ["forecast.stage_conversion"],
    examples: [
      {
        given: {
          A1: [
            ["entered", "closed", "status"],
            [{ date: "2026-01-01" }, { date: "2026-01-31" }, "won"],
            [{ date: "2026-01-01" }, { date: "2026-02-28" }, "lost"],
            [{ date: "2026-03-20" }, null, "open"],
          ],
          E1: [[{ date: "2026-03-31" }]],
        },
        formula: '=REV_STAGE_RATES(A1:C4, E1, 60, "show=rate_mature")',
        gives: 0.5,
      },
    ],
    listed: false,
  },
  parameters: {
    entries: table(
      {
        entered: need(date, "stage_entered_at", "created_at"),
        status: need(text, "status"),
        closed: may(date, "closed_at", "close_date"),
      },
      "deals",
    ),
    as_of: cell(date),
    horizon_days: cell(days),
  },
  measures: "entries",
  run: ({ entries, as_of, horizon_days }) => {
    const found = ratesOf(
      entries.rows.map(({ entered, status, closed }) => ({
        entered: dayNumber(entered),
        outcome: dealOutcome({ status }).outcome,
        closed: closed === null ? null : dayNumber(closed),
      })),
      dayNumber(as_of),
      horizon_days,
    );
    return facts({
      entered: found.entered,
      won: found.won,
      lost: found.lost,
      open: found.open,
      rate_closed_only: found.rateClosedOnly,
      rate_naive: found.rateNaive,
      mature: found.mature,
      rate_mature: found.rateMature,
      rate_curve: found.rateCurve,
    });
  },
});

export const winCurve = defineFunction("REV_WIN_CURVE", {
  about: {
    summary: six(
      "Chance of winning by day, losing as the competing risk, open deals censored (Aalen-Johansen).",
      "Gewinnwahrscheinlichkeit nach Tagen, Verlust als konkurrierendes Risiko, Offene zensiert (Aalen-Johansen).",
      "Probabilidad de ganar por día, con la pérdida como riesgo competidor y las abiertas censuradas (Aalen-Johansen).",
      "Szansa wygranej według dni, przegrana jako ryzyko konkurencyjne, otwarte cenzurowane (Aalen-Johansen).",
      "Chance de ganhar por dia, perda como risco concorrente, abertos censurados (Aalen-Johansen).",
      "Güne göre kazanma olasılığı; kayıp rakip risk, açıklar sansürlü (Aalen-Johansen).",
    ),
    parameters: {
      observations: "Table with a header: days and outcome (won, lost or open).",
      horizon_days: "Day for the one number.",
    },
    returns: "The chance by the horizon; show=steps gives the curve.",
    errors: ["CHOICE_UNKNOWN", "COLUMN_MISSING"],
    golden: ["forecast.win_probability"],
    examples: [
      {
        given: {
          A1: [
            ["days", "outcome"],
            [10, "won"],
            [20, "lost"],
          ],
        },
        formula: "=REV_WIN_CURVE(A1:B3, 15)",
        gives: 0.5,
      },
    ],
    listed: false,
  },
  parameters: {
    observations: table({ days: need(days), outcome: need(choice("won", "lost", "open")) }),
    horizon_days: cell(days),
  },
  measures: "observations",
  run: ({ observations, horizon_days }) => {
    const steps = cumulativeIncidence(observations.rows);
    return views({
      win_by_horizon: () => one(winBy(steps, horizon_days)),
      steps: () =>
        rows(
          ["days", "at_risk", "won", "lost", "cum_win", "cum_loss", "still_open"],
          steps.map((step) => [step.days, step.atRisk, step.won, step.lost, step.cumWin, step.cumLoss, step.stillOpen]),
        ),
    });
  },
});

export const forecastRates = [accuracy, stageRates, winCurve];
