import { type Exact, sum } from "../money/exact.ts";
import { ratio } from "./ratio.ts";

/** The exact arithmetic mean; null for no values. */
export const mean = (values: readonly Exact[]): Exact | null => ratio(sum(values), values.length);
