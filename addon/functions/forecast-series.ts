import { dayNumber } from "../../core/calendar/iso-date.ts";
import { type ExcelEts, excelEts } from "../../core/forecast/excel/ets.ts";
import { holtWintersAdditive, seasonalNaive } from "../../core/forecast/holt-winters.ts";
import { forecastValues, sayForecast } from "../../core/forecast/series/forecast-values.ts";
import { type CellKind, choice, count, date, double, flag, isDate, number } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { type Column, cell, column, maybe, maybeColumn, whole } from "../parameters.ts";
import { day, down, facts, one, rows, type Value, views } from "../results.ts";

export const forecast = defineFunction("REV_FORECAST", {
  about: {
    summary: six(
      "Automatic forecast of a series with 80% and 95% bounds, and with the bounds of the sum.",
      "Automatische Prognose einer Reihe mit 80%- und 95%-Grenzen, auch für die Summe.",
      "Previsión automática de una serie con límites del 80% y 95%, también de la suma.",
      "Automatyczna prognoza szeregu z granicami 80% i 95%, także dla sumy.",
      "Previsão automática de uma série com limites de 80% e 95%, também da soma.",
      "Bir serinin %80 ve %95 sınırlı, toplam sınırlı da olan otomatik tahmini.",
    ),
    parameters: {
      values: "Past values, oldest first (any order with a timeline); blanks are filled in and said.",
      horizon: "How many periods to forecast.",
      timeline: "Optional. One date a value.",
      as_of: "Optional. With a timeline: a last period not over at this date is left out and forecast.",
    },
    returns:
      "A row a period. Options: total=yes (bounds of the sum; monthly bounds must not be added up), season (periods, 1 = none), missing=zero, trading_days=yes. show=method, notes, accuracy or total.",
    errors: ["HISTORY_TOO_SHORT", "HORIZON_RANGE", "TIMELINE_LENGTH", "TIMELINE_UNEVEN"],
    golden: [],
    examples: [
      {
        given: { A1: [[5], [5], [5], [5], [5], [5]] },
        formula: '=REV_FORECAST(A1:A6, 3, , , "show=forecast")',
        gives: [[5], [5], [5]],
      },
    ],
    listed: true,
  },
  parameters: {
    values: column(double),
    horizon: cell(count(1, 1000)),
    timeline: maybeColumn(date),
    as_of: maybe(date),
  },
  options: {
    season: count(1, 10_000),
    missing: choice("interpolate", "zero"),
    trading_days: flag,
    total: choice("yes", "no"),
  },
  run: ({ values, horizon, timeline, as_of }, options, _tables, host) => {
    const found = forecastValues(values.values, horizon, {
      ...given({
        period: options.season,
        timeline: timeline === undefined ? undefined : whole(timeline),
        asOf: as_of,
        missing: options.missing,
        tradingDays: options.trading_days,
      }),
    });
    const bounds = (row: Omit<(typeof found.rows)[number], "step" | "date">): Value[] => [
      row.forecast,
      row.low80,
      row.high80,
      row.low95,
      row.high95,
    ];
    const dated = found.rows.some((row) => row.date !== null);
    const lead = (row: (typeof found.rows)[number]): Value => (dated ? day(row.date) : row.step);
    const columns = [dated ? "date" : "step", "forecast", "low80", "high80", "low95", "high95"];
    const total: Value[] = ["Σ", ...bounds(found.total)];
    const accuracy = found.accuracy;
    return views({
      rows: () =>
        rows(columns, [
          ...found.rows.map((row) => [lead(row), ...bounds(row)]),
          ...(options.total === "yes" ? [total] : []),
        ]),
      forecast: () => down(found.rows.map((row) => row.forecast)),
      total: () => rows(columns.slice(1), [bounds(found.total)]),
      method: () => one(sayForecast(found.description, host.language())),
      notes: () => down([found.description, ...found.warnings].map((note) => sayForecast(note, host.language()))),
      accuracy: () =>
        facts({
          held_back: accuracy?.heldBack ?? null,
          smape: accuracy?.smape ?? null,
          wape: accuracy?.wape ?? null,
          mase: accuracy?.mase ?? null,
          bias: accuracy?.bias ?? null,
        }),
    });
  },
});

/** A point of Excel's timeline: a number, or a date as its spreadsheet day number. */
const point: CellKind<number> = {
  name: "number or date",
  numeric: true,
  read: (value, cursor) =>
    isDate(value) || typeof value === "string"
      ? dayNumber(date.read(value, cursor)) + 25_569
      : double.read(value, cursor),
};

const series = { values: column(double), timeline: column(point) };
const rest = {
  seasonality: maybe(count(0, 8760)),
  data_completion: maybe(count(0, 1)),
  aggregation: maybe(count(0, 7)),
};
const seriesTexts = {
  values: "Past values.",
  timeline: "One date or number a value, in any order, with a constant step.",
  seasonality: "Optional. 1 = found from the data (default), 0 = none, else the length of the season.",
  data_completion: "Optional. 1 = missing points between their neighbours (default), 0 = zero.",
  aggregation: "Optional. Values of equal points: 0 or 1 average, 2 count, 3 counta, 4 max, 5 median, 6 min, 7 sum.",
};

const etsOf = (arguments_: {
  readonly values: Column<number>;
  readonly timeline: Column<number>;
  readonly seasonality?: number | undefined;
  readonly data_completion?: number | undefined;
  readonly aggregation?: number | undefined;
}): ExcelEts =>
  excelEts({
    values: whole(arguments_.values),
    timeline: whole(arguments_.timeline),
    seasonality: arguments_.seasonality,
    dataCompletion: arguments_.data_completion,
    aggregation: arguments_.aggregation,
  });

const perTarget = (targets: Column<number>, value: (target: number) => number | null) =>
  targets.isCell
    ? one(targets.values[0] === null || targets.values[0] === undefined ? null : value(targets.values[0]))
    : ({
        part: "column",
        values: targets.values.map((target) => (target === null ? null : value(target))),
        across: targets.across,
      } as const);

const line = {
  A1: [
    [1, 10],
    [2, 20],
    [3, 30],
    [4, 40],
    [5, 50],
    [6, 60],
  ],
} as const;
const etsErrors = ["TIMELINE_LENGTH", "TIMELINE_UNEVEN", "HISTORY_TOO_SHORT", "TARGET_BEFORE_TIMELINE_END"] as const;

export const ets = defineFunction("REV_FORECAST_ETS", {
  about: {
    summary: six(
      "Excel's FORECAST.ETS: exponential smoothing (AAA) at a target date, same arguments in the same order.",
      "Excels FORECAST.ETS: exponentielle Glättung (AAA) für ein Zieldatum, gleiche Argumente.",
      "FORECAST.ETS de Excel: suavizado exponencial (AAA) para una fecha, mismos argumentos.",
      "FORECAST.ETS z Excela: wygładzanie wykładnicze (AAA) dla daty, te same argumenty.",
      "FORECAST.ETS do Excel: suavização exponencial (AAA) para uma data, mesmos argumentos.",
      "Excel'in FORECAST.ETS işlevi: hedef tarih için üstel düzleştirme (AAA), aynı bağımsız değişkenler.",
    ),
    parameters: { target_date: "Date or number to forecast, one cell or a column.", ...seriesTexts },
    returns: "One forecast a target.",
    errors: etsErrors,
    golden: [],
    examples: [{ given: line, formula: "=ROUND(REV_FORECAST_ETS(7, B1:B6, A1:A6, 0), 6)", gives: 70 }],
    listed: true,
  },
  parameters: { target_date: column(point), ...series, ...rest },
  run: (arguments_) => {
    const fit = etsOf(arguments_);
    return perTarget(arguments_.target_date, (target) => fit.forecast(target));
  },
});

export const etsInterval = defineFunction("REV_FORECAST_ETS_CONFINT", {
  about: {
    summary: six(
      "Excel's FORECAST.ETS.CONFINT: half the width of the interval around the forecast.",
      "Excels FORECAST.ETS.CONFINT: halbe Breite des Intervalls um die Prognose.",
      "FORECAST.ETS.CONFINT de Excel: mitad del ancho del intervalo de la previsión.",
      "FORECAST.ETS.CONFINT z Excela: połowa szerokości przedziału prognozy.",
      "FORECAST.ETS.CONFINT do Excel: metade da largura do intervalo da previsão.",
      "Excel'in FORECAST.ETS.CONFINT işlevi: tahmin aralığının yarı genişliği.",
    ),
    parameters: {
      target_date: "Date or number to forecast, one cell or a column.",
      values: seriesTexts.values,
      timeline: seriesTexts.timeline,
      confidence_level: "Optional. Between 0 and 1; 0.95 by default.",
      seasonality: seriesTexts.seasonality,
      data_completion: seriesTexts.data_completion,
      aggregation: seriesTexts.aggregation,
    },
    returns: "One half width a target.",
    errors: etsErrors,
    golden: [],
    examples: [{ given: line, formula: "=ROUND(REV_FORECAST_ETS_CONFINT(7, B1:B6, A1:A6, 0.95, 0), 6)", gives: 0 }],
    listed: false,
  },
  parameters: { target_date: column(point), ...series, confidence_level: maybe(double), ...rest },
  run: (arguments_) => {
    const fit = etsOf(arguments_);
    return perTarget(arguments_.target_date, (target) => fit.confint(target, arguments_.confidence_level));
  },
});

export const etsSeason = defineFunction("REV_FORECAST_ETS_SEASONALITY", {
  about: {
    summary: six(
      "Excel's FORECAST.ETS.SEASONALITY: the length of the season found, 1 for none.",
      "Excels FORECAST.ETS.SEASONALITY: gefundene Saisonlänge, 1 für keine.",
      "FORECAST.ETS.SEASONALITY de Excel: longitud de la estación hallada, 1 si no hay.",
      "FORECAST.ETS.SEASONALITY z Excela: długość sezonu, 1 gdy brak.",
      "FORECAST.ETS.SEASONALITY do Excel: duração da estação encontrada, 1 se não há.",
      "Excel'in FORECAST.ETS.SEASONALITY işlevi: bulunan mevsim uzunluğu, yoksa 1.",
    ),
    parameters: {
      values: seriesTexts.values,
      timeline: seriesTexts.timeline,
      data_completion: seriesTexts.data_completion,
      aggregation: seriesTexts.aggregation,
    },
    returns: "The length of the season in steps.",
    errors: etsErrors,
    golden: [],
    examples: [{ given: line, formula: "=REV_FORECAST_ETS_SEASONALITY(B1:B6, A1:A6)", gives: 1 }],
    listed: false,
  },
  parameters: { ...series, data_completion: rest.data_completion, aggregation: rest.aggregation },
  run: (arguments_) => one(etsOf(arguments_).period),
});

export const etsStatistic = defineFunction("REV_FORECAST_ETS_STAT", {
  about: {
    summary: six(
      "Excel's FORECAST.ETS.STAT: 1 alpha, 2 beta, 3 gamma, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 step.",
      "Excels FORECAST.ETS.STAT: 1 Alpha, 2 Beta, 3 Gamma, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 Schritt.",
      "FORECAST.ETS.STAT de Excel: 1 alfa, 2 beta, 3 gamma, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 paso.",
      "FORECAST.ETS.STAT z Excela: 1 alfa, 2 beta, 3 gamma, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 krok.",
      "FORECAST.ETS.STAT do Excel: 1 alfa, 2 beta, 3 gama, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 passo.",
      "Excel'in FORECAST.ETS.STAT işlevi: 1 alfa, 2 beta, 3 gama, 4 MASE, 5 SMAPE, 6 MAE, 7 RMSE, 8 adım.",
    ),
    parameters: {
      values: seriesTexts.values,
      timeline: seriesTexts.timeline,
      statistic_type: "1 to 8.",
      seasonality: seriesTexts.seasonality,
      data_completion: seriesTexts.data_completion,
      aggregation: seriesTexts.aggregation,
    },
    returns: "The statistic; blank where a ratio has no base.",
    errors: etsErrors,
    golden: [],
    examples: [{ given: line, formula: "=REV_FORECAST_ETS_STAT(B1:B6, A1:A6, 8, 0)", gives: 1 }],
    listed: false,
  },
  parameters: { ...series, statistic_type: cell(count(1, 8)), ...rest },
  run: (arguments_) => one(etsOf(arguments_).stat(arguments_.statistic_type)),
});

export const naive = defineFunction("REV_SEASONAL_NAIVE", {
  about: {
    summary: six(
      "Repeats the last full season.",
      "Wiederholt die letzte ganze Saison.",
      "Repite la última temporada completa.",
      "Powtarza ostatni pełny sezon.",
      "Repete a última estação completa.",
      "Son tam mevsimi yineler.",
    ),
    parameters: {
      history: "Past values, oldest first.",
      season: "Periods of a season.",
      periods: "How many to forecast.",
    },
    returns: "One value a period.",
    errors: ["HISTORY_TOO_SHORT"],
    golden: ["forecast.seasonal_naive"],
    examples: [{ given: { A1: [[1], [2], [3]] }, formula: "=REV_SEASONAL_NAIVE(A1:A3, 2, 3)", gives: [[2], [3], [2]] }],
    listed: false,
  },
  parameters: { history: column(number), season: cell(count(1, 10_000)), periods: cell(count(1, 1000)) },
  run: ({ history, season, periods }) => down(seasonalNaive(whole(history), season, periods)),
});

export const holtWinters = defineFunction("REV_HOLT_WINTERS", {
  about: {
    summary: six(
      "Additive Holt-Winters from given states and weights.",
      "Additives Holt-Winters aus gegebenen Zuständen und Gewichten.",
      "Holt-Winters aditivo a partir de estados y pesos dados.",
      "Addytywny Holt-Winters z podanych stanów i wag.",
      "Holt-Winters aditivo a partir de estados e pesos dados.",
      "Verilen durum ve ağırlıklarla toplamsal Holt-Winters.",
    ),
    parameters: {
      history: "Past values, oldest first.",
      seasonal: "Starting season offsets, one a position.",
      level: "Starting level.",
      trend: "Starting trend.",
      alpha: "Weight of the level.",
      beta: "Weight of the trend.",
      gamma: "Weight of the season.",
      periods: "How many to forecast.",
    },
    returns: "The forecast; show=fitted, level, trend or seasonal.",
    errors: ["RATE_RANGE"],
    golden: ["forecast.holt_winters_additive"],
    examples: [
      {
        given: { A1: [[10], [20]], B1: [[-5], [5]] },
        formula: "=REV_HOLT_WINTERS(A1:A2, B1:B2, 15, 0, 0.5, 0.1, 0.1, 2)",
        gives: [[10], [20]],
      },
    ],
    listed: false,
  },
  parameters: {
    history: column(number),
    seasonal: column(number),
    level: cell(number),
    trend: cell(number),
    alpha: cell(number),
    beta: cell(number),
    gamma: cell(number),
    periods: cell(count(1, 1000)),
  },
  run: ({ history, seasonal, level, trend, alpha, beta, gamma, periods }) => {
    const found = holtWintersAdditive(
      whole(history),
      { level, trend, seasonal: whole(seasonal) },
      { alpha, beta, gamma },
      periods,
    );
    return views({
      forecast: () => down(found.forecast),
      fitted: () => down(found.fitted),
      level: () => one(found.level),
      trend: () => one(found.trend),
      seasonal: () => down(found.seasonal),
    });
  },
});

export const forecastSeries = [forecast, ets, etsInterval, etsSeason, etsStatistic, naive, holtWinters];
