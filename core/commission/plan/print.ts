import type { ParsedFormula } from "../../formula/parse.ts";
import { type Exact, toText } from "../../money/exact.ts";
import { snakeCase } from "../../snake-case.ts";
import type { Plan, PlanBand, PlanComponent } from "./plan.ts";
import { componentSettings, planSettings, type Setting } from "./settings.ts";
import { planColumns } from "./table.ts";

/** A value of a setting as it is written in the table. */
export const settingText = (value: unknown): string => {
  if (typeof value === "boolean") return value ? "yes" : "no";
  if (typeof value !== "object" || value === null) return String(value);
  return "formula" in value ? (value as ParsedFormula).formula : toText(value as Exact);
};

type Line = readonly [component: string, setting: string, from: string, value: string, where: string];

const settingLines = (block: string, values: object, settings: Record<string, Setting>): Line[] =>
  Object.entries(settings).flatMap(([key, { standard }]): Line[] => {
    const value = (values as Record<string, unknown>)[key];
    return value === undefined || settingText(value) === standard
      ? []
      : [[block, snakeCase(key), "", settingText(value), ""]];
  });

const bandLines = (block: string, setting: string, bands: readonly PlanBand[]): Line[] =>
  bands.map(({ from, value }) => [block, setting, toText(from), toText(value), ""]);

const kickerSetting = { multiplier: "kicker_multiplier", add_rate: "kicker_rate", flat: "kicker_flat" } as const;

const componentLines = (component: PlanComponent): Line[] => {
  const { name } = component;
  return [
    ...settingLines(name, component, componentSettings),
    ...bandLines(name, "tier", component.tiers),
    ...bandLines(name, "point", component.points),
    ...component.kickers.map(
      ({ type, value, where }): Line => [name, kickerSetting[type], "", toText(value), where?.formula ?? ""],
    ),
    ...component.gates.map((gate): Line => [name, "gate", toText(gate.attainment), gate.component, ""]),
  ];
};

const planLines = (plan: Plan): string[][] =>
  [
    ...settingLines("", plan, planSettings),
    ...bandLines("", "ramp", plan.ramp),
    ...bandLines("", "clawback_step", plan.clawbackSteps),
    ...plan.components.flatMap(componentLines),
  ].map((line) => [plan.name, plan.version, ...line]);

/** Plans as the table that `parsePlans` reads, header first; settings at their standard value are left out. Reading it again gives the plans. */
export const printPlans = (plans: readonly Plan[]): string[][] => [[...planColumns], ...plans.flatMap(planLines)];
