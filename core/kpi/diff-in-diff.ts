import { type Exact, sub } from "../money/exact.ts";

export interface BeforeAfter {
  readonly before: Exact;
  readonly after: Exact;
}

export interface DiffInDiff {
  readonly treatedChange: Exact;
  readonly controlChange: Exact;
  /** Change of the treated less the change that came anyway. */
  readonly effect: Exact;
}

/** The bare difference in differences of two groups; `training-effect.ts` adds the test and the conditions under which it means something. */
export const diffInDiff = (treated: BeforeAfter, control: BeforeAfter): DiffInDiff => {
  const treatedChange = sub(treated.after, treated.before);
  const controlChange = sub(control.after, control.before);
  return { treatedChange, controlChange, effect: sub(treatedChange, controlChange) };
};
