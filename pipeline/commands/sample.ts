import { isoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import { isLanguage } from "../../core/locale/language.ts";
import type { Command, OptionValues } from "../command.ts";

const number = (option: string, value: OptionValues[string]): number | undefined => {
  if (typeof value !== "string") return undefined;
  if (!/^\d+(\.\d+)?$/.test(value)) throw new RevError("OPTION_INVALID", { option, value, expected: "5000" });
  return Number(value);
};

/** Leaves out what was not given, so that the sample's own defaults hold. */
const given = (values: Readonly<Record<string, unknown>>) =>
  Object.fromEntries(Object.entries(values).filter(([, value]) => value !== undefined));

export const sample: Command = {
  name: "sample",
  arguments: "[folder]",
  summary: "write a seeded synthetic export in any dialect and language",
  options: [
    { flags: "--crm <crm>", summary: "hubspot, salesforce, pipedrive, zoho, dynamics or odoo" },
    { flags: "--language <language>", summary: "language of the files: en, de, es, pl, pt or tr" },
    { flags: "--format <format>", summary: "csv, xlsx or json" },
    { flags: "--deals <n>", summary: "number of deals (default: 5000)" },
    { flags: "--seed <n>", summary: "another seed gives another company (default: 1)" },
    { flags: "--as-of <date>", summary: "day of the export (default: 2026-09-30)" },
    { flags: "--years <n>", summary: "years of history (default: 2.5)" },
    { flags: "--snapshot <date>", summary: "also write the deals as they were on this day", many: true },
  ],
  run: async (operands, options) => {
    const { sampleCommand } = await import("../sample/sample-command.ts");
    const snapshots = options.snapshot as readonly string[] | undefined;
    return sampleCommand(
      operands[0] ?? "revsheet-sample",
      given({
        crm: options.crm,
        language: options.language,
        format: options.format,
        deals: number("--deals", options.deals),
        seed: number("--seed", options.seed),
        years: number("--years", options.years),
        asOf: typeof options.asOf === "string" ? isoDate(options.asOf, "--as-of") : undefined,
        snapshots: snapshots?.map((day) => isoDate(day, "--snapshot")),
        lang: typeof options.lang === "string" && isLanguage(options.lang) ? options.lang : undefined,
      }),
    );
  },
};
