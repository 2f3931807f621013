import { daysBetween } from "../../core/calendar/iso-date.ts";
import { coverage } from "../../core/forecast/coverage.ts";
import { createAndClose } from "../../core/forecast/create-and-close.ts";
import { linearity } from "../../core/forecast/linearity.ts";
import { probability } from "../../core/forecast/probability.ts";
import { forecastCategories, rollup } from "../../core/forecast/rollup.ts";
import { weightedPipeline } from "../../core/forecast/weighted.ts";
import { winDistribution as distributionOf } from "../../core/forecast/win-distribution.ts";
import { toText } from "../../core/money/exact.ts";
import { type CellKind, choice, count, date, list, number, rate } from "../cells.ts";
import { dealTable, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, maybeColumn, table, whole } from "../parameters.ts";
import { down, eachRow, facts, one, rows, views } from "../results.ts";
import { need } from "../table.ts";

const chance: CellKind<ReturnType<typeof probability>> = {
  name: "probability",
  numeric: true,
  read: (value, cursor) => probability(toText(number.read(value, cursor)), cursor.place()),
};

const openDeals = table(
  { amount: need(number, "amount", "amount_home"), probability: need(chance, "probability") },
  "deals",
);

export const weighted = defineFunction("REV_FORECAST_WEIGHTED", {
  about: {
    summary: six(
      "Weighted pipeline: the sum of amount times probability of open deals.",
      "Gewichtete Pipeline: Summe aus Betrag mal Wahrscheinlichkeit offener Deals.",
      "Pipeline ponderado: suma de importe por probabilidad de las ventas abiertas.",
      "Ważony pipeline: suma kwot razy prawdopodobieństwo otwartych szans.",
      "Pipeline ponderado: soma de valor vezes probabilidade dos negócios abertos.",
      "Ağırlıklı satış hattı: açık satışların tutar çarpı olasılık toplamı.",
    ),
    parameters: { deals: "Open deals with a header row: amount and probability (fraction)." },
    returns: "weighted and unweighted; show=weighted gives one number, by=owner a row a group.",
    errors: ["PROBABILITY_RANGE", "COLUMN_MISSING"],
    golden: ["forecast.weighted"],
    examples: [
      {
        given: {
          A1: [
            ["amount", "probability"],
            [1000, 0.5],
            [500, 0.2],
          ],
        },
        formula: '=REV_FORECAST_WEIGHTED(A1:B3, "show=weighted")',
        gives: 600,
      },
    ],
    listed: true,
  },
  parameters: { deals: openDeals },
  measures: "deals",
  run: ({ deals }) => {
    const found = weightedPipeline(deals.rows);
    return facts({ weighted: found.weighted, unweighted: found.unweighted });
  },
});

export const winDistribution = defineFunction("REV_WIN_DISTRIBUTION", {
  about: {
    summary: six(
      "Exact distribution of the sum of independent open deals.",
      "Exakte Verteilung der Summe unabhängiger offener Deals.",
      "Distribución exacta de la suma de ventas abiertas independientes.",
      "Dokładny rozkład sumy niezależnych otwartych szans.",
      "Distribuição exata da soma de negócios abertos independentes.",
      "Bağımsız açık satışlar toplamının kesin dağılımı.",
    ),
    parameters: {
      deals: "Open deals with a header row: amount and probability (fraction).",
      targets: "Optional. Amounts for P(at least).",
    },
    returns: "mean, variance and sd; show=quantiles (P10, P50, P90, or option quantiles=0.25,0.75), at_least or pmf.",
    errors: ["PROBABILITY_RANGE"],
    golden: ["forecast.distribution"],
    examples: [
      {
        given: {
          A1: [
            ["amount", "probability"],
            [100, 0.5],
            [100, 0.5],
          ],
        },
        formula: '=REV_WIN_DISTRIBUTION(A1:B3, 100, "show=at_least")',
        gives: [
          ["Total", "Probability"],
          [100, 0.75],
        ],
      },
    ],
    listed: false,
  },
  parameters: { deals: openDeals, targets: maybeColumn(number) },
  options: { quantiles: list },
  run: ({ deals, targets }, options) => {
    const asked = (options.quantiles ?? ["0.1", "0.5", "0.9"]).map((q) => probability(q, "quantiles"));
    const amounts = targets === undefined ? [] : whole(targets);
    const found = distributionOf(deals.rows, amounts, asked);
    const summary = { mean: found.mean, variance: found.variance, sd: found.sd, bound: found.bound };
    return views({
      summary: () => facts(summary),
      at_least: () =>
        rows(
          ["total", "probability"],
          amounts.map((amount, i) => [amount, found.atLeast[i] ?? null]),
        ),
      quantiles: () =>
        rows(
          ["quantile", "total"],
          asked.map((q, i) => [q, found.quantiles[i] ?? null]),
        ),
      pmf: () =>
        rows(
          ["total", "probability"],
          (found.totals ?? []).map(({ total, probability: p }) => [total, p]),
        ),
    });
  },
});

export const rolledUp = defineFunction("REV_FORECAST_ROLLUP", {
  about: {
    summary: six(
      "Amounts by forecast category, each alone or rolled up; omitted stands apart.",
      "Beträge je Prognosekategorie, einzeln oder kumuliert; Ausgeschlossenes steht gesondert.",
      "Importes por categoría de previsión, por separado o acumulados; lo omitido va aparte.",
      "Kwoty według kategorii prognozy, osobno lub narastająco; pominięte osobno.",
      "Valores por categoria de previsão, separados ou acumulados; omitidos à parte.",
      "Tahmin kategorisine göre tutarlar, tek tek veya birikimli; hariç tutulan ayrıdır.",
    ),
    parameters: {
      deals: "Deals with a header row: amount and forecast category (closed, commit, best_case, pipeline, omitted).",
      mode: "single or cumulative.",
    },
    returns: "An amount a category; by=owner a row a group.",
    errors: ["CHOICE_UNKNOWN", "COLUMN_MISSING"],
    golden: ["forecast.rollup"],
    examples: [
      {
        given: {
          A1: [
            ["amount", "category"],
            [100, "closed"],
            [50, "commit"],
            [30, "best case"],
          ],
        },
        formula: '=REV_FORECAST_ROLLUP(A1:B4, "cumulative", "show=best_case")',
        gives: 180,
      },
    ],
    listed: true,
  },
  parameters: {
    deals: table(
      {
        amount: need(number, "amount", "amount_home"),
        category: need(choice(...forecastCategories), "forecast_category"),
      },
      "deals",
    ),
    mode: cell(choice("single", "cumulative")),
  },
  measures: "deals",
  run: ({ deals, mode }) => facts({ ...rollup(deals.rows, mode) }),
});

export const covered = defineFunction("REV_COVERAGE", {
  about: {
    summary: six(
      "Open pipeline against the quota that is left, and the pipeline that is still needed.",
      "Offene Pipeline gegen die verbleibende Quota und die noch nötige Pipeline.",
      "Pipeline abierto frente a la cuota restante, y el que aún hace falta.",
      "Otwarty pipeline wobec pozostałego celu i pipeline jeszcze potrzebny.",
      "Pipeline aberto frente à cota restante, e o que ainda falta.",
      "Kalan kotaya karşı açık satış hattı ve hâlâ gereken hat.",
    ),
    parameters: {
      open_pipeline: "Open pipeline, one cell or a column.",
      quota: "Quota.",
      closed_won: "Optional. Won so far.",
      win_rate: "Optional. Win rate, for the pipeline required.",
    },
    returns: "Coverage of what remains; show=coverage_total, remaining, pipeline_required, pipeline_gap or table.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["forecast.coverage"],
    examples: [{ given: {}, formula: "=REV_COVERAGE(300, 200, 100)", gives: 3 }],
    listed: true,
  },
  parameters: {
    open_pipeline: column(number),
    quota: column(number),
    closed_won: maybeColumn(number),
    win_rate: maybeColumn(rate),
  },
  run: ({ open_pipeline, quota, closed_won, win_rate }) =>
    eachRow([open_pipeline, quota, closed_won, win_rate], ([open, goal, won, share]) => {
      const found = coverage(open, goal, won ?? { n: 0n, d: 1n }, share ?? null);
      return {
        coverage_remaining: found.coverageRemaining,
        coverage_total: found.coverageTotal,
        remaining: found.remaining,
        pipeline_required: found.pipelineRequired,
        pipeline_gap: found.pipelineGap,
      };
    }),
});

export const createClose = defineFunction("REV_CREATE_CLOSE", {
  about: {
    summary: six(
      "What deals created after a day of the period still bring in it, by past periods.",
      "Was nach einem Tag des Zeitraums angelegte Deals darin noch bringen, nach früheren Zeiträumen.",
      "Lo que aún aportan las ventas creadas después de cierto día del período, según períodos pasados.",
      "Ile dają jeszcze w okresie szanse utworzone po danym dniu, wg wcześniejszych okresów.",
      "O que negócios criados após certo dia do período ainda trazem, por períodos passados.",
      "Dönemin bir gününden sonra açılan satışların o dönemde getirdiği, geçmiş dönemlere göre.",
    ),
    parameters: {
      deals: "Deals with a header row: created, closed, amount, status or stage.",
      periods: "Table with a header: from and to, the first and last day of each past period.",
      day: "Day of the period (1 = first) after which deals must be created.",
    },
    returns: "The mean over the periods; show=by_period.",
    errors: ["COLUMN_MISSING"],
    golden: ["forecast.create_and_close"],
    examples: [
      {
        given: {
          A1: [
            ["created", "closed", "amount", "status"],
            [{ date: "2026-02-10" }, { date: "2026-03-10" }, 500, "won"],
            [{ date: "2026-01-10" }, { date: "2026-03-10" }, 900, "won"],
          ],
          F1: [
            ["from", "to"],
            [{ date: "2026-01-01" }, { date: "2026-03-31" }],
          ],
        },
        formula: "=REV_CREATE_CLOSE(A1:D3, F1:G2, 31)",
        gives: 500,
      },
    ],
    listed: false,
  },
  parameters: {
    deals: dealTable,
    periods: table({ from: need(date), to: need(date) }),
    day: cell(count(0, 400)),
  },
  run: ({ deals, periods, day }) => {
    const known = readDeals(deals, "created", "closed", "amount");
    const history = periods.rows.map(({ from, to }) => ({
      length: daysBetween(from, to) + 1,
      deals: known.flatMap(({ created, closed, outcome, amount }) =>
        created === null || amount === null
          ? []
          : [
              {
                createdDay: daysBetween(from, created) + 1,
                wonDay: outcome === "won" && closed !== null ? daysBetween(from, closed) + 1 : null,
                amount,
              },
            ],
      ),
    }));
    const found = createAndClose(day, history);
    return views({ expected: () => one(found.expected), by_period: () => down(found.byPeriod) });
  },
});

export const linear = defineFunction("REV_LINEARITY", {
  about: {
    summary: six(
      "Share of a period's bookings per sub-period, and cumulative.",
      "Anteil des Auftragseingangs je Teilzeitraum, und kumuliert.",
      "Parte de las ventas de un período por subperíodo, y acumulada.",
      "Udział zamówień okresu w podokresach i narastająco.",
      "Parcela das vendas de um período por subperíodo, e acumulada.",
      "Dönem siparişlerinin alt dönemlere payı ve birikimlisi.",
    ),
    parameters: { bookings: "Bookings per week or month of the period, in order; blank counts 0." },
    returns: "A row a sub-period: share and cumulative share.",
    errors: ["NUMBER_IS_TEXT"],
    golden: ["forecast.linearity"],
    examples: [
      {
        given: { A1: [[20], [30], [50]] },
        formula: "=REV_LINEARITY(A1:A3)",
        gives: [
          ["Share", "Cumulative"],
          [0.2, 0.2],
          [0.3, 0.5],
          [0.5, 1],
        ],
      },
    ],
    listed: false,
  },
  parameters: { bookings: column(number) },
  run: ({ bookings }) => {
    const found = linearity(bookings.values.map((value) => value ?? { n: 0n, d: 1n }));
    return rows(
      ["share", "cumulative"],
      found.share.map((share, i) => [share, found.cumulative[i] ?? null]),
    );
  },
});

export const forecastDeals = [weighted, winDistribution, rolledUp, covered, createClose, linear];
