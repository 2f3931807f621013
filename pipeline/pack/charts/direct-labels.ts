import { element, labels, line } from "../svg.ts";
import { textWidth, wrap } from "../text-width.ts";

/** A label wanted at a height: its lines and the class that colours them. */
export interface DirectLabel {
  readonly at: number;
  readonly text: string;
  readonly style: string;
  readonly bold?: boolean;
}

/**
 * Labels right of a plot, in the order of their heights, moved apart so that none touch and all stay between top and bottom where there is
 * room. A thin leader joins a label that had to move to its place.
 */
export const directLabels = (
  wanted: readonly DirectLabel[],
  x: number,
  width: number,
  top: number,
  bottom: number,
): string => {
  const placed = wanted
    .map((one) => {
      const lines = wrap(one.text, width, 3, 13, one.bold === true);
      return { ...one, lines, height: lines.length * 17 + 4, y: 0 };
    })
    .sort((a, b) => a.at - b.at);
  let floor = top;
  for (const one of placed) {
    one.y = Math.max(floor, one.at - one.height / 2);
    floor = one.y + one.height;
  }
  let ceiling = Math.max(bottom, top + placed.reduce((sum, { height }) => sum + height, 0));
  for (const one of [...placed].reverse()) {
    one.y = Math.min(one.y, ceiling - one.height);
    ceiling = one.y;
  }
  return placed
    .map(({ at, y, height, lines, style }) => {
      const middle = y + height / 2;
      const leader = Math.abs(middle - at) > 9 ? line(x - 8, at, x - 2, middle, { class: "axis" }) : "";
      return leader + labels(x, y + 14, lines, { style });
    })
    .join("");
};

/** A key above a plot for narrow charts: a short line in the series' style and its name, flowing over as many rows as needed. */
export const legend = (
  entries: readonly { readonly text: string; readonly stroke: string; readonly dashed: boolean }[],
  y: number,
  width: number,
): { readonly markup: string; readonly height: number } => {
  let x = 0;
  let row = y;
  let markup = "";
  for (const { text, stroke, dashed } of entries) {
    const lines = wrap(text, width - 30, 2);
    const needed = 30 + Math.max(...lines.map((part) => textWidth(part)));
    if (x > 0 && (x + needed > width || lines.length > 1)) {
      x = 0;
      row += 20;
    }
    markup += element("line", {
      x1: x,
      y1: row + 9.5,
      x2: x + 22,
      y2: row + 9.5,
      stroke: `var(--${stroke})`,
      "stroke-width": 2.5,
      "stroke-dasharray": dashed ? "5 4" : undefined,
    });
    markup += labels(x + 28, row + 14, lines);
    if (lines.length > 1) {
      row += 37;
      x = 0;
    } else x += needed + 16;
  }
  return { markup, height: row - y + (x === 0 ? 0 : 24) };
};
