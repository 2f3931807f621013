import { monthStart } from "../../core/calendar/iso-date.ts";
import { type Measure, type Months, measures } from "../../core/kpi/before-after.ts";
import { speaker } from "../../core/locale/message.ts";
import type { ColumnKind, IntervalChart, Table } from "../../core/results.ts";
import type { AnalysisContext } from "./context.ts";
import type { MeasuredIntervention } from "./interventions.ts";
import { sharedMessages } from "./messages/shared.ts";
import { trainingMessages } from "./messages/trainings.ts";
import { wordingOf } from "./wording.ts";

type Parameters = AnalysisContext["parameters"];

const kinds: Readonly<Record<Measure, ColumnKind>> = { win_rate: "percent", bookings: "money", cycle: "days" };

/** A change in the table's unit: a fraction, days, or money as decimal text. */
const cellOf = (measure: Measure, value: number | null, { currencyDigits }: Parameters) =>
  value === null || measure !== "bookings" ? value : value.toFixed(currencyDigits);

/** Every training, tool and process change with whom it reached and the verdict on the win rate. */
export const overviewTable = (found: readonly MeasuredIntervention[], { language }: Parameters): Table => {
  const say = speaker(trainingMessages, language);
  return {
    id: "trainings",
    title: say("tableOverview"),
    definition: say("tableOverviewDefinition"),
    columns: [
      { key: "name", label: say("name"), kind: "text" },
      { key: "first_day", label: say("firstDay"), kind: "date" },
      { key: "last_day", label: say("lastDay"), kind: "date" },
      { key: "reps", label: say("reached"), kind: "integer", total: "none" },
      { key: "certified", label: say("certifiedCount"), kind: "integer", total: "none" },
      { key: "months", label: say("monthsCompared"), kind: "integer", total: "none" },
      { key: "verdict", label: `${say("verdict")} (${say("win_rate")})`, kind: "text" },
    ],
    rows: found.map(({ intervention: { name, first, last, reps, certified }, windows, effects }) => [
      name,
      first,
      last,
      reps.size,
      certified.size,
      typeof windows === "string" ? null : windows.after.to - windows.after.from + 1,
      effects === null ? null : say(effects.win_rate.effect.verdict),
    ]),
  };
};

/** One table per measure that any intervention has: changes of both groups, effect with interval, p-values. */
export const effectTables = (found: readonly MeasuredIntervention[], parameters: Parameters): Table[] => {
  const say = speaker(trainingMessages, parameters.language);
  return measures.flatMap((measure): Table[] => {
    const rows = found.flatMap(({ intervention, effects }) =>
      effects === null ? [] : [{ name: intervention.name, ...effects[measure] }],
    );
    if (rows.every(({ effect }) => effect.trained === 0)) return [];
    const kind = kinds[measure];
    const digits = kind === "days" ? 1 : undefined;
    const size = (key: string, label: string) => ({
      key,
      label,
      kind,
      total: "none" as const,
      ...(digits === undefined ? {} : { digits }),
    });
    return [
      {
        id: `training_effect_${measure}`,
        title: say("tableEffect", { measure: say(measure) }),
        definition: say("tableEffectDefinition"),
        columns: [
          { key: "name", label: say("name"), kind: "text" },
          { key: "with", label: say("with"), kind: "integer", total: "none" },
          { key: "without", label: say("without"), kind: "integer", total: "none" },
          size("effect", say("effectSize")),
          size("low", say("low")),
          size("high", say("high")),
          { key: "p", label: say("p"), kind: "number", digits: 3 },
          { key: "verdict", label: say("verdict"), kind: "text" },
          size("change_with", say("changeWith")),
          size("change_without", say("changeWithout")),
          size("detectable", say("detectable")),
          { key: "trend_p", label: say("trendP"), kind: "number", digits: 3 },
        ],
        rows: rows.map(({ name, effect, adjusted }) => [
          name,
          effect.trained,
          effect.control,
          ...[effect.effect, effect.low, effect.high].map((value) => cellOf(measure, value, parameters)),
          adjusted,
          say(effect.verdict),
          ...[effect.trainedChange, effect.controlChange, effect.detectable].map((value) =>
            cellOf(measure, value, parameters),
          ),
          effect.trendPValue,
        ]),
      },
    ];
  });
};

/** The reps behind the effect on the win rate; null where no windows can be compared. */
export const comparedTable = (
  { intervention, windows, compared }: MeasuredIntervention,
  parameters: Parameters,
): Table | null => {
  if (typeof windows === "string" || compared.length === 0) return null;
  const say = speaker(trainingMessages, parameters.language);
  const { month } = wordingOf(parameters);
  const span = ({ from, to }: Months) => `${month(monthStart(from))} – ${month(monthStart(to))}`;
  const change = ({ before, after }: (typeof compared)[number]) =>
    before === null || after === null ? null : after - before;
  return {
    id: "training_reps",
    title: say("tableReps", { name: intervention.name }),
    definition: say("tableRepsDefinition", { before: span(windows.before), after: span(windows.after) }),
    columns: [
      { key: "rep", label: speaker(sharedMessages, parameters.language)("rep"), kind: "text" },
      { key: "group", label: say("group"), kind: "text" },
      { key: "certified", label: say("certifiedCount"), kind: "text" },
      { key: "before", label: say("before"), kind: "percent" },
      { key: "after", label: say("after"), kind: "percent" },
      { key: "change", label: say("change"), kind: "percent" },
    ],
    rows: [...compared]
      .sort((a, b) => Number(b.trained) - Number(a.trained) || (a.rep < b.rep ? -1 : 1))
      .map((rep) => [
        rep.rep,
        say(rep.trained ? "with" : "without"),
        rep.trained && intervention.certified.size > 0 ? say(rep.certified === true ? "yes" : "no") : null,
        rep.before,
        rep.after,
        change(rep),
      ]),
  };
};

/** Effects on the win rate that could be measured; null where none could. */
export const effectChart = (found: readonly MeasuredIntervention[], parameters: Parameters): IntervalChart | null => {
  const say = speaker(trainingMessages, parameters.language);
  const { percent } = wordingOf(parameters);
  const entries = found.flatMap(({ intervention, effects }) => {
    const { effect: value, low, high, trained = 0 } = effects?.win_rate.effect ?? {};
    return value === undefined ||
      value === null ||
      low === undefined ||
      low === null ||
      high === undefined ||
      high === null
      ? []
      : [{ label: intervention.name, n: trained, value, low, high }];
  });
  if (entries.length === 0) return null;
  return {
    kind: "intervals",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: entries
        .map(
          ({ label, value, low, high }) => `${label}: ${percent(value, 1)} (${percent(low, 1)} – ${percent(high, 1)})`,
        )
        .join("; "),
    }),
    unit: "percent",
    entries,
    reference: { label: say("noChange"), value: 0 },
  };
};
