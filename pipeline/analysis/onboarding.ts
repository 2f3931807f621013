import { addDays } from "../../core/calendar/iso-date.ts";
import { type StayCurve, stayCurve } from "../../core/funnel/stay-curve.ts";
import type { StepFunnel } from "../../core/funnel/step-journeys.ts";
import { speaker } from "../../core/locale/message.ts";
import type { Cell, Column, FunnelChart, Section, Table } from "../../core/results.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { defaultOnboardingDays, type OnboardingSettings } from "../configuration.ts";
import { confidenceOfCount } from "./confidence.ts";
import { type AnalysisContext, answerOf, type SectionResult, withoutSection } from "./context.ts";
import { funnelMessages } from "./messages/funnel.ts";
import { onboardingMessages } from "./messages/onboarding.ts";
import { type OnboardingRecords, onboardingFunnel, onboardingRecords, onboardingSteps } from "./onboarding-data.ts";
import { wordingOf } from "./wording.ts";

const id = "onboarding";
const shownOthers = 5;

type Parameters = AnalysisContext["parameters"];

interface Onboarding {
  readonly steps: readonly string[];
  readonly funnel: StepFunnel;
  /** Time at each step but the last. */
  readonly curves: readonly StayCurve[];
  /** Place of the step after which most mature customers stop; -1 where none does. */
  readonly worst: number;
  readonly window: number;
}

const sum = (counts: readonly number[]): number => counts.reduce((total, count) => total + count, 0);

const reachedAt = ({ funnel }: Onboarding, k: number): number => funnel.reached[k] ?? 0;

/** Conversion to step k from the step before; null for the first. */
const conversionAt = (onboarding: Onboarding, k: number) =>
  k === 0 ? null : wilson(reachedAt(onboarding, k), reachedAt(onboarding, k - 1));

const worstOf = ({ reached }: StepFunnel): number => {
  const drops = reached.slice(1).map((count, k) => (reached[k] ?? 0) - count);
  const most = Math.max(...drops);
  return most > 0 ? drops.indexOf(most) : -1;
};

const column = (key: string, label: string, kind: Column["kind"]): Column => ({ key, label, kind, total: "none" });

const stepsTable = (onboarding: Onboarding, parameters: Parameters): Table => {
  const say = speaker(onboardingMessages, parameters.language);
  const shared = speaker(funnelMessages, parameters.language);
  const { count, date } = wordingOf(parameters);
  const { steps, curves, window } = onboarding;
  return {
    id,
    title: say("table"),
    definition: say("tableDefinition", { days: count(window), date: date(parameters.asOf) }),
    columns: [
      column("step", say("step"), "text"),
      column("customers", say("customers"), "integer"),
      column("conversion", shared("conversion"), "percent"),
      column("low", shared("low"), "percent"),
      column("high", shared("high"), "percent"),
      column("overall", shared("overall"), "percent"),
      column("median_days", shared("median"), "days"),
    ],
    rows: steps.map((name, k): Cell[] => {
      const conversion = conversionAt(onboarding, k);
      return [
        name,
        reachedAt(onboarding, k),
        conversion?.rate ?? null,
        conversion?.low ?? null,
        conversion?.high ?? null,
        wilson(reachedAt(onboarding, k), reachedAt(onboarding, 0)).rate,
        curves[k]?.median ?? null,
      ];
    }),
  };
};

const standingTable = ({ steps, funnel, window }: Onboarding, parameters: Parameters): Table => {
  const say = speaker(onboardingMessages, parameters.language);
  const { count, date } = wordingOf(parameters);
  return {
    id: "onboarding_standing",
    title: say("standing", { date: date(parameters.asOf) }),
    definition: say("standingDefinition", { days: count(window) }),
    columns: [
      column("step", say("step"), "text"),
      column("customers", say("customers"), "integer"),
      column("overdue", say("overdue"), "integer"),
    ],
    rows: steps.map((name, k): Cell[] => [
      name,
      funnel.standing[k] ?? 0,
      k === steps.length - 1 ? null : (funnel.overdue[k] ?? 0),
    ]),
  };
};

const stepsChart = (onboarding: Onboarding, parameters: Parameters): FunnelChart => {
  const say = speaker(onboardingMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const { steps, curves, worst } = onboarding;
  const bars = steps.map((label, k) => {
    const conversion = conversionAt(onboarding, k);
    return {
      label,
      count: reachedAt(onboarding, k),
      conversion: conversion === null ? null : { value: conversion.rate, low: conversion.low, high: conversion.high },
      medianDays: curves[k]?.median ?? null,
      highlighted: k === worst,
    };
  });
  return {
    kind: "funnel",
    title: say("chartTitle", {
      second: count(reachedAt(onboarding, 1)),
      count: count(reachedAt(onboarding, 0)),
      step: steps[1] ?? "",
      last: count(reachedAt(onboarding, steps.length - 1)),
    }),
    alternative: say("chartAlternative", {
      list: bars.map(({ label, count: n }) => `${label} ${count(n)}`).join(", "),
    }),
    steps: bars,
  };
};

const sentenceOf = (onboarding: Onboarding, parameters: Parameters): string => {
  const say = speaker(onboardingMessages, parameters.language);
  const { count, date, percent, rate } = wordingOf(parameters);
  const { steps, funnel, window, worst } = onboarding;
  const days = count(window);
  const entered = reachedAt(onboarding, 0);
  if (entered === 0) return say("sentenceYoung", { count: count(funnel.immature) });
  const overdue = sum(funnel.overdue);
  return [
    say("sentence", {
      date: date(addDays(parameters.asOf, -window)),
      last: steps[steps.length - 1] ?? "",
      days,
      rate: rate(wilson(reachedAt(onboarding, steps.length - 1), entered), entered),
    }),
    ...(worst === -1
      ? []
      : [
          say("sentenceWorst", {
            step: steps[worst] ?? "",
            next: steps[worst + 1] ?? "",
            rate: percent(conversionAt(onboarding, worst + 1)?.rate ?? 0),
          }),
        ]),
    ...(overdue === 0 ? [] : [say("sentenceOverdue", { days, count: count(overdue) })]),
  ].join(" ");
};

const notesOf = (
  { steps, funnel, window }: Onboarding,
  { incomplete, other, otherSteps, planned }: OnboardingRecords,
  isOrderFound: boolean,
  parameters: Parameters,
): string[] => {
  const say = speaker(onboardingMessages, parameters.language);
  const { count, date } = wordingOf(parameters);
  return [
    ...(funnel.immature === 0
      ? []
      : [say("noteYoung", { date: date(addDays(parameters.asOf, -window)), count: count(funnel.immature) })]),
    ...(isOrderFound ? [say("noteOrder", { steps: steps.join(", ") })] : []),
    say("noteMoves", { skipped: count(funnel.skipped), regressions: count(funnel.regressions) }),
    ...(incomplete === 0 ? [] : [say("noteIncomplete", { count: count(incomplete) })]),
    ...(other === 0
      ? []
      : [say("noteOther", { count: count(other), steps: otherSteps.slice(0, shownOthers).join(", ") })]),
    ...(planned === 0 ? [] : [say("notePlanned", { date: date(parameters.asOf), count: count(planned) })]),
  ];
};

/**
 * The funnel of the customers' onboarding: how many of the mature customers reach each step within the window, the time between steps, and
 * where customers stand. No section where no table holds such steps; blank rates where no customer's window is over.
 */
export const onboardingSection = async (
  context: AnalysisContext,
  settings?: OnboardingSettings,
): Promise<SectionResult> => {
  const { parameters } = context;
  const windowDays = settings?.window_days ?? defaultOnboardingDays;
  const say = speaker(onboardingMessages, parameters.language);
  const { count, percent } = wordingOf(parameters);
  const records = await onboardingRecords(context);
  if (records.records === 0) return withoutSection(say("noteNone"));
  const steps = await onboardingSteps(context);
  if (steps.length === 0 && records.otherSteps.length > 0)
    return withoutSection(say("noteTooMany", { count: count(records.otherSteps.length) }));
  const used = records.records - records.incomplete - records.other - records.planned;
  if (used === 0) return withoutSection(say("noteUnusable", { count: count(records.records) }));
  if (steps.length === 1) return withoutSection(say("noteOneStep", { step: steps[0] ?? "" }));
  const funnel = await onboardingFunnel(context, steps.length, windowDays);
  const onboarding: Onboarding = {
    steps,
    funnel,
    curves: funnel.stays.map((stays) => stayCurve(stays, windowDays)),
    worst: worstOf(funnel),
    window: windowDays,
  };
  const entered = reachedAt(onboarding, 0);
  const { rate } = wilson(reachedAt(onboarding, steps.length - 1), entered);
  const days = count(windowDays);
  const section: Section = {
    id,
    title: rate === null ? say("titleYoung", { days }) : say("title", { rate: percent(rate), days }),
    sentence: sentenceOf(onboarding, parameters),
    charts: entered === 0 ? [] : [stepsChart(onboarding, parameters)],
    tables: [stepsTable(onboarding, parameters), standingTable(onboarding, parameters)],
    notes: notesOf(onboarding, records, settings?.steps === undefined, parameters),
  };
  return { section, keyFigures: [], findings: [answerOf(section, confidenceOfCount(entered))], notes: [] };
};
