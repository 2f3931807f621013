import { div, type Exact, sign } from "../money/exact.ts";

/** a / b, or null where b is 0: a ratio without a base is blank, never 0. */
export const ratio = (a: Exact, b: Exact): Exact | null => (sign(b) === 0 ? null : div(a, b));
