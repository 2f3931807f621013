import type { IsoDate } from "../../calendar/iso-date.ts";
import { RevError } from "../../errors/error.ts";
import { groupBy } from "../../group-by.ts";
import { managersAbove } from "../override.ts";
import { parsePlans } from "../plan/parse.ts";
import type { Plan } from "../plan/plan.ts";
import { printPlans } from "../plan/print.ts";
import { settingOf } from "../plan/vocabulary.ts";
import { versionInForce } from "../plan-versions.ts";
import type { Person, PlanException } from "./inputs.ts";

/** Who is on which plan when. */
export interface Directory {
  readonly payees: readonly string[];
  readonly knows: (payee: string) => boolean;
  /** The row of a payee that covers a day; two rows on one day are DATES_OVERLAP. */
  readonly personOn: (payee: string, date: IsoDate) => Person | undefined;
  /** The last row of a payee that covers a day between two dates. */
  readonly lastPerson: (payee: string, from: IsoDate, to: IsoDate) => Person | undefined;
  /** The last row of a payee on a plan. */
  readonly rowOnPlan: (payee: string, plan: string) => Person | undefined;
  /** First and last day of a payee on one plan, over all rows; undefined where open. */
  readonly stretch: (person: Pick<Person, "payee" | "plan">) => { readonly from?: IsoDate; readonly to?: IsoDate };
  /** The version of a person's plan on a day with the payee's exceptions; NO_PLAN_IN_FORCE or TWO_PLANS_IN_FORCE. */
  readonly planOn: (person: Person, date: IsoDate) => Plan;
  /** Everyone above a payee on a day, nearest first; HIERARCHY_CYCLE. */
  readonly managersOn: (payee: string, date: IsoDate) => readonly string[];
}

const covers = (range: { readonly from?: IsoDate; readonly to?: IsoDate }, date: IsoDate): boolean =>
  (range.from === undefined || range.from <= date) && (range.to === undefined || date <= range.to);

/** A plan with some of its settings replaced, as if the rows had been typed into its table; its version becomes "1+2" for exception 2. */
const withExceptions = (plan: Plan, exceptions: readonly PlanException[], version: string): Plan => {
  const rowKey = (component = "", setting = "") => `${component}\n${settingOf(setting)}`;
  const replaced = new Set(exceptions.map(({ component, setting }) => rowKey(component, setting)));
  const [header = [], ...rows] = printPlans([plan]);
  const kept = rows.filter(([, , component, setting]) => !replaced.has(rowKey(component, setting)));
  const added = exceptions.map(({ component, setting, value }) => [
    plan.name,
    plan.version,
    component,
    setting,
    "",
    value,
    "",
  ]);
  const { plans, problems } = parsePlans([header, ...kept, ...added]);
  const [changed] = plans;
  if (changed === undefined) throw problems[0] ?? new RevError("PLAN_EMPTY", {});
  return { ...changed, version };
};

/** Indexes people, plan versions and exceptions for a run. */
export const directory = (
  people: readonly Person[],
  plans: readonly Plan[],
  exceptions: readonly PlanException[] = [],
): Directory => {
  const rows = groupBy(people, (person) => person.payee);
  for (const list of rows.values()) list.sort((a, b) => ((a.from ?? "") < (b.from ?? "") ? -1 : 1));
  const versions = new Map<string, Plan[]>();
  for (const plan of plans) versions.set(plan.name, [...(versions.get(plan.name) ?? []), plan]);

  const personOn = (payee: string, date: IsoDate): Person | undefined => {
    const all = rows.get(payee) ?? [];
    const [only] = all;
    if (all.length <= 1) return only !== undefined && covers(only, date) ? only : undefined;
    const found = all.filter((person) => covers(person, date));
    const [first, second] = found;
    if (first !== undefined && second !== undefined) {
      const range = (person: Person) => `${payee}: ${person.from ?? "…"} – ${person.to ?? "…"}`;
      throw new RevError("DATES_OVERLAP", { first: range(first), second: range(second) });
    }
    return first;
  };
  const special = new Map<string, Plan>();
  const excepted = new Set(exceptions.map(({ payee }) => payee));
  const inForceOn = new Map<string, Map<IsoDate, Plan>>();
  const standardPlan = (person: Person, date: IsoDate): Plan => {
    const known = inForceOn.get(person.plan)?.get(date);
    if (known !== undefined) return known;
    const candidates = versions.get(person.plan) ?? [];
    const inForce = candidates.map(({ validFrom, validTo }) =>
      validTo === undefined ? { from: validFrom } : { from: validFrom, to: validTo },
    );
    const at = versionInForce(inForce, date, person.plan);
    const plan = at === undefined ? undefined : candidates[at];
    if (plan === undefined) throw new RevError("NO_PLAN_IN_FORCE", { date, place: `${person.payee} (${person.plan})` });
    const days = inForceOn.get(person.plan) ?? new Map<IsoDate, Plan>();
    inForceOn.set(person.plan, days.set(date, plan));
    return plan;
  };
  const planOn = (person: Person, date: IsoDate): Plan => {
    const plan = standardPlan(person, date);
    if (!excepted.has(person.payee)) return plan;
    const own = exceptions.filter((exception) => exception.payee === person.payee && covers(exception, date));
    if (own.length === 0) return plan;
    const version = `${plan.version}+${own.map((exception) => exceptions.indexOf(exception) + 1).join(",")}`;
    const key = `${person.payee}\n${plan.name}\n${version}`;
    const known = special.get(key) ?? withExceptions(plan, own, version);
    special.set(key, known);
    return known;
  };
  const chains = new Map<string, readonly string[]>();
  const managersOn = (payee: string, date: IsoDate): readonly string[] => {
    const key = `${payee}\n${date}`;
    const known = chains.get(key);
    if (known !== undefined) return known;
    const reports = new Map<string, string>();
    let next: string | undefined = payee;
    while (next !== undefined && !reports.has(next)) {
      const manager: string | undefined = personOn(next, date)?.manager;
      if (manager !== undefined) reports.set(next, manager);
      next = manager;
    }
    const chain = managersAbove(reports, payee);
    chains.set(key, chain);
    return chain;
  };
  return {
    payees: [...rows.keys()].sort((a, b) => (a < b ? -1 : 1)),
    knows: (payee) => rows.has(payee),
    personOn,
    lastPerson: (payee, from, to) =>
      [...(rows.get(payee) ?? [])].reverse().find((person) => (person.from ?? from) <= to && (person.to ?? to) >= from),
    rowOnPlan: (payee, plan) => [...(rows.get(payee) ?? [])].reverse().find((person) => person.plan === plan),
    stretch: ({ payee, plan }) => {
      const own = (rows.get(payee) ?? []).filter((person) => person.plan === plan);
      const last = own.map(({ to }) => to);
      const from = own[0]?.from;
      const to = last.includes(undefined) ? undefined : last.sort()[last.length - 1];
      return { ...(from === undefined ? {} : { from }), ...(to === undefined ? {} : { to }) };
    },
    planOn,
    managersOn,
  };
};
