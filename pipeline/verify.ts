import { existsSync, statSync } from "node:fs";
import { join } from "node:path";
import { RevError } from "../core/errors/error.ts";
import { isLanguage } from "../core/locale/language.ts";
import { speaker } from "../core/locale/message.ts";
import type { OptionValues } from "./command.ts";
import { runGoldenCases } from "./golden-cases.ts";
import type { Terminal } from "./terminal.ts";
import { verifyMessages } from "./verify-messages.ts";
import { checkWorkbook } from "./workbook/check.ts";

/**
 * `revsheet verify`: without an operand the golden cases, with a workbook or a pack its figures. Gives 0, or 1 where anything differs.
 * FOLDER_MISSING where there is no such file.
 */
export const verify = async (
  operand: string | undefined,
  options: OptionValues,
  terminal: Terminal,
): Promise<number> => {
  const language = typeof options.lang === "string" && isLanguage(options.lang) ? options.lang : "en";
  const say = speaker(verifyMessages, language);
  if (operand === undefined) {
    const outcomes = runGoldenCases();
    const failed = outcomes.filter(({ passed }) => !passed);
    const lines = [
      ...failed.flatMap(({ id, op, differences }) => [`${id} (${op})`, ...differences.map((each) => `  ${each}`)]),
      say("golden", { passed: outcomes.length - failed.length, failed: failed.length }),
    ];
    terminal.result(
      options.json === true
        ? JSON.stringify({ passed: outcomes.length - failed.length, failed }, null, 2)
        : lines.join("\n"),
    );
    return failed.length === 0 ? 0 : 1;
  }
  if (!existsSync(operand)) throw new RevError("FOLDER_MISSING", { folder: operand });
  const file = statSync(operand).isDirectory() ? join(operand, "quarter.xlsx") : operand;
  if (!existsSync(file)) throw new RevError("PACK_MISSING", { folder: operand });
  const found = await checkWorkbook(file, language);
  const lines = [
    ...found.differences.map((each) => say("difference", { ...each })),
    ...found.unread.map(({ reason, ...each }) => say(reason, { ...each })),
    say("workbook", {
      file,
      totals: found.totals,
      figures: found.figures,
      formulas: found.formulas,
      differences: found.differences.length,
    }),
  ];
  terminal.result(options.json === true ? JSON.stringify(found, null, 2) : lines.join("\n"));
  return found.differences.length === 0 ? 0 : 1;
};
