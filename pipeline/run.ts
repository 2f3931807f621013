import { createHash } from "node:crypto";
import { dirname, join, resolve } from "node:path";
import { speaker } from "../core/locale/message.ts";
import { analyse, requireSections } from "./analyse.ts";
import { funnelMessages } from "./analysis/messages/funnel.ts";
import type { OptionValues } from "./command.ts";
import { quarterCommission } from "./commission/quarter-commission.ts";
import { Database } from "./duckdb.ts";
import { readEarlierPack, requireEarlier } from "./earlier-pack.ts";
import { interruptible } from "./interruption.ts";
import { asWriteError, openWorkFolder } from "./output-folder.ts";
import { closingText } from "./pack/terminal.ts";
import { prepare, recogniseFolder } from "./prepare.ts";
import { readRunOptions } from "./run-options.ts";
import type { Terminal } from "./terminal.ts";
import { writePack } from "./write-pack.ts";

const hashOf = (value: unknown): string => createHash("sha256").update(JSON.stringify(value)).digest("hex");

const writeQuarter = async (
  folder: string,
  values: OptionValues,
  terminal: Terminal,
  signal: AbortSignal,
): Promise<number> => {
  const options = readRunOptions(values);
  requireSections(options.only);
  const found = await recogniseFolder(folder, options, terminal, signal);
  const { configuration } = found;
  const earlier = options.previous === undefined ? undefined : readEarlierPack(options.previous);

  const parent = options.out === undefined ? process.cwd() : dirname(resolve(options.out));
  const work = openWorkFolder(parent, options.out);
  let db: Database | undefined;
  try {
    db = await Database.open({
      path: join(work.folder, "run.duckdb"),
      passing: options.db === undefined,
      spill: join(work.folder, "spill"),
      ...(options.memory === undefined ? {} : { memory: options.memory }),
      ...(options.threads === undefined ? {} : { threads: options.threads }),
      signal,
    });
    await db.restrict([`${resolve(folder)}/`, `${work.folder}/`]);
    const { loaded, tables } = await prepare(db, found, options, terminal);
    const { unknownStages } = tables.vocabulary;
    if (unknownStages.length > 0)
      terminal.note(speaker(funnelMessages, found.language)("noteUnknown", { stages: unknownStages.join(", ") }));

    if (earlier !== undefined) requireEarlier(earlier, tables.parameters);

    terminal.begin("analyse");
    const { compensation } = found;
    const commission = await quarterCommission(db, { folder, compensation, loaded, tables });
    const results = await analyse(db, {
      ...tables,
      loaded,
      ignored: found.ignored,
      unrecognised: found.opened.unrecognised,
      only: options.only,
      configurationHash: hashOf({
        configuration,
        period: options.period ?? null,
        asOf: options.asOf ?? null,
        ...(earlier === undefined ? {} : { actions: earlier.actions }),
      }),
      ...(configuration.onboarding === undefined ? {} : { onboarding: configuration.onboarding }),
      ...(configuration.acquisition === undefined ? {} : { acquisition: configuration.acquisition }),
      toolSettings: configuration.tools ?? [],
      zone: configuration.time_zone ?? "UTC",
      ...(commission === undefined ? {} : { commission }),
      ...(earlier === undefined ? {} : { earlier: { period: earlier.stamp.period, actions: earlier.actions } }),
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
    throw asWriteError(error, options.out ?? parent);
  } finally {
    db?.close();
    work.discard();
  }
};

/**
 * `revsheet run`: recognise, import, check, analyse, write the pack. The pack appears whole or not at all; the same files, options and
 * configuration give the same bytes. Gives 0, or 1 with --strict where a record was set aside.
 */
export const runQuarter = (folder: string, values: OptionValues, terminal: Terminal): Promise<number> =>
  interruptible((signal) => writeQuarter(folder, values, terminal, signal));
