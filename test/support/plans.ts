import fc from "fast-check";
import { basics } from "./commission.ts";

const percent = fc.integer({ min: 0, max: 4000 }).map((n) => `${n / 100}%`);
const multiplier = fc.integer({ min: 0, max: 400 }).map((n) => String(n / 100));
const money = fc.integer({ min: 1, max: 50_000_000 }).map((cents) => (cents / 100).toFixed(2));
const rising = (most: number) =>
  fc.uniqueArray(fc.integer({ min: 1, max: most }), { maxLength: 4 }).map((more) => [0, ...more.sort((a, b) => a - b)]);

/** Random rows for one component of each kind; amounts in whole euros, attainments in percent. */
const component = (name: string): fc.Arbitrary<string[]> => {
  const row = (setting: string, value: string, from = "") => `p|1|${name}|${setting}|${from}|${value}|`;
  const banded = (type: string, mode: string, bounds: string[], values: string[]) => [
    row("type", type),
    row("mode", mode),
    ...bounds.map((from, i) => row("tier", values[i] ?? "0", from)),
  ];
  const modes = fc.constantFrom("marginal", "retroactive");
  return fc.oneof(
    percent.map((rate) => [row("type", "rate"), row("rate", rate)]),
    fc
      .tuple(modes, rising(200_000), fc.array(percent, { minLength: 5, maxLength: 5 }))
      .map(([mode, bounds, values]) => banded("tiers", mode, bounds.map(String), values)),
    fc.tuple(modes, rising(250), fc.array(multiplier, { minLength: 5, maxLength: 5 })).map(([mode, bounds, values]) =>
      banded(
        "accelerator",
        mode,
        bounds.map((bound) => `${bound}%`),
        values,
      ),
    ),
  );
};

/** A plan with one to three components and caps, quota 100,000 and target incentive 10,000 for a quarter. */
export const planLines: fc.Arbitrary<string[]> = fc
  .tuple(
    component("a"),
    component("b"),
    component("c"),
    fc.integer({ min: 1, max: 3 }),
    fc.option(money),
    fc.option(money),
  )
  .map(([a, b, c, count, capPerDeal, capPerPeriod]) => [
    ...basics(),
    "p|1||quota||100000|",
    "p|1||target_incentive||10000|",
    ...[a, b, c].slice(0, count).flat(),
    ...(capPerDeal === null ? [] : [`p|1|a|cap_per_deal||${capPerDeal}|`]),
    ...(capPerPeriod === null ? [] : [`p|1||cap_per_period||${capPerPeriod}|`]),
  ]);
