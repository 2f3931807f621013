import { dayNumber, isoDate } from "../calendar/iso-date.ts";
import { pointUplift } from "../funnel/bottleneck.ts";
import { funnelBreakdown } from "../funnel/breakdown.ts";
import { type CountRules, type FunnelEvent, funnelCount } from "../funnel/count.ts";
import { funnelLevel, type LevelRules } from "../funnel/level.ts";
import type { FunnelAttribution } from "../funnel/machine.ts";
import { stageHistory } from "../funnel/stage-history.ts";
import type { StepCounts } from "../funnel/step-counts.ts";
import { timeInStage } from "../funnel/time-in-stage.ts";
import { exact } from "../money/exact.ts";
import type { Stay } from "../stats/kaplan-meier.ts";
import type { Adapters, Inputs } from "./adapter.ts";
import { decimal } from "./decimal.ts";

const rows = (value: unknown) => value as readonly Inputs[];
const given = <K extends string, V>(key: K, value: unknown): { [P in K]?: V } =>
  value === undefined || value === null ? {} : ({ [key]: value } as { [P in K]: V });

const event = ({ id, step, date }: Inputs): FunnelEvent => ({
  entity: String(id),
  step: step as string,
  time: dayNumber(isoDate(date as string)),
});

const counts = ({ counts: reached, stepRates, overall }: StepCounts) => ({
  counts: reached,
  step_rate: stepRates.map(decimal),
  overall: decimal(overall),
});

export const funnel: Adapters = {
  "funnel.level": ({ events, steps, window, mode, entry }) => ({
    level: funnelLevel(
      rows(events).map(({ t, step }) => ({ time: Number(t), step: step as string })),
      {
        steps: steps as string[],
        ...given<"window", number>("window", window),
        ...given<"mode", NonNullable<LevelRules["mode"]>>("mode", mode),
        ...given<"entry", NonNullable<LevelRules["entry"]>>("entry", entry),
      },
    ),
  }),
  "funnel.count": ({ events, steps, window_days, mode, entry, skip, mature_only, as_of }) => {
    const found = funnelCount(rows(events).map(event), {
      steps: steps as string[],
      ...given<"window", number>("window", window_days),
      ...given<"mode", NonNullable<CountRules["mode"]>>("mode", mode),
      ...given<"entry", NonNullable<CountRules["entry"]>>("entry", entry),
      ...given<"skip", "impute">("skip", skip === "impute" ? skip : undefined),
      ...given<"matureOnly", boolean>("matureOnly", mature_only),
      ...given<"asOf", number>("asOf", typeof as_of === "string" ? dayNumber(isoDate(as_of)) : undefined),
    });
    return { ...counts(found), excluded_immature: found.excludedImmature, skipped_steps: found.skippedSteps };
  },
  "funnel.stage_history": ({ stages, changes, as_of }) => {
    const found = stageHistory(
      stages as string[],
      rows(changes).map(({ stage, date }) => ({ stage: stage as string, date: isoDate(date as string) })),
      isoDate(as_of as string),
    );
    return {
      days_in_stage: Object.fromEntries(found.days),
      regressions: found.regressions,
      skipped: found.skipped,
      furthest: found.furthest,
    };
  },
  "funnel.time_in_stage": ({ observations, horizon }) => {
    const found = timeInStage(
      rows(observations) as unknown as readonly Stay[],
      horizon === undefined || horizon === null ? undefined : Number(horizon),
    );
    return {
      steps: found.steps.map(({ days, atRisk, left, survival }) => ({ days, at_risk: atRisk, left, survival })),
      median: found.median,
      naive_median_left_only: found.naiveMedian,
      restricted_mean: found.restrictedMean,
    };
  },
  "funnel.bottleneck": ({ entries, average_deal, points, steps }) => {
    const found = pointUplift(
      rows(steps).map(({ name, conversion }) => ({ name: name as string, conversion: exact(conversion as string) })),
      exact(entries as number),
      exact(average_deal as string),
      exact((points as string | undefined) ?? "0.01"),
    );
    return {
      revenue: decimal(found.revenue),
      uplift: found.uplifts.map(({ step, uplift }) => ({ step, uplift: decimal(uplift) })),
      ranking: found.ranking,
    };
  },
  "funnel.breakdown": ({ attribution, window_days, steps, events }) => {
    const found = funnelBreakdown(
      rows(events).map((row) => ({ ...event(row), group: (row.prop as string | null | undefined) ?? null })),
      {
        steps: steps as string[],
        attribution: attribution as FunnelAttribution,
        ...given<"window", number>("window", window_days),
      },
    );
    return { groups: Object.fromEntries([...found].map(([group, result]) => [group ?? "", counts(result)])) };
  },
};
