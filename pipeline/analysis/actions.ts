import { speaker } from "../../core/locale/message.ts";
import { exact, mul, toFixed } from "../../core/money/exact.ts";
import type { BarChart, Section, Table } from "../../core/results.ts";
import { type AnalysisContext, type FindingCandidate, type SectionResult, withoutSection } from "./context.ts";
import { byWeight, weightOf } from "./findings.ts";
import { actionMessages } from "./messages/actions.ts";
import { wordingOf } from "./wording.ts";

const id = "actions";
const shownActions = 12;
const mostOfSection = 2;
const chartBars = 8;

type Parameters = AnalysisContext["parameters"];
type ActionName = keyof typeof actionMessages & `do_${string}`;

const isAction = (name: string): name is ActionName => Object.hasOwn(actionMessages, name);

interface Action {
  readonly text: string;
  readonly candidate: FindingCandidate;
  /** Money at stake x how sure it is. */
  readonly expected: string;
  readonly proof: string;
}

const actionsOf = (
  candidates: readonly FindingCandidate[],
  sections: readonly Section[],
  parameters: Parameters,
): Action[] => {
  const say = speaker(actionMessages, parameters.language);
  const taken = new Map<string, number>();
  return [...candidates]
    .filter(({ moneyValue }) => moneyValue > 0)
    .sort(byWeight)
    .flatMap((candidate): Action[] => {
      const used = taken.get(candidate.section) ?? 0;
      const name = `do_${candidate.section}`;
      if (used === mostOfSection || !isAction(name)) return [];
      taken.set(candidate.section, used + 1);
      const worth = mul(exact(candidate.moneyValue.toFixed(parameters.currencyDigits)), exact(weightOf(candidate)));
      const page = sections.find((section) => section.id === candidate.section);
      const proof = page?.tables.find((table) => table.id === candidate.proof);
      return [
        {
          text: say(name),
          candidate,
          expected: toFixed(worth, parameters.currencyDigits),
          proof: (proof ?? page?.tables[0])?.title ?? page?.title ?? candidate.section,
        },
      ];
    })
    .slice(0, shownActions);
};

const tableOf = (actions: readonly Action[], parameters: Parameters): Table => {
  const say = speaker(actionMessages, parameters.language);
  return {
    id: "actions",
    title: say("table"),
    definition: say("tableDefinition"),
    columns: [
      { key: "rank", label: say("rank"), kind: "integer", total: "none" },
      { key: "action", label: say("action"), kind: "text" },
      { key: "why", label: say("why"), kind: "text" },
      { key: "expected", label: say("expected"), kind: "money", total: "none" },
      { key: "confidence", label: say("confidence"), kind: "text" },
      { key: "proof", label: say("proof"), kind: "text" },
    ],
    rows: actions.map(({ text, candidate, expected, proof }, i) => [
      i + 1,
      text,
      candidate.sentence,
      expected,
      say(candidate.confidence),
      proof,
    ]),
    note: say("noteOverlap"),
  };
};

const chartOf = (actions: readonly Action[], parameters: Parameters): BarChart => {
  const say = speaker(actionMessages, parameters.language);
  const { money } = wordingOf(parameters);
  const shown = actions.slice(0, chartBars);
  const label = (action: Action, i: number) => `${i + 1}. ${action.text}`;
  return {
    kind: "bars",
    title: say("chart"),
    alternative: say("chartAlternative", {
      list: shown.map((action, i) => `${label(action, i)}: ${money(action.expected)}`).join("; "),
    }),
    unit: "money",
    bars: shown.map((action, i) => ({ label: label(action, i), value: Number(action.expected), highlighted: i === 0 })),
  };
};

/**
 * What to do next: the sections' candidates as actions, by money at stake x how sure it is, at most two of a section, each with the table that
 * proves it. No section where no finding has money.
 */
export const actionsSection = (
  { parameters }: AnalysisContext,
  candidates: readonly FindingCandidate[],
  sections: readonly Section[],
): SectionResult => {
  const say = speaker(actionMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  const actions = actionsOf(candidates, sections, parameters);
  const [first] = actions;
  if (first === undefined) return withoutSection(say("noteNone"));
  return {
    section: {
      id,
      title: say("title", { action: first.text }),
      sentence: say("sentence", { count: count(actions.length), money: money(first.expected) }),
      charts: actions.length < 2 ? [] : [chartOf(actions, parameters)],
      tables: [tableOf(actions, parameters)],
      notes: [],
    },
    keyFigures: [],
    findings: [],
    notes: [],
  };
};
