import { calendarYear } from "../../core/calendar/fiscal.ts";
import { dayNumber } from "../../core/calendar/iso-date.ts";
import { printPeriod } from "../../core/calendar/period.ts";
import { RevError } from "../../core/errors/error.ts";
import { type FunnelEvent, funnelCount } from "../../core/funnel/count.ts";
import { wilson } from "../../core/stats/wilson.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import { type Block, type BlockCell, quotientOf, type TabPlan } from "./tab.ts";

const wonStep = "\u0000won";

/**
 * The funnel of the deals created in a period: reached counts by stage, conversion of each step as a formula, Wilson interval. A later stage
 * implies the earlier ones. HISTORY_MISSING where no tab says which stages deals went through.
 */
export const funnelBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf, period, language } = question;
  if (!book.hasHistory) throw new RevError("HISTORY_MISSING", { sheet: book.sheet });
  const voice = voiceOf(question);
  const { say, count } = voice;
  const deals = book.deals.filter(
    ({ created }) => created !== null && created >= period.start && created <= period.end && created <= asOf,
  );
  const steps = [...book.stages, wonStep];
  const events = deals.flatMap(({ id, visits, outcome, closed }): FunnelEvent[] => [
    ...visits
      .filter(({ stage, day }) => book.stages.includes(stage) && day <= asOf)
      .map(({ stage, day }) => ({ entity: id, step: stage, time: dayNumber(day) })),
    ...(outcome === "won" && closed !== null && closed <= asOf
      ? [{ entity: id, step: wonStep, time: dayNumber(closed) }]
      : []),
  ]);
  const { counts } = funnelCount(events, { steps, skip: "impute" });
  const open = deals.filter(({ outcome, closed }) => outcome === "open" || (closed !== null && closed > asOf)).length;
  const block: Block = {
    definition: say("funnelDefinition"),
    columns: [
      { label: say("stage"), kind: "text" },
      { label: say("reached"), kind: "integer" },
      { label: say("stepRate"), kind: "percent" },
      { label: say("low"), kind: "percent" },
      { label: say("high"), kind: "percent" },
    ],
    rows: steps.map((step, i): BlockCell[] => {
      const reached = counts[i] ?? 0;
      const before = counts[i - 1];
      const interval = before === undefined ? null : wilson(reached, before);
      return [
        step === wonStep ? say("won") : step,
        reached,
        before === undefined
          ? null
          : quotientOf(
              (at) => at(1, i),
              (at) => at(1, i - 1),
            ),
        interval?.low ?? null,
        interval?.high ?? null,
      ];
    }),
    note: say("openImmature", { open: count(open) }),
    chart: { kind: "bars", title: say("funnelTitle"), from: 0, columns: 2 },
  };
  const name = printPeriod(period, calendarYear, language);
  return {
    name: say("funnelTab", { period: period.label }),
    title: say("funnelTitle"),
    sentence: say("funnelSentence", {
      first: count(deals.length),
      period: name,
      won: count(counts[steps.length - 1] ?? 0),
      open: count(open),
    }),
    stamp: stampOf(question),
    blocks: [block],
    facts: { kind: "funnel", asOf, period: period.label, sheet: book.sheet },
  };
};
