import type { Bottleneck } from "../../core/funnel/bottleneck-ranking.ts";
import { speaker } from "../../core/locale/message.ts";
import type { BarChart, Cell, FunnelChart, Table } from "../../core/results.ts";
import { wilson } from "../../core/stats/wilson.ts";
import type { Vocabulary } from "../load/vocabulary.ts";
import { column } from "./column.ts";
import { confidenceOfCount } from "./confidence.ts";
import { type AnalysisContext, type FindingCandidate, type SectionResult, withoutSection } from "./context.ts";
import { type FunnelData, funnelData } from "./funnel-data.ts";
import { groupTables } from "./funnel-groups.ts";
import type { JourneySummary } from "./journeys.ts";
import { funnelMessages } from "./messages/funnel.ts";
import { wordingOf } from "./wording.ts";

const id = "funnel";

type Say = ReturnType<typeof speaker<typeof funnelMessages>>;

const share = (part: number, whole: number): number | null => (whole === 0 ? null : part / whole);

const stepsTable = (data: FunnelData, say: Say, span: { from: string; to: string; days: string }): Table => {
  const names = [...data.stages, say("won")];
  return {
    id: "funnel",
    title: say("tableFunnel"),
    definition: say("tableFunnelDefinition", span),
    columns: [
      column("stage", say("stage"), "text"),
      column("deals", say("deals"), "integer"),
      column("conversion", say("conversion"), "percent"),
      column("low", say("low"), "percent"),
      column("high", say("high"), "percent"),
      column("overall", say("overall"), "percent"),
      column("median_days", say("median"), "days"),
    ],
    rows: names.map((name, k): Cell[] => {
      const n = data.reached[k] ?? 0;
      const before = k === 0 ? null : wilson(n, data.reached[k - 1] ?? 0);
      return [
        name,
        n,
        before?.rate ?? null,
        before?.low ?? null,
        before?.high ?? null,
        share(n, data.reached[0] ?? 0),
        data.curves[k]?.median ?? null,
      ];
    }),
  };
};

const staysTable = (data: FunnelData, say: Say, days: string): Table => ({
  id: "time_in_stage",
  title: say("tableStays"),
  definition: say("tableStaysDefinition", { days }),
  columns: [
    column("stage", say("stage"), "text"),
    column("stays", say("stays"), "integer"),
    column("open", say("stillOpen"), "integer"),
    column("median_days", say("median"), "days"),
    column("forward", say("forward"), "percent"),
    column("back", say("back"), "percent"),
    column("lost", say("lost"), "percent"),
  ],
  rows: data.stages.map((name, k): Cell[] => {
    const curve = data.curves[k];
    if (curve === undefined || curve.stays === 0) return [name, 0, 0, null, null, null, null];
    return [name, curve.stays, curve.open, curve.median, curve.forward, curve.back, curve.lost];
  }),
});

const costTable = (bottlenecks: readonly Bottleneck[], say: Say, period: string, digits: number): Table => {
  const money = (value: number | undefined | null): Cell =>
    value === undefined || value === null ? null : value.toFixed(digits);
  return {
    id: "bottlenecks",
    title: say("tableCost"),
    definition: say("tableCostDefinition", { period }),
    columns: [
      column("stage", say("stage"), "text"),
      column("deals", say("deals"), "integer"),
      column("conversion", say("conversion"), "percent"),
      column("benchmark", say("benchmark"), "percent"),
      column("cost", say("cost"), "money"),
      column("cost_low", say("costLow"), "money"),
      column("cost_high", say("costHigh"), "money"),
      column("extra_days", say("days"), "days"),
    ],
    rows: bottlenecks.map((row): Cell[] => [
      row.step,
      row.n,
      row.conversion,
      row.benchmark,
      money(row.cost?.value),
      money(row.cost?.low),
      money(row.cost?.high),
      row.extraDays,
    ]),
  };
};

const funnelChart = (
  data: FunnelData,
  worst: Bottleneck | undefined,
  say: Say,
  context: AnalysisContext,
): FunnelChart => {
  const { count } = wordingOf(context.parameters);
  const names = [...data.stages, say("won")];
  const [entered = 0, second = 0] = data.reached;
  const steps = names.map((label, k) => ({
    label,
    count: data.reached[k] ?? 0,
    conversion: k === 0 ? null : asEstimate(wilson(data.reached[k] ?? 0, data.reached[k - 1] ?? 0)),
    medianDays: data.curves[k]?.median ?? null,
    highlighted: label === worst?.step,
  }));
  return {
    kind: "funnel",
    title: say("chartTitle", {
      first: count(second),
      count: count(entered),
      stage: names[1] ?? say("won"),
      won: count(data.reached[data.reached.length - 1] ?? 0),
    }),
    alternative: say("chartAlternative", {
      list: steps.map(({ label, count: n }) => `${label} ${count(n)}`).join(", "),
    }),
    steps,
  };
};

const asEstimate = ({ rate, low, high }: { rate: number | null; low: number | null; high: number | null }) => ({
  value: rate,
  low,
  high,
});

const costChart = (bottlenecks: readonly Bottleneck[], say: Say, { parameters }: AnalysisContext): BarChart | null => {
  const { money } = wordingOf(parameters);
  const known = bottlenecks.flatMap(({ step, cost }) =>
    cost === null || cost.value === null ? [] : [{ step, value: cost.value }],
  );
  if (known.every(({ value }) => value === 0)) return null;
  return {
    kind: "bars",
    title: say("costTitle"),
    alternative: say("costAlternative", { list: known.map(({ step, value }) => `${step} ${money(value)}`).join(", ") }),
    unit: "money",
    bars: known.map(({ step, value }, i) => ({ label: step, value, highlighted: i === 0 })),
  };
};

const findingOf = (worst: Bottleneck, data: FunnelData, say: Say, context: AnalysisContext): FindingCandidate[] => {
  const { money, percent, count, days } = wordingOf(context.parameters);
  const { cost, conversion, benchmark } = worst;
  if (cost === null || cost.value === null || cost.value <= 0 || conversion === null || benchmark === null) return [];
  const parts = {
    stage: worst.step,
    rate: percent(conversion),
    count: count(worst.n),
    benchmark: percent(benchmark),
    period: spanOf(data.reviewed, context),
    money: money(cost.value),
    low: money(cost.low ?? 0),
    high: money(cost.high ?? 0),
  };
  const sentence = worst.benchmarkFrom === "peers" ? say("findingPeers", parts) : say("finding", parts);
  const slower =
    worst.extraDays !== null && worst.extraDays >= 1 ? ` ${say("extraDays", { days: days(worst.extraDays) })}` : "";
  return [
    {
      sentence: sentence + slower,
      money: cost.value.toFixed(context.parameters.currencyDigits),
      moneyValue: cost.value,
      confidence: (cost.low ?? 0) > 0 ? confidenceOfCount(worst.n) : "low",
      section: id,
    },
  ];
};

const spanOf = (quarters: readonly string[], { parameters }: AnalysisContext): string => {
  const { period } = wordingOf(parameters);
  const [first = "", last = first] = [quarters[0], quarters[quarters.length - 1]];
  return first === last ? period(first) : `${period(first)} – ${period(last)}`;
};

/**
 * The funnel over the stages of mature deals with its breakdowns, the time in each stage with open deals censored and losing as a competing
 * exit, and the bottlenecks in money. No section where the export has neither stage history nor open stages, or no deal is mature.
 */
export const funnelSection = async (
  context: AnalysisContext,
  { stages, unknownStages }: Vocabulary,
  journeys: JourneySummary,
): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(funnelMessages, parameters.language);
  const words = wordingOf(parameters);
  const open = stages.filter(({ kind }) => kind === "open").map(({ name }) => name);
  if (journeys.entries === 0 || open.length === 0) return withoutSection(say("noHistory"));
  const days = words.count(parameters.windowDays);
  const data = await funnelData(context, open, journeys);
  if (data === null || (data.reached[0] ?? 0) === 0) return withoutSection(say("noMature", { days }));

  const [worst] = data.bottlenecks.filter(({ cost }) => (cost?.value ?? 0) > 0);
  const findings = worst === undefined ? [] : findingOf(worst, data, say, context);
  const entered = data.reached[0] ?? 0;
  const overall = wilson(data.reached[data.reached.length - 1] ?? 0, entered);
  const from = words.period(data.quarters[0] ?? "");
  const to = words.period(data.quarters[data.quarters.length - 1] ?? "");
  const chart = costChart(data.bottlenecks, say, context);
  const sentence = say("sentence", { count: words.count(entered), from, to, rate: words.rate(overall, entered), days });
  const cost = worst?.cost?.value ?? null;
  const { closed } = await context.db.row<{ closed: number }>(
    "select count(*) filter (where outcome <> 'open') as closed from int_deals",
  );
  return {
    section: {
      id,
      title:
        closed === 0
          ? say("titleNoOutcome", { stages: words.count(open.length) })
          : worst === undefined || cost === null || findings.length === 0
            ? say("titleOverall", { rate: words.percent(overall.rate ?? 0), days })
            : say("titleBottleneck", {
                stage: worst.step,
                money: words.money(cost),
                period: spanOf(data.reviewed, context),
              }),
      sentence:
        closed === 0 ? say("sentenceNoOutcome") : [sentence, ...findings.map((finding) => finding.sentence)].join(" "),
      charts: [funnelChart(data, worst, say, context), ...(chart === null ? [] : [chart])],
      tables: [
        stepsTable(data, say, { from, to, days }),
        costTable(data.bottlenecks, say, spanOf(data.reviewed, context), parameters.currencyDigits),
        staysTable(data, say, days),
        ...groupTables(context, data),
      ],
      notes: [
        ...(data.tooYoung === 0
          ? []
          : [say("noteYoung", { count: words.count(data.tooYoung), date: words.date(data.matureUntil) })]),
        say("noteMoves", { skipped: words.count(data.skipped), regressions: words.count(data.regressions) }),
        ...(journeys.ties === 0
          ? []
          : [say("noteTies", { ties: words.count(journeys.ties), entries: words.count(journeys.entries) })]),
        ...(unknownStages.length === 0 ? [] : [say("noteUnknown", { stages: unknownStages.join(", ") })]),
      ],
    },
    keyFigures: [],
    findings,
    notes: [],
  };
};
