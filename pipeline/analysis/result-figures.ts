import { speaker } from "../../core/locale/message.ts";
import type { KeyFigure } from "../../core/results.ts";
import type { Kpi } from "../kpi.ts";
import type { RunParameters } from "../parameters.ts";
import type { Coverage } from "./coverage.ts";
import { shareOf } from "./exact-share.ts";
import { resultsTableMessages } from "./messages/results-tables.ts";
import { sharedMessages } from "./messages/shared.ts";
import type { Quarter } from "./quarters.ts";
import { wordingOf } from "./wording.ts";

type Figure = string | number | null;

const asNumber = (value: Figure): number | null => (value === null ? null : Number(value));

/** The first screen's figures of the quarter with prior quarter, year before and trend; figures nothing is known of are left out. */
export const resultFigures = (
  quarters: readonly Quarter[],
  current: Kpi | null,
  coverage: Coverage | null,
  parameters: RunParameters,
): KeyFigure[] => {
  const say = speaker(sharedMessages, parameters.language);
  const back = (steps: number) => quarters[quarters.length - 1 - steps];
  const { amount, period } = wordingOf(parameters);
  const figure = (
    base: Pick<KeyFigure, "id" | "label" | "kind" | "better"> & Partial<KeyFigure>,
    value: Figure,
    of: (quarter: Quarter) => Figure,
  ): KeyFigure => {
    const at = (steps: number) => {
      const quarter = back(steps);
      return quarter === undefined ? null : of(quarter);
    };
    return { goal: null, ...base, value, prior: at(1), priorYear: at(4), trend: quarters.map((q) => asNumber(of(q))) };
  };
  const goal = back(0)?.goal ?? null;
  const attained = (quarter: Quarter) =>
    quarter.goal === null || quarter.kpi === null ? null : shareOf(quarter.goal.credited, quarter.goal.quota);
  const figures = [
    figure(
      {
        id: "bookings",
        label: say("bookings"),
        kind: "money",
        better: "higher",
        goal: goal === null ? null : amount(goal.quota),
      },
      current?.bookings ?? null,
      ({ kpi }) => kpi?.bookings ?? null,
    ),
    figure(
      {
        id: "attainment",
        label: say("attainment"),
        kind: "percent",
        better: "higher",
        goal: goal === null ? null : 1,
      },
      goal === null ? null : shareOf(goal.credited, goal.quota),
      attained,
    ),
    figure(
      {
        id: "win_rate",
        label: say("winRate"),
        kind: "percent",
        better: "higher",
        low: current?.winRate.low ?? null,
        high: current?.winRate.high ?? null,
        n: current?.closed ?? 0,
      },
      current?.winRate.rate ?? null,
      ({ kpi }) => kpi?.winRate.rate ?? null,
    ),
    figure(
      { id: "deal_size", label: say("meanDeal"), kind: "money", better: "higher" },
      current?.meanDeal ?? null,
      ({ kpi }) => kpi?.meanDeal ?? null,
    ),
    figure(
      { id: "sales_cycle", label: say("medianCycle"), kind: "days", better: "lower" },
      current?.medianCycle ?? null,
      ({ kpi }) => kpi?.medianCycle ?? null,
    ),
  ];
  const covered: KeyFigure[] =
    coverage === null || coverage.coverage === null
      ? []
      : [
          {
            id: "coverage",
            label: speaker(resultsTableMessages, parameters.language)("coverageTable", {
              period: period(coverage.period.label),
            }),
            kind: "number",
            value: coverage.coverage,
            n: coverage.openDeals,
            goal: null,
            prior: null,
            priorYear: null,
            trend: [],
            better: "higher",
          },
        ];
  return [...figures.filter(({ value, trend }) => value !== null || trend.some((y) => y !== null)), ...covered];
};
