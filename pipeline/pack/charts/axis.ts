import type { ColumnKind } from "../../../core/results.ts";
import { type Scale, ticks } from "../scale.ts";
import { label, line } from "../svg.ts";
import { type ChartContext, tickTexts, widest } from "./context.ts";

/** The ticks of an amount axis with their texts, and the width the widest needs; whole numbers except for rates and plain numbers. */
export const axisTicks = (range: readonly [number, number], unit: ColumnKind, count: number, context: ChartContext) => {
  const all = ticks(range[0], range[1], count);
  const whole = all.filter((value) => Number.isInteger(value));
  const values = unit !== "percent" && unit !== "number" && whole.length > 0 ? whole : all;
  const texts = tickTexts(values, unit, context);
  return { values, texts, width: widest(texts) };
};

type Ticks = ReturnType<typeof axisTicks>;

/** Horizontal rules with labels right-aligned left of `x0`. */
export const verticalAxis = ({ values, texts }: Ticks, y: Scale, x0: number, x1: number): string =>
  values
    .map((value, i) => {
      const at = y(value);
      const rule = line(x0, at, x1, at, { class: value === 0 ? "base" : "grid" });
      return rule + label(x0 - 8, at + 4.5, texts[i] as string, { anchor: "end", style: "tick" });
    })
    .join("");

/** Labels below `y0`, kept inside the drawing; every second one is left out until they no longer touch. */
export const horizontalAxis = (
  places: readonly { readonly x: number; readonly text: string }[],
  y0: number,
  width: number,
): string => {
  for (let every = 1; every <= places.length; every++) {
    const kept = places
      .filter((_, i) => (places.length - 1 - i) % every === 0)
      .map(({ x, text }) => {
        const half = widest([text]) / 2;
        return { text, x, at: Math.max(half, Math.min(width - half, x)), half };
      });
    const touching = kept.some((place, i) => {
      const next = kept[i + 1];
      return next !== undefined && place.at + place.half + 8 > next.at - next.half;
    });
    if (touching) continue;
    return kept
      .map(
        ({ x, at, text }) =>
          line(x, y0, x, y0 + 4, { class: "axis" }) + label(at, y0 + 18, text, { anchor: "middle", style: "tick" }),
      )
      .join("");
  }
  return "";
};
