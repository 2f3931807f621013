import { readFileSync } from "node:fs";
import { gunzipSync } from "node:zlib";

/** The first rows of a CSV file of the test data, quotes and line breaks inside quotes included; not the product's reader. */
export const csvHead = (
  path: string,
  { encoding = "utf-8", delimiter = ",", quotes = true, bytes = 200_000 } = {},
): string[][] => {
  const raw = readFileSync(path);
  const plain = (path.endsWith(".gz") ? gunzipSync(raw) : raw).subarray(0, bytes);
  const text = new TextDecoder(encoding).decode(plain);
  const rows: string[][] = [[""]];
  let quoted = false;
  for (let at = 0; at < text.length; at++) {
    const letter = text[at] as string;
    const row = rows[rows.length - 1] as string[];
    if (letter === '"' && quotes) {
      if (quoted && text[at + 1] === '"') {
        row[row.length - 1] += '"';
        at++;
      } else quoted = !quoted;
    } else if (quoted) row[row.length - 1] += letter;
    else if (letter === delimiter) row.push("");
    else if (letter === "\n" || (letter === "\r" && text[at + 1] !== "\n")) rows.push([""]);
    else if (letter !== "\r") row[row.length - 1] += letter;
  }
  return rows;
};
