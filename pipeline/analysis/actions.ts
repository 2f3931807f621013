import { speaker } from "../../core/locale/message.ts";
import { exact, mul, toFixed } from "../../core/money/exact.ts";
import type { BarChart, PlannedAction, Section, Table } from "../../core/results.ts";
import {
  type AnalysisContext,
  type FindingCandidate,
  type SectionResult,
  subjectOf,
  withoutSection,
} from "./context.ts";
import { type EarlierPack, earlierActions } from "./earlier-actions.ts";
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
  readonly atStake: string;
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
    .filter(({ moneyValue, isGain }) => moneyValue > 0 && isGain !== true)
    .sort(byWeight)
    .flatMap((candidate): Action[] => {
      const used = taken.get(candidate.section) ?? 0;
      const name = `do_${candidate.section}`;
      if (used === mostOfSection || !isAction(name)) return [];
      taken.set(candidate.section, used + 1);
      const atStake = candidate.moneyValue.toFixed(parameters.currencyDigits);
      const worth = mul(exact(atStake), exact(weightOf(candidate)));
      const page = sections.find((section) => section.id === candidate.section);
      const proof = page?.tables.find((table) => table.id === candidate.proof);
      return [
        {
          text: say(name),
          candidate,
          atStake,
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

export interface ActionsResult extends SectionResult {
  readonly actions: readonly PlannedAction[];
}

/**
 * What to do next: the sections' candidates as actions, by money at stake x how sure it is, at most two of a section, each with the table that
 * proves it; and what became of those of an earlier pack, where one is given. No section where no finding has money and no pack is given.
 */
export const actionsSection = (
  { parameters }: AnalysisContext,
  candidates: readonly FindingCandidate[],
  sections: readonly Section[],
  earlier?: EarlierPack,
): ActionsResult => {
  const say = speaker(actionMessages, parameters.language);
  const { money, count } = wordingOf(parameters);
  const actions = actionsOf(candidates, sections, parameters);
  const [first] = actions;
  const followed =
    earlier === undefined || earlier.actions.length === 0
      ? null
      : earlierActions(earlier, candidates, sections, parameters);
  if (first === undefined && followed === null) return { ...withoutSection(say("noteNone")), actions: [] };
  const list = first === undefined ? [] : [tableOf(actions, parameters)];
  return {
    section: {
      id,
      title: first === undefined ? say("titleNothing") : say("title", { action: first.text }),
      sentence: [
        ...(first === undefined
          ? []
          : [say("sentence", { count: count(actions.length), money: money(first.expected) })]),
        ...(followed === null ? [] : [followed.sentence]),
      ].join(" "),
      charts: actions.length < 2 ? [] : [chartOf(actions, parameters)],
      tables: [...list, ...(followed === null ? [] : [followed.table])],
      notes: [],
    },
    keyFigures: [],
    findings: [],
    notes: [],
    actions: actions.map(({ text, candidate, atStake, expected }) => ({
      subject: subjectOf(candidate),
      action: text,
      why: candidate.sentence,
      atStake,
      expected,
    })),
  };
};
