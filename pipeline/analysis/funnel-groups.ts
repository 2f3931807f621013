import { speaker } from "../../core/locale/message.ts";
import type { Cell, Table } from "../../core/results.ts";
import { benjaminiHochberg } from "../../core/stats/benjamini-hochberg.ts";
import { twoProportionTest } from "../../core/stats/two-proportion.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { column } from "./column.ts";
import type { AnalysisContext } from "./context.ts";
import { dimensionName } from "./dimension-name.ts";
import type { FunnelData } from "./funnel-data.ts";
import { funnelMessages } from "./messages/funnel.ts";
import { icpMessages } from "./messages/icp.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

const shownGroups = 30;
/** Fewest of each outcome on each side from which the z test can be trusted. */
const leastOfEach = 5;
const sure = 0.05;

interface TestedGroup {
  readonly dimension: string;
  readonly value: string | null;
  readonly reached: readonly number[];
  readonly n: number;
  readonly won: number;
  /** Against all other deals of the breakdown; null where too few deals carry a test. */
  readonly pValue: number | null;
  readonly isAbove: boolean;
}

const testGroups = ({ groups }: FunnelData, dimension: string): TestedGroup[] => {
  const own = groups.get(dimension) ?? [];
  if (own.every(({ value }) => value === null)) return [];
  const counted = own.map(({ value, reached }) => ({
    value,
    reached,
    n: reached[0] ?? 0,
    won: reached[reached.length - 1] ?? 0,
  }));
  const all = counted.reduce((sum, { n }) => sum + n, 0);
  const allWon = counted.reduce((sum, { won }) => sum + won, 0);
  return counted.map(({ value, reached, n, won }) => {
    const [others, othersWon] = [all - n, allWon - won];
    const carries = value !== null && Math.min(won, n - won, othersWon, others - othersWon) >= leastOfEach;
    return {
      dimension,
      value,
      reached,
      n,
      won,
      pValue: carries ? twoProportionTest(won, n, othersWon, others).pValue : null,
      isAbove: won * others > othersWon * n,
    };
  });
};

/** The funnel by each dimension, every value tested against the rest; the p-values of all breakdowns are adjusted together. */
export const groupTables = ({ parameters }: AnalysisContext, data: FunnelData): Table[] => {
  const { language, windowDays, dimensions } = parameters;
  const say = speaker(funnelMessages, language);
  const icp = speaker(icpMessages, language);
  const shared = speaker(sharedMessages, language);
  const days = wordingOf(parameters).count(windowDays);
  const tested = dimensions.flatMap((dimension) => testGroups(data, dimension));
  const adjusted = benjaminiHochberg(tested.map(({ pValue }) => pValue));
  const judged = tested.map((group, i) => ({ ...group, p: adjusted[i] ?? null }));
  return dimensions.flatMap((dimension): Table[] => {
    const groups = judged.filter((group) => group.dimension === dimension);
    if (groups.length === 0) return [];
    const name = dimensionName(dimension, language);
    return [
      {
        id: `funnel_by_${dimension}`,
        title: say("tableBy", { dimension: name }),
        definition: say("tableByDefinition", { days }),
        columns: [
          column("value", name, "text"),
          column("deals", say("deals"), "integer"),
          ...data.stages.slice(1).map((stage, k) => column(`stage_${k + 2}`, stage, "integer")),
          column("won", say("won"), "integer"),
          column("overall", say("overall"), "percent"),
          column("low", say("low"), "percent"),
          column("high", say("high"), "percent"),
          column("verdict", icp("verdict"), "text"),
          column("p_adjusted", icp("adjusted"), "number", 3),
        ],
        rows: groups.slice(0, shownGroups).map(({ value, reached, n, won, p, isAbove }): Cell[] => {
          const { rate, low, high } = wilson(won, n);
          const verdict = p === null ? "too_few" : p >= sure ? "inconclusive" : isAbove ? "above" : "below";
          return [
            value ?? shared("blank"),
            n,
            ...reached.slice(1),
            rate,
            low,
            high,
            value === null ? null : icp(verdict),
            p,
          ];
        }),
      },
    ];
  });
};
