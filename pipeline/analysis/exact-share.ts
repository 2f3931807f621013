import { div, exact, sign, sub, toNumber } from "../../core/money/exact.ts";

/** part / whole of two decimal texts; null where either is blank or the whole is not above 0. */
export const shareOf = (part: string | null, whole: string | null): number | null => {
  if (part === null || whole === null || sign(exact(whole)) <= 0) return null;
  return toNumber(div(exact(part), exact(whole)));
};

/** (now - before) / before, blank as in `shareOf`. */
export const changeOf = (now: string | null, before: string | null): number | null =>
  now === null || before === null || sign(exact(before)) <= 0
    ? null
    : toNumber(div(sub(exact(now), exact(before)), exact(before)));
