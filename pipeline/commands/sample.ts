import type { Command } from "../command.ts";

export const sample: Command = {
  name: "sample",
  arguments: "[folder]",
  summary: "write the export of an invented company, in any of the CRMs' dialects and six languages",
  options: [
    { flags: "--deals <n>", summary: "number of deals (default: 5000)" },
    { flags: "--crm <crm>", summary: "hubspot, salesforce, pipedrive, zoho, dynamics or odoo (default: hubspot)" },
    { flags: "--language <language>", summary: "language of the files: en, de, es, pl, pt or tr (default: en)" },
    { flags: "--format <format>", summary: "csv, xlsx or json (default: csv)" },
    { flags: "--seed <n>", summary: "another whole number gives another company (default: 1)" },
    { flags: "--as-of <date>", summary: "day of the export (default: 2026-09-30)" },
    { flags: "--years <n>", summary: "years of history (default: 2.5)" },
    { flags: "--snapshot <date>", summary: "write the deals as they were on this day too", many: true },
    { flags: "--compensation", summary: "write a compensation plan, its people, splits and exchange rates too" },
    { flags: "--clean", summary: "spoil no records" },
  ],
  run: async (operands, options, terminal) =>
    (await import("../sample/command.ts")).sampleCommand(operands[0] ?? "revsheet-sample", options, terminal),
};
