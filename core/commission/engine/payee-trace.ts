import { lineTrace } from "./line-trace.ts";
import { stateKey } from "./payee.ts";
import type { RunResult } from "./run-result.ts";
import { settle } from "./settle.ts";
import type { TraceStep } from "./trace.ts";

/** The steps from the payee's inputs to the payout; undefined for a payee without statement. */
export const payeeTrace = ({ settled }: RunResult, payee: string): TraceStep | undefined => {
  const found = settled.get(payee);
  if (found === undefined) return undefined;
  const { states, names } = found.found;
  return settle(found.task, (lines) =>
    lines.map((line) =>
      lineTrace(line, states.get(stateKey(line.plan, line.version, line.component)), names.get(line)),
    ),
  ).trace;
};
