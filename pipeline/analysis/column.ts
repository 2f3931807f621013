import type { Column } from "../../core/results.ts";

/** A column of a table without a total: the rows don't add up, as with rates, or the total stands in a row of its own. */
export const column = (key: string, label: string, kind: Column["kind"], digits?: number): Column => ({
  key,
  label,
  kind,
  ...(digits === undefined ? {} : { digits }),
  total: "none",
});
