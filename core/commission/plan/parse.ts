import { RevError } from "../../errors/error.ts";
import { compileCondition } from "../../formula/evaluate.ts";
import { parseFormula } from "../../formula/parse.ts";
import { groupBy } from "../../group-by.ts";
import { type Exact, sign } from "../../money/exact.ts";
import { snakeCase } from "../../snake-case.ts";
import { bandTable } from "../bands.ts";
import { checkedCurve } from "../pay-curve.ts";
import { fractionCell, moneyCell, type PlanCell, plainNumber, settingKey, settingValue } from "./cells.ts";
import type { Plan, PlanBand, PlanComponent, PlanGate, PlanKicker } from "./plan.ts";
import { requirements } from "./requirements.ts";
import { componentSettings, planSettings, type Setting } from "./settings.ts";
import { type PlanRow, planRowsOf } from "./table.ts";
import { settingOf } from "./vocabulary.ts";

/** Settings that stand in several rows. */
const planLists = ["ramp", "clawbackStep"] as const;
const componentLists = ["tier", "point", "kickerMultiplier", "kickerRate", "kickerFlat", "gate"] as const;

type Values = Record<string, unknown>;

export interface ParsedPlans {
  /** Only when there are no problems. */
  readonly plans: readonly Plan[];
  /** Every problem of the table, in the order of its rows. */
  readonly problems: readonly RevError[];
}

class Problems {
  readonly list: RevError[] = [];

  /** Runs a step and notes what it refuses; anything else is a bug and goes on. */
  try<T>(step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof RevError)) throw error;
      this.list.push(error);
      return undefined;
    }
  }
}

const groupedBy = <T>(items: readonly T[], keyOf: (item: T) => string): T[][] => [...groupBy(items, keyOf).values()];

const isPlanRow = ({ component }: PlanRow): boolean => ["", "plan", "plano"].includes(settingKey(component));

/** Rows of a block sorted into single settings and lists, by the canonical key. */
const sorted = (
  rows: readonly PlanRow[],
  settings: Record<string, Setting>,
  lists: readonly string[],
  problems: Problems,
) => {
  const keys = new Set([...Object.keys(settings), ...lists]);
  const single = new Map<string, PlanRow>();
  const several = new Map<string, PlanRow[]>(lists.map((list) => [list, []]));
  for (const row of rows) {
    const key = settingOf(row.setting);
    problems.try(() => {
      if (key === undefined || !keys.has(key)) {
        const known = [...keys].join(", ");
        throw new RevError("PLAN_SETTING_UNKNOWN", { setting: row.setting, known, place: row.places.setting });
      }
      if (row.value === "" && !(key === "where" && row.where !== "")) {
        throw new RevError("PLAN_VALUE_MISSING", { setting: snakeCase(key), place: row.places.value });
      }
      if (several.has(key)) several.get(key)?.push(row);
      else if (single.has(key)) {
        throw new RevError("PLAN_SETTING_TWICE", { setting: snakeCase(key), place: row.places.setting });
      } else single.set(key, row);
    });
  }
  return { single, several };
};

const valuesOf = (
  single: ReadonlyMap<string, PlanRow>,
  settings: Record<string, Setting>,
  currency: string | undefined,
  problems: Problems,
  block: string,
): Values => {
  const values: Values = {};
  for (const [key, setting] of Object.entries(settings)) {
    const row = single.get(key);
    const text = row === undefined ? setting.standard : row.value || row.where;
    if (text === undefined) {
      if (setting.required)
        problems.try(() => {
          throw new RevError("PLAN_SETTING_MISSING", { setting: snakeCase(key), component: block });
        });
      continue;
    }
    const value = problems.try(() => settingValue(setting, text, row?.places.value ?? snakeCase(key), currency));
    if (value !== undefined) values[key] = value;
  }
  return values;
};

type CellReader = (text: string, place: string) => Exact;

/** Rows with `from` and `value`, ordered by from. */
const bandsOf = (rows: readonly PlanRow[], from: CellReader, value: CellReader, problems: Problems): PlanBand[] =>
  rows.flatMap((row) => {
    const band = problems.try(() => {
      if (row.from === "") throw new RevError("PLAN_VALUE_MISSING", { setting: "from", place: row.places.from });
      return { from: from(row.from, row.places.from), value: value(row.value, row.places.value) };
    });
    return band === undefined ? [] : [band];
  });

const attainment: CellReader = (text, place) => fractionCell(text, place, 20n);
const number: CellReader = (text, place) => plainNumber(text, place);
const rateReader: CellReader = (text, place) => fractionCell(text, place);

const kickersOf = (
  rows: readonly PlanRow[],
  type: PlanKicker["type"],
  currency: string | undefined,
  problems: Problems,
) =>
  rows.flatMap((row): PlanKicker[] => {
    const kicker = problems.try((): PlanKicker => {
      const { value: text, places } = row;
      const value =
        type === "multiplier"
          ? attainment(text, places.value)
          : type === "add_rate"
            ? fractionCell(text, places.value, 1n, true)
            : moneyCell(text, places.value, currency, true);
      if (row.where === "") return { type, value };
      const where = parseFormula(row.where);
      compileCondition(where);
      return { type, value, where };
    });
    return kicker === undefined ? [] : [kicker];
  });

const componentOf = (rows: readonly PlanRow[], currency: string | undefined, problems: Problems): PlanComponent => {
  const name = rows[0]?.component ?? "";
  const { single, several } = sorted(rows, componentSettings, componentLists, problems);
  const list = (key: string) => several.get(key) ?? [];
  const values = valuesOf(single, componentSettings, currency, problems, name);
  const perAttainment =
    values.type === "accelerator" || values.basis === "attainment" || values.metric === "attainment";
  const money: CellReader = (text, place) => moneyCell(text, place, currency);
  const bound = perAttainment ? attainment : values.type === "rate_table" || values.basis === "units" ? number : money;
  const pay = values.type === "accelerator" ? attainment : values.basis === "units" ? money : rateReader;
  const gates = list("gate").flatMap((row): PlanGate[] => {
    const gate = problems.try(() => ({ component: row.value, attainment: attainment(row.from, row.places.from) }));
    return gate === undefined ? [] : [gate];
  });
  const component = {
    ...values,
    name,
    tiers: bandsOf(list("tier"), bound, pay, problems),
    points: bandsOf(list("point"), attainment, attainment, problems),
    kickers: [
      ...kickersOf(list("kickerMultiplier"), "multiplier", currency, problems),
      ...kickersOf(list("kickerRate"), "add_rate", currency, problems),
      ...kickersOf(list("kickerFlat"), "flat", currency, problems),
    ],
    gates,
  } as unknown as PlanComponent;
  problems.try(() => component.tiers.length > 0 && bandTable(component.tiers, undefined, list("tier")[0]?.places.from));
  problems.try(() => {
    const points = component.points.map(({ from, value }) => ({ attainment: from, payout: value }));
    return points.length > 0 && checkedCurve({ points }, list("point")[0]?.places.from);
  });
  return component;
};

const planOf = (rows: readonly PlanRow[], problems: Problems): Plan => {
  const { plan: name = "", version = "" } = rows[0] ?? {};
  const own = rows.filter(isPlanRow);
  const { single, several } = sorted(own, planSettings, planLists, problems);
  const currency = single.get("currency")?.value.toUpperCase();
  const values = valuesOf(single, planSettings, currency, problems, `${name} ${version}`);
  const share: CellReader = (text, place) => fractionCell(text, place);
  const blocks = groupedBy(
    rows.filter((row) => !isPlanRow(row)),
    (row) => settingKey(row.component),
  );
  const plan = {
    ...values,
    name,
    version,
    ramp: bandsOf(several.get("ramp") ?? [], number, share, problems),
    clawbackSteps: bandsOf(several.get("clawbackStep") ?? [], number, share, problems),
    components: blocks.map((block) => componentOf(block, currency, problems)),
  } as unknown as Plan;
  if (plan.quota !== undefined && sign(plan.quota) <= 0) {
    const [quota, place] = [single.get("quota")?.value ?? "", single.get("quota")?.places.value ?? ""];
    problems.try(() => {
      throw new RevError("QUOTA_NOT_POSITIVE", { quota, place });
    });
  }
  const stated = new Set(rows.map((row) => `${isPlanRow(row) ? "" : row.component}\n${settingOf(row.setting)}`));
  const isStated = ({ code, parameters }: RevError): boolean => {
    const { component = "", setting = "mode" } = parameters as { component?: string; setting?: string };
    const block = code === "MODE_MISSING" ? (parameters as { place: string }).place : component;
    const key = settingOf(setting);
    return stated.has(`${block}\n${key}`) || (block === `${name} ${version}` && stated.has(`\n${key}`));
  };
  const isFollowOn = (problem: RevError) =>
    (problem.code === "PLAN_SETTING_MISSING" || problem.code === "MODE_MISSING") && isStated(problem);
  problems.list.push(...requirements(plan).filter((problem) => !isFollowOn(problem)));
  return plan;
};

/**
 * Reads plans from a table with the columns component, setting, value and, where needed, plan, version, from and where (see docs/plans.md).
 * Rows of one plan and version belong together, in any order but for the rows of a list, which must rise. All problems are found at once,
 * each with its cell; with any problem there are no plans. An empty table is PLAN_EMPTY.
 */
export const parsePlans = (table: readonly (readonly PlanCell[])[]): ParsedPlans => {
  const problems = new Problems();
  const rows = problems.try(() => planRowsOf(table)) ?? [];
  if (rows.length === 0 && problems.list.length === 0) problems.list.push(new RevError("PLAN_EMPTY", {}));
  const plans = groupedBy(rows, ({ plan, version }) => `${plan}\n${version}`).map((group) => planOf(group, problems));
  return { plans: problems.list.length > 0 ? [] : plans, problems: problems.list };
};
