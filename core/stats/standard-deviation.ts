import { type Exact, mul, sub, sum } from "../money/exact.ts";
import { mean } from "./mean.ts";
import { ratio } from "./ratio.ts";
import { squareRoot } from "./square-root.ts";

/** sample divides by n - 1, population by n. */
export type SpreadOf = "sample" | "population";

/** The standard deviation to 30 decimals; null for fewer than two values of a sample, or an empty population. */
export const standardDeviation = (values: readonly Exact[], of: SpreadOf): Exact | null => {
  const centre = mean(values);
  if (centre === null) return null;
  const squares = values.map((value) => {
    const deviation = sub(value, centre);
    return mul(deviation, deviation);
  });
  const variance = ratio(sum(squares), of === "sample" ? values.length - 1 : values.length);
  return variance === null ? null : squareRoot(variance);
};
