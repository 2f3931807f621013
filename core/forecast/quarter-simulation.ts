import { toNumber } from "../money/exact.ts";
import { normalDraw, randomFrom } from "../stats/random.ts";
import type { OpenDeal, Outlook } from "./quarter-outlook.ts";

/** How many quarters are drawn; half of them mirror the other half's shocks. */
export const drawsByDefault = 4000;

/** Uncertainty of a deal's chance on the logit scale, from the number of deals it rests on. */
const logitError = ({ probability: p, observed }: OpenDeal): number =>
  p <= 0 || p >= 1 ? 0 : Math.min(1.5, 1 / Math.sqrt(observed * p * (1 - p)));

export interface WatchedDeal {
  readonly id: string;
  readonly targetIfWon: number | null;
  readonly targetIfLost: number | null;
}

export interface Simulation {
  /** Totals of the period, rising. */
  readonly totals: Float64Array;
  readonly watched: readonly WatchedDeal[];
}

/** Deals drawn one by one, those of the largest variance; the others only as sums of groups with the same stage and nearly the same chance. */
const drawnSingly = 400;
const chanceGroups = 40;

interface Group {
  readonly stage: number;
  readonly odds: number;
  readonly error: number;
  readonly amount: number;
  readonly squares: number;
}

/** The many small deals as groups: their sum given the shocks is taken as normal. */
const groupsOf = (deals: readonly OpenDeal[], stages: readonly string[]): Group[] => {
  const groups = new Map<number, { deals: number; p: number; error: number; amount: number; squares: number }>();
  for (const deal of deals) {
    const chance = Math.min(chanceGroups - 1, Math.floor(deal.probability * chanceGroups));
    const sign = deal.amount < 0 ? stages.length : 0;
    const key = (sign + stages.indexOf(deal.stage)) * chanceGroups + chance;
    const own = groups.get(key) ?? { deals: 0, p: 0, error: 0, amount: 0, squares: 0 };
    groups.set(key, own);
    own.deals++;
    own.p += deal.amount * deal.probability;
    own.error += logitError(deal);
    own.amount += deal.amount;
    own.squares += deal.amount * deal.amount;
  }
  return [...groups].map(([key, { deals: count, p, error, amount, squares }]) => {
    const mean = amount === 0 ? 0 : Math.min(1, Math.max(0, p / amount));
    return {
      stage: Math.floor(key / chanceGroups) % stages.length,
      odds: mean >= 1 ? Number.POSITIVE_INFINITY : mean / (1 - mean),
      error: error / count,
      amount,
      squares,
    };
  });
};

/** Past amounts spread around their mean as widely as a next one is uncertain, √((n + 1)/(n − 1)), never below 0. */
const widened = (amounts: readonly number[]): number[] => {
  const n = amounts.length;
  const mean = amounts.reduce((sum, amount) => sum + amount, 0) / n;
  const factor = n > 1 ? Math.sqrt((n + 1) / (n - 1)) : 1;
  return amounts.map((amount) => Math.max(0, mean + factor * (amount - mean)));
};

const spread = ({ amount, probability }: OpenDeal) => amount * amount * probability * (1 - probability);

/**
 * Draws the period's total: won so far + each open deal won or not + what created deals brought in a past period taken at
 * random. One
 * draw shares a shock of size `shock` on the logits of all deals and one error per stage for how well its rates are known. Beyond 400
 * open deals the smaller ones are drawn as sums. Same outlook and seed, same totals, whatever the order of the deals.
 */
export const simulate = (
  outlook: Outlook,
  shock: number,
  seed: number,
  { draws = drawsByDefault, target = null as number | null, watch = [] as readonly string[] } = {},
): Simulation => {
  const uniform = randomFrom(seed);
  const { createAndClose } = outlook;
  const late = widened(createAndClose);
  const base = toNumber(outlook.wonSoFar);
  const stages = [...new Set(outlook.open.map(({ stage }) => stage))].sort();
  const ranked = [...outlook.open].sort((a, b) => spread(b) - spread(a));
  const open = ranked.slice(0, drawnSingly);
  const groups = groupsOf(ranked.slice(drawnSingly), stages);
  const stageOf = Int32Array.from(open, ({ stage }) => stages.indexOf(stage));
  const errors = Float64Array.from(open, logitError);
  const odds = Float64Array.from(open, ({ probability: p }) => (p >= 1 ? Number.POSITIVE_INFINITY : p / (1 - p)));
  const amounts = Float64Array.from(open, ({ amount }) => amount);
  const watchedAt = watch.map((id) => open.findIndex((deal) => deal.id === id));
  const wins = new Float64Array(watch.length);
  const reachedWhenWon = new Float64Array(watch.length);
  const reachedWhenLost = new Float64Array(watch.length);
  const won = new Uint8Array(open.length);
  const stageShock = new Float64Array(stages.length);
  const totals = new Float64Array(draws);
  let common = 0;

  for (let draw = 0; draw < draws; draw++) {
    if (draw % 2 === 0) {
      common = normalDraw(uniform);
      for (let s = 0; s < stages.length; s++) stageShock[s] = normalDraw(uniform);
    } else {
      common = -common;
      for (let s = 0; s < stages.length; s++) stageShock[s] = -(stageShock[s] as number);
    }
    let total = base;
    for (let i = 0; i < open.length; i++) {
      const shift = shock * common + (errors[i] as number) * (stageShock[stageOf[i] as number] as number);
      const o = (odds[i] as number) * Math.exp(shift);
      const isWon = uniform() * (1 + o) < o || o === Number.POSITIVE_INFINITY;
      won[i] = isWon ? 1 : 0;
      if (isWon) total += amounts[i] as number;
    }
    for (const group of groups) {
      const o = group.odds * Math.exp(shock * common + group.error * (stageShock[group.stage] as number));
      const p = o === Number.POSITIVE_INFINITY ? 1 : o / (1 + o);
      total += p * group.amount + Math.sqrt(group.squares * p * (1 - p)) * normalDraw(uniform);
    }
    if (late.length > 0) total += late[Math.floor(uniform() * late.length)] as number;
    totals[draw] = total;
    if (target === null) continue;
    const reached = total >= target ? 1 : 0;
    for (let w = 0; w < watch.length; w++) {
      if (won[watchedAt[w] as number] === 1) {
        wins[w] = (wins[w] as number) + 1;
        reachedWhenWon[w] = (reachedWhenWon[w] as number) + reached;
      } else reachedWhenLost[w] = (reachedWhenLost[w] as number) + reached;
    }
  }
  const share = (part: number, whole: number) => (target === null || whole === 0 ? null : part / whole);
  return {
    totals: totals.sort(),
    watched: watch.map((id, w) => ({
      id,
      targetIfWon: share(reachedWhenWon[w] as number, wins[w] as number),
      targetIfLost: share(reachedWhenLost[w] as number, draws - (wins[w] as number)),
    })),
  };
};

/** The smallest drawn total that a share `q` of the draws does not exceed. */
export const drawnQuantile = (totals: Float64Array, q: number): number =>
  totals[Math.max(0, Math.ceil(q * totals.length) - 1)] as number;
