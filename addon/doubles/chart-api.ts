import type { RangeApi } from "./range-api.ts";
import type { Area, HeldChart } from "./store.ts";
import { strict } from "./strict.ts";

/** Builds a chart from a range, as far as the add-in does; an incomplete one is refused. */
export const chartBuilder = (): object => {
  let type = "";
  let range: { readonly a1: string; readonly area: Area } | undefined;
  let at: HeldChart["at"] | undefined;
  const options: Record<string, unknown> = {};
  const builder: object = strict("EmbeddedChartBuilder", {
    setChartType: (value: string) => {
      type = value;
      return builder;
    },
    addRange: (value: RangeApi) => {
      range = value;
      return builder;
    },
    setNumHeaders: (count: number) => {
      options.headers = count;
      return builder;
    },
    setPosition: (row: number, column: number, x: number, y: number) => {
      if (row < 1 || column < 1 || x < 0 || y < 0) throw new Error("Invalid position");
      at = { row, column };
      return builder;
    },
    setOption: (key: string, value: unknown) => {
      options[key] = value;
      return builder;
    },
    build: (): HeldChart => {
      if (type === "" || range === undefined || at === undefined) throw new Error("The chart is not complete");
      return { type, range: range.a1, area: range.area, at, options };
    },
  });
  return builder;
};
