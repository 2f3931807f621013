import type { ObjectKind } from "../../core/import/fields.ts";
import type { Language } from "../../core/locale/language.ts";

export const sampleCrms = ["hubspot", "salesforce", "pipedrive", "zoho", "dynamics", "odoo"] as const;
export type SampleCrm = (typeof sampleCrms)[number];
export const sampleFormats = ["csv", "xlsx", "json"] as const;
export type SampleFormat = (typeof sampleFormats)[number];

/** How a file writes its cells. In `date`: d, m, y day, month, year with two digits and four, D and M without leading zero. */
export interface Dialect {
  readonly delimiter: "," | ";" | "\t";
  readonly quoteAll: boolean;
  readonly encoding: "utf8" | "utf8-bom" | "utf16le-bom";
  readonly newline: "\n" | "\r\n";
  readonly decimal: "." | ",";
  readonly group: "" | "." | "\u00a0";
  readonly date: string;
  /** How a moment follows its date: seconds, minutes, the same with am and pm, or ISO in UTC. */
  readonly time: "seconds" | "minutes" | "minutes12" | "utc";
  readonly flags: readonly [yes: string, no: string];
}

const server: Dialect = {
  delimiter: ",",
  quoteAll: false,
  encoding: "utf8",
  newline: "\n",
  decimal: ".",
  group: "",
  date: "y-m-d",
  time: "seconds",
  flags: ["true", "false"],
};

const localDate: Readonly<Record<Language, string>> = {
  en: "M/D/y",
  de: "d.m.y",
  es: "d/m/y",
  pl: "d.m.y",
  pt: "d/m/y",
  tr: "d.m.y",
};
const localFlags: Readonly<Record<Language, readonly [string, string]>> = {
  en: ["TRUE", "FALSE"],
  de: ["Ja", "Nein"],
  es: ["Sí", "No"],
  pl: ["Tak", "Nie"],
  pt: ["Sim", "Não"],
  tr: ["Evet", "Hayır"],
};

/** A file that a spreadsheet programme of the language has saved: semicolons and a byte order mark, in Turkish its Unicode text. */
const spreadsheet = (language: Language): Dialect => ({
  ...server,
  delimiter: language === "en" ? "," : language === "tr" ? "\t" : ";",
  encoding: language === "tr" ? "utf16le-bom" : "utf8-bom",
  newline: "\r\n",
  decimal: language === "en" ? "." : ",",
  date: localDate[language],
  time: language === "en" ? "minutes12" : "minutes",
  flags: localFlags[language],
});

const report = (language: Language): Dialect => ({
  ...server,
  quoteAll: true,
  decimal: language === "en" ? "." : ",",
  group: language === "en" ? "" : language === "pl" ? "\u00a0" : ".",
  date: localDate[language],
  time: language === "en" ? "minutes12" : "minutes",
  flags: language === "en" ? ["TRUE", "FALSE"] : localFlags[language],
});

/** What other departments keep in their own spreadsheets under any CRM. */
const tabled: ReadonlySet<ObjectKind> = new Set(["quotas", "orders", "trainings", "onboarding"]);

const dataLoader: Dialect = { ...server, quoteAll: true, time: "utc" };

/**
 * The dialect of a file: servers of HubSpot, Pipedrive, Zoho and Odoo write points and ISO dates in every language; a Salesforce report follows
 * the user's language and its other objects come from the Data Loader; Dynamics' export has been through a spreadsheet programme, as have the
 * quotas, orders, trainings and onboarding steps of other departments.
 */
export const dialectOf = (crm: SampleCrm, language: Language, object: ObjectKind): Dialect => {
  if (tabled.has(object) || crm === "dynamics") return spreadsheet(language);
  switch (crm) {
    case "salesforce":
      return object === "deals" ? report(language) : dataLoader;
    case "hubspot":
      return { ...server, time: "minutes" };
    case "odoo":
      return { ...server, quoteAll: true, flags: ["True", "False"] };
    case "pipedrive":
    case "zoho":
      return server;
  }
};
