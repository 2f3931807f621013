import { RevError } from "../../core/errors/error.ts";
import type { RawRecord } from "../../core/import/records.ts";
import type { Table } from "./table.ts";

const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`;
const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

const connect = async () => {
  // Loaded when needed: the engine takes a quarter of a second to load.
  const { DuckDBInstance } = await import("@duckdb/node-api");
  const instance = await DuckDBInstance.create(":memory:", {
    autoinstall_known_extensions: "false",
    autoload_known_extensions: "false",
  });
  return { instance, connection: await instance.connect() };
};

const damaged = (error: unknown, file: string): unknown =>
  error instanceof Error && !(error instanceof RevError)
    ? new RevError("FILE_DAMAGED", { file, format: "Parquet", cause: error.message.split("\n")[0] as string })
    : error;

async function* rows(file: string, headers: readonly string[]): AsyncGenerator<readonly RawRecord[]> {
  const { instance, connection } = await connect();
  try {
    const columns = headers.map((header) => `coalesce(cast(${quoted(header)} as varchar), '')`).join(", ");
    const result = await connection.stream(`select ${columns} from read_parquet(${literal(file)})`);
    let line = 0;
    for await (const chunk of result.yieldRows()) {
      yield chunk.map((row): RawRecord => ({ line: ++line, fields: row.map(String), flaw: null }));
    }
  } catch (error) {
    throw damaged(error, file);
  } finally {
    connection.closeSync();
    instance.closeSync();
  }
}

/** A Parquet file; every value becomes its text, so that the same checks hold as for CSV. */
export const parquetTable = async (file: string): Promise<Table> => {
  const { instance, connection } = await connect();
  let headers: string[];
  try {
    const described = await connection.runAndReadAll(`select * from read_parquet(${literal(file)}) limit 0`);
    headers = described.columnNames();
  } catch (error) {
    throw damaged(error, file);
  } finally {
    connection.closeSync();
    instance.closeSync();
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
    rows: () => rows(file, headers),
  };
};
