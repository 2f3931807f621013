import { solve } from "./solve.ts";

export interface LogisticModel {
  readonly intercept: number;
  readonly coefficients: readonly number[];
}

export const sigmoid = (x: number): number => 1 / (1 + Math.exp(-x));

export const predict = (model: LogisticModel, features: readonly number[]): number =>
  sigmoid(model.coefficients.reduce((sum, weight, i) => sum + weight * (features[i] as number), model.intercept));

/**
 * Logistic regression with a ridge penalty (`ridge` x sum of squared coefficients / 2; the intercept is free), by Newton's method. The penalty
 * keeps it finite where a feature separates the outcomes. Rows are feature lists of one length; `won` holds their outcomes.
 */
export const logisticRegression = (
  rows: readonly (readonly number[])[],
  won: readonly boolean[],
  ridge: number,
): LogisticModel => {
  const width = (rows[0]?.length ?? 0) + 1;
  let weights = new Array<number>(width).fill(0);
  for (let round = 0; round < 50; round++) {
    const gradient = weights.map((weight, i) => (i === 0 ? 0 : -ridge * weight));
    const curvature = weights.map((_, i) => weights.map((__, j) => (i === j ? (i === 0 ? 1e-9 : ridge) : 0)));
    rows.forEach((row, r) => {
      const at = (i: number) => (i === 0 ? 1 : (row[i - 1] as number));
      let score = 0;
      for (let i = 0; i < width; i++) score += (weights[i] as number) * at(i);
      const p = sigmoid(score);
      const rest = (won[r] === true ? 1 : 0) - p;
      for (let i = 0; i < width; i++) {
        gradient[i] = (gradient[i] as number) + rest * at(i);
        const line = curvature[i] as number[];
        for (let j = 0; j < width; j++) line[j] = (line[j] as number) + p * (1 - p) * at(i) * at(j);
      }
    });
    const step = solve(curvature, gradient);
    if (step === null) break;
    const size = Math.max(...step.map(Math.abs));
    // Newton may overshoot where the outcomes are nearly separated.
    const damping = size > 4 ? 4 / size : 1;
    weights = weights.map((weight, i) => weight + damping * (step[i] as number));
    if (size < 1e-10) break;
  }
  const [intercept = 0, ...coefficients] = weights;
  return { intercept, coefficients };
};
