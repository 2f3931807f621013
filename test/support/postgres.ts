import { PGlite } from "@electric-sql/pglite";
import type { Database } from "../../pipeline/duckdb.ts";

/** PostgreSQL in this process, in memory. */
export const openPostgres = (): Promise<PGlite> => PGlite.create();

const postgresTypes: Readonly<Record<string, string>> = {
  TINYINT: "smallint",
  VARCHAR: "text",
  DOUBLE: "double precision",
};

/** Copies a DuckDB table or view into PostgreSQL, in place of an earlier one of its name. */
export const copyTable = async (db: Database, postgres: PGlite, name: string): Promise<void> => {
  const columns = await db.rows<{ column_name: string; column_type: string }>(`describe from ${name}`);
  const typed = columns.map(
    ({ column_name, column_type }) => `"${column_name}" ${postgresTypes[column_type] ?? column_type}`,
  );
  await postgres.exec(`drop table if exists ${name} cascade; create table ${name} (${typed.join(", ")})`);
  const texts = columns.map(({ column_name }) => `cast("${column_name}" as varchar) as "${column_name}"`);
  const rows = await db.rows<Record<string, string | null>>(`select ${texts.join(", ")} from ${name}`);
  if (rows.length === 0) return;
  const cell = (value: string | null) => (value === null ? "" : `"${value.replaceAll('"', '""')}"`);
  const blob = new Blob(rows.map((row) => `${Object.values(row).map(cell).join(",")}\n`));
  await postgres.query(`copy ${name} from '/dev/blob' with (format csv)`, [], { blob });
};
