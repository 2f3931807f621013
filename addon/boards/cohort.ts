import { isoDate, monthIndex } from "../../core/calendar/iso-date.ts";
import { cohortRetention } from "../../core/cohort/retention.ts";
import { formatMonth } from "../../core/locale/format.ts";
import { type BoardQuestion, stampOf, voiceOf } from "./context.ts";
import { type Block, type BlockCell, quotientOf, type TabPlan } from "./tab.ts";

/** Ages in months shown at most, the month of creation first. */
const agesShown = 12;
const cohortsShown = 24;

/** Wins of each age added up, blank once a month is not over. */
const cumulative = (counts: readonly (number | null)[]): (number | null)[] => {
  let total = 0;
  return counts.map((value) => {
    if (value === null) return null;
    total += value;
    return total;
  });
};

/**
 * Cohorts of deals by the month they were created in, and how many are won by each age: counts as values, shares and their weighted average
 * as formulas. A cell is blank until its month is over.
 */
export const cohortBoard = (question: BoardQuestion): TabPlan => {
  const { book, asOf, language } = question;
  const { say, count } = voiceOf(question);
  const entities = book.deals.flatMap(({ created, closed, outcome }) =>
    created === null
      ? []
      : [{ start: created, active: outcome === "won" && closed !== null ? [closed < created ? created : closed] : [] }],
  );
  const all = cohortRetention(entities, "bounded", agesShown, asOf);
  const rows = all.slice(-cohortsShown).map(({ cohort, size, retained }) => ({
    month: formatMonth(isoDate(`${cohort}-01`), language),
    size,
    won: cumulative(retained),
    old: monthIndex(asOf) - monthIndex(isoDate(`${cohort}-01`)),
  }));
  const ages = Math.min(agesShown, Math.max(1, ...rows.map(({ won }) => won.filter((value) => value !== null).length)));
  const ageColumns = (kind: "integer" | "percent") =>
    Array.from({ length: ages }, (_, age) => ({ label: String(age), kind, width: 62 }));
  const counts: Block = {
    title: say("cohortCounts"),
    columns: [
      { label: say("month"), kind: "text" },
      { label: say("created"), kind: "integer" },
      ...ageColumns("integer"),
    ],
    rows: rows.map(({ month, size, won }): BlockCell[] => [month, size, ...won.slice(0, ages)]),
  };
  // The counts stand below the shares: their rows begin this far below the first share row.
  const below = rows.length + 1 + 3;
  const rates: Block = {
    title: say("cohortRates"),
    columns: [
      { label: say("month"), kind: "text" },
      { label: say("created"), kind: "integer" },
      ...ageColumns("percent"),
    ],
    rows: rows.map(({ month, size, won }, r): BlockCell[] => [
      month,
      size,
      ...won.slice(0, ages).map(
        (value, age): BlockCell =>
          value === null
            ? null
            : quotientOf(
                (at) => at(2 + age, r + below),
                (at) => at(1, r),
              ),
      ),
    ]),
    total: [
      say("average"),
      null,
      ...Array.from({ length: ages }, (_, age): BlockCell => {
        const lastSeen = rows.reduce((last, { won }, r) => (won[age] === null ? last : r), -1);
        if (lastSeen < 0) return null;
        return quotientOf(
          (at) => `SUM(${at(2 + age, below)}:${at(2 + age, below + lastSeen)})`,
          (at) => `SUM(${at(1, 0)}:${at(1, lastSeen)})`,
        );
      }),
    ],
    heat: [2, ages],
  };
  return {
    name: say("cohortTab"),
    title: say("cohortTitle"),
    sentence: say("cohortSentence", { cohorts: count(rows.length) }),
    stamp: stampOf(question),
    blocks: [rates, counts],
    facts: { kind: "cohort", asOf, sheet: book.sheet },
  };
};
