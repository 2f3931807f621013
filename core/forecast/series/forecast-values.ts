import { addDays, type IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import type { Language } from "../../locale/language.ts";
import { fill } from "../../locale/message.ts";
import { type AutomaticMethod, automatic } from "./automatic.ts";
import { boundsOf, totalOf } from "./bounds.ts";
import { heldBack } from "./calibrate.ts";
import { detectPeriod } from "./detect-period.ts";
import { etsName } from "./ets-model.ts";
import { bias, mase, smape, wape } from "./measures.ts";
import { type SeriesMessage, seriesMessages } from "./messages.ts";
import { readTimeline, type Timeline, tradingDays } from "./timeline.ts";

export interface ForecastOptions {
  /** Periods of a season; by default from the timeline, without one from the data. 1 = none. */
  readonly period?: number | undefined;
  /** One date a value. */
  readonly timeline?: readonly IsoDate[] | undefined;
  /** With a timeline: a last period that is not over at this date is left out and forecast. */
  readonly asOf?: IsoDate | undefined;
  /** What a missing period or value is; by default the line between its neighbours. */
  readonly missing?: "interpolate" | "zero" | undefined;
  /** Monthly values are forecast per weekday of the month and multiplied back. Needs a monthly timeline. */
  readonly tradingDays?: boolean | undefined;
}

/** A message with its parameters, turned into a sentence by `sayForecast`. */
export interface ForecastNote {
  readonly message: SeriesMessage;
  readonly parameters: Readonly<Record<string, string | number>>;
}

export interface ForecastRow {
  /** 1 for the first period after the history. */
  readonly step: number;
  readonly date: IsoDate | null;
  readonly forecast: number;
  readonly low80: number;
  readonly high80: number;
  readonly low95: number;
  readonly high95: number;
}

export interface ForecastResult {
  readonly rows: readonly ForecastRow[];
  /** The sum of the rows with bounds of the sum. */
  readonly total: Omit<ForecastRow, "step" | "date">;
  readonly method: AutomaticMethod;
  readonly period: number;
  readonly description: ForecastNote;
  readonly warnings: readonly ForecastNote[];
  /** Measured on the last values, forecast without them; percentages as in `measures.ts`. Null where history is too short. */
  readonly accuracy: {
    readonly heldBack: number;
    readonly smape: number | null;
    readonly wape: number | null;
    readonly mase: number | null;
    readonly bias: number | null;
  } | null;
  /** The history as it was used, oldest first. */
  readonly history: Float64Array;
}

export const mostHorizon = 1000;
const longestPeriod = 8760;
/** Fewer values than this bring a warning. */
const fewValues = 12;

/** The sentence of a note in a language. */
export const sayForecast = ({ message, parameters }: ForecastNote, language: Language): string =>
  fill(seriesMessages[message][language], parameters);

const checked = (values: readonly (number | null)[], horizon: number, period: number | undefined) => {
  if (!Number.isInteger(horizon) || horizon < 1 || horizon > mostHorizon) {
    throw new RevError("HORIZON_RANGE", { value: horizon, maximum: mostHorizon });
  }
  if (period !== undefined && (!Number.isInteger(period) || period < 0 || period > longestPeriod)) {
    throw new RevError("SEASONALITY_RANGE", { value: period, maximum: longestPeriod });
  }
  values.forEach((value, i) => {
    if (value !== null && !Number.isFinite(value)) {
      throw new RevError("NOT_A_NUMBER", { value: String(value), place: `row ${i + 1}` });
    }
  });
};

/** Puts a value in every gap: 0, or the line between the neighbours; gaps at the ends are cut off. */
const filled = (values: readonly (number | null)[], missing: "interpolate" | "zero") => {
  let from = 0;
  let to = values.length;
  while (from < to && values[from] === null) from++;
  while (to > from && values[to - 1] === null) to--;
  const result = new Float64Array(to - from);
  let gaps = 0;
  let before = from;
  for (let t = from; t < to; t++) {
    const value = values[t];
    if (value !== null && value !== undefined) {
      result[t - from] = value;
      before = t;
      continue;
    }
    gaps++;
    if (missing === "zero") continue;
    let after = t;
    while (values[after] === null) after++;
    const low = values[before] as number;
    const share = (t - before) / (after - before);
    result[t - from] = low + share * ((values[after] as number) - low);
  }
  return { values: result, gaps, cutAtEnd: values.length - to };
};

const note = (message: SeriesMessage, parameters: ForecastNote["parameters"] = {}): ForecastNote => ({
  message,
  parameters,
});

/** Values by period of a timeline, rows of one date added up; a period without any value is null. */
const byPeriod = (values: readonly (number | null)[], { rows }: Timeline): (number | null)[] =>
  rows.map((own) => {
    const given = own.map((row) => values[row] as number | null).filter((value): value is number => value !== null);
    return given.length === 0 ? null : given.reduce((sum, value) => sum + value, 0);
  });

const timelineNotes = ({ duplicates, outOfOrder }: Timeline): ForecastNote[] => [
  ...(outOfOrder ? [note("sorted")] : []),
  ...(duplicates > 0 ? [note("duplicatesSummed", { count: duplicates })] : []),
];

/** Whether the timeline's last period has ended by a date: a date that ends its month or quarter is the period's last day, any other its first. */
const isOver = (timeline: Timeline, asOf: IsoDate): boolean =>
  timeline.datedAtEnd ? timeline.last <= asOf : timeline.dateAfter(1) <= addDays(asOf, 1);

const methodNotes: Readonly<Record<AutomaticMethod, SeriesMessage>> = {
  constant: "methodConstant",
  short: "methodShort",
  intermittent: "methodIntermittent",
  trend: "methodTrend",
  seasonal: "methodSeasonal",
  long_season: "methodLongSeason",
};

/**
 * The automatic forecast of REV_FORECAST: values oldest first (null = blank), with dates in any order if a timeline is given. Gives each
 * of the next `horizon` periods and their sum with 80 % and 95 % bounds, the method in words, warnings, and the accuracy on held-back
 * values. Blanks are filled in and said. No value at all: HISTORY_TOO_SHORT; horizon outside 1 to 1000: HORIZON_RANGE; an infinite or
 * NaN value: NOT_A_NUMBER with its row; a timeline of another length: TIMELINE_LENGTH, without a constant step: TIMELINE_UNEVEN.
 */
export const forecastValues = (
  values: readonly (number | null)[],
  horizon: number,
  options: ForecastOptions = {},
): ForecastResult => {
  checked(values, horizon, options.period);
  const { timeline: dates, missing = "interpolate" } = options;
  if (dates !== undefined && dates.length !== values.length) {
    throw new RevError("TIMELINE_LENGTH", { dates: dates.length, values: values.length });
  }
  if (values.every((value) => value === null)) throw new RevError("HISTORY_TOO_SHORT", { count: 0, needed: 1 });
  const timeline = dates === undefined ? null : readTimeline(dates);
  const warnings: ForecastNote[] = timeline === null ? [] : timelineNotes(timeline);

  let periods: (number | null)[] = timeline === null ? [...values] : byPeriod(values, timeline);
  const { asOf } = options;
  if (timeline !== null && asOf !== undefined && periods.length > 1 && !isOver(timeline, asOf)) {
    warnings.push(note("lastUnfinished", { date: timeline.last, asOf }));
    periods = periods.slice(0, -1);
  }
  const used = filled(periods, missing);
  if (used.gaps > 0) warnings.push(note(missing === "zero" ? "gapsZero" : "gapsFilled", { count: used.gaps }));

  const offset = timeline === null ? 0 : periods.length - used.cutAtEnd - timeline.rows.length;
  const dateOf = (step: number) => (timeline === null ? null : timeline.dateAfter(step + offset));
  const perDay = options.tradingDays === true && timeline?.unit === "month";
  const n = used.values.length;
  const daysAt = (step: number) => (perDay ? tradingDays(dateOf(step) as IsoDate) : 1);
  const history = used.values.map((value, t) => value / daysAt(t + 1 - n));

  const wanted = options.period ?? timeline?.season ?? detectPeriod(history);
  const period = Math.max(1, wanted);
  if (period > 1 && n < 2 * period) {
    warnings.push(note("seasonTooLong", { period, needed: 2 * period, count: n }));
  }
  if (n < fewValues) warnings.push(note("historyShort", { count: n }));
  else if (horizon > n) warnings.push(note("horizonLong", { horizon, count: n }));

  const forecast = automatic(history, period, horizon);
  const held = heldBack(history, period, Math.min(horizon, Math.max(1, 2 * period)), forecast);
  const inner = boundsOf(forecast, 0.8, held.scale);
  const outer = boundsOf(forecast, 0.95, held.scale);
  const rows = Array.from(forecast.point, (value, h): ForecastRow => {
    const days = daysAt(h + 1);
    return {
      step: h + 1,
      date: dateOf(h + 1),
      forecast: value * days,
      low80: (inner.low[h] as number) * days,
      high80: (inner.high[h] as number) * days,
      low95: (outer.low[h] as number) * days,
      high95: (outer.high[h] as number) * days,
    };
  });
  const days = rows.reduce((sum, { step }) => sum + daysAt(step), 0) / horizon;
  const total = totalOf(forecast, held.scale);
  const [low80, high80] = total.bounds(0.8);
  const [low95, high95] = total.bounds(0.95);
  const sum = rows.reduce((all, row) => all + row.forecast, 0);
  const shift = sum - total.point * days;
  const model = forecast.models[0]?.fit.model;
  const trained = history.subarray(0, n - held.actual.length);
  return {
    rows,
    total: {
      forecast: sum,
      low80: low80 * days + shift,
      high80: high80 * days + shift,
      low95: low95 * days + shift,
      high95: high95 * days + shift,
    },
    method: forecast.method,
    period,
    description: note(methodNotes[forecast.method], { period, model: model === undefined ? "-" : etsName(model) }),
    warnings,
    accuracy:
      held.actual.length === 0
        ? null
        : {
            heldBack: held.actual.length,
            smape: smape(held.actual, held.forecast),
            wape: wape(held.actual, held.forecast),
            mase: mase(held.actual, held.forecast, trained, period < trained.length ? period : 1),
            bias: bias(held.actual, held.forecast),
          },
    history: used.values,
  };
};
