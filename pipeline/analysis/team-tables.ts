import { shiftPeriod } from "../../core/calendar/period.ts";
import type { Attainment } from "../../core/kpi/attainment.ts";
import { rampCohorts } from "../../core/kpi/ramp-cohorts.ts";
import { rampTime } from "../../core/kpi/ramp-time.ts";
import type { OwnerRisk } from "../../core/kpi/revenue-at-risk.ts";
import { periodAttrition } from "../../core/kpi/tenure.ts";
import { speaker } from "../../core/locale/message.ts";
import { compare, type Exact, exact, mul, toFixed, toNumber } from "../../core/money/exact.ts";
import type { BarChart, CurveChart, Table } from "../../core/results.ts";
import type { Survival } from "../../core/stats/kaplan-meier.ts";
import type { AnalysisContext } from "./context.ts";
import { activityMessages } from "./messages/activities.ts";
import { sharedMessages } from "./messages/shared.ts";
import { teamMessages } from "./messages/team.ts";
import { steadyQuarters, type Team } from "./team-data.ts";
import type { TeamHabit } from "./team-habits.ts";
import { wordingOf } from "./wording.ts";

type Parameters = AnalysisContext["parameters"];

/** Lower edges of the ranges of attainment. */
export const attainmentEdges = [0, 0.5, 0.8, 1, 1.2] as const;
export const riskDays = 90;
const rampWindow = 3;
const rampShare = exact("0.8");
const shownMonths = [3, 6, 12] as const;
const shownOwners = 30;

const moneyOrNull = (value: Exact | null, { currencyDigits }: Parameters) =>
  value === null ? null : toFixed(value, currencyDigits);
const numberOrNull = (value: Exact | null) => (value === null ? null : toNumber(value));

const rangesOf = (parameters: Parameters): string[] => {
  const say = speaker(teamMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  return attainmentEdges.map((from, i) => {
    const to = attainmentEdges[i + 1];
    if (to === undefined) return say("from", { from: percent(from) });
    return i === 0 ? say("below", { to: percent(to) }) : say("between", { from: percent(from), to: percent(to) });
  });
};

export const attainmentChart = ({ buckets }: Attainment, parameters: Parameters): BarChart => {
  const say = speaker(teamMessages, parameters.language);
  const labels = rangesOf(parameters);
  return {
    kind: "bars",
    title: say("chartAttainment"),
    alternative: say("chartAlternative", { list: labels.map((label, i) => `${label}: ${buckets[i] ?? 0}`).join("; ") }),
    unit: "integer",
    bars: labels.map((label, i) => ({
      label,
      value: buckets[i] ?? 0,
      highlighted: (attainmentEdges[i] ?? 0) >= 1,
    })),
  };
};

export const attainmentTable = ({ buckets }: Attainment, parameters: Parameters): Table => {
  const say = speaker(teamMessages, parameters.language);
  const all = buckets.reduce((sum, count) => sum + count, 0);
  return {
    id: "attainment_distribution",
    title: say("tableAttainment"),
    definition: say("tableAttainmentDefinition"),
    columns: [
      { key: "range", label: say("range"), kind: "text" },
      { key: "reps", label: say("reps"), kind: "integer" },
      { key: "share", label: speaker(sharedMessages, parameters.language)("share"), kind: "percent" },
    ],
    rows: rangesOf(parameters).map((label, i) => [label, buckets[i] ?? 0, all === 0 ? null : (buckets[i] ?? 0) / all]),
  };
};

export const repsTable = (team: Team, parameters: Parameters): Table => {
  const say = speaker(teamMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  const { benchmark } = team;
  const present = team.reps
    .filter(({ left }) => left === null || left > parameters.asOf)
    .sort((a, b) => {
      const [x, y] = [a.steadiness.cv, b.steadiness.cv];
      return (
        (x === null ? 1 : 0) - (y === null ? 1 : 0) ||
        (x === null || y === null ? 0 : compare(x, y)) ||
        (a.rep < b.rep ? -1 : 1)
      );
    });
  const ramp = (rep: string) => {
    const months = team.ramping.find((each) => each.rep === rep)?.monthly;
    return months === undefined || benchmark === null
      ? null
      : rampTime(months, rampWindow, rampShare, benchmark).months;
  };
  return {
    id: "team_reps",
    title: say("tableReps"),
    definition: say("tableRepsDefinition", { quarters: steadyQuarters, share: percent(toNumber(rampShare)) }),
    columns: [
      { key: "rep", label: shared("rep"), kind: "text" },
      { key: "hired", label: say("hired"), kind: "date" },
      { key: "quarters", label: say("quarters"), kind: "integer", total: "none" },
      { key: "mean_bookings", label: say("meanQuarter"), kind: "money", total: "none" },
      { key: "variation", label: say("variation"), kind: "number" },
      { key: "ramp_months", label: say("rampMonths"), kind: "integer", total: "none" },
    ],
    rows: present.map(({ rep, hired, quarters, steadiness }) => [
      rep,
      hired,
      quarters,
      moneyOrNull(steadiness.mean, parameters),
      numberOrNull(steadiness.cv),
      ramp(rep),
    ]),
  };
};

/** Null where nobody was hired since the export's first closed deal, or nobody is there to compare with. */
export const rampTable = ({ ramping, benchmark }: Team, parameters: Parameters): Table | null => {
  if (ramping.length === 0 || benchmark === null) return null;
  const say = speaker(teamMessages, parameters.language);
  const { money } = wordingOf(parameters);
  return {
    id: "ramp_cohorts",
    title: say("tableRamp"),
    definition: say("tableRampDefinition", {
      money: money(toFixed(mul(benchmark, rampShare), parameters.currencyDigits)),
    }),
    columns: [
      { key: "cohort", label: say("cohort"), kind: "text" },
      { key: "reps", label: say("reps"), kind: "integer" },
      { key: "reached", label: say("reached"), kind: "integer" },
      { key: "median_months", label: say("medianMonths"), kind: "number", digits: 0 },
      ...shownMonths.map(
        (month) => ({ key: `month_${month}`, label: say("inMonth", { month }), kind: "money", total: "none" }) as const,
      ),
    ],
    rows: rampCohorts(ramping, rampWindow, rampShare, benchmark).map(
      ({ cohort, n, reached, medianMonths, byMonth }) => [
        cohort,
        n,
        reached,
        medianMonths,
        ...shownMonths.map((month) => moneyOrNull(byMonth[month - 1]?.mean ?? null, parameters)),
      ],
    ),
  };
};

export const attritionTable = ({ employments }: Team, parameters: Parameters): Table => {
  const say = speaker(teamMessages, parameters.language);
  const { period } = wordingOf(parameters);
  const quarters = [-3, -2, -1, 0].map((steps) => shiftPeriod(parameters.period, steps, parameters.fiscal));
  return {
    id: "attrition",
    title: say("tableAttrition"),
    definition: say("tableAttritionDefinition"),
    columns: [
      { key: "quarter", label: speaker(sharedMessages, parameters.language)("quarter"), kind: "text" },
      { key: "leavers", label: say("leavers"), kind: "integer" },
      { key: "headcount", label: say("headcount"), kind: "number", digits: 1 },
      { key: "annualised", label: say("annualised"), kind: "percent" },
    ],
    rows: quarters.map(({ label, start, end }) => {
      const found = periodAttrition(employments, start, end, 3);
      return [period(label), found.leavers, toNumber(found.averageHeadcount), numberOrNull(found.annualised)];
    }),
  };
};

const year = 365.25;

export const tenureChart = ({ n, ended, steps }: Survival, longest: number, { language }: Parameters): CurveChart => {
  const say = speaker(teamMessages, language);
  const points = [{ x: 0, y: 1 }];
  for (const { days, survival } of steps) {
    points.push({ x: days / year, y: points[points.length - 1]?.y ?? 1 }, { x: days / year, y: survival });
  }
  points.push({ x: Math.max(longest / year, points[points.length - 1]?.x ?? 0), y: points[points.length - 1]?.y ?? 1 });
  return {
    kind: "curve",
    title: say("chartTenure"),
    alternative: say("chartTenureAlternative", { n, left: ended }),
    xUnit: "number",
    yUnit: "percent",
    xLabel: say("years"),
    yLabel: say("stillThere"),
    series: [{ label: say("stillThere"), points }],
    marks: [],
  };
};

export const tenureTable = ({ steps }: Survival, { language }: Parameters): Table => {
  const say = speaker(teamMessages, language);
  return {
    id: "tenure",
    title: say("tableTenure"),
    definition: say("tableTenureDefinition"),
    columns: [
      { key: "tenure", label: say("tenureDays"), kind: "days", total: "none" },
      { key: "at_risk", label: say("atRisk"), kind: "integer", total: "none" },
      { key: "leavers", label: say("leavers"), kind: "integer" },
      { key: "still_there", label: say("stillThere"), kind: "percent" },
    ],
    rows: steps.map(({ days, atRisk, left, survival }) => [days, atRisk, left, survival]),
  };
};

export const riskTable = (owners: readonly OwnerRisk[], parameters: Parameters): Table => {
  const say = speaker(teamMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  return {
    id: "revenue_at_risk",
    title: say("tableRisk"),
    definition: say("tableRiskDefinition", { days: riskDays }),
    columns: [
      { key: "owner", label: say("owner"), kind: "text" },
      { key: "status", label: say("status"), kind: "text" },
      { key: "deals", label: shared("open"), kind: "integer" },
      { key: "open", label: shared("amount"), kind: "money" },
      { key: "leaving", label: say("leaving"), kind: "percent" },
      { key: "at_risk", label: say("amountAtRisk"), kind: "money" },
    ],
    rows: owners
      .slice(0, shownOwners)
      .map(({ owner, status, deals, open, leaving, atRisk }) => [
        owner,
        say(status),
        deals,
        moneyOrNull(open, parameters),
        leaving,
        moneyOrNull(atRisk, parameters),
      ]),
  };
};

const habitName = ({ kind, subject }: TeamHabit, { language }: Parameters): string => {
  const say = speaker(teamMessages, language);
  if (kind === "skips" || kind === "pushes") return say(`habit_${kind}`);
  const activity = speaker(activityMessages, language);
  const known = subject as "call" | "meeting" | "mail" | "task" | "note" | "other";
  return say(`habit_${kind}`, { subject: kind === "activity" ? activity(known) : (subject ?? "") });
};

export const habitsTable = (habits: readonly TeamHabit[], parameters: Parameters): Table => {
  const say = speaker(teamMessages, parameters.language);
  const { percent, days } = wordingOf(parameters);
  const shown = ({ kind }: TeamHabit, value: number) =>
    kind === "skips" || kind === "source" ? percent(value, 1) : days(Math.round(value * 10) / 10);
  return {
    id: "top_quartile",
    title: say("tableHabits"),
    definition: say("tableHabitsDefinition"),
    columns: [
      { key: "habit", label: say("habit"), kind: "text" },
      { key: "top", label: say("top"), kind: "text" },
      { key: "others", label: say("others"), kind: "text" },
      { key: "n_top", label: say("repsTop"), kind: "integer", total: "none" },
      { key: "n_others", label: say("repsOthers"), kind: "integer", total: "none" },
      { key: "p", label: say("p"), kind: "number", digits: 3 },
    ],
    rows: habits.map((habit) => [
      habitName(habit, parameters),
      shown(habit, habit.top),
      shown(habit, habit.others),
      habit.nTop,
      habit.nOthers,
      habit.adjusted,
    ]),
  };
};
