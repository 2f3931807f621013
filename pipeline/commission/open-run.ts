import { existsSync, mkdtempSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";
import { RevError } from "../../core/errors/error.ts";
import type { Language } from "../../core/locale/language.ts";
import type { OptionValues } from "../command.ts";
import { Database } from "../duckdb.ts";
import { interruptible } from "../interruption.ts";
import { prepare, recogniseFolder } from "../prepare.ts";
import { readRunOptions } from "../run-options.ts";
import type { Terminal } from "../terminal.ts";
import { locksOf, readLocks, readSnapshotFile, runUnderLock } from "./locks.ts";
import { noteText } from "./messages.ts";
import { type FoundMaterial, runMaterial } from "./run-material.ts";
import type { CommissionRun, Signatures, Snapshot } from "./snapshot.ts";

/** A run with the language of its reader and, where its period is locked, who locked it. */
export interface OpenedRun extends CommissionRun {
  readonly language: Language;
  readonly signatures: Signatures | null;
  /** Folder of the locks that belong to it. */
  readonly locks: string;
}

const text = (value: OptionValues[string]): string | undefined => (typeof value === "string" ? value : undefined);

/** The file in which a folder written by `commission run` holds the run. */
export const runFile = "commission.json";

const snapshotPath = (source: string): string | undefined => {
  const info = statSync(source, { throwIfNoEntry: false });
  if (info === undefined) return undefined;
  if (info.isFile()) return source;
  const inside = join(source, runFile);
  return existsSync(inside) ? inside : undefined;
};

/** Reads what a folder written by `commission run` or a lock file holds; NOT_A_COMMISSION_RUN for anything else. */
export const openSnapshot = (source: string): Snapshot => {
  const path = snapshotPath(source);
  if (path === undefined) throw new RevError("NOT_A_COMMISSION_RUN", { path: source });
  return readSnapshotFile(path);
};

/** What the exports of a folder say for a period, and the language in which to say it. */
export interface OpenedExports extends FoundMaterial {
  readonly language: Language;
  readonly locks: string;
}

/** Reads a folder of exports as `revsheet run` does, in a database of its own, up to the material of a commission run. */
export const openExports = (folder: string, values: OptionValues, terminal: Terminal): Promise<OpenedExports> =>
  interruptible(async (signal) => {
    const options = readRunOptions(values);
    const locks = text(values.locks) ?? locksOf(folder);
    const found = await recogniseFolder(folder, options, terminal, signal);
    const spill = mkdtempSync(join(tmpdir(), "revsheet-commission-"));
    try {
      const db = await Database.open({
        spill,
        ...(options.memory === undefined ? {} : { memory: options.memory }),
        ...(options.threads === undefined ? {} : { threads: options.threads }),
        signal,
      });
      try {
        await db.restrict([`${resolve(folder)}/`, `${spill}/`]);
        const { loaded, tables } = await prepare(db, found, options, terminal);
        const opened = await runMaterial(db, {
          folder,
          compensation: found.compensation,
          loaded,
          tables,
          locks: readLocks(locks),
        });
        return { ...opened, language: found.language, locks };
      } finally {
        db.close();
      }
    } finally {
      rmSync(spill, { recursive: true, force: true });
    }
  });

const ofExports = async (folder: string, values: OptionValues, terminal: Terminal): Promise<OpenedRun> => {
  const { material, language, locks } = await openExports(folder, values, terminal);
  terminal.begin("commission");
  const run = runUnderLock(material, locks);
  terminal.finish("commission", run.result.lines.length);
  return { ...run, language, locks };
};

/**
 * A run from where it is: a folder of exports is computed (under a lock it must have the same inputs, LOCK_INPUT_CHANGED, and gives the locked
 * result), a folder written by `commission run` or a lock file is read. Notes go to stderr.
 */
export const openRun = async (source: string, values: OptionValues, terminal: Terminal): Promise<OpenedRun> => {
  const snapshot = snapshotPath(source);
  const asked = text(values.lang) as Language | undefined;
  const run: OpenedRun =
    snapshot === undefined
      ? await ofExports(source, values, terminal)
      : { ...readSnapshotFile(snapshot), language: asked ?? "en", locks: text(values.locks) ?? locksOf(source) };
  for (const note of run.notes) terminal.note(noteText(note, run.language));
  return run;
};
