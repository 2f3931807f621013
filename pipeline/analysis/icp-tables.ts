import type { LeadScore } from "../../core/icp/lead-score.ts";
import type { Leakage } from "../../core/icp/leakage.ts";
import { speaker } from "../../core/locale/message.ts";
import { exact, mul, toFixed } from "../../core/money/exact.ts";
import type { Table } from "../../core/results.ts";
import type { ScoredDeal } from "./buyer-scores.ts";
import type { BuyerProfile } from "./buyer-segments.ts";
import type { AnalysisContext } from "./context.ts";
import { dimensionName } from "./dimension-name.ts";
import { icpMessages } from "./messages/icp.ts";
import { sharedMessages } from "./messages/shared.ts";
import { wordingOf } from "./wording.ts";

type Parameters = AnalysisContext["parameters"];

const shownDeals = 50;

const strengthOf = (iv: number) => (iv < 0.02 ? "useless" : iv < 0.1 ? "weak" : iv < 0.3 ? "medium" : "strong");

export const columnsTable = (profile: BuyerProfile, score: LeadScore | null, { language }: Parameters): Table => {
  const say = speaker(icpMessages, language);
  return {
    id: "icp_columns",
    title: say("tableColumns"),
    definition: say("tableColumnsDefinition"),
    columns: [
      { key: "column", label: say("column"), kind: "text" },
      { key: "information_value", label: say("informationValue"), kind: "number", digits: 3 },
      { key: "strength", label: say("strength"), kind: "text" },
      { key: "segments", label: say("segments"), kind: "integer", total: "none" },
      ...(score === null ? [] : [{ key: "score_weight", label: say("scoreWeight"), kind: "number" } as const]),
    ],
    rows: profile.columns.map(({ column, iv, segments }) => [
      dimensionName(column, language),
      iv,
      say(strengthOf(iv)),
      segments.length,
      ...(score === null ? [] : [score.columns.find((each) => each.column === column)?.weight ?? null]),
    ]),
  };
};

export const leakageTable = (leaking: readonly Leakage[], { language }: Parameters): Table => {
  const say = speaker(icpMessages, language);
  return {
    id: "icp_leakage",
    title: say("tableLeakage"),
    definition: say("tableLeakageDefinition"),
    columns: [
      { key: "column", label: say("column"), kind: "text" },
      { key: "reason", label: say("leakReason"), kind: "text" },
      { key: "filled_low", label: say("fillLow"), kind: "percent" },
      { key: "filled_high", label: say("fillHigh"), kind: "percent" },
    ],
    rows: leaking.map(({ column, reason, low, high }) => [dimensionName(column, language), say(reason), low, high]),
  };
};

export const calibrationTable = (score: LeadScore, parameters: Parameters): Table => {
  const say = speaker(icpMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count, percent } = wordingOf(parameters);
  return {
    id: "icp_calibration",
    title: say("tableCalibration"),
    definition: say("tableCalibrationDefinition", {
      held: count(score.heldBack),
      trained: count(score.trained),
      auc: score.auc === null ? "–" : percent(score.auc),
    }),
    columns: [
      { key: "band", label: say("band"), kind: "integer", total: "none" },
      { key: "decided", label: say("decided"), kind: "integer", total: "none" },
      { key: "won", label: shared("won"), kind: "integer", total: "none" },
      { key: "predicted", label: say("predicted"), kind: "percent" },
      { key: "win_rate", label: shared("winRate"), kind: "percent" },
      { key: "win_rate_low", label: shared("winRateLow"), kind: "percent" },
      { key: "win_rate_high", label: shared("winRateHigh"), kind: "percent" },
    ],
    rows: score.calibration.map(({ n, won, predicted, rate, low, high }, i) => [
      i + 1,
      n,
      won,
      predicted,
      rate,
      low,
      high,
    ]),
  };
};

export const openTable = (open: readonly ScoredDeal[], parameters: Parameters): Table => {
  const say = speaker(icpMessages, parameters.language);
  const shared = speaker(sharedMessages, parameters.language);
  const { count } = wordingOf(parameters);
  const money = (amount: string) => toFixed(exact(amount), parameters.currencyDigits);
  const ranked = open
    .map((deal) => ({
      ...deal,
      expected: deal.amount === null ? null : mul(exact(deal.amount), exact(deal.chance.toFixed(6))),
    }))
    .map((deal) => ({
      ...deal,
      expected: deal.expected === null ? null : toFixed(deal.expected, parameters.currencyDigits),
    }))
    .sort(
      (a, b) =>
        Number(b.expected ?? -1) - Number(a.expected ?? -1) || b.chance - a.chance || (a.deal < b.deal ? -1 : 1),
    );
  return {
    id: "icp_open_deals",
    title: say("tableOpen"),
    definition: say("tableOpenDefinition"),
    columns: [
      { key: "deal", label: shared("deal"), kind: "text" },
      { key: "account", label: shared("account"), kind: "text" },
      { key: "rep", label: shared("rep"), kind: "text" },
      { key: "stage", label: shared("stage"), kind: "text" },
      { key: "amount", label: shared("amount"), kind: "money" },
      { key: "chance", label: say("chance"), kind: "percent" },
      { key: "expected", label: say("expected"), kind: "money" },
    ],
    rows: ranked
      .slice(0, shownDeals)
      .map(({ deal, account, rep, stage, amount, chance, expected }) => [
        deal,
        account,
        rep,
        stage,
        amount === null ? null : money(amount),
        chance,
        expected,
      ]),
    ...(ranked.length > shownDeals ? { note: say("noteMore", { count: count(ranked.length - shownDeals) }) } : {}),
  };
};
