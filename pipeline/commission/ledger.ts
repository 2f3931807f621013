import type { IsoDate } from "../../core/calendar/iso-date.ts";
import { periodContaining } from "../../core/calendar/period.ts";
import { benefitMonths } from "../../core/commission/books/benefit-period.ts";
import type { CommissionCost } from "../../core/commission/books/costs.ts";
import { expectedRateAccrual } from "../../core/commission/books/expected-rate.ts";
import type { BookedAmount } from "../../core/commission/books/journal.ts";
import { componentPay } from "../../core/commission/engine/component-pay.ts";
import type { PayLine } from "../../core/commission/engine/lines.ts";
import type { PayeeStatement } from "../../core/commission/engine/run-result.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { add, type Exact, max, mul, one, round, sign, sub, zero } from "../../core/money/exact.ts";
import { type BookTerms, type CommissionRun, type DealCost, type Ledger, placeOn } from "./snapshot.ts";

type Contract = NonNullable<CommissionCost["contract"]>;

/** What a cost belongs to; two paid lines may share it. */
const keyOf = (payee: string, component: string, deal: string | null): string => `${payee}\n${component}\n${deal}`;

const termsOf = (books: readonly BookTerms[], component: string): BookTerms | undefined =>
  books.find((terms) => terms.component === component) ?? books.find((terms) => terms.component === undefined);

/** Components with tiers that add credit up beyond the pay period and have no expected attainment: nothing is accrued for them. */
export const unaccrued = ({ inputs, books }: Pick<CommissionRun, "inputs" | "books">): string[] => {
  const names = inputs.plans
    .filter(({ period, measurement = period }) => measurement !== period)
    .flatMap(({ components }) => components.filter(({ tiers }) => tiers.length > 0).map(({ name }) => name));
  return [...new Set(names)].filter((name) => termsOf(books, name)?.expectedAttainment === undefined);
};

/** One run as the books see it. */
class Booking {
  private readonly run: CommissionRun;
  private readonly currencies: ReadonlyMap<string, string>;

  constructor(run: CommissionRun) {
    this.run = run;
    this.currencies = new Map(run.result.statements.map(({ payee, currency }) => [payee, currency]));
  }

  placeOf(payee: string, date: IsoDate): { entity: string; costCentre: string; currency: string } {
    const { extras, company } = this.run;
    const { entity = company, costCentre = "" } = placeOn(extras.get(payee), date) ?? {};
    return { entity, costCentre, currency: this.currencies.get(payee) ?? "" };
  }

  private termsOf(component: string): BookTerms | undefined {
    return termsOf(this.run.books, component);
  }

  /** Terms of capitalisation; undefined where the cost is not incremental, belongs to no deal or has no term. */
  private contractOf(component: string, deal: string | null, start: IsoDate): Contract | undefined {
    const terms = this.termsOf(component);
    if (terms === undefined || !terms.incremental || deal === null) return undefined;
    const { contractMonths = terms.expectedMonths, expectedMonths = contractMonths } = terms;
    if (contractMonths === undefined || expectedMonths === undefined) return undefined;
    const { renewalIsCommensurate, expedient: applyExpedient } = terms;
    const months = benefitMonths({ contractMonths, renewalIsCommensurate, expectedMonths });
    return { start, months, convention: "full_month", applyExpedient };
  }

  private cost(
    of: Pick<DealCost, "payee" | "component" | "deal" | "earnedOn" | "earned">,
    about: string | null,
    contract: Contract | undefined,
  ): DealCost {
    const { payee, component, earnedOn } = of;
    const place = this.placeOf(payee, earnedOn);
    return {
      ...of,
      ...place,
      id: [payee, component, about].filter((part) => part !== null).join(" / "),
      digits: currencyDigits(place.currency),
      chargeRate: this.termsOf(component)?.chargeRate ?? zero,
      ...(contract === undefined ? {} : { contract }),
    };
  }

  /** Costs of the run's lines; what takes credit back follows the contract of what it takes back. */
  private lineCosts(): DealCost[] {
    const { inputs, result, ledger } = this.run;
    const known = new Map(ledger.costs.map((cost) => [keyOf(cost.payee, cost.component, cost.deal), cost.contract]));
    const costs = (lines: readonly PayLine[], contract: (line: PayLine, date: IsoDate) => Contract | undefined) =>
      lines.map((line) => {
        const { payee, component, deal, id, commission: earned } = line;
        const earnedOn = line.date ?? inputs.period.end;
        return this.cost({ payee, component, deal, earnedOn, earned }, id, contract(line, earnedOn));
      });
    const takesBack = ({ kind }: PayLine) => kind === "credit_note" || kind === "return";
    const given = costs(
      result.lines.filter((line) => !takesBack(line)),
      ({ component, deal }, date) => this.contractOf(component, deal, date),
    );
    for (const cost of given) known.set(keyOf(cost.payee, cost.component, cost.deal), cost.contract);
    const taken = costs(result.lines.filter(takesBack), ({ payee, component, deal }) =>
      known.get(keyOf(payee, component, deal)),
    );
    return [...given, ...taken];
  }

  /** Adjustments of locked lines under the terms of their component, from the date of their deal on; others are expensed. */
  private adjustmentCosts(): DealCost[] {
    const { adjustments = [], period } = this.run.inputs;
    return adjustments.map(({ payee, amount, reason, reference = reason, component = "adjustment", deal, date }) => {
      const contract = date === undefined ? undefined : this.contractOf(component, deal ?? null, date);
      const of = { payee, component, deal: deal ?? null, earnedOn: period.end, earned: amount };
      return this.cost(of, reference, contract);
    });
  }

  /** Guarantees: floors, and what a draw gave that will not be recovered. */
  private guaranteeCosts(): DealCost[] {
    const { period } = this.run.inputs;
    return this.run.result.statements.flatMap(({ payee, items, opening, closing }) => {
      const of = (kind: "floor" | "draw") =>
        items.filter((item) => item.kind === kind).reduce((all, { amount }) => add(all, amount), zero);
      const given = { floor: of("floor"), draw: sub(of("draw"), sub(closing.draw, opening.draw)) };
      return (["floor", "draw"] as const)
        .filter((component) => sign(given[component]) !== 0)
        .map((component) =>
          this.cost({ payee, component, deal: null, earnedOn: period.end, earned: given[component] }, null, undefined),
        );
    });
  }

  /** Costs earned in this period. */
  earned(): DealCost[] {
    return [...this.lineCosts(), ...this.adjustmentCosts(), ...this.guaranteeCosts()];
  }

  /**
   * Costs of earlier periods, those of cancelled deals with what is given back; a cancellation of an earlier period that is known only now
   * ends them in the first month of this one. What is given back of a cost that no lock knows is a cost of its own.
   */
  earlier(): DealCost[] {
    const { inputs, result, ledger } = this.run;
    const { start } = inputs.period;
    const cancelledOn = new Map(
      (inputs.cancellations ?? []).map(({ deal, date }) => [deal, date < start ? start : date]),
    );
    const back = new Map<string, Exact[]>();
    for (const { payee, clawbacks } of result.statements)
      for (const { component, deal, amount } of clawbacks) {
        const key = keyOf(payee, component, deal);
        back.set(key, [...(back.get(key) ?? []), amount]);
      }
    const known = ledger.costs.map((cost): DealCost => {
      const on = cost.deal === null || cost.cancelled !== undefined ? undefined : cancelledOn.get(cost.deal);
      if (on === undefined) return cost;
      const clawedBack = back.get(keyOf(cost.payee, cost.component, cost.deal))?.shift() ?? zero;
      return { ...cost, cancelled: { on, clawedBack } };
    });
    const unknown = [...back].flatMap(([key, amounts]) => {
      const [payee = "", component = "", deal = ""] = key.split("\n");
      const on = cancelledOn.get(deal) ?? start;
      const of = { payee, component, deal, earnedOn: start, earned: zero };
      return amounts.map((clawedBack) => ({ ...this.cost(of, deal, undefined), cancelled: { on, clawedBack } }));
    });
    return [...known, ...unknown];
  }

  private accrualOf(
    statement: PayeeStatement,
    { component, credited, quota }: PayeeStatement["components"][number],
  ): Exact {
    const { expectedAttainment, chargeRate = zero } = this.termsOf(component) ?? {};
    if (expectedAttainment === undefined || quota === null) return zero;
    const { result } = this.run;
    const expected = max(credited, mul(quota, expectedAttainment));
    const pay = (credit: Exact) => componentPay(result, statement.payee, component, credit);
    const [earned, ofYear] = [pay(credited), pay(expected)];
    if (earned === null || ofYear === null) return zero;
    const digits = currencyDigits(statement.currency);
    const accrued = expectedRateAccrual(credited, expected, () => ofYear, earned, digits) ?? zero;
    return round(mul(accrued, add(one, chargeRate)), digits);
  }

  /**
   * What a plan that measures longer than it pays accrues at the end of the period, employer charges included: pay at the expected rate of
   * the whole measurement less what its rules paid to date. None in the last period of a measurement, without an expected attainment
   * or with a quota to date.
   */
  accrued(): BookedAmount[] {
    const { inputs, result } = this.run;
    const { period, calendar, plans } = inputs;
    return result.statements.flatMap((statement) => {
      const isOwn = (version: string) => statement.version === version || statement.version?.startsWith(`${version}+`);
      const plan = plans.find(({ name, version }) => name === statement.plan && isOwn(version));
      if (plan === undefined || plan.quotaToDate) return [];
      const { end } = periodContaining(period.start, plan.measurement ?? plan.period, calendar);
      if (end <= period.end) return [];
      return statement.components
        .filter(({ version }) => version === statement.version)
        .flatMap((component): BookedAmount[] => {
          const amount = this.accrualOf(statement, component);
          const id = [statement.payee, component.component, period.label].join(" / ");
          return sign(amount) === 0 ? [] : [{ id, ...this.placeOf(statement.payee, period.end), amount }];
        });
    });
  }
}

/** Everything the books know at the end of a run: its own costs, those before it, and what the next period reverses. */
export interface Books extends Ledger {
  readonly placeOf: (payee: string, date: IsoDate) => { entity: string; costCentre: string; currency: string };
}

/** The books of a run on top of what earlier locks left in them. */
export const booksOf = (run: CommissionRun): Books => {
  const booking = new Booking(run);
  return {
    costs: [...booking.earlier(), ...booking.earned()],
    accrued: booking.accrued(),
    placeOf: (payee, date) => booking.placeOf(payee, date),
  };
};

/** What locks leave in the books for the period after them; the earliest first, each on top of those before it. */
export const ledgerOf = (locks: readonly CommissionRun[]): Ledger =>
  locks.reduce<Ledger>(
    (ledger, lock) => {
      const { costs, accrued } = booksOf({ ...lock, ledger });
      return { costs, accrued };
    },
    { costs: [], accrued: [] },
  );
