import { creditInPlan } from "../../core/commission/engine/credit-value.ts";
import type { PayLine } from "../../core/commission/engine/lines.ts";
import { payeeTrace } from "../../core/commission/engine/payee-trace.ts";
import { rateBook } from "../../core/commission/engine/rate-book.ts";
import { computed, given, recompute, type TraceStep } from "../../core/commission/engine/trace.ts";
import { traceWords } from "../../core/commission/engine/trace-words.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatNumber, formatPercent } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { type Exact, equal, exact, one, round, toText } from "../../core/money/exact.ts";
import type { CommissionRun } from "./snapshot.ts";

/** One line that was paid with the steps that lead to it. */
export interface ExplainedLine {
  readonly line: PayLine;
  /** From amount, share and exchange rate to the credit; null where the credit has another measure. */
  readonly credit: TraceStep | null;
  readonly steps: TraceStep;
  /** What the steps give from nothing but their inputs. */
  readonly recomputed: Exact;
}

const walk = (step: TraceStep): TraceStep[] => [step, ...step.inputs.flatMap(walk)];

/** Amount x share x exchange rate of a deal or credit note, where that is the line's credit. */
const creditStep = ({ inputs }: CommissionRun, line: PayLine): TraceStep | null => {
  const deal = inputs.deals.find(({ id }) => id === line.deal);
  const plan = inputs.plans.find(({ name, version }) => name === line.plan && line.version.split("+")[0] === version);
  const note = (inputs.creditNotes ?? []).find(({ id }) => id === line.id);
  const record = line.kind === "credit_note" ? note : deal;
  if (deal === undefined || plan === undefined || record === undefined || line.credit === null || line.date === null)
    return null;
  if ((line.kind !== "deal" && line.kind !== "credit_note") || record.amount === null) return null;
  const currency = record.currency ?? deal.currency;
  if (currency === null) return null;
  const rows = (inputs.splits ?? []).filter((row) => row.deal === deal.id && row.payee === line.payee);
  const amount =
    line.kind === "credit_note" && record.amount.n > 0n ? { n: -record.amount.n, d: record.amount.d } : record.amount;
  for (const { share } of rows.length === 0 ? [{ share: one }] : rows) {
    const credit = {
      kind: line.kind,
      id: line.id ?? "",
      deal,
      date: line.date,
      amount,
      currency,
      share,
      payee: line.payee,
      person: { payee: line.payee, plan: plan.name },
      plan,
    };
    try {
      const found = creditInPlan(credit, plan, rateBook(inputs.rates ?? []), inputs.period.end);
      if (!equal(found.amount, line.credit)) continue;
      const parts = [
        given("named", amount, { name: currency }),
        ...(equal(share, one) ? [] : [given("share", share)]),
        ...(currency === plan.currency ? [] : [given("payRate", found.fx)]),
      ];
      return computed("credit", "product", parts);
    } catch (error) {
      if (!(error instanceof RevError)) throw error;
    }
  }
  return null;
};

/** The step of each line in a payee's trace: lines and steps stand in the same order within component and record. */
const stepsOf = (run: CommissionRun, payee: string, lines: readonly PayLine[]): ReadonlyMap<PayLine, TraceStep> => {
  const trace = payeeTrace(run.result, payee);
  const steps = trace === undefined ? [] : walk(trace).filter(({ label }) => label === "line");
  const found = new Map<PayLine, TraceStep>();
  for (const line of lines) {
    const at = steps.findIndex(
      ({ parameters, value }) =>
        parameters.component === line.component &&
        parameters.id === (line.id ?? line.kind) &&
        equal(value, line.commission),
    );
    const [step] = at < 0 ? [] : steps.splice(at, 1);
    if (step !== undefined) found.set(line, step);
  }
  return found;
};

/** The lines of a run explained, those of one payee. */
export const explainedLines = (run: CommissionRun, payee: string, lines: readonly PayLine[]): ExplainedLine[] => {
  const steps = stepsOf(run, payee, lines);
  return lines.flatMap((line) => {
    const step = steps.get(line);
    return step === undefined
      ? []
      : [{ line, credit: creditStep(run, line), steps: step, recomputed: recompute(step) }];
  });
};

/**
 * Every line of a deal or credit note, of every payee, with its steps. DEAL_NOT_PAID where the run has none. What the steps recompute to is
 * what was paid; anything else is a bug and throws.
 */
export const explainDeal = (run: CommissionRun, deal: string): ExplainedLine[] => {
  const own = run.result.lines.filter((line) => line.deal === deal || line.id === deal);
  if (own.length === 0 && !run.result.statements.some(({ clawbacks }) => clawbacks.some((each) => each.deal === deal)))
    throw new RevError("DEAL_NOT_PAID", { deal, period: run.inputs.period.label });
  const payees = [...new Set(own.map(({ payee }) => payee))];
  const explained = payees.flatMap((payee) =>
    explainedLines(
      run,
      payee,
      own.filter((line) => line.payee === payee),
    ),
  );
  for (const { line, recomputed } of explained) {
    if (!equal(recomputed, line.commission)) throw new Error(`The trace of ${line.deal} gives ${toText(recomputed)}.`);
  }
  return explained;
};

const clawbackSteps = (step: TraceStep, deal: string): TraceStep[] => {
  const [only] = step.inputs;
  if (only?.label === "clawback" && only.parameters.deal === deal) return [step];
  return step.inputs.flatMap((input) => clawbackSteps(input, deal));
};

/** What a period takes back of a cancelled deal: for each paid line the steps to the cent. */
export const explainClawbacks = (
  { result }: Pick<CommissionRun, "result">,
  deal: string,
): { readonly payee: string; readonly currency: string; readonly steps: TraceStep }[] =>
  result.statements.flatMap(({ payee, currency, clawbacks }) => {
    const trace = clawbacks.some((each) => each.deal === deal) ? payeeTrace(result, payee) : undefined;
    return trace === undefined ? [] : clawbackSteps(trace, deal).map((steps) => ({ payee, currency, steps }));
  });

const rates = new Set(["rate", "baseRate", "share", "payoutShare"]);
const signs: Readonly<Record<string, string>> = {
  input: "",
  sum: "Σ",
  difference: "−",
  product: "×",
  quotient: "÷",
  least: "min",
  greatest: "max",
  negated: "±",
  rounded: "≈",
  formula: "ƒ",
};

/** Decimals that show a value whole, at most `most` of them and at least two; integers as they are for rates. */
const decimals = (value: Exact, least: number, most: number): number => {
  for (let digits = least; digits < most; digits++) if (equal(round(value, digits), value)) return digits;
  return most;
};

/** A step's value: a rate as a percentage, all else as a number with the decimals it has. */
export const stepValue = ({ label, value }: TraceStep, language: Language): string => {
  if (!rates.has(label)) return formatNumber(value, decimals(value, label === "payRate" ? 0 : 2, 6), language);
  const hundred = { n: value.n * 100n, d: value.d };
  return formatPercent(value, decimals(hundred, 0, 4), language);
};

/** One step as a row: how deep it stands, its name in words, what it does with the steps below it, its value. */
export interface StepRow {
  readonly depth: number;
  readonly sign: string;
  readonly name: string;
  readonly value: string;
}

/** Amounts inside a step's name, written as the language writes numbers. */
const inWords = (step: TraceStep, language: Language): string => {
  const { from } = step.parameters;
  if (step.label !== "band" || typeof from !== "string") return traceWords(step, language);
  return traceWords(
    {
      ...step,
      parameters: { ...step.parameters, from: formatNumber(exact(from), decimals(exact(from), 0, 2), language) },
    },
    language,
  );
};

/** A trace as rows, the result first, each step above what it was made of; sums of one part are left out. */
export const stepRows = (step: TraceStep, language: Language, depth = 0): StepRow[] => {
  const [only] = step.inputs;
  if (step.operation.do === "sum" && step.inputs.length === 1 && only !== undefined && depth > 0)
    return stepRows(only, language, depth);
  return [
    {
      depth,
      sign: signs[step.operation.do] ?? "",
      name: inWords(step, language),
      value: stepValue(step, language),
    },
    ...step.inputs.flatMap((input) => stepRows(input, language, depth + 1)),
  ];
};
