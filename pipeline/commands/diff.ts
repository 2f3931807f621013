import type { Command } from "../command.ts";
import { readingOptions } from "./reading-options.ts";

export const diff: Command = {
  name: "diff",
  arguments: "<before> <after>",
  summary: "compare two packs or two folders of exports, deal by deal and by cause; exits with 1 on a difference",
  options: [
    { flags: "--rows <n>", summary: "changed deals shown per cause (default: 10)" },
    { flags: "--json", summary: "print every change as JSON" },
    ...readingOptions,
  ],
  run: async (operands, options, terminal) =>
    (await import("../diff.ts")).compare(operands[0] ?? "", operands[1] ?? "", options, terminal),
};
