import type { FormulaValue, Names } from "../../formula/evaluate.ts";
import { namesOf } from "../../formula/parse.ts";
import { currencyDigits } from "../../money/currency.ts";
import { type Exact, equal, less, max, sign, sub, toText, zero } from "../../money/exact.ts";
import { amountsByBand, payingBandOf } from "../bands.ts";
import { stackedMultiplier } from "../kickers.ts";
import type { PayLine } from "./lines.ts";
import type { ComponentState } from "./slot.ts";
import { computed, given, type TraceStep, total } from "./trace.ts";

const capLabels = { rate: "cappedRate", deal: "cappedDeal", period: "cappedPeriod" } as const;

const bandSteps = (found: ComponentState, before: Exact, after: Exact): TraceStep | undefined => {
  const { rule, component, state } = found;
  const { table, threshold } = rule;
  if (table === undefined) return undefined;
  const [start, end] =
    threshold !== undefined && component.thresholdMode === "above_only"
      ? [max(before, threshold), max(after, threshold)]
      : [before, after];
  const value = (i: number): Exact => component.tiers[i]?.value ?? zero;
  if (component.mode === "retroactive") {
    const at = payingBandOf(table, state.credited);
    return at < 0
      ? undefined
      : computed("base", "product", [given("credit", sub(end, start)), given("rate", value(at))]);
  }
  const parts = amountsByBand(table, start, end).flatMap((amount, i) => {
    const band = table.bands[i];
    if (band === undefined || sign(amount) === 0) return [];
    return [
      computed("band", "product", [given("creditInBand", amount), given("rate", value(i))], {
        from: toText(band.from, 2),
      }),
    ];
  });
  return total("bands", parts);
};

const withBaseRate = (step: TraceStep | undefined, { rule, state }: ComponentState): TraceStep | undefined => {
  if (step === undefined || rule.baseRate === undefined) return step;
  const { targetIncentive = zero, quota = zero } = state;
  const baseRate = computed("baseRate", "quotient", [given("targetIncentive", targetIncentive), given("quota", quota)]);
  return computed("base", "product", [step, baseRate]);
};

const formulaStep = (found: ComponentState, names: Names | undefined): TraceStep | undefined => {
  const { formula } = found.component;
  if (formula === undefined || names === undefined) return undefined;
  const entries = namesOf(formula).map((name): [string, FormulaValue] => [name, names(name) ?? null]);
  const numbers = entries.flatMap(([name, value]) =>
    typeof value === "object" && value !== null ? [given("named", value, { name })] : [],
  );
  const texts = Object.fromEntries(entries.filter(([, value]) => typeof value !== "object" || value === null));
  return computed("formula", { do: "formula", formula: formula.formula, texts }, numbers, { formula: formula.formula });
};

const ruleStep = (line: PayLine, found: ComponentState, names: Names | undefined): TraceStep | undefined => {
  const { credit, before } = line;
  const { component, state } = found;
  if (credit === null || before === null) return undefined;
  const after = { n: before.n * credit.d + credit.n * before.d, d: before.d * credit.d };
  switch (component.type) {
    case "rate":
      return component.rate === undefined
        ? undefined
        : computed("base", "product", [given("credit", credit), given("rate", component.rate)]);
    case "tiers":
    case "accelerator":
      return withBaseRate(bandSteps(found, before, after), found);
    case "rate_table": {
      if (sign(credit) === 0) return undefined;
      const rate = given("rate", { n: line.base.n * credit.d, d: line.base.d * credit.n });
      return sign(rate.value) < 0 || rate.value.d <= 0n
        ? undefined
        : computed("base", "product", [given("credit", credit), rate]);
    }
    case "formula":
      return formulaStep(found, names);
    case "pay_curve": {
      const target = state.targetIncentive;
      if (target === undefined || sign(target) === 0) return undefined;
      const share = { n: line.base.n * target.d, d: line.base.d * target.n };
      return computed("base", "product", [given("payoutShare", share), given("targetIncentive", target)]);
    }
    case "spiff":
      return computed("base", "product", [given("credit", credit), given("rate", component.perUnit ?? zero)]);
    case "mbo":
      return undefined;
  }
};

const kickedStep = (line: PayLine, found: ComponentState, base: TraceStep): TraceStep => {
  if (line.kickers.length === 0) return base;
  const of = (type: string) => line.kickers.filter((kicker) => kicker.type === type).map(({ value }) => value);
  const multipliers = of("multiplier");
  const stacked = stackedMultiplier(multipliers, found.component.stacking);
  const credit = given("credit", line.credit ?? zero);
  return total("kicked", [
    multipliers.length === 0 ? base : computed("kicked", "product", [base, given("multiplier", stacked)]),
    ...of("add_rate").map((rate) => computed("addedRate", "product", [credit, given("rate", rate)])),
    ...of("flat").map((value) => given("flat", value)),
  ]);
};

/**
 * The steps of one line from credit, rule, kickers, exchange rate, rounding and caps. Where the rule's steps can't be shown from the line
 * alone (objectives, true-ups, returns) the rule's own amount is the given value.
 */
export const lineTrace = (line: PayLine, found: ComponentState | undefined, names: Names | undefined): TraceStep => {
  const steps = found === undefined ? undefined : ruleStep(line, found, names);
  const fallback = given(sign(line.base) === 0 ? "nothing" : "base", line.base);
  const base = steps !== undefined && equal(steps.value, line.base) ? steps : fallback;
  const kicked = found === undefined ? base : kickedStep(line, found, base);
  const isOwnCurrency = equal(line.payRate, { n: 1n, d: 1n });
  const paid = isOwnCurrency ? kicked : computed("inPayCurrency", "product", [kicked, given("payRate", line.payRate)]);
  const digits = currencyDigits(line.currency);
  const mode = found?.plan.rounding ?? "half_up";
  const rounded = computed("rounded", { do: "rounded", digits, mode }, [paid], { digits });
  const name = { component: line.component, id: line.id ?? line.kind };
  if (equal(rounded.value, line.commission)) return total("line", [rounded], name);
  const operation = less(line.commission, rounded.value) ? "least" : "greatest";
  const cap = given("cap", line.commission);
  const label = line.cappedBy === null ? "capped" : capLabels[line.cappedBy];
  return total("line", [computed(label, operation, [rounded, cap])], name);
};
