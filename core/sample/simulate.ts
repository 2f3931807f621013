import { dateOfDayNumber, dayNumber, monthIndex, monthOf, monthStart } from "../calendar/iso-date.ts";
import { append } from "../group-by.ts";
import { isClosedStage } from "./as-of.ts";
import {
  type BusinessLine,
  companySizes,
  countries,
  creationSeason,
  type DealType,
  industries,
  type LeadSource,
  leadSources,
  planRates,
  type Team,
} from "./company.ts";
import { annualFee, ordersOf, type Purchase, type Subscription } from "./contracts.ts";
import { dealLife, quarterStart, roundTo } from "./deal-life.ts";
import type {
  Cents,
  DayNumber,
  DealState,
  Minute,
  SampleAccount,
  SampleDeal,
  SampleOrder,
  SampleQuota,
  SampleTraining,
  SampleUser,
  SimulationOptions,
} from "./model.ts";
import {
  activeOn,
  dayOfMinute,
  historyStart,
  isRepeated,
  minutesOf,
  repFor,
  sampleAccount,
  sampleContact,
  sampleUsers,
} from "./people.ts";
import { quotasOf } from "./quotas.ts";
import { between, chance, gamma, lognormal, pickWeighted, type Random, randomOf } from "./random.ts";
import { trainingsOf } from "./trainings.ts";

/** An account is told before its first deal. */
export type SampleEvent =
  | { readonly kind: "account"; readonly account: SampleAccount }
  | { readonly kind: "deal"; readonly deal: SampleDeal };

export interface Simulation {
  readonly users: readonly SampleUser[];
  /** First day of the history. */
  readonly from: DayNumber;
  readonly asOf: DayNumber;
  /** Accounts and deals in the order of creation. Deals come with their whole life: cut it with `dealAsOf`. To be read once. */
  readonly events: () => Generator<SampleEvent>;
  /** Complete once all events were read. */
  readonly orders: () => Generator<SampleOrder>;
  /** Complete once all events were read. */
  readonly quotas: () => readonly SampleQuota[];
  readonly trainings: () => readonly SampleTraining[];
}

const kinds = { deal: 10, day: 11, prior: 12 } as const;
/** Deals start so many days before the history. */
export const leadIn = 120;
/** Customers at the history's start, as a share of the deals. */
const priorShare = 0.03;
const typeOdds: Readonly<Record<DealType, number>> = { new: 0, expansion: 1, renewal: 2.6 };
const icpOdds = 0.5;

interface FollowUp {
  readonly type: "expansion" | "renewal";
  readonly account: SampleAccount;
  readonly source: LeadSource | null;
  readonly line: BusinessLine;
  readonly subscription: Subscription | null;
}

/** The two quarters before the day after the as-of date, in which the bottleneck stage is worse. */
export const bottleneckStart = (asOf: DayNumber): DayNumber => {
  const quarter = monthIndex(dateOfDayNumber(quarterStart(asOf + 1)));
  return dayNumber(monthStart(quarter - 6));
};

const sourceShares = Object.fromEntries(
  Object.entries(leadSources).map(([source, { share }]) => [source, share]),
) as Record<LeadSource, number>;

/** The simulated years of the company's sales, deal by deal in constant memory but for a few numbers per account and customer. */
export const simulate = (options: SimulationOptions): Simulation => {
  const { seed } = options;
  const users = sampleUsers(options);
  const asOf = dayNumber(options.asOf);
  const from = historyStart(options);
  const bottleneckFrom = bottleneckStart(asOf);
  const owners: number[] = [0];
  const createdAts: Minute[] = [0];
  const originals: number[] = [0];
  const followUps = new Map<DayNumber, FollowUp[]>();
  const subscriptions: Subscription[] = [];
  const purchases: Purchase[] = [];
  const wonByTeam: Record<Team, Cents> = { dach: 0, east: 0, iberia: 0, overseas: 0 };

  const accountOf = (id: number): SampleAccount => {
    const original = originals[id] as number;
    const account = sampleAccount(
      seed,
      id,
      createdAts[id] as Minute,
      () => owners[id] as number,
      original === 0 ? undefined : accountOf(original),
    );
    return original === 0 ? account : { ...account, ownerId: owners[id] as number };
  };

  const newAccount = (at: Minute, repeats: number | null): SampleAccount => {
    const id = createdAts.length;
    const day = dayOfMinute(at);
    const ownerOf = (random: Random, team: Team) => repFor(random, users, team, day).id;
    const account = sampleAccount(seed, id, at, ownerOf, repeats === null ? undefined : accountOf(repeats));
    createdAts.push(at);
    owners.push(account.ownerId);
    originals.push(repeats ?? 0);
    return account;
  };

  const schedule = (day: DayNumber, followUp: FollowUp) => {
    append(followUps, day, followUp);
  };

  const scheduleExpansion = (random: Random, day: DayNumber, followUp: Omit<FollowUp, "type">, likely: number) => {
    if (chance(random, likely))
      schedule(day + 30 + Math.round(gamma(random, 2, 150)), { ...followUp, type: "expansion" });
  };

  const scheduleRenewal = (subscription: Subscription) => {
    const end = dayNumber(monthStart(subscription.startMonth + subscription.termMonths));
    schedule(end - 75, {
      type: "renewal",
      account: subscription.account,
      source: subscription.source,
      line: "software",
      subscription,
    });
  };

  const subscribe = (
    account: SampleAccount,
    source: LeadSource | null,
    startMonth: number,
    fee: Cents,
    dealId: number | null,
  ) => {
    const changes = [{ month: startMonth, delta: fee, dealId }];
    const subscription: Subscription = { account, source, startMonth, changes, endMonth: null, termMonths: 12 };
    subscriptions.push(subscription);
    return subscription;
  };

  /** What the end of a deal brings: payments, a contract or its end, and later deals. */
  const settle = (random: Random, deal: SampleDeal, end: DealState, subscription: Subscription | null) => {
    const day = dayOfMinute(end.at);
    if (day > asOf) return;
    const nextMonth = monthIndex(dateOfDayNumber(day)) + 1;
    if (end.stage !== "won") {
      if (deal.type === "renewal" && subscription !== null) {
        subscription.endMonth = Math.max(nextMonth, subscription.startMonth + subscription.termMonths);
      }
      return;
    }
    const amount = end.amount as Cents;
    if (day >= from)
      wonByTeam[countries[deal.account.country].team] += Math.round((amount * planRates[deal.currency]) / 10000);
    const { account, source, line } = deal;
    if (line === "machines") {
      purchases.push({ account, dealId: deal.id, wonOn: day, amount });
      scheduleExpansion(random, day, { account, source, line, subscription: null }, deal.type === "new" ? 0.3 : 0.15);
      return;
    }
    if (subscription === null) {
      const started = subscribe(account, source, nextMonth, amount, deal.id);
      scheduleRenewal(started);
      scheduleExpansion(random, day, { account, source, line, subscription: started }, 0.45);
      return;
    }
    if (deal.type === "renewal") {
      const month = Math.max(nextMonth, subscription.startMonth + subscription.termMonths);
      subscription.changes.push({ month, delta: amount - annualFee(subscription, month), dealId: deal.id });
      subscription.termMonths += 12;
      scheduleRenewal(subscription);
    } else {
      subscription.changes.push({ month: nextMonth, delta: amount, dealId: deal.id });
    }
    scheduleExpansion(random, day, { account, source, line, subscription }, 0.3);
  };

  const dealAmount = (random: Random, account: SampleAccount, line: BusinessLine, followUp: FollowUp | null): Cents => {
    const subscription = followUp?.subscription ?? null;
    if (subscription !== null) {
      const fee = annualFee(subscription, subscription.startMonth + subscription.termMonths - 1);
      if (followUp?.type === "expansion") return roundTo(fee * (0.15 + 0.35 * random.next()), 10000);
      const change = random.next();
      const factor = change < 0.22 ? 0.6 + 0.35 * random.next() : change < 0.6 ? 1 : 1.02 + 0.13 * random.next();
      return roundTo(fee * factor, 10000);
    }
    const median = line === "machines" ? 7800000 : 1600000;
    const scale = companySizes[account.size].amount * (followUp === null ? 1 : 0.6);
    const euros = lognormal(random, median * scale, line === "machines" ? 0.6 : 0.5);
    return roundTo((euros * 10000) / planRates[account.currency], 10000);
  };

  const ownerOf = (random: Random, account: SampleAccount, day: DayNumber): SampleUser => {
    const owner = users[account.ownerId - 1] as SampleUser;
    if (activeOn(owner, day) && !chance(random, 0.04)) return owner;
    const other = repFor(random, users, countries[account.country].team, day);
    if (!activeOn(owner, day)) owners[account.id] = other.id;
    return other;
  };

  const newDeal = (
    id: number,
    at: Minute,
    account: SampleAccount,
    followUp: FollowUp | null,
    random: Random,
  ): SampleDeal => {
    const day = dayOfMinute(at);
    const owner = ownerOf(random, account, day);
    const line = followUp?.line ?? (chance(random, 0.46) ? "machines" : "software");
    const type = followUp?.type ?? "new";
    const source = followUp === null ? pickWeighted(random, sourceShares) : followUp.source;
    const sourceOdds = source === null ? 0 : leadSources[source].odds * (followUp === null ? 1 : 0.4);
    const ideal = (account.industry === "food" || account.industry === "pharma") && account.size === "upper";
    const odds =
      typeOdds[type] +
      sourceOdds +
      industries[account.industry].odds +
      companySizes[account.size].odds +
      (ideal ? icpOdds : 0) +
      owner.skill -
      (day - owner.hiredOn < 120 ? 0.5 : 0);
    const slowness =
      (line === "machines" ? 1.35 : 0.85) *
      (account.size === "large" ? 1.35 : account.size === "small" ? 0.85 : 1) *
      (type === "expansion" ? 0.7 : 1) *
      owner.pace;
    const life = dealLife(random, {
      createdAt: at,
      firstStage: type === "renewal" ? "proposal" : type === "expansion" ? "analysis" : "qualification",
      odds,
      slowness,
      amount: dealAmount(random, account, line, followUp),
      bottleneckFrom,
    });
    const deal: SampleDeal = {
      id,
      account,
      contact: sampleContact(seed, account, chance(random, 0.35) ? 1 : 0),
      owner,
      line,
      type,
      source: chance(random, 0.04) ? null : source,
      currency: account.currency,
      createdAt: at,
      states: life.states,
      lostReason: life.lostReason,
      nextStep: chance(random, 0.3) ? null : between(random, 0, 5),
    };
    const end = life.states[life.states.length - 1] as DealState;
    if (isClosedStage(end.stage)) settle(random, deal, end, followUp?.subscription ?? null);
    return deal;
  };

  function* priorCustomers(): Generator<SampleEvent> {
    const month = monthIndex(dateOfDayNumber(from));
    for (let index = 1; index <= Math.round(options.deals * priorShare); index++) {
      const random = randomOf(seed, kinds.prior, index);
      const startMonth = month - between(random, 1, 12);
      const account = newAccount(minutesOf(dayNumber(monthStart(startMonth)) - between(random, 60, 200), 10), null);
      yield { kind: "account", account };
      const source = pickWeighted(random, sourceShares);
      const subscription = subscribe(account, source, startMonth, dealAmount(random, account, "software", null), null);
      const end = dayNumber(monthStart(startMonth + 12));
      if (end - 75 < from - leadIn) subscription.termMonths = 24;
      scheduleRenewal(subscription);
      scheduleExpansion(random, from, { account, source, line: "software", subscription }, 0.35);
    }
  }

  const alive = (followUp: FollowUp): boolean =>
    followUp.subscription === null || followUp.subscription.endMonth === null;

  function* events(): Generator<SampleEvent> {
    yield* priorCustomers();
    const weights: number[] = [];
    let total = 0;
    for (let day = from - leadIn; day <= asOf; day++) {
      const weekend = (day + 3) % 7 >= 5;
      total += weekend ? 0 : (creationSeason[monthOf(dateOfDayNumber(day)) - 1] as number);
      weights.push(total);
    }
    let made = 0;
    let waiting: FollowUp[] = [];
    for (let day = from - leadIn; day <= asOf; day++) {
      waiting = waiting.concat(followUps.get(day) ?? []);
      followUps.delete(day);
      const due = Math.round((options.deals * (weights[day - from + leadIn] as number)) / total) - made;
      const clock = randomOf(seed, kinds.day, day);
      const times = Array.from({ length: due }, () => minutesOf(day, between(clock, 8, 17), between(clock, 0, 59)));
      times.sort((a, b) => a - b);
      let next = 0;
      for (const at of times) {
        while (next < waiting.length && !alive(waiting[next] as FollowUp)) next++;
        const followUp = waiting[next] ?? null;
        next++;
        made++;
        const random = randomOf(seed, kinds.deal, made);
        let account = followUp?.account;
        if (account === undefined) {
          const known = createdAts.length - 1;
          if (known > 0 && chance(random, 0.15)) account = accountOf(between(random, 1, known));
          else {
            const twin = known > 0 && isRepeated(random) ? between(random, 1, known) : null;
            account = newAccount(at, twin !== null && originals[twin] === 0 ? twin : null);
            yield { kind: "account", account };
          }
        } else account = { ...account, ownerId: owners[account.id] as number };
        yield { kind: "deal", deal: newDeal(made, at, account, followUp, random) };
      }
      waiting = waiting.slice(next);
    }
  }

  return {
    users,
    from,
    asOf,
    events,
    orders: () => ordersOf(seed, from, asOf, subscriptions, purchases),
    quotas: () => quotasOf(users, from, asOf, wonByTeam),
    trainings: () => trainingsOf(users, options.asOf),
  };
};
