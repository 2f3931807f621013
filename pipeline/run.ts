import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { explain, RevError } from "../core/errors/error.ts";
import { speaker } from "../core/locale/message.ts";
import { analyse, requireSections } from "./analyse.ts";
import { funnelMessages } from "./analysis/messages/funnel.ts";
import { interrupted, type OptionValues } from "./command.ts";
import { quarterCommission } from "./commission/quarter-commission.ts";
import { Database } from "./duckdb.ts";
import { asWriteError, openWorkFolder, type WorkFolder } from "./output-folder.ts";
import { closingText } from "./pack/terminal.ts";
import { prepare, recogniseFolder } from "./prepare.ts";
import { readRunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";
import { writePack } from "./write-pack.ts";

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

/** Calls `stop` at Ctrl-C or a request to end; gives what takes that back. */
const onInterrupt = (stop: () => void): (() => void) => {
  process.on("SIGINT", stop);
  process.on("SIGTERM", stop);
  return () => {
    process.off("SIGINT", stop);
    process.off("SIGTERM", stop);
  };
};

/**
 * `revsheet run`: recognise, import, check, analyse, write the pack. The pack appears whole or not at all; the same files, options and
 * configuration give the same bytes. Gives 0, or 1 with --strict where a record was set aside.
 */
export const runQuarter = async (folder: string, values: OptionValues, terminal: Terminal): Promise<number> => {
  const options = readRunOptions(values);
  requireSections(options.only);
  const parent = options.out === undefined ? process.cwd() : dirname(resolve(options.out));
  let work: WorkFolder | undefined;
  let db: Database | undefined;
  let stopped = false;
  // The first Ctrl-C stops the running statement and lets the run clean up. Where none runs yet, and at a second one, the end comes at once.
  const release = onInterrupt(() => {
    if (db === undefined || stopped) {
      work?.discard();
      const { message, hint } = explain(new RevError("STOPPED", {}), options.language ?? "en");
      terminal.error(message, hint);
      process.exit(interrupted);
    }
    stopped = true;
    db.interrupt();
  });
  try {
    const found = await recogniseFolder(folder, options, terminal);
    const { configuration } = found;
    work = openWorkFolder(parent, options.out);
    db = await Database.open({
      path: join(work.folder, "run.duckdb"),
      passing: options.db === undefined,
      spill: join(work.folder, "spill"),
      ...(options.memory === undefined ? {} : { memory: options.memory }),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
    });
    await db.restrict([`${resolve(folder)}/`, `${work.folder}/`]);
    const { loaded, tables } = await prepare(db, found, options, terminal);
    const { unknownStages } = tables.vocabulary;
    if (unknownStages.length > 0)
      terminal.note(speaker(funnelMessages, found.language)("noteUnknown", { stages: unknownStages.join(", ") }));

    terminal.begin("analyse");
    const { compensation } = found;
    const commission = await quarterCommission(db, { folder, compensation, loaded, tables });
    const results = await analyse(db, {
      ...tables,
      loaded,
      ignored: found.ignored,
      unrecognised: found.opened.unrecognised,
      only: options.only,
      configurationHash: hashOf({ configuration, period: options.period ?? null, asOf: options.asOf ?? null }),
      zone: configuration.time_zone ?? "UTC",
      ...(commission === undefined ? {} : { commission }),
    });
    terminal.finish("analyse");

    terminal.begin("write");
    const target = options.out ?? `revsheet-${tables.parameters.period.label}`;
    const output = await writePack(db, work, { results, quarantine: loaded.quarantine, target, keep: options.db });
    db = undefined;
    terminal.finish("write");
    terminal.result(
      options.json
        ? JSON.stringify(
            { pack: output, stamp: results.stamp, findings: results.findings, trust: results.trust },
            null,
            2,
          )
        : closingText(results, output, terminal.color),
    );
    return options.strict && loaded.quarantine.length > 0 ? 1 : 0;
  } catch (error) {
    if (stopped) throw new RevError("STOPPED", {});
    throw asWriteError(error, options.out ?? parent);
  } finally {
    release();
    db?.close();
    work?.discard();
  }
};
