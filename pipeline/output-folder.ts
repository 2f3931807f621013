import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, join, resolve } from "node:path";
import { RevError } from "../core/errors/error.ts";

const forbidden = new Set(["EACCES", "EPERM"]);
const full = new Set(["ENOSPC", "EDQUOT"]);
const reasons: Readonly<Record<string, string>> = {
  EROFS: "read-only file system",
  ENOTDIR: "a part of the path is a file",
  EISDIR: "it is a folder",
  EEXIST: "a file of that name exists",
  ENOENT: "no such folder",
  ENAMETOOLONG: "the name is too long",
};

/** Turns the operating system's refusal to write, from Node or from DuckDB, into the user's sentence; anything else is passed on. */
export const asWriteError = (error: unknown, path: string): unknown => {
  if (error instanceof RevError || !(error instanceof Error)) return error;
  const code = "code" in error && typeof error.code === "string" ? error.code : "";
  if (forbidden.has(code) || /permission denied/i.test(error.message)) return new RevError("WRITE_FORBIDDEN", { path });
  if (full.has(code) || /no space left on device/i.test(error.message)) return new RevError("DISK_FULL", { path });
  const reason = reasons[code] ?? /could not write|failed to write/i.exec(error.message)?.[0].toLowerCase();
  return reason === undefined ? error : new RevError("CANNOT_WRITE", { path, reason });
};

const isPack = (folder: string) => {
  const names = readdirSync(folder);
  return names.length === 0 || (names.includes("results.json") && names.includes("report.html"));
};

/** Whether a folder is empty or was written by a command of this kind, so that it may be replaced. */
export type IsOwn = (folder: string) => boolean;

/** Refuses a folder that exists and is no output of the same command (OUT_NOT_A_PACK), so that nothing of the user's is replaced. */
const requirePlace = (target: string, isOwn: IsOwn): void => {
  if (existsSync(target) && !isOwn(target)) throw new RevError("OUT_NOT_A_PACK", { folder: target });
};

/** Creates a folder and its parents one by one; Node's own recursive form never ends below /proc. */
export const createFolder = (folder: string): void => {
  if (existsSync(folder)) return;
  createFolder(dirname(folder));
  mkdirSync(folder);
};

/** A hidden work folder beside the pack's place. */
export interface WorkFolder {
  readonly folder: string;
  /** Moves `pack`, a folder inside, to its place in one step; an older pack there is replaced. */
  publish(pack: string, target: string): void;
  /** Removes the work folder and all in it; done by itself where the process ends before. */
  discard(): void;
}

/**
 * Opens a work folder beside the place of the pack: a pack appears whole or not at all. With `target` given its place is checked before any
 * work is done.
 */
export const openWorkFolder = (parent: string, target: string | undefined, isOwn: IsOwn = isPack): WorkFolder => {
  if (target !== undefined) requirePlace(resolve(target), isOwn);
  const folder = join(resolve(parent), `.revsheet-${process.pid}`);
  try {
    createFolder(folder);
  } catch (error) {
    throw asWriteError(error, parent);
  }
  const discard = () => {
    process.off("exit", discard);
    rmSync(folder, { recursive: true, force: true });
  };
  process.on("exit", discard);
  return {
    folder,
    publish(pack, place) {
      const final = resolve(place);
      requirePlace(final, isOwn);
      createFolder(dirname(final));
      const old = join(folder, "replaced");
      if (existsSync(final)) renameSync(final, old);
      renameSync(pack, final);
    },
    discard,
  };
};
