import { printPeriod } from "../../core/calendar/period.ts";
import type { Balances } from "../../core/commission/engine/inputs.ts";
import { payeeTrace } from "../../core/commission/engine/payee-trace.ts";
import type { PayeeStatement } from "../../core/commission/engine/run-result.ts";
import type { StatementItem } from "../../core/commission/engine/settle.ts";
import { nextDealPay } from "../../core/commission/plan/curve.ts";
import { planInWords } from "../../core/commission/plan/words.ts";
import { formatDate, formatMoney } from "../../core/locale/format.ts";
import type { Language } from "../../core/locale/language.ts";
import { speaker } from "../../core/locale/message.ts";
import { allocateSigned } from "../../core/money/allocate.ts";
import { currencyDigits } from "../../core/money/currency.ts";
import { div, type Exact, fraction, round, sign, sub, sum, toFixed, toNumber, zero } from "../../core/money/exact.ts";
import type { Cell, Column, Table } from "../../core/results.ts";
import { stepRows } from "./explanation.ts";
import type { OpenedRun } from "./open-run.ts";
import { placeOn } from "./snapshot.ts";
import { statementMessages } from "./statement-messages.ts";

/** One payee's statement as it is written: texts and tables in the payee's language. */
export interface WrittenStatement {
  readonly language: Language;
  readonly title: string;
  readonly payee: string;
  readonly facts: readonly string[];
  /** "Final" or "not final", said before anything else. */
  readonly state: string;
  readonly payoutLabel: string;
  /** The payout in words of money; null while a line is unresolved. */
  readonly payout: string | null;
  readonly unresolved: string;
  readonly tables: readonly Table[];
  readonly planTitle: string;
  readonly planWords: readonly string[];
  readonly nextTitle: string;
  readonly next: readonly string[];
  /** Every step from the inputs to the payout. */
  readonly steps: Table;
  readonly currency: string;
}

type Say = ReturnType<typeof speaker<typeof statementMessages>>;

const itemName = ({ kind, about }: StatementItem, say: Say): string => {
  switch (kind) {
    case "commission":
      return say("itemCommission");
    case "spiff":
      return say("spiff");
    case "objective":
      return say("objective");
    case "override":
      return say("itemOverride");
    case "floor":
      return say("itemFloor");
    case "held":
      return say("held");
    case "released":
      return say("itemReleased", { about: about ?? "" });
    case "clawback":
      return about === null ? say("itemClawback") : say("itemClawbackOf", { about });
    case "adjustment":
      return say("itemAdjustment", { about: about ?? "" });
    case "carried_in":
      return say("itemCarriedIn");
    case "carried_out":
      return say("itemCarriedOut");
    case "draw":
      return say("itemDraw");
  }
};

class StatementWriter {
  private readonly say: Say;
  private readonly run: OpenedRun;
  private readonly statement: PayeeStatement;
  private readonly language: Language;
  private readonly digits: number;

  constructor(run: OpenedRun, statement: PayeeStatement, language: Language) {
    this.run = run;
    this.statement = statement;
    this.language = language;
    this.say = speaker(statementMessages, language);
    this.digits = currencyDigits(statement.currency);
  }

  private money(amount: Exact): string {
    return toFixed(amount, this.digits);
  }

  private moneyColumn(key: string, label: string): Column {
    return { key, label, kind: "money", digits: this.digits };
  }

  private items(): Table {
    const { say, statement } = this;
    return {
      id: "items",
      title: say("howPaid"),
      definition: "",
      columns: [{ key: "item", label: say("item"), kind: "text" }, this.moneyColumn("amount", say("amount"))],
      rows: statement.items
        .filter(({ amount }) => sign(amount) !== 0 || statement.items.length === 1)
        .map((item) => [itemName(item, say), this.money(item.amount)]),
      ...(statement.payout === null ? {} : { totalRow: [say("payout"), this.money(statement.payout)] }),
    };
  }

  /** Credit is in the plan's currency, which may not be that of pay, so its header names it. */
  private performance(): Table {
    const { say, statement, run } = this;
    const plan = run.inputs.plans.find(({ name }) => name === statement.plan);
    const code = plan?.currency ?? statement.currency;
    const digits = currencyDigits(code);
    const hasQuota = statement.components.some(({ quota }) => quota !== null);
    const column = (key: string, label: string): Column => ({
      key,
      label: `${label} (${code})`,
      kind: "number",
      digits,
    });
    return {
      id: "performance",
      title: say("perComponent"),
      definition: "",
      columns: [
        { key: "component", label: say("component"), kind: "text" },
        column("credited", say("credited")),
        ...(hasQuota
          ? [column("quota", say("quota")), { key: "attainment", label: say("attainment"), kind: "percent" } as const]
          : []),
      ],
      rows: statement.components.map(({ component, credited, quota, attainment }) => [
        component,
        toFixed(credited, digits),
        ...(hasQuota
          ? [quota === null ? null : toFixed(quota, digits), attainment === null ? null : toNumber(attainment)]
          : []),
      ]),
    };
  }

  /** Credits shown by largest remainder, so that what is shown adds up. */
  private lines(): Table {
    const { say, statement, run } = this;
    const { lines } = statement;
    const shown = allocateSigned(
      lines.map(({ credit }) => credit ?? zero),
      2,
    );
    const hasDeals = lines.some(({ deal }) => deal !== null);
    const hasRecords = lines.some(({ id }) => id !== null);
    const code = run.inputs.plans.find(({ name }) => name === statement.plan)?.currency ?? statement.currency;
    const blanks = [null, ...(hasDeals ? [null] : []), ...(hasRecords ? [null] : []), null];
    const total = sum(lines.map(({ commission }) => commission));
    return {
      id: "lines",
      title: say("perLine"),
      definition: "",
      columns: [
        { key: "date", label: say("date"), kind: "date" },
        ...(hasDeals ? [{ key: "deal", label: say("deal"), kind: "text" } as const] : []),
        ...(hasRecords ? [{ key: "record", label: say("record"), kind: "text" } as const] : []),
        { key: "kind", label: say("kind"), kind: "text" },
        { key: "component", label: say("component"), kind: "text" },
        { key: "credit", label: `${say("credit")} (${code})`, kind: "number", digits: 2 },
        this.moneyColumn("commission", say("commission")),
      ],
      rows: lines.map((line, i): Cell[] => [
        line.date,
        ...(hasDeals ? [line.deal === null ? null : (run.dealNames.get(line.deal) ?? line.deal)] : []),
        ...(hasRecords ? [line.id] : []),
        say(line.kind),
        line.component,
        line.credit === null ? null : toFixed(shown[i] ?? zero, 2),
        this.money(line.commission),
      ]),
      totalRow: [...blanks, say("earned"), null, this.money(total)],
    };
  }

  private balances(): Table {
    const { say, statement } = this;
    const { opening, closing } = statement;
    const held = ({ held: entries }: Balances) => sum(entries.map((entry) => sub(entry.held, entry.released)));
    const rows: [string, Exact, Exact][] = [
      [say("held"), held(opening), held(closing)],
      [say("drawBalance"), opening.draw, closing.draw],
      [say("clawbackBalance"), opening.clawback, closing.clawback],
      [say("carried"), opening.carried, closing.carried],
    ];
    return {
      id: "balances",
      title: say("balances"),
      definition: "",
      columns: [
        { key: "balance", label: say("balances"), kind: "text" },
        this.moneyColumn("opening", say("opening")),
        this.moneyColumn("closing", say("closing")),
      ],
      rows: rows
        .filter(([, before, after]) => sign(before) !== 0 || sign(after) !== 0)
        .map(([name, before, after]) => [name, this.money(before), this.money(after)]),
    };
  }

  private steps(): Table {
    const { say, run, statement, language } = this;
    const trace = payeeTrace(run.result, statement.payee);
    return {
      id: "steps",
      title: say("perStep"),
      definition: "",
      columns: [
        { key: "step", label: say("item"), kind: "text" },
        { key: "how", label: "", kind: "text" },
        { key: "value", label: say("amount"), kind: "text" },
      ],
      rows: (trace === undefined ? [] : stepRows(trace, language)).map(({ depth, sign: how, name, value }) => [
        `${"\u2003".repeat(depth)}${name}`,
        how,
        value,
      ]),
    };
  }

  /** What one more deal of the size of the payee's mean deal would have paid, by component that can tell. */
  private next(): string[] {
    const { say, statement, run, language } = this;
    const plan = run.inputs.plans.find(({ name, version }) => name === statement.plan && version === statement.version);
    if (plan === undefined) return [];
    const person = run.inputs.people.find(({ payee }) => payee === statement.payee);
    const targetIncentive = person?.targetIncentive ?? plan.targetIncentive;
    return plan.components.flatMap((component) => {
      if (component.creditFrom === "team") return [];
      const own = statement.lines.filter(({ component: name, kind }) => name === component.name && kind === "deal");
      const found = statement.components.find(({ component: name }) => name === component.name);
      if (found === undefined || own.length === 0) return [];
      const credit = sum(own.map((line) => line.credit ?? zero));
      const amount = round(div(credit, fraction(BigInt(own.length), 1n)), 0);
      if (sign(amount) <= 0) return [];
      const state = {
        credited: found.credited,
        ...(found.quota === null ? {} : { quota: found.quota }),
        ...(targetIncentive === undefined ? {} : { targetIncentive }),
      };
      const pay = nextDealPay(plan, component, state, amount);
      if (pay === null) return [];
      const money = (value: Exact) => formatMoney(value, currencyDigits(plan.currency), plan.currency, language);
      return [say("nextDealOf", { component: component.name, amount: money(amount), pay: money(pay) })];
    });
  }

  whole(): WrittenStatement {
    const { say, run, statement, language } = this;
    const { inputs, signatures } = run;
    const balances = this.balances();
    const period = printPeriod(inputs.period, inputs.calendar, language);
    const words = inputs.plans.find(({ name, version }) => name === statement.plan && version === statement.version);
    return {
      language,
      title: say("statement"),
      payee: statement.name,
      facts: [
        ...[placeOn(run.extras.get(statement.payee), run.inputs.period.end)?.entity ?? run.company].filter(
          (name) => name !== "",
        ),
        `${period} (${formatDate(inputs.period.start, language)} – ${formatDate(inputs.period.end, language)})`,
        ...(statement.plan === null
          ? []
          : [`${say("plan")} ${statement.plan}, ${say("version")} ${statement.version ?? ""}`]),
        say("asOf", { date: formatDate(run.asOf, language) }),
      ],
      state: signatures === null ? say("open") : say("lockedBy", { ...signatures }),
      payoutLabel: say("payout"),
      payout:
        statement.payout === null ? null : formatMoney(statement.payout, this.digits, statement.currency, language),
      unresolved: say("unresolved"),
      tables: [
        ...(statement.components.length === 0 ? [] : [this.performance()]),
        this.items(),
        ...(statement.lines.length === 0 ? [] : [this.lines()]),
        ...(balances.rows.length === 0 ? [] : [balances]),
      ],
      planTitle: say("planWords"),
      planWords: words === undefined ? [] : planInWords(words, language),
      nextTitle: say("nextDeal"),
      next: this.next(),
      steps: this.steps(),
      currency: statement.currency,
    };
  }
}

/** A payee's statement in the payee's language, else in that of the run. */
export const writtenStatement = (run: OpenedRun, statement: PayeeStatement): WrittenStatement =>
  new StatementWriter(run, statement, run.extras.get(statement.payee)?.language ?? run.language).whole();
