import {
  addMonths,
  dateOfDayNumber,
  dayNumber,
  dayOf,
  type IsoDate,
  monthEnd,
  monthIndex,
} from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";

/** Days from the spreadsheet epoch (1899-12-30) to 1970-01-01. */
const epoch = 25569;

export interface ExcelData {
  /** One value a step, gaps filled. */
  readonly values: Float64Array;
  /** The constant step: days or plain units, months for a timeline of months. */
  readonly step: number;
  /** Steps from the last value to a target; whole for months, else possibly broken. */
  stepsTo(target: number): number;
}

const mostMissing = 0.3;

/** Excel's aggregation codes. */
const aggregations: Readonly<Record<number, (values: readonly number[]) => number>> = {
  0: (values) => sum(values) / values.length,
  1: (values) => sum(values) / values.length,
  2: (values) => values.length,
  3: (values) => values.length,
  4: (values) => Math.max(...values),
  5: (values) => {
    const ordered = [...values].sort((a, b) => a - b);
    const middle = ordered.length >> 1;
    return ordered.length % 2 === 1
      ? (ordered[middle] as number)
      : ((ordered[middle - 1] as number) + (ordered[middle] as number)) / 2;
  },
  6: (values) => Math.min(...values),
  7: (values) => sum(values),
};
const sum = (values: readonly number[]) => values.reduce((a, b) => a + b, 0);

interface Scale {
  readonly step: number;
  /** Steps from the first point, whole for each point of the timeline. */
  readonly positions: readonly number[];
  readonly stepsTo: (target: number) => number;
}

/** Dates a whole number of months apart, on the same day or each on its month's last: steps in months. A target counts as the nearest step, as in Excel. */
const monthScale = (points: readonly number[]): Scale | null => {
  if (points[1] === undefined || !points.every((point) => Number.isInteger(point) && point > 60 && point < 2900000))
    return null;
  const dates = points.map((point) => dateOfDayNumber(point - epoch));
  const latest = Math.max(...dates.map(dayOf));
  const first = dates[0] as IsoDate;
  const isEnd = (date: IsoDate) => monthEnd(monthIndex(date)) === date;
  if (!dates.every((date) => dayOf(date) === latest || isEnd(date))) return null;
  const months = dates.map((date) => monthIndex(date) - monthIndex(first));
  const gaps = months.slice(1).map((month, i) => month - (months[i] as number));
  const step = Math.min(...gaps);
  if (step < 1 || gaps.some((gap) => gap % step !== 0)) return null;
  const last = dates[dates.length - 1] as IsoDate;
  const anchor = dates.find((date) => dayOf(date) === latest) as IsoDate;
  const allEnds = dates.every(isEnd);
  const dateAt = (steps: number): number => {
    const index = monthIndex(last) + steps * step;
    return dayNumber(allEnds ? monthEnd(index) : addMonths(anchor, index - monthIndex(anchor)));
  };
  return {
    step,
    positions: months.map((month) => month / step),
    stepsTo: (target) => {
      const day = target - epoch;
      let steps = Math.floor((monthIndex(dateOfDayNumber(Math.floor(day))) - monthIndex(last)) / step);
      while (dateAt(steps) > day) steps--;
      while (dateAt(steps + 1) <= day) steps++;
      return day - dateAt(steps) > dateAt(steps + 1) - day ? steps + 1 : steps;
    },
  };
};

const evenScale = (points: readonly number[]): Scale | null => {
  const first = points[0] as number;
  const last = points[points.length - 1] as number;
  const gaps = points.slice(1).map((point, i) => point - (points[i] as number));
  const step = Math.min(...gaps);
  const positions = points.map((point) => (point - first) / step);
  if (positions.some((position) => Math.abs(position - Math.round(position)) > 1e-6)) return null;
  return { step, positions: positions.map(Math.round), stepsTo: (target) => (target - last) / step };
};

const fill = (values: (number | null)[], zeros: boolean): Float64Array => {
  const filled = new Float64Array(values.length);
  let before = 0;
  for (let t = 0; t < values.length; t++) {
    const value = values[t];
    if (value !== null && value !== undefined) {
      filled[t] = value;
      before = t;
    } else if (!zeros) {
      let after = t;
      while (values[after] === null) after++;
      const low = filled[before] as number;
      filled[t] = low + (((values[after] as number) - low) * (t - before)) / (after - before);
    }
  }
  return filled;
};

/**
 * Values and timeline as Excel reads them: any order, equal points aggregated (0 and 1 AVERAGE, 2 COUNT, 3 COUNTA, 4 MAX, 5 MEDIAN, 6 MIN,
 * 7 SUM), a constant step found (dates on the same day of their months or on month ends count as even), missing points filled on the line
 * between their neighbours (completion 1) or with 0 (completion 0). Timeline points are numbers or spreadsheet date serials. Errors, with
 * Excel's in brackets: TIMELINE_LENGTH (#N/A), TIMELINE_UNEVEN (#NUM!), TIMELINE_GAPS beyond 30 % (#NUM!), FORECAST_ARGUMENT (#VALUE!),
 * HISTORY_TOO_SHORT below two points.
 */
export const excelData = (
  values: readonly number[],
  timeline: readonly number[],
  completion: number,
  aggregation: number,
): ExcelData => {
  if (values.length !== timeline.length) {
    throw new RevError("TIMELINE_LENGTH", { dates: timeline.length, values: values.length });
  }
  const aggregate = aggregations[aggregation];
  if (aggregate === undefined) {
    throw new RevError("FORECAST_ARGUMENT", { value: aggregation, argument: "aggregation", allowed: "0-7" });
  }
  if (completion !== 0 && completion !== 1) {
    throw new RevError("FORECAST_ARGUMENT", { value: completion, argument: "data_completion", allowed: "0, 1" });
  }
  const byPoint = new Map<number, number[]>();
  timeline.forEach((point, i) => {
    const value = values[i] as number;
    if (!Number.isFinite(point)) throw new RevError("NOT_A_NUMBER", { value: String(point), place: `row ${i + 1}` });
    if (!Number.isFinite(value)) throw new RevError("NOT_A_NUMBER", { value: String(value), place: `row ${i + 1}` });
    byPoint.set(point, [...(byPoint.get(point) ?? []), value]);
  });
  const points = [...byPoint.keys()].sort((a, b) => a - b);
  if (points.length < 2) throw new RevError("HISTORY_TOO_SHORT", { count: points.length, needed: 2 });
  const chosen = monthScale(points) ?? evenScale(points);
  if (chosen === null) {
    const usual = (points[1] as number) - (points[0] as number);
    const odd = points.findIndex((point, i) => i > 1 && point - (points[i - 1] as number) !== usual);
    throw new RevError("TIMELINE_UNEVEN", { place: String(points[Math.max(1, odd)]) });
  }
  const length = (chosen.positions[chosen.positions.length - 1] as number) + 1;
  const missing = length - points.length;
  if (missing > mostMissing * length) throw new RevError("TIMELINE_GAPS", { missing, periods: length });
  const spread = new Array<number | null>(length).fill(null);
  points.forEach((point, i) => {
    spread[chosen.positions[i] as number] = aggregate(byPoint.get(point) as number[]);
  });
  return { values: fill(spread, completion === 0), step: chosen.step, stepsTo: chosen.stepsTo };
};
