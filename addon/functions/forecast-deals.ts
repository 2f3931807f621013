import { dayNumber, daysBetween } from "../../core/calendar/iso-date.ts";
import { RevError } from "../../core/errors/error.ts";
import { forecastAccuracy } from "../../core/forecast/accuracy.ts";
import { coverage } from "../../core/forecast/coverage.ts";
import { createAndClose } from "../../core/forecast/create-and-close.ts";
import { linearity } from "../../core/forecast/linearity.ts";
import { probability } from "../../core/forecast/probability.ts";
import { forecastCategories, rollup } from "../../core/forecast/rollup.ts";
import { slippage } from "../../core/forecast/slippage.ts";
import { dealsById, type SnapshotDeal } from "../../core/forecast/snapshot.ts";
import { stageConversion } from "../../core/forecast/stage-conversion.ts";
import { waterfall, waterfallCauses } from "../../core/forecast/waterfall.ts";
import { weightedPipeline } from "../../core/forecast/weighted.ts";
import { winDistribution as distributionOf } from "../../core/forecast/win-distribution.ts";
import { dealOutcome } from "../../core/import/outcome.ts";
import { toText } from "../../core/money/exact.ts";
import { snakeCase } from "../../core/snake-case.ts";
import { cumulativeIncidence, winBy } from "../../core/stats/aalen-johansen.ts";
import { type CellKind, choice, count, date, list, number, rate, text } from "../cells.ts";
import { dealTable, type ReadDeal, readDeals } from "../deals.ts";
import { defineFunction, six } from "../define.ts";
import { cell, column, maybeColumn, table, whole } from "../parameters.ts";
import { down, eachRow, facts, one, rows, views } from "../results.ts";
import { may, need } from "../table.ts";

const chance: CellKind<ReturnType<typeof probability>> = {
  name: "probability",
  numeric: true,
  read: (value, cursor) => probability(toText(number.read(value, cursor)), cursor.place()),
};

const days = count(0, 36_600);
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

export const accuracy = defineFunction("REV_FORECAST_ACCURACY", {
  about: {
    summary: six(
      "How good forecasts were: bias, WAPE, accuracy and MAPE against what came.",
      "Wie gut Prognosen waren: Abweichung, WAPE, Güte und MAPE gegen das Ergebnis.",
      "Qué tan buenas fueron las previsiones: sesgo, WAPE, precisión y MAPE.",
      "Jak dobre były prognozy: obciążenie, WAPE, trafność i MAPE.",
      "Quão boas foram as previsões: viés, WAPE, acurácia e MAPE.",
      "Tahminler ne kadar iyiydi: sapma, WAPE, isabet ve MAPE.",
    ),
    parameters: { pairs: "Table with a header: forecast and actual." },
    returns: "bias, bias_pct, wape, accuracy, mape, forecast_to_actual; by=owner a row a caller.",
    errors: ["COLUMN_MISSING"],
    golden: ["forecast.accuracy"],
    examples: [
      {
        given: {
          A1: [
            ["forecast", "actual"],
            [110, 100],
            [90, 100],
          ],
        },
        formula: '=REV_FORECAST_ACCURACY(A1:B3, "show=accuracy")',
        gives: 0.9,
      },
    ],
    listed: false,
  },
  parameters: { pairs: table({ forecast: need(number), actual: need(number) }) },
  measures: "pairs",
  run: ({ pairs }) => {
    const found = forecastAccuracy(pairs.rows);
    return facts({
      bias: found.bias,
      bias_pct: found.biasPct,
      wape: found.wape,
      accuracy: found.accuracy,
      mape: found.mape,
      forecast_to_actual: found.forecastToActual,
    });
  },
});

export const stageRates = defineFunction("REV_STAGE_RATES", {
  about: {
    summary: six(
      "Share of deals entering a stage that win: closed only, naive, and mature entries within the horizon.",
      "Anteil der Deals einer Phase, die gewinnen: nur abgeschlossene, naiv und ausgereifte im Horizont.",
      "Parte de las ventas que entran en una etapa y ganan: cerradas, ingenua y maduras en el horizonte.",
      "Część szans z etapu, które wygrywają: zamknięte, naiwnie i dojrzałe w horyzoncie.",
      "Parte dos negócios que entram em uma etapa e ganham: fechados, ingênua e maduros no horizonte.",
      "Bir aşamaya giren satışların kazanma payı: kapananlar, basit ve ufuk içinde olgunlaşanlar.",
    ),
    parameters: {
      entries:
        "Table with a header: entered (date), status (won, lost, open) and closed (date); a row a deal and stage.",
      as_of: "Date up to which data counts.",
      horizon_days: "Days within which a win counts.",
    },
    returns: "Counts and the three rates; by=stage a row a stage.",
    errors: ["COLUMN_MISSING"],
    golden: ["forecast.stage_conversion"],
    examples: [
      {
        given: {
          A1: [
            ["entered", "closed", "status"],
            [{ date: "2026-01-01" }, { date: "2026-01-31" }, "won"],
            [{ date: "2026-01-01" }, { date: "2026-02-28" }, "lost"],
            [{ date: "2026-03-20" }, null, "open"],
          ],
          E1: [[{ date: "2026-03-31" }]],
        },
        formula: '=REV_STAGE_RATES(A1:C4, E1, 60, "show=rate_mature")',
        gives: 0.5,
      },
    ],
    listed: false,
  },
  parameters: {
    entries: table(
      {
        entered: need(date, "stage_entered_at", "created_at"),
        status: need(text, "status"),
        closed: may(date, "closed_at", "close_date"),
      },
      "deals",
    ),
    as_of: cell(date),
    horizon_days: cell(days),
  },
  measures: "entries",
  run: ({ entries, as_of, horizon_days }) => {
    const found = stageConversion(
      entries.rows.map(({ entered, status, closed }) => {
        const known = dealOutcome({ status }).outcome;
        const outcome = known === "won" || known === "lost" ? known : "open";
        return { entered: dayNumber(entered), outcome, closed: closed === null ? null : dayNumber(closed) };
      }),
      dayNumber(as_of),
      horizon_days,
    );
    return facts({
      entered: found.entered,
      won: found.won,
      lost: found.lost,
      open: found.open,
      rate_closed_only: found.rateClosedOnly,
      rate_naive: found.rateNaive,
      mature: found.mature,
      rate_mature: found.rateMature,
    });
  },
});

export const winCurve = defineFunction("REV_WIN_CURVE", {
  about: {
    summary: six(
      "Chance of winning by day, losing as the competing risk, open deals censored (Aalen-Johansen).",
      "Gewinnwahrscheinlichkeit nach Tagen, Verlust als konkurrierendes Risiko, Offene zensiert (Aalen-Johansen).",
      "Probabilidad de ganar por día, con la pérdida como riesgo competidor y las abiertas censuradas (Aalen-Johansen).",
      "Szansa wygranej według dni, przegrana jako ryzyko konkurencyjne, otwarte cenzurowane (Aalen-Johansen).",
      "Chance de ganhar por dia, perda como risco concorrente, abertos censurados (Aalen-Johansen).",
      "Güne göre kazanma olasılığı; kayıp rakip risk, açıklar sansürlü (Aalen-Johansen).",
    ),
    parameters: {
      observations: "Table with a header: days and outcome (won, lost or open).",
      horizon_days: "Day for the one number.",
    },
    returns: "The chance by the horizon; show=steps gives the curve.",
    errors: ["CHOICE_UNKNOWN", "COLUMN_MISSING"],
    golden: ["forecast.win_probability"],
    examples: [
      {
        given: {
          A1: [
            ["days", "outcome"],
            [10, "won"],
            [20, "lost"],
          ],
        },
        formula: "=REV_WIN_CURVE(A1:B3, 15)",
        gives: 0.5,
      },
    ],
    listed: false,
  },
  parameters: {
    observations: table({ days: need(days), outcome: need(choice("won", "lost", "open")) }),
    horizon_days: cell(days),
  },
  measures: "observations",
  run: ({ observations, horizon_days }) => {
    const steps = cumulativeIncidence(observations.rows);
    return views({
      win_by_horizon: () => one(winBy(steps, horizon_days)),
      steps: () =>
        rows(
          ["days", "at_risk", "won", "lost", "cum_win", "cum_loss", "still_open"],
          steps.map((step) => [step.days, step.atRisk, step.won, step.lost, step.cumWin, step.cumLoss, step.stillOpen]),
        ),
    });
  },
});

export const forecastDeals = [
  weighted,
  winDistribution,
  rolledUp,
  covered,
  createClose,
  linear,
  bridge,
  slipped,
  accuracy,
  stageRates,
  winCurve,
];
