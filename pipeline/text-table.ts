/** Rows as aligned text for a terminal, two spaces between: the columns of `right` are flush right, by default all but the first. */
export const textTable = (
  rows: readonly (readonly string[])[],
  right: readonly number[] = (rows[0] ?? []).map((_, i) => i).slice(1),
): string => {
  const widths = (rows[0] ?? []).map((_, i) => Math.max(...rows.map((row) => [...(row[i] ?? "")].length)));
  const pad = (cell: string, i: number) => {
    const blanks = " ".repeat(Math.max(0, (widths[i] ?? 0) - [...cell].length));
    return right.includes(i) ? blanks + cell : cell + blanks;
  };
  return rows.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
};
