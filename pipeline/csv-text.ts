/** A spreadsheet would run a text that starts like a formula; an apostrophe before it keeps it text. Plain numbers stay as they are. */
const cell = (value: string | number | boolean | null): string => {
  const text = value === null ? "" : String(value);
  const isFormula = typeof value === "string" && /^[=+\-@\t\r]/.test(text) && !/^-\d+(\.\d+)?$/.test(text);
  const safe = isFormula ? `'${text}` : text;
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
};

/** Rows as CSV: comma, quotes where needed, CR LF at the end of every row; blank for null. */
export const csvText = (rows: readonly (readonly (string | number | boolean | null)[])[]): string =>
  rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
