import { isLanguage } from "../../core/locale/language.ts";
import type { Command, OptionValues } from "../command.ts";

const texts = (options: OptionValues, names: readonly string[]) =>
  Object.fromEntries(names.flatMap((name) => (typeof options[name] === "string" ? [[name, options[name]]] : [])));

export const inspect: Command = {
  name: "inspect",
  arguments: "<files...>",
  summary: "say what files, or the files of a folder, are and what would load of them; writes nothing",
  options: [
    { flags: "--json", summary: "print an array, one object a file" },
    { flags: "--locale <locale>", summary: "locale that settles number and date formats, such as en-GB" },
    { flags: "--date-format <format>", summary: "dd/mm/yyyy or mm/dd/yyyy, where dates fit both" },
    { flags: "--decimal <mark>", summary: "point or comma, where numbers fit both" },
    { flags: "--encoding <name>", summary: "encoding, such as windows-1250" },
    { flags: "--delimiter <character>", summary: "comma, semicolon, tab, pipe or a character" },
  ],
  run: async (operands, options) => {
    const { inspectCommand } = await import("../inspect-command.ts");
    const told = texts(options, ["locale", "dateFormat", "decimal", "encoding", "delimiter"]);
    const language = typeof options.lang === "string" && isLanguage(options.lang) ? options.lang : "en";
    return inspectCommand(operands, { ...told, language, json: options.json === true });
  },
};
