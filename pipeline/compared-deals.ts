import { existsSync, mkdtempSync, readFileSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { ComparedDeal } from "../core/forecast/changes.ts";
import { exact, zero } from "../core/money/exact.ts";
import type { KeyFigure, Results } from "../core/results.ts";
import { Database, literal } from "./duckdb.ts";
import type { RunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";
import { withRun } from "./with-run.ts";

/** One side of a comparison. */
export interface ComparedState {
  readonly asOf: string;
  readonly currency: string;
  readonly currencyDigits: number;
  readonly deals: readonly ComparedDeal[];
  /** Deals without an amount; they count as 0 in the money of a cause. */
  readonly withoutAmount: number;
  /** Key figures of a pack; none of a folder of exports. */
  readonly keyFigures: readonly KeyFigure[];
}

type Row = {
  readonly id: string;
  readonly status: ComparedDeal["status"];
  readonly amount: string | null;
  readonly close_date: string | null;
  readonly stage: string | null;
  readonly owner: string | null;
};

const query = (deals: string, stages: string) => `
  select deal_id as id, outcome as status, amount, coalesce(expected_close_on, closed_on) as close_date,
    stage_list.name as stage, rep as owner
  from ${deals} as deals left join ${stages} as stage_list using (position)
  order by deal_key`;

const read = async (db: Database, sql: string): Promise<Pick<ComparedState, "deals" | "withoutAmount">> => {
  const rows = await db.rows<Row>(sql);
  return {
    withoutAmount: rows.filter(({ amount }) => amount === null).length,
    deals: rows.map(({ id, status, amount, close_date, stage, owner }) => ({
      id,
      status,
      amount: amount === null ? zero : exact(amount),
      closeDate: close_date,
      stage: stage ?? undefined,
      owner: owner ?? undefined,
    })),
  };
};

const isPack = (folder: string) => existsSync(join(folder, "results.json")) && existsSync(join(folder, "tables"));

const ofPack = async (folder: string): Promise<ComparedState> => {
  const { stamp, keyFigures } = JSON.parse(readFileSync(join(folder, "results.json"), "utf8")) as Results;
  const spill = mkdtempSync(join(tmpdir(), "revsheet-"));
  const db = await Database.open({ spill });
  try {
    await db.restrict([`${resolve(folder)}/`, `${spill}/`]);
    const table = (name: string) => literal(resolve(folder, "tables", `${name}.parquet`));
    const { asOf, currency, currencyDigits } = stamp;
    return {
      asOf,
      currency,
      currencyDigits,
      keyFigures,
      ...(await read(db, query(table("int_deals"), table("stage_list")))),
    };
  } finally {
    db.close();
    rmSync(spill, { recursive: true, force: true });
  }
};

/** Reads one side: a quarter pack as it was written, or a folder of exports as `run` would. */
export const comparedState = async (
  folder: string,
  options: RunOptions,
  terminal: Terminal,
): Promise<ComparedState> => {
  if (isPack(folder)) return ofPack(folder);
  return withRun(folder, options, terminal, async ({ db, parameters: { asOf, currency, currencyDigits } }) => ({
    asOf,
    currency,
    currencyDigits,
    keyFigures: [],
    ...(await read(db, query("int_deals", "stage_list"))),
  }));
};
