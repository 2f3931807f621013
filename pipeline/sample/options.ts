import { dateOfDayNumber, dayNumber, type IsoDate, isoDate } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import { type Language, languages } from "../../core/locale/language.ts";
import { leadIn } from "../../core/sample/simulate.ts";
import { type SampleCrm, type SampleFormat, sampleCrms, sampleFormats } from "./dialect.ts";

/** What `writeSample` writes; everything has a default. */
export interface SampleOptions {
  readonly crm?: SampleCrm;
  readonly language?: Language;
  readonly format?: SampleFormat;
  readonly deals?: number;
  readonly seed?: number;
  /** The day of the export. */
  readonly asOf?: IsoDate;
  /** Years of history before it. */
  readonly years?: number;
  /** Earlier days of which the deals file is written too, as it was then. */
  readonly snapshots?: readonly IsoDate[];
  /** Spoil a few records, as real exports have them; default yes. */
  readonly badRecords?: boolean;
  /** Write plan, people, splits and rates into the folder `compensation`; default no. */
  readonly compensation?: boolean;
}

export const sampleDefaults = {
  crm: "hubspot",
  language: "en",
  format: "csv",
  deals: 5000,
  seed: 1,
  asOf: "2026-09-30" as IsoDate,
  years: 2.5,
  snapshots: [],
  badRecords: true,
  compensation: false,
} as const satisfies SampleOptions;

const oneOf = <T extends string>(option: string, value: string, allowed: readonly T[]): T => {
  if (!(allowed as readonly string[]).includes(value)) {
    throw new RevError("OPTION_INVALID", { option, value, expected: allowed.join(", ") });
  }
  return value as T;
};

const inRange = (option: string, value: number, low: number, high: number, whole: boolean): number => {
  if (!(value >= low && value <= high) || (whole && !Number.isInteger(value))) {
    throw new RevError("OPTION_INVALID", { option, value: `${value}`, expected: `${low} – ${high}` });
  }
  return value;
};

/** Fills the defaults and checks every value; OPTION_INVALID names the first that is not possible. */
export const sampleOptions = (options: SampleOptions): Required<SampleOptions> => {
  const given = { ...sampleDefaults, ...options };
  const asOf = isoDate(given.asOf, "--as-of");
  const years = inRange("--years", given.years, 0.5, 20, false);
  const first = dayNumber(asOf) - Math.floor(years * 365) - leadIn;
  for (const snapshot of given.snapshots) {
    const day = dayNumber(isoDate(snapshot, "--snapshot"));
    if (day >= dayNumber(asOf) || day < first) {
      throw new RevError("OPTION_INVALID", {
        option: "--snapshot",
        value: snapshot,
        expected: `${dateOfDayNumber(first)} – ${dateOfDayNumber(dayNumber(asOf) - 1)}`,
      });
    }
  }
  return {
    crm: oneOf("--crm", given.crm, sampleCrms),
    language: oneOf("--language", given.language, languages),
    format: oneOf("--format", given.format, sampleFormats),
    deals: inRange("--deals", given.deals, 1, 10_000_000, true),
    seed: inRange("--seed", given.seed, 0, Number.MAX_SAFE_INTEGER, true),
    asOf,
    years,
    snapshots: [...new Set(given.snapshots)].sort(),
    badRecords: given.badRecords,
    compensation: given.compensation,
  };
};
