import { describe, expect, it } from "vitest";
import { isoDate } from "../../../../core/calendar/iso-date.ts";
import type { Balances, RunInputs } from "../../../../core/commission/engine/inputs.ts";
import { payeeTrace } from "../../../../core/commission/engine/payee-trace.ts";
import { runPlan } from "../../../../core/commission/engine/run.ts";
import { shownCredits } from "../../../../core/commission/engine/shown-credit.ts";
import type { TraceStep } from "../../../../core/commission/engine/trace.ts";
import { recompute } from "../../../../core/commission/engine/trace.ts";
import { traceWords } from "../../../../core/commission/engine/trace-words.ts";
import { settingNames } from "../../../../core/commission/plan/setting-names.ts";
import { type Language, languages } from "../../../../core/locale/language.ts";
import { type Exact, equal, exact, sum, toText, zero } from "../../../../core/money/exact.ts";
import { basics, deal, person, planOf, run } from "../../../support/commission.ts";

const text = (value: Exact | null | undefined) => (value === null || value === undefined ? null : toText(value));
const balances = (more: Partial<Balances> = {}): Balances => ({
  draw: zero,
  clawback: zero,
  carried: zero,
  held: [],
  ...more,
});
const codes = (inputs: RunInputs) => runPlan(inputs).problems.map(({ error }) => error.code);
const only = (inputs: RunInputs) => {
  const result = runPlan(inputs);
  expect(result.problems.map(({ error }) => error.message)).toEqual([]);
  const [statement] = result.statements;
  if (statement === undefined) throw new Error("no statement");
  const trace = payeeTrace(result, statement.payee);
  expect(trace !== undefined && statement.payout !== null && equal(recompute(trace), statement.payout)).toBe(true);
  expect(text(sum(statement.items.map(({ amount }) => amount)))).toBe(text(statement.payout));
  return {
    payout: text(statement.payout),
    lines: statement.lines.map(({ id, commission }) => [id, text(commission)]),
    items: Object.fromEntries(statement.items.map(({ kind, amount }) => [kind, text(amount)])),
    closing: statement.closing,
    statement,
    result,
  };
};
const accelerator = [
  ...basics(),
  "p|1||target_incentive||10000|",
  "p|1||quota||100000|",
  "p|1|new|type||accelerator|",
  "p|1|new|mode||marginal|",
  "p|1|new|tier|0|1|",
  "p|1|new|tier|1|1.5|",
];

describe("a commission run", () => {
  it("pays a statement in the fixed order: the golden statement COM-112 through a whole plan", () => {
    const plan = planOf(
      ...accelerator,
      "p|1|new|cap_per_deal||12000|",
      "p|1|new|kicker_multiplier||1.2|hot",
      "p|1||holdback_rate||10%|",
      "p|1||draw||3000|",
      "p|1||draw_type||recoverable|",
      "p|1||guarantee_base||net|",
      "p|1||clawback_method||full|",
      "p|1||clawback_term||12|",
      "p|1|bonus|type||spiff|",
      "p|1|bonus|per_unit||250|",
      "p|1|bonus|where||hot|",
    );
    const { payout, lines, items, closing } = only(
      run({
        plans: [plan],
        deals: [
          deal("D1", "2026-01-10", "30000", "ana", { values: { hot: false } }),
          deal("D2", "2026-02-10", "80000", "ana", { values: { hot: true } }),
          deal("D3", "2026-03-10", "20000", "ana", { currency: "USD", values: { hot: false } }),
        ],
        rates: [
          { currency: "USD", into: "EUR", policy: "booking_rate", from: isoDate("2026-03-10"), rate: exact("1.1") },
        ],
        balances: new Map([["ana", balances({ draw: exact("500") })]]),
        paid: [
          {
            deal: "OLD",
            payee: "ana",
            component: "new",
            date: isoDate("2025-11-01"),
            credit: exact("4000"),
            commission: exact("400"),
          },
        ],
        cancellations: [{ deal: "OLD", date: isoDate("2026-02-01") }],
      }),
    );
    expect(lines).toEqual([
      ["D1", "3000"],
      ["D2", "10200"],
      ["D3", "3300"],
      [null, "250"],
    ]);
    expect(items).toEqual({
      commission: "16500",
      spiff: "250",
      objective: undefined,
      held: "-1650",
      clawback: "-400",
      draw: "-500",
    });
    expect(payout).toBe("14200");
    expect(text(closing.draw)).toBe("0");
    expect(text(sum(closing.held.map(({ held }) => held)))).toBe("1650");
  });
  it("tops a weak month up to the draw and owes the gap", () => {
    const plan = planOf(
      ...accelerator,
      "p|1||draw||3000|",
      "p|1||draw_type||recoverable|",
      "p|1||guarantee_base||net|",
    );
    const { payout, closing } = only(run({ plans: [plan], deals: [deal("D1", "2026-01-10", "10000")] }));
    expect([payout, text(closing.draw)]).toEqual(["3000", "2000"]);
  });
  it("unwinds a credit note of the period from the top and reverses one of an earlier period at the paid rate", () => {
    const plan = planOf(...accelerator);
    const { lines, payout } = only(
      run({
        plans: [plan],
        deals: [deal("D1", "2026-01-10", "110000"), deal("OLD", "2025-11-01", "40000")],
        creditNotes: [
          { id: "C1", deal: "D1", date: isoDate("2026-02-01"), amount: exact("20000"), currency: "EUR" },
          { id: "C2", deal: "OLD", date: isoDate("2026-02-02"), amount: exact("10000"), currency: "EUR" },
        ],
        paid: [
          {
            deal: "OLD",
            payee: "ana",
            component: "new",
            date: isoDate("2025-11-01"),
            credit: exact("40000"),
            commission: exact("6000"),
          },
        ],
      }),
    );
    expect(lines).toEqual([
      ["D1", "11500"],
      ["C1", "-2500"],
      ["C2", "-1500"],
    ]);
    expect(payout).toBe("7500");
  });
  it("trues up a retroactive year from what earlier quarters were paid", () => {
    const plan = planOf(
      ...basics(),
      "p|1||measurement||year|",
      "p|1|all|type||tiers|",
      "p|1|all|mode||retroactive|",
      "p|1|all|tier|0|5%|",
      "p|1|all|tier|100000|8%|",
    );
    const deals = [deal("D1", "2026-02-01", "60000"), deal("D2", "2026-05-01", "60000")];
    const recomputed = only(run({ plans: [plan], deals }, "2026-Q2"));
    expect(recomputed.lines).toEqual([
      ["D2", "4800"],
      [null, "1800"],
    ]);
    const paid = [
      {
        deal: "D1",
        payee: "ana",
        component: "all",
        date: isoDate("2026-02-01"),
        credit: exact("60000"),
        commission: exact("2900"),
      },
    ];
    expect(only(run({ plans: [plan], deals, paid }, "2026-Q2")).payout).toBe("6700");
  });
  it("divides a deal by its splits and gives overlay credit beside them", () => {
    const plan = planOf(...basics(), "p|1|all|type||rate|", "p|1|all|rate||10%|");
    const result = runPlan(
      run({
        plans: [plan],
        people: [person("ana"), person("ben"), person("se")],
        deals: [deal("D1", "2026-01-10", "1000")],
        splits: [
          { deal: "D1", payee: "ana", share: exact("0.7") },
          { deal: "D1", payee: "ben", share: exact("0.3") },
          { deal: "D1", payee: "se", share: exact("0.5"), kind: "overlay" },
        ],
      }),
    );
    expect(result.lines.map(({ payee, commission }) => [payee, text(commission)])).toEqual([
      ["ana", "70"],
      ["ben", "30"],
      ["se", "50"],
    ]);
    expect(text(result.totals?.get("EUR"))).toBe("150");
  });
  it("pays overrides on everyone below, the golden case COM-052", () => {
    const rep = [...basics("rep"), "rep|1|all|type||rate|", "rep|1|all|rate||0%|"];
    const boss = (name: string, rate: string) => [
      ...basics(name),
      `${name}|1|team|type||rate|`,
      `${name}|1|team|rate||${rate}|`,
      `${name}|1|team|credit_from||team|`,
    ];
    const plans = [planOf(...rep), planOf(...boss("m", "1%")), planOf(...boss("vp", "0.5%"))];
    const people = [
      person("r1", { plan: "rep", manager: "m1" }),
      person("r2", { plan: "rep", manager: "m1" }),
      person("r3", { plan: "rep", manager: "vp" }),
      person("m1", { plan: "m", manager: "vp" }),
      person("vp", { plan: "vp" }),
    ];
    const deals = [
      deal("A", "2026-01-01", "100000", "r1"),
      deal("B", "2026-01-02", "50000", "r2"),
      deal("C", "2026-01-03", "40000", "r3"),
      deal("D", "2026-01-04", "20000", "m1"),
    ];
    const { statements } = runPlan(run({ plans, people, deals }));
    expect(statements.filter(({ payee }) => !payee.startsWith("r")).map(({ payout }) => text(payout))).toEqual([
      "1500",
      "1050",
    ]);
  });
  it("pays curves, objectives and formulas", () => {
    const plan = planOf(
      ...basics(),
      "p|1||target_incentive||40000|",
      "p|1||quota||100000|",
      "p|1|curve|type||pay_curve|",
      "p|1|curve|target_share||50%|",
      "p|1|curve|point|50%|0|",
      "p|1|curve|point|100%|100%|",
      "p|1|goals|type||mbo|",
      "p|1|goals|target_share||25%|",
      "p|1|extra|type||formula|",
      "p|1|extra|formula||=IF(attainment>=0.7, amount*0.12, amount*0.08)|",
    );
    const { lines, payout } = only(
      run({
        plans: [plan],
        deals: [deal("D1", "2026-01-10", "75000")],
        objectives: [
          { payee: "ana", component: "goals", objective: "certify", weight: exact("0.5"), achievement: exact("0.8") },
        ],
      }),
    );
    expect(lines).toEqual([
      ["D1", "9000"],
      [null, "10000"],
      ["certify", "4000"],
    ]);
    expect(payout).toBe("23000");
  });
  it("pays in another currency, rounded last", () => {
    const plan = planOf(...basics(), "p|1||pay_currency||JPY|", "p|1|all|type||rate|", "p|1|all|rate||3.3%|");
    const { payout } = only(
      run({
        plans: [plan],
        deals: [deal("D1", "2026-01-10", "1234.56")],
        rates: [
          { currency: "EUR", into: "JPY", policy: "payout_rate", from: isoDate("2026-03-31"), rate: exact("161.35") },
        ],
      }),
    );
    expect(payout).toBe("6573");
  });
  it("holds cash plans until the customer pays, cumulatively to the cent", () => {
    const plan = planOf(...basics(), "p|1||payout||cash|", "p|1|all|type||rate|", "p|1|all|rate||10%|");
    const collections = [{ deal: "D1", amount: exact("1"), total: exact("3") }];
    const first = only(run({ plans: [plan], deals: [deal("D1", "2026-01-10", "1000")], collections }));
    expect([first.payout, first.items]).toEqual(["33.33", { commission: "100", held: "-100", released: "33.33" }]);
    const second = only(
      run(
        {
          plans: [plan],
          deals: [],
          collections: [{ deal: "D1", amount: exact("2"), total: exact("3") }],
          balances: new Map([["ana", first.closing]]),
        },
        "2026-Q2",
      ),
    );
    expect([second.payout, second.closing.held]).toEqual(["66.67", []]);
  });
  it("carries a negative payout instead of paying it", () => {
    const plan = planOf(...basics(), "p|1|all|type||rate|", "p|1|all|rate||10%|");
    const adjustments = [{ payee: "ana", amount: exact("-150"), reason: "error in 2025-Q4" }];
    const { payout, closing } = only(run({ plans: [plan], deals: [deal("D1", "2026-01-10", "1000")], adjustments }));
    expect([payout, text(closing.carried)]).toEqual(["0", "50"]);
  });
  it("limits deductions and keeps the rest as clawback balance", () => {
    const plan = planOf(...basics(), "p|1||deduction_limit||25%|", "p|1|all|type||rate|", "p|1|all|rate||10%|");
    const { payout, closing } = only(
      run({
        plans: [plan],
        deals: [deal("D1", "2026-01-10", "1000")],
        balances: new Map([["ana", balances({ clawback: exact("80") })]]),
      }),
    );
    expect([payout, text(closing.clawback)]).toEqual(["75", "55"]);
  });
  it("opens a gate by the attainment of another component", () => {
    const plan = (gate: string) =>
      planOf(
        ...basics(),
        "p|1||quota||1000|",
        "p|1|all|type||rate|",
        "p|1|all|rate||10%|",
        "p|1|extra|type||rate|",
        "p|1|extra|rate||1%|",
        `p|1|extra|gate|${gate}|all|`,
      );
    const deals = [deal("D1", "2026-01-10", "900")];
    expect(only(run({ plans: [plan("0.9")], deals })).payout).toBe("99");
    expect(only(run({ plans: [plan("91%")], deals })).payout).toBe("90");
  });
  it("follows the plan version of each deal and goes on or starts again", () => {
    const version = (name: string, from: string, to: string, how: string, low: string, bound: string, high: string) => [
      `p|${name}||valid_from||${from}|`,
      `p|${name}||valid_to||${to}|`,
      `p|${name}||currency||EUR|`,
      `p|${name}||split_policy||overlay|`,
      `p|${name}||measurement||year|`,
      `p|${name}||period||year|`,
      `p|${name}||accumulator||${how}|`,
      `p|${name}|all|type||tiers|`,
      `p|${name}|all|mode||marginal|`,
      `p|${name}|all|tier|0|${low}|`,
      `p|${name}|all|tier|${bound}|${high}|`,
    ];
    const plans = (how: string) => [
      planOf(...version("1", "2026-01-01", "2026-06-30", how, "0.05", "60000", "0.08")),
      planOf(...version("2", "2026-07-01", "2026-12-31", how, "0.04", "100000", "0.10")),
    ];
    const deals = [
      deal("D1", "2026-03-10", "40000"),
      deal("D2", "2026-06-30", "30000"),
      deal("D3", "2026-07-01", "50000"),
    ];
    expect(only(run({ plans: plans("continue"), deals }, "2026")).payout).toBe("7000");
    expect(only(run({ plans: plans("reset"), deals }, "2026")).payout).toBe("5800");
  });
  it("replaces a setting for one payee while an exception is in force", () => {
    const plan = planOf(...basics(), "p|1|all|type||rate|", "p|1|all|rate||10%|");
    const exceptions = [
      {
        payee: "ana",
        component: "all",
        setting: "rate",
        value: "12%",
        from: isoDate("2026-02-01"),
        to: isoDate("2026-02-28"),
      },
    ];
    const deals = [deal("D1", "2026-01-10", "1000"), deal("D2", "2026-02-10", "1000")];
    expect(only(run({ plans: [plan], deals, exceptions })).lines).toEqual([
      ["D1", "100"],
      ["D2", "120"],
    ]);
  });
  it("prorates, ramps and relieves quotas, and blends a change within the period", () => {
    const plan = planOf(
      ...basics(),
      "p|1||proration||days|",
      "p|1||ramp|1|0%|",
      "p|1||ramp|2|50%|",
      "p|1|all|type||rate|",
      "p|1|all|rate||1%|",
    );
    const deals = [deal("D1", "2026-03-10", "1000")];
    const quotas = [
      { payee: "ana", from: isoDate("2026-01-01"), to: isoDate("2026-01-31"), amount: exact("9000") },
      { payee: "ana", from: isoDate("2026-02-01"), to: isoDate("2026-03-31"), amount: exact("18000") },
    ];
    const quota = (more: object) =>
      text(only(run({ plans: [plan], deals, quotas, ...more })).statement.components[0]?.quota);
    expect(quota({})).toBe("27000");
    expect(quota({ people: [person("ana", { from: isoDate("2026-02-15") })] })).toBe("13500");
    expect(quota({ people: [person("ana", { hired: isoDate("2026-01-05") })] })).toBe("13500");
    expect(quota({ leaves: [{ payee: "ana", from: isoDate("2026-01-01"), to: isoDate("2026-01-30") }] })).toBe("18000");
    expect(
      quota({
        quotas: [
          {
            payee: "ana",
            from: isoDate("2026-01-01"),
            to: isoDate("2026-12-31"),
            amount: exact("365000"),
            annual: true,
          },
        ],
      }),
    ).toBe("90000");
  });
  it("has no total while a line is unresolved, and names every problem", () => {
    const plan = planOf(...accelerator);
    const plans = [plan];
    expect(codes(run({ plans, deals: [{ ...deal("D", "2026-01-01", "1"), date: null }] }))).toEqual([
      "DEAL_WITHOUT_DATE",
    ]);
    expect(codes(run({ plans, deals: [{ ...deal("D", "2026-01-01", "1"), amount: null }] }))).toEqual([
      "DEAL_WITHOUT_AMOUNT",
    ]);
    expect(codes(run({ plans, deals: [{ ...deal("D", "2026-01-01", "1"), owner: null }] }))).toEqual([
      "DEAL_WITHOUT_OWNER",
    ]);
    expect(codes(run({ plans, deals: [deal("D", "2026-01-01", "1", "zoe")] }))).toEqual(["PAYEE_UNKNOWN"]);
    expect(codes(run({ plans, deals: [deal("D", "2026-01-01", "1"), deal("D", "2026-01-01", "1")] }))).toEqual([
      "DEAL_TWICE",
    ]);
    expect(codes(run({ plans, deals: [deal("D", "2026-01-01", "1", "ana", { currency: "USD" })] }))).toEqual([
      "FX_RATE_MISSING",
    ]);
    expect(
      codes(
        run({ plans, people: [person("ana", { to: isoDate("2026-01-31") })], deals: [deal("D", "2026-02-01", "1")] }),
      ),
    ).toEqual(["PAYEE_WITHOUT_PLAN"]);
    expect(codes(run({ plans, people: [person("ana", { plan: "x" })], deals: [] }))).toEqual(["NO_PLAN_IN_FORCE"]);
    expect(codes(run({ plans: [plan, plan], deals: [] }))).toEqual(["TWO_PLANS_IN_FORCE"]);
    expect(
      codes(
        run({
          plans,
          deals: [deal("D", "2026-01-01", "1")],
          splits: [{ deal: "D", payee: "ana", share: exact("0.5") }],
        }),
      ),
    ).toEqual(["SPLIT_NOT_100"]);
    const noQuota = planOf(...accelerator.filter((line) => !line.includes("quota")));
    const result = runPlan(run({ plans: [noQuota], deals: [deal("D", "2026-01-01", "1")] }));
    expect(result.problems.map(({ error }) => error.code)).toEqual(["PAYEE_WITHOUT_SETTING"]);
    expect([result.totals, result.statements[0]?.payout]).toEqual([null, null]);
  });
  it("refuses a circle of managers and a deal both credited back and cancelled", () => {
    const plan = planOf(...basics(), "p|1|t|type||rate|", "p|1|t|rate||1%|", "p|1|t|credit_from||team|");
    const people = [person("ana", { manager: "ben" }), person("ben", { manager: "ana" })];
    expect(codes(run({ plans: [plan], people, deals: [deal("D", "2026-01-01", "1")] }))).toEqual(["HIERARCHY_CYCLE"]);
    const twice = run({
      plans: [planOf(...accelerator)],
      deals: [deal("D", "2026-01-01", "100")],
      creditNotes: [{ id: "C", deal: "D", date: isoDate("2026-02-01"), amount: exact("1"), currency: null }],
      cancellations: [{ deal: "D", date: isoDate("2026-02-01") }],
    });
    expect(codes(twice)).toEqual(["CANCELLED_TWICE"]);
  });
  it("keeps two plans of one payee apart, each with its own days and quota", () => {
    const plans = ["p", "q"].map((name) =>
      planOf(
        ...basics(name),
        `${name}|1||quota||1000|`,
        `${name}|1||proration||days|`,
        `${name}|1|all|type||tiers|`,
        `${name}|1|all|mode||marginal|`,
        `${name}|1|all|tier|0|1%|`,
        `${name}|1|all|tier|1000|${name === "p" ? "2%" : "3%"}|`,
      ),
    );
    const people = [
      person("ana", { to: isoDate("2026-02-14") }),
      person("ana", { plan: "q", from: isoDate("2026-02-15") }),
    ];
    const deals = [deal("D1", "2026-02-14", "1500"), deal("D2", "2026-02-15", "1500")];
    const { lines, statement } = only(run({ plans, people, deals }));
    expect(lines).toEqual([
      ["D1", "20"],
      ["D2", "25"],
    ]);
    expect(statement.components.map(({ quota }) => text(quota))).toEqual(["500", "500"]);
  });
  it("pays a leaver what is released and nothing of the draw", () => {
    const plan = planOf(
      ...accelerator,
      "p|1||draw||3000|",
      "p|1||draw_type||recoverable|",
      "p|1||guarantee_base||net|",
    );
    const held = [{ deal: "D1", payee: "ana", held: exact("300"), released: zero, collected: zero }];
    const { items } = only(
      run(
        {
          plans: [plan],
          people: [person("ana", { to: isoDate("2026-03-31") })],
          deals: [],
          balances: new Map([["ana", balances({ held })]]),
          collections: [{ deal: "D1", amount: exact("1"), total: exact("2") }],
        },
        "2026-Q2",
      ),
    );
    expect(items).toEqual({ commission: "0", released: "150" });
  });
  it("forgives what is owed when the draw ends", () => {
    const plan = (...more: string[]) =>
      planOf(
        ...accelerator,
        "p|1||draw||3000|",
        "p|1||draw_type||recoverable_forgiven|",
        "p|1||guarantee_base||net|",
        ...more,
      );
    const deals = [deal("D1", "2026-01-10", "10000")];
    expect(text(only(run({ plans: [plan()], deals })).closing.draw)).toBe("2000");
    expect(text(only(run({ plans: [plan("p|1||valid_to||2026-03-31|")], deals })).closing.draw)).toBe("0");
  });
  it("refuses to divide by a quota that ramp or rows bring to 0 or below", () => {
    const ramped = planOf(...accelerator, "p|1||ramp|1|0%|", "p|1||ramp|2|0%|", "p|1||ramp|3|0%|");
    const people = [person("ana", { hired: isoDate("2026-01-01") })];
    expect(codes(run({ plans: [ramped], people, deals: [deal("D", "2026-01-01", "1")] }))).toEqual([
      "QUOTA_NOT_POSITIVE",
    ]);
    const quotas = [{ payee: "ana", from: isoDate("2026-01-01"), to: isoDate("2026-03-31"), amount: exact("-5") }];
    expect(codes(run({ plans: [planOf(...accelerator)], quotas, deals: [deal("D", "2026-01-01", "1")] }))).toEqual([
      "QUOTA_NOT_POSITIVE",
    ]);
  });
  it("refuses to run a plan for another kind of period", () => {
    expect(codes(run({ plans: [planOf(...accelerator)], deals: [] }, "2026-01"))).toEqual(["PERIOD_MISMATCH"]);
  });
  it("caps the rate, the deal and the period in this order", () => {
    const plan = planOf(
      ...basics(),
      "p|1|all|type||rate|",
      "p|1|all|rate||12%|",
      "p|1|all|rate_cap||10%|",
      "p|1|all|cap_per_deal||8000|",
      "p|1|all|cap_per_period||15000|",
    );
    const deals = [
      deal("L1", "2026-01-01", "100000"),
      deal("L2", "2026-01-02", "60000"),
      deal("L3", "2026-01-03", "40000"),
    ];
    const { statement } = only(run({ plans: [plan], deals }));
    expect(
      statement.lines.map(({ uncapped, commission, cappedBy }) => [text(uncapped), text(commission), cappedBy]),
    ).toEqual([
      ["12000", "8000", "deal"],
      ["7200", "6000", "rate"],
      ["4800", "1000", "period"],
    ]);
  });
  it("looks rates up by another metric and pays units and SPIFFs by the piece", () => {
    const plan = planOf(
      ...basics(),
      "p|1|d|type||rate_table|",
      "p|1|d|metric||discount|",
      "p|1|d|tier|0|10%|",
      "p|1|d|tier|10%|8%|",
      "p|1|u|type||tiers|",
      "p|1|u|mode||retroactive|",
      "p|1|u|basis||units|",
      "p|1|u|units||seats|",
      "p|1|u|tier|0|2|",
      "p|1|u|tier|10|3|",
      "p|1|s|type||spiff|",
      "p|1|s|per_unit||150|",
      "p|1|s|min_units||2|",
    );
    const values = (discount: string, seats: string) => ({
      values: { discount: exact(discount), seats: exact(seats) },
    });
    const deals = [
      deal("A", "2026-01-01", "1000", "ana", values("0.05", "4")),
      deal("B", "2026-01-02", "1000", "ana", values("0.15", "6")),
    ];
    expect(only(run({ plans: [plan], deals })).lines).toEqual([
      ["A", "100"],
      ["A", "12"],
      ["B", "80"],
      ["B", "18"],
      [null, "300"],
    ]);
    const blank = { values: { discount: null, seats: exact("1") } };
    expect(codes(run({ plans: [plan], deals: [deal("C", "2026-01-01", "1", "ana", blank)] }))).toEqual([
      "METRIC_MISSING",
    ]);
  });
  it("pays nothing below a threshold, then from the first or only above", () => {
    const plan = (mode: string) =>
      planOf(
        ...basics(),
        "p|1|a|type||rate|",
        "p|1|a|rate||8%|",
        "p|1|a|threshold||50000|",
        `p|1|a|threshold_mode||${mode}|`,
      );
    const pay = (mode: string, amount: string) =>
      only(run({ plans: [plan(mode)], deals: [deal("D", "2026-01-01", amount)] })).payout;
    expect([pay("from_first", "40000"), pay("from_first", "50000"), pay("above_only", "65000")]).toEqual([
      "0",
      "4000",
      "1200",
    ]);
  });
  it("holds back to the cent under any rounding, and shows credits that add up", () => {
    const plan = (rounding: string) =>
      planOf(
        ...basics(),
        `p|1||rounding||${rounding}|`,
        "p|1||holdback_rate||33.3%|",
        "p|1|all|type||rate|",
        "p|1|all|rate||10%|",
      );
    const third = ["D1", "D2", "D3"].map((id, i) => deal(id, `2026-01-0${i + 1}`, "100.01"));
    const splits = third.flatMap(({ id }) => [
      { deal: id, payee: "ana", share: exact("0.3333") },
      { deal: id, payee: "ben", share: exact("0.6667") },
    ]);
    for (const rounding of ["half_up", "half_even", "down"]) {
      const people = [person("ana"), person("ben")];
      const { statement } = only(run({ plans: [plan(rounding)], people, deals: third, splits }));
      const held = statement.items.find(({ kind }) => kind === "held")?.amount;
      expect(text(sum(statement.closing.held.map((entry) => entry.held)))).toBe(text(held)?.replace("-", ""));
      expect(shownCredits(statement.lines, "EUR").map(text)).toEqual(["33.34", "33.33", "33.33"]);
    }
  });
  it("says every step in every language", () => {
    const { result } = only(run({ plans: [planOf(...accelerator)], deals: [deal("D1", "2026-01-10", "110000")] }));
    const visit = (step: TraceStep): string[] => [
      ...languages.map((language) => traceWords(step, language)),
      ...step.inputs.flatMap(visit),
    ];
    const words = visit(payeeTrace(result, "ana") as TraceStep);
    expect(words).toContain("Stufe ab 100000");
    expect(words.every((word) => word.length > 0)).toBe(true);
  });
  it("names the cap that cut a line in every language", () => {
    const wordsWith = (setting: string, language: Language): string[] => {
      const plan = planOf(...basics(), "p|1|all|type||rate|", "p|1|all|rate||10%|", setting);
      const { result } = only(run({ plans: [plan], deals: [deal("D1", "2026-01-10", "1000")] }));
      const visit = (step: TraceStep): string[] => [traceWords(step, language), ...step.inputs.flatMap(visit)];
      return visit(payeeTrace(result, "ana") as TraceStep);
    };
    const caps = {
      "p|1|all|rate_cap||5%|": "rateCap",
      "p|1|all|cap_per_deal||50|": "capPerDeal",
      "p|1|all|cap_per_period||50|": "capPerPeriod",
    } as const;
    for (const [setting, name] of Object.entries(caps)) {
      for (const language of languages)
        expect(wordsWith(setting, language).join("\n").toLowerCase()).toContain(
          settingNames[name][language].toLowerCase(),
        );
    }
  });
  it("is empty without people and deals", () => {
    const result = runPlan(run({ plans: [planOf(...accelerator)], people: [], deals: [] }));
    expect([result.lines, result.statements, result.problems, result.totals?.size]).toEqual([[], [], [], 0]);
  });
});
