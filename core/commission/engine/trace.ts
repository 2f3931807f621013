import { compileAmount, type FormulaValue } from "../../formula/evaluate.ts";
import { parseFormula } from "../../formula/parse.ts";
import { div, type Exact, max, min, mul, neg, type RoundingMode, round, sub, sum, zero } from "../../money/exact.ts";
import type { TraceLabel } from "./trace-words.ts";

/** What a step does with its inputs, in their order. */
export type TraceOperation =
  | { readonly do: "input" | "sum" | "difference" | "product" | "quotient" | "least" | "greatest" | "negated" }
  | { readonly do: "rounded"; readonly digits: number; readonly mode: RoundingMode }
  | { readonly do: "formula"; readonly formula: string; readonly texts: Readonly<Record<string, FormulaValue>> };

/** One step of a calculation: its value is its operation on the values of its inputs. */
export interface TraceStep {
  readonly label: TraceLabel;
  readonly parameters: Readonly<Record<string, string | number>>;
  readonly operation: TraceOperation;
  readonly inputs: readonly TraceStep[];
  readonly value: Exact;
}

const named = (steps: readonly TraceStep[], texts: Readonly<Record<string, FormulaValue>>) => {
  const values = new Map<string, FormulaValue>(Object.entries(texts));
  for (const { parameters, value } of steps) values.set(String(parameters.name), value);
  return (name: string) => values.get(name);
};

const apply = (operation: TraceOperation, inputs: readonly TraceStep[], own: Exact): Exact => {
  const values = inputs.map(({ value }) => value);
  const [first = zero, second = zero] = values;
  switch (operation.do) {
    case "input":
      return own;
    case "sum":
      return sum(values);
    case "difference":
      return sub(first, second);
    case "product":
      return values.reduce(mul);
    case "quotient":
      return div(first, second);
    case "least":
      return values.reduce(min);
    case "greatest":
      return values.reduce(max);
    case "negated":
      return neg(first);
    case "rounded":
      return round(first, operation.digits, operation.mode);
    case "formula":
      return compileAmount(parseFormula(operation.formula))(named(inputs, operation.texts));
  }
};

/** A value that comes from outside: a deal's amount, a rate of the plan, a balance. */
export const given = (label: TraceLabel, value: Exact, parameters: TraceStep["parameters"] = {}): TraceStep => ({
  label,
  parameters,
  operation: { do: "input" },
  inputs: [],
  value,
});

/** A step computed from others. */
export const computed = (
  label: TraceLabel,
  operation: TraceOperation | Exclude<TraceOperation["do"], "input" | "rounded" | "formula">,
  inputs: readonly TraceStep[],
  parameters: TraceStep["parameters"] = {},
): TraceStep => {
  const done: TraceOperation = typeof operation === "string" ? { do: operation } : operation;
  return { label, parameters, operation: done, inputs, value: apply(done, inputs, zero) };
};

/** The value of a step from nothing but the given values at its leaves; equals `value` for every trace this product makes. */
export const recompute = (step: TraceStep): Exact => {
  const inputs = step.inputs.map((input) => ({ ...input, value: recompute(input) }));
  return apply(step.operation, inputs, step.value);
};

/** Adds steps that may be one or none. */
export const total = (
  label: TraceLabel,
  inputs: readonly TraceStep[],
  parameters: TraceStep["parameters"] = {},
): TraceStep => computed(label, "sum", inputs, parameters);
