import { isoDate } from "../../core/calendar/iso-date.ts";
import { formatDate } from "../../core/locale/format.ts";
import type { Chart, Column, Cell as ResultCell, Results, Table } from "../../core/results.ts";
import { defineTexts, sayIn } from "../texts.ts";
import { type Block, type BlockCell, type BlockColumn, sumOf, type TabPlan } from "./tab.ts";

const texts = defineTexts({
  overview: [
    "Overview {period}",
    "Überblick {period}",
    "Resumen {period}",
    "Przegląd {period}",
    "Visão geral {period}",
    "Genel bakış {period}",
  ],
  findings: ["Findings", "Befunde", "Hallazgos", "Wnioski", "Conclusões", "Bulgular"],
  figures: ["Key figures", "Kennzahlen", "Indicadores", "Wskaźniki", "Indicadores", "Göstergeler"],
  figure: ["Key figure", "Kennzahl", "Indicador", "Wskaźnik", "Indicador", "Gösterge"],
  value: ["Value", "Wert", "Valor", "Wartość", "Valor", "Değer"],
  goal: ["Goal", "Ziel", "Meta", "Cel", "Meta", "Hedef"],
  prior: ["Prior period", "Vorperiode", "Período anterior", "Poprzedni okres", "Período anterior", "Önceki dönem"],
  confidence: ["Confidence", "Sicherheit", "Confianza", "Pewność", "Confiança", "Güven"],
  stamp: [
    "As of {date} · inputs {hash} · {company} · {product} {version}",
    "Stichtag {date} · Eingaben {hash} · {company} · {product} {version}",
    "Fecha de corte {date} · datos {hash} · {company} · {product} {version}",
    "Stan na {date} · dane {hash} · {company} · {product} {version}",
    "Data de corte {date} · dados {hash} · {company} · {product} {version}",
    "Referans tarihi {date} · girdiler {hash} · {company} · {product} {version}",
  ],
});

/** A cell of results as the sheet holds it: decimal text becomes a number, a truth value stays one. */
const cellOf = (cell: ResultCell, { kind }: Pick<Column, "kind">): BlockCell =>
  typeof cell === "string" && kind !== "text" && kind !== "date" ? Number(cell) : cell;

const sums = ({ kind, total }: Column): boolean =>
  total === "sum" || (total === undefined && (kind === "integer" || kind === "money"));

const tableBlock = ({ columns, rows, totalRow, note, definition }: Table): Block => ({
  definition,
  columns: columns.map(
    ({ label, kind, digits }): BlockColumn => ({ label, kind, ...(digits === undefined ? {} : { digits }) }),
  ),
  rows: rows.map((row) => row.map((cell, i) => cellOf(cell, columns[i] as Column))),
  ...(totalRow === undefined
    ? {}
    : {
        total: totalRow.map((cell, i): BlockCell => {
          const column = columns[i] as Column;
          return cell !== null && sums(column) && typeof cell !== "boolean"
            ? sumOf(i, rows.length)
            : cellOf(cell, column);
        }),
      }),
  ...(note === undefined ? {} : { note }),
});

const text = (label: string): BlockColumn => ({ label, kind: "text" });

/** A chart as the table behind it with a native chart where Sheets has one; cohorts become a heat map. */
const chartBlock = (chart: Chart): Block => {
  const base = { title: chart.title, note: chart.alternative };
  switch (chart.kind) {
    case "funnel":
      return {
        ...base,
        columns: [text(""), { label: "n", kind: "integer" }, { label: "%", kind: "percent" }],
        rows: chart.steps.map(({ label, count, conversion }) => [label, count, conversion?.value ?? null]),
        chart: { kind: "bars", title: chart.title, from: 0, columns: 2 },
      };
    case "cohort":
      return {
        ...base,
        columns: [
          text(chart.ageLabel),
          { label: "n", kind: "integer" },
          ...chart.ages.map((label): BlockColumn => ({ label, kind: chart.unit, width: 64 })),
        ],
        rows: chart.rows.map(({ label, size, values }) => [
          label,
          size,
          ...chart.ages.map((_, i) => values[i] ?? null),
        ]),
        heat: [2, chart.ages.length],
      };
    case "bars":
      return {
        ...base,
        columns: [
          text(""),
          { label: chart.title, kind: chart.unit },
          { label: chart.comparisonLabel ?? "", kind: chart.unit },
        ],
        rows: chart.bars.map(({ label, value, comparison }) => [label, value, comparison ?? null]),
        chart: { kind: "bars", title: chart.title, from: 0, columns: chart.comparisonLabel === undefined ? 2 : 3 },
      };
    case "line": {
      const days = Array.from(new Set(chart.series.flatMap(({ points }) => points.map(({ x }) => x)))).sort();
      const series = chart.series.slice(0, 5).map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
      return {
        ...base,
        columns: [
          { label: "", kind: "date" },
          ...chart.series.slice(0, 5).map(({ label }): BlockColumn => ({ label, kind: chart.unit })),
        ],
        rows: days.map((day) => [day, ...series.map((points) => points.get(day) ?? null)]),
        chart: { kind: "line", title: chart.title, from: 0, columns: series.length + 1 },
      };
    }
    case "waterfall":
      return {
        ...base,
        columns: [text(""), { label: chart.title, kind: "money" }],
        rows: [chart.opening, ...chart.changes].map(({ label, value }) => [label, value]),
        total: [chart.closing.label, sumOf(1, chart.changes.length + 1)],
        chart: { kind: "waterfall", title: chart.title, from: 0, columns: 2 },
      };
    case "intervals":
      return {
        ...base,
        columns: [
          text(""),
          { label: chart.title, kind: chart.unit },
          { label: "95% –", kind: chart.unit },
          { label: "95% +", kind: chart.unit },
          { label: "n", kind: "integer" },
        ],
        rows: [...chart.entries, ...(chart.unranked ?? [])].map(({ label, value, low, high, n }) => [
          label,
          value,
          low,
          high,
          n,
        ]),
        chart: { kind: "bars", title: chart.title, from: 0, columns: 2 },
      };
    case "distribution":
      return {
        ...base,
        columns: [
          { label: "", kind: chart.unit },
          { label: "%", kind: "percent" },
        ],
        rows: chart.steps.map(({ from, probability }) => [from, probability]),
        chart: { kind: "columns", title: chart.title, from: 0, columns: 2 },
      };
    case "curve": {
      const series = chart.series.slice(0, 5);
      const xs = Array.from(new Set(series.flatMap(({ points }) => points.map(({ x }) => x)))).sort((a, b) => a - b);
      const values = series.map(({ points }) => new Map(points.map(({ x, y }) => [x, y])));
      return {
        ...base,
        columns: [
          { label: chart.xLabel, kind: chart.xUnit },
          ...series.map(({ label }): BlockColumn => ({ label, kind: chart.yUnit })),
        ],
        rows: xs.map((x) => [x, ...values.map((points) => points.get(x) ?? null)]),
        chart: { kind: "line", title: chart.title, from: 0, columns: series.length + 1 },
      };
    }
  }
};

const overviewTab = (results: Results, stamp: string): TabPlan => {
  const say = sayIn(texts, results.stamp.language);
  return {
    name: say("overview", { period: results.stamp.period }),
    title: `${results.stamp.company} · ${results.stamp.period}`,
    sentence: results.trust.summary,
    stamp,
    blocks: [
      {
        title: say("findings"),
        columns: [
          { label: say("findings"), kind: "text", width: 420 },
          { label: results.stamp.currency, kind: "money" },
          text(say("confidence")),
        ],
        rows: results.findings.map(({ sentence, money, confidence }) => [
          sentence,
          money === null ? null : Number(money),
          confidence,
        ]),
      },
      ...results.keyFigures.map(
        ({ label, kind, value, goal, prior }, i): Block => ({
          ...(i === 0 ? { title: say("figures") } : {}),
          columns: [
            text(say("figure")),
            { label: say("value"), kind },
            { label: say("goal"), kind },
            { label: say("prior"), kind },
          ],
          rows: [[label, cellOf(value, { kind }), cellOf(goal, { kind }), cellOf(prior, { kind })]],
        }),
      ),
    ],
    facts: { kind: "results", hash: results.stamp.inputHash, asOf: results.stamp.asOf },
  };
};

/** The tabs of a results file: an overview, then one tab a table; a section's charts stand on the tab of its first table. */
export const resultsTabs = (results: Results): TabPlan[] => {
  const { stamp } = results;
  const say = sayIn(texts, stamp.language);
  const line = say("stamp", {
    date: formatDate(isoDate(stamp.asOf), stamp.language),
    hash: stamp.inputHash.slice(0, 12),
    company: stamp.company,
    product: stamp.product,
    version: stamp.version,
  });
  const sections = results.sections.flatMap(({ title, sentence, tables, charts, notes }) =>
    tables.map(
      (table, i): TabPlan => ({
        name: table.title,
        title: i === 0 ? title : table.title,
        sentence: i === 0 ? [sentence, ...notes].join(" ") : table.title,
        stamp: line,
        blocks: [tableBlock(table), ...(i === 0 ? charts.map(chartBlock) : [])],
        facts: { kind: "results", table: table.id, hash: stamp.inputHash, asOf: stamp.asOf },
      }),
    ),
  );
  return [overviewTab(results, line), ...sections];
};
