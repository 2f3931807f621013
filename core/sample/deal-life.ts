import { dateOfDayNumber, dayNumber, monthIndex, monthStart } from "../calendar/iso-date.ts";
import { type LostReason, lostReasons, type OpenStage, openStages, stageSteps } from "./company.ts";
import type { Cents, DayNumber, DealState, Minute } from "./model.ts";
import { dayOfMinute, minutesOf, workday } from "./people.ts";
import { between, chance, gamma, lognormal, pickWeighted, type Random, shiftOdds } from "./random.ts";

/** What decides how a deal goes. */
export interface LifeOptions {
  readonly createdAt: Minute;
  readonly firstStage: OpenStage;
  /** Log odds of winning above those of an average new deal. */
  readonly odds: number;
  /** Multiplies the days in every stage. */
  readonly slowness: number;
  readonly amount: Cents;
  /** The first day on which the bottleneck stage is worse. */
  readonly bottleneckFrom: DayNumber;
}

export interface Life {
  readonly states: readonly DealState[];
  readonly lostReason: LostReason | null;
}

/** The stage that got worse, by how many log odds of moving on, and how much longer it takes. */
export const bottleneck = { stage: "proposal", odds: -1.3, slower: 1.7 } as const satisfies {
  stage: OpenStage;
  odds: number;
  slower: number;
};

/** Share of a deal's odds that works in each step. */
const stepWeight = 0.5;
const disqualifiedShare: Readonly<Record<OpenStage, number>> = {
  qualification: 0.45,
  analysis: 0.2,
  proposal: 0.04,
  negotiation: 0.02,
  contract: 0.01,
};
const abandonedShare = 0.06;
const skipShare = 0.08;
const backShare = 0.07;
/** An abandoned deal's expected close date is still moved for so many days, then never again. */
const abandonedCare = 60;

interface Move {
  readonly at: Minute;
  readonly stage: DealState["stage"];
}

/** First day of the quarter that holds the day. */
export const quarterStart = (day: DayNumber): DayNumber => {
  const month = monthIndex(dateOfDayNumber(day));
  return dayNumber(monthStart(month - (month % 3)));
};

/** A moment in working hours about `days` after `last`, always later than it. */
const laterThan = (random: Random, last: Minute, days: number): Minute => {
  const day = workday(dayOfMinute(last + days * 1440));
  const at = minutesOf(day, between(random, 8, 17), between(random, 0, 59));
  return at > last ? at : last + between(random, 5, 90);
};

/** A win in the first 18 days of a quarter is, every other time, brought back into the last days of the quarter before. */
const pulledIn = (random: Random, last: Minute, at: Minute): Minute => {
  const start = quarterStart(dayOfMinute(at));
  if (dayOfMinute(at) - start > 18 || !chance(random, 0.5)) return at;
  const earlier = minutesOf(start - between(random, 1, 5), between(random, 9, 18), between(random, 0, 59));
  return earlier > last ? earlier : at;
};

const walk = (
  random: Random,
  options: LifeOptions,
): { readonly moves: readonly Move[]; readonly abandoned: boolean } => {
  const moves: Move[] = [{ at: options.createdAt, stage: options.firstStage }];
  let place = openStages.indexOf(options.firstStage);
  let at = options.createdAt;
  let backs = 0;
  for (;;) {
    const stage = openStages[place] as OpenStage;
    const worse = stage === bottleneck.stage && dayOfMinute(at) >= options.bottleneckFrom;
    const days = gamma(random, 1.7, stageSteps[stage].days * options.slowness * (worse ? bottleneck.slower : 1));
    const odds = options.odds * stepWeight + (worse ? bottleneck.odds : 0);
    if (chance(random, shiftOdds(stageSteps[stage].conversion, odds))) {
      const next = laterThan(random, at, days);
      if (place > 0 && backs < 2 && chance(random, backShare)) {
        place--;
        backs++;
        moves.push({ at: next, stage: openStages[place] as OpenStage });
        at = next;
        continue;
      }
      place += place < openStages.length - 2 && chance(random, skipShare) ? 2 : 1;
      if (place < openStages.length) {
        moves.push({ at: next, stage: openStages[place] as OpenStage });
        at = next;
        continue;
      }
      moves.push({ at: pulledIn(random, at, next), stage: "won" });
      return { moves, abandoned: false };
    }
    if (chance(random, abandonedShare)) return { moves, abandoned: true };
    const end = laterThan(random, at, days * 1.3);
    moves.push({ at: end, stage: chance(random, disqualifiedShare[stage]) ? "disqualified" : "lost" });
    return { moves, abandoned: false };
  }
};

const remainingDays = (stage: OpenStage, slowness: number): number => {
  let days = 0;
  for (let place = openStages.indexOf(stage); place < openStages.length; place++) {
    days += stageSteps[openStages[place] as OpenStage].days;
  }
  return days * slowness;
};

const isOpen = (stage: DealState["stage"]): stage is OpenStage => (openStages as readonly string[]).includes(stage);

/**
 * The whole life of a deal from its creation to its end, also beyond the as-of date: stages with skips and steps back, the expected close date
 * as the owner moves it, and the amount as it changes. The close date of a closed deal is the day of its end.
 */
export const dealLife = (random: Random, options: LifeOptions): Life => {
  const { moves, abandoned } = walk(random, options);
  const pushes = chance(random, 0.78);
  const keepsNoDate = chance(random, 0.025);
  const amountKnownFrom = chance(random, 0.1) ? 1 : 0;
  const states: DealState[] = [];
  let amount = options.amount;
  let closeOn = 0;
  let moved = 0;
  moves.forEach((move, index) => {
    if (move.stage === "proposal") amount = roundTo(amount * lognormal(random, 1, 0.1), 1000);
    if (move.stage === "won" && chance(random, 0.6)) amount = Math.round(amount * (1 - 0.16 * random.next()));
    if (!isOpen(move.stage)) {
      closeOn = dayOfMinute(move.at);
      states.push({ at: move.at, stage: move.stage, amount, closeOn, pushes: moved });
      return;
    }
    const planned = dayOfMinute(
      move.at + remainingDays(move.stage, options.slowness) * lognormal(random, 1, 0.3) * 1440,
    );
    if (index === 0) closeOn = workday(planned);
    else if (chance(random, 0.45) || closeOn <= dayOfMinute(move.at)) {
      if (planned > closeOn) moved++;
      closeOn = workday(Math.max(planned, dayOfMinute(move.at) + 1));
    }
    const shown = index >= amountKnownFrom ? amount : null;
    states.push({
      at: move.at,
      stage: move.stage,
      amount: shown,
      closeOn: keepsNoDate ? null : closeOn,
      pushes: moved,
    });
    const last = moves[index + 1]?.at ?? (abandoned ? move.at + abandonedCare * 1440 : move.at);
    let at = move.at;
    while (pushes && !keepsNoDate && minutesOf(closeOn, 0) < last) {
      const next = minutesOf(workday(closeOn + between(random, -3, 1)), between(random, 8, 17), between(random, 0, 59));
      if (next <= at || next >= last) break;
      closeOn = workday(closeOn + between(random, 18, 45));
      moved++;
      at = next;
      states.push({ at, stage: move.stage, amount: shown, closeOn, pushes: moved });
    }
  });
  const ending = moves[moves.length - 1] as Move;
  const lostReason = ending.stage === "lost" && !chance(random, 0.05) ? pickWeighted(random, lostReasons) : null;
  return { states, lostReason };
};

/** Rounded to whole multiples of `step` cents, at least one. */
export const roundTo = (amount: number, step: number): Cents => Math.max(step, Math.round(amount / step) * step);
