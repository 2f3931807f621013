/** Columns aligned for a terminal, header first; the columns of `right` are flush right. */
export const textTable = (
  header: readonly string[],
  rows: readonly (readonly string[])[],
  right: readonly number[],
): string => {
  const all = [header, ...rows];
  const widths = header.map((_, i) => Math.max(...all.map((row) => [...(row[i] ?? "")].length)));
  const pad = (cell: string, i: number) => {
    const blanks = " ".repeat(Math.max(0, (widths[i] ?? 0) - [...cell].length));
    return right.includes(i) ? blanks + cell : cell + blanks;
  };
  return all.map((row) => row.map(pad).join("  ").trimEnd()).join("\n");
};
