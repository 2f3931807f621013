import { beforeAll, describe, expect, test } from "vitest";
import { dateOfDayNumber, dayNumber, type IsoDate, isoDate, monthIndex } from "../../../core/calendar/iso-date.ts";
import {
  activitiesOf,
  bottleneckStart,
  dealAsOf,
  isClosedStage,
  lineItemsOf,
  planRates,
  type SampleDeal,
  type SampleEvent,
  type Simulation,
  sampleTruth,
  simulate,
  smallSample,
  stageEntries,
  stateOf,
} from "../../../core/sample/index.ts";

const asOf = isoDate("2026-09-30");
const options = { seed: 1, deals: 5000, asOf, years: 2.5 };

const isWon = (deal: SampleDeal) => stateOf(deal).stage === "won";
const isLost = (deal: SampleDeal) => stateOf(deal).stage === "lost";
const winRate = (deals: readonly SampleDeal[]) =>
  deals.filter(isWon).length / deals.filter((deal) => isWon(deal) || isLost(deal)).length;

let simulation: Simulation;
let events: readonly SampleEvent[];
let deals: readonly SampleDeal[];
beforeAll(() => {
  simulation = simulate(options);
  events = [...simulation.events()];
  deals = events.flatMap((event) => (event.kind === "deal" ? (dealAsOf(event.deal, dayNumber(asOf)) ?? []) : []));
});

const readAll = (seed: number) => {
  const made = simulate({ ...options, deals: 300, seed });
  const text = JSON.stringify([...made.events()]);
  return `${text}${JSON.stringify([...made.orders()])}${JSON.stringify(made.quotas())}${JSON.stringify(made.users)}`;
};

describe("the simulation", () => {
  test("gives the same for the same seed and another for another", () => {
    expect(readAll(5)).toBe(readAll(5));
    expect(readAll(5)).not.toBe(readAll(6));
  });

  test.each([1, 7, 200])("gives exactly %i deals, numbered by creation", (count) => {
    const sample = smallSample({ ...options, deals: count });
    expect(sample.deals.map((deal) => deal.id)).toEqual(Array.from({ length: count }, (_, place) => place + 1));
    const created = sample.deals.map((deal) => deal.createdAt);
    expect(created).toEqual([...created].sort((a, b) => a - b));
  });

  test("also on a leap day and for a short history", () => {
    const sample = smallSample({ seed: 3, deals: 120, asOf: isoDate("2024-02-29"), years: 0.5 });
    expect(sample.deals).toHaveLength(120);
    expect(sample.quotas.length).toBeGreaterThan(0);
  });

  test("knows nothing later than the as-of date, and its times rise: created, stages, closed", () => {
    const end = (dayNumber(asOf) + 1) * 1440;
    for (const deal of deals) {
      expect(deal.states[0]?.at).toBe(deal.createdAt);
      deal.states.forEach((state, place) => {
        expect(state.at).toBeLessThan(end);
        if (place > 0) expect(state.at).toBeGreaterThan((deal.states[place - 1] as typeof state).at);
        if (isClosedStage(state.stage)) {
          expect(place).toBe(deal.states.length - 1);
          expect(state.closeOn).toBe(Math.floor(state.at / 1440));
        }
      });
      const dates = deal.states.flatMap((state) => (state.closeOn === null ? [] : [dateOfDayNumber(state.closeOn)]));
      for (const date of dates) expect(isoDate(date)).toBe(date);
    }
  });

  test("amounts are whole positive cents, and a won deal has one; only credit notes are negative", () => {
    for (const deal of deals) {
      for (const { amount } of deal.states)
        if (amount !== null) expect(Number.isSafeInteger(amount) && amount > 0).toBe(true);
      if (isWon(deal)) expect(stateOf(deal).amount).not.toBeNull();
    }
    for (const order of simulation.orders()) {
      expect(Number.isSafeInteger(order.amount)).toBe(true);
      expect(order.amount < 0).toBe(order.type === "credit_note");
      expect(order.orderedOn).toBeLessThanOrEqual(dayNumber(asOf));
    }
  });

  test("accounts and their owners are told before their deals; owners were there on the day", () => {
    const known = new Set<number>();
    for (const event of events) {
      if (event.kind === "account") known.add(event.account.id);
      else {
        expect(known.has(event.deal.account.id)).toBe(true);
        const day = Math.floor(event.deal.createdAt / 1440);
        expect(event.deal.owner.hiredOn).toBeLessThanOrEqual(day);
        if (event.deal.owner.leftOn !== null) expect(event.deal.owner.leftOn).toBeGreaterThanOrEqual(day);
      }
    }
  });

  test("the lines of a won deal add up to its amount, others have none", () => {
    for (const deal of deals) {
      const lines = lineItemsOf(1, deal);
      expect(lines.length > 0).toBe(isWon(deal));
      const total = lines.reduce((sum, line) => sum + line.amount, 0);
      if (isWon(deal)) expect(total).toBe(stateOf(deal).amount);
      for (const line of lines) expect(line.amount).toBe(line.quantity * line.unitPrice);
    }
  });

  test("activities lie between creation and the as-of day, those to do after it; numbers are unique", () => {
    const ids = new Set<number>();
    for (const deal of deals) {
      for (const activity of activitiesOf(1, deal, dayNumber(asOf))) {
        expect(ids.has(activity.id)).toBe(false);
        ids.add(activity.id);
        expect(activity.createdAt).toBeGreaterThanOrEqual(deal.createdAt);
        if (activity.completedAt === null) expect(activity.dueAt).toBeGreaterThanOrEqual((dayNumber(asOf) + 1) * 1440);
        else expect(Math.floor(activity.completedAt / 1440)).toBeLessThanOrEqual(dayNumber(asOf));
      }
    }
  });

  test("has 24 reps in four teams, one who left and one who joined in the middle of the last quarter", () => {
    const reps = simulation.users.filter((user) => user.role === "rep");
    expect(reps).toHaveLength(24);
    expect(new Set(reps.map((rep) => rep.team)).size).toBe(4);
    expect(reps.filter((rep) => rep.leftOn !== null)).toHaveLength(1);
    const joiners = reps.filter((rep) => dateOfDayNumber(rep.hiredOn) > ("2026-07-15" as IsoDate));
    expect(joiners).toHaveLength(1);
  });

  test("has something for every hygiene rule: overdue, no close date, no amount, no next step, owner gone, double accounts", () => {
    const open = deals.filter((deal) => !isClosedStage(stateOf(deal).stage));
    expect(open.length).toBeGreaterThan(200);
    expect(open.some((deal) => (stateOf(deal).closeOn ?? 1e9) < dayNumber(asOf))).toBe(true);
    expect(open.some((deal) => stateOf(deal).closeOn === null)).toBe(true);
    expect(open.some((deal) => stateOf(deal).amount === null)).toBe(true);
    expect(open.some((deal) => deal.nextStep === null)).toBe(true);
    expect(open.some((deal) => deal.owner.leftOn !== null)).toBe(true);
    expect(open.some((deal) => stateOf(deal).pushes > 1)).toBe(true);
    expect(events.some((event) => event.kind === "account" && event.account.duplicateOf !== null)).toBe(true);
  });

  test("a snapshot is the deal with its later states cut off", () => {
    const day = dayNumber(isoDate("2026-06-30"));
    const then = deals.flatMap((deal) => dealAsOf(deal, day) ?? []);
    expect(then.length).toBeLessThan(deals.length);
    for (const deal of then) for (const state of deal.states) expect(state.at).toBeLessThan((day + 1) * 1440);
    expect(then.some((deal) => !isClosedStage(stateOf(deal).stage))).toBe(true);
  });
});

describe("the truths put into the sample show in its figures", () => {
  const fresh = () => deals.filter((deal) => deal.type === "new");

  test("lead sources win in the order of the truth", () => {
    const rates = sampleTruth.sourcesByWinRate.map((source) =>
      winRate(fresh().filter((deal) => deal.source === source)),
    );
    expect(rates).toEqual([...rates].sort((a, b) => b - a));
    expect(rates[0] as number).toBeGreaterThan((rates[rates.length - 1] as number) + 0.2);
  });

  test("industries, sizes and types win as said", () => {
    const overall = winRate(fresh());
    const by = (value: string) =>
      winRate(fresh().filter((deal) => deal.account.industry === value || deal.account.size === value));
    for (const value of [...sampleTruth.winningIndustries, sampleTruth.winningSize])
      expect(by(value)).toBeGreaterThan(overall);
    for (const value of [...sampleTruth.losingIndustries, sampleTruth.losingSize])
      expect(by(value)).toBeLessThan(overall);
    const types = sampleTruth.typesByWinRate.map((type) => winRate(deals.filter((deal) => deal.type === type)));
    expect(types).toEqual([...types].sort((a, b) => b - a));
  });

  test("the bottleneck stage moves on less often and later since its start, no other stage does", () => {
    const start = bottleneckStart(dayNumber(asOf)) * 1440;
    const steps = (stage: string, late: boolean) =>
      deals.flatMap((deal) =>
        stageEntries(deal).flatMap((state, place, all) => {
          const next = all[place + 1];
          return state.stage === stage && next !== undefined && state.at >= start === late
            ? [{ moved: next.stage !== "lost" && next.stage !== "disqualified" }]
            : [];
        }),
      );
    const fall = (stage: string) => {
      const rate = (late: boolean) =>
        steps(stage, late).filter((step) => step.moved).length / steps(stage, late).length;
      return rate(false) - rate(true);
    };
    expect(fall(sampleTruth.bottleneck.stage)).toBeGreaterThan(0.1);
    for (const stage of ["qualification", "analysis", "negotiation", "contract"])
      expect(fall(stage)).toBeLessThan(0.06);
  });

  test("the fourth quarter books most, machines take longer", () => {
    const booked = new Map<number, number[]>();
    for (const deal of deals.filter(isWon)) {
      const state = stateOf(deal);
      const month = monthIndex(dateOfDayNumber(state.closeOn as number));
      const quarter = Math.floor(month / 3);
      const list = booked.get(quarter) ?? [];
      list.push(((state.amount as number) * planRates[deal.currency]) / 10000);
      booked.set(quarter, list);
    }
    const sum = (quarter: number) => (booked.get(quarter) ?? []).reduce((total, value) => total + value, 0);
    const peak = sum(2025 * 4 + sampleTruth.peakQuarter - 1);
    for (const other of [2025 * 4, 2025 * 4 + 1, 2025 * 4 + 2]) expect(peak).toBeGreaterThan(sum(other));
    const days = (line: string) => {
      const cycles = deals
        .filter((deal) => isWon(deal) && deal.line === line && deal.type === "new")
        .map((deal) => stateOf(deal).at - deal.createdAt);
      return cycles.reduce((total, value) => total + value, 0) / cycles.length;
    };
    expect(days(sampleTruth.slowLine)).toBeGreaterThan(days("software") * 1.2);
  });
});
