import { describe, expect, it } from "vitest";
import { RevError } from "../../core/errors/error.ts";
import { runTexts } from "../support/folder-run.ts";

const history = [
  "Deal ID,Stage,Changed At,Amount",
  "b,Closed Won,2026-02-10 09:00:00,500.50",
  "a,Prospecting,2026-01-05 10:00:00,",
  "a,Proposal,2026-01-20 10:00:00,300",
  "b,Prospecting,2026-01-31 23:00:00,400",
  "a,Negotiation,2026-01-20 10:00:00,",
  "c,Prospecting,2026-03-01 08:00:00,",
  "c,Closed Lost,2026-03-04 08:00:00,",
];

const deals = `select deal_id, stage_list.name as stage, outcome, amount, created_on :: varchar as created_on,
  closed_on :: varchar as closed_on from int_deals join stage_list using (position) order by deal_id`;

describe("what a folder must hold", () => {
  it("a stage history alone stands for its deals: one an id, from its first entry, in the stage of its last, closed by it", async () => {
    const { db } = await runTexts({ "history.csv": history.join("\n") }, { asOf: "2026-03-31" });
    expect(await db.rows(deals)).toEqual([
      // Two entries at one moment: the later line is the later entry; the last amount that is not blank counts.
      {
        deal_id: "a",
        stage: "Negotiation",
        outcome: "open",
        amount: "300.0000",
        created_on: "2026-01-05",
        closed_on: null,
      },
      {
        deal_id: "b",
        stage: "Closed Won",
        outcome: "won",
        amount: "500.5000",
        created_on: "2026-01-31",
        closed_on: "2026-02-10",
      },
      {
        deal_id: "c",
        stage: "Closed Lost",
        outcome: "lost",
        amount: null,
        created_on: "2026-03-01",
        closed_on: "2026-03-04",
      },
    ]);
    db.close();
  });

  it("a history of fields gives the stage its stage rows say", async () => {
    const rows = [
      "Opportunity ID,Field,Old Value,New Value,Edit Date",
      "a,StageName,Prospecting,Proposal,2026-01-20 10:00:00",
      "a,Amount,100,200,2026-02-01 10:00:00",
    ];
    const { db } = await runTexts({ "opportunity field history.csv": rows.join("\n") }, { asOf: "2026-03-31" });
    expect(await db.rows(deals)).toMatchObject([{ deal_id: "a", stage: "Proposal", outcome: "open" }]);
    db.close();
  });

  it("beside a table of deals a history adds none", async () => {
    const table =
      "Deal ID,Deal Name,Stage,Amount,Create Date\na,First,Proposal,10,2026-01-05\nz,Last,Proposal,20,2026-01-06\n";
    const { db } = await runTexts({ "deals.csv": table, "history.csv": history.join("\n") }, { asOf: "2026-03-31" });
    expect((await db.rows<{ deal_id: string }>(deals)).map(({ deal_id }) => deal_id)).toEqual(["a", "z"]);
    db.close();
  });

  it("orders alone carry a run, up to the day of the last one", async () => {
    const orders = "Order ID,Customer ID,Order Date,Amount\n1,x,2026-01-05,10\n2,x,2026-02-05,12\n3,y,2026-02-07,9\n";
    const { db, tables } = await runTexts({ "orders.csv": orders });
    expect(tables.parameters).toMatchObject({ asOf: "2026-02-07" });
    expect(await db.row("select count(*) as cells from mart_retention")).toEqual({ cells: 3 });
    db.close();
  });

  it("data inside one quarter that is not over: the question names the day that closes it", async () => {
    const failure = await runTexts({ "history.csv": history.join("\n") }).catch((error: unknown) => error);
    expect(failure).toMatchObject({ code: "NO_CLOSED_QUARTER", parameters: { period: "2026-Q1", end: "2026-03-31" } });
    const asked = await runTexts(
      { "history.csv": history.join("\n") },
      { asOf: "2026-03-31", period: "2025-Q1" },
    ).catch((error: unknown) => error);
    expect(asked).toMatchObject({ code: "PERIOD_WITHOUT_DATA" });
  });

  it("without a single deal the sections of deals give way to one note", async () => {
    const leads = "Lead ID,Created Date,Lead Source,Converted\n1,2026-01-05,Web,Yes\n2,2026-03-31,Web,No\n";
    const { db, results, section } = await runTexts({ "leads.csv": leads });
    expect(results.trust.notes.filter((note) => note.includes("no deals"))).toEqual([
      "The export has no deals: results, funnel, reps and hygiene are left out.",
    ]);
    expect(results.sections.map(({ id }) => id)).toEqual(["leads"]);
    expect(section("leads")?.title).toBe("50% of leads are converted");
    db.close();
  });

  it("accounts alone carry none", async () => {
    const accounts = "Account ID,Account Name,Industry\n1,Acme,Retail\n";
    const failure = await runTexts({ "accounts.csv": accounts }).catch((error: unknown) => error);
    expect(failure).toBeInstanceOf(RevError);
    expect(failure).toMatchObject({ code: "NO_DEALS" });
  });

  it("the configuration is not among the files left out", async () => {
    const { db, results } = await runTexts(
      {
        "history.csv": history.join("\n"),
        "revsheet.yaml": "company: Example\n",
        "notes.md": "-",
      },
      { asOf: "2026-03-31" },
    );
    expect(results.stamp.company).toBe("Example");
    const ignored = results.trust.notes.filter((note) => note.includes("notes.md"));
    expect(ignored).toEqual([expect.not.stringContaining("revsheet.yaml")]);
    db.close();
  });
});
