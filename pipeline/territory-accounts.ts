import { shiftPeriod } from "../core/calendar/period.ts";
import { RevError } from "../core/errors/error.ts";
import { formatDate } from "../core/locale/format.ts";
import { add, type Exact, exact, mul, zero } from "../core/money/exact.ts";
import { ratio } from "../core/stats/ratio.ts";
import type { TerritoryAccount } from "../core/territory/model.ts";
import { baseline } from "./analysis/baseline.ts";
import type { AnalysisContext } from "./analysis/context.ts";
import { type Database, identifier, literal } from "./duckdb.ts";

export const holders = ["territory", "team", "rep"] as const;
export type Holder = (typeof holders)[number];
export const regions = ["country", "industry"] as const;
export type Region = (typeof regions)[number];

export interface NamedAccount extends TerritoryAccount {
  readonly name: string | null;
}

type Row = {
  readonly id: string;
  readonly name: string | null;
  readonly current: string | null;
  readonly region: string | null;
  readonly open: string | null;
  readonly won: string | null;
  readonly deals: number;
};

/**
 * The column accounts are assigned by: the one asked for, else the first with two values. NO_TERRITORIES where none has, OPTION_INVALID where
 * only others have.
 */
export const chooseHolder = async (db: Database, asked: Holder | undefined): Promise<Holder> => {
  const counts = await db.row<Record<Holder, number>>(
    `select ${holders.map((name) => `count(distinct ${identifier(name)}) as ${identifier(name)}`).join(", ")} from int_deals`,
  );
  const usable = holders.filter((name) => counts[name] >= 2);
  const [first] = usable;
  if (first === undefined) throw new RevError("NO_TERRITORIES", {});
  if (asked !== undefined && !usable.includes(asked))
    throw new RevError("OPTION_INVALID", { option: "--by", value: asked, expected: usable.join(", ") });
  return asked ?? first;
};

/** ACCOUNT_UNKNOWN: an id that a lock names and no account has. */
const requireKnown = (locked: ReadonlySet<string>, ids: ReadonlySet<string>): void => {
  for (const id of locked)
    if (!ids.has(id)) throw new RevError("ACCOUNT_UNKNOWN", { account: id, accounts: String(ids.size) });
};

/**
 * Accounts with an open deal or one decided in four quarters: potential = open amount at the usual win rate + what was won in four quarters,
 * workload = deals worked in that time, at least 1. An account belongs to whoever owns most of its deals, latest first. With a region it may
 * only go where accounts of its region are today. Errors: NO_ACCOUNTS, ACCOUNT_UNKNOWN for a lock, REGION_UNKNOWN where no account has one.
 */
export const readAccounts = async (
  context: AnalysisContext,
  holder: Holder,
  region: Region | undefined,
  locked: ReadonlySet<string>,
): Promise<{
  readonly accounts: readonly NamedAccount[];
  readonly territories: readonly string[];
  /** Deals of that time that name no account: they weigh nowhere. */
  readonly nameless: number;
}> => {
  const { db, parameters } = context;
  const { period, fiscal } = parameters;
  const since = shiftPeriod(period, -3, fiscal).start;
  const rows = await db.rows<Row>(`
    with worked as (
      select *, ${identifier(holder)} as holder, ${region === undefined ? "null" : identifier(region)} as place
      from int_deals
      where account_id is not null and (outcome = 'open' or closed_on >= date ${literal(since)})
    ),
    held as (
      select account_id, holder from worked where holder is not null
      group by account_id, holder
      qualify row_number() over (partition by account_id order by count(*) desc, max(created_on) desc nulls last, holder) = 1
    )
    select worked.account_id as id, min(account_name) as name, any_value(held.holder) as current, min(place) as region,
      sum(amount) filter (where outcome = 'open') as open, sum(amount) filter (where outcome = 'won') as won,
      count(*) as deals
    from worked left join held using (account_id)
    group by worked.account_id order by worked.account_id`);
  if (rows.length === 0) throw new RevError("NO_ACCOUNTS", { since: formatDate(since, parameters.language) });
  requireKnown(locked, new Set(rows.map(({ id }) => id)));
  if (region !== undefined && rows.every(({ region: place }) => place === null))
    throw new RevError("REGION_UNKNOWN", { region });
  const { nameless } = await db.row<{ nameless: number }>(
    `select count(*) as nameless from int_deals
     where account_id is null and (outcome = 'open' or closed_on >= date ${literal(since)})`,
  );
  const { won, closed } = await baseline(context);
  const winRate = ratio(won, closed) ?? zero;
  const potential = (row: Row): Exact => add(mul(exact(row.open ?? "0"), winRate), exact(row.won ?? "0"));
  // Who has left keeps nothing: those accounts are free to go anywhere.
  const gone = new Set(
    holder !== "rep"
      ? []
      : (
          await db.rows<{ rep: string }>(`select rep from mart_reps where left_on <= date ${literal(parameters.asOf)}`)
        ).map(({ rep }) => rep),
  );
  const territories = [
    ...new Set(rows.flatMap(({ current }) => (current === null || gone.has(current) ? [] : [current]))),
  ].sort();
  const inRegion = new Map<string, Set<string>>();
  for (const { region: place, current } of rows) {
    if (place === null || current === null || gone.has(current)) continue;
    inRegion.set(place, (inRegion.get(place) ?? new Set<string>()).add(current));
  }
  return {
    territories,
    nameless,
    accounts: rows.map((row) => {
      const allowed = row.region === null ? undefined : inRegion.get(row.region);
      return {
        id: row.id,
        name: row.name,
        potential: potential(row),
        workload: exact(row.deals),
        current: row.current,
        ...(locked.has(row.id) ? { locked: true } : {}),
        ...(allowed === undefined ? {} : { allowed: [...allowed].sort() }),
      };
    }),
  };
};
