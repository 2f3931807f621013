import { RevError } from "../../errors/error.ts";
import { adjustedLines } from "./carry.ts";
import type { RunProblem } from "./credits.ts";
import type { RunInputs } from "./inputs.ts";

/**
 * A deal is credited back or clawed back, now or in an earlier period, never both and never twice (CANCELLED_TWICE); what was paid for a
 * cancelled one must be known (PAID_LINES_MISSING).
 */
export const cancellationProblems = (inputs: RunInputs): RunProblem[] => {
  const { creditNotes = [], cancellations = [], paid = [], clawedBack = [] } = inputs;
  const deals = cancellations.map(({ deal }) => deal);
  const before = new Set([...clawedBack, ...deals.filter((deal, i) => deals.indexOf(deal) < i)]);
  const noted = new Set([...creditNotes, ...paid.filter(({ takesBack }) => takesBack)].map(({ deal }) => deal));
  const known = new Set([...paid, ...adjustedLines(inputs.adjustments)].map(({ deal }) => deal));
  const twice = new Set(deals.filter((deal) => noted.has(deal) || before.has(deal)));
  const unpaid = new Set(deals.filter((deal) => !twice.has(deal) && !known.has(deal)));
  const returned = creditNotes.map(({ deal }) => deal).filter((deal) => before.has(deal));
  return [
    ...[...new Set([...twice, ...returned])].map((deal) => ({
      error: new RevError("CANCELLED_TWICE", { deal }),
      deal,
      payee: null,
    })),
    ...[...unpaid].map((deal) => ({ error: new RevError("PAID_LINES_MISSING", { deal }), deal, payee: null })),
  ];
};
