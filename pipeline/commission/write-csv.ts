import { existsSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { RevError } from "../../core/errors/error.ts";
import { csvText } from "../csv.ts";
import { asWriteError } from "../output-folder.ts";

/** Writes a CSV file whole or not at all; only a file with the same header is replaced (CANNOT_WRITE for any other). */
export const writeCsv = (
  file: string,
  header: readonly string[],
  rows: readonly (readonly (string | number | null)[])[],
): void => {
  const first = csvText([header]).trim();
  if (existsSync(file) && !readFileSync(file, "utf8").replace("\ufeff", "").startsWith(first))
    throw new RevError("CANNOT_WRITE", { path: file, reason: "a file of that name exists" });
  const partial = `${file}.partial`;
  try {
    writeFileSync(partial, csvText([header, ...rows]));
    renameSync(partial, file);
  } catch (error) {
    rmSync(partial, { force: true });
    throw asWriteError(error, file);
  }
};
