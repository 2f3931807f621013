import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import type { Language } from "../../core/locale/language.ts";
import { CellHost } from "./cell-host.ts";

// In cells/ beside the bundle, one level up from its chunks; for the sources in build/.
const here = dirname(fileURLToPath(import.meta.url));
const folders = [join(here, "cells"), join(here, "../cells"), join(here, "../../build/cells")];

/** The add-in as it is built for Google Sheets, in a spreadsheet of this language whose dates are days without a zone. */
export const addIn = (language: Language): CellHost => {
  const folder = folders.find(existsSync);
  if (folder === undefined) throw new Error("The add-in's functions are missing from this installation.");
  const spreadsheet = `{ getSpreadsheetTimeZone: () => "Etc/UTC", getSpreadsheetLocale: () => ${JSON.stringify(language)} }`;
  const files = ["revsheet.js", "functions.js"].map(
    (name) => [name, readFileSync(join(folder, name), "utf8")] as const,
  );
  return new CellHost(
    Object.fromEntries(files),
    `var SpreadsheetApp = { getActiveSpreadsheet: () => (${spreadsheet}) };`,
  );
};
