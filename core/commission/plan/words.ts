import { formatDate, formatMoney, formatNumber, formatPercent } from "../../locale/format.ts";
import type { Language } from "../../locale/language.ts";
import { type Sentence, speaker } from "../../locale/message.ts";
import { currencyDigits } from "../../money/currency.ts";
import { type Exact, fraction, toText } from "../../money/exact.ts";
import { choiceNames } from "./choice-names.ts";
import type { Plan, PlanBand, PlanComponent, PlanKicker } from "./plan.ts";
import { settingText } from "./print.ts";
import { settingNames } from "./setting-names.ts";
import { componentSettings, planSettings, type Setting } from "./settings.ts";
import { planTexts } from "./words-texts.ts";

/** Decimals a number needs, four at most. */
const decimals = (value: Exact): number => {
  const text = toText(value, 4);
  return text.includes(".") ? text.length - text.indexOf(".") - 1 : 0;
};

/** Decimals a percentage needs: 0 for 5%, 2 for 0.25%. */
const percentDigits = (value: Exact): number => decimals(fraction(value.n * 100n, value.d));

/** Settings that a sentence tells; the others are listed by name where they are not at their standard. */
const told: ReadonlySet<string> = new Set([
  ...["validFrom", "validTo", "currency", "payCurrency", "splitPolicy"],
  ...["floor", "draw", "holdbackRate", "payout", "clawbackMethod", "clawbackTerm", "clawbackUnit"],
  ...["type", "rate", "mode", "basis", "metric", "perUnit", "minUnits", "formula", "where"],
  ...["threshold", "thresholdBasis", "thresholdMode"],
]);

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

  private word(choice: string): string {
    const names: Readonly<Record<string, Sentence>> = choiceNames;
    return names[choice]?.[this.language] ?? choice;
  }

  private value({ kind }: Setting, value: unknown): string {
    if (typeof value === "boolean") return this.word(value ? "yes" : "no");
    if (typeof value !== "object" || value === null)
      return kind === "choice" ? this.word(String(value)) : String(value);
    const number = value as Exact;
    return kind === "money" ? this.money(number) : kind === "rate" ? this.percent(number) : this.plain(number);
  }

  private named(setting: string, value: string): string {
    const names: Readonly<Record<string, Sentence>> = settingNames;
    const name = names[setting]?.[this.language] ?? setting;
    const [first = "", ...rest] = name;
    const capital = this.language === "tr" && first === "i" ? "İ" : first.toUpperCase();
    return `${capital}${rest.join("")}: ${value}.`;
  }

  /** Every setting that no sentence tells and that is not at its standard, by its name. */
  private others(values: object, settings: Record<string, Setting>, isTold: (key: string) => boolean): string[] {
    return Object.entries(settings).flatMap(([key, setting]): string[] => {
      const value = (values as Record<string, unknown>)[key];
      if (value === undefined || isTold(key) || settingText(value) === setting.standard) return [];
      return [this.named(key, this.value(setting, value))];
    });
  }

  private steps(setting: string, bands: readonly PlanBand[]): string[] {
    const list = bands.map(({ from, value }) => `${this.plain(from)} – ${this.percent(value)}`).join("; ");
    return bands.length === 0 ? [] : [this.named(setting, list)];
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
      ...(component.creditFrom === "team" ? [this.say("team")] : []),
      ...(where === undefined ? [] : [this.say("where", { condition: where.formula })]),
      ...(threshold === undefined
        ? []
        : [this.say(thresholdMode === "above_only" ? "thresholdAbove" : "thresholdFirst", { threshold: bound })]),
      ...component.kickers.map((kicker) => this.kicker(kicker)),
      ...component.gates.map((gate) =>
        this.say("gate", { component: gate.component, attainment: this.percent(gate.attainment) }),
      ),
      ...this.others(component, componentSettings, (key) => told.has(key) || this.isInSentence(component, key)),
    ];
  }

  private isInSentence({ type, creditFrom }: PlanComponent, key: string): boolean {
    return (key === "targetShare" && type === "mbo") || (key === "creditFrom" && creditFrom === "team");
  }

  private clawback(): string[] {
    const { clawbackMethod: method, clawbackSteps: steps, clawbackUnit } = this.plan;
    const term = this.plan.clawbackTerm ?? steps[steps.length - 1]?.from;
    if (method === undefined || term === undefined) return [];
    return [this.say("clawback", { method: this.word(method), term: this.plain(term), unit: this.say(clawbackUnit) })];
  }

  whole(): string[] {
    const { plan, language } = this;
    const { name, version, currency, validTo } = plan;
    const from = formatDate(plan.validFrom, language);
    const isForgiven = plan.drawType === "recoverable_forgiven";
    const money = (key: "floor" | "drawRecoverable" | "drawNonRecoverable", value: Exact | undefined) =>
      value === undefined ? [] : [this.say(key, { amount: this.money(value) })];
    return [
      validTo === undefined
        ? this.say("inForce", { plan: name, version, from })
        : this.say("inForceTo", { plan: name, version, from, to: formatDate(validTo, language) }),
      this.say("currency", { currency, pay: plan.payCurrency ?? currency }),
      this.say(plan.splitPolicy === "overlay" ? "splitOverlay" : "splitAll"),
      ...plan.components.flatMap((component) => this.component(component)),
      ...money("floor", plan.floor),
      ...money(plan.drawType === "non_recoverable" ? "drawNonRecoverable" : "drawRecoverable", plan.draw),
      ...(plan.holdbackRate === undefined ? [] : [this.say("holdback", { rate: this.percent(plan.holdbackRate) })]),
      ...(plan.payout === "booking" ? [] : [this.say("payoutLater")]),
      ...this.clawback(),
      ...this.steps("ramp", plan.ramp),
      ...this.steps("clawbackStep", plan.clawbackSteps),
      ...this.others(plan, planSettings, (key) => told.has(key) || (key === "drawType" && !isForgiven)),
    ];
  }
}

/** The plan in words: one sentence each for everything it says beyond the standard, in a language, in the order in which it is applied. */
export const planInWords = (plan: Plan, language: Language): string[] => new PlanSpeaker(plan, language).whole();
