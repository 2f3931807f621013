import { describe, expect, it } from "vitest";
import { logisticRegression, predict } from "../../../core/stats/logistic-regression.ts";

describe("logisticRegression", () => {
  it("agrees with scipy 1.17.1, minimize of the penalised likelihood", () => {
    const rows = [
      [0.5, 1.2],
      [1.5, -0.3],
      [-0.7, 0.8],
      [2.0, 0.1],
      [-1.1, -0.9],
      [0.3, 0.4],
      [-0.2, 1.9],
      [1.1, -1.4],
    ];
    const won = [1, 1, 0, 1, 0, 0, 0, 1].map((x) => x === 1);
    const model = logisticRegression(rows, won, 1);
    expect(model.intercept).toBeCloseTo(-0.4249639005, 7);
    expect(model.coefficients[0]).toBeCloseTo(1.2346585467, 7);
    expect(model.coefficients[1]).toBeCloseTo(-0.2875752177, 7);
  });
  it("stays finite where a feature separates the outcomes", () => {
    const rows = Array.from({ length: 40 }, (_, i) => [i < 20 ? -3 : 3]);
    const model = logisticRegression(
      rows,
      rows.map((_, i) => i >= 20),
      1,
    );
    expect(predict(model, [3])).toBeGreaterThan(0.9);
    expect(Number.isFinite(model.coefficients[0])).toBe(true);
  });
  it("without features it says the overall rate", () => {
    const model = logisticRegression([[], [], [], []], [true, false, false, false], 1);
    expect(predict(model, [])).toBeCloseTo(0.25, 6);
  });
});
