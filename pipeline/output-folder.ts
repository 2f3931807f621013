import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from "node:fs";
import { dirname, resolve } from "node:path";
import { RevError } from "../core/errors/error.ts";

/** Turns the operating system's refusals into the user's sentence; anything else stays a bug. */
export const asWriteError = (error: unknown, path: string): unknown => {
  const { code } = (error ?? {}) as { code?: string };
  const reasons: Readonly<Record<string, string>> = {
    EACCES: "permission denied",
    EPERM: "permission denied",
    EROFS: "read-only file system",
    ENOSPC: "no space left on the disk",
    ENOTDIR: "a part of the path is a file",
    EDQUOT: "disk quota exceeded",
  };
  const reason = code === undefined ? undefined : reasons[code];
  if (reason !== undefined) return new RevError("CANNOT_WRITE", { path, reason });
  const message = error instanceof Error ? error.message : "";
  return /no space left|could not write|Permission denied/i.test(message)
    ? new RevError("CANNOT_WRITE", { path, reason: message.split("\n")[0] ?? "" })
    : error;
};

const isPack = (folder: string) => {
  const names = readdirSync(folder);
  return names.length === 0 || (names.includes("results.json") && names.includes("report.html"));
};

/**
 * A folder that appears whole or not at all: work goes into a hidden sibling, `publish` renames it into place, replacing an older pack;
 * `discard` removes every trace. A folder that is no pack is never replaced (OUT_NOT_A_PACK).
 */
export const openOutput = (target: string): { readonly folder: string; publish(): void; discard(): void } => {
  const final = resolve(target);
  if (existsSync(final) && !isPack(final)) throw new RevError("OUT_NOT_A_PACK", { folder: target });
  const folder = `${dirname(final)}/.revsheet-${process.pid}`;
  try {
    mkdirSync(folder, { recursive: true });
  } catch (error) {
    throw asWriteError(error, dirname(final));
  }
  const discard = () => rmSync(folder, { recursive: true, force: true });
  return {
    folder,
    discard,
    publish() {
      const old = `${folder}.old`;
      if (existsSync(final)) renameSync(final, old);
      renameSync(folder, final);
      rmSync(old, { recursive: true, force: true });
    },
  };
};
