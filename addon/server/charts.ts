import type { RequestOf } from "../protocol.ts";
import { sheetOf } from "./sheets.ts";

/** At most five colours; more series than that are not drawn in one chart. */
const colours = ["#1f5fbf", "#9aa7b8", "#c2571a", "#0b7a64", "#7a4fb5"];

const typeOf = (kind: RequestOf<"chart">["kind"]): GoogleAppsScript.Charts.ChartType => {
  if (kind === "bars") return Charts.ChartType.BAR;
  if (kind === "line") return Charts.ChartType.LINE;
  if (kind === "waterfall") return Charts.ChartType.WATERFALL;
  return kind === "area" ? Charts.ChartType.AREA : Charts.ChartType.COLUMN;
};

/** A native chart over a range of the tab, whose first column holds the labels and whose first row the names of the series. */
export const addChart = ({ sheet: id, row, column, rows, columns, kind, title, at }: RequestOf<"chart">): null => {
  const sheet = sheetOf(id);
  const builder = sheet
    .newChart()
    .setChartType(typeOf(kind))
    .addRange(sheet.getRange(row, column, rows, columns))
    .setNumHeaders(1)
    .setPosition(at.row, at.column, 0, 0)
    .setOption("title", title)
    .setOption("colors", colours.slice(0, columns - 1))
    .setOption("legend.position", columns > 2 ? "bottom" : "none")
    .setOption("width", 560)
    .setOption("height", 320);
  if (kind === "stacked") builder.setOption("isStacked", true);
  sheet.insertChart(builder.build());
  return null;
};
