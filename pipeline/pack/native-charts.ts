import type { BarChart, Chart, Section, Table } from "../../core/results.ts";
import { dataBlock, tableRows } from "./table-sheet.ts";
import type { NativeChart } from "./xlsx.ts";

type Native = Pick<NativeChart, "kind" | "series">;
type Series = NativeChart["series"][number];

/** Charts with more points than this stay a table: a spreadsheet draws them unreadably small. */
const mostPoints = 400;

const columnSeries = (table: Table, index: number, role: Series["role"], rows?: readonly [number, number]): Series => ({
  name: table.columns[index]?.label ?? "",
  categories: dataBlock(table, [0, 0], rows),
  values: dataBlock(table, [index, index], rows),
  role,
});

const lineSeries = (chart: Extract<Chart, { kind: "line" }>, table: Table): readonly Series[] =>
  table.columns.slice(1).map((column, i) => {
    const role = chart.series[i]?.role ?? (column.key === "goal" ? "goal" : "band");
    return columnSeries(table, i + 1, role);
  });

const curveSeries = (chart: Extract<Chart, { kind: "curve" }>, table: Table): readonly Series[] => {
  let row = chart.marks.length;
  return chart.series.flatMap(({ label, points }, i) => {
    const rows = [row, row + points.length - 1] as const;
    row += points.length;
    if (points.length === 0) return [];
    return [
      {
        name: label,
        categories: dataBlock(table, [1, 1], rows),
        values: dataBlock(table, [2, 2], rows),
        role: i === 0 ? "accent" : "comparison",
      },
    ];
  });
};

/** A chart over the table of its own figures as a native chart, or undefined where a table with a colour scale says it better. */
const native = (chart: Chart, table: Table): Native | undefined => {
  switch (chart.kind) {
    case "bars":
      return {
        kind: "bar",
        series: table.columns.slice(1).map((_, i) => columnSeries(table, i + 1, i === 0 ? "accent" : "comparison")),
      };
    case "funnel":
      return { kind: "bar", series: [columnSeries(table, 1, "accent")] };
    case "line":
      return { kind: "line", series: lineSeries(chart, table) };
    case "waterfall":
      return { kind: "column", series: [columnSeries(table, 1, "accent")] };
    case "intervals": {
      const last = chart.entries.length + (chart.unranked ?? []).length - 1;
      return last < 0 ? undefined : { kind: "bar", series: [columnSeries(table, 2, "accent", [0, last])] };
    }
    case "distribution": {
      const first = chart.marks.length + (chart.goal === undefined ? 0 : 1);
      const rows = [first, table.rows.length - 1] as const;
      return {
        kind: "column",
        series: [{ ...columnSeries(table, 3, "accent", rows), categories: dataBlock(table, [1, 1], rows) }],
      };
    }
    case "curve":
      return { kind: "scatter", series: curveSeries(chart, table) };
    case "cohort":
      return undefined;
  }
};

/** Whether a chart of bars has no value below zero. */
const fromZero = ({ kind, series }: Native, table: Table): boolean =>
  (kind === "bar" || kind === "column") &&
  series.every(({ values }) =>
    table.rows.every((row, i) => {
      const at = i + tableRows.data;
      const outside = at < values.rows[0] || at > values.rows[1];
      return outside || Number(row[values.columns[0]] ?? 0) >= 0;
    }),
  );

const axisFormat = ({ series }: Native, table: Table): string => {
  const column = table.columns[series[0]?.values.columns[0] ?? -1];
  return column?.kind === "percent" ? "0%" : column?.kind === "number" ? "General" : "#,##0";
};

/** The native chart of a chart, placed right of its table; none for an empty chart. */
export const nativeChart = (chart: Chart, table: Table): readonly NativeChart[] => {
  const drawn = table.rows.length === 0 || table.rows.length > mostPoints ? undefined : native(chart, table);
  if (drawn === undefined || drawn.series.length === 0) return [];
  return [
    {
      ...drawn,
      fromZero: fromZero(drawn, table),
      axisFormat: axisFormat(drawn, table),
      title: chart.title,
      alternative: chart.alternative,
      at: { row: tableRows.header, column: table.columns.length + 1 },
    },
  ];
};

const sameLabels = (chart: BarChart, table: Table, column: number): boolean =>
  table.rows.length === chart.bars.length && chart.bars.every(({ label }, i) => table.rows[i]?.[column] === label);

const columnWith = (values: readonly (number | null)[], table: Table): number =>
  table.columns.findIndex(
    ({ kind }, c) =>
      kind !== "text" &&
      kind !== "date" &&
      values.every((value, i) => (table.rows[i]?.[c] ?? null) !== null && Number(table.rows[i]?.[c]) === value),
  );

/**
 * A bar chart drawn beside a table of its section that already holds its labels and figures, so that they need no sheet of their own;
 * undefined where no table does.
 */
export const chartBesideTable = (
  chart: Chart,
  section: Section,
): { readonly table: Table; readonly chart: NativeChart } | undefined => {
  if (chart.kind !== "bars" || chart.bars.length === 0) return undefined;
  const compared = chart.bars.some(({ comparison }) => comparison !== undefined && comparison !== null);
  for (const table of section.tables) {
    const value = columnWith(
      chart.bars.map((bar) => bar.value),
      table,
    );
    const comparison = compared
      ? columnWith(
          chart.bars.map((bar) => bar.comparison ?? null),
          table,
        )
      : -1;
    if (!sameLabels(chart, table, 0) || value < 0 || (compared && comparison < 0)) continue;
    const drawn: Native = {
      kind: "bar",
      series: [
        columnSeries(table, value, "accent"),
        ...(comparison < 0 ? [] : [columnSeries(table, comparison, "comparison")]),
      ],
    };
    return {
      table,
      chart: {
        ...drawn,
        fromZero: fromZero(drawn, table),
        axisFormat: axisFormat(drawn, table),
        title: chart.title,
        alternative: chart.alternative,
        at: { row: tableRows.header, column: table.columns.length + 1 },
      },
    };
  }
  return undefined;
};
