import { dayNumber } from "../../core/calendar/iso-date.ts";
import { pointUplift } from "../../core/funnel/bottleneck.ts";
import { type BottleneckStep, rankBottlenecks } from "../../core/funnel/bottleneck-ranking.ts";
import { funnelBreakdown } from "../../core/funnel/breakdown.ts";
import { funnelCount } from "../../core/funnel/count.ts";
import { stageHistory } from "../../core/funnel/stage-history.ts";
import type { StepCounts } from "../../core/funnel/step-counts.ts";
import { timeInStage } from "../../core/funnel/time-in-stage.ts";
import { exact } from "../../core/money/exact.ts";
import { choice, count, date, days, double, flag, list, number, rate, text } from "../cells.ts";
import { defineFunction, six } from "../define.ts";
import { given } from "../given.ts";
import { cell, column, maybe, table, whole } from "../parameters.ts";
import { facts, one, rows, type Value, views } from "../results.ts";
import { columnNamed, may, need } from "../table.ts";

const stepRows = (steps: readonly string[], { counts, stepRates }: StepCounts): Value[][] =>
  steps.map((step, i) => [step, counts[i] ?? 0, stepRates[i] ?? null]);

export const funnel = defineFunction("REV_FUNNEL", {
  about: {
    summary: six(
      "How many deals reached each step of a funnel, and the conversion of each step.",
      "Wie viele Deals jede Stufe eines Trichters erreichen, mit Konversion je Schritt.",
      "Cuántas ventas llegaron a cada paso del embudo, con la conversión de cada paso.",
      "Ile szans dotarło do każdego kroku lejka, z konwersją kroków.",
      "Quantos negócios chegaram a cada etapa do funil, com a conversão de cada uma.",
      "Huninin her adımına kaç satış ulaştı ve her adımın dönüşümü.",
    ),
    parameters: {
      events: "Table with a header: deal (or any id), step (stage) and date; one row an event.",
      steps: "Steps in order, a column or row.",
      window_days: "Optional. Longest time from first to last step, inclusive.",
      as_of: "Optional. Date up to which data counts, needed for mature_only.",
    },
    returns:
      "A row a step: count and step rate; show=overall, excluded_immature, skipped_steps. Options: mode (ordered, strict, strict_increase, unordered), entry (first, best, each), skip=impute, mature_only, by with attribution.",
    errors: ["FUNNEL_WITHOUT_STEPS", "WINDOW_MISSING", "AS_OF_MISSING", "COLUMN_MISSING"],
    golden: ["funnel.count", "funnel.level", "funnel.breakdown"],
    examples: [
      {
        given: {
          A1: [
            ["deal", "step", "date"],
            ["A", "lead", { date: "2026-01-01" }],
            ["A", "demo", { date: "2026-01-05" }],
            ["B", "lead", { date: "2026-01-02" }],
          ],
          E1: [["lead"], ["demo"]],
        },
        formula: "=REV_FUNNEL(A1:C4, E1:E2)",
        gives: [
          ["Step", "Count", "Step rate"],
          ["lead", 2, ""],
          ["demo", 1, 0.5],
        ],
      },
    ],
    listed: true,
  },
  parameters: {
    events: table(
      {
        deal: need(text, "deal_id", "deal_name"),
        step: need(text, "stage", "new_value"),
        date: need(date, "changed_at"),
      },
      "stage_history",
    ),
    steps: column(text),
    window_days: maybe(days),
    as_of: maybe(date),
  },
  measures: "events",
  ownGroups: true,
  options: {
    mode: choice("ordered", "strict", "strict_increase", "unordered"),
    entry: choice("first", "best", "each"),
    skip: choice("no", "impute"),
    mature_only: flag,
    attribution: choice("first_touch", "last_touch"),
    by: list,
  },
  run: ({ events, steps, window_days, as_of }, options) => {
    const order = whole(steps);
    const records = events.rows.map((row) => ({ entity: row.deal, step: row.step, time: dayNumber(row.date) }));
    const group = options.by?.[0];
    if (group !== undefined) {
      const at = columnNamed(events, group, "stage_history");
      const grouped = records.map((record, i) => {
        const value = events.cell(events.places[i] as number, at);
        return { ...record, group: value === "" ? null : String(value) };
      });
      const found = funnelBreakdown(grouped, {
        steps: order,
        attribution: options.attribution ?? "first_touch",
        ...given({ window: window_days }),
      });
      return views({
        steps: () =>
          rows(
            [{ header: events.headers[at] as string }, "step", "count", "step_rate"],
            Array.from(found).flatMap(([value, counts]) => stepRows(order, counts).map((row) => [value, ...row])),
          ),
        overall: () =>
          rows(
            [{ header: events.headers[at] as string }, "overall"],
            Array.from(found, ([value, counts]) => [value, counts.overall]),
          ),
      });
    }
    const found = funnelCount(records, {
      steps: order,
      ...given({
        window: window_days,
        mode: options.mode,
        entry: options.entry,
        skip: options.skip === "impute" ? options.skip : undefined,
        matureOnly: options.mature_only,
        asOf: as_of === undefined ? undefined : dayNumber(as_of),
      }),
    });
    return views({
      steps: () => rows(["step", "count", "step_rate"], stepRows(order, found)),
      overall: () => one(found.overall),
      excluded_immature: () => one(found.excludedImmature),
      skipped_steps: () => one(found.skippedSteps),
    });
  },
});

export const history = defineFunction("REV_STAGE_HISTORY", {
  about: {
    summary: six(
      "One deal's way through the stages: days in each, steps back, stages skipped.",
      "Der Weg eines Deals durch die Phasen: Tage je Phase, Rückschritte, übersprungene Phasen.",
      "El recorrido de una venta por las etapas: días en cada una, retrocesos y etapas omitidas.",
      "Droga szansy przez etapy: dni w każdym, cofnięcia, pominięte etapy.",
      "O caminho de um negócio pelas etapas: dias em cada uma, retrocessos, etapas puladas.",
      "Bir satışın aşamalardaki yolu: her birindeki gün, geri dönüşler, atlananlar.",
    ),
    parameters: {
      changes: "Table with a header: stage and date of entry, of one deal.",
      stages: "Stages in order.",
      as_of: "Date up to which the last stage counts.",
    },
    returns: "A row a stage with its days; show=regressions, skipped or furthest.",
    errors: ["UNKNOWN_STAGE"],
    golden: ["funnel.stage_history"],
    examples: [
      {
        given: {
          A1: [
            ["stage", "date"],
            ["lead", { date: "2026-01-01" }],
            ["offer", { date: "2026-01-11" }],
          ],
          D1: [["lead"], ["demo"], ["offer"]],
          F1: [[{ date: "2026-01-16" }]],
        },
        formula: "=REV_STAGE_HISTORY(A1:B3, D1:D3, F1)",
        gives: [
          ["Stage", "Days"],
          ["lead", 10],
          ["demo", 0],
          ["offer", 5],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    changes: table({ stage: need(text, "stage", "new_value"), date: need(date, "changed_at") }, "stage_history"),
    stages: column(text),
    as_of: cell(date),
  },
  run: ({ changes, stages, as_of }) => {
    const found = stageHistory(whole(stages), changes.rows, as_of);
    return views({
      days: () => rows(["stage", "days"], Array.from(found.days)),
      regressions: () => one(found.regressions),
      skipped: () => one(found.skipped),
      furthest: () => one(found.furthest),
    });
  },
});

export const stay = defineFunction("REV_TIME_IN_STAGE", {
  about: {
    summary: six(
      "Days in a stage with deals still there censored: Kaplan-Meier median and mean.",
      "Verweildauer in einer Phase, offene Deals zensiert: Kaplan-Meier-Median und Mittel.",
      "Días en una etapa con las ventas aún en ella censuradas: mediana y media de Kaplan-Meier.",
      "Dni na etapie, trwające cenzurowane: mediana i średnia Kaplana-Meiera.",
      "Dias em uma etapa com negócios ainda nela censurados: mediana e média de Kaplan-Meier.",
      "Aşamada geçen gün, süregelenler sansürlü: Kaplan-Meier medyanı ve ortalaması.",
    ),
    parameters: {
      stays: "Table with a header: days, and left (TRUE if the deal has left the stage).",
      horizon: "Optional. Days up to which the mean is taken.",
    },
    returns: "n, median, naive median and restricted mean; show=steps gives the curve, by=stage a row a stage.",
    errors: ["COLUMN_MISSING", "COUNT_INVALID"],
    golden: ["funnel.time_in_stage"],
    examples: [
      {
        given: {
          A1: [
            ["days", "left"],
            [3, true],
            [5, false],
            [8, true],
          ],
        },
        formula: '=REV_TIME_IN_STAGE(A1:B4, , "show=median")',
        gives: 8,
      },
    ],
    listed: false,
  },
  parameters: { stays: table({ days: need(days), left: need(flag) }), horizon: maybe(days) },
  measures: "stays",
  run: ({ stays, horizon }) => {
    const found = timeInStage(stays.rows, horizon);
    return views({
      summary: () =>
        facts({
          n: found.n,
          median: found.median,
          naive_median: found.naiveMedian,
          restricted_mean: found.restrictedMean,
        }),
      steps: () =>
        rows(
          ["days", "at_risk", "left", "survival"],
          found.steps.map((step) => [step.days, step.atRisk, step.left, step.survival]),
        ),
    });
  },
});

export const uplift = defineFunction("REV_STEP_UPLIFT", {
  about: {
    summary: six(
      "What one more point of each step's conversion would bring.",
      "Was ein Prozentpunkt mehr Konversion je Schritt brächte.",
      "Lo que aportaría un punto más de conversión en cada paso.",
      "Co dałby punkt więcej konwersji każdego kroku.",
      "O que um ponto a mais de conversão em cada etapa traria.",
      "Her adımda bir puan fazla dönüşümün getirisi.",
    ),
    parameters: {
      steps: "Table with a header: step and conversion (fraction).",
      entries: "Entries into the first step.",
      average_deal: "Average amount of a won deal.",
      points: "Optional. How much more; 1% by default.",
    },
    returns: "A row a step with the uplift, largest first; show=revenue.",
    errors: ["COLUMN_MISSING", "RATE_RANGE"],
    golden: ["funnel.bottleneck"],
    examples: [
      {
        given: {
          A1: [
            ["step", "conversion"],
            ["demo", 0.5],
            ["won", 0.2],
          ],
        },
        formula: "=REV_STEP_UPLIFT(A1:B3, 100, 1000)",
        gives: [
          ["Step", "Uplift"],
          ["won", 500],
          ["demo", 200],
        ],
      },
    ],
    listed: false,
  },
  parameters: {
    steps: table({ step: need(text), conversion: need(rate) }),
    entries: cell(number),
    average_deal: cell(number),
    points: maybe(rate),
  },
  run: ({ steps, entries, average_deal, points }) => {
    const list = steps.rows.map(({ step, conversion }) => ({ name: step, conversion }));
    const found = pointUplift(list, entries, average_deal, points ?? exact("0.01"));
    const byStep = new Map(found.uplifts.map(({ step, uplift: more }) => [step, more]));
    return views({
      ranking: () =>
        rows(
          ["step", "uplift"],
          found.ranking.map((step) => [step, byStep.get(step) ?? null]),
        ),
      revenue: () => one(found.revenue),
    });
  },
});

export const bottleneck = defineFunction("REV_BOTTLENECK", {
  about: {
    summary: six(
      "Steps of the funnel by what they cost: the gap to their own best quarters in money, with an interval.",
      "Trichterschritte nach ihren Kosten: der Abstand zu den eigenen besten Quartalen in Geld, mit Intervall.",
      "Pasos del embudo por lo que cuestan: la brecha con sus mejores trimestres en dinero, con intervalo.",
      "Kroki lejka według kosztu: strata wobec własnych najlepszych kwartałów w pieniądzu, z przedziałem.",
      "Etapas do funil pelo que custam: a distância aos seus melhores trimestres em dinheiro, com intervalo.",
      "Huni adımları maliyetine göre: kendi en iyi çeyreklerine uzaklık para olarak, aralıkla.",
    ),
    parameters: {
      steps: "Table with a header: step, period (or peer), entered, moved on (converted), optionally median days.",
      period: "The period under review; all other rows of a step are what it is compared with.",
      average_deal: "Average amount of a won deal.",
    },
    returns: "A row a step: entries, conversion, benchmark, cost with interval, extra days.",
    errors: ["COLUMN_MISSING"],
    golden: [],
    examples: [
      {
        given: {
          A1: [
            ["step", "period", "entered", "converted"],
            ["demo", "2026-Q1", 10, 5],
          ],
        },
        formula: '=REV_BOTTLENECK(A1:D2, "2026-Q1", 1000, "headers=no")',
        gives: [["demo", 10, 0.5, "", "", "", "", ""]],
      },
    ],
    listed: true,
  },
  parameters: {
    steps: table({
      step: need(text),
      period: need(text),
      entered: need(count(0, 100_000_000)),
      converted: need(count(0, 100_000_000)),
      median_days: may(double),
    }),
    period: cell(text),
    average_deal: cell(double),
  },
  options: { peers: flag },
  run: ({ steps, period, average_deal }, options) => {
    const names = Array.from(new Set(steps.rows.map(({ step }) => step)));
    const list = names.map((name): BottleneckStep => {
      const own = steps.rows.filter(({ step }) => step === name);
      const performance = (row: (typeof own)[number]) => ({
        n: row.entered,
        k: row.converted,
        medianDays: row.median_days,
      });
      const now = own.find((row) => row.period === period);
      const others = own.filter((row) => row.period !== period).map(performance);
      return {
        name,
        now: now === undefined ? { n: 0, k: 0, medianDays: null } : performance(now),
        quarters: options.peers === true ? [] : others,
        peers: options.peers === true ? others : [],
      };
    });
    return rows(
      ["step", "n", "conversion", "benchmark", "cost", "low", "high", "extra_days"],
      rankBottlenecks(list, { averageDeal: average_deal }).map((found) => [
        found.step,
        found.n,
        found.conversion,
        found.benchmark,
        found.cost?.value ?? null,
        found.cost?.low ?? null,
        found.cost?.high ?? null,
        found.extraDays,
      ]),
    );
  },
});

export const funnelFunctions = [funnel, history, stay, uplift, bottleneck];
