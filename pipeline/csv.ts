/** A spreadsheet would run a cell that starts like a formula; an apostrophe before it keeps it text. */
const csvCell = (value: string | number | boolean | null): string => {
  const text = value === null ? "" : String(value);
  const safe =
    typeof value === "string" && /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as a CSV file that spreadsheets and CRMs read: UTF-8 with its mark, CRLF, formulas defused. */
export const csvText = (rows: readonly (readonly (string | number | boolean | null)[])[]): string =>
  `\ufeff${rows.map((row) => `${row.map(csvCell).join(",")}\r\n`).join("")}`;
