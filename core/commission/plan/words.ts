import { formatDate, formatMoney, formatNumber, formatPercent } from "../../locale/format.ts";
import type { Language } from "../../locale/language.ts";
import { speaker } from "../../locale/message.ts";
import { currencyDigits } from "../../money/currency.ts";
import { type Exact, fraction, toText } from "../../money/exact.ts";
import type { Plan, PlanBand, PlanComponent, PlanKicker } from "./plan.ts";
import { planTexts } from "./words-texts.ts";

/** Decimals a number needs, four at most. */
const decimals = (value: Exact): number => {
  const text = toText(value, 4);
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
};

/** Decimals a percentage needs: 0 for 5%, 2 for 0.25%. */
const percentDigits = (value: Exact): number => decimals(fraction(value.n * 100n, value.d));

class PlanSpeaker {
  private readonly say;
  private readonly plan: Plan;
  private readonly language: Language;

  constructor(plan: Plan, language: Language) {
    this.plan = plan;
    this.language = language;
    this.say = speaker(planTexts, language);
  }

  private money(value: Exact): string {
    return formatMoney(value, currencyDigits(this.plan.currency), this.plan.currency, this.language);
  }

  private plain(value: Exact): string {
    return formatNumber(value, decimals(value), this.language);
  }

  private percent(value: Exact): string {
    return formatPercent(value, percentDigits(value), this.language);
  }

  private tiers(bands: readonly PlanBand[], from: (x: Exact) => string, value: (x: Exact) => string): string {
    return bands.map((band) => this.say("tier", { from: from(band.from), value: value(band.value) })).join("; ");
  }

  private main(component: PlanComponent): string[] {
    const { name, tiers, type } = component;
    const percent = (x: Exact) => this.percent(x);
    const money = (x: Exact) => this.money(x);
    const byAttainment = type === "accelerator" || component.basis === "attainment";
    switch (type) {
      case "rate":
        return component.rate === undefined
          ? []
          : [this.say("rate", { component: name, rate: percent(component.rate) })];
      case "tiers":
      case "accelerator": {
        const isUnits = component.basis === "units";
        const from = byAttainment ? percent : isUnits ? (x: Exact) => this.plain(x) : money;
        const value = type === "accelerator" ? (x: Exact) => `× ${this.plain(x)}` : isUnits ? money : percent;
        const key = component.mode === "retroactive" ? "retroactive" : "marginal";
        const main = this.say(key, { component: name, tiers: this.tiers(tiers, from, value) });
        return type === "accelerator" ? [main, this.say("baseRate")] : [main];
      }
      case "rate_table": {
        const metric = component.metric ?? "";
        return [
          this.say("rateTable", { component: name, metric, tiers: this.tiers(tiers, (x) => this.plain(x), percent) }),
        ];
      }
      case "pay_curve":
        return [this.say("curve", { component: name, tiers: this.tiers(component.points, percent, percent) })];
      case "mbo":
        return [this.say("mbo", { component: name, share: percent(component.targetShare) })];
      case "spiff": {
        const { perUnit, minUnits } = component;
        const amount = perUnit === undefined ? "" : money(perUnit);
        return [this.say("spiff", { component: name, perUnit: amount, minUnits: this.plain(minUnits) })];
      }
      case "formula":
        return [this.say("formula", { component: name, formula: component.formula?.formula ?? "" })];
    }
  }

  private kicker({ type, value, where }: PlanKicker): string {
    const condition = where === undefined ? "" : ` (${where.formula})`;
    if (type === "multiplier") return this.say("kickerMultiplier", { value: this.plain(value), condition });
    return this.say("kickerAdded", { value: type === "flat" ? this.money(value) : this.percent(value), condition });
  }

  component(component: PlanComponent): string[] {
    const { threshold, thresholdBasis, thresholdMode, where } = component;
    const bound =
      threshold === undefined ? "" : thresholdBasis === "attainment" ? this.percent(threshold) : this.money(threshold);
    return [
      ...this.main(component),
      ...(component.creditFrom === "own" ? [] : [this.say("team")]),
      ...(where === undefined ? [] : [this.say("where", { condition: where.formula })]),
      ...(threshold === undefined
        ? []
        : [this.say(thresholdMode === "above_only" ? "thresholdAbove" : "thresholdFirst", { threshold: bound })]),
      ...component.kickers.map((kicker) => this.kicker(kicker)),
      ...component.gates.map((gate) =>
        this.say("gate", { component: gate.component, attainment: this.percent(gate.attainment) }),
      ),
      ...(component.rateCap === undefined ? [] : [this.say("capRate", { cap: this.percent(component.rateCap) })]),
      ...(component.capPerDeal === undefined ? [] : [this.say("capDeal", { cap: this.money(component.capPerDeal) })]),
      ...(component.capPerPeriod === undefined
        ? []
        : [this.say("capPeriod", { cap: this.money(component.capPerPeriod) })]),
    ];
  }

  private clawback(): string[] {
    const { clawbackMethod: method, clawbackSteps: steps, clawbackUnit } = this.plan;
    const term = this.plan.clawbackTerm ?? steps[steps.length - 1]?.from;
    if (method === undefined || term === undefined) return [];
    return [this.say("clawback", { method: this.say(method), term: this.plain(term), unit: this.say(clawbackUnit) })];
  }

  whole(): string[] {
    const { plan, language } = this;
    const { name, version, currency, validTo } = plan;
    const from = formatDate(plan.validFrom, language);
    const money = (
      key: "target" | "quota" | "floor" | "drawRecoverable" | "drawNonRecoverable",
      value: Exact | undefined,
    ) => (value === undefined ? [] : [this.say(key, { amount: this.money(value) })]);
    return [
      validTo === undefined
        ? this.say("inForce", { plan: name, version, from })
        : this.say("inForceTo", { plan: name, version, from, to: formatDate(validTo, language) }),
      this.say("currency", { currency, pay: plan.payCurrency ?? currency }),
      this.say(plan.splitPolicy === "overlay" ? "splitOverlay" : "splitAll"),
      ...money("target", plan.targetIncentive),
      ...money("quota", plan.quota),
      ...plan.components.flatMap((component) => this.component(component)),
      ...(plan.capPerPeriod === undefined ? [] : [this.say("capPeriod", { cap: this.money(plan.capPerPeriod) })]),
      ...money("floor", plan.floor),
      ...money(plan.drawType === "non_recoverable" ? "drawNonRecoverable" : "drawRecoverable", plan.draw),
      ...(plan.holdbackRate === undefined ? [] : [this.say("holdback", { rate: this.percent(plan.holdbackRate) })]),
      ...(plan.payout === "booking" ? [] : [this.say("payoutLater")]),
      ...this.clawback(),
    ];
  }
}

/** The plan in words: one sentence each for what it says, in a language, in the order in which it is applied. */
export const planInWords = (plan: Plan, language: Language): string[] => new PlanSpeaker(plan, language).whole();
