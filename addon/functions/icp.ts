import { dayNumber } from "../../core/calendar/iso-date.ts";
import { leadScore } from "../../core/icp/lead-score.ts";
import { segmentLift } from "../../core/icp/segment-lift.ts";
import { weightOfEvidence } from "../../core/icp/weight-of-evidence.ts";
import { count, counts, double, text } from "../cells.ts";
import { dealTable, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { column, table, whole } from "../parameters.ts";
import { facts, one, rows, type Value, views } from "../results.ts";
import { columnNamed, need } from "../table.ts";

const segmentRows = {
  segment: need(text, "industry", "country", "lead_source"),
  won: need(counts),
} as const;

export const lift = defineFunction("REV_ICP_LIFT", {
  about: {
    summary: six(
      "Which segments win more or less than all: rate, lift, interval and verdict.",
      "Welche Segmente öfter oder seltener gewinnen: Quote, Lift, Intervall, Urteil.",
      "Qué segmentos ganan más o menos que el total: tasa, lift, intervalo y veredicto.",
      "Które segmenty wygrywają częściej lub rzadziej: wskaźnik, lift, przedział, ocena.",
      "Quais segmentos ganham mais ou menos: taxa, lift, intervalo e veredito.",
      "Hangi segmentler daha çok ya da az kazanıyor: oran, lift, aralık, yargı.",
    ),
    parameters: { segments: "Table with a header: segment, won and total (won and lost)." },
    returns: "A row a segment; show=base_rate. Options min_total, confidence.",
    errors: ["COLUMN_MISSING", "COUNT_OUT_OF_RANGE", "CONFIDENCE_OUT_OF_RANGE"],
    golden: ["icp.segment_lift"],
    examples: [
      {
        given: {
          A1: [
            ["segment", "won", "total"],
            ["A", 30, 50],
            ["B", 10, 50],
          ],
        },
        formula: '=REV_ICP_LIFT(A1:C3, "show=base_rate")',
        gives: 0.4,
      },
    ],
    listed: true,
  },
  parameters: { segments: table({ ...segmentRows, total: need(counts) }) },
  options: { min_total: count(), confidence: double },
  run: ({ segments }, options) => {
    const own = segments.rows.map(({ segment, won, total }) => ({ name: segment, won, total }));
    const found = segmentLift(own, options.min_total ?? 0, options.confidence ?? 0.95);
    return views({
      segments: () =>
        rows(
          ["segment", "n", "rate", "lift", "low", "high", "verdict"],
          found.segments.map((row) => [row.segment, row.total, row.rate, row.lift, row.low, row.high, row.verdict]),
        ),
      base_rate: () => one(found.baseRate),
    });
  },
});

export const evidence = defineFunction("REV_ICP_WOE", {
  about: {
    summary: six(
      "Weight of evidence of each value and the information value of the column.",
      "Weight of Evidence je Wert und Informationswert der Spalte.",
      "Peso de la evidencia por valor y valor de información de la columna.",
      "Waga dowodu dla wartości i wartość informacyjna kolumny.",
      "Peso da evidência por valor e valor de informação da coluna.",
      "Her değerin kanıt ağırlığı ve sütunun bilgi değeri.",
    ),
    parameters: { segments: "Table with a header: segment, won and lost." },
    returns: "A row a segment; show=iv. Option adjust is added to every count.",
    errors: ["EMPTY_CELL_USE_ADJUST", "COLUMN_MISSING"],
    golden: ["icp.woe_iv"],
    examples: [
      {
        given: {
          A1: [
            ["segment", "won", "lost"],
            ["A", 10, 10],
            ["B", 10, 10],
          ],
        },
        formula: '=REV_ICP_WOE(A1:C3, "show=iv")',
        gives: 0,
      },
    ],
    listed: false,
  },
  parameters: { segments: table({ ...segmentRows, lost: need(counts) }) },
  options: { adjust: double },
  run: ({ segments }, options) => {
    const bins = segments.rows.map(({ segment, won, lost }) => ({ name: segment, won, lost }));
    const found = weightOfEvidence(bins, options.adjust ?? 0);
    return views({
      segments: () =>
        rows(
          ["segment", "woe", "iv"],
          found.bins.map(({ bin, woe, iv }) => [bin, woe, iv]),
        ),
      iv: () => one(found.iv),
    });
  },
});

export const score = defineFunction("REV_LEAD_SCORE", {
  about: {
    summary: six(
      "Scores open deals by what won before, judged on deals held back.",
      "Bewertet offene Deals nach früher Gewonnenem, geprüft an zurückgehaltenen.",
      "Puntúa ventas abiertas según lo ganado antes, probado con ventas reservadas.",
      "Ocenia otwarte szanse na podstawie wygranych, sprawdzone na odłożonych.",
      "Pontua negócios abertos pelo que ganhou antes, testado em negócios reservados.",
      "Açık satışları geçmiş kazanımlara göre puanlar, ayrılan satışlarda sınanır.",
    ),
    parameters: {
      deals: "Deals with a header row: id, status or stage, close date and the columns to learn from.",
      columns: "Names of the columns to learn from.",
    },
    returns:
      "A row an open deal with its chance; show=quality or columns. Blank with too few decided deals (50, ten of each outcome).",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["deal", "status", "closed", "industry"],
            ["D1", "open", null, "Retail"],
          ],
          F1: [["industry"]],
        },
        formula: "=REV_LEAD_SCORE(A1:D2, F1)",
        gives: [
          ["Deal", "Score"],
          ["D1", ""],
        ],
      },
    ],
    listed: false,
  },
  parameters: { deals: dealTable, columns: column(text) },
  run: ({ deals, columns }) => {
    const names = whole(columns);
    const at = names.map((name) => columnNamed(deals, name, "deals"));
    const known = readDeals(deals).map((deal, i) => ({
      ...deal,
      values: at.map((index) => {
        const value = deals.cell(deals.places[i] as number, index);
        return value === "" ? null : String(value);
      }),
    }));
    const found = leadScore(
      names,
      known.flatMap(({ outcome, closed, values }) =>
        (outcome === "won" || outcome === "lost") && closed !== null
          ? [{ values, won: outcome === "won", decidedAt: dayNumber(closed) }]
          : [],
      ),
    );
    return views({
      deals: () =>
        rows(
          ["deal", "score"],
          known.flatMap(({ id, outcome, values }): Value[][] =>
            outcome === "open" ? [[id, found === null ? null : found.score(values)]] : [],
          ),
        ),
      quality: () =>
        facts({
          n: found?.trained ?? 0,
          held_back: found?.heldBack ?? null,
          auc: found?.auc ?? null,
          brier: found?.brier ?? null,
        }),
      columns: () =>
        rows(
          ["column", "iv", "weight"],
          (found?.columns ?? []).map((row) => [row.column, row.iv, row.weight]),
        ),
    });
  },
});

export const icpFunctions = [lift, evidence, score];
