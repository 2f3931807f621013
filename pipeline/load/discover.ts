import { readdirSync, statSync } from "node:fs";
import { basename, join, normalize, relative } from "node:path";
import { RevError } from "../../core/errors/error.ts";
import { nearest } from "../../core/hygiene/nearest.ts";
import { fileError } from "../source/file-bytes.ts";

const readable = /\.(csv|tsv|txt|tab|xlsx|xlsm|parquet|json|ndjson|jsonl)(\.gz)?$/i;

export interface Discovered {
  /** Files that can hold an export, in the order of their names, relative to the folder. */
  readonly files: readonly string[];
  /** What else lies there, said in the report. */
  readonly ignored: readonly string[];
}

/** Whether a file is meant by a name given on the command line: its place in the folder or its last part. */
export const isNamed = (file: string, given: string): boolean => file === normalize(given) || basename(file) === given;

const entriesOf = (directory: string) => {
  try {
    return readdirSync(directory, { withFileTypes: true }).sort((a, b) => (a.name < b.name ? -1 : 1));
  } catch (error) {
    throw fileError(error, directory);
  }
};

/**
 * The files of a folder and its sub-folders that can hold an export. Hidden files, Office lock files (~$), quarter packs, commission runs
 * and the configuration are passed over.
 * FOLDER_MISSING, FOLDER_EMPTY and FILE_UNREADABLE say what is wrong with the folder.
 */
export const discover = (folder: string, exclude: readonly string[] = []): Discovered => {
  const info = statSync(folder, { throwIfNoEntry: false });
  if (info === undefined || !info.isDirectory()) throw new RevError("FOLDER_MISSING", { folder });
  const files: string[] = [];
  const ignored: string[] = [];
  const visit = (directory: string) => {
    const entries = entriesOf(directory);
    const holds = (...names: readonly string[]) => names.every((name) => entries.some((entry) => entry.name === name));
    if (holds("results.json", "report.html") || holds("commission.json", "lines.csv")) return;
    for (const entry of entries) {
      if (entry.name.startsWith(".") || entry.name.startsWith("~$") || entry.name === "node_modules") continue;
      const path = join(directory, entry.name);
      const name = relative(folder, path);
      if (entry.isDirectory()) visit(path);
      else if (exclude.some((given) => isNamed(name, given))) ignored.push(name);
      else if (readable.test(entry.name)) files.push(name);
      else if (name === "revsheet.yaml") continue;
      else ignored.push(name);
    }
  };
  visit(folder);
  if (files.length === 0) throw new RevError("FOLDER_EMPTY", { folder });
  return { files, ignored };
};

/** FILE_NOT_THERE for the first name an option gives that no file of the folder has, with the name most like it. */
export const requireFiles = (
  folder: string,
  { files, ignored }: Discovered,
  option: string,
  names: readonly string[],
): void => {
  const all = [...files, ...ignored];
  const missing = names.find((given) => !all.some((file) => isNamed(file, given)));
  if (missing !== undefined)
    throw new RevError("FILE_NOT_THERE", { option, file: missing, folder, similar: nearest(missing, all) ?? "" });
};
