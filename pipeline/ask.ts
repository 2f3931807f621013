import { existsSync, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { StatementType } from "@duckdb/node-api";
import { RevError } from "../core/errors/error.ts";
import type { OptionValues } from "./command.ts";
import { Database, identifier, literal } from "./duckdb.ts";
import type { Terminal } from "./terminal.ts";

const isPack = (folder: string) => existsSync(join(folder, "results.json")) && existsSync(join(folder, "tables"));

/** The pack written last among the folders here. */
const newestPack = (): string | undefined =>
  readdirSync(".", { withFileTypes: true })
    .filter((entry) => entry.isDirectory())
    .flatMap(({ name }) => [name, join(name, "pack")])
    .filter(isPack)
    .sort((a, b) => statSync(b).mtimeMs - statSync(a).mtimeMs)[0];

const openPack = async (pack: string, spill: string): Promise<Database> => {
  if (!isPack(pack)) throw new RevError("PACK_MISSING", { folder: pack });
  const db = await Database.open({ spill });
  const tables = resolve(pack, "tables");
  for (const file of readdirSync(tables).sort()) {
    if (!file.endsWith(".parquet")) continue;
    await db.run(`create view ${identifier(file.slice(0, -8))} as from ${literal(join(tables, file))}`);
  }
  await db.restrict([`${tables}/`]);
  return db;
};

const openFile = async (path: string, spill: string): Promise<Database> => {
  if (!existsSync(path)) throw new RevError("FILE_NOT_FOUND", { file: path });
  const db = await Database.open({ spill });
  await db.run(`attach ${literal(resolve(path))} as run (read_only); use run`).catch((error: Error) => {
    db.close();
    throw new RevError("FILE_DAMAGED", { file: path, format: "DuckDB", cause: error.message.split("\n")[0] ?? "" });
  });
  await db.restrict([]);
  return db;
};

const table = (rows: readonly Record<string, unknown>[]): string => {
  const names = Object.keys(rows[0] ?? {});
  const cells = [names, ...rows.map((row) => names.map((name) => (row[name] === null ? "" : String(row[name]))))];
  const widths = names.map((_, i) => Math.min(60, Math.max(...cells.map((row) => (row[i] ?? "").length))));
  return cells
    .map((row) =>
      row
        .map((cell, i) => cell.slice(0, 60).padEnd(widths[i] ?? 0))
        .join("  ")
        .trimEnd(),
    )
    .join("\n");
};

const refused = (reason: string) => new RevError("SQL_FAILED", { reason });

/** Refuses all but one SELECT, whatever it is dressed in. */
const requireSelect = async (db: Database, query: string): Promise<void> => {
  if (query.trim() === "") throw refused("It is empty.");
  const statements = await db.connection.extractStatements(query);
  if (statements.count !== 1) throw refused(`${statements.count} statements instead of 1.`);
  const { statementType } = await statements.prepare(0);
  if (statementType !== StatementType.SELECT) throw refused(`${StatementType[statementType]} is not SELECT.`);
};

/** `revsheet sql`: one SELECT on a pack's Parquet tables or on a database kept by `run --db`; nothing can be changed or read beside it. */
export const ask = async (query: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const spill = mkdtempSync(join(tmpdir(), "revsheet-sql-"));
  try {
    const pack = typeof options.pack === "string" ? options.pack : (newestPack() ?? ".");
    const db = typeof options.db === "string" ? await openFile(options.db, spill) : await openPack(pack, spill);
    try {
      const rows = await requireSelect(db, query)
        .then(() => db.rows(query))
        .catch((error: Error) => {
          throw error instanceof RevError ? error : refused(error.message.split("\n")[0] ?? "");
        });
      terminal.result(options.json === true ? JSON.stringify(rows, null, 2) : table(rows));
    } finally {
      db.close();
    }
  } finally {
    rmSync(spill, { recursive: true, force: true });
  }
  return 0;
};
