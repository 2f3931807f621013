import { type ErrorCode, type ErrorParameters, explain, RevError } from "../core/errors/error.ts";
import type { Language } from "../core/locale/language.ts";
import { defineMessages, fill } from "../core/locale/message.ts";

const placeWords = defineMessages({
  cell: {
    en: "{range}, row {row}, column {column}",
    de: "{range}, Zeile {row}, Spalte {column}",
    es: "{range}, fila {row}, columna {column}",
    pl: "{range}, wiersz {row}, kolumna {column}",
    pt: "{range}, linha {row}, coluna {column}",
    tr: "{range}, {row}. satır, {column}. sütun",
  },
});

const marker = /^(.*)!R(\d+)C(\d+)$/;

/** A cursor's place in words: "deals!R4C2" is "deals, row 4, column 2"; anything else stays. */
export const sayPlace = (place: string, language: Language): string => {
  const match = marker.exec(place);
  if (match === null) return place;
  const [, range = "", row = "", column = ""] = match;
  return fill(placeWords.cell[language], { range, row, column });
};

type Loose = Record<string, string | number>;

/** Rows of a table that core counted from 1 become rows of the range. */
const inRange = (parameters: Loose, places: ReadonlyMap<string, readonly number[]>): Loose => {
  const rows = typeof parameters.place === "string" ? places.get(parameters.place) : undefined;
  const row = typeof parameters.row === "number" ? rows?.[parameters.row - 1] : undefined;
  return row === undefined ? parameters : { ...parameters, row };
};

/** The text of a failed cell: function, what is wrong and where, what to do, and the code to look up. */
export const sayError = (
  name: string,
  error: unknown,
  places: ReadonlyMap<string, readonly number[]>,
  language: Language,
): string => {
  const known =
    error instanceof RevError
      ? error
      : new RevError("FUNCTION_BROKE", { detail: error instanceof Error ? error.message : String(error) });
  const parameters = inRange(known.parameters as Loose, places);
  const said = Object.fromEntries(
    Object.entries(parameters).map(([key, value]) => [
      key,
      typeof value === "string" ? sayPlace(value, language) : value,
    ]),
  );
  const { message, hint } = explain(new RevError(known.code, said as ErrorParameters<ErrorCode>), language);
  return `${name}: ${message} ${hint} (${known.code})`;
};
