import { dealAsOf } from "./as-of.ts";
import type {
  SampleAccount,
  SampleDeal,
  SampleOrder,
  SampleQuota,
  SampleTraining,
  SampleUser,
  SimulationOptions,
} from "./model.ts";
import { simulate } from "./simulate.ts";

export interface Sample {
  readonly users: readonly SampleUser[];
  readonly accounts: readonly SampleAccount[];
  /** As known at the end of the as-of date, in the order of creation. */
  readonly deals: readonly SampleDeal[];
  readonly orders: readonly SampleOrder[];
  readonly quotas: readonly SampleQuota[];
  readonly trainings: readonly SampleTraining[];
}

/** A whole sample at once, for a sheet: some hundred deals. For large ones read the events of `simulate`. */
export const smallSample = (options: SimulationOptions): Sample => {
  const simulation = simulate(options);
  const accounts: SampleAccount[] = [];
  const deals: SampleDeal[] = [];
  for (const event of simulation.events()) {
    if (event.kind === "account") accounts.push(event.account);
    else {
      const deal = dealAsOf(event.deal, simulation.asOf);
      if (deal !== undefined) deals.push(deal);
    }
  }
  return {
    users: simulation.users,
    accounts,
    deals,
    orders: [...simulation.orders()],
    quotas: simulation.quotas(),
    trainings: simulation.trainings(),
  };
};
