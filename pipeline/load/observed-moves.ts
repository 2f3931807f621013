import type { Transition } from "../../core/import/order-stages.ts";
import { type Database, identifier } from "../duckdb.ts";

/** Entries of at most this many entities order the steps. */
const orderSample = 20_000;

export interface StepRecords {
  readonly table: string;
  readonly entity: string;
  readonly step: string;
  readonly time: string;
  /** About how many entities the table has. */
  readonly entities: number;
}

export interface ObservedMoves {
  /** From one step to the next different one of the same entity. */
  readonly moves: readonly Transition[];
  /** Mean place of each step's first record in the records of an entity, 0 first. */
  readonly places: ReadonlyMap<string, number>;
}

/** How deals or customers go from step to step, ties in the order of their records: what `orderStages` orders steps by. */
export const observeMoves = async (
  db: Database,
  { table, entity, step, time, entities }: StepRecords,
): Promise<ObservedMoves> => {
  const share = Math.max(1, Math.ceil(entities / orderSample));
  const [who, what, when] = [entity, step, time].map(identifier);
  await db.run(`create temp table ordering as
    select ${who} as entity, ${what} as step, row_number() over (partition by ${who} order by ${when}, _key) as place
    from ${table} where ${what} is not null and hash(${who}) % ${share} = 0`);
  const moves = await db.rows<{ from: string; to: string; count: number }>(
    `select a.step as "from", b.step as "to", count(*) as count from ordering a
      join ordering b on a.entity = b.entity and b.place = a.place + 1
      where a.step <> b.step group by all order by all`,
  );
  const places = await db.rows<{ step: string; place: number }>(
    "select step, avg(place - 1) as place from (select entity, step, min(place) as place from ordering group by all) group by step",
  );
  await db.run("drop table ordering");
  return { moves, places: new Map(places.map(({ step: name, place }) => [name, place])) };
};
