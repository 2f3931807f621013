import type { Command } from "../command.ts";

export const init: Command = {
  name: "init",
  arguments: "[folder]",
  summary: "write a revsheet.yaml with what was recognised, every key explained",
  options: [
    { flags: "--config <file>", summary: "name of the file to write (default: revsheet.yaml)" },
    { flags: "--force", summary: "write the file anew if it exists" },
  ],
  run: async (operands, options, terminal) =>
    (await import("../initialise.ts")).initialise(operands[0] ?? ".", options, terminal),
};
