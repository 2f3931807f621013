import { dateOf, type IsoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import type { ObjectKind } from "../../core/import/fields.ts";
import { primaryId } from "../../core/import/ids.ts";
import { type Database, identifier } from "../duckdb.ts";
import { isNamed } from "./discover.ts";
import type { LoadedTable } from "./loaded-table.ts";

const datePattern = /(?<!\d)(20\d{2})[-_.]?(0[1-9]|1[0-2])[-_.]?(0[1-9]|[12]\d|3[01])(?!\d)/;

/** The date in a file or folder name, such as deals-2026-06-30.csv or 20260630/deals.csv; the last one where there are several. */
export const dateInName = (name: string): IsoDate | undefined => {
  for (const part of name.split("/").reverse()) {
    const match = datePattern.exec(part);
    if (match === null) continue;
    const date = dateOf(Number(match[1]), Number(match[2]), Number(match[3]));
    if (date !== undefined) return date;
  }
  return undefined;
};

export interface Snapshot {
  readonly date: IsoDate;
  readonly table: LoadedTable;
}

export interface ObjectFiles {
  /** The files that make up the object's table. */
  readonly parts: readonly LoadedTable[];
  /** Earlier states of the same records, oldest first. */
  readonly earlier: readonly Snapshot[];
}

const overlap = async (db: Database, id: string, a: LoadedTable, b: LoadedTable): Promise<number> => {
  const column = identifier(id);
  const { shared, smaller } = await db.row<{ shared: number; smaller: number }>(
    `select (select count(*) from (select ${column} from ${a.relation} intersect select ${column} from ${b.relation})) as shared,
      least((select count(*) from ${a.relation}), (select count(*) from ${b.relation})) as smaller`,
  );
  return smaller === 0 ? 0 : shared / smaller;
};

/**
 * Sorts the files of one object into parts of one table (disjoint ids) and snapshots of different dates (ids that mostly overlap). A snapshot
 * without a date in its name or told by --snapshot is SNAPSHOT_WITHOUT_DATE. Of snapshots the latest up to `asOf` is the table.
 */
export const arrangeFiles = async (
  db: Database,
  object: ObjectKind,
  tables: readonly LoadedTable[],
  told: ReadonlyMap<string, IsoDate>,
  asOf: IsoDate | undefined,
): Promise<ObjectFiles> => {
  const id = primaryId(object);
  const [first] = tables;
  if (
    tables.length < 2 ||
    first === undefined ||
    id === null ||
    !tables.every(({ columns }) => columns.some(({ name }) => name === id))
  )
    return { parts: tables, earlier: [] };
  const dateOfFile = ({ name }: LoadedTable) =>
    [...told].find(([given]) => isNamed(name, given))?.[1] ?? dateInName(name);
  const snapshots = new Set<LoadedTable>();
  for (const [i, a] of tables.entries())
    for (const b of tables.slice(i + 1)) {
      if ((await overlap(db, id, a, b)) <= 0.5) continue;
      snapshots.add(a).add(b);
      for (const table of [a, b]) {
        if (dateOfFile(table) === undefined)
          throw new RevError("SNAPSHOT_WITHOUT_DATE", { first: a.name, second: b.name, object, undated: table.name });
      }
    }
  if (snapshots.size === 0) return { parts: tables, earlier: [] };
  const dated = tables
    .map((table) => ({ table, date: dateOfFile(table) }))
    .filter((entry): entry is Snapshot => entry.date !== undefined)
    .sort((a, b) => (a.date < b.date ? -1 : 1));
  const usable = dated.filter(({ date }) => asOf === undefined || date <= asOf);
  const last = (usable[usable.length - 1] ?? dated[0])?.date;
  return {
    parts: dated.filter(({ date }) => date === last).map(({ table }) => table),
    earlier: dated.filter(({ date }) => last !== undefined && date < last),
  };
};
