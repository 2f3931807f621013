import type { CommanderError } from "commander";
import { RevError } from "../core/errors/error.ts";

const between = (text: string, pattern: RegExp): string => pattern.exec(text)?.[1] ?? "";

/** The option's own name out of its notation, such as --out of '-o, --out <folder>'. */
const optionName = (notation: string): string => /--[a-z-]+/.exec(notation)?.[0] ?? notation;

/**
 * What commander says about a command line, as the product's own error in the user's language; `command` is the command given, "" where none
 * was. Undefined for what is no misuse (help, version) and for codes that these commands can't cause.
 */
export const usageError = ({ code, message }: CommanderError, command: string): RevError | undefined => {
  const named = between(message, /'([^']*)'/);
  const similar = between(message, /\(Did you mean (?:one of )?(.*)\?\)/);
  const help = ["revsheet", command, "--help"].filter((part) => part !== "").join(" ");
  switch (code) {
    case "commander.unknownCommand":
      return similar === ""
        ? new RevError("UNKNOWN_COMMAND", { command: named })
        : new RevError("COMMAND_MISSPELT", { command: named, similar });
    case "commander.unknownOption":
      return similar === ""
        ? new RevError("UNKNOWN_OPTION", { option: named, help })
        : new RevError("OPTION_MISSPELT", { option: named, similar });
    case "commander.optionMissingArgument":
      return new RevError("OPTION_WITHOUT_VALUE", { option: optionName(named), help });
    case "commander.missingArgument":
      return new RevError("OPERAND_MISSING", { command, argument: `<${named}>`, help });
    case "commander.excessArguments":
      return new RevError("ARGUMENTS_TOO_MANY", { command, help });
    default:
      return undefined;
  }
};
