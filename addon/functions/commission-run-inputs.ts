import { calendarYear } from "../../core/calendar/fiscal.ts";
import { parsePeriod } from "../../core/calendar/period.ts";
import type { Deal, RunInputs } from "../../core/commission/engine/inputs.ts";
import { readRunTables } from "../../core/commission/engine/tables.ts";
import type { PlanCell } from "../../core/commission/plan/cells.ts";
import { parsePlans } from "../../core/commission/plan/parse.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import type { FormulaValue } from "../../core/formula/evaluate.ts";
import { exact } from "../../core/money/exact.ts";
import { Cursor, date, isBlank, isDate, number, type Range, text } from "../cells.ts";
import { dealColumns, readDeals } from "../deals.ts";
import type { TablesOf } from "../define.ts";
import { given } from "../given.ts";
import type { Host } from "../host.ts";
import { cells, type Parameter, table } from "../parameters.ts";
import { may, need } from "../table.ts";
import { wordsOf } from "../vocabulary.ts";

type ValueOf<P> = P extends Parameter<infer T> ? T : never;

const payee = need(text, "owner_name", "owner_id");
/** Deals as a run reads them. */
export const deals = table({ ...dealColumns, currency: may(text, "currency") }, "deals");
/** Further tables of a run; each may be left out. They are read by the core, as the pipeline reads its files. */
export const runTables = {
  splits: cells,
  quotas: cells,
  rates: cells,
  leaves: cells,
  credit_notes: cells,
  cancellations: cells,
  collections: cells,
  objectives: cells,
  adjustments: cells,
  exceptions: cells,
  paid: table({
    deal: need(text, "deal_id"),
    payee,
    component: need(text),
    date: need(date),
    credit: need(number),
    commission: need(number),
  }),
} as const;

type RunTables = TablesOf<typeof runTables>;

/** A range as the cells of a plan or another table of the core. */
export const planCells = ({ rows: grid, name }: Range, host: Host): PlanCell[][] => {
  const cursor = new Cursor({ name, isCell: false }, host);
  return grid.map((row, r) =>
    row.map((value, c): PlanCell => {
      cursor.row = r;
      cursor.column = c;
      if (isBlank(value)) return null;
      if (typeof value === "number" || typeof value === "boolean") return value;
      return isDate(value) ? date.read(value, cursor) : text.read(value, cursor);
    }),
  );
};

/** The plans of a table; the first problem is refused, the others are listed by REV_PLAN_LINT. */
export const plansOf = (range: Range, host: Host): readonly Plan[] => {
  const { plans, problems } = parsePlans(planCells(range, host));
  if (problems[0] !== undefined) throw problems[0];
  return plans;
};

const formulaValue = (value: unknown): FormulaValue =>
  value === "" ? null : typeof value === "number" ? exact(value) : (value as string | boolean);

/** The won deals, each with all columns of its row as values for conditions; without a currency column they are in the first plan's. */
export const dealsOf = (list: ValueOf<typeof deals>, plans: readonly Plan[]): Deal[] => {
  const home = plans[0]?.currency ?? null;
  return readDeals(list, "deal", "amount", "closed", "owner").flatMap((deal, i): Deal[] => {
    if (deal.outcome !== "won") return [];
    const place = list.places[i] as number;
    const values: Record<string, FormulaValue> = {};
    list.headers.forEach((header, at) => {
      if (header !== "") values[header.toLowerCase().replace(/[\s-]+/g, "_")] = formulaValue(list.cell(place, at));
    });
    const currency = list.has("currency") ? (list.rows[i]?.currency ?? null) : home;
    return [{ id: deal.id, date: deal.closed, amount: deal.amount, currency, owner: deal.owner, values }];
  });
};

/** The people's table; where it names no plan, everybody is on the first one. */
const peopleCells = (range: Range, plans: readonly Plan[], host: Host): PlanCell[][] => {
  const [header = [], ...list] = planCells(range, host);
  if (header.some((cell) => wordsOf(String(cell ?? "")).includes("plan"))) return [header, ...list];
  const blankRow = (row: readonly PlanCell[]) => row.every((cell) => cell === null);
  return [[...header, "plan"], ...list.map((row) => (blankRow(row) ? row : [...row, plans[0]?.name ?? "plan"]))];
};

/** What the core runs on, from the tables of a call; the first problem of a further table is refused. */
export const inputsOf = (
  list: readonly Deal[],
  persons: Range,
  plans: readonly Plan[],
  period: string,
  startMonth: number | undefined,
  { paid, ...others }: RunTables,
  host: Host,
): RunInputs => {
  const calendar = { ...calendarYear, startMonth: startMonth ?? 1 };
  const further = Object.entries(others).map(([name, range]): [string, PlanCell[][]] => [
    name === "credit_notes" ? "creditNotes" : name,
    planCells(range, host),
  ]);
  const { inputs, problems } = readRunTables(
    { ...Object.fromEntries(further), people: peopleCells(persons, plans, host) },
    calendar,
  );
  if (problems[0] !== undefined) throw problems[0];
  return {
    ...inputs,
    period: parsePeriod(period, calendar, "period"),
    calendar,
    plans,
    deals: list,
    ...given({ paid: paid?.rows }),
  };
};
