import { type ClosedStage, closedStages } from "./company.ts";
import type { DayNumber, DealState, SampleDeal } from "./model.ts";

export const isClosedStage = (stage: DealState["stage"]): stage is ClosedStage =>
  (closedStages as readonly string[]).includes(stage);

/** The deal as an export at the end of the day shows it: later states cut off. undefined where it did not exist yet. */
export const dealAsOf = (deal: SampleDeal, day: DayNumber): SampleDeal | undefined => {
  const end = (day + 1) * 1440;
  if (deal.createdAt >= end) return undefined;
  const states = deal.states.filter((state) => state.at < end);
  const closed = isClosedStage((states[states.length - 1] as DealState).stage);
  return {
    ...deal,
    states,
    lostReason: closed ? deal.lostReason : null,
    nextStep: closed ? null : deal.nextStep,
  };
};

/** The last known state. */
export const stateOf = (deal: SampleDeal): DealState => deal.states[deal.states.length - 1] as DealState;

/** The states in which a stage began, creation included. */
export const stageEntries = (deal: SampleDeal): readonly DealState[] =>
  deal.states.filter((state, index) => index === 0 || state.stage !== deal.states[index - 1]?.stage);
