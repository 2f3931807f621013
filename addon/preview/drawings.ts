import type { HeldChart } from "../doubles/store.ts";
import { chartSvg } from "./chart.ts";
import type { Layer } from "./layer.ts";
import type { GridWorkbook } from "./workbook.ts";

/** Draws what follows computed values, charts and heat maps, each time it is called. */
export const drawings = (layer: Layer, file: GridWorkbook): (() => void) => {
  const shown = new Map<HeldChart, HTMLElement>();
  return () => {
    for (const sheet of file.sheets) {
      sheet.paint();
      for (const chart of sheet.charts) {
        const element = shown.get(chart) ?? document.createElement("figure");
        shown.set(chart, element);
        const { area } = chart;
        const labels = sheet.shown({ ...area, columns: 1 }).flat();
        element.innerHTML = chartSvg(chart, labels.slice(1), sheet.read(area), file.locale);
        layer.put(element, { sheet, ...chart.at });
      }
    }
  };
};
