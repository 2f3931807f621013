import { calendarYear } from "../../core/calendar/fiscal.ts";
import { isoDate } from "../../core/calendar/iso-date.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import type { Deal, Person, RunInputs } from "../../core/commission/engine/inputs.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import { exact } from "../../core/money/exact.ts";

/** A plan from lines such as "plan|1||valid_from||2026-01-01|", header left out. */
export const planOf = (...lines: string[]): Plan => {
  const { plans, problems } = plansOf(...lines);
  if (problems[0] !== undefined) throw problems[0];
  return plans[0] as Plan;
};

export const plansOf = (...lines: string[]) => {
  const header = ["plan", "version", "component", "setting", "from", "value", "where"];
  return parsePlans([header, ...lines.map((line) => line.split("|"))]);
};

/** The settings every plan needs, for euro quarters of 2026. */
export const basics = (plan = "p", version = "1"): string[] => [
  `${plan}|${version}||valid_from||2026-01-01|`,
  `${plan}|${version}||currency||EUR|`,
  `${plan}|${version}||split_policy||must_equal_100|`,
];

export const deal = (id: string, date: string, amount: string, owner = "ana", more: Partial<Deal> = {}): Deal => ({
  id,
  date: isoDate(date),
  amount: exact(amount),
  currency: "EUR",
  owner,
  ...more,
});

export const person = (payee: string, more: Partial<Person> = {}): Person => ({ payee, plan: "p", ...more });

export const run = (
  inputs: Partial<RunInputs> & Pick<RunInputs, "plans" | "deals">,
  period = "2026-Q1",
): RunInputs => ({
  period: parsePeriod(period, calendarYear),
  calendar: calendarYear,
  people: [person("ana")],
  ...inputs,
});
