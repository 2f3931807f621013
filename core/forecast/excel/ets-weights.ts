import { minimise, withNumericGradient } from "../../stats/minimise.ts";
import { type ExcelRun, type ExcelWeights, runExcel } from "./ets-recursion.ts";
import type { ExcelStart } from "./ets-start.ts";

/** Weights that Excel has been seen to choose, and shares of the room that alpha leaves. */
const alphas = [0.1, 0.126, 0.25, 0.501, 0.75, 0.751, 0.8333, 0.9];
const margin = 0.001;

const grid = (hasSeason: boolean): ExcelWeights[] =>
  alphas.flatMap((alpha) =>
    [margin, alpha - margin].flatMap((beta) =>
      (hasSeason ? [margin, (1 - alpha) / 2, 1 - alpha - margin] : [0]).map((gamma) => ({ alpha, beta, gamma })),
    ),
  );

const logistic = (u: number) => 1 / (1 + Math.exp(-u));
const inverse = (share: number) => Math.log(share / (1 - share));

export interface ExcelFit {
  readonly weights: ExcelWeights;
  readonly run: ExcelRun;
}

/**
 * Least squared one-step error over all values, with 0 < β < α < 1 and 0 < γ < 1 − α: the best of the weights Excel is known to choose
 * among, then improved by descent. Excel searches more coarsely, so the error here is never larger from the same start.
 */
export const fitExcelWeights = (y: ArrayLike<number>, starts: readonly ExcelStart[]): ExcelFit => {
  let best: { start: ExcelStart; weights: ExcelWeights; run: ExcelRun } | null = null;
  for (const start of starts) {
    for (const weights of grid(start.season.length > 0)) {
      const run = runExcel(y, start, weights);
      if (best === null || run.squares < best.run.squares) best = { start, weights, run };
    }
  }
  const { start, weights, run } = best as NonNullable<typeof best>;
  if (!(run.squares > 0)) return { weights, run };
  const hasSeason = start.season.length > 0;
  const read = (u: Float64Array): ExcelWeights => {
    const alpha = logistic(u[0] as number);
    return {
      alpha,
      beta: alpha * logistic(u[1] as number),
      gamma: hasSeason ? (1 - alpha) * logistic(u[2] as number) : 0,
    };
  };
  const { alpha, beta, gamma } = weights;
  const from = [inverse(alpha), inverse(beta / alpha), ...(hasSeason ? [inverse(gamma / (1 - alpha))] : [])];
  const objective = withNumericGradient((u) => Math.log(runExcel(y, start, read(u)).squares));
  const improved = read(minimise(objective, Float64Array.from(from), { tolerance: 1e-10, most: 100 }).x);
  const better = runExcel(y, start, improved);
  return better.squares < run.squares ? { weights: improved, run: better } : { weights, run };
};
