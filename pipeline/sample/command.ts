import { existsSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { Document } from "yaml";
import { addDays, isoDate } from "../../core/calendar/iso-date.ts";
import { isLanguage, type Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { planRates } from "../../core/sample/company.ts";
import { sampleUsers } from "../../core/sample/people.ts";
import type { OptionValues } from "../command.ts";
import { asWriteError } from "../output-folder.ts";
import type { Terminal } from "../terminal.ts";
import { fullName, type Tongue } from "./deal-cells.ts";
import type { SampleCrm, SampleFormat } from "./dialect.ts";
import { sampleNotes } from "./notes.ts";
import { callWord, objectColumns } from "./object-cells.ts";
import { type SampleOptions, sampleDefaults, sampleOptions } from "./options.ts";
import { writeSample } from "./write-sample.ts";

/** Option texts of the command line as sample options; what is no possible value is refused by `sampleOptions`. */
const fromTexts = (options: OptionValues): SampleOptions => {
  const text = (name: string) => (typeof options[name] === "string" ? (options[name] as string) : undefined);
  const number = (name: string) => {
    const value = text(name);
    return value === undefined || value.trim() === "" ? undefined : Number(value);
  };
  const snapshots = Array.isArray(options.snapshot) ? (options.snapshot as readonly string[]) : [];
  const given = {
    crm: text("crm") as SampleCrm | undefined,
    language: text("language") as Language | undefined,
    format: text("format") as SampleFormat | undefined,
    deals: number("deals"),
    seed: number("seed"),
    years: number("years"),
    asOf: text("asOf") === undefined ? undefined : isoDate(text("asOf") as string, "--as-of"),
    snapshots: snapshots.map((date) => isoDate(date, "--snapshot")),
    badRecords: options.clean !== true,
    compensation: options.compensation === true,
  };
  return Object.fromEntries(Object.entries(given).filter(([, value]) => value !== undefined));
};

const shownPlanted = 6;

/** The tool of the sample: bought for the first two teams half a year before the as-of date, and shown by their calls. */
const dialler = { name: "Dialler", daysBefore: 190, cost: 1450, teams: ["dach", "east"] } as const;

/**
 * The configuration of the sample: its tool and, but for HubSpot, which exports amounts in the company's currency beside those of the deal,
 * the rates without which deals in foreign currencies can't be added up.
 */
const configurationFile = (given: SampleOptions): string => {
  const options = sampleOptions(given);
  const tongue: Tongue = { crm: options.crm, language: options.language };
  const users = sampleUsers(options);
  const column = objectColumns("activities", tongue, users).find(({ field }) => field === "activity_type");
  if (column === undefined) throw new Error("Activities have a type in every dialect.");
  const holders = users.filter(({ role, team }) => role === "rep" && dialler.teams.some((one) => one === team));
  const { EUR, ...foreign } = planRates;
  const rates = Object.entries(foreign).map(([currency, rate]) => [currency, rate / EUR]);
  return new Document({
    ...(options.crm === "hubspot" ? {} : { currency: "EUR", rates: Object.fromEntries(rates) }),
    tools: [
      {
        name: dialler.name,
        go_live: addDays(options.asOf, -dialler.daysBefore),
        cost_per_month: dialler.cost,
        column: column.header,
        value: callWord(tongue),
        users: holders.map(fullName),
      },
    ],
  }).toString({ lineWidth: 120 });
};

/**
 * `revsheet sample [FOLDER]`: writes the sample into a new or empty folder, the names of its files to stdout and notes to stderr. Gives exit
 * code 0; throws RevError for misuse.
 */
export const sampleCommand = async (folder: string, options: OptionValues, terminal: Terminal): Promise<number> => {
  const given = fromTexts(options);
  const isNew = !existsSync(folder) || readdirSync(folder).length === 0;
  const { crm, language, seed, asOf } = { ...sampleDefaults, ...given };
  const written = await writeSample(folder, given).catch((error: unknown) => {
    if (isNew && existsSync(folder))
      for (const name of readdirSync(folder)) rmSync(join(folder, name), { recursive: true, force: true });
    throw asWriteError(error, folder);
  });
  const say = speaker(sampleNotes, typeof options.lang === "string" && isLanguage(options.lang) ? options.lang : "en");
  const configuration = "revsheet.yaml";
  writeFileSync(join(folder, configuration), configurationFile(given));
  terminal.result([...written.files, configuration].sort().join("\n"));
  terminal.note(say("written", { folder, crm, language, seed, asOf }));
  if (written.planted.length > 0) {
    const shown = written.planted
      .slice(0, shownPlanted)
      .map(({ file, dealId, problem }) => `${file} ${dealId} ${problem}`);
    const more = written.planted.length - shown.length;
    const records = [...shown, ...(more > 0 ? [`+ ${more}`] : [])].join("; ");
    terminal.note(say("planted", { records }));
  }
  return 0;
};
