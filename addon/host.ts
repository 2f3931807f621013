import { type Language, languageOfLocale } from "../core/locale/language.ts";

/** What a call may ask of the spreadsheet it stands in. Both are asked only when needed: each is a round trip to Google. */
export interface Host {
  /** IANA name of the spreadsheet's zone, in which its dates are meant. */
  zone(): string;
  /** Language of the spreadsheet's locale; English where it is none of the six. */
  language(): Language;
}

/** The language of a spreadsheet's locale; English where it is none of the six. */
export const languageOf = (locale: string): Language => languageOfLocale(locale) ?? "en";

/** A host that asks once and remembers for the rest of the call. */
const remembering = (zone: () => string, language: () => Language): Host => {
  let knownZone: string | undefined;
  let knownLanguage: Language | undefined;
  return {
    zone: () => {
      knownZone = knownZone ?? zone();
      return knownZone;
    },
    language: () => {
      knownLanguage = knownLanguage ?? language();
      return knownLanguage;
    },
  };
};

/** The open spreadsheet; outside Google (tests, the local preview) dates are UTC and texts English. Getters only: a cell may call them. */
export const spreadsheetHost = (): Host =>
  typeof SpreadsheetApp === "undefined"
    ? remembering(
        () => "Etc/UTC",
        () => "en",
      )
    : remembering(
        () => SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetTimeZone(),
        () => languageOf(SpreadsheetApp.getActiveSpreadsheet().getSpreadsheetLocale()),
      );
