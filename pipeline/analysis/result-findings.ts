import { speaker } from "../../core/locale/message.ts";
import { abs, exact, mul, sign, sub, toFixed, toNumber } from "../../core/money/exact.ts";
import type { RunParameters } from "../parameters.ts";
import { confidenceOfCount, confidenceOfDifference } from "./confidence.ts";
import type { FindingCandidate } from "./context.ts";
import { changeOf, shareOf } from "./exact-share.ts";
import { resultsMessages } from "./messages/results.ts";
import type { Quarter } from "./quarters.ts";
import { wordingOf } from "./wording.ts";

/** What the quarter's results offer to the report's opening: goal, bookings and win rate against the prior quarter, each in money. */
export const resultFindings = (
  current: Quarter,
  prior: Quarter | undefined,
  section: string,
  parameters: RunParameters,
): FindingCandidate[] => {
  const { kpi, goal } = current;
  if (kpi === null) return [];
  const say = speaker(resultsMessages, parameters.language);
  const { money, percent, rate, points, count, amount } = wordingOf(parameters);
  const found: FindingCandidate[] = [];
  const add = (
    subject: string,
    isGain: boolean,
    sentence: string,
    text: string | null,
    confidence: FindingCandidate["confidence"],
  ) =>
    found.push({
      subject,
      isGain,
      sentence,
      money: text,
      moneyValue: text === null ? 0 : Math.abs(Number(text)),
      confidence,
      section,
    });
  const attained = goal === null ? null : shareOf(goal.credited, goal.quota);
  if (goal !== null && attained !== null) {
    const gap = sub(exact(goal.credited), exact(goal.quota));
    const size = toFixed(abs(gap), parameters.currencyDigits);
    const words = {
      money: money(goal.credited),
      attainment: percent(attained),
      gap: money(size),
      won: count(kpi.won),
    };
    add("goal", sign(gap) >= 0, say(sign(gap) < 0 ? "findingGoalMissed" : "findingGoalReached", words), size, "high");
  }
  const before = prior?.kpi ?? null;
  const change = changeOf(kpi.bookings, before?.bookings ?? null);
  if (kpi.bookings !== null && before !== null && before.bookings !== null && change !== null && change !== 0) {
    add(
      "bookings",
      change > 0,
      say(change > 0 ? "findingBookingsUp" : "findingBookingsDown", {
        money: money(kpi.bookings),
        percent: percent(Math.abs(change)),
        prior: money(before.bookings),
        won: count(kpi.won),
      }),
      amount(toFixed(abs(sub(exact(kpi.bookings), exact(before.bookings))), parameters.currencyDigits)),
      confidenceOfCount(Math.min(kpi.won, before.won)),
    );
  }
  const now = kpi.winRate.rate;
  const then = before?.winRate.rate ?? null;
  if (now !== null && then !== null && before !== null && now !== then && kpi.meanDeal !== null) {
    const worth = mul(mul(abs(sub(exact(now), exact(then))), exact(kpi.closed)), exact(kpi.meanDeal));
    const text = toFixed(worth, parameters.currencyDigits);
    if (toNumber(worth) > 0) {
      add(
        "win_rate",
        now > then,
        say(now > then ? "findingRateUp" : "findingRateDown", {
          rate: rate(kpi.winRate, kpi.closed),
          points: points(now - then),
          money: money(text),
        }),
        text,
        confidenceOfDifference(kpi.won, kpi.closed, before.won, before.closed),
      );
    }
  }
  if (found.length === 0 && now !== null) {
    add(
      "win_rate",
      false,
      say("findingRate", { rate: rate(kpi.winRate, kpi.closed) }),
      null,
      confidenceOfCount(kpi.closed),
    );
  }
  return found;
};
