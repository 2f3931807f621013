import { addMonths, dayNumber, monthIndex, monthStart } from "../calendar/iso-date.ts";
import { type Country, companySizes, countries, industries, type Team, teams } from "./company.ts";
import type { DayNumber, Minute, SampleAccount, SampleContact, SampleUser, SimulationOptions } from "./model.ts";
import { addressForm, brand, cities, diallingCode, firstNamesOf, lastNamesOf, legalForms, tradeWord } from "./names.ts";
import { between, chance, normal, pick, pickWeighted, type Random, randomOf } from "./random.ts";

/** Kinds of random streams; one number a kind keeps them apart. */
const kinds = { user: 1, account: 2, contact: 3 } as const;

export const minutesOf = (day: DayNumber, hour: number, minute = 0): Minute => day * 1440 + hour * 60 + minute;
export const dayOfMinute = (at: Minute): DayNumber => Math.floor(at / 1440);

/** Saturday and Sunday become the Monday after. */
export const workday = (day: DayNumber): DayNumber => {
  const weekday = (day + 3) % 7;
  return weekday >= 5 ? day + 7 - weekday : day;
};

const homes: Readonly<Record<Team, readonly Country[]>> = {
  dach: ["DE", "DE", "AT", "CH"],
  east: ["PL", "PL", "CZ"],
  iberia: ["ES", "ES", "PT"],
  overseas: ["TR", "BR"],
};

const repsOfTeam = 6;

/** Days on which the staff changes, counted back from the as-of date. */
const leaverLeft = 152;
const joinerHired = 43;

/**
 * One head of sales, four managers and 24 reps in four teams. Rep 4 of the first team left 152 days before the as-of date, rep 6 of the second
 * team joined in the middle of the last quarter, and every team has one rep hired within the history.
 */
export const sampleUsers = (options: SimulationOptions): readonly SampleUser[] => {
  const asOf = dayNumber(options.asOf);
  const users: SampleUser[] = [];
  const names = new Set<string>();
  const add = (role: SampleUser["role"], team: Team | null, managerId: number | null, seat: number) => {
    const id = users.length + 1;
    const random = randomOf(options.seed, kinds.user, id);
    const country = team === null ? "DE" : pick(random, homes[team]);
    let firstName = pick(random, firstNamesOf(country));
    let lastName = pick(random, lastNamesOf(country));
    while (names.has(`${firstName} ${lastName}`)) {
      firstName = pick(random, firstNamesOf(country));
      lastName = pick(random, lastNamesOf(country));
    }
    names.add(`${firstName} ${lastName}`);
    const joinsLate = team === "east" && seat === 6;
    const history = Math.round(options.years * 365);
    const hiredOn = workday(
      joinsLate
        ? asOf - joinerHired
        : seat === 5
          ? asOf - Math.floor(history * (0.25 + 0.5 * random.next()))
          : asOf - history - between(random, 200, 2600),
    );
    users.push({
      id,
      firstName,
      lastName,
      email: `${addressForm(firstName)}.${addressForm(lastName)}@beispielwerk.example`,
      role,
      team,
      managerId,
      country,
      hiredOn,
      leftOn: team === "dach" && seat === 4 ? asOf - leaverLeft : null,
      skill: role === "rep" ? Math.max(-0.9, Math.min(0.9, 0.42 * normal(random))) : 0,
      pace: Math.exp(0.12 * normal(random)),
    });
    return id;
  };
  const vp = add("vp", null, null, 0);
  for (const team of teams) {
    const manager = add("manager", team, vp, 0);
    for (let seat = 1; seat <= repsOfTeam; seat++) add("rep", team, manager, seat);
  }
  return users;
};

export const activeOn = (user: SampleUser, day: DayNumber): boolean =>
  user.hiredOn <= day && (user.leftOn === null || day <= user.leftOn);

/** A rep of the team who is there on the day; one hired in the last three months gets fewer deals. */
export const repFor = (random: Random, users: readonly SampleUser[], team: Team, day: DayNumber): SampleUser => {
  const there = users.filter((user) => user.role === "rep" && user.team === team && activeOn(user, day));
  const weights: Record<string, number> = {};
  there.forEach((user, index) => {
    weights[`${index}`] = day - user.hiredOn < 90 ? 0.35 : 1;
  });
  return there[Number(pickWeighted(random, weights))] as SampleUser;
};

const shares = <K extends string>(table: Readonly<Record<K, { readonly share: number }>>): Record<K, number> => {
  const weights = {} as Record<K, number>;
  for (const key of Object.keys(table) as K[]) weights[key] = table[key].share;
  return weights;
};
const countryShares = shares(countries);
const industryShares = shares(industries);
const sizeShares = shares(companySizes);

const respelled = (name: string, variant: number): string =>
  variant === 0 ? name.toUpperCase() : variant === 1 ? name.replace(/ [^ ]+$/, "") : name.replace(" ", "  ");

/**
 * The account of a number, the same for every call. `ownerOf` gives its owner; `original` makes it the same company under another spelling
 * and another number.
 */
export const sampleAccount = (
  seed: number,
  id: number,
  createdAt: Minute,
  ownerOf: (random: Random, team: Team) => number,
  original?: SampleAccount,
): SampleAccount => {
  const random = randomOf(seed, kinds.account, id);
  if (original !== undefined) {
    const name = respelled(original.name, between(random, 0, 2));
    return { ...original, id, name, createdAt, duplicateOf: original.id };
  }
  const country = pickWeighted(random, countryShares);
  const industry = pickWeighted(random, industryShares);
  const size = pickWeighted(random, sizeShares);
  const { from, to } = companySizes[size];
  const title = brand(id);
  return {
    id,
    name: `${title} ${tradeWord(country, industry)} ${pick(random, legalForms[country])}`,
    domain: `${addressForm(title)}.example`,
    country,
    city: pick(random, cities[country]),
    industry,
    size,
    employees: Math.round(from * (to / from) ** random.next()),
    phone: `${diallingCode(country)} 555 ${String(between(random, 0, 9999999)).padStart(7, "0")}`,
    currency: countries[country].currency,
    ownerId: ownerOf(random, countries[country].team),
    createdAt,
    duplicateOf: null,
  };
};

const titles = ["purchasing", "production", "managing_director", "it"] as const;

/** Contact 0 or 1 of an account; its number is twice the account's number, plus 0 or 1. */
export const sampleContact = (seed: number, account: SampleAccount, place: 0 | 1): SampleContact => {
  const id = account.id * 2 + place;
  const random = randomOf(seed, kinds.contact, id);
  const firstName = pick(random, firstNamesOf(account.country));
  const lastName = pick(random, lastNamesOf(account.country));
  return {
    id,
    accountId: account.id,
    firstName,
    lastName,
    email: `${addressForm(firstName)}.${addressForm(lastName)}@${account.domain}`,
    phone: account.phone,
    title: pick(random, titles),
    createdAt: account.createdAt + between(random, 1, 9),
  };
};

/** First day of the history: `years` before the day after the as-of date, in whole months. */
export const historyStart = (options: SimulationOptions): DayNumber =>
  dayNumber(addMonths(monthStart(monthIndex(options.asOf) + 1), -Math.round(options.years * 12)));

/** Used where an account's spelling is varied at creation. */
export const isRepeated = (random: Random): boolean => chance(random, 0.03);
