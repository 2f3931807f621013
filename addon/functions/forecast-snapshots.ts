import { RevError } from "../../core/errors/error.ts";
import { dealChanges } from "../../core/forecast/changes.ts";
import { slippage } from "../../core/forecast/slippage.ts";
import { dealsById, type SnapshotDeal } from "../../core/forecast/snapshot.ts";
import { waterfall, waterfallCauses } from "../../core/forecast/waterfall.ts";
import { snakeCase } from "../../core/snake-case.ts";
import { choice, date } from "../cells.ts";
import { type dealColumns, dealTable, type ReadDeal, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell } from "../parameters.ts";
import { facts, rows, views } from "../results.ts";
import type { RowOf, Table } from "../table.ts";

const snapshotText = "Snapshot with a header row: deal id, amount, close date, status or stage.";
const snapshotTexts = {
  opening: `${snapshotText} At the start.`,
  closing: `${snapshotText} At the end.`,
  period_start: "First day of the period.",
  period_end: "Last day of the period.",
};

const snapshotOf = (deals: Parameters<typeof readDeals>[0]): SnapshotDeal[] => {
  const known = readDeals(deals, "deal", "amount", "closed");
  const list = known.map(({ id, amount, closeDate, outcome }: ReadDeal, i): SnapshotDeal => {
    if (amount === null) throw new RevError("VALUE_BLANK", { place: `${deals.name}!R${deals.places[i]}C1` });
    return { id, amount, closeDate, status: outcome };
  });
  dealsById(list, deals.name);
  return list;
};

const exampleSnapshots = {
  A1: [
    ["deal", "amount", "close date", "status"],
    ["D1", 100, { date: "2026-02-10" }, "open"],
    ["D2", 200, { date: "2026-03-10" }, "open"],
  ],
  F1: [
    ["deal", "amount", "close date", "status"],
    ["D1", 100, { date: "2026-02-10" }, "won"],
    ["D2", 250, { date: "2026-05-10" }, "open"],
  ],
  K1: [[{ date: "2026-01-01" }, { date: "2026-03-31" }]],
} as const;

export const bridge = defineFunction("REV_WATERFALL", {
  about: {
    summary: six(
      "Pipeline from opening to closing by cause; it always reconciles.",
      "Pipeline von Anfang bis Ende nach Ursachen; sie geht immer auf.",
      "Pipeline de inicio a fin por causa; siempre cuadra.",
      "Pipeline od stanu początkowego do końcowego według przyczyn; zawsze się zgadza.",
      "Pipeline do início ao fim por causa; sempre fecha.",
      "Nedenlerine göre açılıştan kapanışa satış hattı; her zaman tutar.",
    ),
    parameters: snapshotTexts,
    returns: "A row a cause; show=won gives one, show=lines each deal's cause.",
    errors: ["COLUMN_MISSING", "SNAPSHOT_DUPLICATE_DEAL", "VALUE_BLANK"],
    golden: ["forecast.waterfall"],
    examples: [
      { given: exampleSnapshots, formula: '=REV_WATERFALL(A1:D3, F1:I3, K1, L1, "show=moved_out")', gives: 200 },
    ],
    listed: true,
  },
  parameters: { opening: dealTable, closing: dealTable, period_start: cell(date), period_end: cell(date) },
  run: ({ opening, closing, period_start, period_end }) => {
    const found = waterfall({ start: period_start, end: period_end }, snapshotOf(opening), snapshotOf(closing));
    const names = ["opening", ...waterfallCauses, "closing"] as const;
    return views({
      causes: () => facts(Object.fromEntries(names.map((name) => [snakeCase(name), found[name]]))),
      lines: () =>
        rows(
          ["deal", "cause", "amount"],
          found.lines.map(({ id, cause, amount }) => [id, snakeCase(cause), amount]),
        ),
    });
  },
});

export const slipped = defineFunction("REV_SLIPPAGE", {
  about: {
    summary: six(
      "Deals due in the period that slipped beyond it: by count, by value and by days.",
      "Im Zeitraum fällige Deals, die darüber hinausrutschten: nach Anzahl, Wert und Tagen.",
      "Ventas previstas en el período que se aplazaron: por número, valor y días.",
      "Szanse z terminem w okresie przesunięte poza niego: liczba, wartość, dni.",
      "Negócios previstos no período que foram adiados: por número, valor e dias.",
      "Dönemde kapanması gerekip ertelenen satışlar: adet, tutar ve gün.",
    ),
    parameters: snapshotTexts,
    returns: "due, slipped, rates and mean days pushed.",
    errors: ["COLUMN_MISSING", "SNAPSHOT_DUPLICATE_DEAL"],
    golden: ["forecast.slippage"],
    examples: [
      { given: exampleSnapshots, formula: '=REV_SLIPPAGE(A1:D3, F1:I3, K1, L1, "show=rate_count")', gives: 0.5 },
    ],
    listed: true,
  },
  parameters: { opening: dealTable, closing: dealTable, period_start: cell(date), period_end: cell(date) },
  run: ({ opening, closing, period_start, period_end }) => {
    const found = slippage({ start: period_start, end: period_end }, snapshotOf(opening), snapshotOf(closing));
    return facts({
      due: found.due,
      slipped: found.slipped,
      rate_count: found.rateCount,
      rate_value: found.rateValue,
      avg_push_days: found.averagePushDays,
    });
  },
});

const compared = (deals: Table<RowOf<typeof dealColumns>>) =>
  readDeals(deals, "deal", "amount", "closed").map((deal, i) => {
    if (deal.amount === null) throw new RevError("VALUE_BLANK", { place: `${deals.name}!R${deals.places[i]}C1` });
    return {
      id: deal.id,
      amount: deal.amount,
      closeDate: deal.closeDate,
      status: deal.outcome,
      stage: deal.stage ?? undefined,
      owner: deal.owner ?? undefined,
    };
  });

export const changes = defineFunction("REV_CHANGES", {
  about: {
    summary: six(
      "What changed between two snapshots, deal by deal and cause by cause.",
      "Was sich zwischen zwei Stichtagsabzügen änderte, je Deal und Ursache.",
      "Qué cambió entre dos instantáneas, venta por venta y causa por causa.",
      "Co zmieniło się między dwiema migawkami, szansa po szansie i przyczyna po przyczynie.",
      "O que mudou entre dois snapshots, negócio a negócio e causa a causa.",
      "İki anlık görüntü arasında değişenler; satış satış, neden neden.",
    ),
    parameters: {
      opening: "Earlier snapshot with a header row: deal id, amount, close date, status or stage.",
      closing: "Later snapshot with a header row.",
    },
    returns: "A row a change: deal, cause, amount, days, from, to.",
    errors: ["SNAPSHOT_DUPLICATE_DEAL", "COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["deal", "amount", "close date", "status"],
            ["D1", 100, { date: "2026-02-10" }, "open"],
          ],
          F1: [
            ["deal", "amount", "close date", "status"],
            ["D1", 150, { date: "2026-02-10" }, "open"],
          ],
        },
        formula: "=REV_CHANGES(A1:D2, F1:I2)",
        gives: [
          ["Deal", "Cause", "Amount", "Days", "From", "To"],
          ["D1", "increased", 50, "", "", ""],
        ],
      },
    ],
    listed: true,
  },
  parameters: { opening: dealTable, closing: dealTable },
  options: { cause: choice("won", "lost", "created", "deleted", "increased", "decreased", "pushed", "reopened") },
  run: ({ opening, closing }, options) => {
    const found = dealChanges(compared(opening), compared(closing)).filter(
      ({ cause }) => options.cause === undefined || cause === options.cause,
    );
    return rows(
      ["deal", "cause", "amount", "days", "from", "to"],
      found.map(({ id, cause, amount, days, from, to }) => [id, snakeCase(cause), amount, days, from, to]),
    );
  },
});

export const forecastSnapshots = [bridge, slipped, changes];
