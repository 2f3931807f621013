import type { Measure } from "../../core/kpi/before-after.ts";
import { trainingSentence } from "../../core/kpi/training-sentence.ts";
import { formatNumber } from "../../core/locale/format.ts";
import { speaker } from "../../core/locale/message.ts";
import type { Section } from "../../core/results.ts";
import {
  type AnalysisContext,
  answerOf,
  type FindingCandidate,
  type SectionResult,
  withoutSection,
} from "./context.ts";
import { type Intervention, type MeasuredIntervention, measureInterventions, readTrainings } from "./interventions.ts";
import { trainingMessages } from "./messages/trainings.ts";
import { comparedTable, effectChart, effectTables, overviewTable } from "./training-tables.ts";
import { wordingOf } from "./wording.ts";

const id = "trainings";
/** Each comparison is thousands of relabellings. */
const mostCompared = 20;
const shownUnknown = 5;
const monthsOfQuarter = 3;
const sure = 0.05;

type Parameters = AnalysisContext["parameters"];

const latestFirst = (a: Intervention, b: Intervention) =>
  a.last === b.last ? (a.name < b.name ? -1 : 1) : a.last > b.last ? -1 : 1;

/** How a change of the measure is written. */
const changeOf = (measure: Measure, parameters: Parameters) => {
  const say = speaker(trainingMessages, parameters.language);
  const { money } = wordingOf(parameters);
  return (change: number, isSize = false): string => {
    const signed = (text: string) => (change > 0 && !isSize ? `+${text}` : text);
    if (measure === "bookings") return signed(money(change.toFixed(2)));
    if (measure === "cycle") return signed(formatNumber(change.toFixed(6), 1, parameters.language));
    return say("points", { value: signed(formatNumber((change * 100).toFixed(6), 1, parameters.language)) });
  };
};

const titleOf = ({ intervention: { name }, effects }: MeasuredIntervention, parameters: Parameters): string => {
  const say = speaker(trainingMessages, parameters.language);
  const effect = effects?.win_rate.effect;
  if (effect?.verdict === "effect" && effect.effect !== null)
    return say("title_effect", { name, change: changeOf("win_rate", parameters)(effect.effect) });
  if (effect?.verdict === "no_effect_shown") return say("title_no_effect_shown", { name });
  if (effect?.verdict === "trends_differ") return say("title_trends_differ", { name });
  return say("title_cannot_tell", { name });
};

const sentenceOf = ({ intervention, windows, effects }: MeasuredIntervention, parameters: Parameters): string => {
  const say = speaker(trainingMessages, parameters.language);
  const { date, count } = wordingOf(parameters);
  const { name, first } = intervention;
  if (typeof windows === "string" || effects === null)
    return say(windows === "no_history" ? "no_history" : "too_recent", { name });
  const { effect } = effects.win_rate;
  return [
    say("sentence", {
      name,
      date: date(first),
      measure: say("win_rate"),
      found: trainingSentence(effect, parameters.language, changeOf("win_rate", parameters)),
    }),
    ...(intervention.certified.size === 0
      ? []
      : [say("certified", { certified: count(effect.certified), trained: count(effect.trained) })]),
  ].join(" ");
};

/** Bookings that an intervention moved beyond chance, also after adjusting for all tests. */
const findingOf = (
  { intervention: { name }, effects }: MeasuredIntervention,
  parameters: Parameters,
): FindingCandidate[] => {
  const { effect, adjusted } = effects?.bookings ?? {};
  if (effect?.verdict !== "effect" || effect.effect === null || (adjusted ?? 1) >= sure) return [];
  const { money, count } = wordingOf(parameters);
  const worth = (Math.abs(effect.effect) * effect.trained * monthsOfQuarter).toFixed(parameters.currencyDigits);
  return [
    {
      sentence: speaker(trainingMessages, parameters.language)("finding", {
        name,
        change: changeOf("bookings", parameters)(effect.effect),
        money: money(worth),
        count: count(effect.trained),
      }),
      money: worth,
      moneyValue: Number(worth),
      confidence: "high",
      section: id,
      subject: name,
      proof: "training_effect_bookings",
    },
  ];
};

/**
 * What trainings, go-lives of tools and process changes brought: difference in differences against the reps they did not reach, with a
 * permutation test, the trends before, the certified counted, and "can't tell" below eight reps a group. No section where none is known.
 */
export const trainingsSection = async (
  context: AnalysisContext,
  goLives: readonly Intervention[],
): Promise<SectionResult> => {
  const { parameters } = context;
  const say = speaker(trainingMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const { trainings, incomplete, records } = await readTrainings(context);
  const all = [...[...trainings].sort(latestFirst), ...[...goLives].sort(latestFirst)];
  if (all.length === 0)
    return withoutSection(records === 0 ? say("noteNone") : say("noteUndated", { count: count(incomplete) }));
  const found = await measureInterventions(context, all.slice(0, mostCompared));
  const told =
    found.find(({ effects }) => effects?.win_rate.effect.verdict === "effect") ??
    found.find(({ effects }) => (effects?.win_rate.effect.effect ?? null) !== null) ??
    found[0];
  if (told === undefined) throw new Error("At least one intervention is measured.");
  const chart = effectChart(found, parameters);
  const reps = comparedTable(told, parameters);
  const section: Section = {
    id,
    title: titleOf(told, parameters),
    sentence: sentenceOf(told, parameters),
    charts: chart === null ? [] : [chart],
    tables: [overviewTable(found, parameters), ...effectTables(found, parameters), ...(reps === null ? [] : [reps])],
    notes: [
      ...found.filter((each) => each !== told).map((each) => sentenceOf(each, parameters)),
      ...found.flatMap(({ intervention: { name }, unknown }) =>
        unknown.length === 0
          ? []
          : [
              say("noteUnknown", {
                name,
                count: count(unknown.length),
                reps: unknown.slice(0, shownUnknown).join(", "),
              }),
            ],
      ),
      ...(incomplete === 0 ? [] : [say("noteIncomplete", { count: count(incomplete) })]),
      ...(all.length > mostCompared ? [say("noteMore", { count: count(mostCompared) })] : []),
    ],
  };
  const findings = found.flatMap((each) => findingOf(each, parameters));
  return { section, keyFigures: [], findings: findings.length > 0 ? findings : [answerOf(section, "low")], notes: [] };
};
