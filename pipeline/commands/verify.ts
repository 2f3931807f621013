import type { Command } from "../command.ts";

export const verify: Command = {
  name: "verify",
  arguments: "[workbook]",
  summary:
    "run the golden cases that RevSheet carries, or compute a workbook's totals and REV formulas again; exits with 1 on a difference",
  options: [{ flags: "--json", summary: "print the outcome as JSON" }],
  run: async (operands, options, terminal) => (await import("../verify.ts")).verify(operands[0], options, terminal),
};
