import { describe, expect, it } from "vitest";
import { duplicatesSection } from "../../../pipeline/analysis/duplicates.ts";
import { analysisOf } from "../../support/analysis.ts";
import { sampleRows } from "../../support/sample-rows.ts";

const open = (id: string, account: string, amount: string) => ({
  deal_id: id,
  account_id: account,
  stage: "Proposal",
  created_at: "2026-08-01",
  amount,
});

const table = (result: Awaited<ReturnType<typeof duplicatesSection>>, id: string) =>
  result.section?.tables.find((each) => each.id === id);

describe("duplicates section", () => {
  it("groups accounts by name, domain and likeness and keeps the one with most deals", async () => {
    const context = await analysisOf({
      accounts: [
        { account_id: "1", account_name: "Muster GmbH" },
        { account_id: "2", account_name: "MUSTER" },
        { account_id: "3", account_name: "Nordwind AG", website: "https://www.nordwind.example/de" },
        { account_id: "4", account_name: "NW Logistik", website: "nordwind.example" },
        { account_id: "5", account_name: "Kartonagen Weber" },
        { account_id: "6", account_name: "Kartonagen Webber" },
        { account_id: "7", account_name: "Freemail One", website: "gmail.com" },
        { account_id: "8", account_name: "Other Two", website: "gmail.com" },
      ],
      deals: [open("a", "2", "100"), open("b", "2", "50"), open("c", "1", "25"), open("d", "3", "900")],
    });
    const result = await duplicatesSection(context);
    expect(result.section?.title).toBe("Surplus records: 37.5% of accounts, 0.0% of contacts");
    const rows = table(result, "duplicate_accounts")?.rows.map((row) => [row[2], row[4], row[5], row[7], row[8]]);
    expect(rows).toEqual([
      ["3", "4", "same domain", 0, "900.00"],
      ["2", "1", "same name", 1, "175.00"],
      ["5", "6", "similar name, check", 0, null],
    ]);
    // Only Muster has open deals on both records.
    expect(result.findings).toMatchObject([{ money: "175.00", confidence: "low" }]);
    expect(await context.db.rows("select keep_id, merge_id from change_duplicate_accounts order by all")).toHaveLength(
      3,
    );
  });

  it("takes the accounts of deals where the export has none of its own", async () => {
    const deal = (id: string, account_name: string) => ({ deal_id: id, account_name, stage: "Won", amount: "1" });
    const result = await duplicatesSection(
      await analysisOf({ deals: [deal("a", "Muster GmbH"), deal("b", "Muster  AG")] }),
    );
    expect(table(result, "duplicate_accounts")?.rows).toHaveLength(1);
  });

  it("is clean without duplicates and silent without accounts", async () => {
    const clean = await duplicatesSection(
      await analysisOf({ accounts: [{ account_id: "1", account_name: "Muster" }] }),
    );
    expect(clean.section?.title).toBe("No account and no contact exists twice");
    expect(clean.section?.tables).toEqual([]);
    const { section, notes } = await duplicatesSection(await analysisOf({ deals: [{ deal_id: "1", stage: "Won" }] }));
    expect([section, notes.length]).toEqual([null, 1]);
  });

  it("finds the sample's duplicates", async () => {
    const rows = sampleRows(800);
    const names = new Map<unknown, unknown[]>();
    for (const { account_id, website } of rows.accounts ?? [])
      names.set(website, [...(names.get(website) ?? []), account_id]);
    const surplus = [...names.values()].reduce((sum, ids) => sum + ids.length - 1, 0);
    expect(surplus).toBeGreaterThan(3);
    const result = await duplicatesSection(await analysisOf(rows));
    const found = table(result, "duplicate_accounts")?.rows ?? [];
    expect(found.filter((row) => row[5] !== "similar name, check").length).toBeGreaterThanOrEqual(surplus);
  });
});
