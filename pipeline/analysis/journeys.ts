import { DuckDBDataChunk, INTEGER, TINYINT } from "@duckdb/node-api";
import { type JourneyWalker, journeyWalker, outcomeCodes, type Stays } from "../../core/funnel/journey.ts";
import { numbersOf } from "../column-numbers.ts";
import type { Database } from "../duckdb.ts";

export interface JourneySummary {
  /** Quarters by whose days stays are kept apart, oldest first; what began before them is the bucket before. */
  readonly quarters: readonly string[];
  /** Stays per bucket (0, then the quarters) and open stage, in the order of `stage_list`. */
  readonly stays: readonly (readonly Stays[])[];
  /** Moves between stages; see `JourneyWalker.moves`. */
  readonly moves: Int32Array;
  /** Stage entries that went into it, and how many fell on the same moment as the one before of the same deal. */
  readonly entries: number;
  readonly ties: number;
}

const unknown = -(2 ** 31);
const slice = 2048;

/** Days since 1970 and outcome of each deal, by deal key. */
const readDeals = async (db: Database) => {
  const { size, as_of } = await db.row<{ size: number; as_of: number }>(
    "select coalesce(max(deal_key), 0) + 1 as size, (select date_diff('day', date '1970-01-01', as_of) from params) as as_of from int_deals",
  );
  const created = new Int32Array(size).fill(unknown);
  const ended = new Int32Array(size).fill(unknown);
  const outcome = new Int8Array(size).fill(-1);
  const current = new Int8Array(size);
  const codes = Object.entries(outcomeCodes).map(([name, code]) => `when '${name}' then ${code}`);
  const columns = `deal_key,
    coalesce(date_diff('day', date '1970-01-01', created_on), ${unknown}) :: integer,
    coalesce(date_diff('day', date '1970-01-01', closed_on), ${unknown}) :: integer,
    (case outcome ${codes.join(" ")} end) :: tinyint,
    coalesce(position, 0) :: tinyint`;
  for await (const chunk of db.stream(`select ${columns} from int_deals`)) {
    const [keys, creations, ends, outcomes, positions] = [0, 1, 2, 3, 4].map((i) => numbersOf(chunk, i));
    for (let i = 0; i < chunk.rowCount; i++) {
      const key = keys?.[i] as number;
      created[key] = creations?.[i] as number;
      ended[key] = ends?.[i] as number;
      outcome[key] = outcomes?.[i] as number;
      current[key] = positions?.[i] as number;
    }
  }
  return { size, asOf: as_of, created, ended, outcome, current };
};

interface Walked {
  readonly level: Int8Array;
  readonly skipped: Int8Array;
  readonly regressions: Int8Array;
}

/** Writes `int_journeys` in slices of DuckDB's vector size. */
const writeJourneys = async (
  db: Database,
  outcome: Int8Array,
  { level, skipped, regressions }: Walked,
): Promise<void> => {
  await db.run("create table int_journeys (deal_key INTEGER, level TINYINT, skipped TINYINT, regressions TINYINT)");
  const appender = await db.connection.createAppender("int_journeys");
  let keys: number[] = [];
  const flush = () => {
    if (keys.length === 0) return;
    const chunk = DuckDBDataChunk.create([INTEGER, TINYINT, TINYINT, TINYINT]);
    const of = (values: Int8Array) => keys.map((key) => values[key] as number);
    chunk.setColumns([keys, of(level), of(skipped), of(regressions)]);
    appender.appendDataChunk(chunk);
    keys = [];
  };
  for (let key = 0; key < outcome.length; key++) {
    if (outcome[key] === -1) continue;
    keys.push(key);
    if (keys.length === slice) flush();
  }
  flush();
  appender.closeSync();
};

/**
 * Lets core walk every deal through its stages: DuckDB sorts the entries by deal, time and record, core decides. Writes `int_journeys`, one
 * row per deal with its level, skipped stages and regressions, and returns the stays and moves. Entries after the as-of date are left out; a
 * deal without recorded entries has been in its present open stage since it was created.
 */
export const walkJourneys = async (db: Database, stages: number, windowDays: number): Promise<JourneySummary> => {
  const deals = await readDeals(db);
  const quarters = await db.rows<{ label: string; start: number }>(
    "select label, date_diff('day', date '1970-01-01', start_on) as start from periods where kind = 'quarter' order by start_on",
  );
  const firstDay = quarters[0]?.start ?? deals.asOf;
  const buckets = Uint8Array.from(
    { length: Math.max(1, deals.asOf - firstDay + 1) },
    (_, i) => quarters.filter(({ start }) => start <= firstDay + i).length,
  );
  const bucketOf = (day: number): number =>
    day < firstDay ? 0 : (buckets[Math.min(day - firstDay, buckets.length - 1)] as number);
  const walker: JourneyWalker = journeyWalker(stages, windowDays, quarters.length + 1, bucketOf);
  const level = new Int8Array(deals.size);
  const skipped = new Int8Array(deals.size);
  const regressions = new Int8Array(deals.size);
  const end = (key: number) => {
    const outcome = deals.outcome[key] as number;
    const day = deals.ended[key] as number;
    const journey = walker.end(outcome, day === unknown ? deals.asOf : day);
    level[key] = journey.level;
    skipped[key] = Math.min(journey.skipped, 127);
    regressions[key] = Math.min(journey.regressions, 127);
  };
  const begin = (key: number) => {
    const day = deals.created[key] as number;
    walker.begin(day === unknown ? Number.NaN : day);
  };

  const seen = new Uint8Array(deals.size);
  let present = -1;
  let entries = 0;
  let ties = 0;
  let last = Number.NaN;
  const ordered = `select deal_key, position :: tinyint, date_diff('day', date '1970-01-01', entered_at :: date) :: integer,
      epoch(entered_at)
    from stg_stage_entries, params
    where position <= ${stages} and entered_at :: date <= params.as_of
    order by deal_key, entered_at, record`;
  for await (const chunk of db.stream(ordered)) {
    const [dealKeys, positions, days, moments] = [0, 1, 2, 3].map((i) => numbersOf(chunk, i));
    for (let i = 0; i < chunk.rowCount; i++) {
      const key = dealKeys?.[i] as number;
      entries++;
      if (deals.outcome[key] === -1) continue;
      if (key !== present) {
        if (present !== -1) end(present);
        present = key;
        seen[key] = 1;
        begin(key);
        last = Number.NaN;
      }
      const moment = moments?.[i] as number;
      if (moment === last) ties++;
      last = moment;
      walker.enter(positions?.[i] as number, days?.[i] as number);
    }
  }
  if (present !== -1) end(present);
  // A statement on the same connection would cut the stream short without an error.
  const { expected } = await db.row<{ expected: number }>(
    `select count(*) as expected from stg_stage_entries, params where position <= ${stages} and entered_at :: date <= params.as_of`,
  );
  if (expected !== entries) throw new Error(`${entries} of ${expected} stage entries were read`);
  for (let key = 0; key < deals.size; key++) {
    if (seen[key] === 1 || deals.outcome[key] === -1) continue;
    begin(key);
    const position = deals.current[key] as number;
    const created = deals.created[key] as number;
    if (position >= 1 && position <= stages && created !== unknown) walker.enter(position, created);
    end(key);
  }
  await writeJourneys(db, deals.outcome, { level, skipped, regressions });
  return { quarters: quarters.map(({ label }) => label), stays: walker.stays, moves: walker.moves, entries, ties };
};
