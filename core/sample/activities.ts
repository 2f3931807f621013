import { isClosedStage, stateOf } from "./as-of.ts";
import type { ActivityType, DayNumber, SampleActivity, SampleDeal } from "./model.ts";
import { dayOfMinute, minutesOf, workday } from "./people.ts";
import { between, chance, pickWeighted, type Random, randomOf } from "./random.ts";

const kind = 20;
const mix: Readonly<Record<ActivityType, number>> = { call: 34, meeting: 18, email: 34, task: 14 };
/** Room for the numbers of one deal's activities. */
const perDeal = 32;

const momentOn = (random: Random, day: number) =>
  minutesOf(workday(day), between(random, 8, 17), 5 * between(random, 0, 11));

/**
 * The activities of a deal known at the end of the as-of day, by number: more on longer deals and on those that win, none on a deal in its
 * last silent weeks; open deals often have one still to do.
 */
export const activitiesOf = (seed: number, deal: SampleDeal, asOf: DayNumber): readonly SampleActivity[] => {
  const random = randomOf(seed, kind, deal.id);
  const state = stateOf(deal);
  const start = dayOfMinute(deal.createdAt);
  const closed = isClosedStage(state.stage);
  const end = closed ? dayOfMinute(state.at) : Math.min(asOf, dayOfMinute(state.at) + 25);
  const days = Math.max(0, end - start);
  const count = Math.min(
    perDeal - 2,
    Math.round((2 + days / 13) * (0.5 + random.next()) * (state.stage === "won" ? 1.4 : 1)),
  );
  const activities: SampleActivity[] = [];
  for (let place = 0; place < count; place++) {
    const due = momentOn(random, start + Math.floor(random.next() * (days + 1)));
    const type = pickWeighted(random, mix);
    const minutes = type === "call" ? between(random, 2, 45) : type === "meeting" ? 15 * between(random, 2, 8) : null;
    const createdAt = Math.max(deal.createdAt, due - between(random, 0, 5) * 1440);
    if (dayOfMinute(due) > asOf || due < deal.createdAt) continue;
    activities.push({ id: deal.id * perDeal + place, deal, type, createdAt, dueAt: due, completedAt: due, minutes });
  }
  const cared = asOf - dayOfMinute(state.at) < 45;
  if (!closed && cared && chance(random, 0.7)) {
    const createdAt = Math.max(state.at, minutesOf(asOf, 8) - between(random, 0, 6) * 1440);
    const dueAt = momentOn(random, asOf + between(random, 1, 14));
    const type = chance(random, 0.5) ? "task" : "meeting";
    activities.push({
      id: deal.id * perDeal + perDeal - 1,
      deal,
      type,
      createdAt,
      dueAt,
      completedAt: null,
      minutes: null,
    });
  }
  return activities;
};
