import { isoDate } from "../../core/calendar/iso-date.ts";
import { formatNumber } from "../../core/locale/format.ts";
import type { Chart, Results, Section, Table } from "../../core/results.ts";
import { chartTable } from "./charts/data.ts";
import { inputTable } from "./input-table.ts";
import { packSpeaker } from "./messages.ts";
import { chartBesideTable, nativeChart } from "./native-charts.ts";
import { overviewSheet, trendSheet } from "./overview-sheet.ts";
import { sheetNames } from "./sheet-names.ts";
import { dataBlock, tableSheet } from "./table-sheet.ts";
import { type NativeChart, type WorkbookSheet, writeWorkbook } from "./xlsx.ts";

/** A sheet before it has a name: the table, where it belongs and what stands beside it. */
interface Planned {
  readonly table: Table;
  readonly section: string;
  readonly answer: string;
  readonly charts: readonly NativeChart[];
  readonly heat: boolean;
}

const sectionSheets = (section: Section, results: Results): readonly Planned[] => {
  const placed = section.charts.map((chart) => ({ chart, beside: chartBesideTable(chart, section) }));
  const own = placed
    .filter(({ beside }) => beside === undefined)
    .map(({ chart }): Planned => planChart(chart, section, results));
  const tables = section.tables.map(
    (table): Planned => ({
      table,
      section: section.id,
      answer: section.title,
      charts: placed.flatMap(({ beside }) => (beside?.table === table ? [beside.chart] : [])),
      heat: false,
    }),
  );
  return [...own, ...tables];
};

const planChart = (chart: Chart, section: Section, { stamp }: Results): Planned => {
  const table = chartTable(chart, section.id, stamp.language);
  return {
    table,
    section: section.id,
    answer: section.title,
    charts: nativeChart(chart, table),
    heat: chart.kind === "cohort" && table.rows.length > 1,
  };
};

const definitionTable = ({ definitions, stamp }: Results): Table => {
  const say = packSpeaker(stamp.language);
  return {
    id: "definitions",
    title: say("definitions"),
    definition: "",
    columns: [
      { key: "term", label: say("term"), kind: "text" },
      { key: "definition", label: say("definition"), kind: "text" },
    ],
    rows: definitions.map(({ term, definition }) => [term, definition]),
  };
};

const stacked = (charts: readonly NativeChart[]): readonly NativeChart[] =>
  charts.map((chart, i) => ({ ...chart, at: { ...chart.at, row: chart.at.row + i * 22 } }));

/**
 * The pack's workbook as XLSX bytes: an overview with a linked list of sheets, then one sheet a table, charts beside their figures, at the
 * end definitions and input files. Same results, same bytes.
 */
export const renderWorkbook = async (results: Results): Promise<Uint8Array> => {
  const { stamp } = results;
  const say = packSpeaker(stamp.language);
  const plain = (table: Table): Planned => ({ table, section: "", answer: table.title, charts: [], heat: false });
  const planned = [
    ...results.sections.flatMap((section) => sectionSheets(section, results)),
    plain(definitionTable(results)),
    plain(inputTable(stamp)),
  ];
  const [overview = "", trend = "", ...names] = sheetNames([
    say("overview"),
    `${say("keyFigures")} ${say("trend")}`,
    ...planned.map(({ table }) => table.title),
  ]);
  const listed = planned.map(({ section, answer, table }, i) => ({
    name: names[i] as string,
    section,
    title: answer,
    rows: table.rows.length,
  }));
  const sheets = planned.map(({ table, charts, heat }, i): WorkbookSheet => {
    const block = heat ? { heat: dataBlock(table, [2, table.columns.length - 1], [0, table.rows.length - 2]) } : {};
    return tableSheet(table, names[i] as string, overview, stamp, {
      charts: stacked(charts),
      bars: charts.length === 0 && !heat,
      ...block,
    });
  });
  return writeWorkbook({
    title: [stamp.company, stamp.period].filter((part) => part !== "").join(" – "),
    subject: say("asOf", { date: stamp.asOf }),
    creator: stamp.product,
    company: stamp.company,
    date: isoDate(stamp.asOf),
    cutNote: (count) => say("cut", { count: formatNumber(count, 0, stamp.language) }),
    sheets: [overviewSheet(results, overview, trend, listed), trendSheet(results, trend, overview), ...sheets],
  });
};
