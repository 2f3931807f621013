import { isoDate } from "../../core/calendar/iso-date.ts";
import type { Deal } from "../../core/commission/engine/inputs.ts";
import type { Plan } from "../../core/commission/plan/plan.ts";
import type { FormulaValue } from "../../core/formula/evaluate.ts";
import { namesOf } from "../../core/formula/parse.ts";
import { exact } from "../../core/money/exact.ts";
import { type Database, identifier, literal, type SqlValue } from "../duckdb.ts";

/** Names that conditions and formulas read without a column of the deals. */
const given = new Set([
  "amount",
  "deal_amount",
  "deal",
  "date",
  "share",
  "currency",
  "owner",
  "kind",
  "credited",
  "deals",
  "quota",
  "attainment",
  "target_incentive",
]);

/** Every column of the deals that a plan names: measures, metrics, units, and what conditions and formulas read. */
export const columnsRead = (plans: readonly Plan[]): string[] => {
  const names = plans.flatMap(({ components }) =>
    components.flatMap(({ measure, metric, units, where, formula, kickers }) => [
      measure,
      ...(metric === undefined ? [] : [metric]),
      ...(units === undefined ? [] : [units]),
      ...[where, formula, ...kickers.map((kicker) => kicker.where)].flatMap((parsed) =>
        parsed === undefined ? [] : namesOf(parsed),
      ),
    ]),
  );
  return [...new Set(names.map((name) => name.toLowerCase()))].filter((name) => !given.has(name)).sort();
};

/** A column as plans read it: decimals and counts as numbers, texts of plain digits too, all else as text. */
const planValue = (value: SqlValue): FormulaValue => {
  if (value === null || typeof value === "boolean") return value;
  if (typeof value === "number") return exact(value);
  const text = String(value);
  return /^-?(0|[1-9]\d*)(\.\d+)?$/.test(text) ? exact(text) : text;
};

/** Where each named column stands: a field of the deals, else a column of the export under its own header. */
const sources = async (db: Database, names: readonly string[]): Promise<ReadonlyMap<string, string>> => {
  const columns = async (table: string) =>
    new Set(
      (await db.rows<{ name: string }>(`select column_name as name from (describe ${table})`)).map(({ name }) => name),
    );
  const [own, raw] = [await columns("int_deals"), await columns("raw_deals")];
  const found = new Map<string, string>();
  for (const name of names) {
    if (name === "type") found.set(name, "coalesce(kinds.kind, deals.type)");
    else if (own.has(name)) found.set(name, `deals.${identifier(name)}`);
    else if (raw.has(name)) found.set(name, `raw.${identifier(name)}`);
    else if (raw.has(`x_${name}`)) found.set(name, `raw.${identifier(`x_${name}`)}`);
  }
  return found;
};

/**
 * The won deals of a run as commission sees them: amount in the deal's own currency, credited on the day it was won. The owner is the one of
 * id, name and e-mail address that the table of people knows; else the name, so that an unknown payee is named. `columns` are those
 * that plans read beside.
 */
export const wonDeals = async (
  db: Database,
  { payees, columns, currency }: { payees: ReadonlySet<string>; columns: readonly string[]; currency: string },
): Promise<Deal[]> => {
  const found = await sources(db, columns);
  const values = [...found].map(([name, sql]) => `, ${sql} as ${identifier(`value ${name}`)}`);
  const rows = await db.rows(`select
      deals.deal_id, deals.closed_on :: varchar as closed_on, stg.ended_at :: varchar as ended_at,
      coalesce(raw.amount, raw.amount_home) as amount,
      case when raw.amount is null and raw.amount_home is not null then coalesce(upper(raw.home_currency), ${literal(currency)})
        else coalesce(upper(raw.currency), ${literal(currency)}) end as currency,
      deals.owner_id, deals.rep, stg.owner_name, people.email${values.join("")}
    from int_deals as deals
    join stg_deals as stg using (deal_key)
    join raw_deals as raw on raw._key = deals.deal_key
    left join (select user_id, min(email) as email from stg_people group by user_id) as people on deals.owner_id = people.user_id
    left join deal_kinds as kinds on deals.type = kinds.type
    where deals.outcome = 'won'
    order by deals.deal_id`);
  return rows.map((row): Deal => {
    const text = (name: string) => {
      const value = row[name];
      return value === null || value === undefined || value === "" ? null : String(value);
    };
    const names = [text("owner_id"), text("rep"), text("owner_name"), text("email")];
    const known = names.find((name) => name !== null && payees.has(name));
    const [date, amount] = [text("closed_on"), text("amount")];
    const ended = text("ended_at");
    return {
      id: String(row.deal_id),
      date: date === null ? null : isoDate(date),
      ...(ended === null ? {} : { closedAt: ended }),
      amount: amount === null ? null : exact(amount),
      currency: text("currency"),
      owner: known ?? text("rep") ?? text("owner_id"),
      values: Object.fromEntries([...found.keys()].map((name) => [name, planValue(row[`value ${name}`] ?? null)])),
    };
  });
};
