import { type LogisticModel, logisticRegression, predict } from "../stats/logistic-regression.ts";
import { type RateInterval, wilson } from "../stats/wilson.ts";
import { weightOfEvidence } from "./weight-of-evidence.ts";

/** A lead or deal by its values per column, in the order of the columns; null where blank, which is a value of its own. */
export type ScoredRecord = readonly (string | null)[];

export interface DecidedRecord {
  readonly values: ScoredRecord;
  readonly won: boolean;
  /** Any rising number of the time at which it was decided: the latest are held back. */
  readonly decidedAt: number;
}

export interface CalibrationBand extends RateInterval {
  /** Held-back deals in the band. */
  readonly n: number;
  readonly won: number;
  /** Mean of the predicted chances, to be compared with the observed rate and its interval. */
  readonly predicted: number;
}

export interface LeadScore {
  /** Chance of winning, 0 to 1. Values never seen in training say nothing. */
  readonly score: (record: ScoredRecord) => number;
  readonly columns: readonly {
    readonly column: string;
    /** Information value in the training deals. */
    readonly iv: number;
    /** Weight of the column's evidence in the score; 1 = taken at face value, 0 = ignored. */
    readonly weight: number;
  }[];
  readonly trained: number;
  readonly heldBack: number;
  /** On held-back deals: the chance that a won deal scores above a lost one (0.5 = a coin); null unless both occur. */
  readonly auc: number | null;
  /** Mean squared error of the chances on held-back deals, and that of always saying the training rate. */
  readonly brier: number | null;
  readonly brierOfRate: number | null;
  /** Held-back deals in bands of equal size, lowest scores first. */
  readonly calibration: readonly CalibrationBand[];
}

const smoothing = 0.5;
const ridge = 1;
const rare = 10;

type Encoder = (value: string | null) => number;

/** Weight of evidence of each value; values with fewer than ten deals share one. */
const encoder = (records: readonly DecidedRecord[], column: number): { encode: Encoder; iv: number } => {
  const counts = new Map<string | null, { won: number; lost: number }>();
  for (const { values, won } of records) {
    const value = values[column] ?? null;
    const count = counts.get(value) ?? { won: 0, lost: 0 };
    counts.set(value, count);
    if (won) count.won++;
    else count.lost++;
  }
  const bins: { name: string; won: number; lost: number; members: (string | null)[] }[] = [];
  const other = { name: "", won: 0, lost: 0, members: [] as (string | null)[] };
  for (const [value, { won, lost }] of counts) {
    if (won + lost >= rare) bins.push({ name: String(bins.length), won, lost, members: [value] });
    else {
      other.won += won;
      other.lost += lost;
      other.members.push(value);
    }
  }
  if (other.members.length > 0) bins.push(other);
  const found = weightOfEvidence(bins, smoothing);
  const weights = new Map(bins.flatMap(({ members }, i) => members.map((value) => [value, found.bins[i]?.woe ?? 0])));
  return { encode: (value) => weights.get(value) ?? 0, iv: found.iv };
};

/** The share of pairs of a won and a lost deal in which the won one scores higher; ties count one half. */
const areaUnderCurve = (scored: readonly { readonly p: number; readonly won: boolean }[]): number | null => {
  const sorted = [...scored].sort((a, b) => a.p - b.p);
  const won = sorted.filter((record) => record.won).length;
  const lost = sorted.length - won;
  if (won === 0 || lost === 0) return null;
  let rankSum = 0;
  for (let i = 0; i < sorted.length; ) {
    let end = i;
    while (end < sorted.length && (sorted[end] as { p: number }).p === (sorted[i] as { p: number }).p) end++;
    const rank = (i + end + 1) / 2;
    for (; i < end; i++) if ((sorted[i] as { won: boolean }).won) rankSum += rank;
  }
  return (rankSum - (won * (won + 1)) / 2) / (won * lost);
};

const meanOf = (values: readonly number[]): number | null =>
  values.length === 0 ? null : values.reduce((sum, value) => sum + value, 0) / values.length;

/**
 * A lead score from decided deals: weight of evidence per column, joined by a ridge logistic regression, trained on the earlier deals and
 * judged on the latest `heldBack` share (default 0.3). Leave leaking columns out first (`leakingColumns`). Null for fewer than 50 training
 * deals or fewer than ten won or ten lost among them: nothing could be learnt.
 */
export const leadScore = (
  columns: readonly string[],
  records: readonly DecidedRecord[],
  { heldBack = 0.3, bands = 5 }: { readonly heldBack?: number; readonly bands?: number } = {},
): LeadScore | null => {
  const ordered = [...records].sort((a, b) => a.decidedAt - b.decidedAt);
  const training = ordered.slice(0, Math.round(ordered.length * (1 - heldBack)));
  const won = training.filter((record) => record.won).length;
  if (training.length < 50 || won < 10 || training.length - won < 10) return null;
  const encoders = columns.map((_, column) => encoder(training, column));
  const encode = (values: ScoredRecord) => encoders.map((one, column) => one.encode(values[column] ?? null));
  const model: LogisticModel = logisticRegression(
    training.map(({ values }) => encode(values)),
    training.map((record) => record.won),
    ridge,
  );
  const score = (record: ScoredRecord) => predict(model, encode(record));
  const judged = ordered.slice(training.length).map((record) => ({ p: score(record.values), won: record.won }));
  const rate = won / training.length;
  const outcome = (record: { readonly won: boolean }) => (record.won ? 1 : 0);
  return {
    score,
    columns: columns.map((column, i) => ({
      column,
      iv: encoders[i]?.iv ?? 0,
      weight: model.coefficients[i] ?? 0,
    })),
    trained: training.length,
    heldBack: judged.length,
    auc: areaUnderCurve(judged),
    brier: meanOf(judged.map((record) => (record.p - outcome(record)) ** 2)),
    brierOfRate: meanOf(judged.map((record) => (rate - outcome(record)) ** 2)),
    calibration: calibrationBands(judged, bands),
  };
};

const calibrationBands = (judged: readonly { readonly p: number; readonly won: boolean }[], bands: number) => {
  const sorted = [...judged].sort((a, b) => a.p - b.p);
  return Array.from({ length: bands }, (_, band): CalibrationBand | null => {
    const from = Math.floor((sorted.length * band) / bands);
    const members = sorted.slice(from, Math.floor((sorted.length * (band + 1)) / bands));
    const predicted = meanOf(members.map(({ p }) => p));
    if (predicted === null) return null;
    const won = members.filter((record) => record.won).length;
    return { n: members.length, won, predicted, ...wilson(won, members.length) };
  }).filter((band): band is CalibrationBand => band !== null);
};
