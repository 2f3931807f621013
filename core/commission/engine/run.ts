import { dateOfDayNumber, type IsoDate } from "../../calendar/iso-date.ts";
import { periodContaining } from "../../calendar/period.ts";
import { RevError } from "../../errors/error.ts";
import { append, groupBy } from "../../group-by.ts";
import { currencyDigits } from "../../money/currency.ts";
import { add, type Exact, mul, one, round, sum, zero } from "../../money/exact.ts";
import type { Plan, PlanComponent } from "../plan/plan.ts";
import { cancellationProblems } from "./cancellations.ts";
import { adjustedLines } from "./carry.ts";
import { type Credit, creditsOf, type RunProblem } from "./credits.ts";
import { directory } from "./directory.ts";
import type { Person, RunInputs } from "./inputs.ts";
import type { PayLine } from "./lines.ts";
import { openAmounts, requireCurrency } from "./pay-currency.ts";
import { type PayeeLines, payeeLines } from "./payee.ts";
import { membershipShare, quotaFor } from "./quota.ts";
import { rateBook } from "./rate-book.ts";
import { attainmentOf } from "./rule.ts";
import type { ComponentResult, PayeeStatement, RunResult, Settled } from "./run-result.ts";
import { noBalances, type Settlement, type SettleTask, settle } from "./settle.ts";
import type { ComponentState } from "./slot.ts";
import { given, type TraceStep } from "./trace.ts";

const firstDay = dateOfDayNumber(-719162);

const resultsOf = (states: Iterable<ComponentState>): ComponentResult[] =>
  [...states].map(({ plan, component, state }) => ({
    component: component.name,
    version: plan.version,
    credited: state.credited,
    quota: state.quota ?? null,
    attainment: attainmentOf(state) ?? null,
  }));

const byPayee = <T extends { readonly payee: string }>(rows: readonly T[]): ReadonlyMap<string, readonly T[]> =>
  groupBy(rows, ({ payee }) => payee);

const hasTeamComponents = (plans: readonly Plan[]): boolean =>
  plans.some(({ components }) => components.some(({ creditFrom }) => creditFrom !== "own"));

/** Every column of the deals, by its name in lower case. */
const columnsOf = (inputs: RunInputs): ((name: string) => boolean) => {
  let columns: Set<string> | undefined;
  return (name) => {
    if (columns === undefined) {
      columns = new Set();
      for (const { values = {} } of inputs.deals) for (const key of Object.keys(values)) columns.add(key);
    }
    return columns.has(name);
  };
};

class Run {
  private readonly problems: RunProblem[] = [];
  private readonly inputs: RunInputs;
  private readonly book;
  private readonly rates;
  private readonly rows;
  private readonly isColumn;

  constructor(inputs: RunInputs) {
    this.inputs = inputs;
    this.book = directory(inputs.people, inputs.plans, inputs.exceptions);
    this.rates = rateBook(inputs.rates ?? []);
    this.isColumn = columnsOf(inputs);
    this.rows = {
      objectives: byPayee(inputs.objectives ?? []),
      paid: byPayee([...(inputs.paid ?? []), ...adjustedLines(inputs.adjustments)]),
      quotas: byPayee(inputs.quotas ?? []),
      leaves: byPayee(inputs.leaves ?? []),
      adjustments: byPayee(inputs.adjustments ?? []),
    };
  }

  private readonly starts = new Map<Plan, IsoDate>();
  private readonly measuredFrom = (plan: Plan): IsoDate => {
    const known = this.starts.get(plan);
    if (known !== undefined) return known;
    const { period, calendar } = this.inputs;
    const { start } = periodContaining(period.start, plan.measurement ?? plan.period, calendar);
    this.starts.set(plan, start);
    return start;
  };

  private measuredPeriod(plan: Plan): { start: IsoDate; end: IsoDate } {
    const { period, calendar } = this.inputs;
    const measured = periodContaining(period.start, plan.measurement ?? plan.period, calendar);
    return plan.quotaToDate ? { start: measured.start, end: period.end } : measured;
  }

  private attempt<T>(payee: string | null, step: () => T): T | undefined {
    try {
      return step();
    } catch (error) {
      if (!(error instanceof RevError)) throw error;
      this.problems.push({ error, deal: null, payee });
      return undefined;
    }
  }

  private targetIncentive(plan: Plan, person: Person | undefined, component: PlanComponent): Exact | undefined {
    const whole = person?.targetIncentive ?? plan.targetIncentive;
    if (whole === undefined) return undefined;
    const share = person === undefined ? one : membershipShare(plan, person, this.measuredPeriod(plan));
    return round(mul(mul(whole, component.targetShare), share), currencyDigits(plan.currency));
  }

  private teams(credits: ReadonlyMap<string, readonly Credit[]>): Map<string, Credit[]> {
    const teams = new Map<string, Credit[]>();
    if (!hasTeamComponents(this.inputs.plans)) return teams;
    for (const [payee, list] of credits) {
      for (const credit of list) {
        for (const manager of this.attempt(payee, () => this.book.managersOn(payee, credit.date)) ?? []) {
          append(teams, manager, credit);
        }
      }
    }
    return teams;
  }

  private payeesOf(credited: readonly ReadonlyMap<string, unknown>[]): string[] {
    const { period, balances } = this.inputs;
    const active = this.book.payees.filter(
      (payee) => this.book.lastPerson(payee, period.start, period.end) !== undefined,
    );
    const others = [
      ...credited.flatMap((map) => [...map.keys()]),
      ...(balances?.keys() ?? []),
      ...this.rows.adjustments.keys(),
    ];
    return [...new Set([...active, ...others])].sort((a, b) => (a < b ? -1 : 1));
  }

  private settled(
    payee: string,
    credits: readonly Credit[],
    team: readonly Credit[],
    returns: PayeeReturns,
  ): Settled | undefined {
    const { inputs, book } = this;
    const { period } = inputs;
    const last = book.lastPerson(payee, period.start, period.end) ?? book.lastPerson(payee, firstDay, period.end);
    if (last === undefined) {
      this.attempt(payee, () => {
        throw new RevError("PAYEE_UNKNOWN", { payee, deal: "–" });
      });
      return undefined;
    }
    const { from: _from, to: _to, ...rest } = last;
    const person: Person = { ...rest, ...book.stretch(last) };
    const personOn = (of: Plan): Person => {
      if (of.name === person.plan) return person;
      const { from: _start, to: _end, ...other } = book.rowOnPlan(payee, of.name) ?? last;
      return { ...other, ...book.stretch({ payee, plan: of.name }) };
    };
    const isActive = (person.to ?? period.end) >= period.start;
    const lastDay = person.to !== undefined && person.to < period.end ? person.to : period.end;
    const plan = this.attempt(payee, () => book.planOn(person, lastDay));
    if (plan === undefined) return undefined;
    this.attempt(payee, () => {
      if (plan.period === period.kind) return;
      throw new RevError("PERIOD_MISMATCH", { plan: plan.name, period: plan.period, run: period.label });
    });
    const found = payeeLines(
      {
        payee,
        person,
        plan: isActive ? plan : undefined,
        credits,
        team,
        returns,
        objectives: this.rows.objectives.get(payee) ?? [],
        paid: inputs.paid === undefined ? undefined : (this.rows.paid.get(payee) ?? []),
        start: period.start,
        end: period.end,
        rates: this.rates,
        measuredFrom: this.measuredFrom,
        quota: (of, component) =>
          quotaFor(
            of,
            person,
            component,
            this.measuredPeriod(of),
            inputs.calendar,
            this.rows.quotas.get(payee) ?? [],
            this.rows.leaves.get(payee) ?? [],
          ),
        targetIncentive: (of, component) => this.targetIncentive(of, personOn(of), component),
        isColumn: this.isColumn,
      },
      plan,
    );
    this.problems.push(...found.problems);
    const currency = person.payCurrency ?? plan.payCurrency ?? plan.currency;
    const task: SettleTask = {
      plan,
      isActive,
      isLast: [plan.validTo, person.to].some((end) => end !== undefined && end <= period.end),
      currency,
      membership: membershipShare(plan, person, period),
      payRate: this.attempt(payee, () => this.rates(plan.currency, currency, plan.payRate, period.end)) ?? one,
      lines: found.lines,
      opening: inputs.balances?.get(payee) ?? noBalances,
      collections: inputs.collections ?? [],
      cancellations: this.cancellationsOf(payee),
      adjustments: this.rows.adjustments.get(payee) ?? [],
    };
    this.attempt(payee, () => requireCurrency(payee, currency, openAmounts(task.opening, task.cancellations, returns)));
    const settlement = this.attempt(payee, () => settle(task, summed));
    if (settlement === undefined) return undefined;
    return { statement: this.statementOf(person, plan, task, settlement, found.states), task, found };
  }

  private cancellationsOf(payee: string) {
    const paid = this.rows.paid.get(payee) ?? [];
    return (this.inputs.cancellations ?? []).map((cancellation) => ({
      ...cancellation,
      paid: paid.filter(({ deal }) => deal === cancellation.deal),
    }));
  }

  private statementOf(
    person: Person,
    plan: Plan,
    task: SettleTask,
    settlement: Settlement,
    states: PayeeLines["states"],
  ): PayeeStatement {
    const { payee, name = payee } = person;
    const isResolved = !this.problems.some((problem) => problem.payee === payee);
    return {
      payee,
      name,
      plan: plan.name,
      version: plan.version,
      currency: task.currency,
      components: resultsOf(states.values()),
      lines: task.lines,
      items: settlement.items,
      earned: settlement.earned,
      payout: isResolved ? settlement.payout : null,
      opening: task.opening,
      closing: settlement.closing,
      clawbacks: settlement.clawbacks,
    };
  }

  whole(): RunResult {
    const { inputs, book } = this;
    const starts = inputs.plans.map(this.measuredFrom).sort();
    const credited = creditsOf({
      deals: inputs.deals,
      creditNotes: inputs.creditNotes ?? [],
      splits: inputs.splits ?? [],
      plans: inputs.plans,
      directory: book,
      paid: inputs.paid ?? [],
      measuredFrom: this.measuredFrom,
      from: starts[0] ?? inputs.period.start,
      to: inputs.period.end,
    });
    this.problems.push(...credited.problems);
    this.problems.push(...cancellationProblems(inputs));
    const teams = this.teams(credited.credits);
    const settled = new Map<string, Settled>();
    for (const payee of this.payeesOf([credited.credits, credited.returns])) {
      const { credits, returns } = credited;
      const done = this.settled(payee, credits.get(payee) ?? [], teams.get(payee) ?? [], returns.get(payee) ?? []);
      if (done !== undefined) settled.set(payee, done);
    }
    const statements = [...settled.values()].map(({ statement }) => statement);
    return {
      lines: statements.flatMap(({ lines }) => lines),
      statements,
      problems: this.problems,
      totals: this.problems.length > 0 ? null : totalsOf(statements),
      outside: credited.outside,
      settled,
    };
  }
}

type PayeeReturns = Parameters<typeof payeeLines>[0]["returns"];

const summed = (lines: readonly PayLine[]): TraceStep[] => [
  given("commission", sum(lines.map(({ commission }) => commission))),
];

const totalsOf = (statements: readonly PayeeStatement[]): Map<string, Exact> => {
  const totals = new Map<string, Exact>();
  for (const { currency, payout } of statements)
    totals.set(currency, add(totals.get(currency) ?? zero, payout ?? zero));
  return totals;
};

/**
 * A whole commission run: every line of every payee for the pay period, statements in the fixed order of the rules of pay, problems with
 * their places, totals (null while anything is unresolved) and what each statement was made of. Row order never matters: deals are ordered by crediting
 * date, close time and id, payees by id. Nothing is guessed: an unknown payee, a missing plan, quota, rate or date is a problem.
 */
export const runPlan = (inputs: RunInputs): RunResult => new Run(inputs).whole();
