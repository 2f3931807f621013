import { cumulativeIncidence, type IncidenceStep, type Spell } from "../stats/aalen-johansen.ts";
import { type HistoricDeal, unnamedStage } from "./deal-history.ts";
import { type StageConversion, type StageEntry, stageConversion } from "./stage-conversion.ts";

/** A stage's conversion three ways, and the Aalen-Johansen curve with open deals censored. */
export interface StageRates extends StageConversion {
  readonly stage: string;
  /** Event days since the stage was entered; by exact fractions. */
  readonly curve: readonly IncidenceStep[];
}

/**
 * Per stage, by name: closed-only, naive and mature win rate beside each other, and the curve of winning by
 * days since entry, from what was known at the end of day `asOf`. A deal's first entry of a stage counts; disqualified deals are lost to
 * the curve and left out of the rates. Entries after the deal's close are left out.
 */
export const stageRates = (deals: readonly HistoricDeal[], asOf: number, horizonDays: number): StageRates[] => {
  const entries = new Map<string, { entries: StageEntry[]; spells: Spell[] }>();
  for (const deal of deals) {
    const first = new Map<string, number>();
    const visits = deal.stages.length === 0 ? [{ stage: unnamedStage, entered: deal.created }] : deal.stages;
    for (const { stage, entered } of visits) first.set(stage, Math.min(entered, first.get(stage) ?? entered));
    for (const [stage, entered] of first) {
      if (entered > asOf || (deal.closed !== null && deal.closed < entered)) continue;
      const own = entries.get(stage) ?? { entries: [], spells: [] };
      entries.set(stage, own);
      const known = deal.status !== "open" && deal.closed !== null && deal.closed <= asOf;
      const outcome = !known ? "open" : deal.status === "won" ? "won" : "lost";
      own.spells.push({ days: (known ? (deal.closed as number) : asOf) - entered, outcome });
      if (!(known && deal.status === "disqualified")) {
        own.entries.push({ entered, outcome, closed: known ? deal.closed : null });
      }
    }
  }
  return [...entries]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([stage, own]) => ({
      stage,
      ...stageConversion(own.entries, asOf, horizonDays),
      curve: cumulativeIncidence(own.spells),
    }));
};
