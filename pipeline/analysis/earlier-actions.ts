import { type ActionOutcome, actionOutcome } from "../../core/kpi/action-outcome.ts";
import { speaker } from "../../core/locale/message.ts";
import { add, type Exact, exact, toFixed, zero } from "../../core/money/exact.ts";
import type { PlannedAction, Section, Table } from "../../core/results.ts";
import { type AnalysisContext, type FindingCandidate, subjectOf } from "./context.ts";
import { actionMessages } from "./messages/actions.ts";
import { wordingOf } from "./wording.ts";

type Parameters = AnalysisContext["parameters"];

/** The action list of an earlier pack. */
export interface EarlierPack {
  /** Its period, as it was printed on it. */
  readonly period: string;
  readonly actions: readonly PlannedAction[];
}

interface Followed {
  readonly action: PlannedAction;
  /** Null where this run has no section that could tell. */
  readonly found: { readonly outcome: ActionOutcome; readonly now: Exact; readonly realised: Exact } | null;
  readonly proof: string | null;
}

const follow = (
  action: PlannedAction,
  candidates: readonly FindingCandidate[],
  pages: readonly Section[],
  { currencyDigits }: Parameters,
): Followed => {
  const page = pages.find(({ id }) => id === action.subject.split("/")[0]);
  const same = candidates.filter((candidate) => candidate.isGain !== true && subjectOf(candidate) === action.subject);
  if (page === undefined) return { action, found: null, proof: null };
  const now = same.map(({ moneyValue }) => exact(moneyValue.toFixed(currencyDigits))).reduce(add, zero);
  return {
    action,
    found: { now, ...actionOutcome(exact(action.atStake), now) },
    proof: same[0]?.sentence ?? `${page.title}.`,
  };
};

/** What became of each action of an earlier pack: the money at stake then and now, and the finding that shows it. */
export const earlierActions = (
  earlier: EarlierPack,
  candidates: readonly FindingCandidate[],
  pages: readonly Section[],
  parameters: Parameters,
): { readonly table: Table; readonly sentence: string } => {
  const say = speaker(actionMessages, parameters.language);
  const { count, period } = wordingOf(parameters);
  const followed = earlier.actions.map((action) => follow(action, candidates, pages, parameters));
  const cell = (value: Exact) => toFixed(value, parameters.currencyDigits);
  const having = (outcome: ActionOutcome | null) =>
    count(followed.filter(({ found }) => (found?.outcome ?? null) === outcome).length);
  return {
    sentence: say("sentenceEarlier", {
      period: period(earlier.period),
      count: count(followed.length),
      done: having("done"),
      partly: having("partly"),
      open: having("open"),
      unknown: having(null),
    }),
    table: {
      id: "earlier_actions",
      title: say("tableEarlier", { period: period(earlier.period) }),
      definition: say("tableEarlierDefinition"),
      columns: [
        { key: "action", label: say("action"), kind: "text" },
        { key: "why", label: say("whyThen"), kind: "text" },
        { key: "outcome", label: say("outcome"), kind: "text" },
        { key: "expected", label: say("expected"), kind: "money", total: "none" },
        { key: "realised", label: say("realised"), kind: "money", total: "none" },
        { key: "at_stake_then", label: say("atStakeThen"), kind: "money", total: "none" },
        { key: "at_stake_now", label: say("atStakeNow"), kind: "money", total: "none" },
        { key: "proof", label: say("proofNow"), kind: "text" },
      ],
      rows: followed.map(({ action, found, proof }) => [
        action.action,
        action.why,
        say(found === null ? "unknown" : found.outcome),
        action.expected,
        found === null ? null : cell(found.realised),
        action.atStake,
        found === null ? null : cell(found.now),
        proof,
      ]),
      note: say("noteEarlier"),
    },
  };
};
