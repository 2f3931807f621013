import { isLanguage } from "../../core/locale/language.ts";
import { languageOf } from "../host.ts";
import type { AnswerOf, RequestOf } from "../protocol.ts";
import { dayIn } from "../zone.ts";
import { readAsOf } from "./as-of.ts";
import { factsKey, isAbandoned, isDraft, mappingKey, spreadsheet } from "./sheets.ts";

const languageProperty = "language";

/** What the sidebar shows first. Tabs whose writer never came back are removed here. */
export const state = (): AnswerOf<"state"> => {
  const file = spreadsheet();
  const zone = file.getSpreadsheetTimeZone();
  const now = Date.now();
  for (const sheet of file.getSheets()) if (isAbandoned(sheet, now)) file.deleteSheet(sheet);
  const chosen = PropertiesService.getUserProperties().getProperty(languageProperty);
  const known = PropertiesService.getDocumentProperties().getProperties();
  return {
    language: chosen !== null && isLanguage(chosen) ? chosen : languageOf(Session.getActiveUserLocale()),
    zone,
    today: dayIn(now, zone) as string,
    asOf: readAsOf(zone),
    active: file.getActiveSheet().getSheetId(),
    sheets: file
      .getSheets()
      .filter((sheet) => !isDraft(sheet))
      .map((sheet) => {
        const id = sheet.getSheetId();
        return {
          id,
          name: sheet.getName(),
          rows: sheet.getLastRow(),
          columns: sheet.getLastColumn(),
          facts: known[factsKey(id)] ?? null,
          mapping: known[mappingKey(id)] ?? null,
        };
      }),
  };
};

export const saveLanguage = ({ language }: RequestOf<"language">): null => {
  PropertiesService.getUserProperties().setProperty(languageProperty, language);
  return null;
};

/** Keeps what a person said about a tab's columns, so that it is asked once. */
export const saveMapping = ({ sheet, mapping }: RequestOf<"mapping">): null => {
  const properties = PropertiesService.getDocumentProperties();
  if (mapping === null) properties.deleteProperty(mappingKey(sheet));
  else properties.setProperty(mappingKey(sheet), mapping);
  return null;
};
