import type { RequestOf } from "../protocol.ts";
import { addChart } from "./charts.ts";
import { factsKey, sheetOf, spreadsheet } from "./sheets.ts";
import { dress, grow } from "./tabs.ts";

/**
 * Puts a finished draft into a tab of RevSheet's own, which keeps its name, its place and every reference to it. All cells change in one
 * operation, so wherever Google breaks off, the tab holds the old table or the new one; new charts come before the old ones go.
 */
export const replace = ({ sheet: id, tab, steps, facts }: RequestOf<"replace">): null => {
  const draft = sheetOf(id);
  const sheet = sheetOf(tab);
  const rows = Math.max(draft.getMaxRows(), sheet.getMaxRows());
  const columns = Math.max(draft.getMaxColumns(), sheet.getMaxColumns());
  grow(draft, rows, columns);
  grow(sheet, rows, columns);
  const before = sheet.getCharts();
  draft.getRange(1, 1, rows, columns).copyTo(sheet.getRange(1, 1));
  for (const step of steps) {
    if (step.do === "dress") dress({ ...step, sheet: tab });
    else addChart({ ...step, sheet: tab });
  }
  for (const chart of before) sheet.removeChart(chart);
  PropertiesService.getDocumentProperties().setProperty(factsKey(tab), facts);
  spreadsheet().deleteSheet(draft);
  return null;
};
