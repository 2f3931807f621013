import { mkdirSync } from "node:fs";
import { join } from "node:path";
import {
  dateOfDayNumber,
  dayNumber,
  type IsoDate,
  monthEnd,
  monthIndex,
  monthStart,
} from "../../core/calendar/iso-date.ts";
import { stateOf } from "../../core/sample/as-of.ts";
import { companyName, planRates } from "../../core/sample/company.ts";
import type { DayNumber, SampleDeal, SampleQuota, SampleUser } from "../../core/sample/model.ts";
import { activeOn } from "../../core/sample/people.ts";
import { chance, pick, randomOf } from "../../core/sample/random.ts";
import type { SampleCell } from "./cell.ts";
import { fullName } from "./deal-cells.ts";
import { dialectOf, type SampleCrm } from "./dialect.ts";
import { recordId } from "./record-ids.ts";
import { rowFile } from "./row-file.ts";

const kinds = { split: 70, rate: 71, creditNote: 72 } as const;

/*
 * Seven tables in the folder `compensation`, English headers, comma, decimal points, ISO dates; a payee is a user's full name.
 * plan.csv: plan, version, component, setting, from, value, where. One row a setting; a tier has its start in `from`.
 * people.csv: payee, plan, from, to, manager, hired, target_incentive (of a quarter), pay_currency, language, entity, cost_centre.
 * quotas.csv: payee, period, amount. Of the whole quarter; the plan prorates those who join or leave.
 * credit_notes.csv: id, deal, date, amount, currency. Amounts are positive and reduce pay.
 * books.csv: component, incremental, contract_months, expected_months, charge_rate.
 * splits.csv: deal, payee, share, kind. The shares of a deal add up to 1.
 * rates.csv: currency, into, policy, from, to, rate. Units of `into` for one unit of `currency`.
 */

type Row = readonly SampleCell[];

const planRow = (plan: string, version: string, component: string, setting: string, value: string, from = ""): Row => [
  plan,
  version,
  component,
  setting,
  from,
  value,
  "",
];

/** The first day of the as-of year, on which the reps' plan changes: higher accelerators, and a clawback. */
const planChange = (asOf: DayNumber): IsoDate => `${dateOfDayNumber(asOf).slice(0, 4)}-01-01` as IsoDate;

const planRows = (from: DayNumber, asOf: DayNumber): readonly Row[] => {
  const start = `${Number(dateOfDayNumber(from).slice(0, 4)) - 1}-01-01`;
  const change = planChange(asOf);
  const before = dateOfDayNumber(dayNumber(change) - 1);
  const common = (plan: string, version: string, since: string, until: string | null) => [
    planRow(plan, version, "", "valid_from", since),
    ...(until === null ? [] : [planRow(plan, version, "", "valid_to", until)]),
    planRow(plan, version, "", "currency", "EUR"),
    planRow(plan, version, "", "pay_currency", "EUR"),
    planRow(plan, version, "", "credit_rate", "plan_rate"),
    planRow(plan, version, "", "period", "quarter"),
    planRow(plan, version, "", "split_policy", "must_equal_100"),
    planRow(plan, version, "", "proration", "days"),
  ];
  const bookings = (version: string, tiers: readonly (readonly [from: string, factor: string])[]) => [
    planRow("Rep", version, "Bookings", "type", "accelerator"),
    planRow("Rep", version, "Bookings", "mode", "marginal"),
    ...tiers.map(([attainment, factor]) => planRow("Rep", version, "Bookings", "tier", factor, attainment)),
  ];
  return [
    ...common("Rep", "1", start, before),
    ...bookings("1", [
      ["0", "1"],
      ["1", "1.4"],
    ]),
    ...common("Rep", "2", change, null),
    planRow("Rep", "2", "", "clawback_method", "linear"),
    planRow("Rep", "2", "", "clawback_term", "12"),
    ...bookings("2", [
      ["0", "1"],
      ["1", "1.6"],
      ["1.5", "2"],
    ]),
    ...common("Manager", "1", start, null),
    planRow("Manager", "1", "Team", "type", "rate"),
    planRow("Manager", "1", "Team", "credit_from", "team"),
    planRow("Manager", "1", "Team", "rate", "0.01"),
  ];
};

/** Languages of statements by country; the others get English. */
const languageOf: Readonly<Record<string, string>> = {
  DE: "de",
  AT: "de",
  CH: "de",
  PL: "pl",
  ES: "es",
  PT: "pt",
  TR: "tr",
};

const peopleRows = (users: readonly SampleUser[], from: DayNumber): readonly Row[] =>
  users
    .filter((user) => user.role !== "vp")
    .map((user) => {
      const manager = users.find((one) => one.id === user.managerId);
      return [
        fullName(user),
        user.role === "manager" ? "Manager" : "Rep",
        dateOfDayNumber(
          Math.max(user.hiredOn, dayNumber(`${Number(dateOfDayNumber(from).slice(0, 4)) - 1}-01-01` as IsoDate)),
        ),
        user.leftOn === null ? null : dateOfDayNumber(user.leftOn),
        manager === undefined ? null : fullName(manager),
        dateOfDayNumber(user.hiredOn),
        user.role === "manager" ? null : "9000",
        "EUR",
        user.country === "BR" ? "pt" : (languageOf[user.country] ?? "en"),
        companyName,
        user.team,
      ];
    });

const quarterDays = 91.25;

/** Quotas as if everybody had been there all the quarter: what the export holds is by days for those who joined or left in it. */
const quotaRows = (quotas: readonly SampleQuota[]): readonly Row[] =>
  quotas.map(({ owner, quarterStart, amount }) => {
    const [first, last] = [dayNumber(monthStart(quarterStart)), dayNumber(monthEnd(quarterStart + 2))];
    const there = Math.min(last, owner.leftOn ?? last) - Math.max(first, owner.hiredOn) + 1;
    const whole = there >= last - first ? amount : (amount / Math.max(1, there)) * quarterDays;
    const label = `${Math.floor(quarterStart / 12)}-Q${Math.floor((quarterStart % 12) / 3) + 1}`;
    return [fullName(owner), label, String(Math.round(whole / 500_000) * 5000)];
  });

/** One won deal in forty is credited in part, three to ten weeks after it was won. */
const creditNoteRows = (seed: number, crm: SampleCrm, deal: SampleDeal, asOf: DayNumber): readonly Row[] => {
  const state = stateOf(deal);
  const random = randomOf(seed, kinds.creditNote, deal.id);
  if (state.stage !== "won" || state.amount === null || state.closeOn === null || !chance(random, 1 / 40)) return [];
  const day = state.closeOn + 21 + Math.floor(49 * random.next());
  if (day > asOf) return [];
  const amount = (Math.round(state.amount * (0.05 + 0.25 * random.next())) / 100).toFixed(2);
  return [[`CN-${deal.id}`, recordId(crm, "deals", deal.id), dateOfDayNumber(day), amount, deal.currency]];
};

/** Plan rates hold for all the time; booking and payout rates move by up to 3% from month to month. */
const rateRows = (seed: number, from: DayNumber, asOf: DayNumber): readonly Row[] => {
  const rows: Row[] = [];
  const first = monthIndex(dateOfDayNumber(from)) - 6;
  const last = monthIndex(dateOfDayNumber(asOf));
  const text = (parts: number) => (parts / 10000).toFixed(4);
  for (const currency of ["CHF", "PLN"] as const) {
    rows.push([currency, "EUR", "plan_rate", monthStart(first), monthEnd(last), text(planRates[currency])]);
    for (const policy of ["booking_rate", "payout_rate"] as const) {
      for (let month = first; month <= last; month++) {
        const random = randomOf(
          seed,
          kinds.rate,
          month * 4 + (currency === "CHF" ? 0 : 1) + (policy === "booking_rate" ? 0 : 2),
        );
        const rate = text(Math.round(planRates[currency] * (0.97 + 0.06 * random.next())));
        rows.push([currency, "EUR", policy, monthStart(month), monthEnd(month), rate]);
      }
    }
  }
  return rows;
};

/** One won deal in thirty is shared 70 to 30 with another rep of the team; one won after its owner left is credited to another rep. */
const splitRows = (seed: number, crm: SampleCrm, deal: SampleDeal, users: readonly SampleUser[]): readonly Row[] => {
  const state = stateOf(deal);
  const random = randomOf(seed, kinds.split, deal.id);
  const closedOn = state.closeOn ?? 0;
  const isShared = chance(random, 1 / 30);
  const isLeft = !activeOn(deal.owner, closedOn);
  if (state.stage !== "won" || !(isShared || isLeft)) return [];
  const others = users.filter(
    (user) =>
      user.role === "rep" && user.team === deal.owner.team && user.id !== deal.owner.id && activeOn(user, closedOn),
  );
  if (others.length === 0) return [];
  const id = recordId(crm, "deals", deal.id);
  if (isLeft) return [[id, fullName(pick(random, others)), "1", "split"]];
  return [
    [id, fullName(deal.owner), "0.7", "split"],
    [id, fullName(pick(random, others)), "0.3", "split"],
  ];
};

/** The compensation tables beside an export: `add` takes each deal as known on the as-of day, `close` gives the names of the files. */
export const compensationFiles = (
  folder: string,
  seed: number,
  crm: SampleCrm,
  simulation: {
    readonly users: readonly SampleUser[];
    readonly from: DayNumber;
    readonly asOf: DayNumber;
    readonly quotas: () => readonly SampleQuota[];
  },
) => {
  mkdirSync(join(folder, "compensation"), { recursive: true });
  const names: string[] = [];
  const open = (name: string, headers: readonly string[]) => {
    names.push(`compensation/${name}.csv`);
    return rowFile(join(folder, "compensation", `${name}.csv`), "csv", dialectOf("zoho", "en", "deals"), headers, name);
  };
  const splits = open("splits", ["deal", "payee", "share", "kind"]);
  const creditNotes = open("credit_notes", ["id", "deal", "date", "amount", "currency"]);
  const { users, from, asOf } = simulation;
  return {
    add: (deal: SampleDeal) => {
      for (const row of splitRows(seed, crm, deal, users)) splits.row(row);
      for (const row of creditNoteRows(seed, crm, deal, asOf)) creditNotes.row(row);
    },
    close: async (): Promise<readonly string[]> => {
      const plan = open("plan", ["plan", "version", "component", "setting", "from", "value", "where"]);
      for (const row of planRows(from, asOf)) plan.row(row);
      const people = open("people", [
        "payee",
        "plan",
        "from",
        "to",
        "manager",
        "hired",
        "target_incentive",
        "pay_currency",
        "language",
        "entity",
        "cost_centre",
      ]);
      for (const row of peopleRows(users, from)) people.row(row);
      const rates = open("rates", ["currency", "into", "policy", "from", "to", "rate"]);
      for (const row of rateRows(seed, from, asOf)) rates.row(row);
      const quotas = open("quotas", ["payee", "period", "amount"]);
      for (const row of quotaRows(simulation.quotas())) quotas.row(row);
      const books = open("books", ["component", "incremental", "contract_months", "expected_months", "charge_rate"]);
      books.row(["Bookings", "yes", "12", "36", "0.21"]);
      books.row(["Team", "no", null, null, "0.21"]);
      for (const file of [splits, creditNotes, plan, people, rates, quotas, books]) await file.close();
      return names;
    },
  };
};
