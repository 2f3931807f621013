import { type IsoDate, isoDate } from "../core/calendar/iso-date.ts";
import { RevError } from "../core/errors/error.ts";
import { isLanguage, type Language } from "../core/locale/language.ts";
import type { OptionValues } from "./command.ts";
import type { Configuration } from "./configuration.ts";

/** The options of `run`, checked; what was not given is undefined. */
export interface RunOptions {
  readonly period: string | undefined;
  readonly asOf: IsoDate | undefined;
  readonly out: string | undefined;
  /** Folder of the pack of an earlier quarter. */
  readonly previous: string | undefined;
  readonly config: string | undefined;
  readonly dateFormat: string | undefined;
  readonly decimal: "." | "," | undefined;
  readonly locale: string | undefined;
  readonly language: Language | undefined;
  readonly snapshots: ReadonlyMap<string, IsoDate>;
  /** Field of RevSheet by header; null keeps the column as a dimension. */
  readonly mapping: ReadonlyMap<string, string | null>;
  readonly exclude: readonly string[];
  readonly only: readonly string[];
  readonly db: string | undefined;
  readonly memory: string | undefined;
  readonly threads: number | undefined;
  readonly strict: boolean;
  readonly json: boolean;
  /** What the options say beyond the configuration file. */
  readonly configuration: Configuration;
}

const word = (value: OptionValues[string]): string | undefined => (typeof value === "string" ? value : undefined);
const words = (value: OptionValues[string]): readonly string[] =>
  value === undefined || typeof value === "boolean" ? [] : typeof value === "string" ? [value] : value;

const invalid = (option: string, value: string, expected: string) =>
  new RevError("OPTION_INVALID", { option, value, expected });

const pair = (option: string, text: string, expected: string): [string, string] => {
  const at = text.lastIndexOf("=");
  if (at < 1) throw invalid(option, text, expected);
  return [text.slice(0, at), text.slice(at + 1)];
};

const date = (option: string, text: string): IsoDate => {
  try {
    return isoDate(text, option);
  } catch {
    throw invalid(option, text, "2026-09-30");
  }
};

/** Checks the options of `run`; OPTION_INVALID names the first that is wrong and how to write it. */
export const readRunOptions = (options: OptionValues): RunOptions => {
  const decimal = word(options.decimal);
  if (decimal !== undefined && decimal !== "." && decimal !== ",")
    throw invalid("--decimal", decimal, "--decimal . / --decimal ,");
  const dateFormat = word(options.dateFormat);
  if (dateFormat !== undefined && !/^(dd.?mm|mm.?dd|yyyy)/i.test(dateFormat))
    throw invalid("--date-format", dateFormat, "dd/mm/yyyy, mm/dd/yyyy");
  const memory = word(options.memory);
  if (memory !== undefined && !/^\d+(\.\d+)?\s*(KB|MB|GB|TB|KiB|MiB|GiB|TiB)$/i.test(memory))
    throw invalid("--memory", memory, "500MB, 4GB");
  const threads = word(options.threads);
  if (threads !== undefined && !/^[1-9]\d{0,2}$/.test(threads)) throw invalid("--threads", threads, "2");
  const currency = word(options.currency);
  if (currency !== undefined && !/^[A-Z]{3}$/i.test(currency)) throw invalid("--currency", currency, "EUR");
  const rates = Object.fromEntries(
    words(options.rate).map((text) => {
      const [code, rate] = pair("--rate", text, "--rate CHF=1.05");
      if (!/^[A-Za-z]{3}$/.test(code) || !/^\d+(\.\d+)?$/.test(rate)) throw invalid("--rate", text, "--rate CHF=1.05");
      return [code.toUpperCase(), rate] as const;
    }),
  );
  const language = word(options.lang);
  const company = word(options.company);
  const asOf = word(options.asOf);
  return {
    period: word(options.period),
    asOf: asOf === undefined ? undefined : date("--as-of", asOf),
    out: word(options.out),
    previous: word(options.previous),
    config: word(options.config),
    dateFormat,
    decimal,
    locale: word(options.locale),
    language: language !== undefined && isLanguage(language) ? language : undefined,
    snapshots: new Map(
      words(options.snapshot).map((text) => {
        const [file, day] = pair("--snapshot", text, "--snapshot deals.csv=2026-09-30");
        return [file, date("--snapshot", day)] as const;
      }),
    ),
    mapping: new Map(
      words(options.map).map((text) => {
        const [header, field] = pair("--map", text, "--map 'Amount=amount'");
        return [header, field === "" ? null : field] as const;
      }),
    ),
    exclude: words(options.exclude),
    only:
      word(options.only)
        ?.split(",")
        .map((name) => name.trim()) ?? [],
    db: word(options.db),
    memory,
    threads: threads === undefined ? undefined : Number(threads),
    strict: options.strict === true,
    json: options.json === true,
    configuration: {
      ...(currency === undefined ? {} : { currency: currency.toUpperCase() }),
      ...(company === undefined ? {} : { company }),
      ...(Object.keys(rates).length === 0 ? {} : { rates }),
    },
  };
};
