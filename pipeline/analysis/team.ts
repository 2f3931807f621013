import { daysBetween } from "../../core/calendar/iso-date.ts";
import { shiftPeriod } from "../../core/calendar/period.ts";
import { attainment } from "../../core/kpi/attainment.ts";
import { type OwnerRisk, revenueAtRisk } from "../../core/kpi/revenue-at-risk.ts";
import { periodAttrition, tenureSurvival } from "../../core/kpi/tenure.ts";
import { speaker } from "../../core/locale/message.ts";
import { add, exact, toFixed, toNumber, zero } from "../../core/money/exact.ts";
import type { Section } from "../../core/results.ts";
import { baseline, usualWinRate } from "./baseline.ts";
import { confidenceOfCount } from "./confidence.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { teamMessages } from "./messages/team.ts";
import { repScores } from "./rep-scores.ts";
import { readTeam, type Team } from "./team-data.ts";
import { teamHabits } from "./team-habits.ts";
import {
  attainmentChart,
  attainmentEdges,
  attainmentTable,
  attritionTable,
  habitsTable,
  rampTable,
  repsTable,
  riskDays,
  riskTable,
  tenureChart,
  tenureTable,
} from "./team-tables.ts";
import { wordingOf } from "./wording.ts";

const id = "team";

type Parameters = AnalysisContext["parameters"];

/** A tenure curve of fewer leavers says nothing about who leaves next. */
const fewestLeavers = 5;

const leaversOf = (employments: Team["employments"], asOf: Parameters["asOf"]) =>
  employments.filter(({ left }) => left !== null && left <= asOf).length;

const ownersOf = ({ reps, employments }: Team, { asOf }: Parameters): OwnerRisk[] => {
  const one = reps.filter(({ openDeals, open }) => openDeals > 0 && open !== null);
  // One deal an owner stands for all of them; the count is put back.
  const deals = one.map(({ rep, open }) => ({ owner: rep, amount: open ?? zero }));
  const counts = new Map(one.map(({ rep, openDeals }) => [rep, openDeals]));
  const known = leaversOf(employments, asOf) >= fewestLeavers;
  return revenueAtRisk(deals, employments, asOf, riskDays).map((owner) => ({
    ...owner,
    deals: counts.get(owner.owner) ?? 0,
    ...(known || owner.status === "gone" ? {} : { leaving: null, atRisk: null }),
  }));
};

const findingsOf = (
  owners: readonly OwnerRisk[],
  team: Team,
  winRate: number,
  parameters: Parameters,
): FindingCandidate[] => {
  const say = speaker(teamMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  const gone = owners.filter(({ status }) => status === "gone");
  const amount = toFixed(
    gone.reduce((sum, { open }) => add(sum, open), zero),
    parameters.currencyDigits,
  );
  const risk = owners
    .filter(({ status }) => status === "employed")
    .reduce((sum, { atRisk }) => add(sum, atRisk ?? zero), zero);
  const risked = toFixed(risk, parameters.currencyDigits);
  return [
    ...(Number(amount) > 0
      ? [
          {
            sentence: say("findingGone", {
              money: money(amount),
              count: count(gone.reduce((sum, { deals }) => sum + deals, 0)),
            }),
            money: amount,
            moneyValue: Number(amount) * winRate,
            confidence: "high",
            section: id,
            subject: "gone",
            proof: "revenue_at_risk",
          } as const,
        ]
      : []),
    ...(Number(risked) > 0
      ? [
          {
            sentence: say("findingRisk", { money: money(risked), days: riskDays }),
            money: risked,
            moneyValue: Number(risked) * winRate,
            confidence: confidenceOfCount(leaversOf(team.employments, parameters.asOf)),
            section: id,
            subject: "leaving",
            proof: "revenue_at_risk",
          } as const,
        ]
      : []),
  ];
};

/**
 * The team behind the figures: distribution of attainment, steadiness, ramp by hiring cohort, turnover and tenure, open revenue that hangs on
 * people leaving, and what the best quarter of the reps does differently. What the export has no data for is left out and named; no section
 * where no deal has an owner.
 */
export const teamSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const { period, fiscal, asOf } = parameters;
  const say = speaker(teamMessages, parameters.language);
  const { percent, count } = wordingOf(parameters);
  const team = await readTeam(context);
  if (team.reps.length === 0) return withoutSection(say("noteNone"));
  const carriers = (await repScores(context)).filter(({ quota }) => quota !== null);
  const reached = attainment(
    carriers.map(({ kpi, quota }) => ({ credited: exact(kpi.bookings ?? "0"), quota: exact(quota ?? "0") })),
    attainmentEdges.map((edge) => exact(edge)),
  );
  const hired = team.employments.length > 0;
  const survival = tenureSurvival(team.employments, asOf);
  const longest = team.employments.reduce(
    (most, each) => Math.max(most, daysBetween(each.hired, each.left !== null && each.left <= asOf ? each.left : asOf)),
    0,
  );
  const turnover = periodAttrition(team.employments, shiftPeriod(period, -3, fiscal).start, period.end, 12);
  const owners = ownersOf(team, parameters);
  const habits = await teamHabits(context);
  const ramp = rampTable(team, parameters);
  const atQuota = carriers.filter(({ attainment: share }) => (share ?? 0) >= 1).length;
  const quota = reached.team !== null && reached.median !== null;
  const section: Section = {
    id,
    title: quota
      ? say("titleQuota", {
          reached: count(atQuota),
          count: count(carriers.length),
          percent: percent(toNumber(reached.team)),
        })
      : say("titlePlain", { count: count(team.reps.length) }),
    sentence: [
      ...(quota ? [say("sentenceQuota", { median: percent(toNumber(reached.median)) })] : []),
      ...(turnover.annualised === null
        ? []
        : [
            say("sentenceAttrition", {
              leavers: count(turnover.leavers),
              rate: percent(toNumber(turnover.annualised)),
            }),
          ]),
      ...(hired ? [] : [say("noteHired")]),
    ].join(" "),
    charts: [
      ...(quota ? [attainmentChart(reached, parameters)] : []),
      ...(survival.ended > 0 ? [tenureChart(survival, longest, parameters)] : []),
    ],
    tables: [
      ...(quota ? [attainmentTable(reached, parameters)] : []),
      repsTable(team, parameters),
      ...(ramp === null ? [] : [ramp]),
      ...(hired ? [attritionTable(team, parameters)] : []),
      ...(survival.ended > 0 ? [tenureTable(survival, parameters)] : []),
      ...(hired && owners.length > 0 ? [riskTable(owners, parameters)] : []),
      ...(habits.length === 0 ? [] : [habitsTable(habits, parameters)]),
    ],
    notes: [
      ...(survival.ended > 0 ? [say("noteTruncated")] : []),
      ...(hired && survival.ended < fewestLeavers ? [say("noteFewLeavers", { least: fewestLeavers })] : []),
    ],
  };
  const valued = hired ? findingsOf(owners, team, usualWinRate(await baseline(context)), parameters) : [];
  return { section, keyFigures: [], findings: valued.length > 0 ? valued : [answerOf(section, "low")], notes: [] };
};
