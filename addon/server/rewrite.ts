import type { RequestOf } from "../protocol.ts";
import { addChart } from "./charts.ts";
import { factsKey, sheetOf } from "./sheets.ts";
import { dress, put } from "./tabs.ts";

/** Writes a tab of RevSheet's own anew where it stands, in one execution: whoever looks sees the old one or the new one. */
export const rewrite = ({ sheet: id, steps, facts }: RequestOf<"rewrite">): null => {
  const sheet = sheetOf(id);
  sheet.clear();
  for (const chart of sheet.getCharts()) sheet.removeChart(chart);
  for (const step of steps) {
    const own = { ...step, sheet: id };
    if (own.do === "put") put(own);
    else if (own.do === "dress") dress(own);
    else addChart(own);
  }
  PropertiesService.getDocumentProperties().setProperty(factsKey(id), facts);
  return null;
};
