import { compare, type Exact, exact, mul, sub } from "../money/exact.ts";

export type ActionOutcome = "done" | "partly" | "open";

const doneShare = exact("0.9");
const partShare = exact("0.1");

/**
 * What became of an action by the money at stake when it was listed and now: done where at least 90% of it is gone, partly from 10%, else
 * open. `realised` is the fall, negative where more is at stake than then. `then` is above 0.
 */
export const actionOutcome = (
  then: Exact,
  now: Exact,
): { readonly outcome: ActionOutcome; readonly realised: Exact } => {
  const realised = sub(then, now);
  const reaches = (share: Exact) => compare(realised, mul(then, share)) >= 0;
  return { outcome: reaches(doneShare) ? "done" : reaches(partShare) ? "partly" : "open", realised };
};
