import { type CallAccuracy, callAccuracy } from "../../core/forecast/calls.ts";
import { reliability } from "../../core/forecast/reliability.ts";
import { formatNumber } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { abs, type Exact, sub, sum, toFixed, toNumber } from "../../core/money/exact.ts";
import type { BarChart, Cell, Column, Section, Table } from "../../core/results.ts";
import { ratio } from "../../core/stats/ratio.ts";
import type { RunParameters } from "../parameters.ts";
import { column } from "./column.ts";
import { confidenceOfCount } from "./confidence.ts";
import { type AnalysisContext, answerOf, type SectionResult } from "./context.ts";
import { accuracyMessages } from "./messages/accuracy.ts";
import { sharedMessages } from "./messages/shared.ts";
import { type PastCalls, pastCalls, type StatedChances, statedChances } from "./past-calls.ts";
import { wordingOf } from "./wording.ts";

const id = "accuracy";

const share = (value: Exact | null): number | null => (value === null ? null : toNumber(value));

type Accuracy = ReturnType<typeof callAccuracy>;

const measureColumns = (parameters: RunParameters): Column[] => {
  const say = speaker(accuracyMessages, parameters.language);
  return [
    column("calls", say("calls"), "integer"),
    column("bias", say("bias"), "money"),
    column("bias_share", say("biasShare"), "percent"),
    column("wape", "WAPE", "percent"),
    column("accuracy", say("accuracy"), "percent"),
  ];
};

const measures = (row: CallAccuracy, { currencyDigits }: RunParameters): Cell[] => [
  row.calls,
  toFixed(row.bias, currencyDigits),
  share(row.biasPct),
  share(row.wape),
  share(row.accuracy),
];

const callersTable = ({ byCaller }: Accuracy, weighted: boolean, parameters: RunParameters): Table => {
  const say = speaker(accuracyMessages, parameters.language);
  const ordered = [...byCaller].sort(
    (a, b) => toNumber(abs(b.bias)) - toNumber(abs(a.bias)) || (a.caller < b.caller ? -1 : 1),
  );
  return {
    id: "accuracy_owners",
    title: say("tableOwners"),
    definition: say(weighted ? "tableOwnersWeighted" : "tableOwnersFull"),
    columns: [
      column("rep", speaker(sharedMessages, parameters.language)("rep"), "text"),
      ...measureColumns(parameters),
    ],
    rows: ordered.map((row): Cell[] => [row.caller, ...measures(row, parameters)]),
  };
};

const weeksTable = ({ byWeek }: Accuracy, parameters: RunParameters): Table => {
  const say = speaker(accuracyMessages, parameters.language);
  return {
    id: "accuracy_weeks",
    title: say("tableWeeks"),
    definition: say("tableWeeksDefinition"),
    columns: [column("weeks", say("weeks"), "integer"), ...measureColumns(parameters)],
    rows: byWeek.map((row): Cell[] => [row.weeksBefore, ...measures(row, parameters)]),
  };
};

const weeksChart = ({ byWeek }: Accuracy, parameters: RunParameters): BarChart | null => {
  const say = speaker(accuracyMessages, parameters.language);
  const { percent, count } = wordingOf(parameters);
  const bars = byWeek.flatMap(({ weeksBefore, wape }) =>
    wape === null ? [] : [{ label: say("weeksBefore", { count: count(weeksBefore) }), value: toNumber(wape) }],
  );
  if (bars.length < 2) return null;
  return {
    kind: "bars",
    title: say("chartWeeks"),
    alternative: say("chartWeeksAlternative", {
      list: bars.map(({ label, value }) => `${label} ${percent(value)}`).join("; "),
    }),
    unit: "percent",
    bars,
  };
};

const calibration = ({ chances, from }: StatedChances, parameters: RunParameters) => {
  const say = speaker(accuracyMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  const { brier, bins } = reliability(chances);
  const range = ({ from: low, to }: (typeof bins)[number]) => `${percent(low)} – ${percent(to)}`;
  const chart: BarChart = {
    kind: "bars",
    title: say("chartChances"),
    alternative: say("chartChancesAlternative", {
      list: bins.map((bin) => `${percent(bin.stated)}: ${percent(bin.won)}`).join("; "),
    }),
    unit: "percent",
    comparisonLabel: say("stated"),
    bars: bins.map((bin) => ({ label: range(bin), value: bin.won, comparison: bin.stated })),
  };
  const table: Table = {
    id: "reliability",
    title: say("tableChances"),
    definition: say(from === "snapshots" ? "tableChancesSnapshots" : "tableChancesClosed", {
      brier: brier === null ? "–" : formatNumber(brier, 3, parameters.language),
    }),
    columns: [
      column("range", say("range"), "text"),
      column("deals", speaker(sharedMessages, parameters.language)("deals"), "integer"),
      column("stated", say("stated"), "percent"),
      column("won", say("cameTrue"), "percent"),
    ],
    rows: bins.map((bin): Cell[] => [range(bin), bin.deals, bin.stated, bin.won]),
  };
  const deals = bins.reduce((total, bin) => total + bin.deals, 0);
  const mean = (part: "stated" | "won") => bins.reduce((total, bin) => total + bin.deals * bin[part], 0) / deals;
  return { chart, table, deals, stated: mean("stated"), won: mean("won") };
};

/** The last calls of all owners and quarters together: what they called, what came and the difference. */
const together = (calls: PastCalls["calls"], parameters: RunParameters) => {
  const { money, percent, count } = wordingOf(parameters);
  const last = [...new Map(calls.map((call) => [JSON.stringify([call.caller, call.period]), call])).values()];
  const called = sum(last.map(({ amount }) => amount));
  const actual = sum(last.map((call) => call.actual));
  const bias = sub(called, actual);
  const biasShare = ratio(abs(bias), actual);
  return {
    bias,
    words: {
      money: money(toNumber(abs(bias))),
      percent: biasShare === null ? "–" : percent(toNumber(biasShare)),
      quarters: count(new Set(last.map(({ period }) => period)).size),
      actual: money(toNumber(actual)),
      called: money(toNumber(called)),
    },
  };
};

/**
 * How well the CRM told the future: what earlier exports called against what came, by owner and by week before the quarter's end; and how often
 * deals with a stated probability were won. No section where neither can be told; the waterfall's note says how to get earlier exports.
 */
export const accuracySection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(accuracyMessages, parameters.language);
  const past = await pastCalls(context);
  const stated = await statedChances(context);
  const words = wordingOf(parameters);
  const chances = stated === null ? null : calibration(stated, parameters);
  const chanceWords =
    chances === null
      ? null
      : { stated: words.percent(chances.stated), won: words.percent(chances.won), count: words.count(chances.deals) };
  if (past.calls.length === 0) {
    if (chances === null || chanceWords === null) return { section: null, keyFigures: [], findings: [], notes: [] };
    const section: Section = {
      id,
      title: say("titleChances", chanceWords),
      sentence: say("sentenceChances", chanceWords),
      charts: [chances.chart],
      tables: [chances.table],
      notes: [],
    };
    return { section, keyFigures: [], findings: [answerOf(section, confidenceOfCount(chances.deals))], notes: [] };
  }
  const accuracy = callAccuracy(past.calls);
  const { bias, words: spoken } = together(past.calls, parameters);
  const chart = weeksChart(accuracy, parameters);
  const section: Section = {
    id,
    title: past.weighted ? say(toNumber(bias) < 0 ? "titleLow" : "titleHigh", spoken) : say("titleFull", spoken),
    sentence: [
      say(past.weighted ? "sentenceWeighted" : "sentenceFull", spoken),
      ...(chanceWords === null ? [] : [say("sentenceChances", chanceWords)]),
    ].join(" "),
    charts: [...(chart === null ? [] : [chart]), ...(chances === null ? [] : [chances.chart])],
    tables: [
      callersTable(accuracy, past.weighted, parameters),
      weeksTable(accuracy, parameters),
      ...(chances === null ? [] : [chances.table]),
    ],
    notes: chances === null ? [say("noteNoChances")] : [],
  };
  return { section, keyFigures: [], findings: [answerOf(section, "medium")], notes: [] };
};
