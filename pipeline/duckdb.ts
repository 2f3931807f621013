import {
  type DuckDBConnection,
  type DuckDBDataChunk,
  DuckDBDecimalValue,
  DuckDBInstance,
  DuckDBListValue,
  type DuckDBValue,
} from "@duckdb/node-api";

/** A value as DuckDB rows leave this module: decimals, dates and timestamps as text, counts as numbers. */
export type SqlValue = string | number | boolean | null | readonly SqlValue[];

export interface DatabaseOptions {
  /** A file, or undefined for memory. */
  readonly path?: string;
  /** Whether the file is thrown away after the run. */
  readonly passing?: boolean;
  /** DuckDB's own buffers, such as "500MB"; Node adds about 120 MB to that. */
  readonly memory?: string;
  readonly threads?: number;
  /** Where DuckDB may spill what does not fit into memory. */
  readonly spill: string;
  /** Aborting it stops the running statement; every later one fails too. */
  readonly signal?: AbortSignal;
}

const plain = (value: DuckDBValue): SqlValue => {
  if (value === null || typeof value === "string" || typeof value === "number" || typeof value === "boolean")
    return value;
  if (typeof value === "bigint") {
    if (value > BigInt(Number.MAX_SAFE_INTEGER) || value < BigInt(Number.MIN_SAFE_INTEGER)) return value.toString();
    return Number(value);
  }
  if (value instanceof DuckDBListValue) return value.items.map(plain);
  if (value instanceof DuckDBDecimalValue) return value.toString();
  return String(value);
};

/** One DuckDB connection with rows as plain values. Extensions are never fetched; time is UTC unless a model converts it. */
export class Database {
  readonly #instance: DuckDBInstance;
  readonly #signal: AbortSignal | undefined;
  readonly #interrupt = () => this.connection.interrupt();
  readonly connection: DuckDBConnection;

  private constructor(instance: DuckDBInstance, connection: DuckDBConnection, signal: AbortSignal | undefined) {
    this.#instance = instance;
    this.connection = connection;
    this.#signal = signal;
    signal?.addEventListener("abort", this.#interrupt);
  }

  static async open({ path, passing, memory, threads, spill, signal }: DatabaseOptions): Promise<Database> {
    const instance = await DuckDBInstance.create(path ?? ":memory:", {
      temp_directory: spill,
      autoinstall_known_extensions: "false",
      autoload_known_extensions: "false",
      ...(memory === undefined ? {} : { memory_limit: memory }),
      ...(threads === undefined ? {} : { threads: String(threads) }),
    });
    const connection = await instance.connect();
    await connection.run("set enable_progress_bar = true; set enable_progress_bar_print = false; set TimeZone = 'UTC'");
    // Packing columns tightly costs more time than the bytes it saves in a file that is gone after the run.
    if (passing === true) await connection.run("set force_compression = 'uncompressed'");
    return new Database(instance, connection, signal);
  }

  /** From here on only these folders can be read or written, and no setting can be changed. */
  async restrict(folders: readonly string[]): Promise<void> {
    const list = folders.map(literal).join(", ");
    await this.run(
      `set allowed_directories = [${list}]; set enable_external_access = false; set lock_configuration = true`,
    );
  }

  async run(sql: string): Promise<void> {
    this.#signal?.throwIfAborted();
    await this.connection.run(sql);
  }

  async rows<T extends Record<string, SqlValue>>(sql: string): Promise<T[]> {
    this.#signal?.throwIfAborted();
    const result = await this.connection.run(sql);
    const names = result.columnNames();
    return (await result.getRows()).map(
      (row) => Object.fromEntries(row.map((value, i) => [names[i] as string, plain(value)])) as T,
    );
  }

  /** The only row of a query. */
  async row<T extends Record<string, SqlValue>>(sql: string): Promise<T> {
    const [first] = await this.rows<T>(sql);
    if (first === undefined) throw new Error(`No row: ${sql}`);
    return first;
  }

  /** Chunks of a large result in constant memory. */
  async *stream(sql: string): AsyncGenerator<DuckDBDataChunk> {
    this.#signal?.throwIfAborted();
    const result = await this.connection.stream(sql);
    for (;;) {
      this.#signal?.throwIfAborted();
      const chunk = await result.fetchChunk();
      if (chunk === null || chunk.rowCount === 0) return;
      yield chunk;
    }
  }

  /** Share done of the running statement, 0 to 100, or -1 where DuckDB cannot tell. */
  get percentage(): number {
    return this.connection.progress.percentage;
  }

  /** Lets a waiting interrupt in, between pieces of work that ask the database nothing; fails where one came. */
  async checkpoint(): Promise<void> {
    await new Promise((resume) => setImmediate(resume));
    this.#signal?.throwIfAborted();
  }

  close(): void {
    this.#signal?.removeEventListener("abort", this.#interrupt);
    this.connection.closeSync();
    this.#instance.closeSync();
  }
}

/** A text as an SQL literal. */
export const literal = (text: string): string => `'${text.replaceAll("'", "''")}'`;

/** A name as an SQL identifier. */
export const identifier = (name: string): string => `"${name.replaceAll('"', '""')}"`;
