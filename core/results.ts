import type { Language } from "./locale/language.ts";

/**
 * The result of a quarter run, as data: what `results.json` holds, what the report and the workbook draw and what the add-in loads.
 * Every text is already in the pack's language. Money is a decimal string in the table's currency, a percentage a fraction, a date ISO text;
 * `null` is "blank": not observable yet, not applicable, or a division by zero.
 */
export const resultsFormat = "revsheet-results/1";

export type Cell = string | number | boolean | null;

/** money: decimal string. percent: fraction. days: number of days. integer and number: JSON number. */
export type ColumnKind = "text" | "integer" | "number" | "money" | "percent" | "date" | "days";

export interface Column {
  readonly key: string;
  readonly label: string;
  readonly kind: ColumnKind;
  /** Decimals shown; by default 0 for integer, days and money in reports, 1 for percent and 2 for number. */
  readonly digits?: number;
  /** How the total row is formed in the workbook; `none` leaves the cell blank. Default: sum for integer and money, else none. */
  readonly total?: "sum" | "none";
}

export interface Table {
  readonly id: string;
  readonly title: string;
  /** What one row is and how the figures are defined, in one sentence. */
  readonly definition: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Cell[])[];
  /** A row that closes the table, same columns; absent where a total means nothing. */
  readonly totalRow?: readonly Cell[];
  /** What can't be known yet or was left out, in grey below the table. */
  readonly note?: string;
}

/** A point estimate with its interval; low and high null where none can be given. */
export interface Estimate {
  readonly value: number | null;
  readonly low: number | null;
  readonly high: number | null;
}

interface ChartBase {
  /** Says what to see, not what is drawn. */
  readonly title: string;
  /** The text alternative: the message of the chart with its main figures. */
  readonly alternative: string;
}

/** Horizontal bars from a common zero with step conversion and its interval between them, time in stage beside. */
export interface FunnelChart extends ChartBase {
  readonly kind: "funnel";
  readonly steps: readonly {
    readonly label: string;
    readonly count: number;
    /** Conversion from the step before; null for the first. */
    readonly conversion: Estimate | null;
    readonly medianDays: number | null;
    readonly highlighted?: boolean;
  }[];
}

/** Heat map of cohorts by age; `values` null where not observed yet. */
export interface CohortChart extends ChartBase {
  readonly kind: "cohort";
  readonly unit: "percent" | "number";
  readonly ageLabel: string;
  readonly ages: readonly string[];
  readonly rows: readonly {
    readonly label: string;
    readonly size: number;
    readonly values: readonly (number | null)[];
  }[];
  /** Weighted average per age and the number of cohorts it rests on. */
  readonly average: readonly { readonly value: number | null; readonly cohorts: number }[];
}

export interface BarChart extends ChartBase {
  readonly kind: "bars";
  readonly unit: ColumnKind;
  readonly bars: readonly {
    readonly label: string;
    readonly value: number;
    /** Prior period or goal, drawn in the comparison colour. */
    readonly comparison?: number | null;
    readonly highlighted?: boolean;
  }[];
  readonly comparisonLabel?: string;
}

/** A history, its continuation with 80% and 95% bands, a goal as a rule, the as-of date marked. x values are ISO dates in order. */
export interface LineChart extends ChartBase {
  readonly kind: "line";
  readonly unit: ColumnKind;
  readonly series: readonly {
    readonly label: string;
    readonly role: "accent" | "comparison";
    readonly points: readonly { readonly x: string; readonly y: number | null }[];
  }[];
  readonly bands?: readonly {
    readonly level: number;
    readonly points: readonly { readonly x: string; readonly low: number; readonly high: number }[];
  }[];
  readonly goal?: { readonly label: string; readonly value: number };
  readonly asOf?: string;
}

/** Columns from an opening to a closing amount; the falls are negative and opening + changes = closing. */
export interface WaterfallChart extends ChartBase {
  readonly kind: "waterfall";
  readonly opening: { readonly label: string; readonly value: number };
  readonly changes: readonly { readonly label: string; readonly value: number }[];
  readonly closing: { readonly label: string; readonly value: number };
}

/** Dots with intervals, ordered; unranked entries follow below a rule with the reason. */
export interface IntervalChart extends ChartBase {
  readonly kind: "intervals";
  readonly unit: ColumnKind;
  readonly entries: readonly ({ readonly label: string; readonly n: number } & Estimate)[];
  readonly unranked?: readonly ({ readonly label: string; readonly n: number } & Estimate)[];
  readonly unrankedReason?: string;
  readonly reference?: { readonly label: string; readonly value: number };
}

/** A distribution by its cumulative points, P10, P50, P90 and the goal labelled; the chance of reaching the goal written in. */
export interface DistributionChart extends ChartBase {
  readonly kind: "distribution";
  readonly unit: ColumnKind;
  /** Histogram of equal steps: the lower edge of each and its probability. */
  readonly steps: readonly { readonly from: number; readonly to: number; readonly probability: number }[];
  readonly marks: readonly { readonly label: string; readonly value: number }[];
  readonly goal?: { readonly label: string; readonly value: number; readonly probability: number };
}

/** A curve of y over x, with cliffs and a target point: payout against attainment. */
export interface CurveChart extends ChartBase {
  readonly kind: "curve";
  readonly xUnit: ColumnKind;
  readonly yUnit: ColumnKind;
  readonly xLabel: string;
  readonly yLabel: string;
  readonly series: readonly {
    readonly label: string;
    readonly points: readonly { readonly x: number; readonly y: number }[];
  }[];
  readonly marks: readonly { readonly label: string; readonly x: number; readonly y: number }[];
}

export type Chart =
  | FunnelChart
  | CohortChart
  | BarChart
  | LineChart
  | WaterfallChart
  | IntervalChart
  | DistributionChart
  | CurveChart;

/** One page: the title is the answer, one sentence of what, how much and how sure, then charts and the tables behind them. */
export interface Section {
  readonly id: string;
  readonly title: string;
  readonly sentence: string;
  readonly charts: readonly Chart[];
  readonly tables: readonly Table[];
  readonly notes: readonly string[];
}

/** One of the three findings: a sentence with money and confidence; `section` is where its proof stands. */
export interface Finding {
  readonly sentence: string;
  readonly money: string | null;
  readonly confidence: "high" | "medium" | "low";
  readonly section: string;
}

/** An action of the list; the pack of the next quarter says what became of it. */
export interface PlannedAction {
  /** What it is about, the same in every quarter and language: the section and, where it has several, the subject in it. */
  readonly subject: string;
  readonly action: string;
  readonly why: string;
  /** Money at stake in a quarter, and the same weighed by how sure it is. */
  readonly atStake: string;
  readonly expected: string;
}

export interface KeyFigure {
  readonly id: string;
  readonly label: string;
  readonly kind: ColumnKind;
  readonly value: Cell;
  readonly low?: number | null;
  readonly high?: number | null;
  readonly n?: number;
  readonly goal: Cell;
  readonly prior: Cell;
  readonly priorYear: Cell;
  /** The last quarters, oldest first, for the sparkline. */
  readonly trend: readonly (number | null)[];
  readonly better: "higher" | "lower";
}

export interface InputFile {
  readonly file: string;
  readonly sha256: string;
  readonly object: string;
  readonly crm: string;
  readonly read: number;
  readonly loaded: number;
  readonly quarantined: number;
}

/** "Can I trust this?": read = used + left out, and what limits the figures. */
export interface Trust {
  readonly summary: string;
  readonly read: number;
  readonly used: number;
  readonly leftOut: number;
  readonly reasons: readonly { readonly reason: string; readonly count: number }[];
  readonly freshness: string;
  readonly immatureShare: number | null;
  readonly notes: readonly string[];
}

export interface Stamp {
  readonly product: string;
  readonly version: string;
  readonly period: string;
  readonly periodStart: string;
  readonly periodEnd: string;
  readonly asOf: string;
  readonly company: string;
  readonly currency: string;
  readonly currencyDigits: number;
  readonly language: Language;
  readonly inputHash: string;
  readonly configurationHash: string;
  readonly inputs: readonly InputFile[];
}

export interface Results {
  readonly format: typeof resultsFormat;
  readonly stamp: Stamp;
  readonly findings: readonly Finding[];
  readonly keyFigures: readonly KeyFigure[];
  readonly trust: Trust;
  readonly sections: readonly Section[];
  readonly actions: readonly PlannedAction[];
  readonly definitions: readonly { readonly term: string; readonly definition: string }[];
  readonly reproduce: readonly string[];
}
