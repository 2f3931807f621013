import { existsSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import type { Period } from "../../core/calendar/period.ts";
import { runPlan } from "../../core/commission/engine/run.ts";
import { RevError } from "../../core/errors/error.ts";
import { formatMoney } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { asWriteError, createFolder } from "../output-folder.ts";
import { fileError } from "../source/file-bytes.ts";
import { compensationFolder, locksFolder } from "./compensation-files.ts";
import type { CommissionNote } from "./messages.ts";
import {
  type CommissionRun,
  type RunMaterial,
  readSnapshot,
  type Signatures,
  type Snapshot,
  snapshotText,
  tableHashes,
} from "./snapshot.ts";

/** Where the locks of a folder of exports lie unless told otherwise. */
export const locksOf = (folder: string): string => join(folder, compensationFolder, locksFolder);

/** The lock file of a period. */
export const lockFile = (locks: string, period: Pick<Period, "label">): string =>
  join(locks, `${period.label.replace(/[^\p{L}\p{N}.-]+/gu, "-")}.json`);

/** Reads a lock or a run's file; LOCK_DAMAGED where it is not as it was written. */
export const readSnapshotFile = (path: string): Snapshot => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw fileError(error, path);
  }
  return readSnapshot(text, path);
};

/** The lock of a period; undefined where it is not locked. */
export const lockOf = (locks: string, period: Pick<Period, "label">): Snapshot | undefined => {
  const file = lockFile(locks, period);
  return existsSync(file) ? readSnapshotFile(file) : undefined;
};

/** Every lock of a folder, the earliest period first. */
export const readLocks = (locks: string): Snapshot[] =>
  (existsSync(locks) ? readdirSync(locks) : [])
    .filter((name) => name.endsWith(".json"))
    .sort()
    .map((name) => readSnapshotFile(join(locks, name)))
    .sort((a, b) => (a.inputs.period.start < b.inputs.period.start ? -1 : 1));

/** Names of files whose bytes are not those of the lock. */
export const changedFiles = (lock: Snapshot, now: Pick<RunMaterial, "files">): string[] => {
  const before = new Map(lock.files.map(({ file, sha256 }) => [file, sha256]));
  return now.files.filter(({ file, sha256 }) => before.get(file) !== sha256).map(({ file }) => file);
};

/** Refuses inputs that are not those of the lock (LOCK_INPUT_CHANGED), with the tables and files that changed. */
export const requireUnchanged = (lock: Snapshot, now: RunMaterial, file: string): void => {
  const hashes = tableHashes(now);
  const tables = Object.keys(hashes).filter((table) => hashes[table] !== lock.tables[table]);
  if (tables.length === 0) return;
  const files = changedFiles(lock, now);
  const changes = `${tables.join(", ")}${files.length === 0 ? "" : ` (${files.join(", ")})`}`;
  throw new RevError("LOCK_INPUT_CHANGED", { period: now.inputs.period.label, file, changes });
};

/**
 * The run of what was read: under a lock of its period the locked one, which must have the same inputs (LOCK_INPUT_CHANGED), with a note of
 * who locked it; else computed now.
 */
export const runUnderLock = (
  material: RunMaterial,
  locks: string,
): CommissionRun & { readonly signatures: Signatures | null } => {
  const { period } = material.inputs;
  const lock = lockOf(locks, period);
  if (lock === undefined) return { ...material, result: runPlan(material.inputs), signatures: null };
  requireUnchanged(lock, material, lockFile(locks, period));
  const { signatures } = lock;
  const files = changedFiles(lock, material).join(", ");
  const notes: CommissionNote[] = [
    ...lock.notes,
    ...(signatures === null
      ? []
      : [{ key: "noteLocked" as const, parameters: { period: period.label, ...signatures } }]),
    ...(files === "" ? [] : [{ key: "noteFiles" as const, parameters: { files } }]),
  ];
  return { ...lock, notes };
};

/** Refuses a run without a total (COMMISSION_UNRESOLVED), naming its first problem. */
export const requireResolved = ({ inputs, result }: Pick<CommissionRun, "inputs" | "result">): void => {
  const [first] = result.problems;
  if (result.totals !== null || first === undefined) return;
  const { length: count } = result.problems;
  throw new RevError("COMMISSION_UNRESOLVED", { period: inputs.period.label, count, first: first.error.message });
};

/**
 * Freezes a run: writes its lock, which appears whole or not at all and is never replaced (PERIOD_LOCKED). Preparer and approver differ
 * (PREPARER_IS_APPROVER); a run with unresolved lines is refused (COMMISSION_UNRESOLVED). Gives file and hash.
 */
export const writeLock = (
  run: CommissionRun,
  locks: string,
  { preparer, approver }: Signatures,
): { file: string; hash: string } => {
  if (preparer.trim().toLowerCase() === approver.trim().toLowerCase())
    throw new RevError("PREPARER_IS_APPROVER", { name: preparer });
  const file = lockFile(locks, run.inputs.period);
  if (existsSync(file)) throw new RevError("PERIOD_LOCKED", { period: run.inputs.period.label, file });
  requireResolved(run);
  const text = snapshotText(run, { preparer: preparer.trim(), approver: approver.trim() });
  const partial = `${file}.partial`;
  try {
    createFolder(dirname(file));
    writeFileSync(partial, text);
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw asWriteError(error, file);
  }
  return { file, hash: (JSON.parse(text) as { hash: string }).hash };
};

/** Payouts by currency as text: "EUR 1,234.50; CHF 20.00". */
export const totalsText = ({ totals }: CommissionRun["result"], language: Language): string =>
  [...(totals ?? [])]
    .map(([currency, amount]) => formatMoney(amount, currencyDigits(currency), currency, language))
    .join("; ");
