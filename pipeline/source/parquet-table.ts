import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { RevError } from "../../core/errors/error.ts";
import type { RawRecord } from "../../core/import/records.ts";
import { fileBytes } from "./file-bytes.ts";
import type { Table } from "./table.ts";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** An engine, and the file as it can read it: Parquet is read from its end, so a packed one is unpacked beside. */
const open = async (file: string, gzip: boolean) => {
  // Loaded when needed: the engine takes a quarter of a second to load.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  const connection = await instance.connect();
  const beside = gzip ? await mkdtemp(join(tmpdir(), "revsheet-")) : null;
  const close = async () => {
    connection.closeSync();
    instance.closeSync();
    if (beside !== null) await rm(beside, { recursive: true, force: true });
  };
  if (beside === null) return { connection, source: literal(file), close };
  const unpacked = join(beside, "table.parquet");
  try {
    await writeFile(unpacked, fileBytes(file, true));
  } catch (error) {
    await close();
    throw error;
  }
  return { connection, source: literal(unpacked), close };
};

const damaged = (error: unknown, file: string): unknown =>
  error instanceof Error && !(error instanceof RevError)
    ? new RevError("FILE_DAMAGED", { file, format: "Parquet", cause: error.message.split("\n")[0] as string })
    : error;

async function* rows(file: string, gzip: boolean, headers: readonly string[]): AsyncGenerator<readonly RawRecord[]> {
  const { connection, source, close } = await open(file, gzip);
  try {
    const columns = headers.map((header) => `coalesce(cast(${quoted(header)} as varchar), '')`).join(", ");
    const result = await connection.stream(`select ${columns} from read_parquet(${source})`);
    let line = 0;
    for await (const chunk of result.yieldRows()) {
      yield chunk.map((row): RawRecord => ({ line: ++line, fields: row.map(String), flaw: null }));
    }
  } catch (error) {
    throw damaged(error, file);
  } finally {
    await close();
  }
}

/** A Parquet file, or one in gzip; every value becomes its text, so that the same checks hold as for CSV. */
export const parquetTable = async (file: string, gzip: boolean): Promise<Table> => {
  const { connection, source, close } = await open(file, gzip);
  let headers: string[];
  try {
    const described = await connection.runAndReadAll(`select * from read_parquet(${source}) limit 0`);
    headers = described.columnNames();
  } catch (error) {
    throw damaged(error, file);
  } finally {
    await close();
  }
  return {
    format: "parquet",
    sheet: null,
    encoding: null,
    bom: false,
    delimiter: null,
    quote: null,
    lineEnding: null,
    headerIndex: null,
    headerLine: null,
    preambleLines: 0,
    headers,
    layout: null,
    notes: [],
    serials: false,
    rows: () => rows(file, gzip, headers),
  };
};
