import { speaker } from "../../core/locale/message.ts";
import { type Exact, sign, sub, sum, toFixed, toNumber, zero } from "../../core/money/exact.ts";
import { type QuotaCheck, quotaRealism } from "../../core/quota/realism.ts";
import type { BarChart, Section, Table } from "../../core/results.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { planMessages } from "./messages/plan.ts";
import { sharedMessages } from "./messages/shared.ts";
import { type Outlook, type RepOutlook, readOutlook, sumOfGoals } from "./next-goals.ts";
import { type TeamCapacity, teamCapacity } from "./team-capacity.ts";
import { wordingOf } from "./wording.ts";

const id = "plan";
const shownBars = 20;

type Parameters = AnalysisContext["parameters"];

/** A rep with a goal, and what the check says about it. */
type Checked = RepOutlook & { readonly goal: Exact; readonly check: QuotaCheck };

const checkedOf = ({ reps }: Outlook): Checked[] => {
  const carriers = reps.filter(
    (each): each is RepOutlook & { goal: Exact } => each.goal !== null && sign(each.goal) > 0,
  );
  const checks = quotaRealism(carriers.map((each) => ({ ...each, quota: each.goal })));
  return carriers
    .map((each, i) => ({ ...each, check: checks[i] as QuotaCheck }))
    .sort(
      (a, b) =>
        toNumber(shortfall(b)) - toNumber(shortfall(a)) ||
        toNumber(b.goal) - toNumber(a.goal) ||
        (a.rep < b.rep ? -1 : 1),
    );
};

const shortfall = ({ goal, potential }: Checked): Exact => (potential === null ? zero : sub(goal, potential));

const isDoubtful = ({ check }: Checked) => check.concerns.some((concern) => concern !== "no_history");

const amountOf = (value: Exact | null, { currencyDigits }: Parameters) =>
  value === null ? null : toFixed(value, currencyDigits);
const shareText = (value: Exact | null) => (value === null ? null : toNumber(value));

const goalsTable = (checked: readonly Checked[], parameters: Parameters): Table => {
  const say = speaker(planMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  return {
    id: "plan_goals",
    title: say("tableGoals"),
    definition: say("tableGoalsDefinition"),
    columns: [
      { key: "rep", label: shared("rep"), kind: "text" },
      { key: "goal", label: say("goal"), kind: "money" },
      { key: "reached", label: say("reached"), kind: "percent" },
      { key: "quarters", label: say("quarters"), kind: "integer", total: "none" },
      { key: "potential", label: say("potential"), kind: "money" },
      { key: "of_potential", label: say("ofPotential"), kind: "percent" },
      { key: "capacity", label: say("capacity"), kind: "money" },
      { key: "of_capacity", label: say("ofCapacity"), kind: "percent" },
      { key: "concerns", label: say("concerns"), kind: "text" },
    ],
    rows: checked.map(({ rep, goal, potential, capacity: able, check }) => [
      rep,
      amountOf(goal, parameters),
      shareText(check.reached),
      check.n,
      amountOf(potential, parameters),
      shareText(check.ofPotential),
      amountOf(able, parameters),
      shareText(check.ofCapacity),
      check.concerns.map((concern) => say(concern)).join("; "),
    ]),
  };
};

const chartOf = (checked: readonly Checked[], parameters: Parameters): BarChart => {
  const say = speaker(planMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const shown = checked.slice(0, shownBars);
  const value = (amount: Exact | null) => (amount === null ? null : Number(toFixed(amount, parameters.currencyDigits)));
  return {
    kind: "bars",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: shown
        .map(
          ({ rep, goal, potential }) =>
            `${rep}: ${money(toFixed(goal, 0))} / ${potential === null ? "–" : money(toFixed(potential, 0))}`,
        )
        .join("; "),
    }),
    unit: "money",
    bars: shown.map((each) => ({
      label: each.rep,
      value: value(each.goal) ?? 0,
      comparison: value(each.potential),
      highlighted: isDoubtful(each),
    })),
    comparisonLabel: say("potential"),
  };
};

const capacityTable = (found: TeamCapacity, target: Exact, parameters: Parameters): Table => {
  const say = speaker(planMessages, parameters.language);
  const [first] = found.hires;
  const row = (label: string, value: Exact) => [label, toFixed(value, parameters.currencyDigits)];
  return {
    id: "plan_capacity",
    title: say("tableCapacity"),
    definition: say("tableCapacityDefinition", { tenured: found.tenured, fresh: found.fresh }),
    columns: [
      { key: "item", label: say("item"), kind: "text" },
      { key: "amount", label: speaker(sharedMessages, parameters.language)("amount"), kind: "money", total: "none" },
    ],
    rows: [row(say("goals"), target), row(say("capacity"), found.total), row(say("missing"), sub(target, found.total))],
    ...(first === undefined || sign(sub(target, found.total)) <= 0
      ? {}
      : { note: first.hires === null ? say("noteNoHire") : say("noteHires", { hires: first.hires }) }),
  };
};

const findingOf = (checked: readonly Checked[], period: string, parameters: Parameters): FindingCandidate[] => {
  const doubtful = checked.filter((each) => isDoubtful(each) && each.potential !== null && sign(shortfall(each)) > 0);
  const beyond = toFixed(sum(doubtful.map(shortfall)), parameters.currencyDigits);
  if (Number(beyond) <= 0) return [];
  const say = speaker(planMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  return [
    {
      sentence: say("finding", {
        money: money(beyond),
        period,
        count: count(doubtful.length),
        all: count(checked.length),
      }),
      money: beyond,
      moneyValue: Number(beyond),
      // The potential rests on deals still to be won at the usual rate: an estimate, not a count.
      confidence: "low",
      section: id,
    },
  ];
};

/**
 * Are the goals of the quarter ahead within reach? Each against the rep's own history, the potential in sight and the capacity; and the team's
 * capacity against the sum of goals. No section where the export has no goals of reps for that quarter.
 */
export const planSection = async (context: AnalysisContext): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(planMessages, parameters.language);
  const { money, count, period: spoken } = wordingOf(parameters);
  const outlook = await readOutlook(context);
  const period = spoken(outlook.period.label);
  const checked = checkedOf(outlook);
  if (checked.length === 0) return withoutSection(say("noteNone", { period }));
  const doubtful = checked.filter(isDoubtful);
  const target = sumOfGoals(checked);
  const potential = sum(checked.map((each) => each.potential ?? zero));
  const able = teamCapacity(outlook, target, parameters);
  const section: Section = {
    id,
    title:
      doubtful.length === 0
        ? say("titleFine", { period, count: count(checked.length) })
        : say("title", { period, doubtful: count(doubtful.length), count: count(checked.length) }),
    sentence: say("sentence", {
      goals: money(toFixed(target, parameters.currencyDigits)),
      potential: money(toFixed(potential, parameters.currencyDigits)),
      capacity: able === null ? "–" : money(toFixed(able.total, parameters.currencyDigits)),
    }),
    charts: [chartOf(checked, parameters)],
    tables: [goalsTable(checked, parameters), ...(able === null ? [] : [capacityTable(able, target, parameters)])],
    notes: [say("notePotential")],
  };
  const valued = findingOf(checked, period, parameters);
  return { section, keyFigures: [], findings: valued.length > 0 ? valued : [answerOf(section, "low")], notes: [] };
};
