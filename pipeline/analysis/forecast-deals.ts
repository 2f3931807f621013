import { dayNumber, isoDate } from "../../core/calendar/iso-date.ts";
import type { HistoricDeal } from "../../core/forecast/deal-history.ts";
import { dealStatus } from "../../core/forecast/snapshot.ts";
import { append } from "../../core/group-by.ts";
import { type Exact, exact, mul } from "../../core/money/exact.ts";
import { numbersOf } from "../column-numbers.ts";
import type { Database } from "../duckdb.ts";

/** The deals of the forecast as core reads them. */
export interface ForecastDeals {
  /** Open deals and those closed after the pack's quarter, with their own amounts. */
  readonly current: readonly HistoricDeal[];
  /** Deals the chances are learned from; amounts of a sample stand for the deals left out. */
  readonly history: readonly HistoricDeal[];
  /** The history is every n-th deal; 1 = all. */
  readonly sampleOf: number;
  readonly names: ReadonlyMap<string, DealName>;
  /** Names of the stages by the key deals carry, which is the stage's place, so that the draws are the same in every language. */
  readonly stages: ReadonlyMap<string, string>;
}

export interface DealName {
  readonly deal: string;
  readonly account: string | null;
  readonly rep: string | null;
}

const stageKey = (position: number): string => String(position).padStart(3, "0");

const visitsByDeal = async (db: Database) => {
  const visits = new Map<number, { stage: string; entered: number }[]>();
  const sql =
    "select deal_key, position :: integer, date_diff('day', date '1970-01-01', entered_on) :: integer from mart_forecast_visits";
  for await (const chunk of db.stream(sql)) {
    const [keys, positions, days] = [0, 1, 2].map((column) => numbersOf(chunk, column));
    for (let i = 0; i < chunk.rowCount; i++) {
      const visit = { stage: stageKey(positions?.[i] as number), entered: days?.[i] as number };
      append(visits, keys?.[i] as number, visit);
    }
  }
  return visits;
};

const stageNames = async (db: Database): Promise<Map<string, string>> => {
  const rows = await db.rows<{ position: number; name: string }>("select position, name from stage_list");
  return new Map(rows.map(({ position, name }) => [stageKey(position), name]));
};

/**
 * Reads `mart_forecast_deals` and the visits of its deals. A deal without recorded entries counts from its creation in one unnamed stage,
 * as core does.
 */
export const readForecastDeals = async (db: Database): Promise<ForecastDeals> => {
  const visits = await visitsByDeal(db);
  const current: HistoricDeal[] = [];
  const history: HistoricDeal[] = [];
  const names = new Map<string, DealName>();
  let sampleOf = 1;
  const columns = `deal_key, deal_id, coalesce(deal_name, deal_id), account_name, rep, outcome, amount :: varchar,
    created_on :: varchar, closed_on :: varchar, in_history, sample_of :: integer,
    outcome = 'open' or closed_on > (select period_end from params)`;
  const read = await db.connection.stream(`select ${columns} from mart_forecast_deals`);
  for (;;) {
    const chunk = await read.fetchChunk();
    if (chunk === null || chunk.rowCount === 0) break;
    for (const row of chunk.getRows()) {
      const [key, id, name, account, rep, outcome, amount, created, closed, inHistory, every, isCurrent] = row;
      const own: Exact | null = amount === null ? null : exact(amount as string);
      const deal: HistoricDeal = {
        id: id as string,
        amount: own,
        created: dayNumber(isoDate(created as string)),
        closed: closed === null ? null : dayNumber(isoDate(closed as string)),
        status: dealStatus(outcome as string, id as string),
        stages: visits.get(key as number) ?? [],
      };
      sampleOf = every as number;
      if (isCurrent === true) current.push(deal);
      if (outcome === "open")
        names.set(deal.id, { deal: name as string, account: account as string | null, rep: rep as string | null });
      if (inHistory === true)
        history.push(sampleOf === 1 || own === null ? deal : { ...deal, amount: mul(own, exact(sampleOf)) });
    }
  }
  return { current, history, sampleOf, names, stages: await stageNames(db) };
};
