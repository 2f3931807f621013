import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import type { AnalysisContext } from "./analysis/context.ts";
import { Database } from "./duckdb.ts";
import { interruptible } from "./interruption.ts";
import { prepare, recogniseFolder } from "./prepare.ts";
import type { RunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";

/** Reads a folder of exports as `run` does and lends the marts to `use`; the database is gone afterwards, also after Ctrl-C. */
export const withRun = <T>(
  folder: string,
  options: RunOptions,
  terminal: Terminal,
  use: (context: AnalysisContext) => Promise<T>,
): Promise<T> =>
  interruptible(async (signal) => {
    const found = await recogniseFolder(folder, options, terminal, signal);
    const work = mkdtempSync(join(tmpdir(), "revsheet-"));
    let db: Database | undefined;
    try {
      db = await Database.open({
        path: join(work, "run.duckdb"),
        passing: true,
        spill: join(work, "spill"),
        ...(options.memory === undefined ? {} : { memory: options.memory }),
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        signal,
      });
      await db.restrict([`${resolve(folder)}/`, `${work}/`]);
      const { tables } = await prepare(db, found, options, terminal);
      return await use({ db, parameters: tables.parameters });
    } finally {
      db?.close();
      rmSync(work, { recursive: true, force: true });
    }
  });
