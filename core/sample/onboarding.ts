import { onboardingSteps } from "./company.ts";
import type { DayNumber, SampleOnboardingStep, SampleOrder } from "./model.ts";
import { workday } from "./people.ts";
import { between, chance, randomOf } from "./random.ts";

const kind = 23;
/** Onboarding has been recorded for the customers of the last so many days. */
const recordedDays = 540;
/** Share of the customers at a step that go on to the next, and the days it takes them; training the key users is where most stop. */
const moves = [
  { share: 0.95, days: [5, 15] },
  { share: 0.78, days: [10, 40] },
  { share: 0.92, days: [5, 20] },
  { share: 0.9, days: [14, 35] },
] as const;

/**
 * How far a new customer has come with its onboarding by the as-of day, from its first order on: none for a contract older than the history
 * or than the records.
 */
export const onboardingOf = (
  seed: number,
  { account, orderedOn, dealId }: SampleOrder,
  asOf: DayNumber,
): readonly SampleOnboardingStep[] => {
  if (dealId === null || orderedOn <= asOf - recordedDays) return [];
  const random = randomOf(seed, kind, account.id);
  let day = workday(orderedOn + between(random, 1, 10));
  const reached: SampleOnboardingStep[] = [];
  for (const [place, step] of onboardingSteps.entries()) {
    if (day > asOf) break;
    reached.push({ account, step, reachedOn: day });
    const move = moves[place];
    if (move === undefined || !chance(random, move.share)) break;
    day = workday(day + between(random, move.days[0], move.days[1]));
  }
  return reached;
};
