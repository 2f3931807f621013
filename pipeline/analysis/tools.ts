import { isoDate } from "../../core/calendar/iso-date.ts";
import type { ToolMonth } from "../../core/kpi/tool-use.ts";
import { formatNumber } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import { div, type Exact, exact, mul, toFixed, toNumber } from "../../core/money/exact.ts";
import type { LineChart, Section, Table } from "../../core/results.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { sharedMessages } from "./messages/shared.ts";
import { toolMessages } from "./messages/tools.ts";
import type { ToolFigures } from "./tool-data.ts";
import { wordingOf } from "./wording.ts";

const id = "tools";
const monthsOfQuarter = 3;
const mostLines = 4;

type Parameters = AnalysisContext["parameters"];

const meanOf = (months: readonly ToolMonth[], of: (month: ToolMonth) => number): number | null =>
  months.length === 0 ? null : months.reduce((sum, month) => sum + of(month), 0) / months.length;

/** Uses per active rep and month; null where nobody was active. */
const usesPerActive = (months: readonly ToolMonth[]): number | null => {
  const active = months.reduce((sum, month) => sum + month.active, 0);
  return active === 0 ? null : months.reduce((sum, { uses }) => sum + uses, 0) / active;
};

const moneyOrNull = (value: Exact | null, { currencyDigits }: Parameters) =>
  value === null ? null : toFixed(value, currencyDigits);

const toolsTable = (tools: readonly ToolFigures[], parameters: Parameters): Table => {
  const say = speaker(toolMessages, parameters.language);
  return {
    id: "tools",
    title: say("tableTools"),
    definition: say("tableToolsDefinition"),
    columns: [
      { key: "tool", label: say("name"), kind: "text" },
      { key: "go_live", label: say("goLive"), kind: "date" },
      { key: "cost_month", label: say("costMonth"), kind: "money" },
      { key: "users", label: say("users"), kind: "integer", total: "none" },
      { key: "active_before", label: say("activeBefore"), kind: "number", digits: 1 },
      { key: "active_after", label: say("activeAfter"), kind: "number", digits: 1 },
      { key: "uses_before", label: say("usesBefore"), kind: "number", digits: 1 },
      { key: "uses_after", label: say("usesAfter"), kind: "number", digits: 1 },
      { key: "cost_active", label: say("costActive"), kind: "money", total: "none" },
      { key: "idle", label: say("idleCount"), kind: "integer", total: "none" },
    ],
    rows: tools.map(({ name, goLive, cost, users, isMeasured, before, after, costPerActive, idle }) => [
      name,
      goLive,
      moneyOrNull(cost, parameters),
      users.size,
      isMeasured ? meanOf(before, ({ active }) => active) : null,
      meanOf(after, ({ active }) => active),
      isMeasured ? usesPerActive(before) : null,
      isMeasured ? usesPerActive(after) : null,
      moneyOrNull(costPerActive, parameters),
      idle?.reps ?? null,
    ]),
  };
};

const monthsTable = (tools: readonly ToolFigures[], parameters: Parameters): Table => {
  const say = speaker(toolMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { month: words } = wordingOf(parameters);
  return {
    id: "tool_months",
    title: say("tableMonths"),
    definition: say("tableMonthsDefinition"),
    columns: [
      { key: "tool", label: say("name"), kind: "text" },
      { key: "month", label: shared("month"), kind: "text" },
      { key: "reps", label: say("reps"), kind: "integer", total: "none" },
      { key: "active", label: say("active"), kind: "integer", total: "none" },
      { key: "active_share", label: say("activeShare"), kind: "percent" },
      { key: "uses", label: say("uses"), kind: "integer" },
      { key: "cost", label: say("cost"), kind: "money" },
      { key: "cost_active", label: say("costActive"), kind: "money", total: "none" },
    ],
    rows: tools.flatMap(({ name, months, isMeasured }) =>
      months.map(({ month, reps, active, activeShare, uses, cost, costPerActive }) => [
        name,
        words(isoDate(`${month}-01`)),
        reps,
        active,
        activeShare === null ? null : toNumber(activeShare),
        isMeasured ? uses : null,
        moneyOrNull(cost, parameters),
        moneyOrNull(costPerActive, parameters),
      ]),
    ),
  };
};

const useChart = (tools: readonly ToolFigures[], parameters: Parameters): LineChart | null => {
  const say = speaker(toolMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  const shown = tools.filter(({ isMeasured }) => isMeasured).slice(0, mostLines);
  if (shown.length === 0) return null;
  const last = ({ months }: ToolFigures) => months[months.length - 1]?.activeShare ?? null;
  return {
    kind: "line",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: shown
        .map((tool) => {
          const share = last(tool);
          return `${tool.name}: ${share === null ? "–" : percent(toNumber(share))}`;
        })
        .join("; "),
    }),
    unit: "percent",
    series: shown.map(({ name, months }, i) => ({
      label: name,
      role: i === 0 ? ("accent" as const) : ("comparison" as const),
      points: months.map(({ month, activeShare }) => ({
        x: `${month}-01`,
        y: activeShare === null ? null : toNumber(activeShare),
      })),
    })),
  };
};

/** The cost in a quarter of those who have a tool and never used it; null without cost or such reps. */
const idleCost = ({ cost, idle }: ToolFigures): Exact | null =>
  cost === null || idle === null || idle.reps === 0
    ? null
    : div(mul(cost, exact(monthsOfQuarter * idle.reps)), exact(idle.of));

const titleOf = (tool: ToolFigures, parameters: Parameters): string => {
  const say = speaker(toolMessages, parameters.language);
  const { money, count, month, date } = wordingOf(parameters);
  const { name, after, costPerActive, goLive } = tool;
  const last = after[after.length - 1];
  if (last === undefined) return say("titlePlanned", { name, date: date(goLive) });
  if (costPerActive !== null)
    return say("titleCost", { name, money: money(toFixed(costPerActive, parameters.currencyDigits)) });
  return say("titleUse", {
    name,
    active: count(last.active),
    reps: count(last.reps),
    month: month(isoDate(`${last.month}-01`)),
  });
};

const sentenceOf = (tool: ToolFigures, parameters: Parameters): string => {
  const say = speaker(toolMessages, parameters.language);
  const { count, date, money } = wordingOf(parameters);
  const { name, goLive, users, isMeasured, before, after, idle } = tool;
  if (after.length === 0) return say("sentencePlanned");
  const live = { name, date: date(goLive) };
  if (!isMeasured) return say("sentenceDeclared", { ...live, users: count(users.size) });
  const mean = (value: number | null) =>
    value === null ? "–" : formatNumber(value.toFixed(6), 1, parameters.language);
  const wasted = idleCost(tool);
  return [
    say("sentence", {
      ...live,
      before: mean(meanOf(before, ({ active }) => active)),
      after: mean(meanOf(after, ({ active }) => active)),
      usesBefore: mean(usesPerActive(before)),
      usesAfter: mean(usesPerActive(after)),
    }),
    ...(wasted === null || idle === null
      ? []
      : [
          say("idle", {
            idle: count(idle.reps),
            users: count(idle.of),
            money: money(toFixed(wasted, parameters.currencyDigits)),
          }),
        ]),
  ].join(" ");
};

const findingOf = (tool: ToolFigures, parameters: Parameters): FindingCandidate[] => {
  const wasted = idleCost(tool);
  if (wasted === null || tool.idle === null) return [];
  const say = speaker(toolMessages, parameters.language);
  const { count, money } = wordingOf(parameters);
  const amount = toFixed(wasted, parameters.currencyDigits);
  const told = say("idle", { idle: count(tool.idle.reps), users: count(tool.idle.of), money: money(amount) });
  return [
    {
      sentence: `${tool.name}: ${told}`,
      money: amount,
      moneyValue: Number(amount),
      confidence: "high",
      section: id,
      subject: tool.name,
      proof: "tools",
    },
  ];
};

/**
 * Use and cost per active rep of the tools of revsheet.yaml, before and after their go-live; what they brought is measured beside the
 * trainings. No section without tools.
 */
export const toolsSection = (tools: readonly ToolFigures[], parameters: Parameters): SectionResult => {
  const say = speaker(toolMessages, parameters.language);
  const [first] = tools;
  if (first === undefined) return withoutSection(say("noteNone"));
  const chart = useChart(tools, parameters);
  const section: Section = {
    id,
    title: titleOf(first, parameters),
    sentence: [sentenceOf(first, parameters), say("effect")].join(" "),
    charts: chart === null ? [] : [chart],
    tables: [toolsTable(tools, parameters), monthsTable(tools, parameters)],
    notes: [
      ...tools.slice(1).map((tool) => `${titleOf(tool, parameters)}. ${sentenceOf(tool, parameters)}`),
      ...tools.flatMap(({ name, unknown }) =>
        unknown.length === 0 ? [] : [say("noteUnknown", { name, reps: unknown.join(", ") })],
      ),
    ],
  };
  const findings = tools.flatMap((tool) => findingOf(tool, parameters));
  return { section, keyFigures: [], findings: findings.length > 0 ? findings : [answerOf(section, "low")], notes: [] };
};
