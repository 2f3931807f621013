import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { RevError } from "../core/errors/error.ts";
import type { Results } from "../core/results.ts";
import { parseResults } from "../core/results-schema.ts";
import type { RunParameters } from "./parameters.ts";
import { fileError } from "./source/file-bytes.ts";

const jsonOf = (path: string): unknown => {
  let text: string;
  try {
    text = readFileSync(path, "utf8");
  } catch (error) {
    throw fileError(error, path);
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    if (error instanceof SyntaxError) throw new RevError("RESULTS_INVALID", { count: 1, problems: error.message });
    throw error;
  }
};

/** The results in the folder of a pack. PREVIOUS_NOT_A_PACK without a results.json, RESULTS_INVALID where it is broken. */
export const readEarlierPack = (folder: string): Results => {
  const path = join(folder, "results.json");
  if (!existsSync(path)) throw new RevError("PREVIOUS_NOT_A_PACK", { folder });
  return parseResults(jsonOf(path));
};

/** Refuses a pack of the same or a later period (PREVIOUS_NOT_EARLIER), or in another currency (PREVIOUS_OTHER_CURRENCY). */
export const requireEarlier = ({ stamp }: Results, { period, currency }: RunParameters): void => {
  if (stamp.periodEnd >= period.start)
    throw new RevError("PREVIOUS_NOT_EARLIER", { previous: stamp.period, period: period.label });
  if (stamp.currency !== currency)
    throw new RevError("PREVIOUS_OTHER_CURRENCY", { previous: stamp.currency || "–", currency: currency || "–" });
};
