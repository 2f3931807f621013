import type { Command } from "../command.ts";
import { run } from "./run.ts";

/** Options of `run` that say how files are read. */
const reading = run.options.filter(
  ({ flags }) => !/^--(out|previous|only|db|strict|json|snapshot|period)\b/.test(flags),
);

export const diff: Command = {
  name: "diff",
  arguments: "<before> <after>",
  summary: "compare two packs or two folders of exports, deal by deal and by cause; exits with 1 on a difference",
  options: [
    { flags: "--rows <n>", summary: "changed deals shown per cause (default: 10)" },
    { flags: "--json", summary: "print every change as JSON" },
    ...reading,
  ],
  run: async (operands, options, terminal) =>
    (await import("../diff.ts")).compare(operands[0] ?? "", operands[1] ?? "", options, terminal),
};
