import { type FieldKind, fields, type ObjectKind, objectKinds } from "../../core/import/fields.ts";
import { type Database, identifier } from "../duckdb.ts";

/** DuckDB's type of each kind of field. Money keeps four decimals; times are in the company's zone. */
export const sqlTypes: Readonly<Record<FieldKind, string>> = {
  id: "VARCHAR",
  text: "VARCHAR",
  amount: "DECIMAL(18, 4)",
  number: "DOUBLE",
  percent: "DOUBLE",
  instant: "TIMESTAMP",
  flag: "BOOLEAN",
};

/** Stage columns of HubSpot exports become rows of the stage history. */
export const unpivoted: ReadonlySet<string> = new Set(["stage_entered_at", "stage_exited_at"]);

/** The columns every raw table has, in order, whatever the export held. */
export const rawColumns = (object: ObjectKind): readonly { readonly name: string; readonly kind: FieldKind }[] =>
  Object.entries(fields[object])
    .filter(([name]) => !unpivoted.has(name))
    .map(([name, kind]) => ({ name, kind }));

/**
 * Creates an empty `raw_<object>` for each object the export does not hold, so that every model finds its source.
 * `_key` numbers the loaded records of an object over all its files; `_file` and `_record` say where each came from.
 */
export const createMissingRawTables = async (db: Database, present: ReadonlySet<ObjectKind>): Promise<void> => {
  for (const object of objectKinds) {
    if (present.has(object)) continue;
    const columns = rawColumns(object).map(({ name, kind }) => `${identifier(name)} ${sqlTypes[kind]}`);
    await db.run(`create table raw_${object} (_key INTEGER, _file INTEGER, _record INTEGER, ${columns.join(", ")})`);
  }
};
